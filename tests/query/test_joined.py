"""Questions in other words than those of the sets: dates over sets, sets joined, bounds for several, leads of cities."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

LISTS = {
    # a law that was passed by a day and took effect only after it
    "On 1 March 2023, which city's law was passed but had yet to take effect?": ["Suzhou"],
    "截至2019年8月，哪座城市的条例已通过、尚未开始实施？": ["Xi'an"],
    "截至 31 May 2024，12 个 GNLC 成员里哪座城市的条例 already adopted but not yet in force?": ["Wuhan"],
    # a body after its law, where the law is named twice
    "Which cities with a law set up their steering committee only once the regulation had been adopted?": ["Taiyuan", "Chengdu"],
    "Of the cities with a regulation, where did the steering body come into being after its adoption?": ["Taiyuan", "Chengdu"],
    # a place in an order of dates
    "按通过时间先后排列，第二部条例是哪座城市的？": ["Taiyuan"],
    # years between body and law: 12 in Wuhan (2012 to 2024), 1 in Chengdu and Taiyuan, where the law was first
    "Which city has the largest number of years between setting up its committee and passing its law, either way round?": ["Wuhan"],
    "哪座城市的机构成立与立法相隔年数最小，不论先后？": ["Chengdu", "Taiyuan"],
    # left out of a set, or found in another
    "Which network cities were not among the sixty-eight assessed?": ["Changzhou", "Suzhou"],
    "Not counting London and New York, who has the highest Smart Service score?": ["Shanghai"],
    "Leave out London and Singapore: who then has the best Smart Innovation score?": ["New York"],
    "去掉伦敦、纽约和新加坡，智慧创新得分最高的是哪座城市？": ["Paris"],
    # one bound for each of several, one bound an indicator, inside and outside of the first places
    "Which cities score above 90 in both online healthcare and online employment?": ["Beijing", "Shanghai"],
    "在线医疗与在线就业得分均在90分以上的有哪些城市？": ["Beijing", "Shanghai"],
    "智慧基础设施得分超过87、智慧经济得分低于70的有哪些城市？": ["Hong Kong", "Los Angeles", "Chicago"],
    "Which cities rank outside the top 40 for City Innovation but within the first five for Learner Experience?": ["Xiangyang", "Yichang"],
    "Which western cities are within the first ten in learner experience?": ["Urumchi", "Guilin"],
    "Which GNLC cities are in the top ten for city innovation in iSLEC but not in the top twenty for learner experience?": ["Shanghai", "Hangzhou", "Nanjing", "Shenzhen", "Chengdu", "Guangzhou"],
    "Which cities are in the top ten of smart governance but not in the top five of smart economy?": ["Seoul", "Dubai", "Singapore", "Toronto", "Sydney", "Berlin"],
    # two conditions, the second denied: islec-2016 Table 2 and gsc-2020 Table 2-1
    "哪些GNLC成员有条例、又不在东部？": ["Taiyuan", "Chengdu", "Xi'an", "Wuhan"],
    "智慧基础设施得分高于90，也不在欧洲的有哪些城市？": ["Hong Kong", "Singapore"],
    # whoever fits: gsc-2020, software development
    "Everybody with 95 or more in software development": ["London", "New York", "Paris", "Berlin"],
    "List everyone below 40 points in smart economy, please": ["Rio de Janeiro", "Cairo"],
    # above one mean and below another: 69.9 in smart innovation, 72.15 in smart service
    "智慧创新得分高于20城平均值、但 Smart Service 低于20城平均值的城市有哪些？": ["Tokyo", "Los Angeles", "Chicago", "Sydney"],
    "智慧服务高于二十城均值、而智慧创新低于二十城均值的有哪些城市？": ["Shanghai", "Dubai", "Moscow"],
    # city by city against the mean of another group: 0.7659 with a law, 0.7263 without
    "Among GNLC members without a regulation, who scores higher on iSLEC learner experience than the average of the members that have one?": ["Beijing"],
    "Which GNLC members with a law score lower on learner experience than the average of the members that do not have one?": ["Taiyuan", "Chengdu"],
    "没有条例的GNLC城市中，谁的iSLEC总分高于有条例城市的平均分？": ["Beijing", "Hangzhou"],
    # two groups as one set
    "国际化导向型与产业驱动型两类合起来看，iSLEC总分最低的是哪座城市？": ["Nanjing"],
    "Taken together, which of the balanced and the culturally empowered members has the lowest overall score?": ["Taiyuan"],
    "Which cities fell short of 0.6 on Learnner Experience?": ["Shenyang", "Jinhua"],
    "Which city's academic reputation exceeds its smart city rank by the largest margin?": ["Rio de Janeiro"],
    "Which city has its path described as system-led and balanced, with community education at the core?": ["Chengdu"],
    # the years of two events, and a body as it stood at a moment
    "Which cities adopted their law in a year before the one in which the coordinating body was founded?": ["Taiyuan", "Chengdu"],
    "Which cities set up their steering body in a later year than they passed their law?": ["Taiyuan", "Chengdu"],
    "哪些城市协调机构成立的年份比条例通过的年份更晚？": ["Taiyuan", "Chengdu"],
    "哪些城市条例通过的年份比协调机构成立的年份更早？": ["Taiyuan", "Chengdu"],
    "Which cities' steering bodies existed at the end of 2010?": ["Shanghai", "Beijing", "Xi'an"],
    "2010年底已成立协调机构的城市有哪些？": ["Shanghai", "Beijing", "Xi'an"],
    # what several cities share is the number beside the score
    "Which three cities share the Government Support score of 0.2500?": ["Pingdingshan", "Mudanjiang", "Jiujiang"],
    "哪两座城市的城市创新得分同为0.3289？": ["Luoyang", "Jining"],
    "Which cities have the same City Innovation score of 0.3289?": ["Luoyang", "Jining"],
    # any of three subjects is any law
    "哪些城市有终身教育、终身学习或社区教育条例？": ["Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"],
    # a place in a ranking is to stand in it, and no rank to be shown
    "Which city has both a regulation in Table 1 and a place in the Global Smart Cities 2020 ranking?": ["Shanghai"],
    "Which cities have a place in the iSLEC ranking but no law?": ["Beijing", "Hangzhou", "Nanjing", "Shenzhen", "Guangzhou"],
    "Which members without a law appear in the iSLEC ranking?": ["Beijing", "Hangzhou", "Nanjing", "Shenzhen", "Guangzhou"],
    "哪些城市既有条例又进入了全球智慧之都2020排名？": ["Shanghai"],
    # missed is not reached, as many is the same, what a report's date says stands for the report
    "Of the GNLC members without a regulation, which one was assessed by iSLEC but missed its top ten?": ["Nanjing"],
    "Which members with a law did not make the iSLEC top ten?": ["Taiyuan", "Chengdu"],
    "Which cities have as many smart-city articles as Chicago?": ["Paris", "Moscow"],
    "Which cities have exactly as many smart-city articles as Paris?": ["Chicago", "Moscow"],
    "2016年5月iSLEC报告发布之后，才有条例获得通过的城市有哪些？": ["Chengdu", "Xi'an", "Suzhou", "Wuhan"],
    "2016年5月评估报告公布之前通过条例的城市有哪些？": ["Shanghai", "Taiyuan"],
    "从城市创新排名到学习者体验排名，名次跌得最多的是哪些城市？": ["Nanjing", "Shenzhen"],
    # a remark or what it is for
    "Background: I am comparing R&D and human resources. Which city is second only to Beijing in R&D capacity?": ["Ningbo"],
    "有地方条例的城市中，学习者体验得分最高的是哪座，注意有些条例晚于该指数？": ["Wuhan"],
}  # fmt: skip
OTHERS = {
    "In which path types do cities with a law outnumber those without one?": ["Balanced development", "Cultural Empowerment"],
    "哪些路径类型里没有立法的城市比已立法的多？": ["Industry-driven", "Internationalization-oriented"],
    "In which path types have more than half of the cities a law?": ["Balanced development", "Cultural Empowerment"],
    "In which of the five smart-city pillars does Singapore finish ahead of London?": ["Smart Infrastructure", "Smart Service"],
    "上海在智慧城市五大支柱的哪几项上不如北京？": ["Smart Economy", "Smart Infrastructure", "Smart Innovation"],
}  # fmt: skip
NUMBERS = {
    # Shenzhen 0.6621 and Guangzhou 0.6445; Suzhou is not assessed
    "How far apart are the two assessed industry-driven cities in the overall iSLEC score?": 0.0176,
    "What is the difference in overall iSLEC score between the two industry-driven cities that were assessed?": 0.0176,
    "产业驱动型中参评的两座城市，iSLEC总分相差多少？": 0.0176,
    "By how much does the better industry-driven city lead the other one in the overall iSLEC score, the third one not being assessed?": 0.0176,
    "How many of the six laws already existed at the end of 2016?": 3,  # Shanghai, Taiyuan, Chengdu (November 2016)
    "How many laws existed at the start of 2016?": 2,
    "2016年底已存在的地方条例有几部？": 3,
    "Count the steering bodies that were already in existence at the start of 2012.": 5,  # from Shanghai's to Hangzhou's
    "How many coordinating bodies were already in place by the close of 2012?": 7,  # and those of Guangzhou and Wuhan
    "2012年底时，十二个协调机构中已经存在的有几个？": 7,
    "At the end of 2019, how many of the twelve cities had a regulation on lifelong education, community education or lifelong learning in force, rather than merely adopted?": 3,
    "What share of the twelve members, as a percentage, had a law in force by the end of 2012?": 16.7,
    "到2012年底，12个成员中已有条例生效的城市，以百分比表示是多少？": 16.7,
    "Median number of years between body and law in the cities where the body came first": 8,
    "机构成立与条例通过之间的年数，平均是多少年（不论先后）？": 5.833333,  # 5, 11, 5, 12, 1 and 1
    "How large is the span in months between the first and the last adoption of a regulation?": 158,
    "17个西部城市中，学习者体验得分不低于0.75的有多少个？": 8,
    "Jilin (the city, not the province): overall score": 0.4366,
    "吉林的综合得分是多少？指城市而非省份": 0.4366,
    "In the 20-city ranking, what score did Cairo get?": 54.9,
}
DATES = {
    "When was the latest GNLC law adopted?": "2024-03",
    "最早一部条例是哪年哪月施行的？": "2011-05",
    "Earliest founding of a steering body: which year?": "2006",
}
REFUSED = (
    "Background: I am looking at learner experience. Which city comes second only to Beijing?",
    "After Nanjing's community education regulation was passed in 2013, which centre was put in charge?",
    "广州的终身教育条例通过之后，由哪个部门负责？",
    "In which month and year was the Ningbo lifelong learning promotion regulation adopted?",
    "公共安全和智慧交通均超过80的城市有哪些？",  # no index has the second
)


def names(base: KnowledgeBase, question: str) -> list[str]:
    """The English names of what an answer lists."""
    value = base.ask(question).value
    return [item.name_en for item in (value.items if value else None) or () if isinstance(item, Ref)]


@pytest.mark.parametrize("question", LISTS)
def test_the_cities_are_those_of_the_documents(seed_base: KnowledgeBase, question: str) -> None:
    assert set(names(seed_base, question)) == set(LISTS[question])


@pytest.mark.parametrize("question", OTHERS)
def test_types_and_pillars_are_listed_where_they_are_asked_for(seed_base: KnowledgeBase, question: str) -> None:
    assert set(names(seed_base, question)) == set(OTHERS[question])


@pytest.mark.parametrize("question", NUMBERS)
def test_the_number_is_that_of_the_documents(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == pytest.approx(NUMBERS[question])


@pytest.mark.parametrize("question", DATES)
def test_the_date_at_one_end_of_a_set_is_told(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.date == DATES[question]


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_taken_for_granted_or_not_understood_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


def test_a_list_in_the_order_of_a_score_holds_two_years_of_founding(seed_base: KnowledgeBase) -> None:
    question = "Rank the members whose body dates from 2007 or 2008 by overall iSLEC score, best first"
    assert names(seed_base, question) == ["Beijing", "Xi'an"]


@pytest.mark.parametrize(
    "question",
    [
        "From the most recent to the oldest date of entry into force, list the cities whose law took effect after 2016.",
        "从最晚到最早施行，列出2016年以后施行条例的城市。",
    ],
)
def test_an_order_from_one_end_to_the_other_is_whole(seed_base: KnowledgeBase, question: str) -> None:
    assert names(seed_base, question) == ["Wuhan", "Suzhou", "Xi'an", "Chengdu"]


@pytest.mark.parametrize(
    "question",
    [
        "Give the path type, the overall iSLEC 2016 rank and the overall Global Smart Cities 2020 rank of each GNLC member in both indices.",
        "请列出在两个指数中都有的GNLC成员的路径类型、iSLEC 2016总排名和全球智慧之都2020总排名。",
        "Which members are in both indices, and what are their overall iSLEC and GSC ranks?",
    ],
)
def test_the_totals_of_both_indices_stand_side_by_side(seed_base: KnowledgeBase, question: str) -> None:
    table = seed_base.ask(question).tables[0]
    assert {"rank:islec-2016.overall", "rank:gsc-2020.overall"} <= {column.key for column in table.columns}
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    "question",
    [
        "One city has both a regulation in Table 1 and a place in the Global Smart Cities 2020 ranking. What is its overall rank there?",
        "有一座城市既有条例又进入了全球智慧之都2020排名，它的总排名是多少？",
    ],
)
def test_a_city_told_by_two_documents_is_cited_from_both(seed_base: KnowledgeBase, question: str) -> None:
    """Shanghai has a law (gnlc-12, l. 30) and rank 4 of 20 (gsc-2020, l. 223)."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == 4
    assert {"gnlc-12", "gsc-2020"} <= {cited.source for cited in answer.evidence.values()}
