"""The rules a document is checked against before it is signed: how grave, what is said, what to do, by whose word.

An ERROR is what a recipient sends a report back for; a WARNING should be looked at; a NOTE is worth knowing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pii_desktop.domain.plan import Severity

DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
PRACTICE: Final = "cách làm thường thấy (domain.md 7)"
OURS: Final = "quy tắc của chương trình"
MERGED: Final = "Nghị quyết 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh"

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class SigningRule(StrEnum):
    """Which rule found it; `RULES` says what each is about."""

    ADDRESSEE_MISSING = "addressee-missing"
    ADDRESSEE_SELF = "addressee-self"
    AS_ABOVE = "as-above"
    ARCHIVE = "archive"
    RECIPIENT_MARKS = "recipient-marks"
    SYMBOL = "symbol"
    NUMBER_ZERO = "number-zero"
    HALF_NUMBERED = "half-numbered"
    PLACE_MISSING = "place-missing"
    ABSTRACT = "abstract"
    DATE_ZERO = "date-zero"
    DATE_IMPOSSIBLE = "date-impossible"
    LEGAL_BASIS = "legal-basis"
    FIRST_CITATION = "first-citation"
    CITED_DIFFERS = "cited-differs"
    NUMBER_DIFFERS = "number-differs"
    NUMBER_ASKED = "number-asked"
    VERDICT_DIFFERS = "verdict-differs"
    COUNT_DIFFERS = "count-differs"
    REACHED_UNPROVEN = "reached-unproven"
    UNIT_MISSING = "unit-missing"
    DOTS_LEFT = "dots-left"
    BRACKETS_LEFT = "brackets-left"
    OLD_YEAR = "old-year"
    OUTLOOK_PAST = "outlook-past"
    OLD_DEPARTMENT = "old-department"
    OLD_SIGNER = "old-signer"
    SIGNER_MISSING = "signer-missing"
    AUTHORITY = "authority"
    CLOSING = "closing"
    ANNEX_UNKNOWN = "annex-unknown"
    ANNEX_UNCITED = "annex-uncited"
    EMPTY_SECTION = "empty-section"
    SPACING = "spacing"
    DECIMAL_POINT = "decimal-point"
    OLD_FONT = "old-font"
    SIGN_UNDRAWN = "sign-undrawn"
    PLAN_UNNUMBERED = "plan-unnumbered"
    PLAN_WITHOUT_SUBJECT = "plan-without-subject"
    PLANS_ALIKE = "plans-alike"
    OTHER_PROVINCE = "other-province"
    OLD_PROVINCE = "old-province"
    OTHER_DEPARTMENT = "other-department"
    OTHER_ADDRESSEE = "other-addressee"
    CITY_NAMED = "city-named"
    COMMITTEE_HEAD = "committee-head"
    UNACCENTED = "unaccented"
    FUTURE_DOCUMENT = "future-document"
    FUTURE_DONE = "future-done"


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule: `sentence` takes words by name, `source` is who states it."""

    severity: Severity
    sentence: str
    remedy: str
    source: str = DECREE


RULES: Final[Mapping[SigningRule, RuleWords]] = {
    SigningRule.ADDRESSEE_MISSING: RuleWords(_ERROR, "Không có nơi nhận sau “Kính gửi”", "Ghi nơi nhận báo cáo"),
    SigningRule.ADDRESSEE_SELF: RuleWords(_ERROR, "Kính gửi chính đơn vị ký báo cáo: {what}", "Ghi lại nơi nhận", OURS),
    SigningRule.AS_ABOVE: RuleWords(_ERROR, "Nơi nhận phải bắt đầu bằng “- Như trên;”", "Sửa nơi nhận"),
    SigningRule.ARCHIVE: RuleWords(_ERROR, "Nơi nhận phải kết thúc bằng “- Lưu: VT, …”", "Sửa nơi nhận"),
    SigningRule.RECIPIENT_MARKS: RuleWords(
        _WARNING, "Dòng nơi nhận “{what}” phải bắt đầu bằng “-” và kết thúc bằng “{mark}”", "Sửa nơi nhận"
    ),
    SigningRule.SYMBOL: RuleWords(
        _ERROR, "Ký hiệu “{what}” không đúng mẫu loại văn bản - tên viết tắt đơn vị, như BC-STC", "Khai tên viết tắt"
    ),
    SigningRule.NUMBER_ZERO: RuleWords(_WARNING, "Số văn bản “{what}” dưới 10 phải có số 0 đứng trước", "Sửa số"),
    SigningRule.HALF_NUMBERED: RuleWords(
        _ERROR, "Văn bản có {there} nhưng chưa có {missing}", "Ghi đủ số và ngày", OURS
    ),
    SigningRule.PLACE_MISSING: RuleWords(_ERROR, "Phần đầu văn bản chưa có {what}", "Khai phần đầu văn bản"),
    SigningRule.ABSTRACT: RuleWords(_ERROR, "Trích yếu {what}", "Sửa trích yếu"),
    SigningRule.DATE_ZERO: RuleWords(
        _WARNING, "Ngày “{what}”: ngày dưới 10 và tháng 1, 2 phải có số 0 đứng trước", "Sửa ngày"
    ),
    SigningRule.DATE_IMPOSSIBLE: RuleWords(_ERROR, "Ngày “{what}” không có trong lịch", "Sửa ngày", OURS),
    SigningRule.LEGAL_BASIS: RuleWords(_WARNING, "Căn cứ “{what}” {wrong}", "Sửa căn cứ"),
    SigningRule.FIRST_CITATION: RuleWords(
        _WARNING, "Văn bản {what} được dẫn lần đầu mà thiếu {missing}", "Dẫn đủ ở lần đầu"
    ),
    SigningRule.CITED_DIFFERS: RuleWords(_WARNING, "Văn bản {what} {wrong}", "Xem lại số, ngày", OURS),
    SigningRule.NUMBER_DIFFERS: RuleWords(
        _ERROR, "Số {what} của {code} không có trong phụ lục (phụ lục ghi {known})", "Sửa câu hoặc số liệu", OURS
    ),
    SigningRule.NUMBER_ASKED: RuleWords(
        _WARNING, "Số {what} có phải là kết quả của {code} không? Phụ lục ghi {known}", "Xem lại câu, số liệu", OURS
    ),
    SigningRule.VERDICT_DIFFERS: RuleWords(
        _ERROR, "Lời văn nói {code} {said}, phụ lục đánh giá {known}", "Sửa câu hoặc số liệu", OURS
    ),
    SigningRule.COUNT_DIFFERS: RuleWords(_ERROR, "Lời văn ghi {what}, số liệu hiện có {known}", "Sửa câu", OURS),
    SigningRule.REACHED_UNPROVEN: RuleWords(
        _ERROR, "{code} ghi đạt mục tiêu mà không có minh chứng, không có giải trình", "Gắn minh chứng", "domain.md 6"
    ),
    SigningRule.UNIT_MISSING: RuleWords(_WARNING, "Số của {code} không có đơn vị tính", "Ghi đơn vị", OURS),
    SigningRule.DOTS_LEFT: RuleWords(_ERROR, "Còn chỗ chấm chưa điền: “{what}”", "Điền hoặc bỏ", OURS),
    SigningRule.BRACKETS_LEFT: RuleWords(_ERROR, "Còn chỗ trống chưa điền: “{what}”", "Điền hoặc bỏ", OURS),
    SigningRule.OLD_YEAR: RuleWords(_WARNING, "Nhắc năm {what} trong báo cáo năm {year}", "Xem lại năm", OURS),
    SigningRule.OUTLOOK_PAST: RuleWords(
        _WARNING, "“{what}” trong báo cáo cả năm {year}: phương hướng là của năm sau", "Xem lại năm", OURS
    ),
    SigningRule.OLD_DEPARTMENT: RuleWords(
        _WARNING, "“{what}” nay là {now} (từ {since})", "Dùng tên mới", "domain.md 5"
    ),
    SigningRule.OLD_SIGNER: RuleWords(
        _ERROR, "Người ký {what} không còn giữ chức vụ từ {since}", "Khai lại người ký", OURS
    ),
    SigningRule.SIGNER_MISSING: RuleWords(_NOTE, "Chưa khai họ tên người ký", "Khai người ký"),
    SigningRule.AUTHORITY: RuleWords(_WARNING, "Quyền hạn người ký “{what}” {wrong}", "Khai lại người ký"),
    SigningRule.CLOSING: RuleWords(_WARNING, "{what}", "Sửa câu kết", PRACTICE),
    SigningRule.ANNEX_UNKNOWN: RuleWords(_ERROR, "Lời văn dẫn “{what}” mà báo cáo không có", "Sửa câu", OURS),
    SigningRule.ANNEX_UNCITED: RuleWords(_NOTE, "{what} không được nhắc đến trong lời văn", "Thêm “kèm theo”"),
    SigningRule.EMPTY_SECTION: RuleWords(_WARNING, "Mục “{what}” không có nội dung", "Thêm hoặc bỏ mục", OURS),
    SigningRule.SPACING: RuleWords(_NOTE, "Khoảng trắng hoặc dấu câu thừa ở “{what}”", "Sửa câu", PRACTICE),
    SigningRule.DECIMAL_POINT: RuleWords(_WARNING, "Số “{what}”: phần thập phân viết sau dấu phẩy", "Sửa số", PRACTICE),
    SigningRule.OLD_FONT: RuleWords(_ERROR, "“{what}” còn chữ gõ bằng bảng mã cũ hoặc lỗi chữ", "Gõ lại", OURS),
    SigningRule.SIGN_UNDRAWN: RuleWords(
        _WARNING, "Phông chữ của báo cáo không có ký hiệu {what}, bản PDF in thành ô vuông", "Thay bằng chữ", OURS
    ),
    SigningRule.OTHER_PROVINCE: RuleWords(
        _ERROR, "Ghi “{what}” trong báo cáo của đơn vị thuộc {own}", "Sửa tên địa phương", OURS
    ),
    SigningRule.OLD_PROVINCE: RuleWords(_WARNING, "“{what}” nay là {now} (từ {since})", "Dùng tên mới", MERGED),
    SigningRule.OTHER_DEPARTMENT: RuleWords(
        _ERROR, "Lời văn ghi “{what}” là đơn vị báo cáo, phần đầu ghi {own}", "Sửa tên đơn vị", OURS
    ),
    SigningRule.OTHER_ADDRESSEE: RuleWords(
        _ERROR, "Lời văn gửi “{what}”, phần “Kính gửi” ghi {known}", "Sửa nơi nhận", OURS
    ),
    SigningRule.CITY_NAMED: RuleWords(
        _ERROR, "Ghi “{what}” cho thành phố trực thuộc trung ương, viết “{right}”", "Sửa tên cơ quan", MERGED
    ),
    SigningRule.COMMITTEE_HEAD: RuleWords(
        _WARNING, "Văn bản của Ủy ban nhân dân {wrong}", "Khai phần đầu văn bản", PRACTICE
    ),
    SigningRule.UNACCENTED: RuleWords(_WARNING, "Câu “{what}” gõ không dấu", "Gõ lại có dấu"),
    SigningRule.FUTURE_DOCUMENT: RuleWords(_ERROR, "Văn bản {what} ghi ngày {day}, sau {until}", "Xem lại ngày", OURS),
    SigningRule.FUTURE_DONE: RuleWords(_WARNING, "Việc ghi là đã làm vào {day}, sau {until}", "Xem lại ngày", OURS),
    SigningRule.PLAN_UNNUMBERED: RuleWords(_ERROR, "Dẫn kế hoạch chưa có {missing}: {what}", "Ghi số, ngày"),
    SigningRule.PLAN_WITHOUT_SUBJECT: RuleWords(_WARNING, "Dẫn kế hoạch chưa có trích yếu: {what}", "Ghi trích yếu"),
    SigningRule.PLANS_ALIKE: RuleWords(_ERROR, "Dẫn như nhau: {what}; {other}", "Ghi số, ngày"),
}
