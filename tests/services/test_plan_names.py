"""No two plans of a workspace are called the same."""

from pathlib import Path

from pii_desktop.domain.plan import PlanDocument
from pii_desktop.services.plan_names import distinct_label, plan_label, provisional_label
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled

UNNUMBERED = PlanDocument(("Phụ lục", "MỘT SỐ CHỈ TIÊU CẢI CÁCH,", "NĂM 2024", "(Kèm theo …)"), year=2024, province="A")


def test_a_number_is_the_name() -> None:
    assert plan_label(PlanDocument(number="279/KH-UBND")) == "Kế hoạch 279/KH-UBND"
    assert plan_label(PlanDocument()) == "Kế hoạch chưa có số"


def test_the_title_tells_two_plans_apart() -> None:
    assert distinct_label(UNNUMBERED, ["Kế hoạch 1/KH-UBND"]) == "Kế hoạch A 2024"
    assert distinct_label(UNNUMBERED, ["Kế hoạch A 2024"]) == "Một số chỉ tiêu cải cách, năm 2024 (A 2024)"
    assert provisional_label(UNNUMBERED, ["Kế hoạch A 2024"]) == "Kế hoạch A 2024 (dự kiến)"
    taken = ["Kế hoạch A 2024 (dự kiến)"]
    assert provisional_label(UNNUMBERED, taken) == "Một số chỉ tiêu cải cách, năm 2024 (A 2024, dự kiến)"


def test_a_long_title_is_cut_between_words() -> None:
    title = ("Phân công nhiệm vụ, giải pháp cải thiện và nâng cao điểm số các chỉ số thành phần",)
    label = distinct_label(PlanDocument(title, province="A"), ["Kế hoạch A"])
    assert label == "Phân công nhiệm vụ, giải pháp cải thiện và nâng… (A)"


def test_bundled_plans_of_one_year(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tài chính")) as workspace:
        for key in ("bacgiang-2024", "bacgiang-nq02-2024", "bacgiang-2030-targets"):
            take_bundled(workspace, key)
        labels = [each.label for each in workspace.read(lambda uow: uow.plans.all())]
    assert labels[0] == "Kế hoạch Bắc Giang 2024"
    assert labels[1] == "Một số chỉ tiêu cải cách thủ tục hành chính… (Bắc Giang 2024)"
    assert labels[2] == "Kế hoạch 09/KH-UBND"
