"""The chips over the register, and what each leaves."""

from enum import StrEnum

from pii_desktop.domain.evidence_register import RegisterCounts, RegisterFilter
from pii_desktop.domain.validity import Standing
from pii_desktop.ui.evidence_words import tr


class Chip(StrEnum):
    """Names of the filters, as links write them too."""

    ALL = "all"
    EXPIRED = "expired"
    SOON = "expiring"
    AFTER = "after"
    UNKNOWN = "unknown"
    UNLINKED = "unlinked"
    NO_NUMBER = "no-number"
    TWINS = "twins"


STANDINGS: dict[str, frozenset[Standing]] = {
    Chip.EXPIRED: frozenset({Standing.EXPIRED}),
    Chip.SOON: frozenset({Standing.SOON}),
    Chip.AFTER: frozenset({Standing.SIGNED_AFTER, Standing.NOT_YET}),
    Chip.UNKNOWN: frozenset({Standing.UNKNOWN}),
}


def verdict_chips() -> list[tuple[str, str]]:
    """Chips that exclude each other."""
    return [
        (Chip.ALL, tr("Tất cả")),
        (Chip.EXPIRED, tr("Hết trước ngày chốt")),
        (Chip.SOON, tr("Sắp hết hạn")),
        (Chip.AFTER, tr("Sau ngày chốt")),
        (Chip.UNKNOWN, tr("Chưa rõ hiệu lực")),
    ]


def gap_chips() -> list[tuple[str, str]]:
    """Chips that combine."""
    return [
        (Chip.UNLINKED, tr("Chưa gắn chỉ số")),
        (Chip.NO_NUMBER, tr("Chưa có số")),
        (Chip.TWINS, tr("Trùng số, ngày")),
    ]


def narrowed(wanted: RegisterFilter, checked: frozenset[str]) -> RegisterFilter:
    """`wanted` with what the chips ask for."""
    standings = frozenset(each for key in checked for each in STANDINGS.get(key, ()))
    return RegisterFilter(
        text=wanted.text,
        standings=standings,
        assignment_id=wanted.assignment_id,
        kind=wanted.kind,
        year=wanted.year,
        is_unlinked=Chip.UNLINKED in checked,
        lacks_number=Chip.NO_NUMBER in checked,
        is_twin=Chip.TWINS in checked,
    )


def known_chips(names: str) -> frozenset[str]:
    """The chips that a link names, separated by blanks."""
    return frozenset(names.split()) & frozenset(Chip)


def chip_counts(counts: RegisterCounts) -> dict[str, int]:
    """The number on each chip."""
    found = {key: counts.of(*standings) for key, standings in STANDINGS.items()}
    return found | {
        Chip.ALL: counts.total,
        Chip.UNLINKED: counts.unlinked,
        Chip.NO_NUMBER: counts.without_number,
        Chip.TWINS: counts.twins,
    }
