"""Rules of days: nothing that the report tells as done lies after the day it is signed on, or after today."""

import re
from collections.abc import Iterator
from datetime import date

from pii_desktop.domain.days import day_of
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.signing_citations import CITED, SIGNED
from pii_desktop.domain.signing_matter import Part, Said, SigningFinding, SigningMatter, everything_said, found
from pii_desktop.domain.signing_rules import SigningRule

_DAY = re.compile(
    r"(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;]\s+|\n")
_DONE = re.compile(r"\bđã\s+\w", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:sẽ|chưa|phấn đấu)\b", re.IGNORECASE)
# "đã lập kế hoạch tổ chức ngày ...", "đã gia hạn đến ngày ...": what is done is done, the day lies ahead by right.
_AHEAD = re.compile(
    r"\b(?:kế hoạch|lịch|chương trình|chuẩn bị|mời|giao|đề nghị|đề xuất|yêu cầu|đăng ký|dự kiến|thống nhất|phê duyệt"
    r"|hiệu lực|thời hạn|gia hạn|hạn|nhiệm kỳ)\b|\b(?:trước|đến|tới|từ|chậm nhất)\s+(?:hết\s+)?$",
    re.IGNORECASE,
)

_NEAR = 160
"""Letters before and behind a day that may say what was done on it."""


def of_days(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Documents and doings of days to come; nothing where neither today nor the day of signing is known."""
    signed = matter.report.letterhead.signed_on
    last = signed or matter.today
    if last is None:
        return
    until = f"ngày ký báo cáo {official_date(last)}" if signed else f"hôm nay {official_date(last)}"
    for said in everything_said(matter.report):
        documents = set(_documents(said, last))
        for number, day in sorted(documents):
            words = {"what": number, "day": official_date(day), "until": until}
            yield found(SigningRule.FUTURE_DOCUMENT, said, **words)
        if said.part is Part.BODY:
            known = {day for _, day in documents}
            for day in _doings(said.text, last):
                if day not in known:
                    yield found(SigningRule.FUTURE_DONE, said, day=official_date(day), until=until)


def _documents(said: Said, last: date) -> Iterator[tuple[str, date]]:
    """Documents that are cited with a day after `last`."""
    for match in CITED.finditer(said.text):
        signed = SIGNED.match(said.text[match.end() :])
        day = _day(*signed[1].split("/")) if signed and "/" in signed[1] else None
        if day is not None and day > last:
            yield match[1], day


def _doings(text: str, last: date) -> Iterator[date]:
    """Days after `last` on which something is told as done: "ngày ... đã họp", "đã họp ngày ..."."""
    for clause in _CLAUSE.split(text):
        if _NOT_DONE.search(clause):
            continue
        for match in _DAY.finditer(clause):
            day = _day(*(part for part in match.groups() if part))
            before = clause[max(0, match.start() - _NEAR) : match.start()]
            behind = clause[match.end() : match.end() + _NEAR]
            if day is not None and day > last and _is_told_as_done(before, behind):
                yield day


def _is_told_as_done(before: str, behind: str) -> bool:
    done = _DONE.search(before)
    words = before[done.start() :] if done else before
    return bool(done or _DONE.search(behind)) and not _AHEAD.search(words)


def _day(day: str, month: str, year: str) -> date | None:
    return day_of(int(year), int(month), int(day))
