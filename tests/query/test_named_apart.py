"""What is named only as not meant, or as alike, is not asked about; ranks: islec-2016, Tables 2 and 4; laws and bodies: gnlc-12, Tables 1 and 2."""

import json

import pytest

from kb.knowledge import KnowledgeBase

NOT_MEANT = [
    "济宁的总排名（别和济南混了）",
    "济宁总排名第几？请勿与济南混淆。",
    "Jining's overall rank, not to be confused with Jinan",
    "What is the overall rank of Jining (do not confuse it with Jinan)?",
    "Jining, not to be mixed up with Jinan: what is its overall rank?",
]


@pytest.mark.parametrize("question", NOT_MEANT)
def test_a_city_that_is_not_meant_is_no_second_city(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == 49
    assert any("Jinan" in note.text or "济南" in note.text for note in answer.notes if note.kind == "assumption")


LIKENED = [
    "In which year did Nanjing, like Suzhou, adopt its regulation on lifelong learning?",
    "When did Nanjing, just like Suzhou, pass its lifelong learning law?",
    "南京和苏州一样，是哪一年通过终身学习条例的？",
    "南京像苏州一样，在哪一年颁布了条例？",
]


@pytest.mark.parametrize("question", LIKENED)
def test_the_likeness_to_another_city_makes_no_law(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data"
    assert "Nanjing" in answer.headline or "南京" in answer.headline


def test_a_question_about_both_keeps_both(seed_base: KnowledgeBase) -> None:
    """Both have a law: Table 1."""
    plan = str(seed_base.ask("上海和苏州一样，都有条例吗？").reading.plan)
    assert "shanghai" in plan
    assert "suzhou" in plan


OTHER_MEASURE = [
    # learner experience: Ningbo 59, overall 23
    ("Where does Ningbo rank on learner experience (I do not mean its overall rank)?", 59),
    ("Where does Ningbo rank on learner experience (not its overall rank)?", 59),
    ("Where does Ningbo rank on learner experience? I don't mean the overall rank.", 59),
    ("宁波在学习者体验上排第几？（我不是指总排名）", 59),
    ("宁波在学习者体验上排第几（不是总排名）？", 59),
    ("宁波的学习者体验排名是多少，我问的不是总排名", 59),
    # community learning environment of Chongqing 0.818; the weight of Learner Experience 20 %
    ("What is Chongqing's score (not rank) on the community learning environment?", 0.818),
    ("重庆的社区学习环境得分（不是排名）是多少？", 0.818),
    ("What is the weight of the Learner Experience dimension (not Fields for Learning) in iSLEC?", 20),
    ("When was Wuhan's law adopted (I do not mean when it came into force)?", "2024-03"),
    ("武汉的条例何时通过（不是指施行时间）？", "2024-03"),
]


@pytest.mark.parametrize(("question", "value"), OTHER_MEASURE)
def test_a_measure_that_is_not_meant_is_not_told(seed_base: KnowledgeBase, question: str, value: float | str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert value in (answer.value.number, answer.value.date)


@pytest.mark.parametrize(
    "question",
    [
        "Which cities have a law, not in force in 2012?",
        "Which cities have a body (not a law)?",
        "Which cities score above the mean in City Innovation (not in Learner Experience)?",
    ],
)
def test_what_is_denied_of_the_cities_stays_a_condition(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert '"negate": true' in json.dumps(answer.reading.plan)
    assert not any("nothing is asked" in note.text for note in answer.notes)


OTHER_THING = [
    # smart-education-areas: 164 studios, 768 communities
    ("武汉教育云平台上有多少个名师工作室？（不是课程共同体的数量）", 164),
    ("武汉教育云平台上有多少个课程社区（不是名师工作室）？", 768),
    ("How many course communities are on the Wuhan education cloud platform (not the studios)?", 768),
    (
        "How many famous-teacher studios does Wuhan's education cloud platform have? (I don't mean the course communities.)",
        164,
    ),
    # gsc-2020: trial from 8 October 2012, official from 7 January 2013
    ("When did Shanghai's 12345 hotline go into official (not trial) operation?", "2013-01-07"),
    ("When did Shanghai's 12345 hotline go into official, not trial, operation?", "2013-01-07"),
    ("When did the 12345 hotline officially begin – not the trial run?", "2013-01-07"),
    ("When did Shanghai's 12345 hotline start (not the trial)?", "2013-01-07"),
    ("上海12345热线是什么时候正式运行的？（不是试运行）", "2013-01-07"),
    ("When did Shanghai's 12345 hotline go into trial (not official) operation?", "2012-10-08"),
]


@pytest.mark.parametrize(("question", "value"), OTHER_THING)
def test_a_passage_on_what_is_set_apart_is_no_answer(
    seed_base: KnowledgeBase, question: str, value: float | str
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert value in (answer.value.number, answer.value.date)
    assert any(
        note.kind == "assumption" and ("nothing is asked" in note.text or "不在提问之列" in note.text)
        for note in answer.notes
    )


OTHER_BODY = [
    # the note to Table 2: on the committee of 2006 another was set up in 2010
    ("上海在2010年成立的是哪个机构？（不是2006年的那个）", "终身教育促进委员会", "指导委员会：统筹"),
    ("上海在2006年成立的是哪个机构（不是2010年的那个）？", "建设指导委员会：", "促进委员会：2010"),
    ("Which organisation was set up in Shanghai in 2010 (not the one of 2006)?", "Lifelong Education", "Steering"),
    ("Which organisations were set up in Shanghai in 2010 (not in 2006)?", "Lifelong Education", "Steering"),
    # Table 2: the leading implementation unit
    (
        "Which unit leads implementation in Nanjing (the lead unit, not the leading group itself)?",
        "Lifelong Education Service Guidance Center",
        "Group",
    ),
    ("南京由哪个单位牵头实施（指牵头单位，不是领导小组本身）？", "南京市终身教育服务指导中心", "小组"),
    ("杭州的牵头单位是哪个（不是领导小组本身）？", "宣传部", "小组"),
]


@pytest.mark.parametrize(("question", "told", "apart"), OTHER_BODY)
def test_a_body_that_is_set_apart_is_not_told(seed_base: KnowledgeBase, question: str, told: str, apart: str) -> None:
    headline = seed_base.ask(question).headline
    assert told in headline
    assert apart not in headline


OTHER_PLACE = [
    ("Which district formed digital health portraits of its students (health, not academic)?", "area:dongcheng"),
    ("哪个区形成了学生数字健康画像（健康画像，不是学业画像）？", "area:dongcheng"),
    ("Which city or area has academic portraits of students (not health portraits)?", "city:shenzhen"),
    ("打造“Chang You You Xue”教育名片的是哪个城市（不是常德，也不是长沙）？", "city:changzhou"),
    ("Which city has the highest learning achievement score? (Not Xiangyang, I am told.)", "city:wenzhou"),
    ("Which city has the highest learning achievement score? (I was told it is Xiangyang.)", "city:wenzhou"),
    ("学习成就得分最高的是哪个城市（有人说是襄阳）？", "city:wenzhou"),
    ("iSLEC总分最高的是哪个城市？（听说不是上海）", "city:beijing"),
]


@pytest.mark.parametrize(("question", "place"), OTHER_PLACE)
def test_a_place_that_somebody_named_is_not_asked_about(seed_base: KnowledgeBase, question: str, place: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [place]


@pytest.mark.parametrize(
    "question",
    [
        "Which city has the highest overall iSLEC score (not Beijing)?",  # Beijing has it
        "Which law was adopted first (not Shanghai's)?",  # Shanghai's was
        "最早通过的条例是哪一部（不是上海的）？",
        "Who leads in Nanjing (not the Service Guidance Center)?",  # it does
    ],
)
def test_what_is_set_apart_and_is_the_answer_is_not_told(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


JILIN = [
    ("吉林的iSLEC总排名（这里指吉林市，不是吉林省）", 57),
    ("吉林（指吉林市）的iSLEC总分是多少？", 0.4366),
    ("What is the overall iSLEC rank of Jilin (meaning Jilin City, not Jilin Province)?", 57),
    ("What is the overall iSLEC rank of Jilin (the city, not the province)?", 57),
    ("吉林市的 overall iSLEC score 是多少？不是吉林省哦", 0.4366),
    ("What is Jilin City's overall iSLEC score? Not Jilin Province.", 0.4366),
    ("吉林的iSLEC总排名（这里指吉林省，不是吉林市）", None),
]


@pytest.mark.parametrize(("question", "value"), JILIN)
def test_of_a_name_with_two_meanings_the_remark_tells_which(
    seed_base: KnowledgeBase, question: str, value: float | None
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == value


BOUNDED = [
    ("Which city has the highest City Innovation score (only GNLC members)?", '"network": "gnlc"'),
    ("城市创新得分最高的是哪个城市（仅限GNLC成员）？", '"network": "gnlc"'),
    ("Which city has the lowest overall iSLEC score (not a GNLC member)?", '"negate": true'),
    ("哪些城市有条例（不是GNLC成员的）？", '"negate": true'),
    ("哪些城市有协调机构（不是领导小组）？", '"negate": true'),
    ("How many cities have a law in force (as of 2020)?", '"date": "2020"'),
    ("有多少个城市的条例已经施行（截至2018年）？", '"date": "2018"'),
    ("Which organisations were set up in Shanghai in 2010 or 2006?", '"or_dates"'),
]


@pytest.mark.parametrize(("question", "condition"), BOUNDED)
def test_a_condition_in_brackets_stays_one(seed_base: KnowledgeBase, question: str, condition: str) -> None:
    assert condition in json.dumps(seed_base.ask(question).reading.plan)
