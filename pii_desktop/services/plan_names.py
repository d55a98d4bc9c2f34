"""What lists call a plan, so that no two of a workspace are called the same."""

from collections.abc import Iterable

from pii_desktop.domain.plan import PlanDocument
from pii_desktop.text.normalise import one_line, search_key

_LONGEST = 56


def plan_label(document: PlanDocument) -> str:
    """How lists name a plan: "Kế hoạch 279/KH-UBND", else by province and year."""
    if document.number:
        return f"Kế hoạch {document.number}"
    words = [word for word in (document.province, str(document.year) if document.year else "") if word]
    return f"Kế hoạch {' '.join(words)}" if words else "Kế hoạch chưa có số"


def distinct_label(document: PlanDocument, others: Iterable[str]) -> str:
    """The same, with what the title says it is about where another plan is called so already."""
    return _distinct(plan_label(document), document, others)


def provisional_label(document: PlanDocument, others: Iterable[str]) -> str:
    """What a copy of last year's plan is called until the plan of its year is issued."""
    return _distinct(f"{plan_label(document)} (dự kiến)", document, others)


def _distinct(label: str, document: PlanDocument, others: Iterable[str]) -> str:
    about = _topic(document)
    return f"{label} ({about})" if about and label in others else label


def _topic(document: PlanDocument) -> str:
    """The title without "Phụ lục" and the line in brackets, in small letters, as far as a list has room."""
    lines = (one_line(line) for line in document.title)
    words = " ".join(line for line in lines if line[:1] != "(" and not search_key(line).startswith("phu luc"))
    said = f"{words[:1]}{words[1:].lower()}" if words.isupper() else words
    if len(said) <= _LONGEST:
        return said
    return f"{said[:_LONGEST].rsplit(' ', 1)[0].rstrip(',;')}…"
