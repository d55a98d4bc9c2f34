"""Documents that many tests of this folder read."""

from collections.abc import Iterator

import pytest

from tests.exporters.documents import document
from tests.exporters.office import Office
from tests.exporters.paper import Papers, papers_in


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    """Each kind of document in every format, by the name of its golden files. Nothing of it may be changed."""
    yield from papers_in(tmp_path_factory.mktemp("papers"), document)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice; only for tests that are skipped where it is not installed."""
    return Office(tmp_path_factory.mktemp("office"))
