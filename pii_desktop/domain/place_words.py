"""Where a row stands, in the words a clerk finds it by."""

from pii_desktop.domain.plan import HEAD, Place


def place_words(place: Place) -> str:
    """As in "Phụ lục, bảng 1, dòng 12, trang 3", "Trang tính KH, dòng 5", "Thân kế hoạch, mục II.2.1, đoạn 27"."""
    if place.is_body:
        if place.row == HEAD:
            return "Phần đầu của kế hoạch"
        if place.row < 0:
            return "Phần mục tiêu các trụ cột của kế hoạch"
        section = f", mục {place.cell}" if place.cell else ""
        return f"Thân kế hoạch{section}, đoạn {place.row + 1}"
    table = f"Trang tính {place.sheet}" if place.sheet else f"Phụ lục, bảng {place.table + 1}"
    page = f", trang {place.page}" if place.page is not None else ""
    return f"{table}, dòng {place.row + 1}{page}"
