"""The department that reports and its letterhead; its focal officers are those in office (services/terms.py)."""

import json
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Department
from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Profile
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.catalogue import directory
from pii_desktop.services.dates import today
from pii_desktop.services.terms import officer_on, settle
from pii_desktop.text.normalise import one_line, search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "profile"
_OFFICERS = ("leader", "specialist")
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
    """The profile of the workspace, with who is in office today. Raises WorkspaceError when it has none."""
    stored = _stored(uow)
    if stored is None:
        raise WorkspaceError("Sổ dữ liệu chưa khai đơn vị.", "", "Hãy khởi tạo lại từ đầu.", "no-profile")
    return with_officers(uow, stored, today())


def with_officers(uow: "UnitOfWork", profile: Profile, day: date) -> Profile:
    """The profile with the leader and the specialist who held office in its department on `day`."""
    leader, specialist = (officer_on(uow, profile.department, post, day) for post in (Post.LEADER, Post.SPECIALIST))
    return replace(profile, leader=leader, specialist=specialist)


def save_profile(uow: "UnitOfWork", profile: Profile) -> Changes:
    """Store the profile; past reports keep what they were sent with.

    Another leader or specialist ends the term of the earlier one yesterday and begins a new one today.
    """
    with uow.action("Sửa thông tin đơn vị"):
        put_profile(uow, profile)
    return Changes("Sửa thông tin đơn vị", profile=True, desk=True)


def save_letterhead(uow: "UnitOfWork", profile: Profile) -> Changes:
    """Store everything of the profile but its officers, who stay as they are."""
    with uow.action("Sửa thông tin đơn vị"):
        _put_letterhead(uow, profile)
    return Changes("Sửa thông tin đơn vị", profile=True)


def put_profile(uow: "UnitOfWork", profile: Profile) -> None:
    """Store the profile as part of an action that is under way; officers move with the department."""
    before = _stored(uow)
    _put_letterhead(uow, profile)
    wanted = {Post.LEADER: profile.leader, Post.SPECIALIST: profile.specialist}
    for post, officer in wanted.items():
        if before is not None and before.department != profile.department:
            settle(uow, before.department, post, None, today())
        settle(uow, profile.department, post, officer, today())


def _put_letterhead(uow: "UnitOfWork", profile: Profile) -> None:
    fields = {name: value for name, value in asdict(profile).items() if name not in _OFFICERS}
    uow.settings.put(_KEY, json.dumps(fields, ensure_ascii=False, sort_keys=True))


def _stored(uow: "UnitOfWork") -> Profile | None:
    """What the settings keep: the letterhead, without officers."""
    text = uow.settings.get(_KEY)
    if text is None:
        return None
    fields = {name: value for name, value in json.loads(text).items() if name not in _OFFICERS}
    return Profile(**{**fields, "recipients": tuple(fields["recipients"])})


def own_department(uow: "UnitOfWork") -> Department:
    """The user's department as the catalogue knows it, or as typed."""
    return directory().department(load_profile(uow).department)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isalpha() and word != "và").upper()
