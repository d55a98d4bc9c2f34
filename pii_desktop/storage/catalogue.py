"""The catalogue that travels with the program: framework, provinces, departments and their mergers, bundled plans."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pii_desktop import paths
from pii_desktop.domain.denominators import DenominatorKind
from pii_desktop.domain.departments import Department, Merger, Province
from pii_desktop.domain.framework import Direction, Framework, Heading, Indicator, SourceClass
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.errors import PiiError
from pii_desktop.storage.catalogue_plans import BundledPlan, describe_plan, parse_plan

_FRAMEWORKS = {"pii-2025": "framework-2025.json"}


def load_framework(key: str = "pii-2025") -> Framework:
    """The PII tree of one version (seed 001, domain.md 3). Raises PiiError for an unknown key."""
    if key not in _FRAMEWORKS:
        raise _unknown("bộ chỉ số", key, _FRAMEWORKS)
    tree = _read(paths.catalogue() / _FRAMEWORKS[key])
    return Framework(
        key=tree["key"],
        title=tree["title"],
        pillars=tuple(Heading(**heading) for heading in tree["pillars"]),
        groups=tuple(Heading(**heading) for heading in tree["groups"]),
        indicators=tuple(_indicator(entry) for entry in tree["indicators"]),
    )


def load_provinces() -> tuple[Province, ...]:
    """The 63 provinces until 30/6/2025, then the 34 since 1/7/2025; names may stand in both."""
    return tuple(
        Province(entry["name"], _date(entry["valid_from"]), _date(entry["valid_to"]), entry["merged_into"])
        for entry in _read(paths.catalogue() / "provinces.json")["provinces"]
    )


def load_departments() -> tuple[Department, ...]:
    """Departments in force and ended ones, each with the spellings met in real plans (domain.md 5)."""
    return tuple(
        Department(
            key=entry["key"],
            name=entry["name"],
            short_name=entry["short_name"],
            symbol=entry["symbol"],
            aliases=tuple(entry["aliases"]),
            valid_from=_date(entry["valid_from"]),
            valid_to=_date(entry["valid_to"]),
        )
        for entry in _read(paths.catalogue() / "departments.json")["departments"]
    )


def load_mergers() -> tuple[Merger, ...]:
    """Which department took over which in 2025, with the day and the basis (domain.md 5)."""
    return tuple(
        Merger(
            entry["old"],
            entry["new"],
            date.fromisoformat(entry["since"]),
            entry["legal_basis"],
            is_partial=entry.get("partial", False),
            note=entry["note"],
        )
        for entry in _read(paths.catalogue() / "departments.json")["mergers"]
    )


def bundled_plans() -> tuple[BundledPlan, ...]:
    """The plans that come with the program, newest year first, then the longest."""
    plans = (describe_plan(_read(file)) for file in sorted(_plan_files().values()))
    return tuple(sorted(plans, key=lambda plan: (-plan.year, -plan.count, plan.key)))


def load_plan(key: str) -> ParsedPlan:
    """The rows of one bundled plan as `read` would give them. Raises PiiError for an unknown key."""
    files = _plan_files()
    if key not in files:
        raise _unknown("kế hoạch có sẵn", key, files)
    return parse_plan(_read(files[key]))


def read_file(name: str) -> dict[str, Any]:
    """The object in one file of the catalogue. Raises PiiError (code "catalogue-broken")."""
    return _read(paths.catalogue() / name)


def _indicator(entry: dict[str, Any]) -> Indicator:
    kind = entry["denominator_kind"]
    read = {
        "direction": Direction(entry["direction"]),
        "source_class": SourceClass(entry["source_class"]),
        "denominator_kind": DenominatorKind(kind) if kind else None,
    }
    return Indicator(**entry | read)


def _plan_files() -> dict[str, Path]:
    return {file.stem: file for file in (paths.catalogue() / "plans").glob("*.json")}


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _read(file: Path) -> dict[str, Any]:
    """The object in one file of the catalogue; a missing or broken one means a broken installation."""
    try:
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PiiError(
            title="Không đọc được danh mục đi kèm chương trình.",
            text=f"Tệp {file.name} bị thiếu hoặc bị hỏng; dữ liệu đã nhập của anh/chị không bị ảnh hưởng.",
            hint="Cài đặt lại chương trình rồi mở lại.",
            code="catalogue-broken",
        ) from error
    return content


def _unknown(kind: str, key: str, known: dict[str, Any]) -> PiiError:
    return PiiError(
        title=f"Không có {kind} “{key}”.",
        text="Chưa có gì thay đổi.",
        hint=f"Chọn một trong các mã: {', '.join(sorted(known))}.",
        code="catalogue-unknown",
    )
