"""A trial of the installer takes away what a trial left, and nothing that a person has."""

import os
from pathlib import Path

import pytest
from windows_build.ground import Ground
from windows_build.outcomes import StepFailed, StepSkipped

LATER = 3600.0


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    return Ground(tmp_path / "Local")


def keep_records(ground: Ground, *, text: str = "Sở Tài chính") -> Path:
    database = ground.data / "workspace" / "pii.sqlite"
    database.parent.mkdir(parents=True, exist_ok=True)
    database.write_text(text, encoding="utf-8")
    return database


def install(ground: Ground) -> Path:
    ground.program.mkdir(parents=True)
    program = ground.program / "PII Desktop.exe"
    program.write_bytes(b"MZ")
    return program


def refuses(ground: Ground, *, is_registered: bool = False) -> bool:
    try:
        ground.claim(is_registered=is_registered)
    except StepSkipped as why:
        return "nothing was touched" in str(why)
    return False


def test_records_without_a_mark_are_a_person_s(ground: Ground) -> None:
    database = keep_records(ground)

    assert refuses(ground)
    with pytest.raises(StepFailed, match="nothing was touched"):
        ground.take_away(ground.data)
    assert database.is_file()
    assert not ground.mark.exists()


def test_a_program_without_a_mark_is_a_person_s(ground: Ground) -> None:
    program = install(ground)

    assert refuses(ground)
    with pytest.raises(StepFailed, match="nothing was touched"):
        ground.take_away(ground.program)
    assert program.is_file()


def test_settings_that_lead_to_records_elsewhere_are_a_person_s(ground: Ground) -> None:
    ground.data.mkdir(parents=True)
    (ground.data / "settings.json").write_text("{}", encoding="utf-8")

    assert refuses(ground)


def test_a_program_that_windows_knows_elsewhere_is_a_person_s(ground: Ground) -> None:
    ground.local.mkdir()

    assert refuses(ground, is_registered=True)


def test_an_empty_place_or_one_with_a_log_only_is_claimed(ground: Ground) -> None:
    (ground.data / "Logs").mkdir(parents=True)

    assert not refuses(ground)
    ground.take_away(ground.data)
    assert not ground.data.exists()


def test_what_an_aborted_trial_left_is_taken_away_by_the_next(ground: Ground) -> None:
    ground.local.mkdir()
    ground.claim(is_registered=False)
    install(ground)
    keep_records(ground)

    assert not refuses(ground, is_registered=True)
    ground.take_away(ground.program)
    ground.take_away(ground.data)
    assert [each.name for each in ground.local.rglob("*") if each.is_file()] == [ground.mark.name]


def test_records_kept_since_the_trial_are_a_person_s(ground: Ground) -> None:
    ground.local.mkdir()
    ground.claim(is_registered=False)
    database = keep_records(ground)
    moment = ground.mark.stat().st_mtime + LATER
    os.utime(database, (moment, moment))

    for _ in range(2):
        ground.still_here()
        assert refuses(ground)
    with pytest.raises(StepFailed):
        ground.take_away(ground.data)
    ground.leave()
    assert database.is_file()


def test_each_step_of_a_trial_puts_its_end_down(ground: Ground) -> None:
    ground.local.mkdir()
    ground.claim(is_registered=False)
    begun = ground.mark.stat().st_mtime - LATER
    os.utime(ground.mark, (begun, begun))

    ground.still_here()

    assert ground.mark.stat().st_mtime > begun


def test_a_trial_that_ended_well_leaves_no_mark_for_the_records_of_later(ground: Ground) -> None:
    ground.local.mkdir()
    ground.claim(is_registered=False)
    install(ground)

    ground.leave()
    assert not any(each.is_file() for each in ground.local.rglob("*"))

    keep_records(ground)
    assert refuses(ground)


def test_all_of_a_throw_away_windows_is_a_trial_s(ground: Ground) -> None:
    keep_records(ground)
    wine = Ground(ground.local, is_throw_away=True)

    assert not refuses(wine, is_registered=True)
    wine.take_away(wine.data)
    assert not wine.data.exists()
