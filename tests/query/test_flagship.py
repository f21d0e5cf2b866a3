"""The flagship question in both languages: legislation and path types, from Tables 1 and 3 of gnlc-12."""

import pytest

ENGLISH = "Which cities have lifelong-learning legislation, and how are their paths typed?"
CHINESE = "哪些城市有终身学习立法？它们的发展路径类型是什么？"

# City, adopted, in force (gnlc-12 l. 30-58), path type in English (l. 179-227) and, by the base's own label, in Chinese.
YES = [
    ("shanghai", "2011-01", "2011-05", "Internationalization-oriented", "国际"),
    ("taiyuan", "2012-09", "2012-12", "Balanced development", "均衡"),
    ("chengdu", "2016-11", "2017-02", "Balanced development", "均衡"),
    ("xian", "2019-07", "2020-01", "Cultural Empowerment", "文化"),
    ("suzhou", "2023-01", "2023-06", "Industry-driven", "产业"),
    ("wuhan", "2024-03", "2024-06", "Cultural Empowerment", "文化"),
]
NO = {
    "beijing",
    "changzhou",
    "guangzhou",
    "hangzhou",
    "nanjing",
    "shenzhen",
}  # l. 6 and 21: the other six of the twelve
CITIES = 94


@pytest.fixture(scope="module", params=["en", "zh"])
def answer(seed_base, request):
    """The answer in one of the languages."""
    return seed_base.ask({"en": ENGLISH, "zh": CHINESE}[request.param])


def table(answer, state):
    """The first table of a state."""
    return next(t for t in answer.tables if t.state == state)


def cities(found):
    """The ids of a table's cities, in its order."""
    return [row.cells["city"].id.removeprefix("city:") for row in found.rows]


def test_the_six_cities_stand_in_the_order_of_their_laws_with_both_dates_and_the_type(answer):
    assert answer.status == "answered"
    assert [item.id for item in answer.value.items] == [f"city:{row[0]}" for row in YES]
    rows = table(answer, "yes").rows
    told = [(r.cells["city"].id, r.cells["regulation.adopted"], r.cells["regulation.in_force"]) for r in rows]
    assert told == [(f"city:{city}", adopted, in_force) for city, adopted, in_force, *_ in YES]
    assert [r.cells["path_type"].name_en for r in rows] == [row[3] for row in YES]
    assert all(row[4] in r.cells["path_type"].name_zh for row, r in zip(YES, rows, strict=True))


def test_every_one_of_the_six_cites_its_row_of_both_tables(answer):
    for row in table(answer, "yes").rows:
        name = row.cells["city"].name_en.replace("'", "’")
        cited = [answer.evidence[ident] for ident in row.evidence]
        assert {e.source for e in cited} == {"gnlc-12"}
        assert any("Table 1" in e.locator and name in e.locator.replace("'", "’") for e in cited)
        assert any("Table 3" in e.locator for e in cited)


def test_the_six_without_a_law_are_denied_by_a_source_and_typed_too(answer):
    denied = table(answer, "no")
    assert set(cities(denied)) == NO
    assert len(denied.rows) == 6
    for row in denied.rows:
        assert {answer.evidence[ident].source for ident in row.evidence} == {"gnlc-12"}
        assert row.cells["path_type"].id.startswith("path_type:")


def test_ningbo_has_a_law_outside_the_twelve_and_stands_apart_without_dates(answer):
    apart = [t for t in answer.tables if t.state == "yes"][1:]
    assert [cities(t) for t in apart] == [["ningbo"]]
    row = apart[0].rows[0]
    assert "ningbo-2023" in {answer.evidence[ident].source for ident in row.evidence}
    assert not str(row.cells["regulation.adopted"])[:1].isdigit()
    assert "city:ningbo" not in {item.id for item in answer.value.items}
    assert any("Ningbo" in note.text or "宁波" in note.text for note in answer.notes)


def test_the_denominator_and_the_number_of_unknown_cities_are_said(answer):
    assert "6" in answer.headline
    assert "12" in answer.headline
    unknown = str(CITIES - 12 - 1)
    assert any(note.kind == "missing" and unknown in note.text for note in answer.notes)


def test_the_broad_reading_is_a_note(answer):
    said = " ".join(note.text for note in answer.notes if note.kind == "assumption")
    assert "community education" in said or "社区教育" in said


def test_both_languages_have_the_same_rows_order_and_evidence(seed_base):
    english, chinese = seed_base.ask(ENGLISH), seed_base.ask(CHINESE)
    assert [item.id for item in english.value.items] == [item.id for item in chinese.value.items]
    assert [(e.source, e.locator) for e in english.evidence.values()] == [
        (e.source, e.locator) for e in chinese.evidence.values()
    ]
    assert [(t.state, cities(t), [r.evidence for r in t.rows]) for t in english.tables] == [
        (t.state, cities(t), [r.evidence for r in t.rows]) for t in chinese.tables
    ]
    assert english.reading.plan == chinese.reading.plan
    assert [note.kind for note in english.notes] == [note.kind for note in chinese.notes]


def test_each_language_is_answered_in_itself(seed_base):
    english, chinese = seed_base.ask(ENGLISH), seed_base.ask(CHINESE)
    assert (english.language, chinese.language) == ("en", "zh")
    assert english.headline.isascii() or "’" in english.headline
    for text in (chinese.headline, chinese.reading.text, *(note.text for note in chinese.notes)):
        assert any("\u4e00" <= char <= "\u9fff" for char in text)
    assert chinese.value.items[0].name == "上海"
    assert english.value.items[0].name == "Shanghai"
