"""What the boxes of the new year say: everything of a plan, or what the plan of the new year has not of it yet."""

from PySide6.QtCore import QCoreApplication

from pii_desktop.services.carrying import Left
from pii_desktop.services.new_year import YearOffer

BOXES = ("follows", "targets", "settings", "own_work")
"""The boxes in their order, by the fields of `Carried`."""


def carried_words(offer: YearOffer) -> dict[str, str]:
    """The words of each box by its key; none for what has nothing to carry over to a plan that is there already."""
    settings = _tr("Hạn, nơi nhận, ngày chốt riêng ({days}) và danh mục minh chứng đã sửa ({lists})")
    said = {
        "follows": _tr("Lựa chọn theo dõi của đơn vị"),
        "targets": _tr("Gốc và mục tiêu, đến khi có kế hoạch mới; mục tiêu đơn vị tự đặt"),
        "settings": settings.format(days=offer.cut_offs, lists=offer.requirements),
        "own_work": _tr(
            "Nhiệm vụ đơn vị tự thêm ({count}), chưa thực hiện, hạn lùi một năm; cán bộ và hạn riêng của nhiệm vụ khác"
        ).format(count=offer.own_work),
    }
    if offer.successor is None:
        return said
    return {} if offer.left is None else _left_words(offer.left, said["settings"])


def _left_words(left: Left, settings: str) -> dict[str, str]:
    work = _tr("Nhiệm vụ đơn vị tự thêm ({count}), hạn lùi một năm; cán bộ, hạn riêng của nhiệm vụ khác ({others})")
    has_settings = left.cut_offs or left.requirements or left.recipient or left.days
    said = (
        ("follows", left.follows, _tr("Lựa chọn theo dõi của đơn vị ({count} dòng)").format(count=len(left.follows))),
        ("targets", left.targets, _tr("Mục tiêu đơn vị tự đặt ({count})").format(count=len(left.targets))),
        ("settings", has_settings, settings),
        (
            "own_work",
            left.own_work or left.planned,
            work.format(count=len(left.own_work), others=len(left.planned)),
        ),
    )
    return {key: words for key, found, words in said if found}


def _tr(words: str) -> str:
    return QCoreApplication.translate("NewYearDialog", words)
