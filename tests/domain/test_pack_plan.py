"""Where the files of a pack go, and how they are shared out to parts."""

from dataclasses import replace

from pii_desktop.domain.evidence import EvidenceFile
from pii_desktop.domain.pack_bag import bag_info_text, manifest_text, parse_bag_info, parse_manifest, size_words
from pii_desktop.domain.pack_plan import PackedFile, PackPart, split
from tests.exporters.packs import a_content, plan_of

CONTENTS = tuple(bytes([65 + number]) * 100 for number in range(4))


def test_a_document_is_stored_once_and_listed_under_each_row_it_proves() -> None:
    plan = plan_of(a_content(CONTENTS))
    listed = [(row.code, [each.number for each in row.documents]) for row in plan.rows]
    assert listed == [("1.1.1", []), ("1.1.1 (3)", [1]), ("2.2.2", [2, 3]), ("5.1", [2, 4]), ("2.2.3", [])]
    assert len(plan.files) == len({file.path for file in plan.files}) == 4
    assert plan.documents[1].proves == ("2.2.2", "5.1")


def test_files_lie_by_pillar_and_row() -> None:
    plan = plan_of(a_content(CONTENTS))
    assert [file.path for file in plan.files] == [
        "data/tru-cot-1/1.1.1/1.1.1_(03)_KH-123-KH-UBND_2024-05-06.pdf",
        "data/tru-cot-2/2.2.2/2.2.2_(01)_NQ-12-2025-NQ-HDND_2025-03-01.pdf",
        "data/tru-cot-2/2.2.2/2.2.2_(02)_tai-lieu-4.pdf",
        "data/chi-tieu/5.1/5.1_(01)_tai-lieu-3.pdf",
    ]


def test_several_files_of_one_document_are_counted() -> None:
    content = a_content(CONTENTS)
    first = content.documents[0]
    scan = EvidenceFile("bản quét.TIF", "f" * 64, 9)
    plan = plan_of(replace(content, documents=(replace(first, files=(*first.files, scan)), *content.documents[1:])))
    assert [file.name for file in plan.documents[0].files] == [
        "1.1.1_(03)_KH-123-KH-UBND_2024-05-06_1.pdf",
        "1.1.1_(03)_KH-123-KH-UBND_2024-05-06_2.tif",
    ]


def test_parts_hold_what_fits_and_no_file_is_split() -> None:
    files = [PackedFile(f"data/{number}", str(number), size, "") for number, size in enumerate((4, 4, 4, 11, 1))]
    assert [[file.size for file in part.files] for part in split(files, 8)] == [[4, 4], [4], [11], [1]]
    assert [(part.number, part.count) for part in split(files, 8)] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert split(files, None) == (PackPart(1, 1, tuple(files)),)


def test_the_bag_says_nothing_of_machine_and_clock() -> None:
    plan = plan_of(a_content(CONTENTS))
    told = parse_bag_info(bag_info_text(plan, split(plan.files, None)[0], 10))
    assert told["Bagging-Date"] == "2025-11-30"
    assert told["Payload-Oxum"] == "400.4"
    assert told["PII-History-Count"] == "186"
    assert "Bag-Count" not in told


def test_parts_of_one_pack_belong_together_and_to_no_other() -> None:
    plan, other = plan_of(a_content(CONTENTS)), plan_of(a_content(CONTENTS[::-1]))
    parts = split(plan.files, 200)
    told = [parse_bag_info(bag_info_text(plan, part, 10)) for part in parts]
    assert [each["Bag-Count"] for each in told] == ["1 of 2", "2 of 2"]
    (group,) = {each["Bag-Group-Identifier"] for each in told}
    assert group != parse_bag_info(bag_info_text(other, split(other.files, 200)[0], 10))["Bag-Group-Identifier"]


def test_manifests_are_read_as_they_are_written() -> None:
    hashes = {"data/b.pdf": "b" * 64, "data/a (1).pdf": "a" * 64}
    assert manifest_text(hashes) == f"{'a' * 64}  data/a (1).pdf\n{'b' * 64}  data/b.pdf\n"
    assert parse_manifest(manifest_text(hashes)).hashes == hashes
    assert parse_manifest("rác\n").bad_lines == ("rác",)
    assert parse_manifest(f"{'A' * 64} *data/x%0A%25.pdf").hashes == {"data/x\n%.pdf": "a" * 64}


def test_sizes_are_said_with_a_comma() -> None:
    assert [size_words(size) for size in (12, 1536, 3 << 20, 5 << 30)] == ["12 B", "1,5 KB", "3,0 MB", "5,0 GB"]
