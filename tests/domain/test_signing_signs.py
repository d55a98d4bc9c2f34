"""Before signature: signs that the font of the report lacks are told before they are printed as boxes."""

import pytest

from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report import Column, Row, Table, plain
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import SigningFinding, SigningMatter
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.signing_signs import undrawn
from pii_desktop.exporters.fonts import glyphs
from pii_desktop.exporters.printable import printable
from pii_desktop.exporters.stand_ins import FIRST
from tests.domain.signing_samples import matter, saying, sound

OBJECT = 0xFFFC
"""The font draws it as an empty place: as good as a box."""


def told(checked: SigningMatter) -> list[SigningFinding]:
    return [each for each in check_document(checked) if each.rule is SigningRule.SIGN_UNDRAWN]


@pytest.mark.parametrize("sign", ["✅", "👍", "👩‍💻", "➔", "❌", "中", "🇻🇳", "⇒"])
def test_a_sign_that_is_printed_as_a_box_is_told(sign: str) -> None:
    (finding,) = told(saying(f"Đã ban hành quy trình nội bộ {sign} và tổ chức 12 hội nghị."))
    assert finding.severity is Severity.WARNING
    assert finding.text == f"Phông chữ của báo cáo không có ký hiệu “{sign}”, bản PDF in thành ô vuông"


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính đã thẩm định 100% hồ sơ; chi 312,4 tỷ đồng (≥ 0,13% GRDP) - đúng hạn…",
        "Diện tích 38 ha × 2 = 76 ha; nhiệt độ 25°C; “Chỉ số” ± 0,5 • mục ½; 10 m² đất, 5 €, ₫.",
        "Bước 1️⃣: rà soát.",
        "Tổng hợp số liệu, không ngắt dòng.",
    ],
)
def test_what_clerks_write_is_drawn(text: str) -> None:
    assert told(saying(text)) == []


def test_in_a_table_only_what_the_text_does_not_have_is_told() -> None:
    table = Table((Column("Mã"), Column("Kết quả")), (Row(("2.2.2", "Đã xong ✅")), Row(("2.2.2", "Hỏng ❌"))))
    found = told(matter(sound(plain("Đã xong ✅", key="own/1"), table)))
    assert [(each.key, "❌" in each.text) for each in found] == [("own/1", False), ("", True)]
    assert found[1].place.assignment_id == 7


def test_of_many_signs_some_are_named() -> None:
    (finding,) = told(saying("Đã làm 一二三四五六七"))
    assert finding.text.startswith(
        "Phông chữ của báo cáo không có ký hiệu “一”, “二”, “三”, “四”, “五” và 02 ký hiệu khác"
    )


def test_the_rule_knows_what_the_font_draws() -> None:
    have = glyphs()
    for code in (*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xF900, 0xFFF0), *range(0x1F000, 0x1FB00)):
        printed = printable(chr(code), have)
        if printed and code != OBJECT:
            assert bool(undrawn(chr(code))) == (ord(printed[0]) >= FIRST), f"U+{code:04X}"
