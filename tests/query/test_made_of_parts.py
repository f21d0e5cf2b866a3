"""Questions made of parts that are read by themselves: shares of a set, two numbers or means against each other, groups by what
they hold, and the least of one set, which is no comparison of two.

Values: GNLC comparison, Tables 1 to 3; iSLEC 2016, Table 2; means reckoned by hand.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits

SHARES = [
    ("What percentage of the twelve member cities have a party department as lead entity?", 8.3333),
    ("十二个成员城市中，由市教育委员会牵头的占百分之几？", 83.3333),
    ("What share of the members with a law set up their body before it?", 66.6667),
    ("立法的成员城市中，社区教育条例占百分之几？", 33.3333),
    ("In what proportion of the members does an education authority take the lead?", 83.3333),
    ("In how many of the twelve cities does the education commission act as the leading entity?", 10),
    ("In which of the twelve cities does a party department act as lead entity?", {"hangzhou"}),
    # *act* is no law here: ten education authorities, four of them of cities without a law
    ("In how many of the twelve cities does the municipal education department act as the leading implementation unit?", 10),
    ("How many members have an education authority acting as the leading implementation unit?", 10),
    ("十二个城市中，有几个由市教育部门充当牵头实施单位？", 10),
    ("What percentage of the legislated members follow the cultural empowerment path?", 33.3333),
    ("What share of the cultural empowerment cities have legislated?", 66.6667),
    ("文化赋能型城市中有多大比例已经立法？", 66.6667),
    ("在没有立法的成员城市里，东部城市占多大比例？", 100),
    ("For what share of the twelve cities does a service centre act as the lead?", 8.3333),
    ("成员城市中由党委部门充当牵头单位的比例是多少？", 8.3333),
    ("In what percentage of the members was the body founded before 2010?", 25),
    ("What percentage of the members that lack a law lie in the eastern region?", 100),
    ("What fraction of the industry-driven cities have a lifelong-learning law?", 33.3333),
    ("What proportion of the eastern members have legislated?", 25),
    ("东部成员城市中已立法的占多大比例？", 25),
    ("有条例的成员城市中，文化赋能型占百分之几？", 33.3333),
    ("What share of the bodies founded before 2012 are called leading group?", 60),
    ("Of the members with a law, what percentage are in western China?", 33.3333),
    ("What percentage of the members set up the body before the law?", 33.3333),
    ("Among the GNLC members assessed by iSLEC, what share rank in the top ten overall?", 70),
    ("What share of the twelve is led by an education authority?", 83.3333),
    ("牵头单位为教育部门的城市占十二城的比例是多少？", 83.3333),
    ("What percentage of the sub-provincial members have a law?", 42.857),
    ("副省级成员城市中有条例的占百分之几？", 42.857),
    # gsc-2020 Table 2-6: Beijing 72, Shanghai 42, Hong Kong 18, London 56, Singapore 69 of 519 papers
    ("What share of the 519 smart city articles are about Beijing, Shanghai or Hong Kong?", 25.434),
    ("What share of the 519 smart city articles are about Beijing?", 13.873),
    ("What percentage of the 519 papers concern London?", 10.790),
    ("What fraction of the smart city papers concern Singapore?", 13.295),
    ("What percentage of the 519 articles are about Beijing and Shanghai?", 21.965),
    ("北京和上海的论文占总数的多大比例？", 21.965),
    ("How many of the 519 papers are about Beijing?", 72),  # and no share
]  # fmt: skip
# body first in Shanghai, Xi'an, Suzhou, Wuhan; law first in Taiyuan and Chengdu
COUNTS = [
    ("Is it true that more of the legislated cities set up the body after the law than before it?", False),
    ("Did more of the legislated cities set up the body before the law than after it?", True),
    ("在有条例的城市里，先设机构的是否多于先立法的？", True),
    ("先立法后设机构的城市是否多于先设机构后立法的城市？", False),
    ("Do more members have an education authority as lead than not?", True),
    ("Are there more members with a law than without?", False),
    ("东部成员城市是不是比西部成员城市多？", True),
    ("Are there as many members with a law as without one?", True),
    ("Did more cities pass their law after 2015 than before 2015?", True),
    ("2011年以后成立机构的成员城市是否多于2011年以前成立机构的？", True),
    ("Is it correct that fewer members set up their body after 2012 than before 2012?", False),
    ("Are there more balanced-development cities with a law than industry-driven cities with a law?", True),
    ("Do more municipal laws concern community education than lifelong learning?", False),
    ("Are the members without a law more numerous than those with one?", False),
    ("Have more eastern members passed a law than western members?", False),
    ("已立法的西部成员城市比已立法的东部成员城市多吗？", False),
    ("有条例的成员城市和没有条例的成员城市一样多吗？", True),
    ("Did as many cities legislate before 2018 as after 2018?", True),
    ("领导小组形式的成员城市是否多于非领导小组形式的？", False),
    ("Are there more iSLEC cities from the east than from the west?", True),
    ("iSLEC参评城市中，东部城市是否多于西部城市？", True),
    ("Do more members fall into balanced development than into the industry-driven type?", False),
    ("Did fewer members set up their body in 2013 than in 2012?", False),
]  # fmt: skip
GROUPS = [
    ("Which path types include just a single city with legislation?", {"industry-driven", "internationalization-oriented"}),
    ("Which path types consist only of eastern cities?", {"industry-driven", "internationalization-oriented"}),
    ("Which path types are represented solely by cities in Eastern China?", {"industry-driven", "internationalization-oriented"}),
    ("哪些路径类型的城市全部位于东部地区？", {"industry-driven", "internationalization-oriented"}),
    ("哪些发展路径类型只由东部城市代表？", {"industry-driven", "internationalization-oriented"}),
    ("Which path types include no western city?", {"industry-driven", "internationalization-oriented"}),
    ("Which path types comprise no municipality?", {"cultural-empowerment", "industry-driven"}),
    ("哪些路径类型里没有直辖市？", {"cultural-empowerment", "industry-driven"}),
    ("Which path types have a law in most of their cities?", {"balanced-development", "cultural-empowerment"}),
    ("In which path types are all bodies led by the education authority?", {"balanced-development", "cultural-empowerment", "industry-driven"}),
    ("Which path types contain a city whose body was set up after 2015?", {"balanced-development", "industry-driven"}),
    ("哪些路径类型中有2015年以后成立协调机构的城市？", {"balanced-development", "industry-driven"}),
    ("Which path types include at least one municipality?", {"balanced-development", "internationalization-oriented"}),
    ("Which path type has only cities without a party department as lead?", {"balanced-development", "cultural-empowerment", "industry-driven"}),
    ("Which path types include exactly one western city?", {"balanced-development", "cultural-empowerment"}),
    ("哪些路径类型恰好有一个西部城市？", {"balanced-development", "cultural-empowerment"}),
    ("How many path types are represented only by eastern cities?", 2),
    ("Is any path type represented only by eastern cities?", True),
    ("Which development types have no western city among them?", {"industry-driven", "internationalization-oriented"}),
    ("Which path types contain only cities that rank in the top 20 of iSLEC overall?", {"internationalization-oriented"}),
    ("Which path types are followed only by sub-provincial cities?", set()),
    ("Which regions include no member without a law?", {"central-china", "western-china"}),
    ("哪些路径类型中只有一个城市立了法？", {"industry-driven", "internationalization-oriented"}),
    ("哪些路径类型的城市都由教育部门牵头？", {"balanced-development", "cultural-empowerment", "industry-driven"}),
    ("How many path types include a municipality?", 2),
    ("有几类路径包含直辖市？", 2),
    ("Which path types have more than one city with a law?", {"balanced-development", "cultural-empowerment"}),
    ("Does every path type include a city with a law?", True),
    ("Does any path type consist only of cities without a law?", False),
    ("Which regions contain at least two members with a law?", {"central-china", "eastern-china", "western-china"}),
    ("Which path types are represented by a city whose coordinating body is a leading group?", {"balanced-development", "cultural-empowerment", "industry-driven", "internationalization-oriented"}),
    ("Which path types have cities that set up the body before the law?", {"cultural-empowerment", "industry-driven", "internationalization-oriented"}),
    ("In which path types did most cities pass a law?", {"balanced-development", "cultural-empowerment"}),
    ("哪些路径类型的大多数城市已经立法？", {"balanced-development", "cultural-empowerment"}),
    ("Which path types hold just one city with a body founded before 2010?", {"balanced-development", "cultural-empowerment", "internationalization-oriented"}),
]  # fmt: skip
# without a law: Beijing, Hangzhou, Shenzhen, Guangzhou, Nanjing (and Changzhou, which iSLEC does not assess)
SETS = [
    ("Among the members without a law, which has the highest city innovation score?", {"beijing"}),
    ("Among the members without legislation, which one ranks lowest overall in iSLEC?", {"nanjing"}),
    ("没有条例的成员城市中，学习者体验得分最低的是哪座？", {"shenzhen"}),
    ("Of the members with a law, which has the weakest city innovation score?", {"taiyuan"}),
    ("Among members that lack a law, which is weakest on learner experience?", {"shenzhen"}),
    ("Of the GNLC members without a regulation, who has the poorest city innovation result?", {"guangzhou"}),
    ("Among the non-legislated members, which one has the lowest learner experience score?", {"shenzhen"}),
    ("By how much does the mean city innovation score of members with a law fall below that of those without?", 0.07544),
    ("By how much does the mean city innovation score of the legislated members fall short of the mean of the non-legislated members?", 0.07544),
    ("已立法成员城市的iSLEC总分平均值比未立法成员低多少？", 0.0254),
    ("How far does the average learner experience score of the legislated members exceed that of the non-legislated ones?", 0.03956),
    ("By how much does the mean of the members without a law exceed the mean of the legislated members on city innovation?", 0.07544),
    ("无条例成员城市的城市创新均值比有条例成员高出多少？", 0.07544),
    ("Among cities lacking a law, which member scores worst on city innovation?", {"guangzhou"}),
    ("Within the group of members that have not legislated, who comes last on learner experience?", {"shenzhen"}),
    ("Which member without a law has the lowest fields for learning score?", {"nanjing"}),
    ("尚未立法的成员中，城市创新得分垫底的是哪个？", {"guangzhou"}),
    ("Among the members that have passed a law, which one trails on learner experience?", {"chengdu"}),
    ("By how much is the average overall score of members with a law lower than that of members without a law?", 0.0254),
    ("How much lower is the mean iSLEC total of the legislated members than that of the members lacking a law?", 0.0254),
    ("The average city innovation score of the members without a law exceeds that of the members with one by how much?", 0.07544),
    ("没有条例的成员城市的总分均值比有条例的高多少？", 0.0254),
    ("By how much does the mean learner experience score of the cultural empowerment cities exceed that of the industry-driven cities?", 0.13095),
]  # fmt: skip


# gnlc-12 VI.III: the university-community alliance is Wuhan's, which has a law and a path of cultural empowerment
DEEDS = [
    ("哪个已立法的城市推动了大学与社区教育联盟？", {"wuhan"}),
    ("哪个有立法的城市推动了校社联盟？", {"wuhan"}),
    ("已立法的城市中，哪个推动了高校与社区的联盟？", {"wuhan"}),
    ("哪个属于文化赋能型的城市推动了高校社区联盟？", {"wuhan"}),
    ("Which city with a law promoted university-community alliances?", {"wuhan"}),
    ("Of the cities with a law, which promotes university-community alliances?", {"wuhan"}),
    ("哪个有社区教育条例的城市得分最高？", {"xian"}),  # iSLEC Table 2: 0.6463, Chengdu 0.6227
]


@pytest.mark.parametrize(
    "question",
    [
        "Which city without a law promoted university-community alliances?",
        "哪个没有立法的城市推动了高校社区联盟？",
        "Which city with a law runs night schools?",
        "What percentage of the 1100 papers concern London?",  # those found, of which 519 were kept
        "What share of the smart city papers are not about Beijing?",
    ],
)
def test_a_part_that_nothing_tells_is_not_answered_by_the_rest(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(("question", "gold"), [*DEEDS, *SHARES, *COUNTS, *GROUPS, *SETS])
def test_the_parts_of_a_question_are_read_by_themselves(seed_base: KnowledgeBase, question: str, gold: object) -> None:
    assert fits(seed_base.ask(question), gold)
