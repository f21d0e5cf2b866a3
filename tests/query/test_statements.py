"""Statements put to the test, decided by asking for what they claim. Values by hand: gnlc-12 Tables 1 to 3, islec-2016 Tables 1 to 3, gsc-2020, ningbo-2023, the forum report."""

from typing import Any

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Value
from kb.query.drafting.asserted import Claim, ClaimedDate, ClaimedNumber, ClaimedThing
from kb.query.kinds import read_plan
from kb.query.questions.statements import statement

TESTED = [
    # Table 1: Chengdu November 2016, Xi'an July 2019: 32 months; Taiyuan's law took 3 months, Shanghai's 4
    ("Is it correct that Xi'an's regulation was adopted 32 months after Chengdu's?", True),
    ("西安的条例比成都的条例晚通过30个月，对吗？", False),
    ("True or false: the Taiyuan regulation took three months to come into force.", True),
    ("True or false: the Shanghai regulation took three months to come into force.", False),
    # Tables 1 and 2: body before law in Shanghai, Xi'an, Suzhou and Wuhan
    ("已立法的城市里，有四座是协调机构成立在前、条例通过在后，对吗？", True),
    ("已立法的城市里，有三座是协调机构成立在前、条例通过在后，对吗？", False),
    # Table 3
    ("Xi'an is an industry-driven city. True or false?", False),
    ("Xi'an is a cultural empowerment city. True or false?", True),
    # Table 2: a service centre leads in Nanjing, the education commission in Suzhou
    ("The lead unit in Nanjing is the Nanjing Municipal Education Commission. True or false?", False),
    ("The lead unit in Suzhou is the Suzhou Municipal Education Commission. True or false?", True),
    # iSLEC: 40, 40 and 20 %; the museum environment has three indicators, the community environment four
    ("博物馆学习环境下面有三个三级指标，是吗？", True),
    ("博物馆学习环境下面有四个三级指标，是吗？", False),
    ("社区学习环境下面有四个三级指标，是吗？", True),
    # gsc-2020: 7 fintech unicorns in London
    ("London has seven fintech unicorns, hasn't it?", True),
    ("London has nine fintech unicorns, hasn't it?", False),
    # slogans of paths: 6W is Hangzhou's
    ("“6W”终身学习服务体系是杭州提出来的，对吗？", True),
    ("“6W”终身学习服务体系是上海提出来的，对吗？", False),
    # 13,600 valid samples
    ("iSLEC 2016的抽样调查收回了1.36万份有效样本，这个数对吗？", True),
    ("iSLEC 2016的抽样调查收回了70万份有效样本，这个数对吗？", False),
    # gsc-2020: 58.7 is printed beside “Ellis”, 54.9 beside the next label, which is Cairo's; iSLEC: Wuhan 0.7045
    ("Is 54.9 really Rio de Janeiro's overall score in Global Smart Cities 2020?", False),
    ("Is 0.7045 Wuhan's overall iSLEC score?", True),
    # 164 studios and 768 curriculum communities on Wuhan's platform
    ("Wuhan's education cloud platform hosts 164 famous teacher studios, right?", True),
    ("武汉 Education Cloud Platform 上有768个 famous teacher studios, right?", False),
    # a bound is tested on months: 13 years and a month from the first entry into force (2011-05) to the last (2024-06)
    ("最早生效的条例与最晚生效的条例，生效时间相隔超过13年，对吗？", True),
    ("最早生效的条例与最晚生效的条例，生效时间相隔超过14年，对吗？", False),
    # a number that is a name: 1.738 million complaints by mobile phone
    ("上海12345热线通过手机收到的投诉总数是173.8万件，是吗？", True),
    ("上海12345热线通过手机收到的投诉总数是12345件，是吗？", False),
    # one alone: of Chengdu and Taiyuan the body came after the law
    ("在六个立法城市中，只有成都的协调机构是在条例通过之后才成立的，这个说法对吗？", False),
    ("Is Shanghai the only city with a law?", False),
    ("上海是唯一有条例的城市吗？", False),
    # Table 3 has Suzhou as industry-driven: whatever the reason given, it is not so
    ("Suzhou is a Cultural Empowerment city because of its cultural heritage, right?", False),
    # six of the members have a law
    ("Do as many as six members have a law?", True),
    ("Do as many as seven members have a law?", False),
    # 488 robots per 10,000 employees
    ("I read that Singapore reached 488 robots per 1,000 employees; is that so?", False),
]


@pytest.mark.parametrize(("question", "holds"), TESTED)
def test_what_is_found_is_set_against_what_is_claimed(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is holds
    assert answer.evidence


CHOICES = [
    ("武汉教育云平台上的 curriculum communities 是 164 个还是 768 个？", 768),
    ("Does Wuhan's education cloud platform host 164 or 768 famous teacher studios?", 164),
    ("Does London have seven or nine fintech unicorns?", 7),
]


@pytest.mark.parametrize(("question", "number"), CHOICES)
def test_of_two_numbers_the_one_that_is_found_is_told(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


UNDECIDED = [
    "London has 9 fintech unicorns and the Bay Area 7, right?",  # it is the other way round
    "Shanghai scored 0.7618 and Wuhan 0.8045 in iSLEC, right?",
    "Did Wuhan adopt its law because of its score?",  # it did adopt one
    "True or false: Suzhou is an industry-driven city because of its old gardens.",
    "Tianjin runs a museum of lifelong learning and the only one of its kind, right?",  # of others it may be true as well
    "True or false: the lead unit in Nanjing is the Nanjing Sports Federation.",  # a name of none of the bodies
    "宁波有3所老年大学，对吗？",  # no number of them is printed
    "True or false: the mayor of Taiyuan rides a bicycle to work.",
]


@pytest.mark.parametrize("question", UNDECIDED)
def test_a_statement_that_nothing_decides_is_not_answered(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_the_permalink_of_a_claim_gives_the_same_answer(seed_base: KnowledgeBase) -> None:
    asked = seed_base.ask("西安的条例比成都的条例晚通过30个月，对吗？")
    plan = read_plan(asked.reading.plan)
    assert plan.claim == ClaimedNumber(number=30)
    again = seed_base.run(plan, "zh")
    assert (again.value, again.headline, again.tables) == (asked.value, asked.headline, asked.tables)


def test_any_plan_can_carry_a_claim(seed_base: KnowledgeBase) -> None:
    plan: dict[str, Any] = {"kind": "lookup", "cities": ["suzhou"], "attributes": ["regulation.in_force"]}
    right = seed_base.run(read_plan({**plan, "claim": {"on": "date", "date": "2023"}}))  # in force from March 2023
    wrong = seed_base.run(read_plan({**plan, "claim": {"on": "date", "date": "2022"}}))
    open_ = seed_base.run(read_plan({**plan, "claim": {"on": "number", "number": 5}}))
    assert right.value is not None
    assert wrong.value is not None
    assert (right.value.boolean, wrong.value.boolean) == (True, False)
    assert wrong.headline.startswith("No, not 2022: ")
    assert (open_.status, open_.value) == ("no_data", None)


JUDGED = [
    (ClaimedNumber(number=7), Value(type="number", number=7), True),
    (ClaimedNumber(number=7), Value(type="number", number=7.2), False),
    (ClaimedNumber(number=0.62), Value(type="number", number=0.6227), True),  # rounds to it
    (ClaimedNumber(number=0.63), Value(type="number", number=0.6227), False),
    (ClaimedNumber(op=">", number=10), Value(type="number", number=10), False),
    (ClaimedNumber(op=">=", number=10), Value(type="number", number=10), True),
    (ClaimedNumber(number=1_738_000), Value(type="number", number=1.738, unit="million complaints"), True),
    (ClaimedDate(date="2016"), Value(type="date", date="2016-11"), True),
    (ClaimedDate(date="2016-10"), Value(type="date", date="2016-11"), False),
    (ClaimedDate(date="2016-10"), Value(type="date", date="2016"), None),  # too coarse to tell
    (ClaimedDate(date="2016"), Value(type="number", number=2016, unit="year"), True),
    (ClaimedNumber(number=7), Value(type="text", text="seven"), None),
    (ClaimedThing(thing="city:wuhan"), Value(type="entities", items=[]), None),
]


@pytest.mark.parametrize(("claim", "value", "holds"), JUDGED)
def test_a_claim_is_judged_by_the_type_of_the_value(claim: Claim, value: Value, holds: bool | None) -> None:
    assert claim.judge(value) is holds


@pytest.mark.parametrize("question", ["Which of these is right?", "哪个说法是对的？", "Which city has a law?"])
def test_a_question_is_no_statement_to_be_asked_for(seed_base: KnowledgeBase, question: str) -> None:
    plan = seed_base.ask(question).reading.plan or {}
    assert "claim" not in plan


def test_what_frames_a_statement_is_taken_off() -> None:
    assert statement("Right or wrong: Taiyuan has a law") == "Taiyuan has a law"
    assert statement("太原有条例，这个说法对吗？") == "太原有条例"
