"""A document is read aside; what it says is offered, what cannot be read is refused with a sentence."""

from pathlib import Path

import pytest

from pii_desktop.errors import ForeignFileError, PiiError
from pii_desktop.services.reading_evidence import offered_fields
from tests.importers import official_pdf, official_word
from tests.importers.official import a_document


def test_a_word_file_and_a_pdf_of_one_document_offer_the_same(tmp_path: Path) -> None:
    paper = a_document("quyết định của giám đốc sở")
    word, pdf = tmp_path / "Quyết định.docx", tmp_path / "Quyết định.pdf"
    word.write_bytes(official_word.in_table(paper))
    pdf.write_bytes(official_pdf.printed(paper))
    values = [{name: offer.value for name, offer in offered_fields(file).offers().items()} for file in (word, pdf)]
    assert values[0] == values[1] == paper.truth


def test_reading_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.docx"
    content = official_word.in_table(a_document("kế hoạch của UBND tỉnh"))
    file.write_bytes(content)
    offered_fields(file)
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_scan_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "quet.pdf"
    file.write_bytes(official_pdf.scanned())
    offered = offered_fields(file)
    assert offered.is_empty
    assert "bản quét" in offered.notes[0]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("hong.pdf", b"%PDF-1.7\nno pages", "pdf-damaged"),
        ("hong.docx", b"PK\x03\x04 torn", "file-damaged"),
        ("khoa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "file-doc"),
        ("trong.pdf", b"", "file-empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ForeignFileError) as refused:
        offered_fields(file)
    assert refused.value.code == code
    assert refused.value.hint
    assert "bảng phân công" not in str(refused.value)


def test_a_file_that_went_away_is_said(tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError) as refused:
        offered_fields(tmp_path / "mat.pdf")
    assert refused.value.code == "file-missing"


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(official_word.in_table(a_document("kế hoạch của UBND tỉnh")))
    with pytest.raises(PiiError) as stopped:
        offered_fields(file, cancelled=lambda: True)
    assert stopped.value.code == "cancelled"
