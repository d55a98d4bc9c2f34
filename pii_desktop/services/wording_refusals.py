"""What is refused when sentences of a report are changed, each with its sentence."""

import re

from pii_desktop.domain.period import PeriodState
from pii_desktop.errors import InputError
from pii_desktop.text.normalise import clean_text

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LOCKED = frozenset({PeriodState.SUBMITTED, PeriodState.SIGNED, PeriodState.SENT})
LONGEST = 20_000
"""A sentence of more characters is none."""


def locked_words(state: PeriodState) -> str:
    """Why sentences cannot be changed now; blank where they can."""
    if state not in _LOCKED:
        return ""
    return f"Báo cáo {state.label.lower()}: nội dung được giữ nguyên như bản ấy."


def refuse_locked(state: PeriodState) -> None:
    """Raise InputError (code "report-locked") for a report that was submitted, signed or sent."""
    if state in _LOCKED:
        raise InputError(
            f"Báo cáo {state.label.lower()} nên không sửa lời văn được.",
            "Nội dung vẫn giữ nguyên như bản ấy.",
            "Hãy chọn “Yêu cầu chỉnh lý” hoặc mở khoá (kèm lý do) rồi sửa.",
            "report-locked",
        )


def checked_text(text: str) -> str:
    """The text cleaned. Raises InputError for a blank one ("blank"), control characters, more than LONGEST signs."""
    if _CONTROL.search(text):
        raise InputError(
            "Câu có ký tự điều khiển không in được.",
            "Câu cũ vẫn giữ nguyên.",
            "Hãy gõ lại câu, hoặc dán dưới dạng văn bản thuần.",
            "control-characters",
        )
    words = clean_text(text).strip()
    if not words:
        raise InputError(
            "Câu không có chữ nào.",
            "Câu cũ vẫn giữ nguyên.",
            "Nếu không muốn in câu này, hãy chọn “Bỏ câu này”.",
            "blank",
        )
    if len(words) > LONGEST:
        raise InputError(
            f"Câu dài {len(words)} ký tự.", "Câu cũ vẫn giữ nguyên.", f"Hãy rút còn không quá {LONGEST}.", "too-long"
        )
    return words


def not_there() -> InputError:
    """The refusal of a sentence that the report does not have now."""
    return InputError(
        "Báo cáo không còn câu này.",
        "Số liệu đã thay đổi nên câu ấy không được viết nữa; chưa có gì thay đổi.",
        "Hãy tải lại nội dung báo cáo.",
        "not-found",
    )
