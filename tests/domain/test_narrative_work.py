"""Work items, difficulties, proposals and next steps as the text tells them."""

from dataclasses import replace

import pytest

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
