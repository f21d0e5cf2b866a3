"""The law or body that came next, a law's name, the wait of each, a type and its path."""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which law was adopted right after Taiyuan's?", "Regulations on the Promotion of Community Education in Chengdu"),
        ("紧接太原之后通过的条例是哪部？", "Regulations on the Promotion of Community Education in Chengdu"),
        ("Which law followed Suzhou's?", "Regulations on the Promotion of Lifelong Learning in Wuhan"),
        ("Which body followed Beijing's?", "Xi'an Leading Group for Creating a Learning City"),
        ("宁波2021年发布的条例叫什么名称？", "Regulations on the Promotion of Lifelong Learning in Ningbo City"),  # no date is printed
    ],
)  # fmt: skip
def test_one_law_or_body_is_told_by_its_name(seed_base: KnowledgeBase, question: str, expected: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == [expected]


@pytest.mark.parametrize(
    "question", ["What type is Changzhou and what is its typical path?", "常州属于哪种类型，它的典型路径是什么？"]
)
def test_type_and_typical_path_are_both_told(seed_base: KnowledgeBase, question: str) -> None:
    """Table 3: Changzhou stands under cultural empowerment."""
    answer = seed_base.ask(question)
    assert "Cultural Empowerment" in answer.headline or "文化赋能型" in answer.headline
    assert "Typical path" in answer.headline or "典型路径" in answer.headline


@pytest.mark.parametrize(
    "question", ["How long did each law take from adoption to effect?", "各条例从通过到施行用了多长时间？"]
)
def test_the_wait_of_each_law_is_told(seed_base: KnowledgeBase, question: str) -> None:
    """Table 1: from January to May 2011 four months, and so on."""
    rows = seed_base.ask(question).tables[0].rows
    lags = {row.cells["regulation"].name_en.split()[-1]: row.cells["regulation.lag"] for row in rows}  # type: ignore[union-attr]
    assert lags == {"Shanghai": 4, "Taiyuan": 3, "Chengdu": 3, "Xi’an": 6, "Suzhou": 5, "Wuhan": 3}


NEXT = [
    # Table 1: Shanghai 2011-01, Taiyuan 2012-09, Chengdu 2016-11, Xi'an 2019-07, Suzhou 2023-01, Wuhan 2024-03
    ("Which GNLC city was the next to pass a regulation after Xi'an?", "Suzhou"),
    ("After Taiyuan, which city was next to legislate?", "Chengdu"),
    ("GNLC城市里，西安之后下一个通过条例的是哪座城市？", "Suzhou"),
    ("成都之后下一座立法的城市是哪座？", "Xi'an"),
    ("太原之后，下一个颁布条例的GNLC城市是哪座？", "Chengdu"),
    ("苏州之前上一个通过条例的是哪座城市？", "Xi'an"),
    ("After Xi'an's law was adopted, which city was the next to adopt one?", "Suzhou"),
    ("After Taiyuan's regulation was adopted, which city adopted the next one?", "Chengdu"),
    ("西安的条例通过之后，which city was the next to adopt one?", "Suzhou"),
    ("成都的条例通过后，哪座城市随后出台了条例？", "Xi'an"),
    ("Which city was next to set up a steering body after Beijing?", "Xi'an"),  # Table 2: 2007 and 2008
]


@pytest.mark.parametrize(("question", "city"), NEXT)
def test_the_next_city_after_one_that_is_named_is_no_prediction(
    seed_base: KnowledgeBase, question: str, city: str
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or []] == [city]


@pytest.mark.parametrize(
    "question",
    [
        "下一个立法的城市是哪座？",
        "下一个通过条例的会是哪座城市？",
        "Which city will be the next to pass a regulation after Wuhan?",
        "武汉之后下一个通过条例的是哪座城市？",  # it is the last
    ],
)
def test_who_will_be_next_is_not_told(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


TITLED = [
    # Table 1: lifelong learning in Suzhou (January and June 2023) and Wuhan (March and June 2024), lifelong education in Shanghai and Taiyuan
    ("Which two cities have a lifelong learning regulation?", ["Suzhou", "Wuhan"]),
    ("哪两个城市有终身学习条例", ["Suzhou", "Wuhan"]),
    ("哪俩城市有终身学习条例？", ["Suzhou", "Wuhan"]),
    ("出台过社区教育条例的是哪俩城市啊？", ["Chengdu", "Xi'an"]),
    ("有社区教育条例的是哪俩市？", ["Chengdu", "Xi'an"]),
    ("制定终身教育条例的是哪俩城市？", ["Shanghai", "Taiyuan"]),
    ("Which six cities have a lifelong learning law?", ["Chengdu", "Shanghai", "Suzhou", "Taiyuan", "Wuhan", "Xi'an"]),
    ("Which two cities were the first to have a lifelong learning law?", ["Shanghai", "Taiyuan"]),
    ("哪两个城市最先通过终身学习条例？", ["Shanghai", "Taiyuan"]),
]


@pytest.mark.parametrize(("question", "cities"), TITLED)
def test_so_many_laws_are_those_with_the_subject_in_their_title(
    seed_base: KnowledgeBase, question: str, cities: list[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert sorted(getattr(item, "name_en", "") for item in answer.value.items or ()) == cities


TITLED_FIRST = [
    ("Of the two lifelong learning regulations, which was adopted earlier?", "regulation:suzhou-lifelong-learning"),
    ("Which of the two lifelong learning laws was adopted earlier?", "regulation:suzhou-lifelong-learning"),
    ("Of the two laws on lifelong learning, which is newer?", "regulation:wuhan-lifelong-learning"),
    ("两部终身学习条例中哪一部通过更早？", "regulation:suzhou-lifelong-learning"),
    ("Of the six lifelong learning laws, which was adopted earlier?", "regulation:shanghai-lifelong-education"),
]


@pytest.mark.parametrize(("question", "law"), TITLED_FIRST)
def test_of_two_laws_with_one_subject_the_earlier_is_told(seed_base: KnowledgeBase, question: str, law: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert [getattr(item, "id", "") for item in answer.value.items or ()] == [law]


EVERY_LAW = {"shanghai", "taiyuan", "chengdu", "xian", "suzhou", "wuhan"}
SETS_BY_DATE = [
    # Table 1, adopted and in force: Shanghai 2011-01, 2011-05; Taiyuan 2012-09, 2012-12; Chengdu 2016-11, 2017-02;
    # Xi'an 2019-07, 2020-01; Suzhou 2023-01, 2023-06; Wuhan 2024-03, 2024-06. Table 2: bodies of 2006, 2007, 2008, …
    ("Which regulations needed only three months to move from adoption to implementation?", {"taiyuan", "chengdu", "wuhan"}),
    ("Which laws went from adoption to entry into force in just four months?", {"shanghai"}),
    ("哪些条例从通过到施行只用了三个月？", {"taiyuan", "chengdu", "wuhan"}),
    ("协调机构成立于2013年而又没有立法的城市有哪些？", {"shenzhen", "nanjing"}),
    ("Which cities set up their coordinating body in 2013 and yet have no law?", {"shenzhen", "nanjing"}),
    ("协调机构成立于2011年却没有条例的城市是哪些？", {"changzhou", "hangzhou"}),
    ("12个GNLC城市中，哪些城市的条例是在下半年（7月至12月）通过的？", {"taiyuan", "chengdu", "xian"}),
    ("Which GNLC cities passed their regulation in the second half of the year (July–December)?", {"taiyuan", "chengdu", "xian"}),
    ("哪些条例是在上半年（1—6月）施行的？", EVERY_LAW - {"taiyuan"}),
    ("Which regulations took effect in spring (March to May)?", {"shanghai"}),
    ("哪些条例在冬季（12月至2月）施行？", {"taiyuan", "chengdu", "xian"}),
    ("Which cities passed their regulation in January to March of any year?", {"shanghai", "suzhou", "wuhan"}),
    ("Which cities passed their regulation between March and May?", {"wuhan"}),
    ("2016年下半年（7月至12月）通过条例的城市是哪座？", {"chengdu"}),
    ("Which cities passed their regulation from July to December 2016?", {"chengdu"}),
    ("在太原之后、西安之前通过条例的GNLC城市是哪一个？", {"chengdu"}),
    ("Which GNLC city passed its regulation after Taiyuan but before Xi'an?", {"chengdu"}),
    ("在西安之前、太原之后立法的城市是哪座？", {"chengdu"}),
    ("在太原和西安之间通过条例的城市是哪座？", {"chengdu"}),
    ("Which city's regulation came between those of Taiyuan and Xi'an?", {"chengdu"}),
    ("哪些城市的条例在太原的条例施行之后、武汉的条例通过之前通过？", {"chengdu", "xian", "suzhou"}),
    ("Which regulations were adopted after Taiyuan's took effect and before Wuhan's was adopted?", {"chengdu", "xian", "suzhou"}),
    ("哪些城市在上海之后、武汉之前成立了协调机构？", {"beijing", "xian", "changzhou", "hangzhou"}),
    ("哪些城市的协调机构比本市条例的通过早了十年以上？", {"wuhan", "xian"}),
    ("Which cities' coordinating body predates the city's own law by more than ten years?", {"wuhan", "xian"}),
    ("协调机构比本市条例早五年的城市有哪些？", {"shanghai", "suzhou"}),
    ("哪些城市的协调机构成立得比本市条例的通过晚了一年以上？", {"taiyuan", "chengdu"}),
    ("哪座城市不在12个GNLC成员之列，却也有自己的终身教育（学习）促进条例？", {"ningbo"}),
    ("Which city outside the 12 GNLC members has its own lifelong education (learning) regulation?", {"ningbo"}),
    ("Which cities have a lifelong education/learning regulation?", EVERY_LAW),
    ("以服务指导中心为落实单位的城市是哪座？", {"nanjing"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "cities"), SETS_BY_DATE)
def test_cities_are_told_by_the_dates_of_laws_and_bodies(
    seed_base: KnowledgeBase, question: str, cities: set[str]
) -> None:
    """Reckoned by hand from Tables 1 and 2 and section 3.1 of the study of Ningbo."""
    assert fits(seed_base.ask(question), cities)


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        ("以市教育委员会（教育部门）为牵头落实单位的城市共有几座？", 10),
        ("How many cities have the education commission (education authority) as their lead unit?", 10),
        ("以市委宣传部为牵头落实单位的城市有几座？", 1),
        ("有几个城市在上海之后、苏州之前立法？", 3),
    ],
)
def test_cities_are_counted_by_their_laws_and_lead_units(seed_base: KnowledgeBase, question: str, cities: int) -> None:
    """Table 2: an education commission leads in all but Hangzhou and Nanjing."""
    answer = seed_base.ask(question)
    assert fits(answer, cities)
    assert answer.value is not None
    assert answer.value.unit == "cities"


@pytest.mark.parametrize(
    "question",
    [
        "哪些条例是在上半年（7月至12月）施行的？",
        "Which regulations took effect in the first half of the year (July to December)?",
        "以财政局为牵头落实单位的城市有几座？",
        "哪些城市的条例是在春季通过的？",
    ],
)
def test_what_does_not_agree_or_is_not_known_is_not_answered(seed_base: KnowledgeBase, question: str) -> None:
    """January to June is no July to December; no source tells of a finance bureau that leads, or what spring is."""
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("In which city was the coordinating body set up earlier, Beijing or Shanghai, and by how many years?",
         ("Shanghai (2006), 1 year before Beijing (2007)",)),
        ("北京和上海,哪个城市的协调机构成立更早，早几年？", ("上海（2006），比北京（2007）早1年",)),
        ("Which city set up its body first, Beijing or Shanghai, and how many years earlier?", ("Shanghai:", "difference 1 year")),
        ("In which city did the regulation take effect later, Suzhou or Wuhan, and by how many months?",
         ("Wuhan (2024-06), 12 months after Suzhou (2023-06)",)),
        ("How many years earlier was Shanghai's body set up than Beijing's?", ("1 year:",)),
        ("Which of the two community education laws was adopted second?", ("Xi’an (2019-07), 32 months after",)),
        ("Name the lead unit of Beijing's body and the date it was set up.", ("Beijing Municipal Education Commission", "2007")),
        ("Title and date of adoption of the Chengdu regulation",
         ("Regulations on the Promotion of Community Education in Chengdu", "2016-11")),
        ("成都市条例的名称和通过日期", ("成都市社区教育促进条例", "2016-11")),
        ("What is the title of Wuhan's regulation and when was it adopted?",
         ("Regulations on the Promotion of Lifelong Learning in Wuhan", "2024-03")),
        ("武汉的条例叫什么、何时通过？", ("武汉市终身学习促进条例", "2024-03")),
        ("Name and date of establishment of Beijing's coordinating body",
         ("Beijing Leading Group for Building a Learning City", "2007")),
        ("北京协调机构的名称和成立时间", ("北京市建设学习型城市工作领导小组", "2007")),
        ("Title, adoption date and implementation date of Suzhou's regulation",
         ("Regulations on the Promotion of Lifelong Learning in Suzhou", "2023-01", "2023-06")),
    ],
)  # fmt: skip
def test_both_things_that_are_asked_stand_in_the_headline(
    seed_base: KnowledgeBase, question: str, parts: tuple[str, ...]
) -> None:
    """Tables 1 and 2."""
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert all(part in answer.headline for part in parts), answer.headline
    assert answer.evidence
