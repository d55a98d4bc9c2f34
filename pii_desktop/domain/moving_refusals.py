"""Why a workspace is not moved. In every case it stays where it is, whole, and nothing of it lies at the new place."""

from pathlib import PurePath

from pii_desktop.domain.pack_bag import size_words
from pii_desktop.domain.synchronised import Synchroniser, warning_at_choice
from pii_desktop.errors import InputError, PiiError, WorkspaceError

_SAFE = "Sổ vẫn ở chỗ cũ, còn nguyên; ở chỗ mới chưa có gì."


def synchronised(by: Synchroniser) -> InputError:
    """The new place is copied to a server as well."""
    return InputError("Không chuyển sổ vào thư mục đồng bộ.", warning_at_choice(by), code="move-synchronised")


def inside(place: PurePath) -> InputError:
    """The new place lies in the workspace itself."""
    return InputError(
        "Không chuyển sổ vào chính nó.",
        f"“{place}” nằm trong thư mục của sổ. {_SAFE}",
        "Hãy chọn một thư mục khác.",
        "move-inside",
    )


def taken(place: PurePath) -> InputError:
    """Something lies in the new place."""
    return InputError(
        f"Thư mục “{place.name}” không trống.",
        f"Chương trình không ghi đè lên bất cứ gì trong “{place}”. {_SAFE}",
        "Hãy chọn một thư mục trống, hoặc một thư mục chưa có.",
        "move-taken",
    )


def too_long(place: PurePath) -> InputError:
    """Windows would not take the names of files there."""
    return InputError(
        "Tên thư mục quá dài.",
        f"Windows không nhận tên tệp dài như vậy trong “{place}”. {_SAFE}",
        "Hãy chọn một thư mục có tên ngắn hơn, ví dụ D:\\So-PII.",
        "move-long",
    )


def not_writable(place: PurePath) -> WorkspaceError:
    """Nothing can be written there."""
    return WorkspaceError(
        "Không ghi được vào chỗ mới.",
        f"Máy không cho ghi vào “{place}”. {_SAFE}",
        "Hãy chọn một thư mục khác.",
        "move-not-writable",
    )


def no_room(place: PurePath, needed: int, free: int) -> WorkspaceError:
    """The disk of the new place is too small."""
    return WorkspaceError(
        "Chỗ mới không đủ dung lượng.",
        f"Sổ cần {size_words(needed)}, “{place}” còn trống {size_words(free)}. {_SAFE}",
        "Hãy giải phóng dung lượng, hoặc chọn ổ đĩa khác.",
        "move-no-room",
    )


def filled_up(place: PurePath) -> WorkspaceError:
    """The disk of the new place was filled, or takes no file of that size, while the copy was written."""
    return WorkspaceError(
        "Ổ đĩa của chỗ mới đã đầy.",
        f"Không chép hết được vào “{place}”, phần đã chép được bỏ. {_SAFE}",
        "Hãy giải phóng dung lượng, hoặc chọn ổ đĩa khác.",
        "move-no-room",
    )


def unread(name: str) -> WorkspaceError:
    """A file of the workspace cannot be read."""
    return WorkspaceError(
        f"Không đọc được tệp “{name}” của sổ.",
        f"Tệp đang bị chương trình khác giữ, hoặc OneDrive chưa tải tệp về máy này. {_SAFE}",
        "Hãy chờ phần mềm đồng bộ tải xong (chuột phải vào thư mục sổ, chọn “Luôn giữ trên thiết bị này”) rồi làm lại.",
        "move-unread",
    )


def differs(name: str) -> WorkspaceError:
    """The copy is not what it was made from."""
    return WorkspaceError(
        "Bản chép không giống bản gốc.",
        f"Tệp “{name}” ở chỗ mới khác với trong sổ, nên cả bản chép được bỏ. {_SAFE}",
        "Hãy làm lại; nếu vẫn lỗi, hãy chọn ổ đĩa khác.",
        "move-differs",
    )


def cut_off(place: PurePath) -> WorkspaceError:
    """The disk of one of the two places gave an error."""
    return WorkspaceError(
        "Không chép được sổ sang chỗ mới.",
        f"Ổ đĩa báo lỗi, đã bị ngắt, hoặc tệp trong “{place}” đang bị chương trình khác giữ. {_SAFE}",
        "Hãy kiểm tra ổ đĩa hoặc USB rồi làm lại.",
        "move-cut-off",
    )


def stopped() -> PiiError:
    """The user pressed Dừng."""
    return PiiError("Đã dừng chuyển sổ.", _SAFE, code="move-stopped")
