"""Focal officers: one leaves as another comes, and reports keep the officer of then."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Officer
from pii_desktop.errors import InputError
from pii_desktop.services import people
from pii_desktop.services.dates import today
from pii_desktop.services.people import Newcomer, Staff
from pii_desktop.services.profiles import load_profile, save_letterhead, save_profile
from pii_desktop.services.reorganising import known_reorganisation, preview_reorganisation, reorganise
from pii_desktop.services.succession import period_profile
from pii_desktop.services.workspace import NewWorkspace, create_workspace
from pii_desktop.storage.workspace import Workspace

FINANCE = "Sở Tài chính"
LAN = Officer("Nguyễn Thị Lan", "Chuyên viên", "0222 111 222")
NAM = Officer("Trần Văn Nam", "Chuyên viên")


def named(workspace: Workspace, officer: Officer | None) -> None:
    workspace.run(lambda uow: save_profile(uow, replace(load_profile(uow), specialist=officer)))


def staff(workspace: Workspace, department: str = FINANCE) -> Staff:
    return workspace.read(lambda uow: people.staff_of(uow, department, today()))


def test_the_profile_has_who_is_in_office(empty: Workspace) -> None:
    named(empty, LAN)

    assert empty.read(load_profile).specialist == LAN
    assert empty.read(load_profile).leader is None
    assert "Lan" not in str(empty.read(lambda uow: uow.settings.get("profile")))


def test_another_officer_ends_the_term_of_the_earlier_one(empty: Workspace) -> None:
    named(empty, LAN)
    named(empty, NAM)

    new, old = staff(empty).terms
    assert (new.officer, new.since, new.until) == (NAM, today(), None)
    assert (old.officer, old.since, old.until) == (LAN, None, today() - timedelta(days=1))


def test_accents_and_a_telephone_of_the_same_person_are_a_correction(empty: Workspace) -> None:
    named(empty, Officer("Nguyên Thị Lan"))
    named(empty, LAN)

    assert [(term.officer, term.until) for term in staff(empty).terms] == [(LAN, None)]


def test_a_mistake_of_today_leaves_no_term_behind(empty: Workspace) -> None:
    named(empty, LAN)
    named(empty, NAM)
    named(empty, LAN)

    assert [(term.officer, term.until) for term in staff(empty).terms] == [(LAN, None)]


def test_the_letterhead_is_stored_without_touching_the_officers(empty: Workspace) -> None:
    named(empty, LAN)
    stale = replace(empty.read(load_profile), specialist=None, signer_name="Hoàng Văn Minh")

    empty.run(lambda uow: save_letterhead(uow, stale))

    profile = empty.read(load_profile)
    assert (profile.specialist, profile.signer_name) == (LAN, "Hoàng Văn Minh")


def test_a_newcomer_takes_the_post_from_the_day_given(empty: Workspace) -> None:
    named(empty, LAN)
    since = today() - timedelta(days=30)
    newcomer = Newcomer(FINANCE, Post.SPECIALIST, NAM, since, "Quyết định 15/QĐ-STC")

    empty.run(lambda uow: people.appoint(uow, newcomer))

    new, old = staff(empty).terms
    assert (new.officer, new.document) == (NAM, "Quyết định 15/QĐ-STC")
    assert old.until == since - timedelta(days=1)
    with pytest.raises(InputError) as caught:
        empty.run(lambda uow: people.appoint(uow, replace(newcomer, officer=LAN)))
    assert caught.value.code == "term-overlaps"


def test_a_term_recorded_later_fits_between_two_that_are_known(empty: Workspace) -> None:
    an, binh, chi = (Officer(name) for name in ("An", "Bình", "Chi"))
    for officer, since in ((an, date(2025, 1, 1)), (chi, date(2025, 9, 1)), (binh, date(2025, 5, 1))):
        newcomer = Newcomer(FINANCE, Post.SPECIALIST, officer, since)
        empty.run(lambda uow, newcomer=newcomer: people.appoint(uow, newcomer))  # type: ignore[misc]

    assert [(term.officer.name, term.since, term.until) for term in staff(empty).terms] == [
        ("Chi", date(2025, 9, 1), None),
        ("Bình", date(2025, 5, 1), date(2025, 8, 31)),
        ("An", date(2025, 1, 1), date(2025, 4, 30)),
    ]


@pytest.mark.parametrize(
    ("officer", "since", "until", "code"),
    [
        (Officer("  "), None, None, "blank"),
        (Officer("Lan", email="lan.vidu.vn"), None, None, "bad-email"),
        (Officer("Lan"), date(2025, 5, 2), date(2025, 5, 1), "term-backwards"),
    ],
)
def test_what_cannot_be_is_refused(
    empty: Workspace, officer: Officer, since: date | None, until: date | None, code: str
) -> None:
    named(empty, LAN)
    term = staff(empty).terms[0]
    wrong = replace(term, officer=officer, since=since, until=until)

    with pytest.raises(InputError) as caught:
        empty.run(lambda uow: people.correct(uow, wrong))
    assert caught.value.code == code
    assert staff(empty).terms == (term,)


def test_a_successor_needs_a_day(empty: Workspace) -> None:
    named(empty, LAN)
    with pytest.raises(InputError) as caught:
        empty.run(lambda uow: people.appoint(uow, Newcomer(FINANCE, Post.SPECIALIST, NAM)))
    assert caught.value.code == "term-without-day"
    assert empty.read(load_profile).specialist == LAN


def test_whoever_left_is_still_found_and_a_mistake_can_be_taken_out(empty: Workspace) -> None:
    empty.run(lambda uow: people.appoint(uow, Newcomer("Sở Nội vụ", Post.LEADER, NAM)))
    term = staff(empty, "Sở Nội vụ").terms[0]

    empty.run(lambda uow: people.end_term(uow, term.id, today() - timedelta(days=1)))
    assert staff(empty, "Sở Nội vụ").leader is None
    assert [each.id for each in empty.read(lambda uow: people.contacts(uow, "nam noi vu"))] == [term.id]

    empty.run(lambda uow: people.delete_term(uow, term.id))
    assert empty.read(people.contacts) == ()


def test_contacts_are_those_of_other_departments(empty: Workspace) -> None:
    named(empty, LAN)
    assert empty.read(people.contacts) == ()


def test_the_specialist_is_called_before_the_leader(empty: Workspace) -> None:
    empty.run(lambda uow: people.appoint(uow, Newcomer("Sở Y tế", Post.LEADER, LAN)))
    empty.run(lambda uow: people.appoint(uow, Newcomer("Sở Y tế", Post.SPECIALIST, NAM)))

    assert empty.read(lambda uow: people.contact_of(uow, "Sở Y tế", today())) == NAM
    assert people.contact_words(LAN) == "Nguyễn Thị Lan, 0222 111 222"
    assert people.contact_words(None) == ""


def test_a_report_of_an_earlier_period_keeps_the_officer_of_then(workspace: Workspace) -> None:
    period = workspace.read(lambda uow: uow.periods.all())[0]
    assert period.deadline is not None
    workspace.run(lambda uow: people.appoint(uow, Newcomer(FINANCE, Post.SPECIALIST, LAN)))
    since = period.deadline + timedelta(days=1)
    workspace.run(lambda uow: people.appoint(uow, Newcomer(FINANCE, Post.SPECIALIST, NAM, since)))

    assert workspace.read(lambda uow: period_profile(uow, period)).specialist == LAN
    assert workspace.read(load_profile).specialist == NAM


def test_officers_go_along_when_their_department_ends(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Ninh", "Sở Kế hoạch và Đầu tư")) as workspace:
        named(workspace, LAN)
        merger = known_reorganisation(["Sở Kế hoạch và Đầu tư"], FINANCE)
        assert merger is not None
        preview = workspace.read(lambda uow: preview_reorganisation(uow, merger))

        reorganise(workspace, preview, frozenset())

        assert workspace.read(load_profile).specialist == LAN
        assert staff(workspace).specialist is not None
        assert staff(workspace, "Sở Kế hoạch và Đầu tư").specialist is None
