"""A received pack or report, checked without a workspace: what is wrong, in sentences for a clerk."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pii_desktop.domain.pack_bag import BAG_INFO, TAG_MANIFEST, pack_code, parse_bag_info, size_words
from pii_desktop.domain.pack_check import Contents, check
from pii_desktop.domain.pack_findings import Kind, PackFinding, finding
from pii_desktop.domain.plan import Severity
from pii_desktop.errors import ForeignFileError
from pii_desktop.services.packing import Step, no_step

_GROUP = "Bag-Group-Identifier"
_MOST_PARTS = 999
_NO_CHECK_WORDS = (
    "Người soạn tự chỉnh bằng Word, Excel rồi lưu lại cũng làm mất mã, và đó là việc bình thường. "
    "Hãy đối chiếu với bản đã ký hoặc bản trong sổ của nơi gửi."
)


class Subject(StrEnum):
    """What was checked."""

    PACK = "pack"
    PART = "part"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found. `told` is what a pack says of itself, by label; `code` is compared with the sender's."""

    subject: Subject
    name: str
    files: int
    findings: tuple[PackFinding, ...]
    told: tuple[tuple[str, str], ...] = ()
    code: str = ""

    @property
    def is_sound(self) -> bool:
        """True where nothing speaks against the content; notes do not."""
        return all(each.severity is Severity.NOTE for each in self.findings)

    @property
    def sentence(self) -> str:
        """The verdict in one sentence."""
        wrong = sum(each.severity is not Severity.NOTE for each in self.findings)
        kinds = Counter(each.kind for each in self.findings)
        if kinds[Kind.NO_CHECK] or kinds[Kind.FOREIGN]:
            return f"Không biết được “{self.name}” có bị sửa sau khi xuất hay không."
        if wrong == kinds[Kind.REPACKED] == 1:
            return f"“{self.name}” đã được nén lại; nội dung {self.files} tệp vẫn đúng với bản kê từng byte."
        if wrong:
            return f"“{self.name}” có {wrong} điểm sai khác."
        if self.subject is Subject.REPORT:
            signed = "; sau đó có chữ ký số" if kinds[Kind.ADDED] else ""
            return f"“{self.name}” còn nguyên như lúc xuất{signed}."
        count = kinds[Kind.SYSTEM]
        beside = f"; có {count} tệp của hệ điều hành bên cạnh" if count else ""
        return f"“{self.name}” còn nguyên vẹn từng byte: {self.files} tệp đúng với bản kê{beside}."


def verify(path: Path, step: Step = no_step) -> Verdict:
    """Check a pack (archive, part or unpacked folder) or a report (PDF, Excel, Word).

    Raises ForeignFileError for a file that is neither, that cannot be read, or that swells like a bomb.
    """
    from pii_desktop.importers.pack_reading import is_pack, read_archive, read_folder

    try:
        if not path.exists():
            raise _refused(path, "Không tìm thấy tệp hoặc thư mục này.", "file-missing")
        if not (path.is_dir() or path.is_file()):
            raise _refused(path, "Đây là một thiết bị, không phải tệp hay thư mục.", "file-special")
        if path.is_dir():
            return _of_pack(path, read_folder(path, step))
        if is_pack(path):
            return _of_pack(path, read_archive(path, step))
        return _of_file(path)
    except OSError as error:
        raise _refused(path, "Tệp đang bị khoá, không có quyền đọc hoặc ổ đĩa bị lỗi.", "file-unreadable") from error


def _of_pack(path: Path, contents: Contents) -> Verdict:
    told = parse_bag_info(contents.texts.get(BAG_INFO, b"").decode("utf-8", "replace"))
    findings = check(contents)
    part = told.get("Bag-Count", "")
    if part:
        findings = (*findings, finding(Kind.PART, path.name, part.replace(" of ", " trong ")), *_others(path, told))
    list_of_lists = contents.texts.get(TAG_MANIFEST)
    return Verdict(
        Subject.PART if part else Subject.PACK,
        path.name,
        len(contents.found) - sum(each.kind is Kind.SYSTEM for each in findings),
        findings,
        tuple(told.items()),
        pack_code(list_of_lists) if list_of_lists is not None else "",
    )


def _others(path: Path, told: Mapping[str, str]) -> Iterator[PackFinding]:
    """The other parts beside this one: those that are not there, and those of another pack."""
    from pii_desktop.importers.pack_reading import bag_info_of

    number, _, count = told["Bag-Count"].partition(" of ")
    stem = path.stem.removesuffix(f"_p{number}")
    if path.is_dir() or stem == path.stem or not count.isdecimal():
        return
    for other in range(1, min(int(count), _MOST_PARTS) + 1):
        beside = path.with_name(f"{stem}_p{other}{path.suffix}")
        if not beside.exists():
            yield finding(Kind.PART_AWAY, beside.name, str(other))
        elif bag_info_of(beside).get(_GROUP) != told.get(_GROUP):
            yield finding(Kind.PART_OTHER, beside.name)


def _of_file(path: Path) -> Verdict:
    """A report; or an archive so damaged that its directory does not open."""
    from pii_desktop.importers.pack_reading import is_cut_off
    from pii_desktop.importers.report_marks import read_marks

    marks = read_marks(path)
    if marks is None and is_cut_off(path):
        return Verdict(Subject.PACK, path.name, 0, (finding(Kind.TRUNCATED, path.name, "hãy xin gửi lại tệp."),))
    if marks is None:
        raise _refused(path, "Đây không phải là gói minh chứng, cũng không phải báo cáo PDF, Excel, Word.", "not-ours")
    if marks.trouble:
        found = [finding(Kind.TRUNCATED, path.name, f"{marks.trouble}.")]
    elif marks.sealed is not None:
        found = list(marks.sealed.findings)
        if marks.sealed.added:
            kind = Kind.ADDED if marks.sealed.is_signed else Kind.APPENDED
            found.append(finding(kind, path.name, size_words(marks.sealed.added)))
        if not found and not marks.is_tight:
            found.append(finding(Kind.SHELL, path.name))
    elif marks.is_ours:
        found = [finding(Kind.NO_CHECK, path.name, _NO_CHECK_WORDS)]
    else:
        found = [finding(Kind.FOREIGN, path.name)]
    code = marks.sealed.code if marks.sealed is not None else ""
    return Verdict(Subject.REPORT, path.name, 1, tuple(found), (("format", marks.format),), code)


def _refused(path: Path, why: str, code: str) -> ForeignFileError:
    return ForeignFileError(
        title=f"Không kiểm tra được “{path.name}”.",
        text=f"{why} Chương trình chỉ đọc nên tệp vẫn như cũ.",
        hint="Hãy chọn tệp .zip hoặc .piipack của gói, thư mục đã giải nén, hoặc tệp báo cáo.",
        code=code,
    )
