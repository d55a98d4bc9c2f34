"""What may be typed into columns: a word of a list, a number."""

from pii_desktop.domain.report import Column
from pii_desktop.exporters.xlsx_text import attribute, letters

_LIST = (
    "Chọn trong danh sách", "Ô này chỉ nhận một trong các giá trị của danh sách; bấm mũi tên bên phải ô để chọn.",
)  # fmt: skip
_NUMBER = (
    "Cần một số", "Ô này cần một số, ví dụ 45,92. Chưa có số liệu thì để trống và ghi lý do ở cột Khó khăn.",
)  # fmt: skip
_HINT = ("Nhập số", "Chỉ nhập số, không ghi đơn vị tính. Chưa có thì để trống.")


def validations(columns: tuple[Column, ...], first: int, last: int) -> str:
    """The checks of a table whose rows stand between `first` and `last`; blank where it asks for nothing."""
    numbers: list[str] = []
    lists: dict[str, list[str]] = {}
    for at, column in enumerate(columns, start=1):
        area = f"{letters(at)}{first}:{letters(at)}{max(first, last)}"
        if column.choices:
            lists.setdefault(column.choices, []).append(area)
        elif column.is_number:
            numbers.append(area)
    found = [*(_choice(" ".join(areas), name) for name, areas in lists.items()), *_numbers(" ".join(numbers))]
    return f'<dataValidations count="{len(found)}">{"".join(found)}</dataValidations>' if found else ""


def _choice(area: str, name: str) -> str:
    title, text = map(attribute, _LIST)
    return (
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="{title}" error="{text}"'
        f' sqref="{area}"><formula1>{name}</formula1></dataValidation>'
    )


def _numbers(areas: str) -> tuple[str, ...]:
    """A word in a column of numbers is asked about, not refused: "1.234,5" may be what is meant."""
    if not areas:
        return ()
    title, text = map(attribute, _NUMBER)
    hint_title, hint = map(attribute, _HINT)
    check = (
        '<dataValidation type="decimal" errorStyle="warning" operator="between" allowBlank="1" showInputMessage="1"'
        f' showErrorMessage="1" errorTitle="{title}" error="{text}" promptTitle="{hint_title}" prompt="{hint}"'
        f' sqref="{areas}"><formula1>-1E+300</formula1><formula2>1E+300</formula2></dataValidation>'
    )
    return (check,)
