"""Files written in a child process: the same bytes, every refusal told, stopped at any moment without a trace."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from pii_desktop import isolation
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from pii_desktop.errors import OutputError
from pii_desktop.exporters import registry
from pii_desktop.exporters.apart import render_apart
from pii_desktop.exporters.registry import ReportFormat, render, write_checked
from tests.exporters.sample import sample_content

OLD = "báo cáo cũ".encode()


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_content())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo.pdf"
    path.write_bytes(OLD)
    return path


def never() -> bool:
    return False


@pytest.mark.parametrize("form", ReportFormat)
def test_the_child_writes_what_the_command_line_writes(form: ReportFormat, report: Report, tmp_path: Path) -> None:
    apart, here = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    render_apart(report, form, apart, never)
    render(report, form, here)
    assert apart.read_bytes() == here.read_bytes()
    assert sorted(tmp_path.iterdir()) == [apart, here]


def stop_at(count: int) -> Callable[[], bool]:
    """Nobody waits any more from the `count`-th question on."""
    asked = [0]

    def is_cancelled() -> bool:
        asked[0] += 1
        return asked[0] >= count

    return is_cancelled


@pytest.mark.parametrize("count", [1, 2])
def test_stopping_in_the_middle_leaves_the_old_file(count: int, report: Report, target: Path) -> None:
    with pytest.raises(isolation.IsolationError) as caught:
        render_apart(report, "pdf", target, stop_at(count))
    assert caught.value.code == "cancelled"
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_stopping_after_the_child_ended_leaves_the_old_file(
    report: Report, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written_at_once(function: str, *matter: object, **_options: object) -> None:
        temporary = matter[2]
        assert isinstance(temporary, Path)
        temporary.write_bytes(b"%PDF new")

    monkeypatch.setattr(isolation, "run", written_at_once)
    with pytest.raises(isolation.IsolationError):
        render_apart(report, "pdf", target, lambda: True)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_child_that_dies_is_a_refusal_that_names_the_file(
    report: Report, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def died(*_matter: object, **_options: object) -> None:
        raise isolation.IsolationError("Tệp quá lớn để đọc.", code="child-memory")

    monkeypatch.setattr(isolation, "run", died)
    with pytest.raises(OutputError, match=r"Báo cáo\.pdf.*không đủ bộ nhớ.*còn nguyên vẹn") as caught:
        render_apart(report, "pdf", target, never)
    assert caught.value.code == "too-heavy"
    assert target.read_bytes() == OLD


def test_a_folder_that_is_a_file_is_refused_before_anything_is_written(report: Report, tmp_path: Path) -> None:
    (tmp_path / "ghi chú.txt").write_text("của tôi", encoding="utf-8")
    with pytest.raises(OutputError):
        render_apart(report, "docx", tmp_path / "ghi chú.txt" / "báo cáo.docx", never)
    assert (tmp_path / "ghi chú.txt").read_text(encoding="utf-8") == "của tôi"


def test_what_goes_wrong_in_the_child_speaks_of_the_file_asked_for(
    report: Report, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_report: Report, _path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(registry, "_hands", lambda _chosen: (full, Path.exists))
    with pytest.raises(OutputError, match=r"Ổ đĩa đã đầy.*Báo cáo\.pdf"):
        write_checked(report, ReportFormat.PDF, target.with_name("~pii-1.pdf"), target)


def test_a_file_that_does_not_open_again_is_not_taken(
    report: Report, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_report: Report, path: Path) -> None:
        path.write_bytes(b"%PDF broken")

    _, check = registry._hands(ReportFormat.PDF)
    monkeypatch.setattr(registry, "_hands", lambda _chosen: (broken, check))
    with pytest.raises(OutputError, match="không mở lại được"):
        write_checked(report, ReportFormat.PDF, target.with_name("~pii-1.pdf"), target)
