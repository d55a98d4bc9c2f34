"""The catalogue is whole, agrees with itself, and is written as Vietnamese should be."""

import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pii_desktop import paths
from pii_desktop.domain.directory import Directory, name_key
from pii_desktop.domain.framework import SourceClass
from pii_desktop.errors import PiiError
from pii_desktop.storage.catalogue import (
    load_departments,
    load_framework,
    load_mergers,
    load_provinces,
)

CATALOGUE_FILES = sorted(paths.catalogue().rglob("*.json"))


@pytest.mark.parametrize("file", CATALOGUE_FILES, ids=lambda file: file.stem)
def test_files_are_composed_unicode_without_lost_letters(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text


def test_the_framework_has_the_52_indicators_of_2025() -> None:
    tree = load_framework()
    assert (len(tree.pillars), len(tree.groups), len(tree.indicators)) == (7, 16, 52)
    assert len({indicator.code for indicator in tree.indicators}) == 52


def test_every_indicator_hangs_in_a_group_and_every_group_in_a_pillar() -> None:
    tree = load_framework()
    groups, pillars = {group.code for group in tree.groups}, {pillar.code for pillar in tree.pillars}
    assert {indicator.group for indicator in tree.indicators} == groups
    assert {group.split(".")[0] for group in groups} == pillars


def test_source_classes_are_counted_as_the_plan_prints_them() -> None:
    classes = Counter(indicator.source_class for indicator in load_framework().indicators)
    assert classes == {
        SourceClass.CENTRAL: 22,
        SourceClass.INDEX: 11,
        SourceClass.MINISTRY: 7,
        SourceClass.LOCAL: 9,
        SourceClass.MIXED: 3,
    }


def test_help_cards_are_short_cited_and_fit_a_table() -> None:
    for indicator in load_framework().indicators:
        assert len(indicator.short_name) <= 40, indicator.code
        assert 40 < len(indicator.definition) < 400, indicator.code
        assert indicator.citation.startswith("KH 279/KH-UBND"), indicator.code
        assert indicator.formula, indicator.code


def test_footnotes_3_to_22_are_cited_once_each() -> None:
    cited = [i.citation.split("[")[1].rstrip("]") for i in load_framework().indicators if "chú thích" in i.citation]
    assert sorted(map(int, cited)) == list(range(3, 23))


def test_a_numerator_comes_with_a_denominator() -> None:
    for indicator in load_framework().indicators:
        assert (indicator.numerator is None) == (indicator.denominator is None), indicator.code


def test_indicators_per_commune_warn_of_the_reform() -> None:
    per_commune = [i for i in load_framework().indicators if i.denominator == "Số đơn vị hành chính cấp xã"]
    assert [indicator.code for indicator in per_commune] == ["6.2.4", "7.1.2"]
    assert all("không phải do kết quả thực hiện" in indicator.note for indicator in per_commune)


def test_indicators_with_two_denominators_say_so() -> None:
    tree = load_framework()
    for code in ("5.2.2", "5.2.3"):
        indicator = tree.indicator(code)
        assert indicator is not None
        assert "1.000 doanh nghiệp" in indicator.note


def test_an_unknown_framework_is_refused() -> None:
    with pytest.raises(PiiError, match="pii-1999"):
        load_framework("pii-1999")


def test_63_provinces_became_34() -> None:
    provinces = load_provinces()
    old = [p for p in provinces if p.valid_to is not None]
    new = [p for p in provinces if p.valid_to is None]
    assert (len(old), len(new)) == (63, 34)
    assert {p.valid_to for p in old} == {date(2025, 6, 30)}
    assert {p.valid_from for p in new} == {date(2025, 7, 1)}
    assert {p.merged_into for p in old} == {p.name for p in new}


def test_bac_giang_went_into_bac_ninh() -> None:
    assert next(p.merged_into for p in load_provinces() if p.name == "Bắc Giang") == "Bắc Ninh"


def test_every_merger_leads_from_an_ended_department_to_a_living_one() -> None:
    departments = {department.key: department for department in load_departments()}
    for merger in load_mergers():
        ended = departments[merger.old].valid_to
        assert ended is not None, merger
        assert ended < merger.since, merger
        assert departments[merger.new].valid_to is None, merger
        # Each province has a resolution of its own, which the clerk types: no remark may stand in its place.
        assert merger.legal_basis == "", merger
        assert merger.note, merger


def test_every_ended_department_has_a_successor() -> None:
    ended = {department.key for department in load_departments() if department.valid_to is not None}
    assert ended == {merger.old for merger in load_mergers()}


def test_no_spelling_belongs_to_two_departments() -> None:
    owners: dict[str, set[str]] = {}
    for department in load_departments():
        for spelling in (department.name, department.short_name, *department.aliases):
            owners.setdefault(name_key(spelling), set()).add(department.key)
    assert {spelling: keys for spelling, keys in owners.items() if len(keys) > 1} == {}


def test_symbols_for_letters_differ() -> None:
    symbols = Counter(department.symbol for department in load_departments())
    assert [symbol for symbol, count in symbols.items() if count > 1 or not symbol] == []


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Sở KHCN", "so-khoa-hoc-va-cong-nghe"),
        ("Sở Công thương", "so-cong-thuong"),
        ("VP UBND tỉnh", "van-phong-ubnd-tinh"),
        ("Ban quản lý các KCN", "ban-quan-ly-cac-khu-cong-nghiep"),
        ("Chi nhành Ngân hàng Nhà nước tỉnh", "ngan-hang-nha-nuoc-chi-nhanh-tinh"),
        ("Ngân hàng Nhà nước khu vực 5", "ngan-hang-nha-nuoc-khu-vuc"),
        ("Cục Thống kê tỉnh Bắc Ninh", "thong-ke-tinh"),
        ("Chi cục Thống kê", "thong-ke-tinh"),
        ("Thống kê tỉnh", "thong-ke-tinh"),
        ("Công An tỉnh", "cong-an-tinh"),
        ("Sở NN&PTNT", "so-nong-nghiep-va-phat-trien-nong-thon"),
        ("Liên hiệp các hội KH&KT tỉnh", "lien-hiep-hoi-khkt"),
    ],
)
def test_spellings_of_real_plans_lead_to_one_department(printed: str, key: str) -> None:
    department = Directory(load_departments()).resolve(printed).department
    assert department is not None
    assert department.key == key


@pytest.fixture
def broken_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "catalogue", lambda: tmp_path)
    return tmp_path


def test_a_broken_file_asks_for_a_new_installation(broken_catalogue: Path) -> None:
    (broken_catalogue / "departments.json").write_text("{", encoding="utf-8")
    with pytest.raises(PiiError, match="Cài đặt lại") as refusal:
        load_departments()
    assert refusal.value.code == "catalogue-broken"
