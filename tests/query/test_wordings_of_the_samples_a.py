"""Simple questions in many wordings: courteous, terse, turned around or with what is left out named, and the same answer.

Values: gnlc-12 l. 21 (six of twelve), Table 1 (laws and dates), Table 2 (bodies, years, leads), Table 3 (types); islec-2016
Tables 2 and 4 (totals, learning environments), section 4 (eastern and western cities above the average); gsc-2020 level of Moscow.
"""

import pytest

from kb.knowledge import KnowledgeBase

NUMBERS = [
    # I was wondering whether you could tell me …; Could you tell me, please, by how many …
    ("I was wondering whether you could tell me how many months elapsed from the adoption of Suzhou's regulation until it was put into force.", 5),
    ("I wonder if you might kindly say how many months lie between the adoption of Wuhan's regulation and its entry into force.", 3),
    ("Could you tell me, please, by how many years the leading group of Wuhan preceded the adoption of the city's regulation?", 12),
    ("Can you tell us, if you could, how many years passed from the adoption of Chengdu's regulation to that of Xi'an?", 3),
    # from when it was adopted; without a verb
    ("How many months elapsed from when Taiyuan adopted its regulation until it came into force?", 3),
    ("Wuhan regulation: adoption to entry into force, months", 3),
    ("苏州条例 通过至施行 月数", 5),
    # not completed, failed to, municipalities
    ("In how many of the 12 cities has the legislation not been finished yet?", 6),
    ("Of the twelve cities, how many are there in which law-making has not been completed?", 6),
    ("How many of the twelve municipalities have enacted a law?", 6),
    ("How many of the twelve cities have to date failed to adopt a regulation?", 6),
    ("How many of the four municipalities under the central government have a regulation?", 1),
    ("12个城市中，立法尚未完成的有几座？", 6),
    ("12个城市里至今没有完成立法工作的有多少个？", 6),
    # is exceeded by
    ("The iSLEC average is surpassed by how many eastern cities?", 16),
    ("By how many western cities is the iSLEC average exceeded?", 7),
    ("Wuhan's iSLEC score is exceeded by how many cities?", 2),
    ("iSLEC平均分被多少个东部城市超过？", 16),
    # what is counted stands behind its bound
    ("总分高于0.7 城市数", 3),
    ("总分 ≥ 0.65 城市数量", 7),
    ("overall score > 0.7, number of cities", 3),
]  # fmt: skip


@pytest.mark.parametrize(("question", "number"), NUMBERS)
def test_the_number_is_that_of_the_plain_question(seed_base: KnowledgeBase, question: str, number: float) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == number


WORKPLACE = {"Qingdao", "Yantai", "Yichang"}
LISTED = [
    # titles told apart from others
    ("Some laws are about learning, others about community education; which are about lifelong education by title?",
     {"Regulations on the Promotion of Lifelong Education in Shanghai", "Regulations on the Promotion of Lifelong Education in Taiyuan"}),
    ("List the regulations named for community education, not those named for lifelong learning or lifelong education.",
     {"Regulations on the Promotion of Community Education in Chengdu", "Regulation on the Promotion of Community Education in Xi’an"}),
    ("哪些条例题为终身教育，而不是终身学习或社区教育？",
     {"Regulations on the Promotion of Lifelong Education in Shanghai", "Regulations on the Promotion of Lifelong Education in Taiyuan"}),
    ("条例名称 社区教育 不含终身学习、终身教育",
     {"Regulations on the Promotion of Community Education in Chengdu", "Regulation on the Promotion of Community Education in Xi’an"}),
    ("有的条例叫终身学习，有的叫终身教育，那么名称里是社区教育的条例有哪些？",
     {"Regulations on the Promotion of Community Education in Chengdu", "Regulation on the Promotion of Community Education in Xi’an"}),
    # no until after, and the body that coordinates
    ("Which cities did not adopt their regulation until after 2018?", {"Xi'an", "Suzhou", "Wuhan"}),
    ("In which cities was the steering body not founded until after 2013?", {"Chengdu", "Suzhou"}),
    ("Which cities were without a steering body until after 2013?", {"Chengdu", "Suzhou"}),
    ("哪几座城市在2011年组建了负责统筹协调的机构？", {"Hangzhou", "Changzhou"}),
    # classified under
    ("Of the cities classified under cultural empowerment, what ones have enacted a law?", {"Xi'an", "Wuhan"}),
    ("Of the cities listed under the industry-driven path, which have a regulation?", {"Suzhou"}),
    # the learning environment of a place
    ("What cities reach more than 0.9 for the learning environment at work?", WORKPLACE),
    ("Which cities get over 0.9 points for the learning environment in schools?", {"Shanghai"}),
    ("workplace learning environment > 0.9 cities", WORKPLACE),
    ("工作场所的学习环境得分超过0.9的城市有哪些？", WORKPLACE),
    ("By which cities is Wuhan's iSLEC score exceeded?", {"Beijing", "Shanghai"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "names"), LISTED)
def test_all_and_only_those_that_fit(seed_base: KnowledgeBase, question: str, names: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or ()} == names


HEADED = [
    ("I wonder if you could tell me which kind of development path Xi'an has been assigned to.", "path type: Cultural Empowerment"),
    ("Shenzhen is assigned to which type of development path?", "Shenzhen, path type: Industry-driven"),
    ("What government department is responsible for the learning city programme of Suzhou?", "Suzhou Municipal Education Commission"),
    ("Which public authority is in charge of Nanjing's learning city project?", "Nanjing Lifelong Education Service Guidance Center"),
    ("负责广州学习型城市工作的是什么政府部门？", "广州市教育局"),
    ("What tier does Global Smart Cities 2020 assign to Tokyo?", "Tokyo, level in the index: Advanced"),
    ("In which class does Global Smart Cities 2020 place Buenos Aires?", "Following"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said"), HEADED)
def test_what_is_asked_is_said_and_no_more(seed_base: KnowledgeBase, question: str, said: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert said in answer.headline
    assert ";" not in answer.headline


EACH = [
    "For those cities that have no legislation, list the path type of each.",
    "Among those cities with no regulation, state each city's path type.",
    "For each of the cities without a law, give the path type.",
    "未立法城市的路径类型",
]


@pytest.mark.parametrize("question", EACH)
def test_each_city_has_its_row(seed_base: KnowledgeBase, question: str) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.type == "table"
    rows = [str(row.cells) for table in answer.tables for row in table.rows]
    assert any("Changzhou" in row and "Cultural Empowerment" in row for row in rows)
    assert any("Hangzhou" in row and "Internationalization-oriented" in row for row in rows)


UNTOLD = [
    "What is Wuhan's score for the learning environment in libraries?",
    "Which cities get over 0.7 points for the learning environment in kindergartens?",
    "武汉图书馆的学习环境得分是多少？",
]


@pytest.mark.parametrize("question", UNTOLD)
def test_a_part_that_no_index_has_is_not_answered_by_the_whole(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"
