"""Documents that many tests of this folder read."""

from collections.abc import Iterator

import pytest

from tests.exporters.documents import document
from tests.exporters.paper import Papers, papers_in


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    """Each kind of document in every format, by the name of its golden files. Nothing of it may be changed."""
    yield from papers_in(tmp_path_factory.mktemp("papers"), document)
