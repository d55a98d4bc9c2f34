"""What becomes of an entry that takes over fields of a reply."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pii_desktop.domain.coordination import Reply, Request
from pii_desktop.domain.ids import AssignmentId, DenominatorId, PeriodId, RequestId
from pii_desktop.domain.progress import Entry, value_of_ratio
from pii_desktop.domain.reply_transfer import Transfer, taken_over, transfers
from pii_desktop.domain.request_form import FormColumn


@pytest.mark.parametrize(
    ("own", "value"),
    [
        (Entry(value=Decimal(5), numerator=Decimal(1), denominator=Decimal(20)), Decimal(10)),
        (Entry(value=Decimal(7), numerator=Decimal(1), denominator=Decimal(20)), Decimal(7)),
    ],
    ids=["computed", "typed against numerator and denominator"],
)
def test_a_value_of_ones_own_outlives_another_numerator(own: Entry, value: Decimal) -> None:
    offered = (Transfer(FormColumn.NUMERATOR, "1", "2", Decimal(2)),)
    changed = with_ratio(taken_over(own, offered, {FormColumn.NUMERATOR}, "%"), "%")
    assert (changed.numerator, changed.value) == (Decimal(2), value)


def test_another_denominator_is_no_longer_that_of_the_background_figure() -> None:
    own = Entry(numerator=Decimal(1), denominator=Decimal(20), denominator_id=DenominatorId(3))
    offered = (Transfer(FormColumn.DENOMINATOR, "20", "25", Decimal(25)),)
    assert taken_over(own, offered, {FormColumn.DENOMINATOR}, "%").denominator_id is None
    assert taken_over(own, offered, {FormColumn.NUMERATOR}, "%").denominator_id == 3


def with_ratio(entry: Entry, unit: str) -> Entry:
    """As it is stored: a blank value is computed."""
    assert entry.numerator is not None
    assert entry.denominator is not None
    computed = value_of_ratio(entry.numerator, entry.denominator, unit)
    return entry if entry.value is not None else replace(entry, value=computed)


def test_two_departments_may_answer_alike() -> None:
    first, second = a_reply("Sở Công Thương", "Đã hoàn thành"), a_reply("Sở Nội vụ", "Đã hoàn thành")
    (offered,) = transfers(first, Entry())
    entry = taken_over(Entry(), (offered,), {FormColumn.RESULT}, None)
    assert entry.result == "Sở Công Thương: Đã hoàn thành"
    assert transfers(first, entry) == ()

    (offered,) = transfers(second, entry)
    entry = taken_over(entry, (offered,), {FormColumn.RESULT}, None)
    assert entry.result == "Sở Công Thương: Đã hoàn thành\nSở Nội vụ: Đã hoàn thành"


def test_an_answer_that_stands_in_another_word_is_not_lost() -> None:
    own = Entry(result="Sở Nội vụ: 125 giấy chứng nhận")
    (offered,) = transfers(a_reply("Sở Nội vụ", "125 giấy"), own)
    assert taken_over(own, (offered,), {FormColumn.RESULT}, None).result.endswith("\nSở Nội vụ: 125 giấy")


def a_reply(department: str, result: str) -> Request:
    return Request(RequestId(1), AssignmentId(1), PeriodId(1), department, "Kết quả", reply=Reply(result=result))
