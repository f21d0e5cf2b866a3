"""Agreement of coders on the seed with the example package on top, counted by hand."""

from collections.abc import Iterator

import pytest
from codedpackage import write_package

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.model import City, Practice, Regulation, Row
from kb.query.answer import Answer
from kb.query.kinds.agreeing import Agreement
from kb.query.kinds.configuring import Qca
from kb.query.selection.coded import CrispSet
from kb.query.selection.codings import canonical
from kb.query.selection.conditions import HasPath, InNetwork, ScoreTest, Selection
from kb.settings import seed_directory


@pytest.fixture(scope="module")
def coded_twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The five documents with a second coding of the path types."""
    root = tmp_path_factory.mktemp("coded")
    build_database([seed_directory(), write_package(root)], root / "kb.sqlite")
    found = open_knowledge(root / "kb.sqlite")
    yield found
    found.close()


def cells(answer: Answer, title: str) -> list[dict[str, object]]:
    table = next(found for found in answer.tables if found.title.startswith(title))
    return [{key: getattr(cell, "name", cell) for key, cell in row.cells.items()} for row in table.rows]


def test_agreement_is_that_of_a_hand_count(coded_twice: KnowledgeBase) -> None:
    found = coded_twice.run(Agreement(variable="city_paths.path_type"))
    # eleven things both coded, nine alike; the base: 3 balanced, 3 international, 2 industry, 3 cultural; the coder: 4, 2, 2, 3.
    # By chance (3*4 + 3*2 + 2*2 + 3*3) / 121 = 31/121, so kappa = (9/11 - 31/121) / (90/121) = 68/90
    assert cells(found, "Agreement")[0] == {
        "variable": "Path type", "coders": "this base – li", "things": 11, "percent": 81.8, "kappa": round(68 / 90, 3),
        # 22 codes: 7, 5, 4, 6, so 484 - 126 = 358 unlike pairs by chance; found 4, times 21
        "alpha": round(1 - 84 / 358, 3), "spread": cells(found, "Agreement")[0]["spread"],
    }  # fmt: skip
    assert found.headline == "Path type: 11 coded by two or more, 2 disagreements (1 open), alpha 0.765."
    assert found.value is not None
    assert found.value.number == 0.765


def test_disagreements_show_both_values_and_what_was_adjudicated(coded_twice: KnowledgeBase) -> None:
    found = coded_twice.run(Agreement())
    assert cells(found, "Disagreements: Path type") == [
        {"thing": "Hangzhou", "base": "Internationalization-oriented", "li": "Cultural Empowerment", "adjudicated": None, "state": "open"},
        {"thing": "Xi'an", "base": "Cultural Empowerment", "li": "Balanced development", "adjudicated": "Cultural Empowerment",
         "state": "adjudicated"},
    ]  # fmt: skip


def test_the_history_keeps_every_value_with_its_date_and_source(coded_twice: KnowledgeBase) -> None:
    found = coded_twice.run(Agreement())
    history = [row for row in cells(found, "History") if row["thing"] == "Xi'an"]
    assert [(row["date"], row["coder"], row["role"], row["value"]) for row in history] == [
        (None, "this base", None, "Cultural Empowerment"), ("2026-02", "li", "coder", "Industry-driven"),
        ("2026-03", "li", "coder", "Balanced development"), ("2026-04", "wang", "adjudicator", "Cultural Empowerment"),
    ]  # fmt: skip
    assert history[-1]["note"] == "The table decides."
    assert ("second-coding", "Meeting") in {(entry.source, entry.locator) for entry in found.evidence.values()}


def test_without_a_second_coding_nothing_is_claimed(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Agreement())
    assert (found.status, found.value) == ("no_data", None)
    assert "codings.csv" in found.notes[0].text


@pytest.mark.parametrize(
    ("question", "variable"),
    [
        ("How far do the coders agree on the path types?", "city_paths.path_type"),
        ("各编码者对路径类型的编码一致性如何？", "city_paths.path_type"),
        ("Inter-coder agreement on the type of lead entity", "governing_bodies.lead_type"),
        ("What is Krippendorff's alpha of the second coding?", None),
        ("What is Krippendorff's alpha for lead entity type?", "governing_bodies.lead_type"),
        ("What is the percent agreement between coders on regulations?", "regulations.subject"),
        ("How far do the coders agree on when the laws were adopted?", "regulations.adopted"),
        ("编码者之间的一致性如何？", None),
        ("路径类型编码的Cohen κ是多少？", "city_paths.path_type"),
        ("编码者在哪些地方有分歧？", None),
    ],
)
def test_questions_on_agreement_are_read(seed_base: KnowledgeBase, question: str, variable: str | None) -> None:
    plan = seed_base.ask(question).reading.plan
    assert plan == {"kind": "agreement"} | ({"variable": variable} if variable else {})


def test_a_qca_names_the_cells_that_another_coder_codes_otherwise(coded_twice: KnowledgeBase) -> None:
    plan = Qca(select=Selection(conditions=(InNetwork(network="gnlc"),)),
               conditions=(CrispSet(condition=HasPath(types=("cultural-empowerment",))),),
               outcome=CrispSet(condition=ScoreTest(indicator="islec-2016.overall", value=0.65)))  # fmt: skip
    notes = [note.text for note in coded_twice.run(plan).notes if note.kind == "conflict"]
    assert (
        "Second coding: li codes the path type of Hangzhou as Cultural Empowerment; this base has Internationalization-oriented."
        in notes
    )
    assert not any("Xi'an" in note and "Second coding" in note for note in notes)  # adjudicated as the base has it


@pytest.mark.parametrize(
    ("model", "column", "one", "other", "same"),
    [
        (City, "sub_provincial", "true", "1", True),
        (City, "sub_provincial", "true", "false", False),
        (City, "latitude", "30.50", "30.5", True),
        (Practice, "themes", "infrastructure; modern-technology", "modern-technology; infrastructure", True),
        (Practice, "themes", "infrastructure", "infrastructure; modern-technology", False),
        (Regulation, "adopted", "2024-03", "2024", False),
    ],
)
def test_the_way_a_value_is_written_is_no_disagreement(model: type[Row], column: str, one: str, other: str, same: bool) -> None:  # fmt: skip
    assert (canonical(model, column, one) == canonical(model, column, other)) is same
