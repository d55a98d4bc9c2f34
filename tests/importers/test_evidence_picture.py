"""A look at a kept document: pages, scans, first lines; what cannot be shown is said and never does harm."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from pii_desktop.errors import PiiError
from pii_desktop.importers.evidence_picture import look
from pii_desktop.services.evidence_copies import look as look_in_child

PNG = b"\x89PNG"


def a_pdf(file: Path, pages: int = 3) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(file), pagesize=(420, 594))
    for number in range(pages):
        canvas.drawString(50, 500, f"Trang {number + 1}")
        canvas.showPage()
    canvas.save()
    return file


def a_word_file(file: Path, *paragraphs: str) -> Path:
    from docx import Document

    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(file))
    return file


def width_of(png: bytes) -> int:
    return Image.open(io.BytesIO(png)).width


def test_pages_of_a_pdf_are_drawn_at_the_width_asked_for(tmp_path: Path) -> None:
    seen = look_in_child(a_pdf(tmp_path / "Kế hoạch.pdf"), 366, most=2)
    assert (seen.page_count, len(seen.pages), width_of(seen.pages[0])) == (3, 2, 366)
    assert look_in_child(tmp_path / "Kế hoạch.pdf", 100, first=3, most=5).page_count == 3


def test_a_scan_is_shown(tmp_path: Path) -> None:
    Image.new("RGB", (1200, 800), "white").save(tmp_path / "quét.jpg")
    seen = look(str(tmp_path / "quét.jpg"), 300, 1, 1)
    assert (seen.page_count, width_of(seen.pages[0])) == (1, 300)


def test_a_scan_of_several_pages_is_shown_page_by_page(tmp_path: Path) -> None:
    pages = [Image.new("RGB", (200, 300), colour) for colour in ("white", "black")]
    pages[0].save(tmp_path / "quét.tiff", save_all=True, append_images=pages[1:])
    seen = look(str(tmp_path / "quét.tiff"), 100, 1, 5)
    assert (seen.page_count, len(seen.pages)) == (2, 2)


def test_of_a_word_file_the_first_lines_are_shown(tmp_path: Path) -> None:
    file = a_word_file(tmp_path / "Công văn.docx", "Số: 12/CV-STC", "Kính gửi: Sở Khoa học và Công nghệ")
    seen = look_in_child(file, 366)
    assert seen.lines == ("Số: 12/CV-STC", "Kính gửi: Sở Khoa học và Công nghệ")
    assert seen.pages == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hỏng.pdf", b"%PDF-1.7 khong phai pdf"),
        ("hỏng.png", b"\x89PNG\r\n\x1a\n rac"),
        ("hỏng.jpg", b"\xff\xd8\xff\xe0 rac"),
        ("hỏng.docx", b"PK\x03\x04 rac"),
        ("ghi chú.bin", b"\x00\x01\x02"),
        ("quá dài.pdf", b""),
    ],
)
def test_what_cannot_be_shown_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(PiiError) as caught:
        look(str(file), 300, 1, 1)
    assert caught.value.title


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    size = (100_000).to_bytes(4, "big") * 2
    (tmp_path / "bom.png").write_bytes(head + size + b"\x08\x02\x00\x00\x00" + b"\x00" * 40)
    with pytest.raises(PiiError):
        look(str(tmp_path / "bom.png"), 300, 1, 1)


@pytest.mark.real_documents
def test_hostile_files_are_shown_or_refused_and_stay_as_they_were(shared: Path) -> None:
    """A few of each kind; in the child, which has caps on memory and time."""
    kinds: dict[str, list[Path]] = {}
    for file in sorted((shared / "hostile").iterdir()):
        if file.suffix != ".json":
            kinds.setdefault(file.suffix, []).append(file)
    for file in [file for files in kinds.values() for file in files[:4]]:
        before = hashlib.sha256(file.read_bytes()).hexdigest()
        assert _words_about(file), file.name
        assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def _words_about(file: Path) -> str:
    """What the preview says of a file: how many pages or lines, or why none."""
    try:
        seen = look_in_child(file, 200, most=1)
    except PiiError as refusal:
        return refusal.title
    return f"{seen.page_count} trang" if seen.pages else " ".join(seen.lines) or "không có chữ nào"
