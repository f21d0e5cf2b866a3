"""The clause that asks is answered by itself where what stands around it only speaks of the asker; no condition is lost."""

import pytest

import kb.query.questions.read as reading_of
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Ref
from kb.query.aside.asking import TRIES, clauses
from kb.query.base import Base
from kb.query.plain.shorthand import in_full
from kb.query.reading.judge import Reading

AROUND = ("Read as said around", "Set aside as introduction", "视为问题之外", "视为开场或结束语")


def entities(answer: Answer) -> list[str]:
    """The names of what was found."""
    items = answer.value.items if answer.value is not None else None
    return [item.name if isinstance(item, Ref) else str(item) for item in items or ()]


def is_told(answer: Answer) -> bool:
    """Whether a note says what was set aside."""
    return any(note.text.startswith(AROUND) for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        # Table 1: Taiyuan September 2012, Chengdu November 2016
        ("My colleague insists nothing happened after Taiyuan. So how many months lie between the adoption of Taiyuan's law "
         "and the adoption of Chengdu's?", 50),
        # the 20 scores of Smart Service, added by hand: 1443.0
        ("I would be obliged if you could let me have the average smart service score over all twenty cities of the global "
         "report, so that I may put Cairo's result into perspective.", 72.15),
        # ranks 34 and 35 of 68: 0.5371 and 0.5312
        ("Averages always mislead me, so what's the median overall iSLEC score across the 68?", 0.53415),
        # 96.5 and 96.4
        ("冒昧请问一下，在智慧基础设施这一维度上，香港的得分比新加坡高出多少分？", 0.1),
        ("不好意思打扰了，在智慧基础设施这一维度上，香港的得分比新加坡高出多少分？", 0.1),
        # 2.3.1 to 2.3.4
        ("不知可否请您告知，社区学习环境这一二级指标之下共设有几个三级指标？", 4),
    ],
)  # fmt: skip
def test_courtesy_hearsay_and_purpose_are_set_aside_and_told(
    seed_base: KnowledgeBase, question: str, number: float
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == pytest.approx(number, abs=6e-4 if number < 1 else 0.051)
    assert is_told(answer)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # ranks 45, 49 and 67
        ("I always mix up Jinhua, Jining and Jinzhou. So which of them is it that's ranked 49th overall in iSLEC?", ["Jining"]),
        # 0.9765 behind Beijing's 1.0000
        ("大家都知道北京政府支持拿了满分，那除了北京以外，这一项得分最高的又是哪个城市呢？", ["上海"]),
        ("As our office plans a trip to places that are less advanced, might I ask which cities Global Smart Cities 2020 puts into "
         "its third level, the one it calls \"following\"?", ["Buenos Aires", "Cairo", "Mumbai", "Rio de Janeiro"]),
        # in force June 2024; Suzhou May 2023
        ("I am drafting a note on law-making and should be most grateful if you could tell me which of the six municipal statutes, "
         "counting from the date on which it began to apply rather than the date it was passed, is the most recent.",
         ["Regulations on the Promotion of Lifelong Learning in Wuhan"]),
        ("帮我看看，条例名称里写的是“社区教育”而不是“终身”什么的，到底是哪几个城市呀？", ["成都", "西安"]),
        # law September 2012 and November 2016, body 2013 and 2017
        ("In preparing a talk on institutions I would like to know, if it is not too much trouble, which of the legislating cities had "
         "already passed their regulation before the coordinating body shown for them in the table was even founded.",
         ["Taiyuan", "Chengdu"]),
    ],
)  # fmt: skip
def test_what_is_pointed_back_to_is_taken_from_before(
    seed_base: KnowledgeBase, question: str, found: list[str]
) -> None:
    answer = seed_base.ask(question)
    assert sorted(entities(answer)) == sorted(found)
    assert is_told(answer)


def test_the_law_told_of_before_is_the_one_that_took_effect(seed_base: KnowledgeBase) -> None:
    """South Korea's act: October 2013; Chengdu's law: February 2017."""
    act = seed_base.ask("Having read that South Korea has a special act on the provision and use of public data, which is rather a "
                        "rarity, I wonder if you could tell me when it officially took effect.")  # fmt: skip
    assert act.value is not None
    assert act.value.date == "2013-10"
    law = seed_base.ask("听说成都2016年11月通过了条例，它什么时候施行的？")
    assert law.value is not None
    assert law.value.date == "2017-02"


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("My supervisor says only sub-provincial cities matter. Which have a law?", 6),
        ("I only care about the cities founded after 2012. Which of them have a law?", 6),
        ("老师说只看2015年以后的，哪些城市通过了条例？", 6),
        ("For my thesis on coastal cities, which have a law?", 6),
        ("Among the six cities with a law, my supervisor says, Wuhan is last. How many cities does iSLEC assess?", 68),
        ("I am after those in Guangdong. How many cities does iSLEC assess?", 68),
    ],
)
def test_a_condition_is_never_set_aside(seed_base: KnowledgeBase, question: str, whole: int) -> None:
    answer = seed_base.ask(question)
    assert not is_told(answer)
    assert len(entities(answer)) < whole
    assert answer.value is None or answer.value.number != whole


def test_what_is_left_out_before_the_clause_stays_left_out(seed_base: KnowledgeBase) -> None:
    """Without Beijing (1.0000) Shanghai leads with 0.9765; without Shanghai (2006) Beijing's body of 2007 is the oldest."""
    first = seed_base.ask(
        "Apart from Beijing, I would like to know which city scores highest in government support in iSLEC."
    )
    assert entities(first) == ["Shanghai"]
    assert entities(seed_base.ask("除了上海以外，请问哪座城市的机构成立最早？")) == ["北京"]


def test_what_is_denied_of_the_same_thing_is_no_contrast(seed_base: KnowledgeBase) -> None:
    question = "In which cities was the regulation adopted in one calendar year but not in force until the next?"
    assert not is_told(seed_base.ask(question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Not being a specialist in Chinese administration, I would appreciate learning which type of path Hangzhou follows.",
         "Internationalization-oriented"),  # Table 3
        ("领导让我查一下，深圳是哪种发展路径来着？", "产业驱动型"),
        ("I was told at a conference last week that Xi'an adopted its regulation in 2019. Could you confirm the month in which it "
         "came into force?", "2020-01"),
        ("哎，我记得好像是苏州吧，最早立法的那个城市到底是哪个？", "上海（2011-01）"),
        ("鉴于本单位拟开展国际比较研究，烦请说明全球智慧之都2020中智慧经济得分最高的城市。", "纽约（89.6）"),
        ("我这边要交材料，麻烦您告诉我常州的推进机构全称叫什么，多谢！", "常州市推进终身教育领导小组"),
        ("Just to double-check: Taiyuan's body dates from 2013, right?", "Yes: Taiyuan"),
        ("My aunt lives in Toronto. Is it ahead of Sydney in GSC?", "No: GSC overall score (Global Smart Cities 2020) – Toronto 84.6, Sydney 85.6"),
        ("Of Seoul, Tokyo and Singapore, my friend prefers Tokyo. Which of them is best in smart service?", "Singapore"),
        ("I always confuse Chengdu and Changzhou. Which one has a law?", "1 of 2 cities: Chengdu"),
        ("So I'm looking at the overall ranking of the global smart cities report and there's a line called 'Ellis'. Which city is that "
         "really?", "Rio de Janeiro"),
        ("在全球智慧之都报告里有一行叫“Ellis”，这到底是哪座城市？", "里约热内卢"),
        ("Which city's open university teamed up with the local broadcaster so older folks could learn? I'd love to tell my mum.", "Guangzhou"),
        ("不好意思打扰了，文章提到的“6W”终身学习服务体系，具体是指哪六个W，能否逐一列出？", "Whichever"),
        ("请问雄安新区在提升信息素养的过程中，对多少名以上的在职教师开展了大规模培训？", "16000"),
        ("What is the name of Shanghai's lifelong education regulation passed in 2011?", "Regulations on the Promotion of Lifelong Education"),
    ],
)  # fmt: skip
def test_conversational_and_polite_questions_are_answered(seed_base: KnowledgeBase, question: str, said: str) -> None:
    assert said in seed_base.ask(question).headline


def test_a_measure_spoken_of_before_is_not_searched_for_in_passages(seed_base: KnowledgeBase) -> None:
    assert entities(seed_base.ask("We discussed Smart Economy yesterday. Who leads it?")) == ["New York"]


def test_parts_of_an_index_are_found_by_the_number_of_their_parts(seed_base: KnowledgeBase) -> None:
    """Smart Governance has five sub-indices of 20 %, the other four pillars four."""
    assert entities(seed_base.ask("Which pillar of GSC has got five sub-indices?")) == ["Smart Governance"]
    four = ["Smart Economy", "Smart Infrastructure", "Smart Innovation", "Smart Service"]
    assert sorted(entities(seed_base.ask("which GSC pillar consists of four sub-indices?"))) == four


@pytest.mark.parametrize(
    ("question", "number"),
    [
        # Table 1 of the GNLC report and the tiers: Chengdu, Guangzhou, Hangzhou, Nanjing, Shenzhen, Wuhan and Xi'an
        ("how many of the twelve are sub-provincial?", 7),
        ("十二个城市中有几个是副省级城市？", 7),
        ("How many of the 12 cities are in Jiangsu?", 3),  # Changzhou, Nanjing, Suzhou
        ("How many of the twelve cities lie in Guangdong province?", 2),  # Guangzhou, Shenzhen
        ("xian body yr, law yr, gap", 11),  # 2008 and 2019
    ],
)
def test_some_of_so_many_are_of_that_set(seed_base: KnowledgeBase, question: str, number: int) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


def test_the_twelve_are_twelve_cities(seed_base: KnowledgeBase) -> None:
    """The lowest of the ten assessed members is Taiyuan (0.6024); of the 68 it would be Zhanjiang."""
    assert entities(seed_base.ask("which of the twelve has the lowest iSLEC score?")) == ["Taiyuan"]
    value = seed_base.ask("My notes say six cities have laws; is Ningbo one of the twelve?").value
    assert value is not None
    assert value.boolean is False


@pytest.mark.parametrize("question", ["number of cities per GSC level", "全球智慧之都2020每个等级各有多少个城市？"])
def test_cities_of_each_level_are_counted_and_not_averaged(seed_base: KnowledgeBase, question: str) -> None:
    """3 leading, 13 advanced, 4 following cities."""
    assert "13" in seed_base.ask(question).headline
    assert "98.8" not in seed_base.ask(question).headline


def test_a_question_of_very_many_stretches_is_not_taken_apart(seed_base: KnowledgeBase) -> None:
    long = "I like cats, and dogs, and which cities, in the park, have fleas, " * 28
    assert list(clauses(seed_base.base, long)) == []


def test_two_questions_are_not_halved(seed_base: KnowledgeBase) -> None:
    assert seed_base.ask("Which cities have a law? And how many inhabitants do they have?").status != "answered"
    assert seed_base.ask("Will Wuhan overtake Shanghai? I need it for a slide.").status == "unsupported"


def test_a_purpose_that_names_tomorrow_is_no_prediction(seed_base: KnowledgeBase) -> None:
    """Table 1 by adoption: 2011, 2012, 2016, 2019, 2023, 2024."""
    answer = seed_base.ask("Can you just line up the lawmaking cities for me by when they passed the thing, earliest first? "
                           "It's for the slide I'm showing tomorrow.")  # fmt: skip
    places = ["Shanghai", "Taiyuan", "Chengdu", "Xi’an", "Suzhou", "Wuhan"]
    found = entities(answer)
    assert len(found) == len(places)
    assert all(place in item for place, item in zip(places, found, strict=True))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        # the Propaganda Department of the Municipal Party Committee
        ("Hangzhou's learning city work is led by its municipal education commission like nearly everywhere else, isn't it?", False),
        ("Beijing has a lifelong learning law, doesn't it?", False),
        ("Shanghai is of the internationalization-oriented type, right?", True),
        ("I keep hearing the four path types are evenly filled. Is it really exactly three cities for each type?", True),
    ],
)  # fmt: skip
def test_a_tag_makes_a_claim_a_question(seed_base: KnowledgeBase, question: str, held: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is held


def test_a_doubt_behind_a_question_is_none_of_it(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("杭州那边到底是哪个部门在牵头搞学习型城市呢？不是教育局吧？")
    assert "宣传部" in answer.headline


@pytest.mark.parametrize(
    ("short", "plain"),
    [
        ("no. of regs adopted pre-2015", "number of regs adopted before 2015"),
        ("12 GNLC members w/out law, high to low", "12 GNLC members without law, highest first"),
        ("body founded -> law adopted", "body founded to law adopted"),
        ("cities w/ law post-2015", "cities with law after 2015"),
        ("diff b/w Wuhan & Chengdu", "diff between Wuhan and Chengdu"),
        ("bodies est. 2013", "bodies established 2013"),
        ("Suzhou regulation: in effect since", "when did Suzhou regulation take effect?"),
        ("Open Data Strategy Council - established in", "when was Open Data Strategy Council established?"),
        ("机构成立→立法", "机构成立到立法"),
        ("the year in which X was held, that is, 2013", "2013"),
    ],
)
def test_telegraphic_writing_is_read_in_full(short: str, plain: str) -> None:
    assert in_full(short).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "cities with law: in force since 2020",
        "Which law, in effect since?",
        "select a->b",
        "post-industrial cities",
        "R&D spending",
        "low carbon to high",
        "pre-school",
    ],
)
def test_what_is_no_short_writing_stays(text: str) -> None:
    assert in_full(text).said == ()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("GNLC 12: no. of regs adopted pre-2015", 2),  # Shanghai 2011, Taiyuan 2012
        ("no. of cities w/ body est. pre-2010", 3),  # Shanghai 2006, Beijing 2007, Xi'an 2008
    ],
)
def test_telegraphic_counts(seed_base: KnowledgeBase, question: str, found: int) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # 0.8280, 0.6894, 0.6621, 0.6445, 0.6407; Changzhou is not assessed
        ("12 GNLC members w/out law, by iSLEC overall, high to low", ["Beijing", "Hangzhou", "Shenzhen", "Guangzhou", "Nanjing"]),
        ("longest wait body founded -> law adopted (calendar yrs), which city", ["Wuhan"]),  # 2012 to 2024
        ("2010年以前就设立推进机构的有哪些城市？", ["上海", "北京", "西安"]),
        # from adoption to effect three months: Sep-Dec 2012, Nov 2016-Feb 2017, Mar-Jun 2024
        ("您好，我正在写一篇论文，想请教一下：在十二个城市里已经完成立法的那几座当中，从通过到正式施行只隔了三个月的有哪些？",
         ["太原", "成都", "武汉"]),
        ("list the cities whose coordinating organization dates from the very year in which Beijing hosted the first International "
         "Conference on Learning Cities, that is, 2013", ["Nanjing", "Shenzhen", "Taiyuan"]),
        ("哪两座城市的城市创新得分完全相同，却分列第39和第40位？", ["济宁", "洛阳"]),  # 0.3289 both
        ("Which cities are assessed in both the 2016 smart learning index and the 2020 global index?", ["Beijing", "Shanghai"]),
    ],
)  # fmt: skip
def test_cities_of_telegraphic_and_conversational_questions(
    seed_base: KnowledgeBase, question: str, found: list[str]
) -> None:
    assert entities(seed_base.ask(question)) == found


@pytest.mark.parametrize(
    "question",
    [
        "常州2011年通过的终身教育条例叫什么名字？",
        "北京2007年颁布的学习型城市条例何时施行？",
        "When did the learning city regulation issued by Beijing in 2007 take effect?",
        "When did the law that Nanjing passed in 2018 take effect?",
    ],
)
def test_a_law_that_a_city_does_not_have_is_said_to_be_none(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data"
    assert "no “" in answer.headline or "没有" in answer.headline


def test_the_dates_of_a_law_say_which_is_meant_when_its_name_is_asked(seed_base: KnowledgeBase) -> None:
    assert "上海市终身教育促进条例" in seed_base.ask("上海2011年通过的终身教育条例叫什么名字？").headline


def test_two_makers_of_a_report_are_both_named(seed_base: KnowledgeBase) -> None:
    headline = seed_base.ask("全球智慧之都报告由哪两家机构合作完成？").headline
    assert "上海社会科学院" in headline
    assert "复旦大学" in headline


def test_providing_data_is_the_provision_of_data(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("effective date of South Korea's act on providing and using public data").value
    assert value is not None
    assert value.date == "2013-10"


MANY_STRETCHES = [
    "I am writing a paper, and my supervisor says everyone knows it, which I find odd, so could you please tell me, if you can, I wonder, "
    "which cities, as I need it for my talk, please, have the frobnicated glibber, because my boss wants to know, thanks",
    "As I understand it, my boss swears that we know, which is odd, what I want to know, I was told, is how many people, we think, use it, "
    "I believe, and which of them, I wonder, came by bus, if you know, please tell me, kindly",
    "我在写论文，老师说，大家都知道，想请教一下，我想知道，请问，哪些城市，我觉得，有多少居民，听说，我们要用，麻烦您，告诉我，有几个，谢谢",
]


@pytest.mark.parametrize("question", MANY_STRETCHES)
def test_few_stretches_are_read_however_many_there_are(
    seed_base: KnowledgeBase, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each reading costs about as much as the question itself: the whole and three clauses, each once more without its hedges."""
    readings: list[str] = []
    whole = reading_of.read_whole

    def counted(base: Base, text: str) -> Reading:
        readings.append(text)
        return whole(base, text)

    monkeypatch.setattr(reading_of, "read_whole", counted)
    assert seed_base.ask(question).status != "answered"
    assert len(readings) <= 2 * (TRIES + 1)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # March 2024, the latest of Table 1
        ("Good afternoon. I am drafting a chapter on how Chinese municipalities have put lifelong learning on a statutory "
         "footing, and before I go to press I should be most grateful if you could confirm which of the twelve GNLC members "
         "was the most recent to adopt a regulation of this kind.", ["Regulations on the Promotion of Lifelong Learning in Wuhan"]),
        ("Overlap check pls: which GNLC members also turn up among the 20 ranked in Global Smart Cities 2020?", ["Beijing", "Shanghai"]),
        ("I have no access to the tables. Which city is last in iSLEC 2016?", ["Zhanjiang"]),
    ],
)  # fmt: skip
def test_what_someone_writes_and_lacks_bounds_nothing(
    seed_base: KnowledgeBase, question: str, found: list[str]
) -> None:
    answer = seed_base.ask(question)
    assert entities(answer) == found
    assert is_told(answer)
