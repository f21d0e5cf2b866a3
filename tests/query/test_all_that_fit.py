"""Lists that passages tell together: all the cities, all the plans; and areas of a network that a source does not list."""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits

FIVE = {"city:beijing", "city:shanghai", "city:ningbo", "city:hangzhou", "city:wuhan"}  # islec-2016 l. 25
CITIES = [
    "Which cities officially started building a smart city in 2010?",
    "Which five cities began building smart cities in 2010?",
    "哪些大城市自2010年起正式启动智慧城市建设？",
]


@pytest.mark.parametrize("question", CITIES)
def test_all_cities_of_which_the_same_is_told(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.id for item in answer.value.items or ()} == FIVE


PLANS = [
    "Which national policies on smart cities have been issued since 2014?",
    "2014年以来国家出台了哪些有关智慧城市的文件？",
]


@pytest.mark.parametrize("question", PLANS)
def test_plans_that_a_source_puts_into_a_time_without_a_date(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    cells = [row.cells["thing"] for table in answer.tables for row in table.rows]
    found = {getattr(cell, "id", "") for cell in cells}
    assert found >= {
        "policy:new-urbanization-plan-2014-2020",
        "policy:information-consumption-opinions",
        "policy:information-benefit-notification",
        "policy:smart-city-guiding-opinions",
    }  # islec-2016 l. 25
    assert "policy:singapore-smart-nation-2025" not in found


@pytest.mark.parametrize(
    "question", ["List the eight smart education demonstration areas.", "请列出智慧教育示范区的八个区域。"]
)
def test_eight_areas_that_no_source_lists(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"  # smart-education-areas l. 8-9


def test_areas_named_as_examples_are_said_to_be_no_whole_list(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("哪些区域是智慧教育示范区？")
    assert answer.value is not None
    assert {item.id for item in answer.value.items or ()} == {"area:hexi", "area:dongcheng", "area:haidian"}
    assert "missing" in {note.kind for note in answer.notes}


@pytest.mark.parametrize(
    ("question", "areas"),
    [  # smart-education-areas l. 55, 69, 71, 86; gnlc-12 l. 265
        ("智慧教育示范区文件提到的北京的两个区是哪两个？", {"dongcheng", "haidian"}),
        ("智慧教育示范区文件提到了北京的哪两个区？", {"dongcheng", "haidian"}),
        ("Which two Beijing districts does the smart education areas document mention?", {"dongcheng", "haidian"}),
        ("Which two districts of Beijing are named in the smart education document?", {"dongcheng", "haidian"}),
        ("智慧教育示范区文件提到的天津的区是哪个？", {"hexi"}),
        ("Which districts does the smart education areas document name?", {"dongcheng", "haidian", "hexi"}),
        ("Which Beijing district is mentioned in the GNLC report?", {"changping-district"}),
        ("GNLC报告提到的北京的区是哪个？", {"changping-district"}),
    ],
)
def test_districts_are_those_that_the_document_names(seed_base: KnowledgeBase, question: str, areas: set[str]) -> None:
    assert fits(seed_base.ask(question), areas)


def test_a_document_that_names_no_district_of_a_city_gives_none(seed_base: KnowledgeBase) -> None:
    assert seed_base.ask("智慧教育报告提到的上海的区是哪个？").status == "no_data"


def test_the_number_of_areas_is_the_one_that_is_printed(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("智慧教育示范区一共有几个区域？")
    assert answer.value is not None
    assert answer.value.number == 8


FOREIGN = [
    "Which foreign city's plan should China learn from, according to the Ningbo study?",
    "宁波的论文认为中国可以借鉴哪座外国城市的学习型城市规划？",
]


@pytest.mark.parametrize("question", FOREIGN)
def test_a_word_before_the_city_that_is_asked_for(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == ["city:espoo"]  # ningbo-2023 l. 35


def test_what_a_plan_foresees_is_no_prediction(seed_base: KnowledgeBase) -> None:
    assert seed_base.ask("Which plan foresees an Internet plus Education platform?").status == "answered"
    assert seed_base.ask("Can you foresee which city will lead in 2035?").status == "unsupported"


ONE_OF = [  # smart-education-areas l. 71-72; gsc-2020 l. 497, 589
    ("Which of Hexi and Haidian set up maker spaces?", "area:haidian"),
    ("河西区和海淀区，哪一个建了创客空间？", "area:haidian"),
    ("Which of Shanghai and Seoul has an open data plaza?", "city:seoul"),
    ("Which city, Paris or London, has the Tranquilien app?", "city:paris"),
]


@pytest.mark.parametrize(("question", "key"), ONE_OF)
def test_one_of_the_places_that_are_named(seed_base: KnowledgeBase, question: str, key: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [key]


COMPARED = [  # smart-education-areas l. 86-88
    ("雄安新区的软硬件基础是否强于武汉？", False),
    ("武汉的软硬件基础是不是比雄安强？", True),
    ("Is Xiong'an's hardware weaker than Wuhan's?", True),
    ("Does Wuhan have stronger hardware and software than Xiong'an?", True),
]


@pytest.mark.parametrize(("question", "truth"), COMPARED)
def test_two_places_that_a_passage_compares(seed_base: KnowledgeBase, question: str, truth: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is truth


NOT_COMPARED = [
    "Are Wuhan's schools stronger than Xiong'an's?",
    "Is Hexi's hardware weaker than Wuhan's?",
    "Which of Wuhan and Xiong'an trained more teachers?",
    "哪些国家的智慧教育战略被介绍？",
    "Which European city's learning plan is held up as a model?",
]


@pytest.mark.parametrize("question", NOT_COMPARED)
def test_what_no_passage_compares_or_names(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


GOALS = [
    "What two goals does China's smart education pursue?",
    "中国发展智慧教育的双重目标是什么？",
]


@pytest.mark.parametrize("question", GOALS)
def test_the_subject_tells_equal_passages_apart(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert "equity" in answer.headline or "公平" in answer.headline  # smart-education-areas l. 30-31
    assert "Party" not in answer.headline


def test_types_of_organisations_are_no_paths(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Into which four types does Shanghai sort its learning organizations?")
    assert "learning families" in answer.headline  # gnlc-12 l. 269


@pytest.mark.parametrize(
    "question", ["Two cities share fourth place for smart infrastructure; which?", "创新创业超过98分的有谁？"]
)
def test_a_question_word_may_stand_last(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status in ("answered", "no_data", "unsupported")


TEXTS = [
    ("Which cultural brands has Shenzhen cultivated?", ("reading month", "Design Week", "Creative December")),
    ("香港有哪几家电信运营商？", ("中国移动香港", "数码通")),  # gsc-2020, Hong Kong case
    ("Which four types of learning organizations does Shanghai promote?", ("enterprises", "communities", "families")),
    ("For my thesis I need the five forms of cooperation between universities and communities in Wuhan.",
     ("project experiments", "venues", "Expert forum")),  # gnlc-12 VI.III
    ("Which two institutions put together the Global Smart Cities report?", ("Shanghai Academy", "Fudan")),
    ("《全球智慧之都报告2020》是哪两家机构做的？", ("社会科学院", "复旦")),
    ("Who is behind the iSLEC index?", ("Beijing Normal University",)),
    ("武汉教育云平台上建了多少个名师工作室和课程社区？", ("164", "768")),  # smart-education-areas
    ("宁波社区教育有哪些经费来源？", ("4元",)),  # ningbo-2023 l. 51
    ("Where does the money for building learning cities come from, according to the twelve-city study?", ("budget",)),
    ("Where do the data of the iSLEC index come from?", ("China Statistical Yearbook", "survey")),
    ("How does UNESCO define learning city building?", ("individual capacity",)),  # ningbo-2023 2.1
    ("What do the balanced development cities concentrate on?", ("urban, rural and regional",)),  # gnlc-12 Table 3
    ("均衡发展型城市主要抓什么？", ("城乡",)),
    ("Which tech giants have settled in New York?", ("Google",)),  # gsc-2020, New York case
    ("Which app forecasts crowding on Paris trains?", ("Tranquilien",)),
]  # fmt: skip


@pytest.mark.parametrize(("question", "parts"), TEXTS)
def test_all_that_is_asked_for_is_told(seed_base: KnowledgeBase, question: str, parts: tuple[str, ...]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.text is not None
    assert all(part in answer.value.text for part in parts)


ISSUED = [  # gnlc-12 VI.I
    "2016年北京市14个委办局联合发布的是哪份文件？",
    "2016年北京十四个委办局联合下发的，是哪份文件？",
    "2016年，北京14个委办局联合印发了哪份文件？",
    "Which document did fourteen Beijing commissions and bureaus jointly issue in 2016?",
]


@pytest.mark.parametrize("question", ISSUED)
def test_what_bodies_issued_is_the_plan_and_not_the_study_that_tells_of_it(
    seed_base: KnowledgeBase, question: str
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.id for item in value.items or ()] == ["policy:beijing-action-plan-2016"]


@pytest.mark.parametrize(
    "question", ["上海2016年九个部门联合下发的是哪份文件？", "教育部等七部门联合发布的是哪份文件？"]
)
def test_a_plan_of_so_many_issuers_as_no_source_tells_is_not_named(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


DRIVEN, CULTURAL = {"guangzhou", "shenzhen", "suzhou"}, {"wuhan", "changzhou", "xian"}  # gnlc-12 Table 3
TOLD_TYPES = [
    ("In which cities is it industry that pulls the learning city along? List please.", DRIVEN),
    ("靠产业带动的城市是哪几座？", DRIVEN),
    ("Which cities draw on their history and culture to shape learning?", CULTURAL),
    ("靠历史文化和教育品牌塑造学习氛围的是哪几座城市？", CULTURAL),
    ("Which cities measure themselves against international standards?", {"shanghai", "hangzhou", "nanjing"}),
]
ONE_TYPE = [
    ("Which development type relies on market-oriented means and responds to the demand of industrial innovation?",
     "industry-driven"),
    ("哪一类城市对标国际标准？", "internationalization-oriented"),
    ("Which of the four types fights fragmented education supply?", "balanced-development"),
    ("Name the path type that benchmarks global standards.", "internationalization-oriented"),
    ("Which path type is characterised by benchmarking against global standards?", "internationalization-oriented"),
    ("以对标全球标准为特征的是哪种路径类型？", "internationalization-oriented"),
    ("Which path type is typified by historical lineage and educational brands?", "cultural-empowerment"),
    ("哪一路径类型以历史文脉为特征？", "cultural-empowerment"),
    ("Which path is characterized by a balance of urban and rural resources?", "balanced-development"),
    ("Which path type is distinguished by market-oriented means?", "industry-driven"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), TOLD_TYPES)
def test_cities_told_by_what_carries_them(seed_base: KnowledgeBase, question: str, cities: set[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.id for item in answer.value.items or ()} == {f"city:{city}" for city in cities}


@pytest.mark.parametrize(("question", "kind"), ONE_TYPE)
def test_a_type_told_by_its_features(seed_base: KnowledgeBase, question: str, kind: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [f"path_type:{kind}"]


TYPE_AND_CITIES = [
    ("Name the path type that benchmarks global standards, together with its representative cities.",
     ("Internationalization-oriented", "Shanghai", "Hangzhou", "Nanjing")),
    ("Name the path type that coordinates urban and rural resources and its representative cities.",
     ("Balanced development", "Beijing", "Chengdu", "Taiyuan")),
    ("What are the core features of the cultural empowerment type, and which cities represent it?",
     ("historical lineage", "Changzhou", "Wuhan", "Xi'an")),
    ("哪种路径类型对标全球标准，代表城市有哪些？", ("国际化导向型", "上海", "杭州", "南京")),
    ("哪种路径类型以产业创新需求倒逼教育升级，其代表城市是哪些？", ("产业驱动型", "广州", "深圳", "苏州")),
    ("哪一类路径注重城乡资源均衡及其代表城市？", ("均衡发展型", "北京", "成都", "太原")),
    ("文化赋能型的核心特征是什么，代表城市有哪些？", ("历史文脉", "常州", "武汉", "西安")),
]  # fmt: skip


@pytest.mark.parametrize(("question", "told"), TYPE_AND_CITIES)
def test_a_type_and_its_cities(seed_base: KnowledgeBase, question: str, told: tuple[str, ...]) -> None:
    answer = seed_base.ask(question)
    assert [word for word in told if word not in answer.headline] == []


SOURCES = [
    ("我想了解智慧教育示范区，该翻哪份材料？", "smart-education-areas"),
    ("London's fintech scene: which source covers it?", "gsc-2020"),
]


@pytest.mark.parametrize(("question", "source"), SOURCES)
def test_where_one_can_read_of_something(seed_base: KnowledgeBase, question: str, source: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [item.id for item in answer.value.items or ()] == [f"source:{source}"]


UNTOLD = [
    "What is Ningbo's budget for libraries?",
    "宁波市长叫什么名字？",
    "Who owns the Guangzhou radio station?",
    "Is a city called the cradle of Silicon Valley?",
    "How many people belong to the Ningbo committee?",
]


@pytest.mark.parametrize("question", UNTOLD)
def test_a_passage_on_something_else_is_no_answer(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_what_is_set_aside_behind_the_question_is_not_meant(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("上海12345市民服务热线是哪天正式开通的？不是试运行那天")
    assert answer.value is not None
    assert answer.value.date == "2013-01-07"  # gsc-2020, Shanghai case
