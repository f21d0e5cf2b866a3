"""The kind that audits an edition, on the seed: counts, labels, figures with their lines, claims, marks of values."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Table
from kb.query.drafting import inspected
from kb.query.drafting.inspected import value_marks
from kb.query.kinds import inspecting
from kb.query.kinds.inspecting import Inspect


def table(found: Answer, title: str) -> Table:
    """The table with a title."""
    return next(one for one in found.tables if one.title == title)


def test_the_audit_of_gsc_counts_every_figure_and_claim(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Inspect(edition="gsc-2020"))
    summary = table(found, "What was checked").rows
    counts = {
        (row.cells["check"], row.cells["indicator"].id if row.cells["indicator"] else None): row.cells
        for row in summary
    }  # type: ignore[union-attr]
    overall = counts["aggregate from its parts", "indicator:gsc-2020.overall"]
    assert [overall[key] for key in ("checked", "agrees", "rounding", "contradicts", "uncheckable")] == [
        20,
        15,
        5,
        0,
        0,
    ]
    labels = counts["label of a row", None]
    assert [labels[key] for key in ("checked", "agrees", "contradicts")] == [20, 17, 3]
    assert found.headline.startswith(
        "Global Smart Cities 2020: of 420 printed figures 411 agree, 7 are within rounding, 2 contradict; 3 row labels"
    )


def test_the_shifted_labels_are_proposed_with_the_lines_of_both_tables(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Inspect(edition="gsc-2020", check="label"))
    rows = table(found, "Labels that reconcile the tables").rows
    read = {str(row.cells["label"]): row.cells["proposed"].id for row in rows}  # type: ignore[union-attr]
    assert read == {"Buenos": "city:buenos-aires", "Ellis": "city:rio-de-janeiro", "Rio de Janeiro": "city:cairo"}
    ellis = next(row for row in rows if row.cells["label"] == "Ellis")
    locators = {found.evidence[ident].locator for ident in ellis.evidence}
    assert any("row printed Ellis" in locator and "l. 238" in locator for locator in locators)
    assert any(locator.startswith("Table 2-1, row Rio de Janeiro") for locator in locators)


def test_what_is_not_published_is_counted_with_the_reason_and_listed_when_asked_for(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Inspect(edition="islec-2016"))
    assert "748 figures cannot be checked: its components are not published." in [note.text for note in found.notes]
    assert len(table(found, "Figures").rows) == 33
    one = seed_base.run(
        Inspect(edition="islec-2016", indicator="islec-2016.learning-approach", verdict="cannot be checked")
    )
    rows = table(one, "Figures").rows
    assert len(rows) == 68
    assert {row.cells["verdict"] for row in rows} == {"cannot be checked"}


def test_the_broken_tie_of_the_reputation_ranking_is_the_only_figure_that_contradicts(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Inspect(edition="gsc-2020", verdict="contradicts"))
    rows = table(found, "Figures").rows
    assert [(row.cells["city"].name, row.cells["printed"], row.cells["recomputed"]) for row in rows] == [
        ("Hong Kong", 8, 7)
    ] * 2  # type: ignore[union-attr]
    assert (
        len(table(found, "Claims in prose").rows) == 31
    )  # one is mean and deviation: 96.8 and 72.2 by hand, 96.1 and 72.9 printed


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_row_is_cited(seed_base: KnowledgeBase, language: str) -> None:
    for edition in ("islec-2016", "gsc-2020"):
        found = seed_base.run(Inspect(edition=edition, verdict="all"), language)  # type: ignore[arg-type]
        for one in found.tables:
            assert all(row.evidence and set(row.evidence) <= set(found.evidence) for row in one.rows), one.title


def test_the_same_figures_recompute_as_in_the_kind_that_recomputes_one_city(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Inspect(edition="islec-2016", city="wuhan", check="aggregate", verdict="agrees"))
    overall = next(
        row for row in table(found, "Figures").rows if row.cells["indicator"].id == "indicator:islec-2016.overall"
    )  # type: ignore[union-attr]
    # 0.4 * 0.5760 + 0.4 * 0.7532 + 0.2 * 0.8639
    assert (overall.cells["printed"], overall.cells["recomputed"]) == (0.7045, 0.70446)


def test_a_value_is_marked_by_what_the_audit_found_and_only_then(seed_base: KnowledgeBase) -> None:
    marks = value_marks(seed_base.base, "gsc-2020")
    assert [pair[0] for pair in marks["gsc-2020.overall", "rio-de-janeiro"]] == ["row printed as “Ellis”"]
    assert [pair[0] for pair in marks["gsc-2020.smart-reputation", "hong-kong"]] == [
        "rank contradicts the printed values"
    ]
    assert [pair[0] for pair in marks["gsc-2020.smart-service", "dubai"]] == ["the prose says otherwise"]
    assert ("gsc-2020.overall", "london") not in marks
    assert (
        value_marks(seed_base.base, "islec-2016")["islec-2016.city-innovation", "jining"][0][1]
        == "名次未定：印出得分相同"
    )


@pytest.mark.parametrize(
    ("question", "plan"),
    [("Which printed figures of Global Smart Cities 2020 contradict each other?", Inspect(edition="gsc-2020")),
     ("Audit all figures of iSLEC 2016", Inspect(edition="islec-2016")),
     ("核查全球智慧之都2020公布的全部数字", Inspect(edition="gsc-2020"))],
)  # fmt: skip
def test_the_audit_is_asked_for_in_words(seed_base: KnowledgeBase, question: str, plan: Inspect) -> None:
    assert seed_base.ask(question).reading.plan == {
        "kind": "inspect",
        "edition": plan.edition,
        "verdict": "differs",
        "ask": "table",
    }


@pytest.mark.parametrize("city", ["beijing", "wuhan", "jining"])
def test_a_city_of_an_edition_too_large_to_audit_at_once_is_checked_alone_with_the_same_result(
    seed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, city: str
) -> None:
    whole = inspected.inspected(seed_base.base, "islec-2016").findings
    monkeypatch.setattr(inspected, "MOST_FIGURES", 0)
    alone = inspected.inspected(seed_base.base, "islec-2016", city=city).findings
    assert alone == tuple(one for one in whole if one.city == city and one.check != "pair")
    rank = [one for one in whole if one.indicator == "islec-2016.overall" and one.check == "rank"]
    column = inspected.inspected(seed_base.base, "islec-2016", indicator="islec-2016.overall").findings
    assert [one for one in column if one.check == "rank"] == rank


def test_an_edition_too_large_to_audit_at_once_asks_for_a_city_or_an_indicator(
    seed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspecting, "MOST_FIGURES", 100)
    found = seed_base.run(Inspect(edition="gsc-2020"))
    assert (found.status, "name a city or an indicator" in found.headline) == ("unsupported", True)
    assert seed_base.run(Inspect(edition="gsc-2020", city="london")).status == "answered"


def test_the_columns_of_scores_hold_what_the_rows_hold(seed_base: KnowledgeBase) -> None:
    base = seed_base.base
    for indicator, rows in base.scores.items():
        assert dict(base.printed(indicator)) == {c: row.score for c, row in rows.items() if row.score is not None}
    assert len(base.printed("no-such-indicator")) == 0


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        (
            "Which aggregates of iSLEC cannot be checked and why?",
            {"check": "aggregate", "verdict": "cannot be checked"},
        ),
        ("iSLEC哪些合成值无法核对？", {"check": "aggregate", "verdict": "cannot be checked"}),
        ("iSLEC有哪些公布数据在舍入误差之内？", {"verdict": "within rounding"}),
        ("Which claims in the iSLEC report cannot be checked?", {"check": "claim", "verdict": "cannot be checked"}),
        ("Which printed ties of Global Smart Cities 2020 are wrong?", {"check": "rank", "edition": "gsc-2020"}),
        ("Which printed differences of GSC 2020 contradict the tables?", {"check": "difference"}),
        ("Which figures are printed twice in GSC 2020 and differ?", {"check": "pair"}),
        ("What labels does the audit propose for the GSC overall table?", {"check": "label"}),
        (
            "Is the printed overall score of Shenzhen within rounding?",
            {"city": "shenzhen", "verdict": "within rounding"},
        ),
    ],
)
def test_checks_and_verdicts_are_asked_for_in_words(seed_base: KnowledgeBase, question: str, fields: dict[str, str]) -> None:  # fmt: skip
    plan = seed_base.ask(question).reading.plan or {}
    assert (plan["kind"], {key: plan.get(key) for key in fields}) == ("inspect", fields)
