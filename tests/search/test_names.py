"""Names to things: exact, alias, pinyin, written apart or together, nearly, and when there are two."""

import csv
import random
import shutil
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from kb.knowledge import build_database, open_knowledge
from kb.search import vocabulary
from kb.search.fold import tokens
from kb.search.names import resolve, vocabulary_of
from kb.search.nearby import nearby
from kb.store.store import open_store


def keys(base, text, kind=None):
    return [candidate.key for candidate in resolve(base.vocabulary, text, kind)]


NAMED = [
    ("Larkton", "city:larkton", "name"),
    ("云雀城", "city:larkton", "name"),
    ("LARKTON", "city:larkton", "name"),
    ("Lark Town", "city:larkton", "alias"),
    ("larktown", "city:larkton", "joined"),
    ("yunquecheng", "city:larkton", "alias"),
    ("yun que cheng", "city:larkton", "joined"),
    ("東港城", "city:osterhaven", "name"),  # traditional characters fold to the Chinese name
    ("oster haven", "city:osterhaven", "joined"),
    ("Law first", "path_type:law-first", "name"),
    ("立法先行", "path_type:law-first", "name"),
    ("Fenland Smart Learning Index", "index:mini", "name"),
    ("FSLI", "index:mini", "name"),
    ("Old Mill Quarter", "area:old-mill-quarter", "name"),
    ("North Fen", "place:north-fen-province", "name"),
    ("Level A", "group:mini-2020-level-a", "name"),
    ("A级", "group:mini-2020-level-a", "name"),
    ("Fenland index 2020", "edition:mini-2020", "name"),
    ("Quillbey Learning Office", "organisation:quillby-learning-office", "alias"),
    ("Mirefold Community Education Ordinance", "regulation:mirefold-community-education", "name"),
]


@pytest.mark.parametrize(("text", "key", "how"), NAMED)
def test_a_name_leads_to_its_thing_and_says_how(small, text, key, how):
    found = resolve(small.vocabulary, text)
    assert found[0].key == key
    assert found[0].how == how
    assert found[0].distance == 0


NEARLY = [
    ("Larkten", "city:larkton", 1),  # another letter
    ("Larktonn", "city:larkton", 1),  # one too many
    ("Larkon", "city:larkton", 1),  # one missing
    ("Larktno", "city:larkton", 1),  # two exchanged count once
    ("Osterhavn", "city:osterhaven", 1),
    ("Ostrhavn", "city:osterhaven", 2),  # ten letters: two edits
    ("Mirefodl", "city:mirefold", 1),
    ("Mrefodl", "city:mirefold", None),  # two edits in eight letters, but only seven are written
    ("Lrktno", "city:larkton", None),  # two edits in seven letters
    ("Lark", "city:larkton", None),
    ("Atlantis", "city:larkton", None),
]


@pytest.mark.parametrize(("text", "key", "distance"), NEARLY)
def test_a_name_may_be_one_edit_off_and_a_long_one_two(small, text, key, distance):
    found = {candidate.key: candidate for candidate in small.vocabulary.nearest(text.lower())}
    assert (found[key].distance if key in found else None) == distance
    assert all(candidate.how == "fuzzy" for candidate in found.values())


@pytest.mark.parametrize("text", ["lar", "云雀域", "yu", "", "éé"])
def test_short_words_and_chinese_are_never_guessed(small, text):
    assert small.vocabulary.nearest(text) == []


SEED = [
    ("Xian", "city:xian"), ("Xi'an", "city:xian"), ("Xi’an", "city:xian"), ("西安", "city:xian"), ("西安市", "city:xian"),
    ("hang zhou", "city:hangzhou"), ("Hanzhou", "city:hangzhou"), ("Qindao", "city:qingdao"), ("Burlin", "city:berlin"),
    ("Bombay", "city:mumbai"), ("Bei Jing", "city:beijing"), ("Wulumuqi", "city:urumchi"), ("烏魯木齊", "city:urumchi"),
    ("Huhhot", "city:hohhot"), ("HK", "city:hong-kong"), ("newyork", "city:new-york"), ("Chongqin", "city:chongqing"),
    ("GNLC", "network:gnlc"), ("iSLEC", "index:islec"), ("学习者体验", "indicator:islec-2016.learner-experience"),
    ("均衡发展型", "path_type:balanced-development"), ("Smart Economy", "indicator:gsc-2020.smart-economy"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key"), SEED)
def test_every_spelling_of_the_documents_leads_to_its_thing(seed, text, key):
    assert keys(seed, text)[0] == key


@pytest.mark.parametrize("name", ["Jinan", "Jining", "Jinhua", "Jinzhou", "Jilin City"])
def test_cities_of_similar_names_are_four_and_one(seed, name):
    assert len(keys(seed, name, "city")) == 1
    assert {candidate.how for candidate in resolve(seed.vocabulary, name, "city")} <= {"name", "alias"}


@pytest.mark.parametrize("name", ["Jilin", "吉林"])
def test_jilin_is_a_city_and_a_province(seed, name):
    assert {"city:jilin", "place:jilin-province"} <= set(keys(seed, name))
    assert keys(seed, name)[0] == "city:jilin"


def test_every_city_is_found_by_both_its_names(seed):
    lost = [c.id for c in seed.cities.values() if {c.id} - {k.partition(":")[2] for k in keys(seed, c.name, "city")}]
    lost += [
        c.id for c in seed.cities.values() if {c.id} - {k.partition(":")[2] for k in keys(seed, c.name_zh, "city")}
    ]
    assert lost == []


def test_the_nearest_comes_first_and_equals_are_all_offered(seed):
    found = seed.vocabulary.nearest("hengzhou", kinds=("city",))  # Hangzhou and Zhengzhou are one edit away
    assert {c.key for c in found if c.distance == 1} >= {"city:hangzhou", "city:zhengzhou"}
    assert [c.distance for c in found] == sorted(c.distance for c in found)


def test_the_longest_name_wins_and_says_its_length():
    names = (("city:york", "York"), ("city:new-york", "New York"), ("indicator:x", "New York times"))
    vocabulary = vocabulary_of((key, name, "name") for key, name in names)
    texts = [token.text for token in tokens("in New York City")]
    length, found = vocabulary.longest_at(texts, 1)
    assert (length, [c.key for c in found]) == (2, ["city:new-york"])
    assert vocabulary.longest_at(texts, 0) == (0, [])


def test_one_name_of_two_things_keeps_both_and_one_thing_is_kept_once():
    things = ("city:springfield-a", "city:springfield-b", "city:springfield-a")
    vocabulary = vocabulary_of((key, "Springfield", "name") for key in things)
    assert [c.key for c in resolve(vocabulary, "springfield")] == ["city:springfield-a", "city:springfield-b"]


def test_a_single_character_is_no_name():
    assert resolve(vocabulary_of([("place:jilin", "吉", "abbreviation")]), "吉") == []


def test_a_new_row_of_names_is_known_without_code(mini: Path, tmp_path: Path):
    package = Path(shutil.copytree(mini, tmp_path / "mini"))
    with (package / "names.csv").open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(
            [
                ["city:redmere", "Rubywater", "en", "alias", "atlas[Redmere]", ""],
                ["city:redmere", "赤湖", "zh", "alias", "atlas[Redmere]", ""],
                ["indicator:mini-2020.people", "Folk factor", "en", "alias", "atlas[Redmere]", ""],
            ]
        )
    build_database([package], tmp_path / "named.sqlite")
    knowledge = open_knowledge(tmp_path / "named.sqlite")
    assert [keys(knowledge.base, name)[0] for name in ("rubywater", "赤湖", "Rubywatre", "folk factor")] == [
        "city:redmere",
        "city:redmere",
        "city:redmere",
        "indicator:mini-2020.people",
    ]
    assert knowledge.ask("Rubywater folk factor score").value.number == 40.0
    knowledge.close()


def test_near_names_are_those_that_a_scan_of_all_names_finds():
    chance = random.Random(7)
    names = sorted({"".join(chance.choices("abcde", k=chance.randint(4, 11))) for _ in range(400)})
    index = nearby(names)
    for word in names[:60] + ["".join(chance.choices("abcde", k=chance.randint(4, 11))) for _ in range(60)]:
        for edits in (1, 2) if len(word) >= 8 else (1,):
            scan = [(place, OSA.distance(word, name)) for place, name in enumerate(names)]
            assert index.within(word, edits) == [(place, edit) for place, edit in scan if edit <= edits]


def test_many_names_are_read_one_by_one_with_the_same_result(seed_database: Path, monkeypatch: pytest.MonkeyPatch):
    store = open_store(seed_database)
    held = vocabulary.vocabulary(store)
    monkeypatch.setattr(vocabulary, "_HELD", 0)
    asked = vocabulary.vocabulary(store)
    for text in ("Hangzhou", "hanghzou", "hang zhou", "杭州", "iSLEC", "Jilin", "Regulations on lifelong education"):
        assert resolve(asked, text) == resolve(held, text)
    store.close()
