"""Which background figure each of the 52 indicators divides by (domain.md 3, column of formulas; seed 001 2.9)."""

import re
from pathlib import Path

import pytest

from pii_desktop.domain.denominators import DenominatorKind
from pii_desktop.storage.catalogue import load_framework

DIVIDED_BY = {
    DenominatorKind.POPULATION: ("2.2.1", "2.2.4", "4.2.2", "6.1.1", "6.1.2", "6.2.2", "6.2.3", "6.3.1", "7.2.2"),
    DenominatorKind.GRDP: ("2.2.2", "2.2.3", "4.1.2", "5.3.1", "7.1.3"),
    DenominatorKind.ENTERPRISES: ("4.2.1", "5.1.3", "5.2.2", "5.2.3", "5.3.2", "5.3.3", "6.2.1", "6.3.2"),
    DenominatorKind.NEW_ENTERPRISES: ("6.3.3",),
    DenominatorKind.COMMUNES: ("6.2.4", "7.1.2"),
    DenominatorKind.OTHER: (),
}
WORDS = {
    DenominatorKind.POPULATION: "dân",
    DenominatorKind.GRDP: "/GRDP",
    DenominatorKind.ENTERPRISES: "DN",
    DenominatorKind.NEW_ENTERPRISES: "DN mới thành lập",
    DenominatorKind.COMMUNES: "tổng số xã",
}
"""What the formula of the design prints after its stroke."""


@pytest.mark.parametrize("kind", DenominatorKind)
def test_the_indicators_of_a_figure(kind: DenominatorKind) -> None:
    assert load_framework().divided_by(kind) == DIVIDED_BY[kind]


@pytest.mark.parametrize("code", ["4.1.1", "4.2.3", "2.1.2", "3.2.2", "5.1.2", "7.1.4"])
def test_employed_workers_national_gdp_pupils_and_land_are_no_background_figures(code: str) -> None:
    indicator = load_framework().indicator(code)
    assert indicator is not None
    assert indicator.denominator_kind is None


def test_whoever_divides_by_a_figure_names_its_denominator() -> None:
    for indicator in load_framework().indicators:
        assert indicator.denominator_kind is None or indicator.denominator, indicator.code


@pytest.mark.real_documents
def test_the_formulas_of_the_design_say_the_same(shared: Path) -> None:
    design = (shared / "design" / "domain.md").read_text(encoding="utf-8")
    formulas = {
        cells[1].strip(): cells[4]
        for line in design.splitlines()
        if re.match(r"\| \d\.\d\.\d \|", line) and (cells := line.split("|"))
    }
    assert len(formulas) == 52
    for kind, word in WORDS.items():
        for code in DIVIDED_BY[kind]:
            assert word in formulas[code], code
