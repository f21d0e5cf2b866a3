"""Every citation of the seed is looked up in the documents, wherever they are at hand.

They are not part of the repository. They are looked for in ``KB_DOCUMENTS``, then in ``../shared/sources``. Where nothing may
be skipped they must be there; a clone without them does the same with the small package and its own two documents.
"""

import os
from pathlib import Path

from kb.load.dataset import load
from kb.load.verify import verify
from kb.settings import seed_directory

BESIDE = Path(__file__).parents[2] / "shared" / "sources"


def test_every_citation_prints_what_its_row_claims(mini: Path) -> None:
    documents = Path(os.environ.get("KB_DOCUMENTS") or BESIDE)
    at_hand = documents.is_dir()
    assert at_hand or not os.environ.get("KB_NO_SKIP"), (
        f"the documents are not in {documents}: name them in KB_DOCUMENTS"
    )
    package = seed_directory() if at_hand else mini
    report = verify(load([package]), documents if at_hand else mini / "documents")
    assert [str(line) for line in (*report.missing, *report.failures)] == []
    assert report.is_good
