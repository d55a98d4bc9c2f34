"""Kiểm tra gói minh chứng do PII Desktop lập: thiếu, thừa, bị sửa, đổi tên, tráo, trùng tệp.

Cách dùng (Python 3.8 trở lên, không cần cài thêm gì, không cần mạng):

    python kiem-tra.py                 kiểm tra thư mục chứa tệp này
    python kiem-tra.py Goi.zip         kiểm tra tệp .zip nhận được
    python kiem-tra.py "Thư mục"       kiểm tra thư mục đã giải nén

Chương trình chỉ đọc, không ghi, không giải nén. Mã thoát: 0 đúng, 4 có sai khác, 3 không phải gói, 2 gõ lệnh sai.
"""

import contextlib
import hashlib
import os
import re
import struct
import sys
import zipfile
import zlib

TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
PAYLOAD_LIST, TAG_LIST = TAGS[2], TAGS[3]
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TEXT = ("txt", "html", "htm", "csv", "tsv", "xml", "json", "py", "ps1", "cmd", "svg")
SYSTEM = {
    **dict.fromkeys(("thumbs.db", "ehthumbs.db"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1 << 20)),
    ".ds_store": (b"\0\0\0\1Bud1", 1 << 16),
}
PROGRAMS = (
    ".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh",
    ".hta", ".msi", ".msp", ".msix", ".appx", ".appref-ms", ".application", ".lnk", ".url", ".scf", ".reg", ".inf",
    ".cpl", ".dll", ".sys", ".jar", ".jnlp", ".chm", ".gadget", ".py", ".pyw", ".sh",
)  # fmt: skip
START = 4096
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
CHUNK = 1 << 20


class Pack:
    """Những gì thấy trong gói: tên và giá trị băm từng tệp, nội dung các bản kê, lời nhắn về vỏ zip."""

    def __init__(self, base, is_zip):
        self.base, self.is_zip = base, is_zip
        self.hashes, self.sizes, self.texts, self.starts = {}, {}, {}, {}
        self.errors, self.notes = [], []
        self.is_repacked, self.beside = False, []

    def add(self, name, sha256, size):
        """Ghi nhận một tệp; hai tệp cùng tên là một sai khác."""
        if name in self.hashes:
            self.errors.append("Trong gói có hai tệp cùng tên: " + name)
        self.hashes[name], self.sizes[name] = sha256, size


class NotCheckedError(Exception):
    """Không kiểm tra được; lời nhắn nói vì sao."""


def hash_of(stream):
    """Giá trị băm SHA-256 của một luồng đọc."""
    digest = hashlib.sha256()
    for block in iter(lambda: stream.read(CHUNK), b""):
        digest.update(block)
    return digest.hexdigest()


def read_zip(path):
    """Đọc tệp .zip mà không giải nén ra đĩa."""
    with zipfile.ZipFile(path) as archive, open(path, "rb") as raw:
        members = [info for info in archive.infolist() if not info.filename.endswith("/")]
        unpacked = sum(info.file_size for info in members)
        if unpacked > (64 << 20) and unpacked > 150 * os.path.getsize(path):
            raise NotCheckedError("Tệp nén phình to bất thường, không phải gói minh chứng. Đừng mở tệp này.")
        held = sorted(
            (info.filename.count("/"), info.filename) for info in members if info.filename.rpartition("/")[2] in TAGS
        )
        base = held[0][1].rpartition("/")[0] + "/" if held and "/" in held[0][1] else ""
        pack = Pack(base.rstrip("/"), True)
        for info in members:
            read_member(archive, info, base, pack)
        if not base or not is_as_packed(archive, raw, base):
            pack.is_repacked = True
    return pack


def read_member(archive, info, base, pack):
    """Băm một tệp trong zip."""
    raw_name = info.orig_filename
    steps = raw_name.replace("\\", "/").split("/")
    is_link = (info.external_attr >> 16) & 0o170000 == 0o120000
    is_odd = set(raw_name) & set('<>:"|?*\\') or any(ord(letter) < 32 for letter in raw_name)
    if is_link or is_odd or set(steps) & {"", ".", ".."}:
        pack.errors.append("Đường dẫn nguy hiểm, không giải nén gói này: " + info.filename)
        return
    if not info.filename.startswith(base):
        pack.errors.append("Thừa tệp nằm ngoài thư mục của gói: " + info.filename)
        return
    name = info.filename[len(base) :]
    try:
        with archive.open(info) as member:
            pack.add(name, hash_of(member), info.file_size)
        if name in TAGS:
            pack.texts[name] = archive.read(info)
    except BROKEN:
        pack.add(name, None, info.file_size)


def is_as_packed(archive, raw, base):
    """Vỏ zip còn đúng từng byte như lúc lập: thứ tự, ngày giờ, không chèn gì trước, giữa, sau."""
    infos, place = archive.infolist(), 0
    names = [info.filename[len(base) :] for info in infos]
    if names != sorted(names, key=lambda name: (not name.startswith("data/"), name)) or archive.comment:
        return False
    for info in infos:
        method = zipfile.ZIP_DEFLATED if info.filename.rpartition(".")[2].lower() in TEXT else zipfile.ZIP_STORED
        told = (info.date_time, info.compress_type, info.create_system, info.external_attr)
        plain = told == ((1980, 1, 1, 0, 0, 0), method, 3, 0o644 << 16) and not info.filename.endswith("/")
        header = info.FileHeader()
        raw.seek(place)
        if not plain or info.extra or info.flag_bits or info.header_offset != place or raw.read(len(header)) != header:
            return False
        try:
            if method == zipfile.ZIP_DEFLATED and not ends_cleanly(raw, info):
                return False
        except zlib.error:
            return False
        place += len(header) + info.compress_size
    return place == archive.start_dir and ends_plainly(raw, infos, place)


def ends_cleanly(raw, info):
    """Dòng nén kết thúc đúng ở bit cuối: phần sau nội dung không được mã kiểm tra nào của zip bảo vệ."""
    inflate, left, size = zlib.decompressobj(-15), info.compress_size - 1, 0
    while left > 0 and size <= info.file_size:
        block = raw.read(min(left, 1 << 16))
        size += len(inflate.decompress(block))
        left -= len(block) or left
    last = raw.read(1) or b"\0"
    cleared = bytes([last[0] ^ (1 << last[0].bit_length() >> 1)])
    other = inflate.copy()
    end = inflate.decompress(last)
    with contextlib.suppress(zlib.error):
        if cleared != last and other.decompress(cleared) == end and other.eof:
            return False
    return inflate.eof and not inflate.unused_data and size + len(end) == info.file_size


def ends_plainly(raw, infos, place):
    """Mục lục cuối tệp zip đúng từng byte, sau nó không còn gì."""
    table = b""
    for info in infos:
        name = info.filename.encode("utf-8")
        table += struct.pack(
            "<4s6B3H3L5H2L", b"PK\1\2", info.extract_version, 3, info.extract_version, 0, 0, 0, info.compress_type,
            0, 33, info.CRC, info.compress_size & 0xFFFFFFFF, info.file_size & 0xFFFFFFFF, len(name), 0, 0, 0, 0,
            info.external_attr, info.header_offset & 0xFFFFFFFF,
        ) + name  # fmt: skip
    if place + len(table) > 0xFFFFFFFF:
        return True  # trên 4 GB thì phần cuối có thêm bản ghi
    raw.seek(place)
    return raw.read() == table + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(infos), len(infos), len(table), place, 0)


def root_of(folder):
    """Thư mục của gói: chính nó, hoặc gói duy nhất nằm trong nó; None khi không có gói nào."""

    def is_bag(root):
        return any(os.path.exists(os.path.join(root, name)) for name in TAGS)

    if is_bag(folder):
        return folder
    inner = [os.path.join(folder, each) for each in sorted(os.listdir(folder))]
    bags = [each for each in inner if os.path.isdir(each) and not is_link(each) and is_bag(each)]
    if len(bags) > 1:
        raise NotCheckedError("Trong thư mục có %d gói. Hãy kiểm tra từng gói; chưa gói nào được kiểm tra." % len(bags))
    return bags[0] if bags else None


def is_link(path):
    """Đúng với liên kết, kể cả điểm nối thư mục (junction) của Windows."""
    return os.path.islink(path) or getattr(os.lstat(path), "st_reparse_tag", 0) == 0xA0000003


def read_folder(folder):
    """Đọc thư mục đã giải nén; không đi theo liên kết."""
    root = root_of(folder)
    if root is None:
        return None
    pack = Pack(os.path.basename(os.path.abspath(root)), False)
    for where, folders, files in os.walk(root):
        links = [each for each in folders if is_link(os.path.join(where, each))]
        folders[:] = [each for each in folders if each not in links]
        for each in files + links:
            path = os.path.join(where, each)
            read_file(path, os.path.relpath(path, root).replace(os.sep, "/"), pack)
    there = {"/".join(name.split("/")[:count]) for name in pack.hashes for count in range(1, name.count("/") + 2)}
    pack.beside = sorted(name for name in pack.hashes if is_of_system(pack, name, there))
    return pack


def read_file(path, name, pack):
    """Băm một tệp trong thư mục."""
    if is_link(path) or not os.path.isfile(path):
        pack.errors.append("Liên kết hoặc thiết bị thay cho tệp: " + name)
        return
    try:
        with open(path, "rb") as stream:
            pack.starts[name] = stream.read(START) if may_be_of_system(name) else b""
            stream.seek(0)
            pack.add(name, hash_of(stream), os.path.getsize(path))
        if name in TAGS:
            with open(path, "rb") as stream:
                pack.texts[name] = stream.read()
    except OSError:
        pack.add(name, None, 0)


def read_list(pack, list_name):
    """Bản kê: tên tệp và giá trị băm; dòng sai thành sai khác."""
    text = pack.texts.get(list_name, b"").decode("utf-8", "replace")
    listed = {}
    for line in text.split("\n")[:-1] if text.endswith("\n") else text.split("\n") if text else []:
        found = re.fullmatch("([0-9a-f]{64})  (.+)", line)
        if not found or found.group(2) in listed:
            pack.errors.append("Bản kê " + list_name + " đã bị sửa, dòng không đúng: " + line[:80])
        else:
            listed[found.group(2)] = found.group(1)
    lines = "".join(listed[name] + "  " + name + "\n" for name in sorted(listed))
    if text and lines != text:
        pack.errors.append("Bản kê " + list_name + " đã bị sửa (thứ tự hoặc dấu xuống dòng).")
    for name in listed:
        if name.startswith("data/") != (list_name == PAYLOAD_LIST):
            pack.errors.append("Bản kê " + list_name + " ghi tệp không thuộc về nó: " + name)
    return listed


def may_be_of_system(name):
    """Tên giống tệp do Windows, macOS, Office tự tạo khi người ta mở thư mục."""
    last = name.rpartition("/")[2].lower()
    return last in SYSTEM or last == "desktop.ini" or last.startswith(("~$", "._"))


def is_of_system(pack, name, there):
    """Đúng là tệp như thế, xét cả cỡ và nội dung: chỉ tên thì ai cũng đặt được. Trong tệp zip thì không bỏ qua gì."""
    folder, stroke, last = name.rpartition("/")
    start, size, low = pack.starts.get(name, b""), pack.sizes[name], last.lower()
    suffix = os.path.splitext(low.rstrip(" ."))[1]
    if pack.hashes[name] is None or suffix in PROGRAMS:
        return False
    if low in SYSTEM:
        return start.startswith(SYSTEM[low][0]) and size <= SYSTEM[low][1]
    if low == "desktop.ini":
        return size <= START and is_folder_view(start)
    if low.startswith("._"):
        return start.startswith(b"\0\5\x16\7") and size <= 1 << 14 and folder + stroke + last[2:] in there
    if not low.startswith("~$") or not re.fullmatch(r"\.(doc|xls)[a-z]?", os.path.splitext(low)[1]):
        return False
    neighbours = [each.rpartition("/")[2] for each in there if each.rpartition("/")[0] == folder]
    is_beside = any(last[2:] in (each, each[1:], each[2:]) for each in neighbours if not each.startswith("~$"))
    return is_beside and 0 < size <= 200 and start[0] <= 54


def is_folder_view(content):
    """Tệp desktop.ini thật: cách Explorer hiện thư mục, không dẫn tới máy khác."""
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "latin-1", "replace")
    text = text.lstrip("\xef\xbb\xbf")  # dấu đầu tệp của UTF-8
    section = r"(?im)^\s*\[(\.ShellClassInfo|ViewState|LocalizedFileNames)\]"
    return (
        all(letter.isprintable() or letter in "\r\n\t" for letter in text)
        and all(re.fullmatch(r"\[[^\[\]]+\]|;.*|[^=\[\]]+=.*|", line.strip()) for line in text.splitlines())
        and "\\\\" not in text
        and "//" not in text
        and re.search(section, text) is not None
    )


def compare(pack):
    """So bản kê với những gì có trong gói."""
    listed = dict(read_list(pack, PAYLOAD_LIST), **read_list(pack, TAG_LIST))
    missing = [name for name in listed if name not in pack.hashes]
    missing += [name for name in TAGS if name not in pack.hashes and name not in missing]
    pack.beside = [name for name in pack.beside if name not in listed]
    extra = [name for name in pack.hashes if name not in listed and name != TAG_LIST and name not in pack.beside]
    for old in list(missing):
        new = next((name for name in extra if pack.hashes[name] == listed.get(old, "")), None)
        if new:
            pack.errors.append("Đổi tên: " + old + " thành " + new)
            missing.remove(old)
            extra.remove(new)
    pack.errors += ["Thiếu tệp: " + name for name in missing]
    for name in extra:
        twin = next((each for each in listed if listed[each] == pack.hashes[name]), None)
        if twin:
            pack.errors.append("Thừa tệp: " + name + " (trùng nội dung với " + twin + ")")
        else:
            pack.errors.append("Thừa tệp: " + name)
    compare_contents(pack, listed)
    pack.notes += ["Tệp do hệ điều hành hoặc Office tự tạo, không thuộc gói: " + name for name in pack.beside]


def compare_contents(pack, listed):
    """Tệp bị sửa, hỏng, tráo nội dung."""
    owners = {sha256: name for name, sha256 in listed.items()}
    for name in sorted(listed):
        if name not in pack.hashes or pack.hashes[name] == listed[name]:
            continue
        other = owners.get(pack.hashes[name])
        if pack.hashes[name] is None:
            pack.errors.append("Tệp bị hỏng, không đọc hết được: " + name)
        elif other:
            pack.errors.append("Tệp bị tráo: " + name + " đang mang nội dung của " + other)
        else:
            pack.errors.append("Tệp bị sửa: " + name)
    if pack.texts.get("bagit.txt", BAGIT) != BAGIT:
        pack.errors.append("Tệp bị sửa: bagit.txt")


def compare_totals(pack):
    """Số tệp, dung lượng, tên gói ghi trong bag-info.txt."""
    text = pack.texts.get("bag-info.txt", b"").decode("utf-8", "replace")
    info = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    names = [name for name in pack.hashes if name not in pack.beside]
    payload = [name for name in names if name.startswith("data/")]
    oxum = "%d.%d" % (sum(pack.sizes[name] for name in payload), len(payload))
    if not pack.errors and info.get("Payload-Oxum") != oxum:
        pack.errors.append("Số tệp, dung lượng ghi trong bag-info.txt không khớp.")
    if not pack.errors and info.get("PII-Tag-Count") != str(len(names) - len(payload)):
        pack.errors.append("Số tệp đi kèm ghi trong bag-info.txt không khớp.")
    name = info.get("External-Identifier", "")
    if pack.base and name and name != pack.base:
        told = "Gói tự ghi là " + name + " nhưng nằm trong thư mục " + pack.base
        (pack.errors if pack.is_zip else pack.notes).append(told)
    if info.get("Bag-Count"):
        pack.notes.append("Đây là phần " + info["Bag-Count"].replace(" of ", " trong ") + "; hãy kiểm tra đủ các phần.")
    return info


def check(path):
    """Kiểm tra một gói: (sai khác, lời nhắn, thông tin gói); sai khác là None khi không phải gói."""
    try:
        pack = read_folder(path) if os.path.isdir(path) else read_zip(path)
    except NotCheckedError as refusal:
        return None, [str(refusal)], {}
    except BROKEN as error:
        return ["Tệp không mở được, có thể bị cắt cụt khi chép hoặc tải: %s" % error], [], {}
    if pack is None or not (set(pack.hashes) & set(TAGS)):
        return None, [], {}
    compare(pack)
    info = compare_totals(pack)
    if TAG_LIST in pack.texts:
        digits = hashlib.sha256(pack.texts[TAG_LIST]).hexdigest()[:16].upper()
        info["code"] = " ".join(digits[place : place + 4] for place in range(0, 16, 4))
    info["verdict"] = verdict(pack)
    if pack.is_repacked and not pack.errors:
        pack.errors.append("Tệp zip đã được nén lại hoặc sửa phần vỏ.")
    return pack.errors, pack.notes, info


def verdict(pack):
    """Kết luận trong một câu."""
    if pack.errors:
        return "Có %d điểm sai khác." % len(pack.errors)
    if pack.is_repacked:
        return "Gói đã được nén lại; nội dung từng tệp vẫn đúng với bản kê từng byte."
    beside = "; có %d tệp của hệ điều hành bên cạnh" % len(pack.beside) if pack.beside else ""
    return "Gói còn nguyên vẹn từng byte" + beside + "."


def main(arguments):
    """In kết quả; trả mã thoát."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if len(arguments) > 1 or (arguments and arguments[0] in ("-h", "--help")):
        print(__doc__)
        return 2
    path = arguments[0] if arguments else os.path.dirname(os.path.abspath(__file__))
    errors, notes, info = check(path)
    if errors is None:
        print(notes[0] if notes else "Đây không phải là gói minh chứng: không thấy bản kê manifest-sha256.txt.")
        return 3
    for label in ("External-Description", "Source-Organization"):
        if label in info:
            print(info[label])
    for line in errors:
        print("SAI KHÁC  " + line)
    for line in notes:
        print("Lưu ý     " + line)
    print(info.get("verdict") or "Có %d điểm sai khác." % len(errors))
    if "code" in info:
        print("Mã gói: " + info["code"] + "  (đối chiếu với mã nơi gửi cung cấp)")
    return 4 if errors else 0


if __name__ == "__main__":
    CODE = main(sys.argv[1:])
    if len(sys.argv) == 1 and sys.stdin is not None and sys.stdin.isatty():
        with contextlib.suppress(EOFError):  # Windows calls its empty device a terminal
            input("Nhấn Enter để đóng.")
    sys.exit(CODE)
