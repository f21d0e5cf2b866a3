"""Two leads against each other, a lead against a number, and claims put as they are: differences of printed scores, by hand."""

import pytest

from kb.errors import BadRequestError
from kb.knowledge import KnowledgeBase
from kb.query.kinds import read_plan
from kb.query.kinds.leading import Leads

# iSLEC 2016, Table 2, overall: Beijing .8280, Tianjin .6133, Shanghai .7618, Wuhan .7045, Nanjing .6407, Hangzhou .6894.
COMPARED = [
    ("Is Beijing's lead over Tianjin larger than Shanghai's over Wuhan?", True),  # .2147 and .0573
    ("Does Beijing lead Tianjin by more than Shanghai leads Wuhan?", True),
    ("Is Shanghai further ahead of Wuhan than Beijing is of Nanjing?", False),  # .0573 and .1873
    ("Is the gap between Tianjin and Beijing smaller than the gap between Shanghai and Wuhan?", False),
    ("Does Beijing have a bigger lead over Tianjin than over Wuhan?", True),  # .2147 and .1235
    ("Does Tianjin trail Beijing by less than Wuhan trails Shanghai?", False),
    ("上海领先武汉的幅度比北京领先南京的幅度大吗？", False),
    ("北京比天津高出的分数是否大于上海比武汉高出的分数？", True),
    ("天津落后于北京的幅度是否小于武汉落后于上海的幅度？", False),
]


@pytest.mark.parametrize(("question", "expected"), COMPARED)
def test_two_leads_are_compared_with_each_other(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "leads"
    assert answer.value is not None
    assert answer.value.boolean is expected
    assert answer.evidence


BY_MORE = [
    ("Is the difference between Beijing and Wuhan in overall score bigger than 0.2?", False),  # .1235
    ("Does Beijing lead Tianjin by more than 0.2?", True),
    ("北京比天津高出0.3以上吗？", False),
    ("北京领先天津超过0.2吗？", True),
    ("Is it correct that Beijing ranks 3 places above Hangzhou?", True),  # first and fourth
    ("北京比杭州高2位，对吗？", False),
    ("Is Wuhan at least 2 places below Beijing?", True),  # third and first
]


@pytest.mark.parametrize(("question", "expected"), BY_MORE)
def test_a_lead_is_measured_in_points_or_places(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "leads"
    assert answer.value is not None
    assert answer.value.boolean is expected


def test_a_city_that_is_not_ahead_has_no_lead(seed_base: KnowledgeBase) -> None:
    for question in (
        "Is Tianjin's lead over Beijing larger than Shanghai's lead over Wuhan?",
        "天津领先北京的幅度是否大于上海领先武汉的幅度？",
    ):
        answer = seed_base.ask(question)
        assert answer.value is not None
        assert answer.value.boolean is None
        assert "not ahead" in answer.headline or "并不领先" in answer.headline


def test_which_of_two_leads_is_the_larger_is_told(seed_base: KnowledgeBase) -> None:
    english = seed_base.ask("Which is larger, Shanghai's lead over Wuhan or Beijing's lead over Tianjin?")
    chinese = seed_base.ask("上海与武汉的差距和北京与天津的差距，哪个更大？")
    assert english.value is not None
    assert chinese.value is not None
    assert "Beijing over Tianjin" in (english.value.text or "")
    assert "北京与天津" in (chinese.value.text or "")
    assert all("0.2147" in answer.headline and "0.0573" in answer.headline for answer in (english, chinese))


def test_leads_in_two_measures_are_compared_as_printed_and_that_is_said(seed_base: KnowledgeBase) -> None:
    for question in (
        "Is Xi'an's lead over Wuhan in city R&D capacity larger than Wuhan's lead over Xi'an in community learning environment?",
        "西安在城市研发能力上领先武汉的幅度，是否大于武汉在社区学习环境上领先西安的幅度？",
    ):
        answer = seed_base.ask(question)
        assert answer.value is not None
        assert answer.value.boolean is True, question
        assert any(
            note.kind == "caveat" and ("different measures" in note.text or "不同指标" in note.text)
            for note in answer.notes
        )


def test_a_lead_needs_a_second_lead_or_a_number_and_a_measure() -> None:
    pair = {"kind": "leads", "lead": ["beijing", "wuhan"]}
    for rest in ({"attributes": ["score:islec-2016.overall"]}, {"attributes": ["path_type"], "than": 1}):
        with pytest.raises(BadRequestError):
            read_plan(pair | rest)
    assert isinstance(read_plan(pair | {"attributes": ["score:islec-2016.overall"], "than": 0.1}), Leads)


CLAIMED = [
    ("Is it true that Shanghai scores twice as much as Wuhan?", False),
    ("Is it true that Beijing ranks first in iSLEC?", True),
    ("Is the claim that Beijing ranks first in iSLEC supported?", True),
    ("Is it true that Yichang ranks first in Learner Experience?", False),  # second, iSLEC 3.2
    ("Is the statement that Wuhan has no law correct?", False),
    ("Wuhan's body was founded in 2012, right?", True),
    ("上海的iSLEC总分是武汉的两倍，这个说法对吗？", False),
    ("北京在iSLEC中排名第一的说法有依据吗？", True),
    ("武汉没有立法，这一说法是否成立？", False),
]


@pytest.mark.parametrize(("question", "expected"), CLAIMED)
def test_a_claim_is_decided_by_what_it_says_and_by_no_other_claim(
    seed_base: KnowledgeBase, question: str, expected: bool
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is expected
    assert answer.reading.kind != "audit"


def test_a_rank_claimed_without_an_index_is_borne_out_by_no_other_rank(seed_base: KnowledgeBase) -> None:
    for question in ("Is the claim that Beijing is first supported?", "北京排名第一的说法有依据吗？"):
        answer = seed_base.ask(question)
        assert "15" not in answer.headline  # its rank in Smart Infrastructure
        assert answer.value is None or answer.value.boolean is not True or answer.reading.kind == "rank"


# gsc-2020: London 89.9 and 89.4, Singapore 96.4 and 79.5 in infrastructure and innovation; service 96.3 and 85.8, infrastructure 71.7
# of Shanghai; Beijing and Paris 92.0 and 77.0 in service, 71.5 and 82.1 in innovation.
AGAINST_DEFICITS = [
    ("Is London's lead over Singapore in smart innovation larger than its deficit to Singapore in smart infrastructure?", True),
    ("Does London's lead over Singapore in smart innovation outweigh its deficit in smart infrastructure?", True),
    ("Does Shanghai's advantage over Singapore in smart service exceed its shortfall in smart infrastructure?", False),
    ("Is Beijing's lead over Paris in smart service smaller than its deficit in smart innovation?", False),
    ("伦敦在智慧创新上领先新加坡的分数，比它在智慧基础设施上落后的分数多吗？", True),
    ("上海在智慧服务上对新加坡的领先，是否大于它在智慧基础设施上对新加坡的落后？", False),
    ("Is Paris's deficit to London in smart economy bigger than its lead over London in smart service?", None),  # 77.0 and 77.9: no lead
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), AGAINST_DEFICITS)
def test_a_lead_is_compared_with_a_deficit(seed_base: KnowledgeBase, question: str, expected: bool | None) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "leads"
    assert answer.value is not None
    assert answer.value.boolean is expected


APART = [
    "By how much does London's lead over Singapore in smart innovation exceed its deficit in smart infrastructure?",
    "By how many points does London's lead over Singapore in smart innovation exceed its deficit in smart infrastructure?",
    "伦敦在智慧创新上对新加坡的领先比它在智慧基础设施上的落后多多少分？",
]


@pytest.mark.parametrize("question", APART)
def test_how_much_larger_a_lead_is_than_a_deficit(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == pytest.approx(3.4)  # 9.9 and 6.5


def test_a_deficit_is_compared_with_that_of_another_city(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Is Shanghai's deficit to Singapore in smart infrastructure larger than Beijing's?")
    assert answer.value is not None
    assert answer.value.boolean is True
    assert "24.7" in answer.headline  # 96.4 and 71.7
    assert "23.6" in answer.headline  # 96.4 and 72.8


# islec-2016 Table 2; gsc-2020 l. 220-239: of five pillars Berlin is ahead of Sydney in one (84.1 and 83.7), Toronto of Seoul in two.
PARTS = [
    ("在iSLEC的三个一级指标上，成都是否每一项都不及武汉？", True),
    ("Is Chengdu worse than Wuhan on every one of the three first-level iSLEC indicators?", True),
    ("Does Taiyuan lose to Wuhan on each of the three dimensions?", True),
    ("Does Chicago trail New York in each of the five dimensions?", False),  # both 87.9 in infrastructure
    ("孟买在五个支柱上是不是都落后于东京？", False),  # service 70.2 and 67.9
    ("Are there pillars in which Berlin beats Sydney?", True),
    ("Does Berlin beat Sydney on any pillar?", True),
    ("Is there any dimension in which Taiyuan outscores Wuhan?", False),
    ("柏林在五大支柱中有没有哪一项超过悉尼？", True),
    ("太原有没有一个维度高于武汉？", False),
]


@pytest.mark.parametrize(("question", "holds"), PARTS)
def test_ahead_in_every_part_or_in_any(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is holds


COUNTED = [
    ("太原 versus 石家庄：石家庄 leads in how many of the 三个一级指标？", 2),
    ("Seoul and Toronto: Toronto leads in how many of the five pillars?", 2),
    ("首尔与多伦多相比，多伦多在五大支柱中的几项上占优？", 2),
    ("In how many of the five sub-indices of smart governance is Berlin behind Tokyo?", 2),
]


@pytest.mark.parametrize(("question", "number"), COUNTED)
def test_the_parts_in_which_a_city_leads_are_counted(seed_base: KnowledgeBase, question: str, number: int) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == number


# gsc-2020, overall ranking table: London 100.0, New York 98.7; Table 2-1: Hong Kong 96.5, Singapore 96.4; Table 2-2: New York 89.6, London 81.7
@pytest.mark.parametrize(("question", "number"), [
    ("By how many points did London win the Global Smart Cities 2020 ranking?", 1.3),
    ("By how many points does New York top the smart economy ranking?", 7.9),
    ("香港以多少分的优势位居智慧基础设施榜首？", 0.1),
])  # fmt: skip
def test_the_lead_of_the_first_is_over_the_second(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(number)


@pytest.mark.parametrize("question", [
    "By how many points did Cairo win the public safety table in Global Smart Cities 2020?",  # 11th in Table 2-4
    "By how many points does Singapore lead the smart infrastructure ranking in Global Smart Cities 2020?",  # 2nd
    "By what margin did Los Angeles win smart infrastructure?",  # 4th in Table 2-1
    "上海以多少分的优势位居城市创新榜首？",  # the second of iSLEC 2016 there
])  # fmt: skip
def test_who_is_not_the_first_has_no_lead(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


# gsc-2020, Table 2-1: Los Angeles, New York and Chicago 87.9 each
@pytest.mark.parametrize("question", [
    "Three American cities tie on smart infrastructure in the 2020 report. What score do they share?",
    "What score do the three US cities share on smart infrastructure?",
    "有三个美国城市在智慧基础设施上得分相同，这个得分是多少？",
])  # fmt: skip
def test_what_is_shared_is_the_value(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 87.9


# islec-2016, ranking by city innovation: Luoyang stands 39th and Jining 40th
@pytest.mark.parametrize("question", [
    "Luoyang and Jining share the same city innovation score; which of the two is nevertheless placed ahead?",
    "洛阳和济宁的城市创新得分相同，哪个排名靠前？",
    "洛阳与济宁在城市创新上同分，谁的名次靠前？",
])  # fmt: skip
def test_of_two_with_one_score_the_one_placed_ahead_is_asked_for(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == ["Luoyang"]


@pytest.mark.parametrize("question", [
    "Hangzhou and Nanjing have the same path type; which one set up its body first?",
    "上海和杭州路径类型相同，哪个机构成立更早？",
])  # fmt: skip
def test_what_is_told_of_two_is_no_answer_to_what_is_asked_of_them(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"
