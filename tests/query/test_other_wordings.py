"""Known questions in other wordings: what is left out, told of others, put to a bound, or misspelt. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

CITIES = [
    # gnlc-12, path types: Shanghai, Hangzhou, Nanjing; Guangzhou, Shenzhen, Suzhou; Beijing, Taiyuan, Chengdu
    ("Leaving Shanghai itself aside, name the members of Shanghai's development category.", {"Hangzhou", "Nanjing"}),
    ("Setting Shenzhen itself aside, which cities belong to Shenzhen's path type?", {"Guangzhou", "Suzhou"}),
    ("Name the members of Chengdu's development type other than Chengdu itself.", {"Beijing", "Taiyuan"}),
    ("撇开上海不谈，上海所属的发展类型还有哪些成员？", {"Hangzhou", "Nanjing"}),
    ("industry drivn cities list pls", {"Guangzhou", "Shenzhen", "Suzhou"}),
    ("internationalisation orientd cities pls", {"Shanghai", "Hangzhou", "Nanjing"}),
    # Tables 1 and 2: Chengdu November 2016 and 2017, Taiyuan September 2012 and 2013
    ("哪些城市的条例通过在先、协调机构成立在后？", {"Taiyuan", "Chengdu"}),
    ("哪些城市机构成立在先、条例通过在后？", {"Shanghai", "Xi'an", "Wuhan", "Suzhou"}),
    ("哪几个城市是立法在前、设机构在后？", {"Taiyuan", "Chengdu"}),
    # Table 2: all but the propaganda department of Hangzhou and the centre of Nanjing
    (
        "In most of the twelve learning cities it is the education department that acts as lead unit. "
        "Which cities are the exceptions?",
        {"Hangzhou", "Nanjing"},
    ),
    ("多数城市的牵头单位是教育局，哪些城市例外？", {"Hangzhou", "Nanjing"}),
    ("同时出现在iSLEC 2016和全球智慧之都2020两份排名里的城市有哪些？", {"Beijing", "Shanghai"}),
    ("Which cities turn up in the iSLEC 2016 ranking as well as in the GSC 2020 ranking?", {"Beijing", "Shanghai"}),
    ("哪些城市的条例通过后四个月以上才施行？", {"Shanghai", "Xi'an", "Suzhou"}),
    # of the three Chinese cities of Global Smart Cities 2020 Beijing and Shanghai stand in iSLEC 2016 too
    ("Which Chinese cities are in GSC 2020 but not in iSLEC 2016?", {"Hong Kong"}),
    ("Which Chinese cities are missing from iSLEC 2016 but assessed in GSC 2020?", {"Hong Kong"}),
    # Table 1 and ningbo-2023: Suzhou has a law and no place in iSLEC 2016, Shanghai stands in both
    (
        "Which cities are in iSLEC 2016 but not in GSC 2020 and have a law?",
        {"Taiyuan", "Chengdu", "Xi'an", "Wuhan", "Ningbo"},
    ),
    ("两个榜单都没有的GNLC成员是哪些？", {"Changzhou", "Suzhou"}),
    ("武汉和西安的条例，哪个通过在先？", {"Xi'an"}),
    ("上海与北京的协调机构，谁成立在后？", {"Beijing"}),
]


@pytest.mark.parametrize(("question", "expected"), CITIES)
def test_the_cities_are_those_of_the_plain_question(
    seed_base: KnowledgeBase, question: str, expected: set[str]
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or []} == expected


# Table 1: Taiyuan September 2012, Chengdu November 2016, Suzhou January 2023, Wuhan March 2024, Shanghai January 2011
BOUNDED = [
    ("Did Wuhan adopt its lifelong learning regulation more than ten years after Taiyuan adopted its own?", True),
    ("Did Suzhou pass its regulation more than ten years after Chengdu passed its own?", False),
    ("Did Chengdu's regulation come more than two years before Suzhou's?", True),
    ("Was Taiyuan's regulation adopted at least five years before Chengdu's?", False),
    ("Did Shanghai adopt its regulation less than two years after Taiyuan?", False),
    ("武汉的条例比太原的条例晚十年以上吗？", True),
    ("上海的条例通过时间比太原早两年以上吗？", False),
    ("上海的条例比太原的晚两年以上吗？", False),
    # the body of 2006 stood from four to five years, which decides three and not four and a half
    ("Did Shanghai's steering body exist more than three years before its regulation was adopted?", True),
    ("Did Shanghai legislate more than a year before Taiyuan did?", True),
    ("成都的协调机构比北京的晚十年以上成立吗？", True),  # 2007 and 2017
    ("苏州的条例通过后三个月以上才施行吗？", True),
    ("上海的条例通过后三个月以内就施行了吗？", False),
]


@pytest.mark.parametrize(("question", "expected"), BOUNDED)
def test_a_bound_on_a_wait_is_answered_yes_or_no(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is expected


NUMBERS = [
    ("How many of the thirty third-level indicators hang under Fields for Learning?", 16),
    ("三十个三级指标中有多少个属于学习领域？", 16),
    ("Taken over the twenty ranked world cities, what does smart governance average?", 64.35),
    ("就二十座上榜的世界城市而言，智慧治理平均是多少？", 64.35),
]


@pytest.mark.parametrize(("question", "expected"), NUMBERS)
def test_the_number_is_that_of_the_plain_question(seed_base: KnowledgeBase, question: str, expected: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(expected, abs=0.006)


PROVIDERS = [
    "Whose ranking feeds the University Reputation component?",
    "Whose rankings does the University Strength indicator use?",
    "大学声誉这一项用的是谁的排名？",
]
DOCUMENTS = [
    ("Which source brings up Espoo?", "ningbo-2023"),
    ("Where do the counts of academic papers per city come from: which document?", "gsc-2020"),
    ("The scores for Government Support come from which of the documents?", "islec-2016"),
    ("From which document is the path typology taken?", "gnlc-12"),
    ("智慧治理的得分取自哪一份文献？", "gsc-2020"),
    ("What paper is the Hefei score taken from?", "islec-2016"),
    ("What document do the Hefei scores come from?", "islec-2016"),
]


@pytest.mark.parametrize("question", PROVIDERS)
def test_whose_ranking_is_the_data_source(seed_base: KnowledgeBase, question: str) -> None:
    assert "QS" in seed_base.ask(question).headline


@pytest.mark.parametrize(("question", "source"), DOCUMENTS)
def test_a_document_that_is_asked_for_is_no_data_provider(seed_base: KnowledgeBase, question: str, source: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.id for item in value.items or []] == [f"source:{source}"]


@pytest.mark.parametrize("question", [
    "南京会在2030年之前颁布终身学习条例吗？", "杭州会在2035年以前成立新的领导机构吗？", "深圳是否会在2027年之前立法？",
    "Will Nanjing adopt a lifelong learning regulation by 2032?", "到2035年，哪些城市会有终身学习条例？",
])  # fmt: skip
def test_what_is_to_come_is_not_foretold(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "unsupported"


def test_a_committee_ends_in_the_same_sign(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("南京的指导委员会在2013年之前成立吗？").value
    assert value is not None
    assert value.boolean is False


@pytest.mark.parametrize(("question", "expected"), [
    ("I am finalising a chapter on legal frameworks, so forgive the pedantry: when did Chengdu's regulation come into force?", "2017-02"),
    ("I am finalising a chapter on legal frameworks and may have mixed up my notes, so forgive the pedantry: in which month and year "
     "did Suzhou's regulation start to apply, as opposed to being passed?", "2023-06"),
])  # fmt: skip
def test_what_the_asker_writes_is_set_aside(seed_base: KnowledgeBase, question: str, expected: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == expected


def test_levels_that_an_index_does_not_have_are_not_counted_as_cities(seed_base: KnowledgeBase) -> None:
    question = "How many of the twenty third-level indicators fall under Smart Economy?"
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize("question", ["哪些城市只出现在两份榜单中的一份？", "哪些城市只进了两个指数中的一个？"])
def test_one_of_both_is_not_both(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"
