"""A form goes out, is filled in, comes back changed in every way, and is taken field by field."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pii_desktop.domain.coordination import Request, RequestState, Way
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.request_form import FormColumn
from pii_desktop.errors import ForeignFileError, InputError, StalePreviewError
from pii_desktop.importers.reply_xlsx import read_reply_content
from pii_desktop.services import coordination, request_forms
from pii_desktop.services.progress import record
from pii_desktop.services.replies import ReplyPreview, accept_reply, preview_reply, read_reply
from pii_desktop.services.reply_transfer import preview_transfer, transfer_reply
from pii_desktop.services.stepping import undo_last
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.workspace import Workspace

YEAR = PeriodId(2)
SCIENCE = "Sở Khoa học và Công nghệ"
HEADER = 6


@pytest.fixture
def form(workspace: Workspace, tmp_path: Path) -> Path:
    """The form of Sở KH&CN, with 2.2.2 in line 7 and 2.2.3 in line 8."""
    workspace.run(lambda uow: coordination.create_requests(uow, YEAR))
    return written(workspace, tmp_path)


def written(workspace: Workspace, folder: Path) -> Path:
    forms = workspace.read(lambda uow: request_forms.request_forms(uow, YEAR, [SCIENCE]))
    return request_forms.write_forms(forms, folder / "Phiếu", "Sở Tài chính")[0].file


def filled(form: Path, change: Callable[[Worksheet], None]) -> Path:
    """The form as it comes back from the department's Excel."""
    workbook = load_workbook(form)
    change(workbook.worksheets[0])
    file = form.with_name("trả lời.xlsx")
    workbook.save(file)
    return file


def column_of(sheet: Worksheet, column: FormColumn) -> int:
    return next(cell.column for cell in sheet[HEADER] if cell.value == column.label)


def put(sheet: Worksheet, line: int, column: FormColumn, value: object) -> None:
    sheet.cell(line, column_of(sheet, column)).value = value  # type: ignore[assignment]


def preview(workspace: Workspace, file: Path) -> ReplyPreview:
    read = replace(read_reply_content(file.read_bytes(), file.name), file_name=file.name)
    return workspace.read(lambda uow: preview_reply(uow, read))


def take_all(workspace: Workspace, found: ReplyPreview) -> None:
    ids = frozenset(answer.id for answer in found.answers if answer.is_taken_at_first)
    workspace.run(lambda uow: accept_reply(uow, found, ids))


def requests(workspace: Workspace) -> tuple[Request, ...]:
    return workspace.read(lambda uow: uow.requests.of_period(YEAR, SCIENCE))


def fill_first(sheet: Worksheet) -> None:
    put(sheet, 7, FormColumn.VALUE, 0.1274)
    put(sheet, 7, FormColumn.RESULT, "=1+1 là chữ")
    put(sheet, 7, FormColumn.OFFICER, "Lê Thị Hoa")


def test_what_was_filled_in_is_stored_and_logged(workspace: Workspace, form: Path) -> None:
    found = preview(workspace, filled(form, lambda sheet: put(sheet, 7, FormColumn.VALUE, 0.1274)))
    take_all(workspace, found)

    first, second = requests(workspace)
    assert (first.reply.value, first.state) == (Decimal("0.1274"), RequestState.ANSWERED)
    assert second.state is RequestState.OPEN  # left blank: nothing was answered
    line = workspace.read(lambda uow: coordination.log(uow, YEAR))[0]
    assert (line.way, line.department, line.file_name) == (Way.RECEIVED, SCIENCE, "trả lời.xlsx")


def test_a_reply_is_read_in_a_child_process(workspace: Workspace, form: Path) -> None:
    read = read_reply(filled(form, fill_first))
    found = workspace.read(lambda uow: preview_reply(uow, read))

    assert [(answer.column, answer.new) for answer in found.answers] == [
        (FormColumn.VALUE, "0,1274"),
        (FormColumn.OFFICER, "Lê Thị Hoa"),
    ]


@pytest.mark.parametrize(
    ("typed", "value", "has_problem"),
    [
        ("1.234,5", "1234.5", False),
        ("45,92", "45.92", False),
        (" 12 345 ", "12345", False),
        ("12,5%", "12.5", False),
        (0, "0", False),
        ("khoảng 12", None, True),
        ("x" * 50, None, True),
    ],
)
def test_numbers_typed_as_words_are_read_as_numbers(
    workspace: Workspace, form: Path, typed: object, value: str | None, has_problem: bool
) -> None:
    found = preview(workspace, filled(form, lambda sheet: put(sheet, 7, FormColumn.NUMERATOR, typed)))

    (answer,) = found.answers
    assert answer.value == (Decimal(value) if value is not None else None)
    assert bool(answer.problem) is has_problem


def test_a_number_with_two_readings_waits_for_a_choice(workspace: Workspace, form: Path) -> None:
    found = preview(workspace, filled(form, lambda sheet: put(sheet, 7, FormColumn.VALUE, "1.000")))

    assert [(answer.value, answer.is_taken_at_first) for answer in found.answers] == [
        (Decimal(1000), False),
        (Decimal("1.000"), False),
    ]
    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: accept_reply(uow, found, frozenset(each.id for each in found.answers)))
    assert caught.value.code == "both-readings"
    workspace.run(lambda uow: accept_reply(uow, found, frozenset({found.answers[0].id})))
    assert requests(workspace)[0].reply.value == Decimal(1000)


def move_columns(sheet: Worksheet) -> None:
    """Value and result change places, an own column stands in front."""
    fill_first(sheet)
    sheet.unmerge_cells("A1:K1")
    for number in range(2, 5):
        sheet.unmerge_cells(f"A{number}:K{number}")
    value, result = column_of(sheet, FormColumn.VALUE), column_of(sheet, FormColumn.OFFICER)
    for line in range(HEADER, 9):
        one, other = sheet.cell(line, value), sheet.cell(line, result)
        one.value, other.value = other.value, one.value
    sheet.insert_cols(1)


def test_columns_are_found_wherever_they_went(workspace: Workspace, form: Path) -> None:
    take_all(workspace, preview(workspace, filled(form, move_columns)))

    reply = requests(workspace)[0].reply
    assert (reply.value, reply.officer) == (Decimal("0.1274"), "Lê Thị Hoa")


def swap_rows(sheet: Worksheet) -> None:
    fill_first(sheet)
    for column in range(1, 13):
        one, other = sheet.cell(7, column), sheet.cell(8, column)
        one.value, other.value = other.value, one.value


def test_sorted_rows_and_deleted_ones_do_no_harm(workspace: Workspace, form: Path) -> None:
    found = preview(workspace, filled(form, swap_rows))
    assert {answer.request_id for answer in found.answers} == {requests(workspace)[0].id}

    def only_second(sheet: Worksheet) -> None:
        sheet.delete_rows(7)
        put(sheet, 7, FormColumn.RESULT, "Đã làm")

    found = preview(workspace, filled(form, only_second))
    assert [answer.request_id for answer in found.answers] == [requests(workspace)[1].id]


def test_a_changed_code_is_refused_for_its_row_alone(workspace: Workspace, form: Path) -> None:
    def change(sheet: Worksheet) -> None:
        fill_first(sheet)
        put(sheet, 8, FormColumn.CODE, "2.2.4")
        put(sheet, 8, FormColumn.VALUE, 5)

    found = preview(workspace, filled(form, change))

    assert [(row.line, row.refusal) for row in found.rows if row.refusal] == [
        (8, "Mã “2.2.4” khác mã đã gửi “2.2.3” nên không nhận.")
    ]
    take_all(workspace, found)
    assert requests(workspace)[1].state is RequestState.OPEN


def test_an_added_row_is_refused_unless_its_code_was_asked(workspace: Workspace, form: Path) -> None:
    def add(sheet: Worksheet) -> None:
        put(sheet, 9, FormColumn.CODE, "7.1.1")
        put(sheet, 9, FormColumn.VALUE, 5)
        sheet.cell(8, 12).value = None  # the key is gone, the code is not
        put(sheet, 8, FormColumn.VALUE, 3)

    found = preview(workspace, filled(form, add))

    assert [row.refusal for row in found.rows] == ["", "Dòng thêm, không trả lời đề nghị nào nên không nhận."]
    assert [answer.request_id for answer in found.answers] == [requests(workspace)[1].id]


def test_a_row_copied_twice_counts_once(workspace: Workspace, form: Path) -> None:
    def double(sheet: Worksheet) -> None:
        fill_first(sheet)
        for column in range(1, 13):
            sheet.cell(9, column).value = sheet.cell(7, column).value

    found = preview(workspace, filled(form, double))
    assert [row.refusal for row in found.rows] == ["", "Lặp lại một dòng ở trên nên không nhận."]


def test_a_row_of_another_period_and_one_whose_request_is_gone_are_refused(workspace: Workspace, form: Path) -> None:
    def change(sheet: Worksheet) -> None:
        put(sheet, 7, FormColumn.VALUE, 1)
        put(sheet, 8, FormColumn.VALUE, 1)
        key = str(sheet.cell(7, 12).value)
        sheet.cell(7, 12).value = key.replace("-2-", "-1-")

    file = filled(form, change)
    second = requests(workspace)[1].id
    workspace.run(lambda uow: coordination.delete_request(uow, second))

    assert [row.refusal for row in preview(workspace, file).rows] == [
        "Thuộc phiếu của kỳ 6 tháng đầu năm 2025 nên không nhận.",
        "Trả lời một đề nghị đã xoá nên không nhận.",
    ]


def test_a_form_of_another_workspace_is_refused_whole(workspace: Workspace, form: Path, tmp_path: Path) -> None:
    file = filled(form, fill_first)
    with create_workspace(tmp_path / "khác", NewWorkspace("Bắc Ninh", "Sở Tài chính")) as other:
        take_bundled(other, "bacninh-2025")
        with pytest.raises(InputError) as caught:
            preview(other, file)
    assert caught.value.code == "foreign-form"


def test_a_table_copied_without_its_mark_is_refused_with_what_to_do(workspace: Workspace, form: Path) -> None:
    def lose_mark(sheet: Worksheet) -> None:
        fill_first(sheet)
        sheet.delete_cols(12)

    with pytest.raises(InputError, match="không mang dấu của phiếu"):
        preview(workspace, filled(form, lose_mark))


def test_a_column_that_is_gone_changes_nothing(workspace: Workspace, form: Path) -> None:
    def drop(sheet: Worksheet) -> None:
        fill_first(sheet)
        sheet.cell(HEADER, column_of(sheet, FormColumn.VALUE)).value = "Ghi chú"

    found = preview(workspace, filled(form, drop))
    assert found.missing == (FormColumn.VALUE,)
    assert FormColumn.VALUE not in {answer.column for answer in found.answers}


def test_the_same_reply_again_changes_nothing(workspace: Workspace, form: Path) -> None:
    file = filled(form, fill_first)
    take_all(workspace, preview(workspace, file))
    found = preview(workspace, file)

    assert found.answers == ()
    with pytest.raises(InputError):
        workspace.run(lambda uow: accept_reply(uow, found, frozenset()))


def test_a_stored_answer_is_replaced_only_when_chosen(workspace: Workspace, form: Path) -> None:
    take_all(workspace, preview(workspace, filled(form, fill_first)))
    found = preview(workspace, filled(form, lambda sheet: put(sheet, 7, FormColumn.VALUE, 0.2)))

    (answer,) = found.answers
    assert (answer.old, answer.new, answer.is_taken_at_first) == ("0,1274", "0,2", False)


def test_a_stale_preview_is_refused(workspace: Workspace, form: Path) -> None:
    found = preview(workspace, filled(form, fill_first))
    workspace.run(lambda uow: coordination.delete_request(uow, found.answers[0].request_id))
    with pytest.raises(StalePreviewError):
        take_all(workspace, found)


def test_taking_a_reply_is_one_step_of_undo(workspace: Workspace, form: Path) -> None:
    before = requests(workspace)
    take_all(workspace, preview(workspace, filled(form, fill_first)))
    workspace.run(undo_last)

    assert requests(workspace) == before
    assert workspace.read(lambda uow: coordination.log(uow, YEAR)) == ()


def test_another_workbook_is_no_form(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "Mã"
    file = tmp_path / "Bảng khác.xlsx"
    workbook.save(file)
    with pytest.raises(ForeignFileError) as caught:
        read_reply(file)
    assert caught.value.code == "reply-foreign"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("phiếu.xlsx", b"PK\x03\x04 not a zip", "file-damaged"),
        ("phiếu.csv", "Mã;Giá trị\n".encode(), "reply-format"),
        ("phiếu.xlsx", b"", "file-empty"),
        ("phiếu.xlsx", b"\x89PNG\r\n", "file-image"),
    ],
)
def test_files_that_are_no_workbook_are_told_apart(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ForeignFileError) as caught:
        read_reply(file)
    assert caught.value.code == code


@pytest.mark.real_documents
def test_hostile_workbooks_are_refused_and_end(shared: Path) -> None:
    files = sorted((shared / "hostile").glob("*.xls*"))[::9]  # the plan importer's tests read all of them
    assert files
    for file in files:
        with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever refusal, but one of ours
            read_reply(file)
        assert type(caught.value).__module__.startswith("pii_desktop."), (file.name, caught.value)


# A reply in the period's entry


def answered(workspace: Workspace, form: Path) -> Request:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 7, FormColumn.VALUE, 0.1274)
        put(sheet, 7, FormColumn.RESULT, "Đã phân bổ")

    take_all(workspace, preview(workspace, filled(form, fill)))
    return requests(workspace)[0]


def entry_of(workspace: Workspace, request: Request) -> tuple[Entry, EntryState]:
    return workspace.read(lambda uow: uow.progress.get(request.assignment_id, YEAR))


def test_a_blank_entry_takes_the_reply_as_a_draft(workspace: Workspace, form: Path) -> None:
    request = answered(workspace, form)
    offered = workspace.read(lambda uow: preview_transfer(uow, request.id)).fields
    assert [(each.column, each.keeps_own) for each in offered] == [
        (FormColumn.VALUE, False),
        (FormColumn.RESULT, False),
    ]

    workspace.run(lambda uow: transfer_reply(uow, request.id, {each.column for each in offered}))

    entry, state = entry_of(workspace, request)
    assert (entry.value, state) == (Decimal("0.1274"), EntryState.DRAFT)
    assert entry.result == "Sở Khoa học và Công nghệ: Đã phân bổ"
    assert requests(workspace)[0].state is RequestState.TAKEN


def test_own_values_stay_unless_they_are_chosen(workspace: Workspace, form: Path) -> None:
    request = answered(workspace, form)
    own = Entry(value=Decimal(5), result="Sở đã tự làm")
    workspace.run(lambda uow: record(uow, request.assignment_id, YEAR, own))
    offered = workspace.read(lambda uow: preview_transfer(uow, request.id)).fields
    assert all(each.keeps_own for each in offered)

    workspace.run(lambda uow: transfer_reply(uow, request.id, {FormColumn.RESULT}))

    entry, state = entry_of(workspace, request)
    assert entry.value == Decimal(5)
    assert entry.result == f"Sở đã tự làm\n{SCIENCE}: Đã phân bổ"
    assert state is EntryState.DONE


def test_putting_a_reply_into_the_period_is_one_step_of_undo(workspace: Workspace, form: Path) -> None:
    request = answered(workspace, form)
    workspace.run(lambda uow: transfer_reply(uow, request.id, {FormColumn.VALUE}))
    workspace.run(undo_last)

    assert entry_of(workspace, request) == (Entry(), EntryState.BLANK)
    assert requests(workspace)[0].state is RequestState.ANSWERED


def test_choosing_nothing_marks_the_reply_and_leaves_the_entry(workspace: Workspace, form: Path) -> None:
    request = answered(workspace, form)
    workspace.run(lambda uow: transfer_reply(uow, request.id, ()))
    assert entry_of(workspace, request)[1] is EntryState.BLANK
    assert requests(workspace)[0].state is RequestState.TAKEN
