"""Rules that must let something pass: what looks like a fault beside what is one."""

from collections.abc import Sequence

import pytest

from kb.load.content import Content, Entry, Origin
from kb.load.rules import names, printed, scores, trees
from kb.model import City, Coverage, Edition, Erratum, Figure, Group, GroupMember, Indicator, Name, Row, Score

EDITION = {
    "id": "e", "index": "i", "name": "E", "name_zh": "版", "date": "2020", "scale_min": 0, "scale_max": 100,
    "unit": "points", "unit_zh": "分", "decimals": 1, "aggregation": "none", "normalisation": "none",
    "normalisation_zh": "无", "cities": 9, "overall": "e.a",
}  # fmt: skip


def content(*rows: Row) -> Content:
    """Rows as content, each with a line of its own."""
    tables: dict[type[Row], tuple[Entry[Row], ...]] = {}
    for line, row in enumerate(rows, 2):
        tables[type(row)] = (*tables.get(type(row), ()), Entry(row, Origin("x.csv", line)))
    return Content(tables)


def make(model: type[Row], **cells: object) -> Row:
    return model.model_validate({"source": "atlas[x]"} | cells)


def indicator(**cells: object) -> Row:
    return make(
        Indicator, **{"id": "e.a", "edition": "e", "level": 0, "name": "A", "name_zh": "甲", "published": True} | cells
    )


def score(city: str, value: float | None, rank: int | None, shown: str | None = None) -> Row:
    return make(Score, indicator="e.a", city=city, score=value, rank=rank, printed=shown)


def erratum(things: str) -> Row:
    return make(
        Erratum, id="x", things=things, kind="misprint", why="w", why_zh="因", treatment="kept", severity="minor"
    )


def city(identity: str, name: str, name_zh: str, **cells: object) -> Row:
    return make(City, id=identity, name=name, name_zh=name_zh, country="china", **cells)


def faulty(rule: object, *rows: Row) -> bool:
    assert callable(rule)
    return bool(list(rule(content(*rows))))


RANKS: list[tuple[str, Sequence[tuple[float, int]], bool, bool]] = [
    # what, scores with ranks, does the rule on ranks complain, does the rule on ties
    ("in order", [(9, 1), (8, 2), (7, 3)], False, False),
    ("swapped", [(9, 2), (8, 1), (7, 3)], True, False),
    ("a tie with one rank, the next counted on", [(9, 1), (8, 2), (8, 2), (7, 4)], False, False),
    ("a tie with one rank, the next not counted on", [(9, 1), (8, 2), (8, 2), (7, 3)], False, False),
    ("a tie with two ranks", [(9, 1), (8, 2), (8, 3)], False, True),
    ("one rank for two scores", [(9, 1), (8, 1)], True, False),
    ("only some of the ranks", [(9, 1), (5, 7)], False, False),
]


@pytest.mark.parametrize(("what", "ranked", "wrong", "tied"), RANKS, ids=[case[0] for case in RANKS])
def test_ranks_follow_scores(what: str, ranked: Sequence[tuple[float, int]], wrong: bool, tied: bool) -> None:
    rows = [score(f"c{number}", value, rank) for number, (value, rank) in enumerate(ranked)]
    context = [make(Edition, **EDITION), indicator()]
    assert faulty(scores.ranks, *context, *rows) is wrong
    assert faulty(scores.ties, *context, *rows) is tied


def test_ranks_of_an_indicator_where_less_is_better_run_the_other_way() -> None:
    rows = [make(Edition, **EDITION), score("a", 1, 1), score("b", 2, 2)]
    assert not faulty(scores.ranks, *rows, indicator(higher_is_better=False))
    assert faulty(scores.ranks, *rows, indicator(higher_is_better=True))


@pytest.mark.parametrize("rule", [scores.scale, scores.decimals, scores.ties, printed.scores])
def test_a_score_that_an_erratum_names_is_excused(rule: object) -> None:
    rows = [make(Edition, **EDITION), indicator(), score("a", 101.25, 1, "9"), score("b", 101.25, 2, "9")]
    assert faulty(rule, *rows)
    assert not faulty(rule, *rows, erratum("score:e.a@a; score:e.a@b"))


def test_counts_have_no_scale_and_no_decimals() -> None:
    rows = [make(Edition, **EDITION), indicator(kind="count"), score("a", 1234.567, 1)]
    assert not faulty(scores.scale, *rows)
    assert not faulty(scores.decimals, *rows)


def child(name: str, weight: str) -> Row:
    return indicator(id=f"e.{name}", parent="e.a", level=1, weight=weight)


@pytest.mark.parametrize(
    ("weights", "wrong"),
    [
        (["2/5", "2/5", "1/5"], False),
        (["1/3", "1/3", "1/3"], False),
        (["0.4", "0.6"], False),
        (["0.33", "0.33", "0.33"], True),
        (["1"], False),
        (["1/0"], True),
        (["3/2"], True),
    ],
)
def test_weights_sum_exactly(weights: list[str], wrong: bool) -> None:
    assert faulty(trees.weights, *(child(f"c{number}", weight) for number, weight in enumerate(weights))) is wrong


def test_a_group_may_list_fewer_members_than_its_size_unless_a_source_is_complete() -> None:
    group = make(Group, id="g", edition="e", name="G", name_zh="组", kind="level", size=2)
    member = make(GroupMember, group="g", city="a")
    complete = make(Coverage, id="c", fact_type="level", scope="edition:e", complete=True, note="n", note_zh="注")
    assert not faulty(trees.sizes, group, member)
    assert faulty(trees.sizes, group, member, complete)
    assert not faulty(trees.sizes, group, member, complete, erratum("group:g"))


CITIES = [
    ("the same city misspelt, no place", ("Hangzhou", "杭州", 1.0), ("Hanzhou", "汉州", None), True),
    ("the same Chinese name", ("Urumchi", "乌鲁木齐", 1.0), ("Wulumuqi", "乌鲁木齐市", 2.0), True),
    ("two cities of one name with places of their own", ("Suzhou", "苏州", 1.0), ("Suzhou", "宿州", 2.0), False),
    ("two of four like cities", ("Jinan", "济南", None), ("Jining", "济宁", None), False),
    ("one letter differs and nothing tells more", ("Quanzhou", "泉州", None), ("Qunzhou", "群州", None), True),
]


@pytest.mark.parametrize(("what", "one", "other", "wrong"), CITIES, ids=[case[0] for case in CITIES])
def test_a_city_that_only_nearly_matches_another_is_told(
    what: str, one: tuple[str, str, float | None], other: tuple[str, str, float | None], wrong: bool
) -> None:
    rows = [
        city(f"c{number}", name, name_zh, latitude=place, longitude=place)
        for number, (name, name_zh, place) in enumerate((one, other))
    ]
    assert faulty(names.near_cities, *rows) is wrong


@pytest.mark.parametrize(
    ("name", "kind", "language", "wrong"),
    [
        ("Wulumuqi", "alias", "en", False),
        ("Jilin City", "alias", "en", False),
        ("Hangzou", "alias", "en", True),
        ("Hangzou", "misprint", "en", False),
        ("hangzhou", "alias", "pinyin", False),
    ],
)
def test_a_name_belongs_to_its_city(name: str, kind: str, language: str, wrong: bool) -> None:
    rows = [
        city("urumchi", "Urumchi", "乌鲁木齐"),
        city("hangzhou", "Hangzhou", "杭州"),
        city("jilin", "Jilin", "吉林"),
    ]
    thing = "city:jilin" if name.startswith("Jilin") else "city:urumchi"
    assert faulty(names.near_names, *rows, make(Name, thing=thing, name=name, kind=kind, language=language)) is wrong


@pytest.mark.parametrize(
    ("value", "shown", "wrong"),
    [
        (1234, "1,234 people", False),
        (1.2, "1.2 million", False),
        (1200000, "1.2 million", False),
        (12, "21 courses", True),
        (20, "more than twenty years", False),
        (34, "Thirty four cities", False),
        (6, "courses", False),
        (500, "５００ 家", False),
    ],
)
def test_a_figure_is_the_number_that_is_printed(value: float, shown: str, wrong: bool) -> None:
    row = make(Figure, id="f", subject="city:a", measure="m", measure_zh="量", value=value, printed=shown)
    assert faulty(printed.figures, row) is wrong
