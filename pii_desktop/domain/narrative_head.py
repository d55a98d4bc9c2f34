"""The first words and the last ones: abstract, legal basis, opening, closing."""

from pii_desktop.domain.narrative_documents import plans_citing
from pii_desktop.domain.narrative_parts import Citing, Section
from pii_desktop.domain.narrative_patterns import ABSTRACT, LEGAL_BASIS
from pii_desktop.domain.narrative_rows import Matter
from pii_desktop.domain.report_annexes import has_matrix
from pii_desktop.domain.report_form import province_committee
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_pictures import has_result_pictures
from pii_desktop.domain.report_wording import abstract_subject, addressees_of, period_words, with_period
from pii_desktop.text.roman import to_roman


def head(matter: Matter) -> Section:
    """Abstract and legal basis; the program writes no legal basis of its own."""
    subject = abstract_subject(matter.content)
    period = with_period(subject, period_words(matter.content.period)).removeprefix(subject)
    abstract = matter.say(ABSTRACT, {"nội dung": subject, "trong kỳ": period})
    return Section("head", "", (abstract, matter.say(LEGAL_BASIS)))


def opening(matter: Matter) -> Section:
    """Why, who, to whom, what."""
    return Section("opening", "", (matter.say("opening"),))


def closing(matter: Matter) -> Section:
    """What it was, and what is asked for."""
    period = period_words(matter.content.period)
    done = Citing(
        plans_citing(matter.content), lambda names: with_period(f"kết quả thực hiện {_joined(names)}", period)
    )  # fmt: skip
    sentence = matter.say("closing", {"kết quả thực hiện": done, "đề nghị": _wish(matter.content)})
    others = attached(matter.content)
    named = (matter.say("closing/attached", {"phụ lục": _joined(others)}),) if others else ()
    return Section("closing", "", (*named, sentence))


def attached(content: ReportContent) -> tuple[str, ...]:
    """The annexes behind those that the text names where it tells of rows and of work items: Phụ lục III onwards."""
    first = 3 if content.work_items else 2
    there = (
        (bool(content.evidence), "danh mục tài liệu minh chứng"),
        (has_result_pictures(content), "biểu đồ kết quả thực hiện"),
        (has_matrix(content), "ma trận tài liệu minh chứng"),
    )
    names = (name for is_there, name in there if is_there)
    return tuple(f"{name} (Phụ lục {to_roman(number)})" for number, name in enumerate(names, start=first))


def _joined(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} và {names[-1]}" if len(names) > 1 else "".join(names)


def _wish(content: ReportContent) -> str:
    """What the addressee is asked for: to look at it, or to pass it on to the People's Committee."""
    if any(name.startswith("Ủy ban nhân dân") for name in addressees_of(content)):
        return "xem xét, chỉ đạo"
    return f"tổng hợp, báo cáo {province_committee(content.profile.province)}"
