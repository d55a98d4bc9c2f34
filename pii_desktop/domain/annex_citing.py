"""The text names every annex: Nghị định 30/2020/NĐ-CP, Phụ lục I, asks for it."""

from pii_desktop.domain.report import Annex, Block, Paragraph, plain
from pii_desktop.domain.report_form import annex_label

_CALLED = {
    "DANH MỤC": "danh mục tài liệu minh chứng",
    "BIỂU ĐỒ": "biểu đồ kết quả thực hiện",
    "MA TRẬN": "ma trận tài liệu minh chứng",
}


def with_annexes_named(blocks: tuple[Block, ...], annexes: tuple[Annex, ...]) -> tuple[Block, ...]:
    """`blocks` with a sentence before the last one that names those annexes which the text does not name yet."""
    text = f"{' '.join(block.text for block in blocks if isinstance(block, Paragraph))} "
    left = [annex for annex in annexes if not _is_named(annex_label(annex), text)]
    if not left or not blocks:
        return blocks
    named = [_named(annex) for annex in left]
    joined = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} và {named[-1]}"
    return (*blocks[:-1], plain(f"Gửi kèm báo cáo: {joined}."), blocks[-1])


def _is_named(label: str, text: str) -> bool:
    """Not "Phụ lục I" in "Phụ lục II"; a lone "Phụ lục" is named by any."""
    return any(f"{label}{end}" in text for end in (" ", ")", ",", ".", ";", ":"))


def _named(annex: Annex) -> str:
    label = annex_label(annex)
    called = next((words for start, words in _CALLED.items() if annex.title.startswith(start)), "")
    return f"{called} ({label})" if called else label
