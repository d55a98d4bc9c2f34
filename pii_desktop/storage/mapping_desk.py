"""From what is kept beside the plan to column values, and back. Keys of columns are names of fields."""

from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping

from pii_desktop.domain.coordination import Exchange, Reply, Request
from pii_desktop.domain.people import FocalOfficer
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.requirements import Requirement
from pii_desktop.storage.mapping import folded

_OFFICER = tuple(field.name for field in fields(Officer))
_REPLY = tuple(field.name for field in fields(Reply))
_REQUEST = tuple(field.name for field in fields(Request) if field.name != "reply")
_EXCHANGE = tuple(field.name for field in fields(Exchange))
_REQUIREMENT = tuple(field.name for field in fields(Requirement))
_MARK = tuple(field.name for field in fields(PolicyMark))


def values_of_officer(person: FocalOfficer) -> dict[str, Any]:
    """Column values of somebody's term in office, the folded text included; not the id."""
    term = {name: getattr(person, name) for name in ("department", "post", "since", "until", "document")}
    own = {name: getattr(person.officer, name) for name in _OFFICER}
    return term | own | {"search_key": folded(person.officer.name, person.department, *own.values())}


def officer_of(record: RowMapping) -> FocalOfficer:
    """The term in office in a record."""
    return FocalOfficer(
        id=record["id"],
        department=record["department"],
        post=record["post"],
        officer=Officer(**{name: record[name] for name in _OFFICER}),
        since=record["since"],
        until=record["until"],
        document=record["document"],
    )


def values_of_request(request: Request) -> dict[str, Any]:
    """Column values of a request and its reply, the folded text included; not the id."""
    own = {name: getattr(request, name) for name in _REQUEST if name != "id"}
    reply = {name: getattr(request.reply, name) for name in _REPLY}
    words = (request.reply.result, request.reply.difficulties, request.reply.documents, request.reply.officer)
    return own | reply | {"search_key": folded(request.department, request.content, *words)}


def request_of(record: RowMapping, prefix: str = "") -> Request:
    """The request in a record, its columns labelled with `prefix`."""
    reply = Reply(**{name: record[prefix + name] for name in _REPLY})
    return Request(**{name: record[prefix + name] for name in _REQUEST}, reply=reply)


def values_of_exchange(line: Exchange) -> dict[str, Any]:
    """Column values of a line of the log, the folded text included; not the id."""
    own = {name: getattr(line, name) for name in _EXCHANGE if name != "id"}
    return own | {"search_key": folded(line.department, line.content, line.file_name)}


def exchange_of(record: RowMapping) -> Exchange:
    """The line of the log in a record."""
    return Exchange(**{name: record[name] for name in _EXCHANGE})


def values_of_requirement(wanted: Requirement) -> dict[str, Any]:
    """Column values of required evidence, the folded text included; not the assignment."""
    own = {name: getattr(wanted, name) for name in _REQUIREMENT}
    return own | {"search_key": folded(wanted.text, wanted.reason)}


def requirement_of(record: RowMapping) -> Requirement:
    """The requirement in a record."""
    return Requirement(**{name: record[name] for name in _REQUIREMENT})


def values_of_mark(mark: PolicyMark) -> dict[str, Any]:
    """Column values of a document in a policy group, the folded text included; not the id."""
    own = {name: getattr(mark, name) for name in _MARK if name != "id"}
    return own | {"search_key": folded(mark.carried_out_by)}


def mark_of(record: RowMapping) -> PolicyMark:
    """The mark in a record."""
    return PolicyMark(**{name: record[name] for name in _MARK})
