"""What can be wrong with a received pack, each in a sentence for a clerk."""

from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.domain.plan import Severity


class Kind(StrEnum):
    """Kinds of findings, as the JSON of `verify` names them."""

    MISSING = "missing"
    EXTRA = "extra"
    CHANGED = "changed"
    RENAMED = "renamed"
    DUPLICATE = "duplicate"
    SWAPPED = "swapped"
    REPLACED = "replaced"
    UNREADABLE = "unreadable"
    TWICE = "twice"
    UNSAFE = "unsafe"
    LIST = "list"
    TOTAL = "total"
    OTHER = "other-pack"
    OTHER_NAME = "other-name"
    OTHER_FOLDER = "other-folder"
    TRUNCATED = "truncated"
    REPACKED = "repacked"
    SYSTEM = "system-file"
    PART = "part"
    PART_AWAY = "part-away"
    PART_OTHER = "part-other"
    CHANGED_REPORT = "changed-report"
    SHELL = "shell"
    ADDED = "added"
    APPENDED = "appended"
    NO_CHECK = "no-check"
    FOREIGN = "foreign"


_WORDS = {
    Kind.MISSING: "Thiếu tệp “{path}”.",
    Kind.EXTRA: "Thừa tệp “{path}”: không có trong bản kê của gói.",
    Kind.CHANGED: "Tệp “{path}” đã bị sửa: nội dung khác bản kê.",
    Kind.RENAMED: "Tệp “{path}” đã bị đổi tên thành “{other}”; nội dung vẫn đúng.",
    Kind.DUPLICATE: "Tệp “{path}” thừa: nội dung trùng với “{other}”.",
    Kind.SWAPPED: "Hai tệp “{path}” và “{other}” bị tráo nội dung cho nhau.",
    Kind.REPLACED: "Tệp “{path}” bị thay bằng nội dung của “{other}”.",
    Kind.UNREADABLE: "Tệp “{path}” bị hỏng, không đọc hết được.",
    Kind.TWICE: "Trong gói có hai tệp cùng tên “{path}”.",
    Kind.UNSAFE: "Tệp “{path}” có đường dẫn nguy hiểm; không giải nén gói này.",
    Kind.LIST: "Bản kê “{path}” đã bị sửa: dòng “{other}” không đúng.",
    Kind.TOTAL: "Số tệp, dung lượng ghi trong “{path}” ({other}) không khớp với tài liệu trong gói.",
    Kind.OTHER: "Không tệp nào khớp với bản kê “{path}”: tài liệu và bản kê thuộc hai gói khác nhau, có thể khác kỳ.",
    Kind.OTHER_NAME: "Gói tự ghi là “{path}” nhưng nằm trong thư mục “{other}”: có thể là gói của kỳ khác.",
    Kind.OTHER_FOLDER: "Thư mục của gói đã được đổi tên từ “{path}” thành “{other}”.",
    Kind.TRUNCATED: "Tệp “{path}” bị cắt cụt hoặc hỏng nên không mở được: {other}",
    Kind.REPACKED: "Tệp zip đã được nén lại hoặc sửa phần vỏ; nội dung từng tệp vẫn đúng với bản kê.",
    Kind.SYSTEM: "Tệp “{path}” do hệ điều hành hoặc Office tự tạo, không thuộc gói.",
    Kind.PART: "Đây là phần {other} của gói; hãy kiểm tra đủ các phần còn lại.",
    Kind.PART_AWAY: "Chưa thấy “{path}” (phần {other}) trong cùng thư mục.",
    Kind.PART_OTHER: "“{path}” bên cạnh là phần của một gói khác, có thể khác kỳ; hai phần không ghép được với nhau.",
    Kind.CHANGED_REPORT: "Báo cáo đã bị sửa sau khi xuất, hoặc đã được lưu lại bằng chương trình khác: {other}.",
    Kind.SHELL: "Vỏ của tệp “{path}” bị thêm, bị sửa byte hoặc được nén lại; từng phần bên trong vẫn như lúc xuất.",
    Kind.ADDED: "Sau phần báo cáo còn {other} chữ ký số: phần báo cáo vẫn như lúc xuất; chữ ký xem bằng trình đọc PDF.",
    Kind.APPENDED: "Sau phần báo cáo còn {other} không phải chữ ký số: ghi chú, hoặc trang sửa đè lên bản đã xuất.",
    Kind.NO_CHECK: "Không biết được báo cáo có bị sửa hay không: mã kiểm tra đã mất hoặc hỏng. {other}",
    Kind.FOREIGN: "Tệp “{path}” không do PII Desktop lập hoặc đã được chương trình khác lưu lại.",
}
_MILDER = {
    Kind.OTHER_FOLDER: Severity.NOTE,
    Kind.REPACKED: Severity.WARNING,
    Kind.SYSTEM: Severity.NOTE,
    Kind.PART: Severity.NOTE,
    Kind.PART_AWAY: Severity.NOTE,
    Kind.ADDED: Severity.NOTE,
    Kind.SHELL: Severity.WARNING,
    Kind.APPENDED: Severity.WARNING,
    Kind.NO_CHECK: Severity.WARNING,
    Kind.FOREIGN: Severity.WARNING,
    Kind.OTHER_NAME: Severity.WARNING,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One file as it was found: `sha256` None where it cannot be read to its end; `size` in bytes.

    `start` are the first bytes of what may be a file of the system.
    """

    path: str
    sha256: str | None
    size: int
    is_unsafe: bool = False
    start: bytes = b""


@dataclass(frozen=True, slots=True)
class PackFinding:
    """One thing that is wrong, or a note. `other` is the second file of a pair, or what stands there instead."""

    kind: Kind
    path: str
    other: str = ""

    @property
    def severity(self) -> Severity:
        """Notes say nothing against the content."""
        return _MILDER.get(self.kind, Severity.ERROR)

    @property
    def text(self) -> str:
        """The sentence."""
        return _WORDS[self.kind].format(path=self.path, other=self.other)


def finding(kind: Kind, path: str, other: str = "") -> PackFinding:
    """A finding; unreadable letters of foreign names are shown as such."""
    return PackFinding(kind, _shown(path), _shown(other))


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
