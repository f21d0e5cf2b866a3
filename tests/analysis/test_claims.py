"""Claims of the documents against their tables."""

import pytest
from gsc_tables import ARTICLES, ENTREPRENEURSHIP, REPUTATION_RANKS, SUSTAINABILITY, TREE, node, overall_scores

from kb.analysis.claims import CHECKS, CityFacts, ClaimData, EditionFacts, check_claim
from kb.analysis.recompute import Arithmetic
from kb.errors import KbError
from kb.model import Claim
from kb.model.values import Choices

ISLEC = {  # table 2, lines 168-177 and 196, 200, 203: overall scores
    "beijing": 0.8280,
    "shanghai": 0.7618,
    "wuhan": 0.7045,
    "hangzhou": 0.6894,
    "qingdao": 0.6779,
    "yichang": 0.6304,
    "shenyang": 0.5444,
    "changchun": 0.5378,
}
FACTS = {
    "beijing": CityFacts("eastern-china", "municipality", False),
    "shanghai": CityFacts("eastern-china", "municipality", False),
    "wuhan": CityFacts("central-china", "provincial-capital", True),
    "hangzhou": CityFacts("eastern-china", "provincial-capital", True),
    "qingdao": CityFacts("eastern-china", "state-plan", True),
    "yichang": CityFacts("central-china", "prefecture-level", False),
    "shenyang": CityFacts("northeast-china", "provincial-capital", True),
    "changchun": CityFacts("northeast-china", "provincial-capital", True),
}
DATA = ClaimData(
    scores={
        **overall_scores(),
        "entrepreneurship": ENTREPRENEURSHIP,
        "sustainability": SUSTAINABILITY,
        "articles": ARTICLES,
        "islec": ISLEC,
        "home": {"yichang": 0.9807},  # table 4, Yichang: home, workplace and school learning environment
        "workplace": {"yichang": 0.9159},
        "school": {"yichang": 0.5597},
    },
    ranks={"articles": REPUTATION_RANKS},
    cities=FACTS,
    editions={
        "gsc-2020": EditionFacts(frozenset(ENTREPRENEURSHIP), Arithmetic(1, 100)),
        "islec-2016": EditionFacts(frozenset(ISLEC), Arithmetic(4, 1)),
    },
    indicators={
        **{row.id: row for row in TREE},
        **{name: node(name) for name in ("entrepreneurship", "sustainability")},
        "articles": node("articles", kind="count"),
        "islec": node("islec", edition="islec-2016"),
    },
    names={"city:new-york": ("New York", "纽约"), "city:tokyo": ("Tokyo", "东京")},
)
START_UPS, OVERALL, ARTICLE_COUNT, ISLEC_OVERALL = "entrepreneurship", "overall", "articles", "islec"

SUPPORTED = [
    ("top-set", {"indicator": OVERALL, "k": 3, "cities": ["london", "new-york", "singapore"], "ordered": True}),
    ("top-set", {"indicator": OVERALL, "k": 3, "cities": ["singapore", "london"], "ordered": False}),
    ("top-set", {"indicator": ARTICLE_COUNT, "k": 7, "cities": [
        "beijing", "singapore", "new-york", "london", "seoul", "shanghai", "hong-kong"]}),  # ties with Rio de Janeiro
    ("top-set", {"indicator": ISLEC_OVERALL, "k": 2, "cities": ["wuhan", "yichang"], "ordered": True,
                 "where": {"region": "central-china"}}),
    ("rank-is", {"indicator": OVERALL, "city": "cairo", "rank": 20}),
    ("rank-is", {"indicator": ARTICLE_COUNT, "city": "rio-de-janeiro", "rank": 7}),
    ("rank-is", {"indicator": ARTICLE_COUNT, "city": "hong-kong", "rank": 8}),  # printed so
    ("threshold", {"indicators": ["home", "workplace"], "cities": ["yichang"], "op": ">", "value": 0.9}),
    ("threshold", {"indicator": OVERALL, "cities": ["london", "new-york", "singapore"], "op": ">", "value": 96.1}),
    ("count-is", {"indicator": OVERALL, "op": ">", "value": 96.1, "count": 3}),
    ("count-is", {"indicator": OVERALL, "op": "<=", "value": 72.9, "count": 4}),
    ("tier-counts", {"indicator": ISLEC_OVERALL, "k": 5, "counts": {
        "municipality": 2, "state-plan": 1, "provincial-capital": 2}}),
    ("tier-counts", {"indicator": ISLEC_OVERALL, "k": 2, "counts": {"municipality": 2, "prefecture-level": 0}}),
    ("count-above-mean", {"indicator": ISLEC_OVERALL, "count": 5, "counts": {"municipality": 2, "state-plan": 1}}),
    ("share-above-mean", {"indicator": ISLEC_OVERALL, "region": "central-china", "percent": 50.0, "decimals": 1}),
    ("group-size", {"edition": "gsc-2020", "size": 20}),
    ("group-size", {"edition": "islec-2016", "sub_provincial": True, "size": 5}),
    ("group-size", {"edition": "islec-2016", "tier": "municipality", "size": 2}),
    ("sum-is", {"indicator": ARTICLE_COUNT, "total": 519}),
    ("compare", {"indicator": ISLEC_OVERALL, "left": "shenyang", "op": ">", "right": "changchun"}),
    ("far-ahead", {"indicator": "sustainability", "city": "berlin"}),
    ("far-ahead", {"indicator": START_UPS, "city": "london", "others": ["cairo"]}),
    ("recomputes", {"indicator": OVERALL}),
    ("argmax", {"indicator": START_UPS, "city": "new-york"}),
    ("argmin", {"indicator": START_UPS, "city": "cairo"}),
    ("weights", {"indicator": "smart-service", "weight": "20%"}),
    ("weights", {"indicator": "smart-service", "weight": 0.2}),
    ("difference-is", {"indicator": OVERALL, "left": "london", "right": "new-york", "value": 1.3}),
    ("spread-limits", {"indicator": OVERALL, "lower": "71.9", "upper": "97.1"}),  # 84.515 - 12.602, 84.515 + 12.602
    ("growth-is", {"from": 8400, "to": 14710, "percent": "75"}),  # 14710 / 8400 = 1.7512
    ("parts-count", {"edition": "gsc-2020", "indicator": OVERALL, "counts": [5]}),
]  # fmt: skip

NOT_SUPPORTED = [
    ("top-set", {"indicator": OVERALL, "k": 3, "cities": ["new-york", "london", "singapore"], "ordered": True}),
    ("top-set", {"indicator": OVERALL, "k": 2, "cities": ["london", "shanghai"]}),
    ("top-set", {"indicator": OVERALL, "k": 2, "cities": ["london", "new-york", "singapore"]}),
    # The report's five north-eastern cities, of which two stand here: Shenyang is ahead of Changchun
    ("top-set", {"indicator": ISLEC_OVERALL, "k": 2, "cities": ["changchun", "shenyang"], "ordered": True,
                 "where": {"region": "northeast-china"}}),
    ("rank-is", {"indicator": "smart-service", "city": "singapore", "rank": 2}),  # "ranked second"; fourth in table 2-3
    ("threshold", {"indicators": ["home", "school"], "cities": ["yichang"], "op": ">", "value": 0.9}),
    ("count-is", {"indicator": OVERALL, "op": ">", "value": 96.1, "count": 4}),
    ("tier-counts", {"indicator": ISLEC_OVERALL, "k": 5, "counts": {"municipality": 3}}),
    ("count-above-mean", {"indicator": ISLEC_OVERALL, "count": 5, "counts": {"prefecture-level": 1}}),
    ("share-above-mean", {"indicator": ISLEC_OVERALL, "region": "central-china", "percent": 41.2, "decimals": 1}),
    ("group-size", {"edition": "islec-2016", "region": "eastern-china", "size": 5}),
    ("sum-is", {"indicator": ARTICLE_COUNT, "total": 520}),
    ("compare", {"indicator": ISLEC_OVERALL, "left": "changchun", "op": ">", "right": "shenyang"}),
    ("far-ahead", {"indicator": START_UPS, "city": "new-york"}),
    ("far-ahead", {"indicator": START_UPS, "city": "tokyo"}),  # not even ahead
    ("argmax", {"indicator": START_UPS, "city": "london"}),
    ("argmin", {"indicator": START_UPS, "city": "mumbai"}),
    ("weights", {"indicator": "smart-service", "weight": "1/4"}),
    ("difference-is", {"indicator": OVERALL, "left": "london", "right": "new-york", "value": 1.2}),
    ("spread-limits", {"indicator": OVERALL, "lower": "72.9", "upper": "96.1"}),
    ("growth-is", {"from": 8400, "to": 14710, "percent": "75.2"}),
    ("parts-count", {"edition": "gsc-2020", "indicator": OVERALL, "counts": [4]}),
]  # fmt: skip

CANNOT_BE_CHECKED = [
    ("not-checkable", {"reason": "No limit is named."}),
    ("rank-is", {"indicator": OVERALL, "city": "suzhou", "rank": 1}),
    ("sum-is", {"indicator": "lost", "total": 1}),
    ("weights", {"indicator": "overall", "weight": "1"}),
    ("recomputes", {"indicator": "articles"}),
    ("tier-counts", {"indicator": OVERALL, "k": 2, "counts": {"municipality": 1}}),  # London has no tier
    ("tier-counts", {"indicator": ARTICLE_COUNT, "k": 7, "counts": {}}),
    ("group-size", {"edition": "gsc-2020", "region": "eastern-china", "size": 3}),  # most cities have no region
    ("group-size", {"edition": "gsc-2030", "size": 3}),
]


@pytest.mark.parametrize(
    ("check", "arguments", "verdict"),
    [
        *((check, arguments, "supported") for check, arguments in SUPPORTED),
        *((check, arguments, "not supported") for check, arguments in NOT_SUPPORTED),
        *((check, arguments, "cannot be checked") for check, arguments in CANNOT_BE_CHECKED),
    ],
)
def test_a_claim_gets_the_verdict_its_table_gives(check: str, arguments: dict[str, object], verdict: str) -> None:
    found = check_claim(check, arguments, DATA)
    assert found.verdict == verdict, found.reason
    assert found.reason
    assert found.reason_zh


def test_every_check_that_a_claim_row_may_name_has_its_function_and_both_verdicts_tested() -> None:
    annotation = Claim.model_fields["check"].metadata
    allowed = next(meta.values for meta in annotation if isinstance(meta, Choices))
    assert set(CHECKS) == set(allowed)
    assert {check for check, _ in SUPPORTED} == set(allowed) - {"not-checkable"}
    # an aggregate that contradicts its components stands in a test of its own
    assert {check for check, _ in NOT_SUPPORTED} == set(allowed) - {"not-checkable", "recomputes"}


def test_new_york_is_not_far_ahead_and_the_verdict_says_by_which_criterion() -> None:
    found = check_claim("far-ahead", {"indicator": START_UPS, "city": "new-york"}, DATA)
    assert found.verdict == "not supported"
    assert found.measures["lead"] == 0.5
    assert found.reason == (
        "New York leads Tokyo by 0.5; the standard deviation of the other 19 cities is 21.7;"
        " 'far ahead' is read as a lead larger than that"
    )
    assert "纽约领先东京0.5" in found.reason_zh
    assert "score:entrepreneurship@tokyo" in found.rests_on


def test_a_contradicting_aggregate_is_named() -> None:
    scores = {**overall_scores(), "overall": {**overall_scores()["overall"], "paris": 93.0}}
    data = ClaimData(scores=scores, editions=DATA.editions, indicators=DATA.indicators)
    found = check_claim("recomputes", {"indicator": OVERALL}, data)
    assert found.verdict == "not supported"
    assert found.reason.endswith("contradicting: paris")


@pytest.mark.parametrize(
    ("check", "arguments", "message"),
    [
        ("biggest", {}, "'biggest' is not a claim check"),
        ("rank-is", {"indicator": OVERALL, "city": "london"}, "needs indicator, city, rank; rank is missing"),
        (
            "compare",
            {"indicator": OVERALL, "left": "london", "right": "paris", "op": "above"},
            "'above' is not a comparison",
        ),
    ],
)
def test_a_wrong_claim_row_is_an_error(check: str, arguments: dict[str, object], message: str) -> None:
    with pytest.raises(KbError, match=message):
        check_claim(check, arguments, DATA)
