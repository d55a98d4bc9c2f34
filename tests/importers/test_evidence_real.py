"""The real plans and annexes as documents of a register, and files that were made to break readers."""

import contextlib
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.evidence_fields import read_content
from tests.importers import official_pdf, official_word
from tests.importers.official import known_names
from tests.importers.real import truth_of

KNOWN = known_names()
OF_279 = {"number": "279/KH-UBND", "signed_on": date(2025, 5, 6), "issuer": "UBND tỉnh Bắc Ninh", "kind": "Kế hoạch"}
ANNEXES: dict[str, dict[str, Any]] = {
    "bacninh-2025": OF_279,
    "bacgiang-2024": {"issuer": "UBND tỉnh Bắc Giang", "kind": "Kế hoạch"},
    "bacgiang-2030-targets": {"number": "09/KH-UBND", "signed_on": date(2025, 1, 24), "kind": "Kế hoạch"},
    "bacgiang-nq02-2024": {"kind": "Kế hoạch"},
}
PII_2024 = (
    "Duy trì, cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII) tỉnh Bắc Giang năm 2024 "
    "và những năm tiếp theo"
)
PII_2025 = (
    "CẢI THIỆN VÀ NÂNG CAO CHỈ SỐ ĐỔI MỚI SÁNG TẠO CẤP ĐỊA PHƯƠNG (PII) CỦA TỈNH BẮC NINH NĂM 2025 VÀ CÁC NĂM TIẾP THEO"
)
SEEDS: dict[str, dict[str, Any]] = {
    "000": {"issuer": "Ủy ban nhân dân tỉnh Bắc Giang", "kind": "Kế hoạch", "abstract": PII_2024},
    "001": {"issuer": "Ủy ban nhân dân tỉnh Bắc Ninh", "kind": "Kế hoạch", "abstract": PII_2025},
    "003": {"issuer": "Ủy ban nhân dân tỉnh Bắc Giang", "kind": "Kế hoạch"},
}


def values(content: bytes, name: str) -> dict[str, Any]:
    return {field: offer.value for field, offer in read_content(content, name, KNOWN).offers().items()}


@pytest.mark.real_documents
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("name", ANNEXES)
def test_an_annex_names_the_document_it_belongs_to(shared: Path, name: str, suffix: str) -> None:
    """Blanks in "số      /KH-UBND ngày     /7/2024" stay blank; all is only likely, for the annex is not the plan."""
    file = shared / "appendices" / f"{name}.{suffix}"
    title = truth_of(shared, name)["title"]
    offered = read_content(file.read_bytes(), file.name, KNOWN)
    expected = ANNEXES[name] | {"abstract": " ".join(title[1:-1])}
    assert {field: offer.value for field, offer in offered.offers().items()} == expected
    assert not any(offer.is_sure for offer in offered.offers().values())


@pytest.mark.real_documents
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("number", SEEDS)
def test_plans_without_any_format_offer_what_they_say_and_no_more(shared: Path, number: str, suffix: str) -> None:
    """The first page as it was pasted: no number, no whole date; where the abstract of 003 ends nobody can say."""
    file = next((shared / "seeds").glob(f"{number}_*.txt"))
    lines = file.read_text(encoding="utf-8").split("\n")[:60]
    texts = [unicodedata.normalize("NFC", line).replace("\ufffd", "").replace("\t", " ") for line in lines]
    short = [part for text in texts for part in _wrapped(text)][:45]
    content = official_word.of_lines(*texts) if suffix == "docx" else official_pdf.of_lines(*short)
    assert values(content, f"ke-hoach.{suffix}") == SEEDS[number]


@pytest.mark.real_documents
def test_hostile_files_give_nothing_or_a_refusal(shared: Path) -> None:
    """None of them is an official document, so that every value offered would be a wrong one."""
    files = sorted(each for each in (shared / "hostile").iterdir() if each.suffix in (".docx", ".pdf"))[::4]
    assert len(files) > 20
    for file in files:
        with contextlib.suppress(ForeignFileError):
            offered = read_content(file.read_bytes(), file.name, KNOWN)
            assert offered.is_empty, file.name
            assert offered.notes, file.name


def _wrapped(text: str) -> Iterator[str]:
    """Lines as short as paper is wide."""
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) > 80:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line
