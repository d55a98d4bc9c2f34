"""The suggestions of the catalogue fit the framework."""

from decimal import Decimal

from pii_desktop.domain.framework import SourceClass
from pii_desktop.domain.policies import GROUPS
from pii_desktop.storage.catalogue import load_framework
from pii_desktop.storage.catalogue_evidence import load_required_evidence, load_value_limits


def test_every_indicator_has_usual_evidence() -> None:
    required = load_required_evidence()
    for indicator in load_framework().indicators:
        usual = required.usual(indicator.code, indicator.source_class)
        assert usual
        assert len({each.key for each in usual}) == len(usual)


def test_codes_of_the_suggestions_are_codes_of_the_framework() -> None:
    known = {indicator.code for indicator in load_framework().indicators}
    assert set(load_required_evidence().by_code) <= known
    assert set(load_value_limits()) <= known
    assert set(load_required_evidence().by_class) == set(SourceClass)


def test_every_number_that_departments_type_has_its_own_list() -> None:
    own = load_required_evidence().by_code
    local = {each.code for each in load_framework().indicators if each.source_class.is_typed_by_departments}
    assert local <= set(own)


def test_there_are_thirteen_policy_groups() -> None:
    """Seed 001, indicator 1.1.1: sub-items (1) to (13)."""
    names = load_required_evidence().policy_groups
    assert len(names) == len(set(names)) == GROUPS
    assert names[10] == "Phát triển và thu hút nhân lực"


def test_a_requirement_is_named_by_its_indicator() -> None:
    usual = load_required_evidence().usual("6.3.2", None)
    assert usual[0].key == "6.3.2/01"
    assert usual[0].text == "Giấy chứng nhận doanh nghiệp khoa học và công nghệ"


def test_limits_are_least_and_greatest() -> None:
    limits = load_value_limits()
    assert limits["7.2.4"] == (Decimal(0), Decimal(1))
    assert all(low < high for low, high in limits.values())
