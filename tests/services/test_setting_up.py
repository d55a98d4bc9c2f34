"""The first start makes a workspace in one go, or nothing."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from pii_desktop.domain.departments import Role
from pii_desktop.errors import OutputError, PiiError
from pii_desktop.services import setting_up
from pii_desktop.services.catalogue import bundled_plan, directory
from pii_desktop.services.profiles import default_profile
from pii_desktop.services.setting_up import Setup, collective_words, own_rows, set_up
from tests.builders import a_plan, a_row
from tests.storage.windows import hold

FINANCE = default_profile("Bắc Ninh", "Sở Tài chính")


def test_own_rows_carry_role_and_place_in_the_plan() -> None:
    plan = bundled_plan("bacninh-2025")
    rows = own_rows(plan, directory().department("Sở Tài chính"))
    assert [sum(own.role is role for own in rows) for role in Role] == [16, 8, 32]
    assert all(plan.assignments()[own.position] is own.row for own in rows)
    collective = next(own for own in rows if own.role is Role.COLLECTIVE)
    assert collective_words(collective.row) == "Các sở, ban, ngành"


def test_only_confirmed_collective_rows_are_followed(tmp_path: Path) -> None:
    plan = bundled_plan("bacninh-2025")
    rows = own_rows(plan, directory().department("Sở Tài chính"))
    confirmed = [own.position for own in rows if own.role is Role.COLLECTIVE][-2:]
    setup = Setup(tmp_path / "sổ", FINANCE, plan, "bacninh-2025", frozenset(confirmed))
    with set_up(setup) as workspace:
        stored = workspace.read(lambda uow: uow.assignments.of_plan(uow.plans.all()[0].id))
    followed = [each.position for each in stored if each.is_tracked and each.role is Role.COLLECTIVE]
    assert followed == confirmed
    assert sum(each.is_tracked for each in stored) == 16 + 8 + 2


@pytest.mark.parametrize("is_there_before", [True, False])
def test_what_is_refused_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there_before: bool
) -> None:
    folder = tmp_path / "sổ"
    if is_there_before:
        folder.mkdir()
        (folder / "ghi chú.txt").write_text("của tôi", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OutputError("Đĩa đầy.")

    monkeypatch.setattr(setting_up, "merge", refuse)
    with pytest.raises(PiiError, match="Đĩa đầy"):
        set_up(Setup(folder, FINANCE, bundled_plan("bacninh-2025")))
    left = [path.name for path in folder.iterdir()] if folder.exists() else []
    assert left == (["ghi chú.txt"] if is_there_before else [])
    monkeypatch.undo()
    set_up(Setup(folder, FINANCE, bundled_plan("bacninh-2025"))).close()


def test_a_file_that_is_held_does_not_hide_what_was_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OutputError("Đĩa đầy.")

    monkeypatch.setattr(setting_up, "merge", refuse)
    hold(monkeypatch, lambda name: name == "pii.sqlite")
    with pytest.raises(PiiError, match="Đĩa đầy"):
        set_up(Setup(tmp_path / "sổ", FINANCE, bundled_plan("bacninh-2025")))
    assert [path.name for path in (tmp_path / "sổ").iterdir()] == ["pii.sqlite"]


def test_the_file_of_the_plan_is_kept_as_a_document(tmp_path: Path) -> None:
    file = tmp_path / "Phụ lục KH 279.docx"
    file.write_bytes(b"PK nguyen van")
    parsed = replace(a_plan(a_row()), sha256=sha256(file.read_bytes()).hexdigest())
    with set_up(Setup(tmp_path / "sổ", FINANCE, parsed, source=file)) as made:
        (kept,) = made.read(lambda uow: uow.evidence.all())

    assert kept.file_name == "Phụ lục KH 279.docx"
    assert kept.assignment_ids == ()
