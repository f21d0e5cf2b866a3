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
