"""Each of the four real appendices, sent in thirty forms, reads field for field the same."""

from pathlib import Path

import pytest

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.importers.registry import read_content, read_pasted_content
from tests.importers import variants_text
from tests.importers.real import APPENDICES, LAYOUTS, marks, rows_of, typed_truth
from tests.importers.variants import VARIANTS

pytestmark = pytest.mark.real_documents


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", APPENDICES)
def test_an_appendix_reads_the_same_in_every_form(name: str, variant: str, shared: Path) -> None:
    content, file = VARIANTS[variant](rows_of(shared, name), LAYOUTS[name])
    assert marks(shared, typed_truth(shared, name), read_content(content, file, None)) == ""


def pasted(form: str, shared: Path, name: str) -> ParsedPlan:
    rows, layout = rows_of(shared, name), LAYOUTS[name]
    text = variants_text.pasted_text(rows, layout)
    match form:
        case "from Word":
            return read_pasted_content(variants_text.pasted_from_word(rows, layout), text, None)
        case "from Excel":
            return read_pasted_content(variants_text.pasted_from_excel(rows, layout), text, None)
        case _:
            return read_pasted_content(None, text, None)


@pytest.mark.parametrize("form", ["from Word", "from Excel", "as text"])
@pytest.mark.parametrize("name", APPENDICES)
def test_an_appendix_reads_the_same_when_it_is_pasted(name: str, form: str, shared: Path) -> None:
    assert marks(shared, typed_truth(shared, name), pasted(form, shared, name)) == ""
