"""Every sentence with a rank carries its stability: what the rank rests on, and how far other weights could move it."""

from fractions import Fraction
from itertools import product
from statistics import pstdev

import pytest

from kb.analysis.exact import exact
from kb.knowledge import KnowledgeBase
from kb.query.drafting.firm import firm_place

MARKS = ("Stability: ", "稳定性：")


def stability(base: KnowledgeBase, question: str) -> str:
    """What the answer to a question says of the stability of its ranks."""
    found = base.ask(question)
    assert found.status == "answered", found.headline
    return "\n".join(note.text for note in found.notes if note.text.startswith(MARKS))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [("What is Wuhan's rank in iSLEC?", "stays within: Wuhan 3 (exact bounds)"), ("武汉在iSLEC中排第几？", "名次保持在：武汉 3（精确界限）"),
     ("Which three cities rank highest in iSLEC?", "stays within: Beijing 1, Shanghai 2 and Wuhan 3 (exact bounds)"),
     ("Does Wuhan rank higher than Hangzhou in iSLEC?", "stays within: Wuhan 3, Hangzhou 4–5 (exact bounds)"),
     ("Does Wuhan rank higher than Hangzhou in iSLEC?", "among these 2 cities stays within: Wuhan 1, Hangzhou 2"),
     ("Which GNLC members rank among the first ten of iSLEC?", "Shenzhen 5–10"),
     ("How many GNLC members are in the iSLEC top ten?", "Shenzhen 5–10"),
     ("Which GNLC member ranks first in iSLEC?", "among these 10 cities stays within: Beijing 1"),
     ("Which two GNLC members have the closest iSLEC ranks?", "Hangzhou 4–5"),
     ("What is the average iSLEC rank of the GNLC members?", "Hangzhou 4–5"),
     ("Tell me about Wuhan", "iSLEC overall score – Wuhan 3;"), ("介绍一下武汉", "iSLEC综合得分——武汉 3；"),
     ("Where does Beijing stand in both indices?", "among its 68 cities stays within: Beijing 1 "),
     ("北京在两个指数中各处于什么位置？", "在其20个城市中的名次保持在：北京 4–8"),
     ("Is Wuhan among the top five in learner experience?", "Learner Experience – Wuhan 4–5"),
     ("武汉是否进入学习者体验前五？", "学习者体验——武汉 4–5"),
     ("What is Wuhan's best dimension in iSLEC?", "Learner Experience – Wuhan 4–5"),
     ("On how many of the five pillars does Singapore finish in the top four?", "Smart Infrastructure – Singapore 1–2"),
     ("What are the strengths and weaknesses of Wuhan?", "for its parts are not printed"),
     ("What is Wuhan's rank in school learning environment?", "weights of other indicators do not enter ranks in School learning environment"),
     ("武汉的学校学习环境排第几？", "学校学习环境的名次与其他指标的权重无关；其下级数值未公布"),
     ("What is London's rank in Human Skills?", "no weights enter ranks in Human Skills"),
     ("伦敦的人才技能排第几？", "人才技能的名次与权重无关"),
     ("Which city has the earliest steering body?", "no weights enter the order by “Body established”"),
     ("哪个城市的协调机构成立最早？", "按“机构成立时间”排序与权重无关"),
     ("Which cities of iSLEC are not dominated by any other?", "Beijing 1"),
     ("Rank the iSLEC cities by z scores", "the order of the first three"),
     ("Rank the iSLEC cities by the geometric mean of the second-level indicators", "the order of the first three"),
     ("Which pillar has the highest average among the GSC cities?", "it stays first whichever one of the 20 cities is left out"),
     ("Rank the regions by mean iSLEC score", "Eastern China 1; Central China 2; Western China 3; Northeast China 4"),
     ("按iSLEC平均分给各地区排名", "东部地区 1；中部地区 2；西部地区 3；东北地区 4")],
)  # fmt: skip
def test_a_rank_sentence_carries_its_stability(seed_base: KnowledgeBase, question: str, sentence: str) -> None:
    assert sentence in stability(seed_base, question)


@pytest.mark.parametrize("city", ["wuhan", "shenzhen", "chengdu"])
def test_the_rank_of_a_dimension_holds_at_every_corner_of_the_weights_inside_it(
    seed_base: KnowledgeBase, city: str
) -> None:
    """A lead is linear in the weights, so it is smallest at a corner of their box: three weights of 1 ± 1/4."""
    base, name = seed_base.base, "islec-2016.learner-experience"
    parts = [base.printed(f"islec-2016.learning-{part}") for part in ("engagement", "approach", "achievement")]
    corners = list(product((Fraction(3, 4), Fraction(5, 4)), repeat=3))

    def leads(other: str) -> list[Fraction]:
        gaps = [exact(part[other]) - exact(part[city]) for part in parts]
        return [sum((w * gap for w, gap in zip(corner, gaps, strict=True)), Fraction(0)) for corner in corners]

    others = [other for other in base.scores[name] if other != city]
    ahead = sum(all(lead > 0 for lead in leads(other)) for other in others)
    behind = sum(all(lead < 0 for lead in leads(other)) for other in others)
    assert firm_place(base, name, city) == (1 + ahead, 68 - behind)


def test_ties_of_a_single_value_are_named(seed_base: KnowledgeBase) -> None:
    """Table 2-5 prints 85.1 for London and for Mumbai, and 100.0 for Singapore alone."""
    assert "equal as printed, so in no order: London with 1 other." in stability(
        seed_base, "What is London's rank in Human Skills?"
    )
    assert "no other city has the same printed value" in stability(
        seed_base, "What is Singapore's rank in Human Skills?"
    )


def test_the_city_asked_for_stays_where_it_is_under_weights_of_ones_own(seed_base: KnowledgeBase) -> None:
    found = stability(seed_base, "What rank would Wuhan have with weights 50% city innovation, 30% learner experience, 20% fields for learning?")  # fmt: skip
    assert "Wuhan stays at rank 3 (exact)" in found


def test_what_names_no_rank_says_nothing_of_stability(seed_base: KnowledgeBase) -> None:
    for question in ("When did the Shanghai regulation take effect?", "What is the iSLEC overall score of Wuhan?"):
        assert stability(seed_base, question) == ""


@pytest.mark.parametrize(("question", "said"), [
    ("Which region has the highest average iSLEC score?", ("Regions differ in their mix of tiers", "not a sample")),
    ("哪个地区的iSLEC平均分最高？", ("各区域的行政级别构成不同", "并非抽样样本")),
    ("Which path type has the highest average iSLEC score?", ("fewer than five cities: description only", "not a sample")),
])  # fmt: skip
def test_groups_are_never_ranked_by_their_mean_alone(
    seed_base: KnowledgeBase, question: str, said: tuple[str, str]
) -> None:
    """Beside the mean stand the range and the share above the mean of all: of 27 eastern cities 16 lie above it."""
    found = seed_base.ask(question)
    notes = " ".join(note.text for note in found.notes)
    assert [text for text in said if text not in notes] == []
    assert {"n", "value", "lowest", "highest", "above"} <= {column.key for column in found.tables[0].columns}
    if "path" not in question:
        assert found.tables[0].rows[0].cells["above"] == 59.3


@pytest.mark.parametrize(
    "question",
    [
        "What share of each region's cities is above the iSLEC mean?",
        "各地区高于iSLEC平均分的城市占比是多少？",
        "地区与iSLEC得分有什么关系？",
    ],
)
def test_groups_are_set_side_by_side_with_their_shares(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question)
    assert (found.reading.kind, (found.reading.plan or {}).get("by")) == ("relate", "region")
    shares = {row.cells["n"]: row.cells["above"] for row in found.tables[0].rows}
    assert shares == {27: 59.3, 16: 50.0, 17: 41.2, 8: 37.5}


@pytest.mark.parametrize("question", ["Which city is most similar to Wuhan?", "What are the strengths and weaknesses of Wuhan?", "哪个城市与武汉最相似？"])  # fmt: skip
def test_the_nearest_profile_says_whether_one_indicator_makes_it_so(seed_base: KnowledgeBase, question: str) -> None:
    """Distances over ten of the eleven indicators, each divided by its standard deviation, worked out anew."""
    base = seed_base.base
    names = [i.id for i in base.indicators.values() if i.edition == "islec-2016" and i.level == 2]
    columns = {name: dict(base.printed(name).known(base.assessed("islec-2016"))) for name in names}

    def distance(name: str, other: str) -> float:
        return ((columns[name][other] - columns[name]["wuhan"]) / pstdev(columns[name].values())) ** 2

    def nearest(without: str | None) -> str:
        others = [city for city in columns[names[0]] if city != "wuhan"]
        return min(others, key=lambda city: sum(distance(name, city) for name in names if name != without))

    first = nearest(None)
    changed = sum(nearest(name) != first for name in names)
    said = stability(seed_base, question)
    shown = base.names_of(f"city:{first}")
    assert shown[0] in said or shown[1] in said
    assert ("whichever one of the 11" in said or "任意剔除一个" in said) == (not changed)
    assert not changed or f"in {11 - changed} of 11 cases" in said or f"{11 - changed}次中" in said
