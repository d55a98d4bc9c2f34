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
SYSTEM = ("desktop.ini", "thumbs.db", ".ds_store", "ehthumbs.db")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
CHUNK = 1 << 20


class Pack:
    """Những gì thấy trong gói: tên và giá trị băm từng tệp, nội dung các bản kê, lời nhắn về vỏ zip."""

    def __init__(self, base, is_zip):
        self.base, self.is_zip = base, is_zip
        self.hashes, self.sizes, self.texts = {}, {}, {}
        self.errors, self.notes = [], []

    def add(self, name, sha256, size):
        """Ghi nhận một tệp; hai tệp cùng tên là một sai khác."""
        if name in self.hashes:
            self.errors.append("Trong gói có hai tệp cùng tên: " + name)
        self.hashes[name], self.sizes[name] = sha256, size


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
            raise SystemExit("Tệp nén phình to bất thường, không phải gói minh chứng. Đừng mở tệp này.")
        held = sorted(
            (info.filename.count("/"), info.filename) for info in members if info.filename.rpartition("/")[2] in TAGS
        )
        base = held[0][1].rpartition("/")[0] + "/" if held and "/" in held[0][1] else ""
        pack = Pack(base.rstrip("/"), True)
        for info in members:
            read_member(archive, info, base, pack)
        if not base or not is_as_packed(archive, raw, base):
            pack.notes.append("Tệp zip đã được nén lại hoặc sửa phần vỏ; nội dung từng tệp vẫn đúng với bản kê.")
    return pack


def read_member(archive, info, base, pack):
    """Băm một tệp trong zip."""
    raw_name = info.orig_filename.replace("\\", "/")
    is_link = (info.external_attr >> 16) & 0o170000 == 0o120000
    if is_link or raw_name.startswith("/") or set(raw_name.split("/")) & {"", ".", ".."} or ":" in raw_name:
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
        plain = (
            info.date_time == (1980, 1, 1, 0, 0, 0)
            and info.compress_type == method
            and info.create_system == 3
            and info.external_attr == 0o644 << 16
            and info.create_version == info.extract_version
        )
        odd = (
            info.filename.endswith("/")
            or info.extra
            or info.comment
            or info.flag_bits
            or info.volume
            or info.reserved
            or info.internal_attr
        )
        header = info.FileHeader()
        raw.seek(place)
        if odd or not plain or info.header_offset != place or raw.read(len(header)) != header:
            return False
        place += len(header) + info.compress_size
    size = sum(46 + len(info.filename.encode("utf-8")) for info in infos)
    raw.seek(place + size)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(infos), len(infos), size, place & 0xFFFFFFFF, 0)
    return place == archive.start_dir and (place + size > 0xFFFFFFFF or raw.read() == end)


def read_folder(folder):
    """Đọc thư mục đã giải nén; không đi theo liên kết."""
    inner = [os.path.join(folder, each) for each in sorted(os.listdir(folder))]
    roots = [root for root in [folder, *inner] if any(os.path.exists(os.path.join(root, name)) for name in TAGS)]
    if not roots:
        return None
    root = roots[0]
    pack = Pack(os.path.basename(os.path.abspath(root)), False)
    for where, _folders, files in os.walk(root):
        for each in files:
            path = os.path.join(where, each)
            name = os.path.relpath(path, root).replace(os.sep, "/")
            if os.path.islink(path):
                pack.errors.append("Liên kết thay cho tệp: " + name)
                continue
            try:
                with open(path, "rb") as stream:
                    pack.add(name, hash_of(stream), os.path.getsize(path))
                if name in TAGS:
                    with open(path, "rb") as stream:
                        pack.texts[name] = stream.read()
            except OSError:
                pack.add(name, None, 0)
    return pack


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


def is_of_system(name):
    """Tệp do Windows, macOS, Office tự tạo khi người ta mở thư mục."""
    last = name.rpartition("/")[2].lower()
    return last in SYSTEM or last.startswith(("~$", "._"))


def compare(pack):
    """So bản kê với những gì có trong gói."""
    listed = dict(read_list(pack, PAYLOAD_LIST), **read_list(pack, TAG_LIST))
    missing = [name for name in listed if name not in pack.hashes]
    missing += [name for name in TAGS if name not in pack.hashes and name not in missing]
    extra = [name for name in pack.hashes if name not in listed and name != TAG_LIST]
    for old in list(missing):
        new = next((name for name in extra if pack.hashes[name] == listed.get(old, "")), None)
        if new:
            pack.errors.append("Đổi tên: " + old + " thành " + new)
            missing.remove(old)
            extra.remove(new)
    pack.errors += ["Thiếu tệp: " + name for name in missing]
    for name in extra:
        twin = next((each for each in listed if listed[each] == pack.hashes[name]), None)
        if is_of_system(name):
            pack.notes.append("Tệp do hệ điều hành tự tạo, không thuộc gói: " + name)
        elif twin:
            pack.errors.append("Thừa tệp: " + name + " (trùng nội dung với " + twin + ")")
        else:
            pack.errors.append("Thừa tệp: " + name)
    compare_contents(pack, listed)


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
    names = [name for name in pack.hashes if not is_of_system(name)]
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
    if os.path.isdir(path):
        pack = read_folder(path)
    else:
        try:
            pack = read_zip(path)
        except BROKEN as error:
            return ["Tệp không mở được, có thể bị cắt cụt khi chép hoặc tải: %s" % error], [], {}
    if pack is None or not (set(pack.hashes) & set(TAGS)):
        return None, [], {}
    compare(pack)
    info = compare_totals(pack)
    if TAG_LIST in pack.texts:
        digits = hashlib.sha256(pack.texts[TAG_LIST]).hexdigest()[:16].upper()
        info["code"] = " ".join(digits[place : place + 4] for place in range(0, 16, 4))
    return pack.errors, pack.notes, info


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
        print("Đây không phải là gói minh chứng: không thấy bản kê manifest-sha256.txt.")
        return 3
    for label in ("External-Description", "Source-Organization"):
        if label in info:
            print(info[label])
    for line in errors:
        print("SAI KHÁC  " + line)
    for line in notes:
        print("Lưu ý     " + line)
    print("Gói còn nguyên vẹn từng byte." if not errors else "Có %d điểm sai khác." % len(errors))
    if "code" in info:
        print("Mã gói: " + info["code"] + "  (đối chiếu với mã nơi gửi cung cấp)")
    return 4 if errors else 0


if __name__ == "__main__":
    CODE = main(sys.argv[1:])
    if len(sys.argv) == 1 and sys.stdin is not None and sys.stdin.isatty():
        with contextlib.suppress(EOFError):  # Windows calls its empty device a terminal
            input("Nhấn Enter để đóng.")
    sys.exit(CODE)
