"""One thing and not another, one of several named cities, a choice of cities. Values by hand: gnlc-12 Tables 1 to 3, gsc-2020, islec-2016."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Value
from kb.query.drafting.asserted import ClaimedOneOf

NOT_ANOTHER = [
    # Table 2: a joint conference in Shenzhen, a leading group in Beijing, a promotion committee in Suzhou
    ("深圳的 coordinating body 是 joint conference system，不是 leading group，对吗？", True),
    ("Shenzhen's coordinating body is a leading group, not a joint conference system, right?", False),
    ("Shenzhen's coordinating body is not a leading group but a joint conference system, right?", True),
    ("Is Beijing's coordinating body a joint conference rather than a leading group?", False),
    ("北京的协调机构是领导小组，不是联席会议，对吗？", True),
    ("Suzhou's body is a promotion committee, not a leading group, right?", True),
    ("太原的机构是促进委员会，并非领导小组，对吗？", True),
    ("Wuhan's body is a steering committee, not a leading group, right?", False),
    # Table 1: lifelong education in Shanghai and Taiyuan, lifelong learning in Suzhou and Wuhan, community education in Chengdu
    ("Shanghai's regulation is about lifelong learning, not about lifelong education, right?", False),
    ("Is Taiyuan's law on lifelong learning rather than on lifelong education?", False),
    ("上海的条例讲的是终身学习而不是终身教育，对吗？", False),
    ("Wuhan's regulation is on lifelong learning, not lifelong education, right?", True),
    ("苏州的条例叫终身学习条例，不叫终身教育条例，对吗？", True),
    ("Chengdu's regulation is about lifelong education, not community education, right?", False),
]


@pytest.mark.parametrize(("question", "holds"), NOT_ANOTHER)
def test_what_is_denied_is_the_other_thing(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is holds


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Is there a leading group in Suzhou?", False),  # a promotion committee
        ("Is there a leading group in Guangzhou?", True),
        ("苏州有没有领导小组？", False),
        ("Shenzhen has no leading group, right?", True),
        ("北京没有联席会议，对吗？", True),
        ("Is there a steering body in Suzhou?", True),
    ],
)
def test_a_body_of_another_form_is_not_the_one_asked_for(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is holds


LISTED = [
    ("Which cities' body is a joint conference system, not a leading group?", ["shenzhen"]),
    ("哪些城市的协调机构是联席会议而不是领导小组？", ["shenzhen"]),
    ("Which cities legislated on lifelong learning rather than lifelong education?", ["suzhou", "wuhan"]),
    ("哪些城市的条例是关于终身学习而不是终身教育的？", ["suzhou", "wuhan"]),
    (
        "Which cities have lifelong learning legislation, not community education?",
        ["shanghai", "suzhou", "taiyuan", "wuhan"],
    ),
    ("In which members is the lead not in the hands of the municipal education department?", ["hangzhou", "nanjing"]),
    ("In which members is the lead in the hands of the propaganda department?", ["hangzhou"]),
    ("Which members have a steering committee, not a leading group?", ["chengdu", "hangzhou", "shanghai"]),
    ("Which members have legislated on lifelong education rather than lifelong learning?", ["shanghai", "taiyuan"]),
]


@pytest.mark.parametrize(("question", "cities"), LISTED)
def test_a_list_leaves_out_what_is_denied(seed_base: KnowledgeBase, question: str, cities: list[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert sorted(item.id for item in answer.value.items or ()) == [f"city:{city}" for city in cities]


ONE_OF = [
    # sustainability: Cairo 45.4 is the lowest, then Mumbai 46.3 and Beijing 46.8; smart innovation: London 89.4 the highest
    (
        "Beijing, Shanghai and Hong Kong are called 'very backward' in sustainability. "
        "Does one of these three hold the lowest score of the column?",
        False,
    ),
    ("Does any of Mumbai, Cairo and Beijing have the lowest sustainability score?", True),
    ("Does one of these three, Tokyo, Mumbai and Beijing, hold the lowest sustainability score?", False),
    ("Do any of Paris, Tokyo or London hold the top smart innovation score?", True),
    ("北京、上海、香港三城中，有没有一个在可持续发展上得分最低？", False),
    ("开罗、上海和香港里有可持续发展得分最低的城市吗？", True),
    # iSLEC: Beijing, Shanghai, Wuhan are the first three; the twentieth of them has more than 0.6
    ("Is one of Dalian, Wuhan and Jinan in the iSLEC top three?", True),
    ("武汉、济南、大连三市中是否至少有一个进入iSLEC前三？", True),
    ("Is one of Dalian, Hangzhou and Jinan in the iSLEC top three?", False),
    # Table 1: of these only Chengdu has a law; Table 3: none of these is industry-driven; Table 2: Shanghai's body in 2006
    ("Does any of Nanjing, Hangzhou and Chengdu have a law?", True),
    ("南京、杭州、成都三个城市中，有没有一个立了法？", True),
    ("Does one of Nanjing, Hangzhou and Chengdu follow the industry-driven path?", False),
    # Table 2: the joint conference of Shenzhen
    ("Do any of Guangzhou, Wuhan or Shenzhen have a joint conference?", True),
    ("广州、武汉、成都中有没有一个设有联席会议？", False),
    ("Was any of the bodies of Beijing, Shanghai and Xi'an set up before 2007?", True),
]


@pytest.mark.parametrize(("question", "holds"), ONE_OF)
def test_one_of_several_named_cities_is_enough(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is holds
    assert answer.evidence


def test_a_claim_of_one_of_several_things_is_open_where_none_can_be_told() -> None:
    claim = ClaimedOneOf(things=("city:wuhan", "city:jinan"))
    assert claim.judge(Value(type="text", text="Wuhan")) is None


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What is the average overall score of the three 'leading' cities of Global Smart Cities 2020?", 98.8667),
        ("What is the average overall score of the four 'leading' cities of Global Smart Cities 2020?", None),
    ],
)
def test_a_group_is_as_large_as_it_is_said_to_be(seed_base: KnowledgeBase, question: str, number: float | None) -> None:
    """London 100.0, New York 98.7, Singapore 97.9: three and no four."""
    value = seed_base.ask(question).value
    assert (None if value is None else round(value.number or 0, 4)) == number


CHOSEN = [
    ("打造“世界著名教育城市”、以国际化标准引领建设的，是上海、杭州还是南京？", "nanjing"),
    ("以国际化标准引领学习型城市建设的，是上海、杭州还是南京？", "nanjing"),
    ("Which city is building a world famous education city: Shanghai, Hangzhou or Nanjing?", "nanjing"),
    ("164个名师工作室是在成都、武汉还是太原？", "wuhan"),
    # Table 2: the service centre of Nanjing, the propaganda department of Hangzhou, the joint conference of Shenzhen
    ("由服务指导中心牵头的是南京、苏州还是常州？", "nanjing"),
    ("Is it Hangzhou, Beijing or Nanjing whose lead is the propaganda department?", "hangzhou"),
    ("Is it Chengdu or Wuhan that has a law on community education?", "chengdu"),
    ("Which of the two has its body led by a service centre: Nanjing or Hangzhou?", "nanjing"),
    ("机构成立于2018年的是苏州、南京还是成都？", "suzhou"),
    ("Which of the three has a joint conference: Shenzhen, Guangzhou or Beijing?", "shenzhen"),
    ("是上海、太原还是成都最早立法？", "shanghai"),
    ("Is the 6W service system from Hangzhou, Nanjing or Chengdu?", "hangzhou"),
]


@pytest.mark.parametrize(("question", "city"), CHOSEN)
def test_a_choice_of_cities_is_made_by_what_only_one_of_them_does(
    seed_base: KnowledgeBase, question: str, city: str
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [f"city:{city}"]


def test_what_holds_of_all_to_choose_from_is_told_of_all(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("走文化赋能型道路的是武汉还是西安？")
    assert answer.value is not None
    assert {item.id for item in answer.value.items or ()} == {"city:wuhan", "city:xian"}
