"""The pack of a frozen report is planned from what was frozen, whatever the records say since."""

from dataclasses import replace

from pii_desktop.domain.evidence import EvidenceFile
from pii_desktop.domain.frozen_facts import Facts, facts_of
from pii_desktop.domain.pack_frozen import as_frozen, without_contents
from pii_desktop.domain.pack_plan import PackContent, PackPlan
from tests.exporters.packs import a_content, plan_of
from tests.exporters.sample import sample_content

CONTENTS = tuple(bytes([65 + number]) * 100 for number in range(4))
THEN = a_content(CONTENTS)
SIZES = {file.sha256: file.size for each in THEN.documents for file in each.files}


def frozen(content: PackContent = THEN) -> Facts:
    return facts_of(replace(sample_content(), rows=content.rows, evidence=content.documents))


def planned(now: PackContent, facts: Facts | None = None) -> PackPlan:
    return plan_of(as_frozen(now, facts or frozen(), SIZES))


def test_nothing_changed_gives_the_same_plan() -> None:
    assert planned(THEN) == plan_of(THEN)


def test_documents_and_explanations_of_today_do_not_count() -> None:
    now = replace(
        THEN,
        rows=tuple(replace(row, entry=replace(row.entry, explanation="Mới giải trình")) for row in THEN.rows),
        documents=THEN.documents[2:],
    )
    assert planned(now) == plan_of(THEN)


def test_a_row_is_listed_under_the_code_and_the_name_that_were_printed() -> None:
    renamed = tuple(
        replace(row, assignment=replace(row.assignment, row=replace(row.assignment.row, code="9.9", name="Tên khác")))
        for row in THEN.rows
    )
    plan = planned(replace(THEN, rows=renamed))
    assert [(row.code, row.name) for row in plan.rows] == [(row.code, row.name) for row in plan_of(THEN).rows]
    assert [file.path for file in plan.files][:2] == [file.path for file in plan_of(THEN).files][:2]


def test_a_row_that_is_no_longer_stored_keeps_its_documents() -> None:
    plan = planned(replace(THEN, rows=()))
    assert [(row.code, len(row.documents)) for row in plan.rows] == [
        (row.code, len(row.documents)) for row in plan_of(THEN).rows
    ]
    assert [file.name for file in plan.files] == [file.name for file in plan_of(THEN).files]


def test_early_facts_are_read_by_code_and_with_the_kind_of_today() -> None:
    facts = frozen()
    early = tuple(replace(each, assignment_ids=(), kind=None) for each in facts.documents)
    assert planned(THEN, replace(facts, documents=early)) == plan_of(THEN)


def test_a_blank_kind_that_was_frozen_stays_blank() -> None:
    first, *others = THEN.documents
    now = replace(THEN, documents=(replace(first, fields=replace(first.fields, kind="Quyết định")), *others))
    blank = replace(THEN, documents=(replace(first, fields=replace(first.fields, kind="")), *others))
    assert planned(now, frozen(blank)) == plan_of(blank)


def test_what_is_gone_leaves_the_other_names_as_they_were() -> None:
    first, *others = THEN.documents
    scan = EvidenceFile("bản quét.tif", "f" * 64, 9)
    plan = plan_of(replace(THEN, documents=(replace(first, files=(*first.files, scan)), *others)))
    left = without_contents(plan, frozenset({first.sha256, others[0].sha256}))
    assert left.files == (plan.files[1], *plan.files[3:])
    assert [each.number for each in left.documents] == [1, 2, 3]
    listed = [(row.code, [each.number for each in row.documents]) for row in left.rows]
    assert listed == [("1.1.1", []), ("1.1.1 (3)", [1]), ("2.2.2", [2]), ("5.1", [3]), ("2.2.3", [])]
    assert without_contents(plan, frozenset()) is plan
