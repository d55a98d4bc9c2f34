"""The register of policies of 1.1.1 in a search: its 13 groups, and the documents that stand in them."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from pii_desktop.domain.search import Hit, HitKind
from pii_desktop.storage.folded import contains
from pii_desktop.storage.records import evidence, evidence_file
from pii_desktop.storage.records_year import policy_mark
from pii_desktop.text.normalise import search_key

WHOLE_GROUP: Final = 0
"""Stands for the document where a group as a whole was found."""


def document_title() -> ColumnElement[Any]:
    """What a document is called: number and abstract, else the name of its main file."""
    main_file = (
        select(evidence_file.c.file_name)
        .where(evidence_file.c.evidence_id == evidence.c.id, evidence_file.c.position == 0)
        .scalar_subquery()
    )
    return func.coalesce(func.nullif(func.trim(evidence.c.number + " " + evidence.c.abstract), ""), main_file)


def policy_hits(connection: Connection, words: list[str], groups: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    """At most `limit`: groups whose names hold every word, then documents that hold them with mark and group."""
    names = {number: search_key(name) for number, name in enumerate(groups, start=1)}
    whole = [number for number, name in names.items() if all(word in name for word in words)]
    found = [_hit(WHOLE_GROUP, f"({number}) {groups[number - 1]}", "", number) for number in whole]
    matching = (
        select(policy_mark, document_title().label("document"))
        .join(evidence, evidence.c.id == policy_mark.c.evidence_id)
        .where(and_(*(_holds(word, names) for word in words)))
        .order_by(policy_mark.c.group, policy_mark.c.id)
    )
    for record in connection.execute(matching.limit(limit)).mappings():
        number: int = record["group"]
        group = groups[number - 1] if number <= len(groups) else ""
        detail = " · ".join(part for part in (record["carried_out_by"], group) if part)
        found.append(_hit(record["evidence_id"], f"({number}) {record['document'] or ''}", detail, number))
    return tuple(found[:limit])


def _holds(word: str, names: dict[int, str]) -> ColumnElement[bool]:
    """A word may stand in what is said of the document, in the document, or in the name of the group."""
    named = [number for number, name in names.items() if word in name]
    said = contains(policy_mark.c.search_key, word)
    return or_(said, contains(evidence.c.search_key, word), policy_mark.c.group.in_(named))


def _hit(evidence_id: int, title: str, detail: str, group: int) -> Hit:
    return Hit(HitKind.POLICY, evidence_id, title.strip(), detail, part=str(group))
