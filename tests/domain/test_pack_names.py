"""Names in a pack: safe on every system, short, and never two alike."""

from datetime import date

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.pack_names import (
    LONGEST_BASE,
    LONGEST_NAME,
    LONGEST_PATH,
    NameBook,
    base_name,
    code_words,
    document_words,
    file_stem,
    folder_of,
    plain_part,
    suffix_of,
)
from pii_desktop.text.normalise import to_nfc

NFD_O = "Quye\u0302\u0301t đi\u0323nh.pdf"


@pytest.mark.parametrize(
    ("number", "kind", "file_name", "words"),
    [
        ("123/KH-UBND", "Kế hoạch", "a.pdf", "KH-123-KH-UBND"),
        ("123/KH-UBND", "", "a.pdf", "KH-123-KH-UBND"),
        ("12/2025/NQ-HĐND", "Nghị quyết", "a.pdf", "NQ-12-2025-NQ-HDND"),
        ("05/QĐ-UBND", "", "a.pdf", "QD-05-QD-UBND"),
        ("45/UBND-KT", "Công văn", "a.pdf", "CV-45-UBND-KT"),
        ("45/UBND-KT", "", "a.pdf", "45-UBND-KT"),
        ("KH-7", "Kế hoạch", "a.pdf", "KH-7"),
        (" 12 / QĐ–UBND ", "", "a.pdf", "12-QD-UBND"),
        ("", "Kế hoạch", "Kế hoạch năm 2025.pdf", "Ke-hoach-nam-2025"),
        ("", "", NFD_O, "Quyet-dinh"),
        ("", "", "Đề án (bản cuối)...docx", "De-an-ban-cuoi"),
        ("", "", "CON.pdf", "_CON"),
        ("", "", "…", "tai-lieu"),
        ("", "", "a:b?*<c>|.pdf", "a-b-c"),
        ("/", "", "日本.pdf", "tai-lieu"),
    ],
)
def test_a_document_is_named_by_kind_and_symbol_else_by_its_file(
    number: str, kind: str, file_name: str, words: str
) -> None:
    assert document_words(EvidenceFields(number=number, kind=kind), file_name) == words


@pytest.mark.parametrize(
    ("parent", "code", "words"),
    [
        (None, "1.1.1", ("1.1.1", None)),
        ("1.1.1", "(3)", ("1.1.1", 3)),
        ("1.1.1", "(13)", ("1.1.1", 13)),
        (None, "5.1", ("5.1", None)),
        (None, "a)", ("a", None)),
        (None, "", ("khac", None)),
        (None, "PRN", ("_PRN", None)),
    ],
)
def test_sub_items_give_their_number(parent: str | None, code: str, words: tuple[str, int | None]) -> None:
    assert code_words(parent, code) == words


def test_the_name_of_the_issue() -> None:
    words = document_words(EvidenceFields("123/KH-UBND", date(2024, 5, 6), kind="Kế hoạch"), "x.pdf")
    assert file_stem("1.1.1", 3, words, "2024-05-06") == "1.1.1_(03)_KH-123-KH-UBND_2024-05-06"


@pytest.mark.parametrize(
    ("file_name", "suffix"),
    [("a.PDF", ".pdf"), ("a.tar.gz", ".gz"), ("a", ""), ("a. pdf", ""), ("a.đuôi", ""), ("a.pdf.", ""), (".ini", "")],
)
def test_only_endings_that_every_system_knows_stay(file_name: str, suffix: str) -> None:
    assert suffix_of(file_name) == suffix


@pytest.mark.parametrize(
    "name", ["con", "NUL", "com1", "LPT9", "aux.txt", "trailing.", "trailing ", "a/b", "a\\b", "\u202eabc"]
)
def test_nothing_that_windows_refuses_comes_out(name: str) -> None:
    part = plain_part(name)
    assert part == part.strip(" .")
    assert part.partition(".")[0].upper() not in {"CON", "NUL", "COM1", "LPT9", "AUX"}
    assert part.isascii()
    assert not set(part) & set('<>:"/\\|?*')


def test_names_that_differ_by_case_accent_or_form_are_kept_apart() -> None:
    book = NameBook()
    names = ["Quyết định", "quyết định", to_nfc(NFD_O[:-4]), NFD_O[:-4], "Quyet dinh"]
    taken = [book.take("data/x", plain_part(name), ".pdf") for name in names]
    assert taken == [f"data/x/{name}.pdf" for name in (
        "Quyet-dinh", "quyet-dinh_2", "Quyet-dinh_3", "Quyet-dinh_4", "Quyet-dinh_5"
    )]  # fmt: skip
    assert book.take("data/y", "Quyet-dinh", ".pdf") == "data/y/Quyet-dinh_6.pdf"


def test_the_longest_path_fits_where_windows_unpacks_it() -> None:
    """A folder of the archive's name on a desktop that OneDrive keeps, and in it the folder of the pack."""
    desktop = "C:\\Users\\nguyenthihoangphuong\\OneDrive - So Tai chinh Bac Ninh\\Desktop\\"
    base = base_name("STC" * 20, "6 tháng đầu năm 2025")
    stem = file_stem("12.34.56.78", 100, "Quyet-dinh-" * 30, "2025-01-01")
    name = NameBook().take(folder_of("1", "12.34.56.78"), f"{stem}_10", ".pdf")
    assert len(base) <= LONGEST_BASE
    assert len(name.rpartition("/")[2]) <= LONGEST_NAME
    assert len(f"{desktop}{base}\\{base}_p12\\{name}") <= LONGEST_PATH


def test_a_shortened_name_keeps_code_number_and_day() -> None:
    stem = file_stem("1.1.1", 7, "Ke-hoach-" * 20, "2025-01-31")
    assert stem.startswith("1.1.1_(07)_Ke-hoach-Ke-hoach")
    assert stem.endswith("_2025-01-31")


def test_the_folder_of_a_pack_tells_unit_and_period() -> None:
    assert base_name("STC", "6 tháng đầu năm 2025") == "Goi-minh-chung_STC_6-thang-dau-nam-2025"
    assert base_name("", "Năm 2025") == "Goi-minh-chung_nam-2025"


def test_folders_are_short() -> None:
    assert folder_of("1", "1.1.1") == "data/tru-cot-1/1.1.1"
    assert folder_of(None, "5.1") == "data/chi-tieu/5.1"
    assert folder_of(None, "con") == "data/chi-tieu/_con"
