"""`check` and `list findings`: what stands in the way of sending, for people and for programs."""

import json

from tests.end_to_end.clerk import Clerk


def test_findings_say_where_they_are_put_right_and_by_whose_word(clerk: Clerk) -> None:
    code, out, _ = clerk.runs("check", "--period", 2, "--workspace", clerk.folder, "--json")
    assert code == 4
    found = json.loads(out)["findings"]
    first = found[0]
    assert {"rule", "severity", "code", "name", "text", "remedy", "place"} <= set(first)
    assert (first["rule"], first["severity"]) == ("number-missing", "error")
    assert first["place"]["site"] == "indicators"
    assert len({each["id"] for each in found}) == len(found)


def test_what_is_wrong_with_the_document_says_by_whose_word_too(clerk: Clerk) -> None:
    _, out, _ = clerk.runs("check", "--period", 2, "--workspace", clerk.folder, "--json")
    (signer,) = (each for each in json.loads(out)["signing"] if each["rule"] == "signer-missing")
    assert signer["source"] == "Nghị định 30/2020/NĐ-CP, Phụ lục I"
    assert signer["place"] == {"site": "preferences", "tab": "signer_name"}


def test_the_list_and_the_check_tell_the_same(clerk: Clerk) -> None:
    _, out, _ = clerk.runs("check", "--period", 2, "--workspace", clerk.folder, "--json")
    listed = clerk.asks("list", "findings", "--period", 2)["findings"]
    assert [each["id"] for each in listed] == [each["id"] for each in json.loads(out)["findings"]]
    assert all("assignment" in each for each in listed)


def test_an_explanation_takes_the_finding_away(clerk: Clerk) -> None:
    clerk.works("record", "2.2.2", "--period", 2, "--explanation", "Cục Thống kê chưa công bố GRDP")
    found = clerk.asks("list", "findings", "--period", 2)["findings"]
    rules = {each["rule"] for each in found if each["code"] == "2.2.2"}
    assert not rules & {"number-missing", "evidence-missing", "nothing-reported"}


def test_for_people_it_is_a_line_each(clerk: Clerk) -> None:
    code, out, _ = clerk.runs("check", "--period", 2, "--workspace", clerk.folder)
    assert code == 4
    assert out.splitlines()[0].startswith("Lỗi\t2.2.2\t")
