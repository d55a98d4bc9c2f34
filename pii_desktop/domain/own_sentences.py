"""Sentences of this program inside a clerk's explanation: printed like the rest, but they explain nothing missing."""

import re

_WHY = re.compile(
    r"Mẫu số đổi từ \S+ (?:lên|xuống) .+ \(.+\): (?:"
    r"giá trị (?:tăng|giảm) không phải do kết quả (?:tăng|giảm)\.|giá trị không đổi\.|"
    r"chưa có tử số nên chưa có giá trị\.|giá trị được tính từ tử số và mẫu số mới\.)"
)


def is_own_sentence(line: str) -> bool:
    """True for the sentence about a changed denominator, as `moves.why` writes it."""
    return _WHY.fullmatch(line.strip()) is not None


def told_by_clerk(explanation: str) -> str:
    """The lines that somebody wrote, without those of this program; blank where nobody did."""
    return "\n".join(line for line in explanation.splitlines() if not is_own_sentence(line)).strip()
