"""The program's own words of a report, one pattern for each kind of sentence, and the places each of them knows.

Places that every sentence knows are COMMON; a pattern may use some of them only, a template of the user any.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pii_desktop.domain.narrative_parts import kind_of, section_of

COMMON = ("đơn vị", "kỳ báo cáo", "năm", "kế hoạch", "nơi nhận")
"""Who reports, on what time, in which year, on which plans, to whom."""

SECTIONS: Mapping[str, str] = {
    "head": "",
    "opening": "",
    "leading": "Công tác chỉ đạo, tổ chức thực hiện",
    "results": "Kết quả thực hiện",
    "work": "Tình hình thực hiện nhiệm vụ, giải pháp",
    "difficulties": "Khó khăn, vướng mắc và nguyên nhân",
    "proposals": "Đề xuất, kiến nghị",
    "next": "Nhiệm vụ trọng tâm thời gian tới",
    "closing": "",
    "supplement": "Báo cáo bổ sung",
    "correction": "Báo cáo đính chính",
}
"""Sections in their order, with their headings; the last two are reports of their own, without headings."""

ABSTRACT = "head/abstract"
LEGAL_BASIS = "head/legal-basis"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a kind of sentence says, the words for it on screen, and its places beside the common ones."""

    label: str
    text: str
    places: tuple[str, ...] = ()


def _following(section: str, verb: str, at: str) -> dict[str, Pattern]:
    """What a supplement or a correction says; `verb` is what it does `at` the report it follows, "báo cáo gốc"."""
    first = ("báo cáo gốc",)
    deed = verb.capitalize()
    return {
        f"{section}/abstract": Pattern("Trích yếu", f"{deed} {{báo cáo}} về {{nội dung}}", ("báo cáo", "nội dung")),
        f"{section}/legal-basis": Pattern("Căn cứ", ""),
        f"{section}/opening": Pattern(
            "Mở đầu", "Thực hiện {kế hoạch}, {đơn vị} đã gửi {nơi nhận} {báo cáo gốc}.", first
        ),
        f"{section}/earlier": Pattern(
            "Đã bổ sung, đính chính", "{báo cáo gốc} đã được {các lần trước}.", (*first, "các lần trước")
        ),
        f"{section}/reason": Pattern(f"Lý do {verb}", f"Lý do {verb}: {{lý do}}.", ("lý do",)),
        f"{section}/list": Pattern(
            f"Nội dung {verb}",
            f"Nay {{đơn vị}} {verb} {{số nội dung}} nội dung {at} {{báo cáo gốc}} như sau:",
            (*first, "số nội dung"),
        ),
        f"{section}/documents": Pattern(
            "Minh chứng bổ sung",
            "{đơn vị}{cũng} bổ sung {số tài liệu} tài liệu minh chứng (danh mục tại Phụ lục kèm theo).",
            ("cũng", "số tài liệu"),
        ),
        f"{section}/rest": Pattern("Nội dung khác", "Các nội dung khác của {báo cáo gốc} không thay đổi.", first),
        f"{section}/closing": Pattern(
            "Kết thúc", f"Trên đây là báo cáo {verb} của {{đơn vị}}, kính gửi {{nơi nhận}} tổng hợp./."
        ),
    }


PATTERNS: Mapping[str, Pattern] = {
    ABSTRACT: Pattern("Trích yếu", "Kết quả thực hiện {nội dung}{trong kỳ}", ("nội dung", "trong kỳ")),
    LEGAL_BASIS: Pattern("Căn cứ", ""),
    "opening": Pattern(
        "Mở đầu", "Thực hiện {kế hoạch}, {đơn vị} báo cáo {nơi nhận} kết quả thực hiện {kỳ báo cáo} như sau:"
    ),
    "leading/assigned": Pattern(
        "Phân công theo kế hoạch", "Theo phân công tại {kế hoạch}, {đơn vị} được giao {phần việc}.", ("phần việc",)
    ),
    "leading/officers": Pattern(
        "Lãnh đạo, cán bộ đầu mối", "{đơn vị} đã phân công {cán bộ}.", ("cán bộ", "lãnh đạo", "chuyên viên")
    ),
    "leading/work": Pattern(
        "Giao việc cho cán bộ",
        "{đơn vị} đã giao {số nhiệm vụ} nhiệm vụ, giải pháp cho {số cán bộ} cán bộ, bộ phận trực tiếp thực hiện.",
        ("số nhiệm vụ", "số cán bộ"),
    ),
    "leading/documents": Pattern(
        "Văn bản đã ban hành",
        "Trong kỳ báo cáo đã ban hành {số văn bản} văn bản để triển khai, theo dõi việc thực hiện, gồm: {văn bản}.",
        ("số văn bản", "văn bản"),
    ),
    "leading/requests": Pattern(
        "Đề nghị đơn vị phối hợp",
        "{đơn vị} đã đề nghị {số cơ quan} cơ quan, đơn vị phối hợp cung cấp số liệu, tài liệu; {trả lời}.",
        ("số cơ quan", "số đề nghị", "trả lời"),
    ),
    "results/reported": Pattern(
        "Số liệu đã có",
        "Tính đến thời điểm báo cáo, {đơn vị} đã có số liệu, kết quả của {đã có}/{tổng số} {gọi là} được giao"
        "{còn thiếu} (chi tiết tại {phụ lục} kèm theo).",
        ("đã có", "tổng số", "gọi là", "còn thiếu", "phụ lục"),
    ),
    "results/none": Pattern(
        "Chưa có số liệu",
        "Tính đến thời điểm báo cáo, {đơn vị} chưa có số liệu, kết quả của {tổng số} {gọi là} được giao "
        "(danh mục tại {phụ lục} kèm theo).",
        ("gọi là", "tổng số", "phụ lục"),
    ),
    "results/assessed": Pattern(
        "So với mục tiêu",
        "Có {đánh giá được} {gọi là} đánh giá được so với mục tiêu, {kết quả so sánh}.",
        ("đánh giá được", "gọi là", "kết quả so sánh", "đạt", "chưa đạt"),
    ),
    "results/trend": Pattern(
        "So với kỳ trước",
        "Có {so sánh được} {gọi là} so sánh được với kỳ trước, {xu hướng}.",
        ("so sánh được", "gọi là", "xu hướng"),
    ),
    "results/own-targets": Pattern(
        "Mục tiêu tự xác định",
        "Mục tiêu của {số mục tiêu} {gọi là} do {đơn vị} tự xác định để phấn đấu.",
        ("số mục tiêu", "gọi là"),
    ),
    "results/indicator": Pattern(
        "Kết quả chỉ số chủ trì",
        "- {chỉ số}: {đánh giá} {nội dung} {minh chứng}",
        ("chỉ số", "đánh giá", "nội dung", "minh chứng", "giá trị", "so với mục tiêu", "so với kỳ trước", "công bố"),
    ),
    "results/shared": Pattern(
        "Kết quả chỉ số phối hợp", "- {chỉ số}{chủ trì}: {đánh giá} {nội dung}",
        ("chỉ số", "chủ trì", "đánh giá", "nội dung"),
    ),
    "results/shared-missing": Pattern(
        "Nội dung phối hợp chưa có kết quả",
        "- Chưa có kết quả để báo cáo đối với {số còn lại} {gọi là}: {danh sách}.",
        ("số còn lại", "gọi là", "danh sách"),
    ),
    "results/explained": Pattern(
        "Giải trình", "- {chỉ số}: {tình trạng} {giải trình}", ("chỉ số", "tình trạng", "giải trình")
    ),
    "results/unexplained": Pattern(
        "Chưa có số liệu, chưa giải trình",
        "- Chưa có số liệu, kết quả của {số còn lại} {gọi là}: {danh sách}.",
        ("số còn lại", "gọi là", "danh sách"),
    ),
    "results/unproven": Pattern(
        "Chưa có minh chứng, chưa giải trình",
        "- Chưa có tài liệu minh chứng của {số còn lại} {gọi là}: {danh sách}.",
        ("số còn lại", "gọi là", "danh sách"),
    ),
    "work/summary": Pattern(
        "Tổng hợp nhiệm vụ",
        "Tổng số nhiệm vụ, giải pháp theo phân công là {tổng số}, {tình trạng} (chi tiết tại {phụ lục} kèm theo).",
        ("tổng số", "tình trạng", "phụ lục"),
    ),
    "work/results": Pattern("Dẫn vào kết quả cụ thể", "Một số kết quả cụ thể:"),
    "work/item": Pattern("Kết quả nhiệm vụ", "- {nhiệm vụ}: {kết quả}", ("nhiệm vụ", "kết quả")),
    "difficulties/row": Pattern("Khó khăn, vướng mắc", "- {chỉ số}: {khó khăn}", ("chỉ số", "khó khăn")),
    "difficulties/judged": Pattern(
        "Nguyên nhân chưa đạt", "- {chỉ số} chưa đạt mục tiêu. Nguyên nhân: {nguyên nhân}", ("chỉ số", "nguyên nhân")
    ),
    "proposals/row": Pattern("Đề xuất, kiến nghị", "- {chỉ số}: {đề xuất}", ("chỉ số", "đề xuất")),
    "proposals/adjust": Pattern(
        "Nhiệm vụ cần điều chỉnh",
        "- Đề nghị cho điều chỉnh {số nhiệm vụ} nhiệm vụ, giải pháp để phù hợp tình hình thực tế: {danh sách}.",
        ("số nhiệm vụ", "danh sách"),
    ),
    "next/row": Pattern("Nhiệm vụ thời gian tới", "- {chỉ số}: {nhiệm vụ tới}", ("chỉ số", "nhiệm vụ tới")),
    "next/work": Pattern(
        "Nhiệm vụ chưa hoàn thành",
        "- Tiếp tục triển khai, hoàn thành {số nhiệm vụ} nhiệm vụ, giải pháp còn lại (chi tiết tại {phụ lục} kèm "
        "theo).",
        ("số nhiệm vụ", "phụ lục"),
    ),
    "closing/attached": Pattern("Phụ lục kèm theo", "Gửi kèm báo cáo: {phụ lục}.", ("phụ lục",)),
    "closing": Pattern(
        "Kết thúc",
        "Trên đây là báo cáo của {đơn vị} về {kết quả thực hiện}, kính gửi {nơi nhận} {đề nghị}./.",
        ("kết quả thực hiện", "đề nghị"),
    ),
    **_following("supplement", "bổ sung", "vào"),
    **_following("correction", "đính chính", "tại"),
}  # fmt: skip
"""By kind, in the order of the report."""

TYPED = frozenset({
    "results/indicator", "results/shared", "results/explained", "work/item", "difficulties/row", "difficulties/judged",
    "proposals/row", "next/row",
})  # fmt: skip
"""Kinds that repeat what a person typed; the words of the others are the same in every report."""


def is_abstract(key: str) -> bool:
    """True for the abstract, without which there is no report: of the whole one or of one that follows it."""
    return kind_of(key).endswith("/abstract")


def is_closing(key: str) -> bool:
    """True for the sentence that ends the text, behind which nothing stands, and for what is named right before it."""
    return section_of(key) == "closing" or kind_of(key).endswith("/closing")


def takes_own(key: str) -> bool:
    """True where a sentence of the user's own may stand behind the one called `key`: in the text, before its end."""
    is_head = section_of(key) == "head" or kind_of(key).endswith(("/abstract", "/legal-basis"))
    return not is_head and not is_closing(key)
