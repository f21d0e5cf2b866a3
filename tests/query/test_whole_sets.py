"""Sets that no source speaks of, groups told one by one, and questions that ask for two things at once.

Values: gnlc-12, Tables 1 to 3; islec-2016, section 1.2 and Tables 2 to 5; gsc-2020, Table 1 and Table 2-6 (the row printed
“Ellis” is Rio de Janeiro's), and its list of indicators.
"""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref
from tests.query.told import told

UNDECIDED = [
    "宁波社区大学哪一年成立？有多少学生？",
    "宁波社区教育经费人均标准是多少元？又有多少人受益？",  # of those who benefit no number is given
    "宁波人均图书馆经费多少元？",
    "Who published the report that scores 70 Chinese cities?",
    "谁发布了给70个中国城市打分的报告？",
    "Which district made digital health portraits of its teachers?",
    "Which learning city document did Beijing issue in 2013?",
    "北京市2013年发布了哪份学习型城市方面的文件？",
    "What is the logo of Hangzhou's steering committee?",
    "Which western cities are above the GSC average?",  # none of them is among the twenty
    "How many provincial capitals have a GSC score above 80?",
    "哪些中国西部城市进入了全球智慧之都前十？",
    "Which legislated cities rank in the top ten of iSLEC 2020?",  # no such edition
    "iSLEC 2019 ranks of the legislated GNLC cities",
    "What is the iSLEC rank of the city with the youngest coordinating body?",  # Suzhou was not assessed
    "Which documents give scores for schools?",  # they speak of schools, and score cities
    "哪些文献给出学校的得分？",
    "Which GNLC city with a law runs an elderly academy?",
    "Which document lists academic papers on smart cities from 2012 to 2018?",
    "Since Xi'an passed its regulation, which western cities have followed suit?",  # none has a later law
]

SMART_CITIES = "Global Smart Cities 2020: Humanity, Technology and Sustainability"
NAMED = [
    ("宁波和无锡，哪一个的城市研发能力得分更高？高出多少？", ["Ningbo"]),
    ("Ningbo or Wuxi: which one scores higher in city R&D capacity? And how large is the gap?", ["Ningbo"]),
    ("Is there a city with a zero for government suport in iSLEC? which one", ["Nanchong"]),
    ("有没有政府支持得分为零的城市？是哪个？", ["Nanchong"]),
    ("In which of the three iSLEC dimensions is Shanghai, rather than Beijing, the stronger of the two?", ["Fields for Learning"]),
    ("Which region has the best average iSLEC score?", ["Eastern China"]),
    ("Which pillar does data openness come under?", ["Smart Governance"]),
    ("Which part does public safety belong to?", ["Smart Governance"]),
    ("Which of the twelve had a law at the start of 2013?", ["Shanghai", "Taiyuan"]),
    ("Which of the twelve had not yet adopted a law at the start of 2021?",
     ["Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen", "Suzhou", "Wuhan"]),
    ("Since Xi'an passed its regulation, which cities have followed suit?", ["Suzhou", "Wuhan"]),
    ("Since Xi'an passed its regulation, which eastern cities have followed suit?", ["Suzhou"]),
    ("In which cities which legislated after 2015 was the law adopted first and the coordinating body only set up afterwards?", ["Chengdu"]),
    ("2010年以前就有协调机构、后来又出台了条例的是哪几个城市？", ["Shanghai", "Xi'an"]),
    ("Which cities had a steering body before 2010 and later passed a law?", ["Shanghai", "Xi'an"]),
    ("Which cities with a body established after 2010 later passed a law?", ["Suzhou", "Wuhan"]),
    ("2010年以后成立机构、之后才立法的是哪些城市？", ["Suzhou", "Wuhan"]),
    ("Which cities passed a law before 2015 and later set up a body?", ["Taiyuan"]),
    ("香港政府 2017 年 12 月发布了哪份 smart city 文件？", ["Hong Kong Smart City Blueprint"]),
    ("教育部2018年印发了哪份智慧教育方面的文件？", ["ICT in education action plan 2.0"]),
    ("首尔2011年推出了哪份文件？", ["Smart Seoul 2015"]),
    ("新加坡2014年公布了哪份智慧国家计划？", ["Smart Nation 2025 plan (smart country 2025 plan)"]),
    ("In which party department is the office of Hangzhou's steering committee housed?",
     ["Propaganda Department of the Hangzhou Municipal Party Committee"]),
    # gnlc-12, Table 2, l. 131-144: Nanjing by a service guidance centre, Hangzhou by the Propaganda Department
    ("In which city is the steering office housed in the lifelong education service guidance centre?", ["Nanjing"]),
    ("Which city's leading group has its office in the lifelong education service guidance centre?", ["Nanjing"]),
    ("In which city is the steering committee's office in the propaganda department?", ["Hangzhou"]),
    # smart-education-areas l. 55-91; the Changping District of gnlc-12 is no example of smart education
    ("Which two Beijing districts serve as examples of smart education?", ["Dongcheng District", "Haidian District"]),
    ("北京有哪些区是智慧教育的案例？", ["Dongcheng District", "Haidian District"]),
    ("What areas does the smart education document name?",
     ["Dongcheng District", "Haidian District", "Hexi District", "Xiong'an New Area"]),
    # gsc-2020 Table 2-6, counted from 2010 to May 2020
    ("Which document contains the table of academic papers on smart cities from 2010 to May 2020?", [SMART_CITIES]),
    ("Which document contains the table of academic papers on smart cities?", [SMART_CITIES]),
    # gnlc-12 l. 21, 50-58, 289
    ("Which GNLC city without a law runs an academy for the elderly together with its open university and broadcaster?", ["Guangzhou"]),
    ("Which GNLC city with a law runs a university-community alliance?", ["Wuhan"]),
    ("Among the six laws in the table of the 12 GNLC cities, which was the first with 'lifelong learning' in its title (not the first law of all)?",
     ["Suzhou"]),
    ("Which three cities have iSLEC scores closest to Wuhan's?", ["Hangzhou", "Jinan", "Qingdao"]),
    ("哪三个城市的iSLEC总分最接近武汉？", ["Hangzhou", "Jinan", "Qingdao"]),
    ("既是GNLC成员又在全球智慧之都2020榜单上、并且已经立法的城市是？", ["Shanghai"]),
    ("Which GNLC members with a law are on the Global Smart Cities list?", ["Shanghai"]),
    ("cities in the top ten for fields for learning and for learner experience, but not for city innovation",
     ["Dalian", "Jinan", "Qingdao", "Urumchi", "Yichang"]),
    ("median year in which the 12 coordinating bodies were established", 2012),
    ("What are the best and the worst learning environments of Baotou?",
     ["Community learning environment", "Home learning environment", "Museum learning environment",
      "School learning environment", "Workplace learning environment"]),
    ("Which are the three GNLC cities with the oldest coordinating bodies, and what are their iSLEC scores?", ["Beijing", "Shanghai", "Xi'an"]),
]  # fmt: skip


@pytest.mark.parametrize("question", UNDECIDED)
def test_of_a_set_that_no_source_speaks_of_nothing_is_said(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "no_data", answer.headline


@pytest.mark.parametrize(("question", "names"), NAMED)
def test_what_is_named_is_of_the_documents(seed_base: KnowledgeBase, question: str, names: list[str] | float) -> None:
    assert told(seed_base.ask(question)) == names


def test_a_score_asked_in_a_ranking_is_no_rank(seed_base: KnowledgeBase) -> None:
    assert told(seed_base.ask("里约热内卢在全球智慧之都2020总排名中的综合得分是多少？")) == 58.7


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("For each development path type, how many cities have passed a regulation?",
         ("Balanced development 2", "Cultural Empowerment 2", "Internationalization-oriented 1", "Industry-driven 1")),
        ("How many of the 68 cities are in each region?", ("Eastern China 27", "Central China 16", "Western China 17", "Northeast China 8")),
        ("iSLEC各行政级别各有几个城市？", ("直辖市 4", "计划单列市，副省级 5")),
        ("哪个行政级别的城市平均分最高？", ("直辖市",)),
        ("请列表对比北京和上海：协调机构成立年份、iSLEC 2016总分、全球智慧城市2020总分。", ("2006", "2007", "0.828", "92.8", "93.2")),
        ("武汉的高校与社区教育联盟有哪些合作方式？", ("场馆", "志愿", "项目")),
    ],
)  # fmt: skip
def test_every_group_and_value_asked_for_is_told(
    seed_base: KnowledgeBase, question: str, headline: tuple[str, ...]
) -> None:
    answer = seed_base.ask(question)
    assert all(part in answer.headline for part in headline), answer.headline


def test_a_denial_is_said_in_plain_chinese(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("深圳有没有条例？")
    assert "深圳——没有终身学习立法" in answer.headline


@pytest.mark.parametrize(
    "question", ["How does governance differ between Hangzhou and Nanjing?", "杭州和南京的治理结构有什么不同？"]
)
def test_governance_of_two_cities_is_body_year_and_lead(seed_base: KnowledgeBase, question: str) -> None:
    rows = [row.cells for table in seed_base.ask(question).tables for row in table.rows]
    told = {str(cell.name_en if isinstance(cell, Ref) else cell) for cells in rows for cell in cells.values()}
    assert {"2011", "2013"} <= told
    assert any("Propaganda Department" in cell for cell in told)


def test_a_document_asked_for_is_no_yes(seed_base: KnowledgeBase) -> None:
    value = seed_base.ask("Which document is the source for Chengdu's 2016 regulation?").value
    assert value is None or value.type != "boolean"


@pytest.mark.parametrize(
    "question", ["Which of the twelve cities will legislate next?", "12个城市中，下一个立法的会是谁？"]
)
def test_what_is_to_come_is_not_told(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status in ("unsupported", "no_data")


MISSIZED = [
    # gnlc-12: 12 members; islec-2016: 68 cities; gsc-2020: 20
    ("Of the nine members, which have a law?", "12"),
    ("Of the fourteen learning cities, which have a law?", "12"),
    ("14个学习型城市中，哪些有条例？", "12"),
    ("15个GNLC成员城市中有几个立法了？", "12"),
    ("Of the 70 iSLEC cities, which rank in the top five?", "68"),
    ("Of the 25 cities in Global Smart Cities 2020, which scores highest?", "20"),
]


@pytest.mark.parametrize(("question", "size"), MISSIZED)
def test_a_set_named_with_a_wrong_size_is_put_right(seed_base: KnowledgeBase, question: str, size: str) -> None:
    answer = seed_base.ask(question)
    told = [note.text for note in answer.notes if note.text.startswith(("The question speaks of", "问题称"))]
    assert len(told) == 1
    assert f"has {size}," in told[0] or f"实为{size}个" in told[0]


@pytest.mark.parametrize(
    ("question", "found"),
    [("Which five cities follow balanced development?", 3), ("哪四座城市的发展路径是均衡发展型？", 3), ("哪五个城市有立法？", 6),
     ("Which three GNLC cities have no iSLEC score?", 2)],
)  # fmt: skip
def test_a_wrong_number_of_cities_asked_for_is_said(seed_base: KnowledgeBase, question: str, found: int) -> None:
    notes = [note.text for note in seed_base.ask(question).notes]
    assert any(text.endswith((f"it is true of {found}.", f"符合条件的是{found}个。")) for text in notes)


@pytest.mark.parametrize(
    "question",
    [
        "Which six cities have a lifelong-learning law?",
        "Which seven cities have a lifelong-learning law?",  # with Ningbo, of which another source says it
        "Which two GNLC cities have no iSLEC score?",
        "Of the twelve members, which have a law?",
        "Which three of the twelve members follow balanced development?",
        "Of the six members with a law, which are western?",
        "Of the ten members led by an education commission, which has the oldest body?",
        "Of the 68 iSLEC cities, which rank in the top five?",
        "十二个成员中有几个有条例？",
    ],
)
def test_a_set_named_with_its_size_needs_no_note(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert not any(note.text.startswith(("The question speaks of", "问题称")) for note in answer.notes)
