"""What `import` says of a plan's body, and `misprints`: the ledger as a workbook."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from pii_desktop.commands.output import Exit, print_json, print_lines
from pii_desktop.domain.plan_body import DutyGroup
from pii_desktop.errors import InputError
from pii_desktop.services.misprints import export_ledger
from pii_desktop.services.plan_body import BodyOffer, OfferedPeriod, OfferedRow
from pii_desktop.services.workspace import open_workspace

_NAME = "Bảng kê là bảng tính Excel; hãy đặt tên có đuôi .xlsx."


def body_as_json(offer: BodyOffer) -> dict[str, list[dict[str, Any]]]:
    """The `body` of `import --json`: what is offered to the department and not taken yet."""
    return {
        "duties": [_duties(each) for each in offer.duties],
        "focal_points": [_focal(each) for each in offer.focal_points],
        "deadlines": [_deadline(each) for each in offer.periods],
    }


def print_offer(offer: BodyOffer) -> None:
    """A line for each kind of thing that the body offers, and how to take it; nothing where it offers nothing."""
    if offer.is_empty:
        return
    items = sum(len(each.row.tasks) for each in offer.duties)
    print_lines(
        f"Thân kế hoạch giao: {items} nhiệm vụ ở {len(offer.duties)} mục, đầu mối {len(offer.focal_points)} trụ cột, "
        f"{len(offer.periods)} thời hạn báo cáo. Nhận thêm: import --body"
    )


def export_misprints(arguments: Namespace) -> Exit:
    """Write the misprint ledger as a workbook."""
    target = Path(arguments.out)
    if target.suffix.lower() != ".xlsx":
        raise InputError(f"Tên tệp “{target.name}” chưa đúng.", "Chưa có tệp nào được ghi.", _NAME, "format")
    with open_workspace(Path(arguments.workspace)) as opened:
        count = opened.read(lambda uow: export_ledger(uow, target))
    if arguments.json:
        print_json({"file": str(target), "misprints": count})
    else:
        print_lines(f"Đã ghi {count} lỗi in vào {target}")
    return Exit.DONE


def _duties(offer: OfferedRow) -> dict[str, Any]:
    group = offer.source
    said = group.duties if isinstance(group, DutyGroup) else ()
    return {
        "name": offer.row.name,
        "number": group.number,
        "heading": offer.row.source_note,
        "departments": list(group.departments),
        "role": offer.role.value,
        "duties": [{"number": each.number, "paragraph": each.paragraph, "text": each.full_text} for each in said],
    }


def _focal(offer: OfferedRow) -> dict[str, Any]:
    return {
        "pillar": offer.row.pillar,
        "number": offer.source.number,
        "departments": list(offer.row.lead),
        "text": offer.row.source_note,
    }


def _deadline(offer: OfferedPeriod) -> dict[str, Any]:
    due, source = offer.due, offer.source
    return {
        "kind": due.kind.value,
        "year": due.year,
        "part": due.index,
        "deadline": due.deadline.isoformat(),
        "recipient": source.recipient,
        "number": source.number,
        "text": source.text,
        "period": offer.existing.id if offer.existing else None,
    }
