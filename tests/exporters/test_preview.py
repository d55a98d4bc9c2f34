"""Pages laid out as the PDF has them, drawn one at a time, each sentence with its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.pages import LaidOut
from pii_desktop.domain.report import Heading, PageBreak, Report, plain
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.pdf import write_pdf
from pii_desktop.exporters.preview import lay_out, lay_out_annexes, page_pixels, page_strips
from tests.exporters.sample import sample_content

SHADE = 32
LONG = "Số liệu do Cục Thống kê tỉnh công bố. " * 120


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(sample_content())


@pytest.fixture
def pages(report: Report) -> LaidOut:
    return lay_out(report)


def with_sentences(report: Report, *blocks: Heading | PageBreak | object) -> Report:
    return replace(report, blocks=tuple(blocks))  # type: ignore[arg-type]


def test_every_page_of_the_export_is_there(report: Report, pages: LaidOut, tmp_path: Path) -> None:
    write_pdf(report, tmp_path / "báo cáo.pdf")
    assert pages.pdf == (tmp_path / "báo cáo.pdf").read_bytes()
    assert not pages.sizes[0].is_landscape, "the text stands upright"
    assert any(size.is_landscape for size in pages.sizes), "wide annexes lie across"


def test_a_page_is_as_wide_as_asked_for(pages: LaidOut) -> None:
    turned = next(number for number, size in enumerate(pages.sizes) if size.is_landscape)
    upright, across = page_pixels(pages.pdf, 0, 400), page_pixels(pages.pdf, turned, 400)
    assert (upright.width, upright.height) == (400, 566)
    assert (across.width, across.height) == (400, 283)
    assert len(upright.content) == upright.stride * upright.height


def test_strips_join_to_the_whole_page(pages: LaidOut) -> None:
    whole = page_pixels(pages.pdf, 0, 333)
    strips = list(page_strips(pages.pdf, 0, 333, 100))
    assert [top for top, _ in strips] == [0, 100, 200, 300, 400]
    joined = b"".join(strip.content for _, strip in strips)
    assert len(joined) == len(whole.content)
    # The edge of a letter that is cut by a seam may be a shade lighter, which nobody sees.
    assert max(abs(one - other) for one, other in zip(joined, whole.content, strict=True)) <= SHADE


def test_annexes_alone_begin_with_their_own_page(report: Report, pages: LaidOut) -> None:
    alone = lay_out_annexes(report)
    assert alone.sizes == pages.sizes[-len(alone.sizes) :]
    assert 0 < len(alone.sizes) < len(pages.sizes)


def test_each_sentence_says_on_which_page_it_stands(report: Report) -> None:
    first = plain("Sở đã ban hành 03 chính sách.", key="results/policy")
    second = plain("Đề nghị thống nhất số liệu chi R&D <b>2025</b>.", key="proposals/data")
    pages = lay_out(with_sentences(report, first, plain("Không khoá."), PageBreak(), second))
    places = {place.key: place for place in pages.places}
    assert set(places) == {"results/policy", "proposals/data"}
    assert places["results/policy"].page == 0
    assert places["proposals/data"].page == 1
    assert 0 < places["proposals/data"].top < places["proposals/data"].bottom < 0.2, "at the head of its page"
    assert pages.place_of("none") is None


def test_a_sentence_that_goes_on_overleaf_stands_where_it_begins(report: Report) -> None:
    before, broken = plain(LONG[:400]), plain(LONG, key="long")
    pages = lay_out(with_sentences(report, before, broken, plain("Hết.", key="last")))
    begins = pages.place_of("long")
    assert begins is not None
    assert begins.page == 0
    assert begins.top > 0.3
    last = pages.place_of("last")
    assert last is not None, "also the sentence that is kept with the signature"
    assert last.page > begins.page


def test_keys_leave_no_trace_in_the_file(report: Report) -> None:
    text = "Sở đã ban hành 03 chính sách."
    keyed = lay_out(with_sentences(report, plain(text, key="results/policy")))
    assert keyed.pdf == lay_out(with_sentences(report, plain(text))).pdf
