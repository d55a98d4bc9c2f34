"""From when until when a document says it is in force."""

from datetime import date

import pytest

from pii_desktop.domain.evidence_reading import Confidence, Offer
from pii_desktop.importers.evidence_force import in_force
from pii_desktop.importers.evidence_lines import PageLine

SIGNED = Offer(date(2025, 5, 6), "Bắc Ninh, ngày 06 tháng 5 năm 2025")


@pytest.mark.parametrize(
    ("sentence", "since", "until"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2025-05-06", None),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.", "2025-05-06", None),
        ("Quyết định này có hiệu lực thi hành từ ngày 20/5/2025.", "2025-05-20", None),
        ("Nghị quyết này có hiệu lực từ ngày 01 tháng 6 năm 2025 đến hết ngày 31/12/2030.", "2025-06-01", "2030-12-31"),
        ("Kế hoạch này có hiệu lực đến hết năm 2025.", None, "2025-12-31"),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "2025-05-16", None),
        ("Hợp đồng có hiệu lực kể từ ngày ký đến hết ngày 31/12/2026.", "2025-05-06", "2026-12-31"),
        ("Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 7/QĐ-UBND ngày 02/3/2020.",
         "2025-05-06", None),
    ],
)  # fmt: skip
def test_what_a_document_says_of_itself(sentence: str, since: str | None, until: str | None) -> None:
    found = in_force([PageLine(sentence)], SIGNED, is_certificate=False)
    assert [each.value.isoformat() if each else None for each in (found.since, found.until)] == [since, until]


@pytest.mark.parametrize(
    ("sentence", "until"),
    [
        ("Có giá trị đến ngày 30 tháng 6 năm 2027.", "2027-06-30"),
        ("Có giá trị đến hết ngày 30/6/2027", "2027-06-30"),
        ("Ngày hết hạn: 30/06/2027", "2027-06-30"),
        ("Hiệu lực từ ngày 01/7/2024 đến ngày 30/6/2027", "2027-06-30"),
        ("Giấy chứng nhận này có giá trị 36 tháng kể từ ngày ký.", "2028-05-06"),
        ("Giấy chứng nhận có thời hạn 03 (ba) năm kể từ ngày cấp.", "2028-05-06"),
        ("Giấy chứng nhận có giá trị vô thời hạn.", None),
        ("Có giá trị đến ngày 30/6/2027. Ngày hết hạn: 30/6/2028", None),
    ],
)
def test_until_when_a_certificate_is_good(sentence: str, until: str | None) -> None:
    found = in_force([PageLine(sentence)], SIGNED, is_certificate=True).until
    assert (found.value.isoformat() if found else None) == until


def test_days_counted_from_the_signing_need_its_date() -> None:
    lines = [PageLine("Quyết định này có hiệu lực"), PageLine("kể từ ngày ký.")]
    assert in_force(lines, None, is_certificate=False).since is None
    doubtful = Offer(SIGNED.value, SIGNED.quote, Confidence.LIKELY)
    found = in_force(lines, doubtful, is_certificate=False).since
    assert found is not None
    assert not found.is_sure
