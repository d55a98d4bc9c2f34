"""Misprinted codes: the right one is proposed by name and neighbours, the printed one is kept (domain.md 8.1)."""

import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan import ParsedRow, RowIssue, RowKind, Severity
from pii_desktop.text.normalise import search_key

# How alike the name must be to the proposed indicator's, and how much more than to the printed one's; stricter where
# the two indicators share words ("Đơn đăng ký ...").
_OTHER_NAME = 0.5
_CLEAR = (0.72, 0.2)
_CLEAR_AMONG_ALIKE = (0.9, 0.25)
_MOST_BY_NAME = 300
# As provinces shorten the names of the framework; written out on both sides.
_SHORT_FORMS = (
    (r"kh, ?cn ?(?:&|va) ?dmst|kh ?& ?cn (?:&|va) dmst|khcn ?(?:&|va) ?dmst",
     "khoa hoc, cong nghe va doi moi sang tao"),
    (r"kh ?& ?cn|khcn", "khoa hoc va cong nghe"), ("dmst", "doi moi sang tao"), ("kt ?- ?xh|ktxh", "kinh te - xa hoi"),
    ("nc ?& ?pt|ncpt", "nghien cuu va phat trien"), ("dnnvv", "doanh nghiep nho va vua"), ("dn", "doanh nghiep"),
    ("gd ?& ?dt|gddt", "giao duc va dao tao"), ("gphi", "giai phap huu ich"), ("kcn", "khu cong nghiep"),
    ("nsld", "nang suat lao dong"), ("hs", "hoc sinh"), ("ld", "lao dong"), ("sxkd", "san xuat kinh doanh"),
)  # fmt: skip


def repair_codes(rows: tuple[ParsedRow, ...], framework: Framework | None) -> tuple[ParsedRow, ...]:
    """The rows with canonical codes where the printed ones are misprints, sub-items moved with their indicator.

    A code that then still stands twice gets a warning on each row; one that the framework lacks gets a warning too.
    """
    repaired: list[ParsedRow] = []
    group: str | None = None
    printed_parent: str | None = None
    for row in rows:
        current = row
        if row.kind is RowKind.GROUP:
            group = row.code
        elif row.kind in (RowKind.PILLAR, RowKind.SECTION):
            group = None
        elif row.kind is RowKind.INDICATOR:
            current = _repaired(row, group, _previous(repaired), framework)
            printed_parent = row.code
        elif row.parent is not None and row.parent == printed_parent:
            current = _moved(row, _previous(repaired))
        repaired.append(current)
    return _with_duplicates(tuple(repaired))


def repair_numbers(rows: tuple[ParsedRow, ...]) -> tuple[ParsedRow, ...]:
    """Sub-items whose number lost a final zero in a workbook (5.10 kept as 5.1), told by the one before."""
    repaired: list[ParsedRow] = []
    for row in rows:
        before = repaired[-1].stt if repaired and repaired[-1].kind is RowKind.SUBITEM else None
        follows = _follower(before) if before else None
        if row.kind is RowKind.SUBITEM and follows and follows.endswith("0") and row.stt == follows[:-1]:
            text = f"Số thứ tự trong tệp là {row.stt}; theo dòng phía trên thì đúng là {follows}."
            repaired.append(replace(row, stt=follows, issues=(*row.issues, RowIssue(Severity.NOTE, text))))
        else:
            repaired.append(row)
    return tuple(repaired)


def propose_codes(rows: tuple[ParsedRow, ...], framework: Framework | None) -> tuple[ParsedRow, ...]:
    """Indicators told by their names alone, in a plan that prints no codes and most of whose rows are indicators.

    A single target that happens to be called like an indicator stays a target.
    """
    plain = [row for row in rows if row.kind is RowKind.TARGET]
    if framework is None or len(plain) > _MOST_BY_NAME or any(row.kind is RowKind.INDICATOR for row in rows):
        return rows
    codes = {row: code for row in plain if (code := _same_name(row.name, framework)) is not None}
    if len(codes) < 3 or len(codes) * 3 < len(plain) * 2:
        return rows
    return tuple(_coded_by_name(row, codes[row]) if row in codes else row for row in rows)


def _coded_by_name(row: ParsedRow, code: str) -> ParsedRow:
    pillar, number, _ = code.split(".")
    printed = f"Mã in trong tệp là “{row.code_printed}”" if row.code_printed else "Tệp không in mã"
    issues = (*row.issues, RowIssue(Severity.NOTE, f"{printed}; mã {code} lấy theo tên chỉ số."))
    return replace(row, kind=RowKind.INDICATOR, code=code, pillar=pillar, group=f"{pillar}.{number}", issues=issues)


def _same_name(name: str, framework: Framework) -> str | None:
    return _most_alike(name, framework, _CLEAR_AMONG_ALIKE[0])[0]


def _follower(number: str) -> str | None:
    """What comes after "5.9": "5.10"; None for what is no such number."""
    found = re.fullmatch(r"(\d+)\.(\d+)", number)
    return f"{found[1]}.{int(found[2]) + 1}" if found else None


def _previous(rows: list[ParsedRow]) -> ParsedRow | None:
    return next((row for row in reversed(rows) if row.kind is RowKind.INDICATOR), None)


def _moved(row: ParsedRow, parent: ParsedRow | None) -> ParsedRow:
    if parent is None or parent.code == row.parent:
        return row
    return replace(row, parent=parent.code, pillar=parent.pillar, group=parent.group)


def _repaired(row: ParsedRow, group: str | None, previous: ParsedRow | None, framework: Framework | None) -> ParsedRow:
    code = row.code or ""
    proposal = _by_neighbours(code, group, previous)
    reason = "theo nhóm và các dòng bên cạnh"
    if framework is not None:
        is_repeated = previous is not None and previous.code == code
        by_name = _by_name(row.name, code, framework, is_repeated=is_repeated)
        if by_name is not None:
            proposal, reason = by_name, "theo tên chỉ số" + (" và các dòng bên cạnh" if by_name == proposal else "")
        elif proposal is not None and framework.indicator(proposal) is None:
            proposal = None
    if proposal is None or proposal == code:
        return _with_unknown(row, framework)
    text = f"Mã in trong tệp là {row.code_printed}; {reason} thì đúng là {proposal}. Hãy kiểm tra lại."
    pillar, number, _ = proposal.split(".")
    issues = (*row.issues, RowIssue(Severity.WARNING, text))
    return replace(row, code=proposal, pillar=pillar, group=f"{pillar}.{number}", issues=issues)


def _by_neighbours(code: str, group: str | None, previous: ParsedRow | None) -> str | None:
    """The code that fits under the group heading and behind the row above, when the printed one does not fit."""
    if group is None or code.startswith(f"{group}."):
        return None
    number = int(code.rpartition(".")[2])
    follows = previous is not None and previous.group == group and previous.code is not None
    expected = int((previous.code or "").rpartition(".")[2]) + 1 if follows and previous else 1
    return f"{group}.{number}" if number == expected else None


def _by_name(name: str, code: str, framework: Framework, *, is_repeated: bool) -> str | None:
    """The code whose name is clearly this one, when the name under the printed code is clearly another.

    Where the row above has the same code already, less has to speak against it.
    """
    own = framework.indicator(code)
    printed = _likeness(name, own.name, own.short_name) if own else 0.0
    same, better = _CLEAR if printed < _OTHER_NAME or is_repeated else _CLEAR_AMONG_ALIKE
    if printed + better >= 1:
        return None
    best, highest = _most_alike(name, framework, same)
    return best if highest - printed >= better else None


def _most_alike(name: str, framework: Framework, least: float) -> tuple[str | None, float]:
    """Code of the first indicator whose name is most alike, and how alike; (None, 0) where none is `least` alike."""
    best: tuple[str | None, float] = (None, 0.0)
    for other in framework.indicators:
        likeness = _likeness(name, other.name, other.short_name, least=max(least, best[1]))
        if likeness >= least and likeness > best[1]:
            best = (other.code, likeness)
    return best


def _likeness(name: str, *others: str, least: float = 0.0) -> float:
    """How alike two names are, remarks in brackets and denominators left out; 1 is the same.

    0 stands for what the letters alone show to be below `least`: comparing in full takes twenty times as long.
    """
    core = _core(name)
    likeness = 0.0
    for match in (_matcher(_core(other)) for other in others if other):
        match.set_seq1(core)
        if match.real_quick_ratio() >= least and match.quick_ratio() >= least:
            likeness = max(likeness, match.ratio())
    return likeness


@lru_cache(maxsize=512)
def _matcher(other: str) -> SequenceMatcher[str]:
    """Kept, because it counts the letters of `other` only once; a plan is read in one thread."""
    return SequenceMatcher(None, "", other, autojunk=False)


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    core = re.split(r"[(/\n]", search_key(name), maxsplit=1)[0].strip(" .")
    for short, long in _SHORT_FORMS:
        core = re.sub(rf"(?<!\w){short}(?!\w)", long, core)
    return core


def _with_unknown(row: ParsedRow, framework: Framework | None) -> ParsedRow:
    if framework is None or framework.indicator(row.code or "") is not None:
        return row
    text = f"Mã {row.code} không có trong khung chỉ số {framework.title}."
    return replace(row, issues=(*row.issues, RowIssue(Severity.WARNING, text)))


def _with_duplicates(rows: tuple[ParsedRow, ...]) -> tuple[ParsedRow, ...]:
    counts = Counter(row.code for row in rows if row.kind is RowKind.INDICATOR)
    return tuple(_warned(row, counts[row.code]) if row.kind is RowKind.INDICATOR else row for row in rows)


def _warned(row: ParsedRow, count: int) -> ParsedRow:
    if count < 2:
        return row
    issue = RowIssue(Severity.WARNING, f"Mã {row.code} xuất hiện {count} lần trong tệp.")
    return replace(row, issues=(*row.issues, issue))
