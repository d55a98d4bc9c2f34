"""What lists call a plan, so that no two of a workspace are called the same."""

from collections.abc import Iterable

from pii_desktop.domain.plan import PlanDocument
from pii_desktop.text.normalise import one_line, search_key

_LONGEST = 48


def plan_label(document: PlanDocument) -> str:
    """How lists name a plan: "Kế hoạch 279/KH-UBND", else by province and year."""
    if document.number:
        return f"Kế hoạch {document.number}"
    words = [word for word in (document.province, str(document.year) if document.year else "") if word]
    return f"Kế hoạch {' '.join(words)}" if words else "Kế hoạch chưa có số"


def distinct_label(document: PlanDocument, others: Iterable[str]) -> str:
    """The same, or what the title says it is about where another plan is called so already."""
    return _distinct(document, others, "")


def provisional_label(document: PlanDocument, others: Iterable[str]) -> str:
    """What a copy of last year's plan is called until the plan of its year is issued."""
    return _distinct(document, others, "dự kiến")


def _distinct(document: PlanDocument, others: Iterable[str], remark: str) -> str:
    name, about = plan_label(document), _topic(document)
    label = f"{name} ({remark})" if remark else name
    if not about or label not in others:
        return label
    # The topic first: lists cut long names at their end.
    short = name.removeprefix("Kế hoạch ")
    return f"{about} ({short}, {remark})" if remark else f"{about} ({short})"


def _topic(document: PlanDocument) -> str:
    """The title without "Phụ lục" and the line in brackets, in small letters, as far as a list has room."""
    lines = (one_line(line) for line in document.title)
    words = " ".join(line for line in lines if line[:1] != "(" and not search_key(line).startswith("phu luc"))
    said = f"{words[:1]}{words[1:].lower()}" if words.isupper() else words
    if len(said) <= _LONGEST:
        return said
    return f"{said[:_LONGEST].rsplit(' ', 1)[0].rstrip(',;')}…"
