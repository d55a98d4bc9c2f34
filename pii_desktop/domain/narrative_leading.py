"""How the work was led: what was assigned, to whom, which documents were issued, whom the department asked."""

from collections import Counter

from pii_desktop.domain.coordination import Request, RequestState
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_documents import citing, own_documents
from pii_desktop.domain.narrative_parts import Section, Sentence, listed
from pii_desktop.domain.narrative_patterns import SECTIONS
from pii_desktop.domain.narrative_rows import Matter
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report_form import count_text
from pii_desktop.text.normalise import one_line, search_key

_MOST_DOCUMENTS = 6
_MOST_NAMES = 5


def leading(matter: Matter) -> Section:
    """Each sentence only where there is a record of it."""
    made = (_assigned(matter), _officers(matter), _given_out(matter), _documents(matter), _requests(matter))
    return Section("leading", SECTIONS["leading"], tuple(each for each in made if each is not None))


def _assigned(matter: Matter) -> Sentence | None:
    content = matter.content
    shares = (
        ("chủ trì", content.of(Role.LEAD), ""),
        ("phối hợp thực hiện", content.of(Role.COORDINATING), ""),
        ("tham gia thực hiện", content.of(Role.COLLECTIVE), " giao chung cho các cơ quan, đơn vị"),
    )
    called = matter.called(content.rows)
    given = [f"{how} {count_text(len(rows))} {called}{to}{_parts(rows)}" for how, rows, to in shares if rows]
    return matter.say("leading/assigned", {"phần việc": listed(tuple(given))}) if given else None


def _parts(rows: tuple[IndicatorRow, ...]) -> str:
    """Like " (trong đó 01 mục của chỉ số 1.1.1)"; the plan counts such parts as no indicators."""
    counted = Counter(row.assignment.row.parent for row in rows if row.assignment.row.parent)
    named = tuple(f"{count_text(count)} mục của chỉ số {parent}" for parent, count in counted.items())
    return f" (trong đó {listed(named)})" if named else ""


def _officers(matter: Matter) -> Sentence | None:
    profile = matter.content.profile
    leader = _comrade(profile.leader, "phụ trách chỉ đạo thực hiện")
    specialist = _comrade(profile.specialist, "làm cán bộ đầu mối theo dõi, tổng hợp, báo cáo")
    both = "; ".join(part for part in (leader, specialist) if part)
    if not both:
        return None
    return matter.say("leading/officers", {"cán bộ": both, "lãnh đạo": leader, "chuyên viên": specialist})


def _comrade(officer: Officer | None, duty: str) -> str:
    if officer is None or not officer.name.strip():
        return ""
    title = one_line(officer.title)
    return f"đồng chí {one_line(officer.name)}{f', {title},' if title else ''} {duty}"


def _given_out(matter: Matter) -> Sentence | None:
    """Worth telling where most work items have somebody."""
    given = [item for item in matter.content.work_items if item.officer.strip()]
    people = {search_key(item.officer) for item in given}
    counts = {"số nhiệm vụ": count_text(len(given)), "số cán bộ": count_text(len(people))}
    return matter.say("leading/work", counts) if 2 * len(given) > len(matter.content.work_items) else None


def _documents(matter: Matter) -> Sentence | None:
    documents = own_documents(matter.content)
    if not documents:
        return None
    cited = citing(documents, matter.content.profile, most=_MOST_DOCUMENTS)
    return matter.say("leading/documents", {"số văn bản": count_text(len(documents)), "văn bản": cited})


def _requests(matter: Matter) -> Sentence | None:
    """Only what was sent: a request without a day has not left the house."""
    sent = [each for each in matter.content.requests if each.asked_on and each.state is not RequestState.CLOSED]
    if not sent:
        return None
    asked = tuple(dict.fromkeys(each.department for each in sent))
    values = {"số cơ quan": count_text(len(asked)), "số đề nghị": count_text(len(sent))}
    return matter.say("leading/requests", {**values, "trả lời": _answered(sent, asked)})


def _answered(sent: list[Request], asked: tuple[str, ...]) -> str:
    owing = tuple(dict.fromkeys(each.department for each in sent if each.state is RequestState.OPEN))
    if not owing:
        return "đến nay các cơ quan, đơn vị đã trả lời đầy đủ"
    names = listed(owing, _MOST_NAMES, rest="cơ quan, đơn vị khác")
    done = len(asked) - len(owing)
    if not done:
        return "đến nay chưa nhận được trả lời"
    return f"đến nay {count_text(done)} cơ quan, đơn vị đã trả lời đầy đủ, còn {names} chưa trả lời đầy đủ"
