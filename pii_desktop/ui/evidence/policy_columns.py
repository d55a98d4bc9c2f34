"""The columns of the 13 policy groups."""

from collections.abc import Callable

from pii_desktop.domain.policies import PolicyGroup
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.models.columns import RIGHT, Column, Look


def policy_columns(offers: Callable[[PolicyGroup], int]) -> list[Column[PolicyGroup]]:
    """Every column; `offers` tells how many documents wait for a group."""
    return [
        Column(key="number", title=tr("Nhóm"), value=lambda group: f"({group.number})", width=88, look=Look.MUTED,
               sort_key=lambda group: group.number),
        Column(key="name", title=tr("Nhóm chính sách"), value=lambda group: group.name, whole=lambda group: group.name),
        Column(key="documents", title=tr("Văn bản"), width=76, alignment=RIGHT, sort_key=lambda group: len(group.marks),
               value=lambda group: str(len(group.marks)) if group.marks else "–"),
        Column(key="counted", title=tr("Được tính"), width=84, alignment=RIGHT, sort_key=lambda group: group.counted,
               value=lambda group: str(group.counted) if group.marks else "", look=Look.STRONG,
               tone=lambda group: "good" if group.counted else None),
        Column(key="offers", title=tr("Chờ đưa vào"), width=104, alignment=RIGHT, sort_key=offers,
               value=lambda group: str(offers(group)) if offers(group) else "", look=Look.MUTED),
    ]  # fmt: skip
