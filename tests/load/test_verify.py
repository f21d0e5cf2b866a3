"""Verifying citations: right ones pass, a shifted line and a swapped value are caught, with both places."""

from pathlib import Path

import pytest

from kb.errors import KbError
from kb.load.dataset import load
from kb.load.verify import Report, verify


def verified(package: Path, documents: Path | None = None) -> Report:
    return verify(load([package]), documents or package / "documents")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_every_citation_of_the_small_package_holds(mini: Path) -> None:
    report = verified(mini)
    assert report.failures == ()
    assert report.is_good
    # 96 citations with lines, counted with grep -o "l\. [0-9]" in the CSV files
    assert report.summary() == "2 of 2 documents matched, 96 citations checked, 0 failed, 0 not checked"


def test_a_shifted_line_is_caught_with_both_places(package: Path) -> None:
    replace(package / "regulations.csv", "Larkton, l. 13]", "Larkton, l. 12]")
    found = [str(failure) for failure in verified(package).failures]
    document = package / "documents" / "mini-study.txt"
    assert f"mini/regulations.csv:2: {document}:12 does not print 'January 2011'" in found
    assert all(one.startswith("mini/regulations.csv:2: ") for one in found)


def test_a_swapped_value_is_caught(package: Path) -> None:
    replace(package / "figures.csv", "35,,%,%", "53,,%,%")
    replace(package / "figures.csv", "35% of its", "53% of its")
    report = verified(package)
    document = package / "documents" / "mini-study.txt"
    assert "mini/figures.csv:3: " + f"{document}:41 does not print '53% of its households'" in map(str, report.failures)
    assert not report.is_good
    assert "1 failed" in report.summary()


def test_each_citation_needs_a_token_of_its_own(package: Path) -> None:
    replace(package / "regulations.csv", "Pinegate Lifelong Learning Rules | Outside", "Outside")
    replace(package / "regulations.csv", '"mini-study[2, l. 17]"', '"mini-study[2, l. 17]; mini-study[2, l. 9]"')
    assert [failure.message for failure in verified(package).failures] == ["prints none of 'Outside the network'"]


def test_a_missing_document_is_named_and_its_citations_are_counted(package: Path) -> None:
    (package / "documents" / "mini-index.txt").unlink()
    report = verified(package)
    assert report.failures == ()
    assert not report.is_good
    assert len(report.missing) == 1
    assert "is mini-index (mini-index.txt, SHA-256 5246d3d31e91" in report.missing[0]
    assert "1 of 2 documents matched" in report.summary()


def test_an_altered_document_is_told_from_a_missing_one(package: Path) -> None:
    file = package / "documents" / "mini-study.txt"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert "is not the text that mini-study was cited from: it was altered" in verified(package).missing[0]


def test_documents_are_found_under_any_name(package: Path) -> None:
    (package / "documents" / "mini-study.txt").rename(package / "documents" / "renamed.bin")
    assert verified(package).is_good


def test_a_directory_of_documents_that_does_not_exist_is_a_sentence(package: Path) -> None:
    with pytest.raises(KbError, match="is not a directory: name the directory that holds your copies"):
        verified(package, package / "nowhere")
