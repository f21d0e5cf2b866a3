"""Questions and answers on how firm ranks are, under disturbed and random weights."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer
from kb.query.kinds.disturbing import Robustness
from kb.query.kinds.weighing import Reweigh


def notes(found: Answer) -> str:
    """All notes as one text."""
    return "\n".join(note.text for note in found.notes)


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("Which iSLEC cities keep their rank under ±10 % weights?", {"noise": 0.1, "ask": "table"}),
        ("权重变动±10%时，iSLEC中哪些城市保持名次？", {"noise": 0.1, "ask": "table"}),
        ("Is the top three of GSC stable?", {"edition": "gsc-2020", "top": 3, "ask": "top"}),
        ("全球智慧之都前三名稳定吗？", {"edition": "gsc-2020", "top": 3, "ask": "top"}),
        ("Which dimension drives the variance of iSLEC most?", {"ask": "influence"}),
        (
            "How sensitive is Hangzhou's place in iSLEC to the weights?",
            {"city": "hangzhou", "noise": 0.25, "drawn": "near"},
        ),
        (
            "What rank intervals do the iSLEC cities have under random weights?",
            {"drawn": "any", "draws": 10_000, "seed": 1},
        ),
        ("How stable is the top five of iSLEC with random weights?", {"drawn": "any", "top": 5, "ask": "top"}),
        ("随机权重下武汉在iSLEC中的名次区间是多少？", {"city": "wuhan", "drawn": "any"}),
        ("How robust are the ranks of iSLEC with 5000 draws and seed 0?", {"draws": 5_000, "seed": 0, "drawn": "near"}),
    ],
)
def test_questions_on_firmness_are_read(seed_base: KnowledgeBase, question: str, fields: dict[str, object]) -> None:
    found = seed_base.ask(question).reading
    plan = found.plan or {}
    assert (found.kind, {key: plan.get(key) for key in fields}) == ("robustness", fields)


def test_a_number_of_draws_out_of_bounds_is_not_bent_into_bounds(seed_base: KnowledgeBase) -> None:
    for number in ("0", "2,000,000"):
        found = seed_base.ask(f"How robust are the ranks of iSLEC with {number} draws?")
        assert (found.status, found.headline[:41]) == ("unsupported", "Draws are a whole number from 1 to 100,00")


@pytest.mark.parametrize("question", ["How robust is Beijing's rank with 5 draws?", "北京的排名有多稳健？抽取5次"])
def test_few_draws_are_taken_as_said_and_come_with_a_warning(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question, "en")
    plan = found.reading.plan or {}
    assert (plan["kind"], plan["city"], plan["draws"]) == ("robustness", "beijing", 5)
    assert "Few draws: of 5 draws one in twenty is less than five" in notes(found)
    assert sum(row.cells["share"] for row in found.tables[-1].rows) == 100  # five draws, whatever their ranks


def test_brackets_and_colons_of_chinese_sentences_are_chinese(seed_base: KnowledgeBase) -> None:
    weighed = seed_base.run(Reweigh(edition="islec-2016", aggregation="geometric", level=2), "zh")
    assert weighed.headline.startswith("按此权重：北京（0.8197）、上海（0.7347）、杭州（0.6638）；")
    question = "以立法和早期机构为条件，对GNLC成员城市高于成员城市中位数的iSLEC得分作定性比较分析"
    found = seed_base.ask(question, "zh")
    assert "；简约解：~LAW*EARLY" in found.headline
    assert "条件LAW（有终身学习立法" in found.reading.text
    assert "(" not in found.reading.text + found.headline + weighed.headline


def test_random_weights_say_so_in_title_method_and_headline(seed_base: KnowledgeBase) -> None:
    plan = Robustness(edition="islec-2016", drawn="any", draws=500)
    english, chinese = seed_base.run(plan), seed_base.run(plan, "zh")
    assert english.tables[0].title == "Rank intervals under random weights"
    assert english.headline.startswith("Under random weights ")
    assert "drawn evenly from all that are not negative and sum to 1; 500 draws, generator PCG64, seed 1" in notes(
        english
    )
    assert "25 %" not in notes(english) + english.headline
    assert chinese.headline.startswith("随机权重下，68个城市中")
    assert chinese.tables[0].title == "随机权重下的名次区间"
    # Beijing, Shanghai, Xiangyang and Yichang can all be first, so nothing about the first three is sure
    assert "the first 3 are the same cities in" in notes(english)
