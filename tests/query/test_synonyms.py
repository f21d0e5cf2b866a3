"""One word of a question in the place of another that says the same: the same plan. One template for each role of words."""

import pytest

from kb.knowledge import KnowledgeBase

TEMPLATES = {
    # what is asked, and of what
    "{} cities have a lifelong learning law?": "Which|List the|Name the|Show me the|Enumerate the|Specify which|Let me know which",
    "{} have lifelong-learning legislation?": "Which cities|Which towns|Which localities|Which conurbations|Which jurisdictions|Who",
    "How many cities have a {}?": "lifelong learning law|lifelong learning statute|lifelong learning by-law|lifelong learning decree"
    "|law governing lifelong learning|law promoting lifelong learning|law to promote lifelong learning",
    # laws and bodies
    "When did Shanghai {} its law?": "adopt|pass|enact|approve|promulgate|ratify|proclaim|bring in",
    "When did Shanghai's law {}?": "take effect|come into force|become effective|kick in|start|begin to apply|become operative",
    "When was Wuhan's steering body {}?": "established|founded|set up|constituted|instituted|inaugurated|called into being",
    "Who {} the learning city work in Wuhan?": "leads|runs|manages|oversees|supervises|handles|presides over|looks after",
    "Which {} coordinates Beijing's learning city work?": "body|committee|organisation|organization|agency|task force",
    "What is the development {} of Wuhan?": "path|pathway|route|trajectory|track|road|direction",
    # orders, bounds and dates
    "Which city has the {} iSLEC overall score?": "highest|best|peak|uppermost|topmost|supreme|most impressive",
    "Which city has the {} iSLEC overall score? ": "lowest|worst|poorest|bottommost|tiniest|meagrest|most modest",
    "Which city had the {} gap between adoption and effect?": "longest|largest|lengthiest|widest|most drawn-out",
    "Which cities score {} 0.7 in iSLEC 2016?": "above|over|north of|in excess of|past|exceeding",
    "Which cities adopted a law {} 2015?": "before|prior to|previous to|in advance of|anterior to",
    "Which cities adopted a law {} 2015? ": "after|later than|posterior to|past|beyond|post|later on than",
    "Which cities adopted a law {} 2012?": "since|as from|starting in|commencing in",
    "Which cities adopted a law {} 2012? ": "by|until|till|up till|no later than",
    # logic
    "Which GNLC members are {} a law?": "without|lacking|sans|devoid of|bereft of|deprived of",
    "Which cities have a law {} a steering body?": "and|as well as|plus|together with|in conjunction with|besides",
    "Which cities have a law {} Shanghai?": "except|apart from|other than|bar|barring|with the exception of",
    # measures
    "What is the iSLEC {} score of Beijing?": "overall|total|aggregate|comprehensive|final|headline",
    "What is the {} of Beijing in iSLEC 2016?": "rank|position|placing|place|spot|slot",
    "What is the {} iSLEC score of the GNLC members?": "median|middle",
    "What is the {} of learner experience in iSLEC?": "weight|weighting|weightage|relative weight|percentage weight",
    "What are the three {} of iSLEC?": "dimensions|pillars|components|facets|strands|building blocks|parts",
    "What {} of city innovation are there?": "sub-indicators|subindicators|sub-components|sub-dimensions|metrics",
    "Which smart city {} is Singapore in?": "level|tier|grade|band|bracket|echelon",
    # likeness, routes and membership
    "Which city is most {} Wuhan?": "similar to|like|akin to|comparable with|analogous to|reminiscent of",
    "How are Beijing and Taiyuan {}?": "connected|linked|associated|interconnected|interlinked|interrelated",
    "What is the {} between Beijing and Taiyuan?": "connection|tie|linkage|bond|nexus|chain|shortest path",
    "{} Beijing and Shanghai.": "Compare|Contrast|Juxtapose|Match up|Set side by side",
    "Which cities are {} the GNLC?": "members of|part of|affiliated with|affiliated to|belonging to",
    "Is {} a member of the GNLC?": "Wuhan|Wuhan City|Wuhan municipality",
    "In which {} is Chengdu?": "region|economic region|part of China|macro-region",
    # what the sources say
    "Which {} do learning cities face?": "challenges|problems|hurdles|impediments|bottlenecks|pitfalls|issues",
    "Which {} says that Shanghai adopted its law in 2011?": "source|document|paper|report|article",
    "Which {} are in the GSC report?": "misprints|errors|typos|typographical errors|inaccuracies|blunders",
    "{} the figures of iSLEC 2016.": "Audit|Check|Inspect|Scrutinise|Scrutinize|Cross-check|Double-check|Vet",
    # 中文
    "{}有终身学习立法？": "哪些城市|哪几座城市|哪些都市|哪些城|何地|谁",
    "{}城市有终身学习条例？": "多少个|几个|多少座|几多个|有多少",
    "哪些城市有终身学习{}？": "条例|立法|法规|法例|规章|专门法规|成文法",
    "上海的条例是{}通过的？": "何时|哪一年|几时|啥时候|几年|多会儿|甚么时候",
    "武汉的{}叫什么？": "协调机构|统筹机构|领导小组|协调组织|协调单位|统筹部门",
    "武汉学习型城市建设由{}牵头？": "谁|哪个部门|什么单位|何单位|哪一部门",
    "武汉学习型城市建设由谁{}？": "牵头|负责|主导|挂帅|领衔|主抓|主管",
    "武汉的发展{}是什么？": "路径|道路|路子|途径|走向",
    "北京的iSLEC综合{}是多少？": "得分|分数|分值|评分|成绩",
    "北京在iSLEC 2016中的{}是多少？": "排名|名次|位次|座次|席次",
    "哪些城市在2015年{}通过了条例？": "之后|以后|后|过后",
    "2012年{}通过条例的城市有哪些？": "以来|起|至今|以降|迄今|到现在",
    "{}2012年，哪些城市通过了条例？": "截至|截止|到|至|迄|直至",
    "哪些GNLC成员{}条例？": "没有|缺乏|尚无|未有|欠缺|冇",
    "GNLC成员iSLEC得分的{}是多少？": "中位数|中值|中数|中间数",
    "{}北京和上海。": "比较|对比|比对|比照|横向比较",
    "哪个城市与武汉最{}？": "相似|接近|相像|类似|相仿|雷同|贴近",
    "北京和太原有什么{}？": "联系|关联|纽带|渊源|交集|牵连",
    "北京和太原有哪些{}？": "共同点|共同之处|相同点|共通之处|共性|相似之处",
    "苏州在哪个{}？": "省|省份|省区",
    "哪些城市是GNLC的{}？": "成员|会员城市|一员|加盟城市",
    "iSLEC的三个{}是什么？": "维度|一级指标|支柱|构面|板块|层面|组成部分",
    "新加坡属于哪个智慧城市{}？": "等级|层级|梯队|档次|梯级|类别",
    "学习型城市的{}是什么？": "定义|含义|涵义|意涵|界定",
    "学习型城市建设面临哪些{}？": "挑战|困难|瓶颈|阻碍|难关|症结|隐忧",
    "哪份{}说上海的条例在2011年通过？": "资料|文献|论文|报告",
    "全球智慧之都报告有哪些{}？": "错误|误印|笔误|谬误|讹误|纰漏",
    "{}iSLEC 2016的全部数字。": "核查|审计|审核|校验|复核|查核",
    "上海的机构比条例早{}？": "几年|多少年|了几年",
}  # fmt: skip
CASES = [
    (template.strip(), *said.split("|")[:1], other)
    for template, said in TEMPLATES.items()
    for other in said.split("|")[1:]
]


@pytest.mark.parametrize(("template", "usual", "other"), CASES)
def test_another_word_for_the_same_makes_the_same_plan(
    seed_base: KnowledgeBase, template: str, usual: str, other: str
) -> None:
    first, second = seed_base.ask(template.format(usual)), seed_base.ask(template.format(other))
    assert first.status == "answered"
    assert (second.status, second.reading.plan) == (first.status, first.reading.plan)


NEAR = [
    # an unknown word that may turn a date or a having is not passed over
    "Which cities adopted a law zorbally to 2015?",
    "Which GNLC members are zorbed of a law?",
    "哪些GNLC成员甭条例？",
    # a measure that no index has
    "Which cities got zero points in fintech?",
    # gsc-2020: Hong Kong reserves land, in hectares, and no sum of money is told
    "How much did Hong Kong allocate for smart city works?",
    # islec-2016 has no claim that its scores add up
    "Do the printed scores of iSLEC 2016 add up?",
]


@pytest.mark.parametrize("question", NEAR)
def test_a_word_that_may_turn_the_question_is_not_passed_over(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"
