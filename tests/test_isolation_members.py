"""What early Pythons 3.11 put into a pickle for a member of an enumeration, and what must not pass by that door."""

import io
import pickle

import pytest

from pii_desktop import isolation
from pii_desktop.domain.plan import ParsedPlan, RowKind


class ByGetattr:
    """Pickles as a call of `getattr`, as Python 3.11.2 does for a member."""

    def __init__(self, owner: object, name: str) -> None:
        self.call = (owner, name)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return getattr, self.call


def load(thing: object) -> object:
    return isolation._Reader(io.BytesIO(pickle.dumps(thing))).load()


def test_a_member_pickled_by_an_early_python_is_read() -> None:
    assert load(ByGetattr(RowKind, RowKind.INDICATOR.name)) is RowKind.INDICATOR


@pytest.mark.parametrize(("owner", "name"), [(ParsedPlan, "__init__"), (RowKind, "__class__"), (RowKind, "mro")])
def test_no_other_attribute_is_looked_up(owner: object, name: str) -> None:
    with pytest.raises(pickle.UnpicklingError):
        load(ByGetattr(owner, name))
