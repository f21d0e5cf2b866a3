"""A new index, its indicators and a new path type are understood the moment their rows exist, in both languages."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.query.questions.read import read

# An invented index. The total is three quarters of the first dimension and one quarter of the second, by hand:
# Larkton 30 + 20, Mirefold 67.5 + 12.5, Osterhaven 52.5 + 15, Quillby 45 + 22.5.
SCORES = {
    "tide-2024.overall": {"mirefold": (80.0, 1), "osterhaven": (67.5, 2), "quillby": (67.5, 2), "larkton": (50.0, 4)},
    "tide-2024.boat-schooling": {"mirefold": (90.0, 1), "osterhaven": (70.0, 2), "quillby": (60.0, 3), "larkton": (40.0, 4)},
    "tide-2024.mud-literacy": {"quillby": (90.0, 1), "larkton": (80.0, 2), "osterhaven": (60.0, 3), "mirefold": (50.0, 4)},
}  # fmt: skip
CITED = {"source": "atlas[Tidal index]"}
INDEX = {"id": "tide", "name": "Tidal Learning Index", "name_zh": "潮汐学习指数", "abbreviation": "TLI",
         "publisher": "Fenland Press", "publisher_zh": "芬兰德出版社"}  # fmt: skip
EDITION = {"id": "tide-2024", "index": "tide", "name": "Tidal index 2024", "name_zh": "潮汐指数2024", "date": "2024",
           "scale_min": "0", "scale_max": "100", "unit": "points", "unit_zh": "分", "decimals": "1",
           "aggregation": "arithmetic", "cities": "4", "overall": "tide-2024.overall",
           "normalisation": "None.", "normalisation_zh": "未说明。"}  # fmt: skip
INDICATORS = [
    ("overall", "", "0", "", "Overall tidal score", "潮汐总分", ""),
    ("boat-schooling", "tide-2024.overall", "1", "1", "Boat schooling", "船上教育", "3/4"),
    ("mud-literacy", "tide-2024.overall", "1", "2", "Mud literacy", "泥滩素养", "1/4"),
]
PATH = {"id": "tide-first", "name": "Tide first", "name_zh": "潮汐先行", "features": "Lessons follow the water.",
        "features_zh": "课程随潮水而定。", "position": "3"}  # fmt: skip


def append(file: Path, *rows: dict[str, str]) -> None:
    """Put rows at the end of a CSV file, cited to the invented atlas."""
    with file.open(encoding="utf-8", newline="") as stream:
        header = next(csv.reader(stream))
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, header, lineterminator="\n").writerows(row | CITED for row in rows)


def add_index(package: Path) -> None:
    """The rows of the new index, its scores in a file of their own, and a new path type for Quillby."""
    append(package / "indices.csv", INDEX)
    append(package / "editions.csv", EDITION)
    same = {"edition": "tide-2024", "higher_is_better": "true", "published": "true", "kind": "score",
            "scaled_to_maximum": "false"}  # fmt: skip
    for ident, parent, level, code, name, name_zh, weight in INDICATORS:
        named = {"id": f"tide-2024.{ident}", "parent": parent, "level": level, "code": code, "name": name,
                 "name_zh": name_zh, "weight": weight}  # fmt: skip
        append(package / "indicators.csv", same | named)
    new = package / "scores" / "tide-2024.csv"
    new.write_text("indicator,city,score,rank,source,printed\n", encoding="utf-8")
    rows = [(indicator, city, *row) for indicator, cities in SCORES.items() for city, row in cities.items()]
    append(new, *({"indicator": i, "city": c, "score": str(score), "rank": str(rank)} for i, c, score, rank in rows))
    append(package / "path_types.csv", PATH)
    paths = package / "city_paths.csv"
    paths.write_text(paths.read_text(encoding="utf-8").replace("quillby,network-first", "quillby,tide-first"), "utf-8")
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        if resource["path"] == "scores/mini-2020.csv":
            resource["path"] = ["scores/mini-2020.csv", "scores/tide-2024.csv"]
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.fixture(scope="module")
def tidal(mini: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The small package with the rows of the new index, built and opened."""
    directory = tmp_path_factory.mktemp("tide")
    package = Path(shutil.copytree(mini, directory / "mini"))
    add_index(package)
    build_database([package], directory / "tide.sqlite")
    knowledge = open_knowledge(directory / "tide.sqlite")
    yield knowledge
    knowledge.close()


def distilled(answer):
    """Ids of cities, or a number."""
    assert answer.status == "answered", answer.headline
    if answer.value.type == "entities":
        return [item.id.removeprefix("city:") for item in answer.value.items]
    return answer.value.number


ASKED = [
    ("What is Mirefold's boat schooling score?", "雾泽城的船上教育得分是多少？", 90.0),
    ("Quillby mud literacy score", "羽村城泥滩素养得分", 90.0),
    ("What is Mirefold's overall tidal score?", "雾泽城的潮汐总分是多少？", 80.0),
    ("What is Quillby's rank in the Tidal index 2024?", "羽村城在潮汐指数2024中的排名是多少？", 2),
    ("What is Larkton's rank in TLI?", "云雀城在TLI中排名第几？", 4),
    ("What is Larkton's rank in mud literacy?", "云雀城的泥滩素养排名第几？", 2),
    ("top 3 cities in boat schooling", "船上教育排名前三的城市", ["mirefold", "osterhaven", "quillby"]),
    ("Which city has the highest mud literacy score?", "泥滩素养得分最高的城市是哪个？", ["quillby"]),
    ("Which cities score above 65 on boat schooling?", "船上教育得分高于65的城市有哪些？", ["mirefold", "osterhaven"]),
    ("How many cities score at least 80 on mud literacy?", "泥滩素养得分不低于80的城市有几个？", 2),
    ("average boat schooling score", "船上教育的平均分是多少？", 65.0),
    ("difference between Mirefold and Larkton in boat schooling", "雾泽城和云雀城的船上教育得分相差多少？", 50.0),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "expected"), ASKED)
def test_scores_of_a_new_index_are_asked_for_without_code(tidal, english, chinese, expected):
    first, second = tidal.ask(english), tidal.ask(chinese)
    assert distilled(first) == expected
    assert distilled(second) == expected
    assert {(e.source, e.locator) for e in first.evidence.values()} == {
        (e.source, e.locator) for e in second.evidence.values()
    }
    assert not any(note.kind == "ignored" for note in (*first.notes, *second.notes))


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("What is the weight of mud literacy?", 25),
        ("weight of boat schooling", 75),
        ("泥滩素养的权重是多少？", 25),
        ("船上教育的权重", 75),
    ],
)
def test_the_weights_of_a_new_index_are_known(tidal, question, weight):
    assert distilled(tidal.ask(question)) in (pytest.approx(weight), pytest.approx(weight / 100))


@pytest.mark.parametrize("question", ["Which cities follow the tide first path?", "哪些城市属于潮汐先行？"])
def test_a_new_path_type_selects_cities(tidal, question):
    assert distilled(tidal.ask(question)) == ["quillby"]


@pytest.mark.parametrize("question", ["What is the path type of Quillby?", "羽村城的路径类型是什么？"])
def test_a_new_path_type_is_told(tidal, question):
    answer = tidal.ask(question)
    assert [item.name_en for item in answer.value.items] == ["Tide first"]


@pytest.mark.parametrize(
    ("question", "number"),
    [("What is Larkton's score for Places?", 90.0), ("What is Larkton's rank in the Fenland index 2020?", 1)],
)
def test_the_older_index_is_read_as_before(tidal, question, number):
    assert distilled(tidal.ask(question)) == number


def test_a_city_that_the_new_index_does_not_assess_has_no_score(tidal):
    answer = tidal.ask("What is Redmere's boat schooling score?")
    assert answer.status == "no_data"
    assert "4" in answer.headline
    assert "Tidal index 2024" in answer.headline


def test_a_misspelt_new_indicator_is_found_and_said(tidal):
    right, wrong = "top 3 cities in boat schooling", "top 3 cities in boat schoolnig"
    assert read(tidal.base, wrong).plan == read(tidal.base, right).plan
    assert any(note.kind == "assumption" for note in tidal.ask(wrong).notes)
