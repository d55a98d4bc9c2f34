"""Plans that nobody issued: any mixture of rows, departments, targets and texts that a province might print."""

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from pii_desktop.domain.plan import ParsedPlan, ParsedRow, Place, PlanDocument, RowKind, Series
from pii_desktop.domain.target import parse_target
from pii_desktop.services.catalogue import framework
from tests.text.signs import SIGNS

_LEADS = (
    "Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Công an tỉnh", "Ban quản lý các KCN tỉnh",
    "Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố",
)  # fmt: skip
_TARGETS = ("≥ 20", "> 45,92", "≤ 10", "16 - 18", "100 %", "Trên 60%", "Thuộc nhóm khá của cả nước", "")
_TASKS = (
    "Tham mưu ban hành chính sách <b>hỗ trợ</b> & thực hiện", "=1+1 là chữ", "+84 222 333", "@giao Sở Tài chính",
    "Hoàn thành 👩‍💻 chuyển đổi số", "_x000A_ là chữ", "Giảm chi phí; rút ngắn thời gian, theo quy định.",
    "Đổimới" * 40, 'Theo "Đề án" được phê duyệt', "Rà soát " * 60,
    " ".join(SIGNS.values()), "Rà soát, tham mưu ban hành chính sách; " * 1_000,
)  # fmt: skip
_UNITS = ("%", "điểm", "tỷ đồng", "người/10.000 dân")
_TIMES = ("Thường xuyên", "Hằng năm", "Đến năm 2030", "Quý IV/2025")


def a_random_plan(chance: Random) -> ParsedPlan:
    """A plan of indicators of the framework, under their pillars or without, or of targets with numbers."""
    rows = _indicators(chance) if chance.random() < 0.6 else _targets(chance)
    number = f"{chance.randrange(1, 400)}/KH-UBND"
    title = ("PHỤ LỤC", "NHIỆM VỤ NÂNG CAO CHỈ SỐ", f"(Kèm theo Kế hoạch số {number} của UBND tỉnh Bắc Ninh)")
    document = PlanDocument(title, number, None, "UBND tỉnh Bắc Ninh", 2025, "Bắc Ninh")
    placed = tuple(replace(row, place=Place(0, at)) for at, row in enumerate(rows, start=1))
    return ParsedPlan(document, (), placed, file_name="kế hoạch.docx", sha256="0" * 64)


def _indicators(chance: Random) -> list[ParsedRow]:
    tree = framework()
    has_headings, has_stt = chance.random() < 0.5, chance.random() < 0.4
    chosen = sorted(chance.sample([each.code for each in tree.indicators], chance.randrange(4, 25)))
    columns = _columns(chance)
    rows: list[ParsedRow] = []
    for at, code in enumerate(chosen, start=1):
        pillar, group = code[0], code.rpartition(".")[0]
        if has_headings and not any(row.code == pillar for row in rows):
            rows.append(
                ParsedRow(RowKind.PILLAR, tree.pillar_name(pillar).upper(), Place(0, 0), pillar, pillar, pillar=pillar)
            )
        indicator = tree.indicator(code)
        assert indicator is not None
        rows.append(ParsedRow(
            RowKind.INDICATOR, indicator.name, Place(0, 0), code, code, stt=str(at) if has_stt else None,
            pillar=pillar, group=group, **_answers(chance, columns),
        ))  # fmt: skip
    return rows


def _targets(chance: Random) -> list[ParsedRow]:
    columns = {*_columns(chance), "unit", "target"}
    return [
        ParsedRow(RowKind.TARGET, f"Tỷ lệ hồ sơ loại {chance.randrange(10**6)} được số hóa", Place(0, 0), stt=str(at),
                  **_answers(chance, columns))
        for at in range(1, chance.randrange(4, 30))
    ]  # fmt: skip


def _columns(chance: Random) -> set[str]:
    """Which columns the plan prints."""
    return {name for name in ("unit", "baseline", "target", "coordinating", "timing", "tasks") if chance.random() < 0.6}


def _answers(chance: Random, columns: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"lead": tuple(chance.sample(_LEADS[:5], chance.randrange(1, 3)))}
    if "coordinating" in columns:
        found["coordinating"] = tuple(chance.sample(_LEADS, chance.randrange(0, 3)))
    if "tasks" in columns:
        found["tasks"] = tuple(chance.sample(_TASKS, chance.randrange(0, 5)))
    if "unit" in columns:
        found["unit"] = chance.choice(_UNITS)
    if "timing" in columns:
        found["timing"] = chance.choice(_TIMES)
    printed = chance.choice(_TARGETS) if "target" in columns else ""
    if printed:
        found |= {"target_printed": printed, "target": parse_target(printed)}
    return found | (_baseline(chance) if "baseline" in columns else {})


def _baseline(chance: Random) -> dict[str, Any]:
    value = Decimal(chance.randrange(1, 9999)) / 100
    return {"baseline": value, "baseline_printed": str(value), "series": Series.SCORE}
