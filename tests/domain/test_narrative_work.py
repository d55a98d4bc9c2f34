"""Work items, difficulties, proposals and next steps as the text tells them."""

from dataclasses import replace

import pytest

from pii_desktop.domain.ids import WorkItemId
from pii_desktop.domain.narrative_parts import kind_of
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report_content import ReportContent
from pii_desktop.domain.report_narrative import told
from pii_desktop.domain.wording_rules import Told
from tests.exporters.sample import a_row, sample_content, work_items


def lines(content: ReportContent) -> dict[str, str]:
    """The sentences as they are printed, by their keys."""
    parts = (part for section in told(content) for part in section.parts)
    return {part.line.key: part.line.text for part in parts if isinstance(part, Told)}


@pytest.mark.parametrize(
    "typed", ["Không", "không có.", "Không có khó khăn, vướng mắc", "Chưa phát sinh", "Không có gì"]
)
def test_a_field_that_says_there_is_nothing_makes_no_sentence(typed: str) -> None:
    rows = (a_row("2.2.2", "Chi KH&CN", difficulties=typed, proposals=typed, next_steps=typed),)
    kinds = set(map(kind_of, lines(replace(sample_content(), rows=rows, work_items=()))))
    assert not kinds & {"difficulties/row", "proposals/row", "next/row"}


@pytest.mark.parametrize("typed", ["Không có vốn đối ứng", "Chưa có hướng dẫn của Bộ", "Không.\nThiếu nhân lực"])
def test_what_is_lacking_is_told(typed: str) -> None:
    rows = (a_row("2.2.2", "Chi KH&CN", difficulties=typed),)
    assert "difficulties/row" in set(map(kind_of, lines(replace(sample_content(), rows=rows, work_items=()))))


def test_a_task_that_ends_in_a_comma_is_told_without_it() -> None:
    first = replace(work_items()[0], text="Bảo tồn văn hóa truyền thống,", result="đã xong", state=WorkState.DONE)
    content = sample_content()
    told_so = lines(replace(content, work_items=(first,)))
    assert told_so[f"work/item:{first.id}"] == "- Bảo tồn văn hóa truyền thống: Đã xong."


def test_a_task_that_rows_share_is_told_once_and_counted_as_often_as_it_stands() -> None:
    first = replace(work_items()[0], text="Tuyên truyền về sở hữu trí tuệ", result="Đã tập huấn", state=WorkState.DONE)
    again = replace(first, id=WorkItemId(80))
    other = replace(first, id=WorkItemId(81), result="Chưa tập huấn")
    found = lines(replace(sample_content(), work_items=(first, again, other)))
    told_so = [text for key, text in found.items() if kind_of(key) == "work/item"]
    assert told_so == [
        "- Tuyên truyền về sở hữu trí tuệ: Đã tập huấn.", "- Tuyên truyền về sở hữu trí tuệ: Chưa tập huấn.",
    ]  # fmt: skip
    assert "theo phân công là 03" in found["work/summary"]


def test_tasks_to_be_adjusted_are_named_once_and_add_up() -> None:
    first = replace(work_items()[0], state=WorkState.ADJUST)
    items = tuple(
        replace(first, id=WorkItemId(90 + place), text=f"Nhiệm vụ {max(place, 1)}") for place in range(8)
    )  # "Nhiệm vụ 1" twice
    asked = lines(replace(sample_content(), work_items=items))["proposals/adjust"]
    assert asked.startswith("- Đề nghị cho điều chỉnh 08 nhiệm vụ")
    assert asked.endswith(": Nhiệm vụ 1; Nhiệm vụ 2; Nhiệm vụ 3; Nhiệm vụ 4; Nhiệm vụ 5 và 02 nhiệm vụ khác.")
