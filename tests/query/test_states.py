"""The four states of every condition: they part all cities, negation turns two of them, order changes nothing."""

from itertools import permutations, product
from typing import get_args

import pytest

from kb.query.kinds.selecting import Find
from kb.query.selection.conditions import (
    AllOf,
    AnyOf,
    Condition,
    GapTest,
    HasBody,
    HasPath,
    HasPolicy,
    HasPractice,
    HasRegulation,
    InEdition,
    InGroup,
    InNetwork,
    InPlace,
    InSource,
    InTier,
    LagTest,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import evaluate, judge

ISLEC, GSC = "islec-2016.overall", "gsc-2020.overall"
GNLC = InNetwork(network="gnlc")
MEMBERS = Selection(conditions=(GNLC,))

# Numbers of cities by hand. The base holds 94 cities: the 68 of iSLEC, Changzhou and Suzhou, 18 more of GSC (Beijing and
# Shanghai are in both), and six that only the texts name. Legislation, bodies and paths: gnlc-12, Tables 1 to 3, complete
# over its 12 members (l. 6, 21, 72); Ningbo besides (ningbo-2023, l. 43, 45).
CITIES = 94
COUNTS = {
    "two cities by name": (NamedCities(cities=("wuhan", "paris")), 2, 92, 0, 0),
    "the central cities": (InPlace(place="central-china"), 16, 54, 0, 24),
    "the northeast cities": (InPlace(place="northeast-china"), 8, 62, 0, 24),
    "the municipalities": (InTier(tier="municipality"), 4, 66, 0, 24),
    "the state-plan cities": (InTier(tier="state-plan"), 5, 65, 0, 24),
    "the provincial capitals": (InTier(tier="provincial-capital"), 26, 44, 0, 24),
    "the prefecture-level cities": (InTier(tier="prefecture-level"), 35, 35, 0, 24),
    "the sub-provincial cities": (InTier(tier="sub-provincial"), 15, 55, 0, 24),
    "sub-provincial and above": (InTier(tier="sub-provincial-or-above"), 19, 51, 0, 24),
    "assessed by iSLEC": (InEdition(edition="islec-2016"), 68, 26, 0, 0),
    "assessed by GSC": (InEdition(edition="gsc-2020"), 20, 74, 0, 0),
    "leading smart cities": (InGroup(group="gsc-2020-leading"), 3, 17, 0, 74),
    "advanced smart cities": (InGroup(group="gsc-2020-advanced"), 13, 7, 0, 74),
    "a law of any subject": (HasRegulation(), 7, 6, 81, 0),
    "a law on community education": (HasRegulation(subject="community-education", breadth="strict"), 2, 10, 82, 0),
    "a law adopted before 2015": (HasRegulation(adopted=DateTest(op="before", date="2015")), 2, 10, 82, 0),
    "a law in force by 2020": (HasRegulation(in_force=DateTest(op="by", date="2020")), 4, 8, 82, 0),
    "a law adopted in 2023-01": (HasRegulation(adopted=DateTest(op="in", date="2023-01")), 1, 11, 82, 0),
    "a path": (HasPath(), 12, 0, 82, 0),
    "balanced development": (HasPath(types=("balanced-development",)), 3, 9, 82, 0),
    "balanced or cultural": (HasPath(types=("balanced-development", "cultural-empowerment")), 6, 6, 82, 0),
    "a steering body": (HasBody(), 13, 0, 81, 0),
    "a body before 2010": (HasBody(established=DateTest(op="before", date="2010")), 3, 10, 81, 0),
    "a body since 2017": (HasBody(established=DateTest(op="since", date="2017")), 3, 10, 81, 0),
    "led by an education authority": (HasBody(lead_type="education-authority"), 10, 2, 82, 0),
    "led by the party": (HasBody(lead_type="party-department"), 1, 11, 82, 0),
    "the body before the law": (HasBody(law="before"), 4, 8, 82, 0),
    "the body after the law": (HasBody(law="after"), 2, 10, 82, 0),
    "a policy document": (HasPolicy(), 8, 0, 86, 0),  # the cities that policies.csv names as their place
    "iSLEC above 0.65": (ScoreTest(indicator=ISLEC, op=">", value=0.65), 7, 61, 0, 26),
    "iSLEC at least 0.6498": (ScoreTest(indicator=ISLEC, op=">=", value=0.6498), 8, 60, 0, 26),
    "iSLEC rank up to 10": (ScoreTest(indicator=ISLEC, measure="rank", op="<=", value=10), 10, 58, 0, 26),
    "above the iSLEC mean": (ScoreTest(indicator=ISLEC, op=">", reference="mean"), 34, 34, 0, 26),
    "above the iSLEC median": (ScoreTest(indicator=ISLEC, op=">", reference="median"), 34, 34, 0, 26),
    "above the mean of the GNLC members": (ScoreTest(indicator=ISLEC, reference="mean", of=MEMBERS), 4, 64, 0, 26),
    "GSC below 80": (ScoreTest(indicator=GSC, op="<", value=80), 4, 16, 0, 74),
    "GSC infrastructure rank 4": (
        ScoreTest(indicator="gsc-2020.smart-infrastructure", measure="rank", op="=", value=4), 3, 17, 0, 74,
    ),
    "three months or less to effect": (LagTest(op="<=", months=3), 3, 9, 82, 0),  # Taiyuan, Chengdu, Wuhan
    "effect in a later year": (LagTest(op=">", months=0, unit="calendar years"), 2, 10, 82, 0),  # Chengdu, Xi'an
    "a law and balanced development": (
        AllOf(conditions=(HasRegulation(), HasPath(types=("balanced-development",)))), 2, 10, 82, 0,
    ),
    "a law or balanced development": (
        AnyOf(conditions=(HasRegulation(), HasPath(types=("balanced-development",)))), 8, 5, 81, 0,
    ),
}  # fmt: skip
WITHOUT_COUNTS = {
    "members of GNLC": GNLC,
    "a practice on open data": HasPractice(theme="open-data"),
    "a practice with words": HasPractice(text="maker spaces"),
    "innovation above experience": GapTest(left="islec-2016.city-innovation", right="islec-2016.learner-experience"),
    "mentioned in the Ningbo paper": InSource(source="ningbo-2023"),
    "a law and a high score": AllOf(conditions=(HasRegulation(), ScoreTest(indicator=GSC, op=">", value=90))),
    "a law or a high score": AnyOf(conditions=(HasRegulation(), ScoreTest(indicator=GSC, op=">", value=90))),
    "nested groups": AnyOf(
        conditions=(
            AllOf(conditions=(HasRegulation(), HasPath(types=("industry-driven",)), GNLC)),
            AllOf(conditions=(InPlace(place="western-china"), ScoreTest(indicator=ISLEC, value=0.6)), negate=True),
        )
    ),
}
EVERY = {name: row[0] for name, row in COUNTS.items()} | WITHOUT_COUNTS
CLASSES = {
    NamedCities,
    InPlace,
    InTier,
    InNetwork,
    InEdition,
    InGroup,
    HasRegulation,
    HasPath,
    HasBody,
    HasPractice,
    HasPolicy,
}
CLASSES |= {ScoreTest, GapTest, InSource, LagTest, AllOf, AnyOf}


BARE = ("two cities by name", "mentioned in the Ningbo paper")  # no row says that a city is not named


def states(knowledge, *conditions):
    return {city: verdict.state for city, verdict in evaluate(knowledge.base, Selection(conditions=conditions)).items()}


def numbers(found):
    held = list(found.values())
    return tuple(held.count(state) for state in ("yes", "no", "unknown", "out_of_scope"))


def negated(condition):
    return condition.model_copy(update={"negate": not condition.negate})


def test_every_class_of_condition_stands_in_the_tables():
    assert {type(condition) for condition in EVERY.values()} == CLASSES
    union, *_ = get_args(Condition)
    assert set(get_args(union)) == CLASSES


@pytest.mark.parametrize("name", COUNTS)
def test_the_four_states_of_a_condition_have_the_numbers_of_the_documents(seed_base, name):
    condition, *expected = COUNTS[name]
    assert sum(expected) == CITIES
    assert numbers(states(seed_base, condition)) == tuple(expected)


@pytest.mark.parametrize("name", EVERY)
def test_yes_and_no_and_unknown_and_out_of_scope_are_all_cities(seed_base, name):
    for condition in (EVERY[name], negated(EVERY[name])):
        assert sum(numbers(states(seed_base, condition))) == len(seed_base.base.cities) == CITIES


@pytest.mark.parametrize("name", EVERY)
def test_negation_swaps_yes_and_no_and_keeps_the_rest(seed_base, name):
    turned = {"yes": "no", "no": "yes"}
    plain = states(seed_base, EVERY[name])
    assert states(seed_base, negated(EVERY[name])) == {c: turned.get(state, state) for c, state in plain.items()}
    assert states(seed_base, negated(negated(EVERY[name]))) == plain


@pytest.mark.parametrize("name", [name for name in EVERY if name not in BARE])
def test_every_yes_and_every_no_has_rows_behind_it(seed_base, name):
    verdicts = evaluate(seed_base.base, Selection(conditions=(EVERY[name],)))
    bare = [city for city, verdict in verdicts.items() if verdict.state in ("yes", "no") and not verdict.rows]
    assert bare == []


SPOT = [
    # condition, city, state, why
    (HasRegulation(), "wuhan", "yes", "gnlc-12 l. 55-58"),
    (HasRegulation(), "hangzhou", "no", "gnlc-12 l. 21: six of the twelve"),
    (HasRegulation(), "ningbo", "yes", "ningbo-2023 l. 45"),
    (HasRegulation(), "qingdao", "unknown", "no source speaks of its law"),
    (HasRegulation(), "paris", "unknown", "no source speaks of its law"),
    (HasRegulation(subject="community-education", breadth="strict"), "xian", "yes", "gnlc-12 l. 47"),
    (HasRegulation(subject="community-education", breadth="strict"), "suzhou", "no", "gnlc-12 l. 52"),
    (HasRegulation(subject="community-education", breadth="strict"), "ningbo", "unknown", "coverage is not complete"),
    (HasRegulation(adopted=DateTest(op="before", date="2024")), "ningbo", "unknown", "the paper gives no date"),
    (HasRegulation(adopted=DateTest(op="before", date="2024")), "wuhan", "no", "March 2024"),
    (HasRegulation(in_force=DateTest(op="as_of", date="2020-01")), "xian", "yes", "January 2020"),
    (HasRegulation(in_force=DateTest(op="as_of", date="2019-12")), "xian", "no", "January 2020"),
    (HasRegulation(in_force=DateTest(op="as_of", date="2020-01-15")), "xian", "unknown", "the day is not printed"),
    (HasPath(), "ningbo", "unknown", "Table 3 types the twelve"),
    (HasPath(types=("industry-driven",)), "suzhou", "yes", "gnlc-12 l. 210"),
    (HasBody(lead_type="service-centre"), "nanjing", "yes", "gnlc-12 l. 134, 144"),
    (HasBody(lead_type="education-authority"), "hangzhou", "no", "gnlc-12 l. 144"),
    (HasBody(lead_type="education-authority"), "ningbo", "unknown", "the paper names no lead of the committee"),
    (HasBody(established=DateTest(op="in", date="2012-06")), "wuhan", "unknown", "only the year 2012 is printed"),
    (HasBody(law="before"), "suzhou", "yes", "2018 and January 2023"),
    (HasBody(law="after"), "chengdu", "yes", "2017 and November 2016"),
    (HasBody(law="before"), "ningbo", "unknown", "its law is not dated"),
    (InNetwork(network="gnlc"), "suzhou", "yes", "gnlc-12 l. 6"),
    (InNetwork(network="gnlc"), "qingdao", "no", "gnlc-12 l. 6: China has 12 members"),
    (InNetwork(network="gnlc"), "espoo", "out_of_scope", "the sentence is about China"),
    (HasPractice(theme="open-data"), "seoul", "yes", "gsc-2020 l. 589"),
    (HasPractice(text="maker spaces"), "beijing", "yes", "smart-education-areas l. 71"),
    (HasPractice(text="maker spaces"), "new-york", "yes", "gsc-2020 l. 670"),
    (HasPractice(text="maker spaces"), "anqing", "unknown", "a list of practices is never complete"),
    (ScoreTest(indicator=ISLEC, op=">=", value=0.7045), "wuhan", "yes", "islec-2016 l. 170"),
    (ScoreTest(indicator=ISLEC, op=">", value=0.7045), "wuhan", "no", "islec-2016 l. 170"),
    (ScoreTest(indicator=ISLEC, op=">", value=0.1), "suzhou", "out_of_scope", "not among the 68"),
    (ScoreTest(indicator=ISLEC, op="=", value=0.5367), "jilin", "no", "0.4366"),
    (ScoreTest(indicator=GSC, measure="rank", op="=", value=20), "cairo", "yes", "gsc-2020 l. 239, shifted labels"),
]


@pytest.mark.parametrize(("condition", "city", "state", "why"), SPOT)
def test_a_city_is_in_the_state_that_its_source_gives(seed_base, condition, city, state, why):
    assert judge(seed_base.base, condition, city).state == state, why


def test_a_score_that_is_not_published_is_neither_yes_nor_no(seed_base):
    unpublished = ScoreTest(indicator="islec-2016.patent-application", op=">", value=0.5)
    assert set(states(seed_base, unpublished).values()) <= {"unknown", "out_of_scope"}


# Kleene's tables with *out of scope* beside them, on Wuhan: a condition for each of its states.
STATE = {
    "yes": HasRegulation(),
    "no": HasRegulation(subject="community-education", breadth="strict"),
    "unknown": HasRegulation(in_force=DateTest(op="in", date="2024-06-15")),  # only the month is printed
    "out_of_scope": ScoreTest(indicator=GSC, op=">", value=0),  # not among the 20
}
BOTH = [
    ("yes", "yes", "yes"), ("yes", "no", "no"), ("yes", "unknown", "unknown"), ("yes", "out_of_scope", "out_of_scope"),
    ("no", "no", "no"), ("no", "unknown", "no"), ("no", "out_of_scope", "no"),
    ("unknown", "unknown", "unknown"), ("out_of_scope", "out_of_scope", "out_of_scope"),
]  # fmt: skip
EITHER = [
    ("yes", "yes", "yes"), ("yes", "no", "yes"), ("yes", "unknown", "yes"), ("yes", "out_of_scope", "yes"),
    ("no", "no", "no"), ("no", "unknown", "unknown"),
    ("unknown", "unknown", "unknown"), ("out_of_scope", "out_of_scope", "out_of_scope"),
]  # fmt: skip


def test_the_four_conditions_of_the_tables_have_their_four_states(seed_base):
    assert {name: judge(seed_base.base, condition, "wuhan").state for name, condition in STATE.items()} == {
        name: name for name in STATE
    }


@pytest.mark.parametrize(("left", "right", "both"), BOTH)
def test_all_of_follows_the_table_from_both_sides(seed_base, left, right, both):
    for pair in ((STATE[left], STATE[right]), (STATE[right], STATE[left])):
        assert judge(seed_base.base, AllOf(conditions=pair), "wuhan").state == both
        assert states(seed_base, *pair)["wuhan"] == both


@pytest.mark.parametrize(("left", "right", "either"), EITHER)
def test_any_of_follows_the_table_from_both_sides(seed_base, left, right, either):
    for pair in ((STATE[left], STATE[right]), (STATE[right], STATE[left])):
        assert judge(seed_base.base, AnyOf(conditions=pair), "wuhan").state == either


@pytest.mark.parametrize(("left", "right"), list(product(STATE, repeat=2)))
def test_not_both_is_the_same_as_either_not(seed_base, left, right):
    pair = (STATE[left], STATE[right])
    turned = tuple(negated(condition) for condition in pair)
    neither = judge(seed_base.base, AnyOf(conditions=pair, negate=True), "wuhan").state
    not_both = judge(seed_base.base, AllOf(conditions=pair, negate=True), "wuhan").state
    assert neither == judge(seed_base.base, AllOf(conditions=turned), "wuhan").state
    assert not_both == judge(seed_base.base, AnyOf(conditions=turned), "wuhan").state


MIXED = (HasRegulation(), HasPath(types=("balanced-development",)), ScoreTest(indicator=ISLEC, value=0.6), GNLC)


@pytest.mark.parametrize("group", [AllOf, AnyOf])
def test_the_order_of_conditions_changes_no_state(seed_base, group):
    found = [states(seed_base, group(conditions=order)) for order in permutations(MIXED)]
    assert all(other == found[0] for other in found)


def test_the_order_of_conditions_changes_no_answer(seed_base):
    told = []
    for order in permutations(MIXED):
        answer = seed_base.run(Find(select=Selection(conditions=order), columns=("regulation", "path_type")))
        cited = sorted((e.source, e.locator) for e in answer.evidence.values())
        notes = sorted((n.kind, n.text) for n in answer.notes)
        told.append((sorted(item.id for item in answer.value.items), cited, notes, len(answer.tables)))
    assert all(other == told[0] for other in told)
    assert told[0][0] == ["city:chengdu", "city:taiyuan"]


@pytest.mark.parametrize("condition", [HasPractice(), HasPractice(theme="conditions"), HasPractice(text="older")])
def test_cities_without_a_fitting_practice_are_left_out_unread_and_none_else(seed_base, condition):
    base = seed_base.base
    read = {city: judge(base, condition, city) for city in base.cities}
    assert dict(evaluate(base, Selection(conditions=(condition,)))) == read
    assert {verdict.state for verdict in read.values()} == {"yes", "unknown"}


@pytest.mark.parametrize("name", EVERY)
def test_whole_columns_give_every_city_the_state_it_has_by_itself(seed_base, name):
    base = seed_base.base
    for condition in (EVERY[name], negated(EVERY[name]), AllOf(conditions=(GNLC, EVERY[name]))):
        verdicts = evaluate(base, Selection(conditions=(condition,)))
        for state in ("yes", "no", "unknown", "out_of_scope"):
            assert verdicts.of(state) == [city for city in base.cities if judge(base, condition, city).state == state]
            assert verdicts.count(state) == len(verdicts.of(state))


def test_cities_judged_one_by_one_keep_their_states_when_they_are_all_cities(seed_base):
    base = seed_base.base
    higher = ScoreTest(indicator=ISLEC, value=0.6)
    condition = AnyOf(conditions=(higher, NamedCities(cities=tuple(reversed(base.cities)))))
    assert evaluate(base, Selection(conditions=(condition,))).of("yes") == list(base.cities)
    both = evaluate(base, Selection(conditions=(higher, condition)))
    assert both.of("yes") == [city for city in base.cities if judge(base, higher, city).state == "yes"]
