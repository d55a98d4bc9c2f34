"""One column for each meaning: words over columns that mean different things in different company are settled here."""

import re
from collections.abc import Iterator

from pii_desktop.domain.plan import Series
from pii_desktop.importers.labels import YEAR, Meaning
from pii_desktop.text.normalise import search_key

_Meanings = list[Meaning | None]
_RESULT = re.compile(rf"(ket qua|san pham|ket qua dat duoc|ket qua,? san pham|{YEAR}|nam {YEAR}|den nam {YEAR})\b.*")
_NARROW = re.compile(r"^(tru cot|nhom)\b(?!.*/)")
AMBIGUOUS = ("don vi", "co quan", "co quan, don vi", "don vi, co quan")
# Before and after a merger of departments.
_AFTER = re.compile(r"\b(sau|(?<!dau )moi|hien nay|tu (ngay )?\d|dieu chinh|sua doi|thay the)")
_BEFORE = re.compile(r"\btruoc\b|\bda (ban hanh|giao)\b|\bcu\W*$")


def series_of(label: str) -> Series | None:
    """Which series the words over a column name: ranks or scores; None where they name none (domain.md 4)."""
    words = search_key(label)
    if re.search(r"\b(xep hang|thu hang|thu bac|hang(?! nam))\b", words):
        return Series.RANK
    return Series.SCORE if re.search(r"(?<!thoi )\bdiem\b", words) else None


def settle(meanings: _Meanings, labels: tuple[str, ...]) -> dict[Meaning, int]:
    """The column of each meaning."""
    meanings = list(meanings)
    _settle_name(meanings, labels)
    _settle_unit(meanings, labels)
    _settle_numbers(meanings, labels)
    columns: dict[Meaning, int] = {}
    for column, meaning in enumerate(meanings):
        # A label over merged columns stands over each of them: the first one holds the text.
        if meaning is None:
            continue
        before = columns.get(meaning)
        if before is None or _is_better(meaning, labels[column], labels[before]):
            columns[meaning] = column
    return _of_one_series(columns, meanings, labels)


def doubts_of(columns: dict[Meaning, int], meanings: _Meanings, labels: tuple[str, ...]) -> Iterator[str]:
    """A sentence for each meaning that several columns of departments have, with the one that was taken."""
    for meaning, words in ((Meaning.LEAD, "đơn vị chủ trì"), (Meaning.COORDINATING, "đơn vị phối hợp")):
        told = dict.fromkeys(label for label, each in zip(labels, meanings, strict=True) if each is meaning)
        if len(told) > 1 and meaning in columns:
            listed = ", ".join(f"“{label}”" for label in told)
            taken = labels[columns[meaning]]
            yield f"Bảng có nhiều cột {words} ({listed}): lấy cột “{taken}”; hãy chọn lại cột nếu cần."


def _is_better(meaning: Meaning, label: str, before: str) -> bool:
    """The latest year is the baseline; who leads now is under "chủ trì" rather than under "phụ trách"."""
    if meaning is Meaning.BASELINE:
        return _year(label) > _year(before)
    if meaning not in (Meaning.LEAD, Meaning.COORDINATING, Meaning.TARGET) or label == before:
        return False
    is_later = _lateness(label) - _lateness(before)
    if meaning is Meaning.TARGET:
        return is_later > 0 and _year(label) == _year(before)
    return is_later > 0 or (is_later == 0 and _says_lead(label) and not _says_lead(before))


def _lateness(label: str) -> int:
    folded = search_key(label)
    return bool(_AFTER.search(folded)) - bool(_BEFORE.search(folded))


def _says_lead(label: str) -> bool:
    return "chu tri" in search_key(label)


def _of_one_series(columns: dict[Meaning, int], meanings: _Meanings, labels: tuple[str, ...]) -> dict[Meaning, int]:
    """Of several baselines or targets those of one series; no baseline where the target is of another.

    A rank beside a score is no baseline of it: the two would be compared.
    """
    if not {Meaning.BASELINE, Meaning.TARGET} <= columns.keys():
        return columns
    baseline, target = columns[Meaning.BASELINE], columns[Meaning.TARGET]
    if not _differ(labels[baseline], labels[target]):
        return columns
    for meaning, other in ((Meaning.BASELINE, target), (Meaning.TARGET, baseline)):
        fitting = [
            column
            for column, each in enumerate(meanings)
            if each is meaning and series_of(labels[column]) is series_of(labels[other])
        ]
        if fitting:
            return {**columns, meaning: max(fitting, key=lambda column: (_year(labels[column]), -column))}
    return {meaning: column for meaning, column in columns.items() if meaning is not Meaning.BASELINE}


def _differ(baseline: str, target: str) -> bool:
    """True where both name a series, and not the same one."""
    found = {series_of(baseline), series_of(target)} - {None}
    return len(found) > 1


def _settle_name(meanings: _Meanings, labels: tuple[str, ...]) -> None:
    """Without a column of names, the first of tasks (seeds 000, 002) or of targets called "Chỉ tiêu ..." is it.

    Of several, the one for the indicators is it, not those for pillars and groups beside it.
    """
    names = [column for column, meaning in enumerate(meanings) if meaning is Meaning.NAME]
    if names:
        best = max(names, key=lambda column: (_NARROW.search(search_key(labels[column])) is None, -column), default=0)
        for column in names:
            meanings[column] = Meaning.NAME if labels[column] == labels[best] else None
        return
    for stand_in in (Meaning.TASKS, Meaning.TARGET, Meaning.CODE):
        places = [column for column, meaning in enumerate(meanings) if meaning is stand_in]
        wanted = "chi tieu" if stand_in is Meaning.TARGET else ""
        if places and search_key(labels[places[0]]).startswith(wanted):
            meanings[places[0]] = Meaning.NAME
            return


def _settle_unit(meanings: _Meanings, labels: tuple[str, ...]) -> None:
    """A bare "Đơn vị" is the unit where another column names who leads, else it is who leads."""
    if Meaning.LEAD not in meanings:
        for column, label in enumerate(labels):
            if search_key(label) in AMBIGUOUS:
                meanings[column] = Meaning.LEAD
                return


def _settle_numbers(meanings: _Meanings, labels: tuple[str, ...]) -> None:
    """A bare "Kết quả" is the target when nothing else is (seed 004); of two years the earlier is the baseline."""
    undecided = [
        column
        for column, label in enumerate(labels)
        if meanings[column] is None and _RESULT.fullmatch(search_key(label))
    ]
    if not undecided:
        return
    if Meaning.TARGET not in meanings:
        last = max(undecided, key=lambda column: (_year(labels[column]), column))
        meanings[last] = Meaning.TARGET
        undecided.remove(last)
    aimed = _year(labels[meanings.index(Meaning.TARGET)])
    earlier = [column for column in undecided if not aimed or _year(labels[column]) <= aimed]
    if earlier and Meaning.BASELINE not in meanings:
        meanings[earlier[0]] = Meaning.BASELINE


def _year(label: str) -> int:
    found = re.search(YEAR, label)
    return int(found[0]) if found else 0
