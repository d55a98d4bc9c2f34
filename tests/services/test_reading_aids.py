"""What the user explained once is used ever after: columns, names of departments, codes."""

from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.changeset import ChangeKind
from pii_desktop.domain.departments import Role
from pii_desktop.domain.page_picture import RowWords
from pii_desktop.domain.plan import ColumnMapping, ParsedPlan, RowKind
from pii_desktop.errors import ForeignFileError
from pii_desktop.services import column_mapping
from pii_desktop.services.catalogue import bundled_plan, directory
from pii_desktop.services.importing import preview, read_pasted, read_plan, source_page, suffixes
from pii_desktop.services.merging import accept, merge
from pii_desktop.services.progress import follow
from pii_desktop.services.recoding import choose_code, codes_to_choose, printed_code
from pii_desktop.services.spellings import tell
from pii_desktop.services.told_names import Meant
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row
from tests.services.desk import take

ODD_TABLE = (
    "STT\tViệc cần làm\tAi lo\tBao giờ\n"
    "1\tSố hóa hồ sơ đất đai\tSở Tài chính\tQuý III\n"
    "2\tMở dữ liệu dùng chung\tSở Nội vụ\tQuý IV\n"
)
GIVEN = {"stt": 0, "name": 1, "lead": 2}


def test_every_format_is_offered() -> None:
    assert {".docx", ".xlsx", ".xls", ".pdf", ".csv"} <= set(suffixes())


def test_a_table_without_a_known_header_is_read_with_columns_given_by_hand() -> None:
    first = read_pasted(None, ODD_TABLE, mapping=ColumnMapping())
    assert not first.assignments()
    skipped = first.skipped[0]
    assert skipped.header == ("STT", "Việc cần làm", "Ai lo", "Bao giờ")
    mapped = read_pasted(None, ODD_TABLE, mapping=ColumnMapping(tables={skipped.table: GIVEN}))
    assert [(row.name, row.lead) for row in mapped.assignments()] == [
        ("Số hóa hồ sơ đất đai", ("Sở Tài chính",)),
        ("Mở dữ liệu dùng chung", ("Sở Nội vụ",)),
    ]


def test_text_without_any_table_is_refused_even_when_columns_may_be_given() -> None:
    with pytest.raises(ForeignFileError):
        read_pasted(None, "", mapping=ColumnMapping())


def test_columns_are_remembered_by_shape_until_they_are_forgotten(empty: Workspace) -> None:
    shape = read_pasted(None, ODD_TABLE, mapping=ColumnMapping()).skipped[0].shape
    empty.run(lambda uow: column_mapping.remember(uow, {shape: GIVEN}))
    known = empty.read(column_mapping.remembered)
    next_year = read_pasted(None, ODD_TABLE.replace("đất đai", "hộ tịch"), mapping=known)
    assert len(next_year.assignments()) == 2
    assert column_mapping.used_in(next_year, known) == {shape}
    empty.run(lambda uow: column_mapping.forget(uow, [shape]))
    assert not empty.read(column_mapping.remembered).shapes


def test_columns_are_guessed_by_their_words_and_enough_with_a_name_and_somebody() -> None:
    guessed = column_mapping.guess(("TT", "Tên chỉ số", "Cơ quan chủ trì"))
    assert guessed == {"stt": 0, "name": 1, "lead": 2}
    assert column_mapping.is_enough(guessed)
    assert not column_mapping.is_enough({"name": 1})


@pytest.mark.parametrize(
    ("symbol", "key"),
    [
        ("STC", "so-tai-chinh"),
        ("SGD&ĐT", "so-giao-duc-va-dao-tao"),
        ("SNgV", "so-ngoai-vu"),
        ("BQLKCN", "ban-quan-ly-cac-khu-cong-nghiep"),
        ("VPUBND tỉnh", "van-phong-ubnd-tinh"),
        ("SKHĐT", "so-ke-hoach-va-dau-tu"),
    ],
)
def test_the_symbols_of_document_numbers_name_departments(symbol: str, key: str) -> None:
    found = directory().resolve(symbol).department
    assert found is not None
    assert found.key == key


def test_a_symbol_that_several_bodies_bear_is_left_to_the_user() -> None:
    assert directory().resolve("TTT").department is None


def strange(name: str) -> ParsedPlan:
    return a_plan(a_row("1.1.1", "Dịch vụ công trực tuyến", lead=(name,)))


@pytest.mark.parametrize(
    ("meaning", "role"),
    [("so-tai-chinh", Role.LEAD), (Meant.COLLECTIVE, Role.COLLECTIVE), (Meant.OTHER, None), ("", None)],
)
def test_a_name_that_the_user_explained_decides_the_role(empty: Workspace, meaning: str, role: Role | None) -> None:
    assert directory().department("Sở Tài chính").key == "so-tai-chinh"
    parsed = strange("Cơ quan tài khóa địa phương")
    before = empty.read(lambda uow: preview(uow, parsed))
    assert [each.printed for each in before.unknown] == ["Cơ quan tài khóa địa phương"]
    empty.run(lambda uow: tell(uow, "Cơ quan tài khóa  địa phương", meaning))
    after = empty.read(lambda uow: preview(uow, parsed))
    assert after.changeset.rows[0].role is role
    assert bool(after.unknown) is (meaning == "")
    assert [(each.printed, each.meaning) for each in after.spellings] == [("Cơ quan tài khóa địa phương", meaning)]


@pytest.mark.parametrize(
    ("meaning", "role", "follows"),
    [("so-tai-chinh", Role.LEAD, True), (Meant.COLLECTIVE, Role.COLLECTIVE, True), (Meant.OTHER, None, False)],
)
def test_rows_stored_before_get_the_role_that_a_name_gives_them(
    empty: Workspace, meaning: str, role: Role | None, follows: bool
) -> None:
    name = "Cơ quan tài khóa địa phương"
    take(empty, a_plan(a_row("1.1.1", "Dịch vụ công", lead=(name,)), a_row("1.1.2", "Thiết chế", lead=("Sở Nội vụ",))))
    first, other = empty.read(lambda uow: uow.assignments.everywhere())
    assert (first.role, first.is_tracked) == (None, False)
    changes = empty.run(lambda uow: tell(uow, name, meaning))
    after, untouched = empty.read(lambda uow: uow.assignments.everywhere())
    assert (after.role, after.is_tracked) == (role, follows)
    assert untouched == other
    assert changes.assignments == (frozenset({first.id}) if role else frozenset())


def test_a_meaning_that_is_taken_back_takes_the_role_back(empty: Workspace) -> None:
    take(empty, strange("Cơ quan tài khóa"))
    empty.run(lambda uow: tell(uow, "Cơ quan tài khóa", "so-tai-chinh"))
    empty.run(lambda uow: tell(uow, "Cơ quan tài khóa", ""))
    (row,) = empty.read(lambda uow: uow.assignments.everywhere())
    assert (row.role, row.is_tracked) == (None, False)


def test_a_row_keeps_what_the_user_chose_where_a_name_gives_it_no_other_role(empty: Workspace) -> None:
    take(empty, a_plan(a_row("1.1.1", "Dịch vụ công", lead=("Sở Tài chính",), coordinating=("Cơ quan lạ",))))
    (row,) = empty.read(lambda uow: uow.assignments.everywhere())
    empty.run(lambda uow: follow(uow, frozenset({row.id}), is_tracked=False))
    assert not empty.run(lambda uow: tell(uow, "Cơ quan lạ", "so-tai-chinh")).assignments
    assert not empty.read(lambda uow: uow.assignments.everywhere())[0].is_tracked


def test_a_new_row_that_leads_by_a_told_collective_is_followed(empty: Workspace) -> None:
    empty.run(lambda uow: tell(uow, "Khối văn xã", Meant.COLLECTIVE))
    take(empty, strange("Khối văn xã"))
    (row,) = empty.read(lambda uow: uow.assignments.everywhere())
    assert (row.role, row.is_tracked) == (Role.COLLECTIVE, True)


def test_a_chosen_code_goes_before_the_repair_and_the_same_file_says_nothing_new(workspace: Workspace) -> None:
    plan = bundled_plan("bacninh-2025")
    row = next(each for each in plan.rows if each.code == "6.1.1")
    assert printed_code(row) == "6.2.1"
    workspace.run(lambda uow: choose_code(uow, row, "6.2.1"))
    shown = workspace.read(lambda uow: preview(uow, plan))
    recoded = shown.changeset.of(ChangeKind.RECODED)
    assert [(change.code, change.row.group if change.row else "") for change in recoded] == [("6.2.1", "6.2")]
    merge(workspace, shown, accept(shown.changeset))
    assert workspace.read(lambda uow: preview(uow, plan)).changeset.is_empty
    workspace.run(lambda uow: choose_code(uow, row, ""))
    back = workspace.read(lambda uow: preview(uow, plan))
    assert [change.code for change in back.changeset.of(ChangeKind.RECODED)] == ["6.1.1"]


def test_sub_items_follow_the_code_that_was_chosen(empty: Workspace) -> None:
    parent = a_row("6.1.1", "Đơn đăng ký sáng chế", code_printed="6.2.1.")
    child = replace(a_row("(1)", "Số đơn nộp"), kind=RowKind.SUBITEM, parent="6.1.1")
    parsed = a_plan(parent, child)
    empty.run(lambda uow: choose_code(uow, parent, "6.2.1"))
    rows = empty.read(lambda uow: preview(uow, parsed)).parsed.rows
    assert [(row.code, row.parent) for row in rows] == [("6.2.1", None), ("(1)", "6.2.1")]


def test_every_indicator_can_be_chosen() -> None:
    assert len(codes_to_choose()) == 52


@pytest.mark.real_documents
def test_a_page_of_a_pdf_is_shown_with_the_place_of_its_row(shared: Path) -> None:
    file = shared / "appendices" / "bacninh-2025.pdf"
    row = next(each for each in read_plan(file).rows if each.code == "6.1.1")
    assert row.place.page is not None
    picture = source_page(file, row.place.page, 400, RowWords(row.code_printed or "", row.name))
    assert picture.png.startswith(b"\x89PNG")
    assert picture.top is not None
    assert picture.bottom is not None
    assert 0 < picture.top < picture.bottom < 1


def test_a_page_that_is_not_there_is_said(tmp_path: Path) -> None:
    file = tmp_path / "hỏng.pdf"
    file.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(ForeignFileError) as caught:
        source_page(file, 1, 300)
    assert caught.value.code == "page-unreadable"
