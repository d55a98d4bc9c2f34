"""The department that reports and its letterhead."""

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Department
from pii_desktop.domain.profile import Officer, Profile
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.catalogue import directory
from pii_desktop.text.normalise import one_line, search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "profile"
MOVING_FIELDS = ("department", "symbol", "addressee", "signer_title")
"""The fields of a profile that `moved_profile` may change."""
_SCIENCE = "so-khoa-hoc-va-cong-nghe"


def default_profile(province: str, department: str) -> Profile:
    """A letterhead made from province and department, to be corrected in the settings.

    The report goes to Sở KH&CN; where the user is Sở KH&CN itself, to UBND tỉnh (domain.md 2).
    """
    own = directory().department(one_line(department))
    place = one_line(province)
    is_science = own.key == _SCIENCE
    addressee = f"Ủy ban nhân dân tỉnh {place}" if is_science else "Sở Khoa học và Công nghệ"
    return Profile(
        province=place,
        department=own.name,
        parent_body=f"Ủy ban nhân dân tỉnh {place}",
        symbol=own.symbol or _initials(own.name),
        place=place,
        addressee=addressee,
        signer_title="Giám đốc" if search_key(own.name).startswith("so ") else "Thủ trưởng",
        recipients=("Như trên", "Ban Giám đốc"),
    )


def moved_profile(profile: Profile, new: Department) -> Profile:
    """The letterhead of the department that `profile`'s became part of.

    Addressee and signer's title follow only where nobody changed them; who signs and the officers are left to the user.
    """
    before, after = (default_profile(profile.province, name) for name in (profile.department, new.name))
    usual = [name for name in ("addressee", "signer_title") if getattr(profile, name) == getattr(before, name)]
    follow = {name: getattr(after, name) for name in usual}
    return replace(profile, department=after.department, symbol=after.symbol, **follow)


def load_profile(uow: "UnitOfWork") -> Profile:
    """The profile of the workspace. Raises WorkspaceError when it has none."""
    stored = uow.settings.get(_KEY)
    if stored is None:
        raise WorkspaceError("Sổ dữ liệu chưa khai đơn vị.", "", "Hãy khởi tạo lại từ đầu.", "no-profile")
    fields = json.loads(stored)
    officers = {role: Officer(**fields[role]) if fields.get(role) else None for role in ("leader", "specialist")}
    return Profile(**{**fields, **officers, "recipients": tuple(fields["recipients"])})


def save_profile(uow: "UnitOfWork", profile: Profile) -> Changes:
    """Store the profile; past reports keep what they were sent with."""
    with uow.action("Sửa thông tin đơn vị"):
        put_profile(uow, profile)
    return Changes("Sửa thông tin đơn vị", profile=True)


def put_profile(uow: "UnitOfWork", profile: Profile) -> None:
    """Store the profile as part of an action that is under way."""
    uow.settings.put(_KEY, json.dumps(asdict(profile), ensure_ascii=False, sort_keys=True))


def own_department(uow: "UnitOfWork") -> Department:
    """The user's department as the catalogue knows it, or as typed."""
    return directory().department(load_profile(uow).department)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isalpha() and word != "và").upper()
