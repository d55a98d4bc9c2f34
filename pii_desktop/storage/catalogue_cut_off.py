"""The cut-off days that travel with the program (db/catalogue/cut-off-days.json)."""

from pii_desktop.domain.validity import CutOffRule
from pii_desktop.storage.catalogue import read_file


def load_cut_off_rules() -> tuple[CutOffRule, ...]:
    """On which day of the year evidence must be in force, by indicator (seed 001 2.6.b, 2.9, 7.1.2)."""
    entries = read_file("cut-off-days.json")["rules"]
    return tuple(CutOffRule(**entry | {"codes": tuple(entry["codes"])}) for entry in entries)
