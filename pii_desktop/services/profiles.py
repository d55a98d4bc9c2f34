"""The department that reports and its letterhead; its focal officers are those in office (services/terms.py)."""

import re
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.bodies import (
    COMMITTEE_SYMBOL,
    committee_name,
    is_committee,
    known_head,
    leaders_of,
    seat_of,
    usual_title,
)
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.departments import Department
from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report_form import (
    bare_province,
    is_central_city,
    named_with_place,
    parent_of,
    people_committee,
    province_seat,
)
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.catalogue import directory, province_names
from pii_desktop.services.dates import today
from pii_desktop.services.named_settings import named_setting, put_named_setting
from pii_desktop.services.report_recipients import follow_letterhead
from pii_desktop.services.terms import officer_on, settle
from pii_desktop.text.normalise import one_line, search_key, unmarked

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "profile"
_OFFICERS = ("leader", "specialist")
MOVING_FIELDS = ("department", "official_name", "symbol", "addressee", "signer_title")
"""The fields of a profile that `moved_profile` may change."""
_HCM = ("hcm", "tphcm", "tp hcm", "sai gon")
_SCIENCE = "so-khoa-hoc-va-cong-nghe"


def default_profile(province: str, department: str) -> Profile:
    """A letterhead made from province and department, to be corrected in the settings.

    The report goes to Sở KH&CN; where the user is Sở KH&CN itself, to UBND tỉnh (domain.md 2).
    """
    own = directory().department(one_line(department))
    place = known_province(province)
    called = named_with_place(name_on_paper(department, own.name, place), place)
    committee = is_committee(called)
    return Profile(
        province=place,
        department=own.name,
        official_name=called if called != own.name else "",
        parent_body=parent_of(called, place),
        symbol=COMMITTEE_SYMBOL if committee else _symbol(own, called, place),
        place=seat_of(called) if committee and seat_of(called) != place else province_seat(place),
        addressee=people_committee(place) if own.key == _SCIENCE else "Sở Khoa học và Công nghệ",
        signing_authority="TM." if committee else "",
        signer_title=usual_title(called) or "Thủ trưởng",
        recipients=("Như trên", leaders_of(called)),
    )


def known_province(typed: str) -> str:
    """The name alone as the catalogue writes it: "Bắc Ninh" for "Tỉnh Bắc Ninh", "Hồ Chí Minh" for "TP.HCM"."""
    name = bare_province(typed)
    if search_key(name) in _HCM:
        return "Hồ Chí Minh"
    return next((each for each in province_names() if search_key(each) == search_key(name)), name)


def name_on_paper(typed: str, known: str, province: str) -> str:
    """How documents name a department that was typed so and is `known` so to the catalogue.

    A full name stays as typed, one of a Sở or with short forms gives way to the catalogue's; "tỉnh" at the end of that
    is "thành phố" in a city under central government.
    """
    name = one_line(typed).strip(" .;,")
    if is_committee(name):
        return committee_name(name)
    if _is_written_out(name, known):
        return name[:1].upper() + name[1:]
    return re.sub(r"\btỉnh$", "thành phố", known) if is_central_city(province) else known


def _is_written_out(name: str, known: str) -> bool:
    """True for a name of its own: with accents, no short forms but those of the known name, no mere spelling of it."""
    folded = search_key(name)
    if name.isascii() or "&" in name or folded == search_key(known) or folded.startswith("so "):
        return False
    capitals = {word for word in re.findall(r"\w+", name) if len(word) > 1 and word.isupper()}
    return not capitals - set(re.findall(r"\w+", known))


def moved_profile(profile: Profile, new: Department) -> Profile:
    """The letterhead of the department that `profile`'s became part of.

    Addressee and signer's title follow only where nobody changed them; who signs and the officers are left to the user.
    """
    before, after = (default_profile(profile.province, name) for name in (profile.department, new.name))
    usual = [name for name in ("addressee", "signer_title") if getattr(profile, name) == getattr(before, name)]
    follow = {name: getattr(after, name) for name in usual}
    return replace(
        profile, department=after.department, official_name=after.official_name, symbol=after.symbol, **follow
    )


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
    """Store the profile; past reports keep what they were sent with, those at work follow another addressee.

    Another leader or specialist ends the term of the earlier one yesterday and begins a new one today.
    """
    with uow.action("Sửa thông tin đơn vị"):
        before = _stored(uow)
        put_profile(uow, profile)
        moved = follow_letterhead(uow, before, profile) if before else frozenset()
    return Changes("Sửa thông tin đơn vị", profile=True, desk=True, periods=moved)


def save_letterhead(uow: "UnitOfWork", profile: Profile) -> Changes:
    """Store everything of the profile but its officers, who stay as they are; reports at work follow the addressee."""
    with uow.action("Sửa thông tin đơn vị"):
        before = _stored(uow)
        _put_letterhead(uow, profile)
        moved = follow_letterhead(uow, before, profile) if before else frozenset()
    return Changes("Sửa thông tin đơn vị", profile=True, periods=moved)


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
    put_named_setting(uow, _KEY, {name: value for name, value in asdict(profile).items() if name not in _OFFICERS})


def _stored(uow: "UnitOfWork") -> Profile | None:
    """What the settings keep: the letterhead, without officers."""
    stored = named_setting(uow, _KEY)
    if not stored:
        return None
    fields = {name: value for name, value in stored.items() if name not in _OFFICERS}
    return Profile(**{**fields, "recipients": tuple(fields["recipients"])})


def own_department(uow: "UnitOfWork") -> Department:
    """The user's department as the catalogue knows it, or as typed."""
    return directory().department(load_profile(uow).department)


def _symbol(own: Department, called: str, province: str) -> str:
    """That of the catalogue, but for a body of another kind ("Thống kê tỉnh") or of a city ("CATP")."""
    bare = re.sub(rf"\s+{re.escape(province)}$", "", called)
    if search_key(bare).startswith("cuc thong ke"):
        return "CTK"
    is_of_city = own.symbol == _initials(own.name) and bare.endswith(" thành phố")
    is_other = known_head(called) != known_head(own.name) or is_of_city
    return _initials(bare) if is_other or not own.symbol else own.symbol


def _initials(name: str) -> str:
    words = (word for word in name.replace("-", " ").split() if word[0].isalpha() and word != "và")
    return "".join("Đ" if word[0] in "Đđ" else unmarked(word[0]) for word in words).upper()
