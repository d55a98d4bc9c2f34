"""What came from the internet stays known as such; streams are simulated as files beside the file."""

from pathlib import Path

import pytest

from pii_desktop import origin
from pii_desktop.origin import carry_mark
from pii_desktop.storage.attachments import EvidenceFiles

MARK = b"[ZoneTransfer]\r\nZoneId=3\r\n"


def stream_of(file: Path) -> Path:
    return Path(f"{file}.stream")


@pytest.fixture
def downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(origin, "_HAS_STREAMS", True)
    monkeypatch.setattr(origin, "_STREAM", ".stream")
    file = tmp_path / "Phụ lục nhận qua thư.docm"
    file.write_bytes(b"PK")
    stream_of(file).write_bytes(MARK)
    return file


def test_a_copy_bears_the_mark_of_its_source(downloaded: Path, tmp_path: Path) -> None:
    carry_mark(downloaded, tmp_path / "bản sao.docm")

    assert stream_of(tmp_path / "bản sao.docm").read_bytes() == MARK


def test_a_file_of_this_computer_gets_none(downloaded: Path, tmp_path: Path) -> None:
    stream_of(downloaded).unlink()

    carry_mark(downloaded, tmp_path / "bản sao.docm")

    assert not stream_of(tmp_path / "bản sao.docm").exists()


def test_a_drive_without_streams_is_no_fault(downloaded: Path, tmp_path: Path) -> None:
    carry_mark(downloaded, tmp_path / "không có" / "bản sao.docm")


def test_elsewhere_no_file_of_such_a_name_is_made(
    downloaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origin, "_HAS_STREAMS", False)

    carry_mark(downloaded, tmp_path / "bản sao.docm")

    assert not stream_of(tmp_path / "bản sao.docm").exists()


def test_evidence_is_stored_with_its_mark(downloaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        "pii_desktop.storage.attachments.carry_mark",
        lambda source, copy: carried.append((source.name, copy.is_file())),
    )

    EvidenceFiles(tmp_path / "evidence").store(downloaded)

    assert carried == [(downloaded.name, True)]
