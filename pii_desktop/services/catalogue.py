"""What the program knows without a file: framework, departments, provinces, bundled plans."""

from functools import cache
from typing import TYPE_CHECKING

from pii_desktop.domain.coverage import RequiredEvidence
from pii_desktop.domain.departments import Merger
from pii_desktop.domain.directory import Directory
from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.domain.value_warnings import Limits

if TYPE_CHECKING:
    from pii_desktop.services.ports import BundledPlan


@cache
def framework() -> Framework:
    """The PII tree of 2024/2025."""
    from pii_desktop.storage.catalogue import load_framework

    return load_framework()


@cache
def directory() -> Directory:
    """All departments with their spellings."""
    from pii_desktop.storage.catalogue import load_departments

    return Directory(load_departments(), provinces=province_names())


@cache
def mergers() -> tuple[Merger, ...]:
    """Which department took over which in 2025."""
    from pii_desktop.storage.catalogue import load_mergers

    return load_mergers()


@cache
def required_evidence() -> RequiredEvidence:
    """The usual evidence of each indicator, and the 13 policy groups of 1.1.1."""
    from pii_desktop.storage.catalogue_evidence import load_required_evidence

    return load_required_evidence()


@cache
def value_limits() -> Limits:
    """Least and greatest possible value of the indicators that have them."""
    from pii_desktop.storage.catalogue_evidence import load_value_limits

    return load_value_limits()


def department_names() -> tuple[str, ...]:
    """Official names of the departments in force today, for choosing one."""
    return tuple(department.name for department in directory().departments if department.valid_to is None)


def province_names() -> tuple[str, ...]:
    """Names of the provinces, those in force first, then those that ended on 1/7/2025."""
    from pii_desktop.storage.catalogue import load_provinces

    provinces = load_provinces()
    now = [province.name for province in provinces if province.valid_to is None]
    return tuple(dict.fromkeys([*now, *(province.name for province in provinces)]))


def bundled_plans() -> "tuple[BundledPlan, ...]":
    """The plans that can be taken without a file."""
    from pii_desktop.storage.catalogue import bundled_plans as load

    return load()


def bundled_plan(key: str) -> ParsedPlan:
    """The rows of a bundled plan. Raises PiiError for an unknown key."""
    from pii_desktop.storage.catalogue import load_plan

    return load_plan(key)
