"""What a reviewer may demand of the analysis, a row each: a question in English and in Chinese, the plan, the page.

``page`` is an address of the site; ``{plan}`` in it stands for the plan. ``partly`` are pages that show more than one answer, or a
part of one: of the answer's tables they must hold those that are named here, all of them where nothing is named.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

ISLEC, GSC = "islec-2016", "gsc-2020"
DIMENSIONS = [f"{ISLEC}.{name}" for name in ("city-innovation", "fields-for-learning", "learner-experience")]
OVERALL = f"{ISLEC}.overall"
GNLC = {"conditions": [{"on": "network", "network": "gnlc"}]}
LAW = {"on": "regulation"}
EARLY = {"on": "body", "established": {"op": "before", "date": "2012"}}
ANSWER = "/answer?plan={plan}"
RELATE = "/relate?plan={plan}"


class Capability(NamedTuple):
    """One thing that the analysis can do."""

    name: str
    english: str
    chinese: str
    plan: dict[str, Any]
    page: str
    partly: tuple[str, ...] = ()
    status: str = "answered"


def reweigh(**more: Any) -> dict[str, Any]:
    """A plan that puts iSLEC together anew."""
    return {"kind": "reweigh", "edition": ISLEC, **more}


def robust(**more: Any) -> dict[str, Any]:
    """A plan about how firm the ranks of iSLEC are."""
    return {"kind": "robustness", "edition": ISLEC, **more}


def relate(*conditions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan that sets a condition against the overall score of iSLEC."""
    found = {"kind": "relate", "indicators": [OVERALL], "ask": "higher", **more}
    return found | {"condition": {"conditions": list(conditions)}} if conditions else found


CAPABILITIES = (
    Capability(
        "weights of one's own", "Rank the iSLEC cities with weights 50% city innovation, 30% learner experience and 20% fields for learning",
        "如果城市创新占50%、学习者体验占30%、学习场域占20%，iSLEC城市排名如何？",
        reweigh(weights=dict(zip(DIMENSIONS, (50, 20, 30), strict=True))),
        f"/indices/{ISLEC}/weights?w.city-innovation=50&w.fields-for-learning=20&w.learner-experience=30"),
    Capability(
        "equal weights", "Rank the iSLEC cities with equal weights for the three dimensions", "如果iSLEC三个维度权重相同，城市排名会怎样？",
        reweigh(weights=dict.fromkeys(DIMENSIONS, 1)),
        f"/indices/{ISLEC}/weights?w.city-innovation=1&w.fields-for-learning=1&w.learner-experience=1"),
    Capability(
        "geometric mean with its zeros", "Rank the iSLEC cities by the geometric mean of the second-level indicators",
        "用二级指标的几何平均计算iSLEC，城市排名如何？", reweigh(aggregation="geometric", level=2),
        f"/indices/{ISLEC}/weights?aggregation=geometric&level=2"),
    Capability(
        "min-max", "Rank iSLEC with min-max normalisation", "iSLEC用极差标准化后排名如何？", reweigh(normalisation="min-max"),
        f"/indices/{ISLEC}/weights?normalisation=min-max"),
    Capability(
        "z scores", "Rank the iSLEC cities by z scores", "iSLEC用z分数后排名如何？", reweigh(normalisation="z"),
        f"/indices/{ISLEC}/weights?normalisation=z"),
    Capability(
        "share of the best", "Rank the iSLEC cities by their distance to the best", "iSLEC按与最大值之比排名如何？",
        reweigh(normalisation="max"), f"/indices/{ISLEC}/weights?normalisation=max"),
    Capability(
        "percentile ranks", "Rank the iSLEC cities by percentile ranks", "iSLEC按百分位排名后城市排名如何？",
        reweigh(normalisation="rank"), f"/indices/{ISLEC}/weights?normalisation=rank"),
    Capability(
        "audit of every figure", "Audit every figure that Global Smart Cities 2020 prints", "逐一核查全球智慧之都2020公布的全部数字",
        {"kind": "inspect", "edition": GSC}, f"/indices/{GSC}/audit"),
    Capability(
        "audit of the ranks", "Which printed ranks of Global Smart Cities 2020 contradict the values?",
        "全球智慧之都2020公布的哪些名次与数值矛盾？", {"kind": "inspect", "edition": GSC, "check": "rank"}, f"/indices/{GSC}/audit?check=rank"),
    Capability(
        "labels that the audit reads anew", "Which row labels of the GSC overall table are shifted?", "全球智慧之都总排名表哪些行标签错位？",
        {"kind": "inspect", "edition": GSC, "check": "label"}, f"/indices/{GSC}/audit?check=label"),
    Capability(
        "every claim of the prose", "Check every prose claim of iSLEC 2016", "核查iSLEC 2016正文的全部论断",
        {"kind": "inspect", "edition": ISLEC, "check": "claim"}, f"/indices/{ISLEC}/audit?check=claim"),
    Capability(
        "differences of ranks", "Which printed differences of GSC 2020 contradict the tables?", "全球智慧之都公布的差值有矛盾吗？",
        {"kind": "inspect", "edition": GSC, "check": "difference"}, f"/indices/{GSC}/audit?check=difference"),
    Capability(
        "figures printed twice", "Which figures are printed twice in GSC 2020 and differ?", "全球智慧之都哪些数字印出两次？",
        {"kind": "inspect", "edition": GSC, "check": "pair"}, f"/indices/{GSC}/audit?check=pair"),
    Capability(
        "aggregates that cannot be checked", "Which aggregates of iSLEC cannot be checked and why?", "iSLEC哪些合成值无法核对？",
        {"kind": "inspect", "edition": ISLEC, "check": "aggregate", "verdict": "cannot be checked"},
        f"/indices/{ISLEC}/audit?check=aggregate&verdict=cannot+be+checked"),
    Capability(
        "a printed total recomputed", "Does Wuhan's iSLEC overall score recompute from its dimensions?", "武汉的iSLEC总分能由各维度重新计算得出吗？",
        {"kind": "recompute", "edition": ISLEC, "indicator": OVERALL, "city": "wuhan"}, ANSWER),
    Capability(
        "rank of a city under other weights",
        "What rank would Wuhan have with weights 50% city innovation, 30% learner experience, 20% fields for learning?",
        "如果城市创新占50%、学习者体验占30%、学习场域占20%，武汉在iSLEC中排第几？",
        reweigh(weights=dict(zip(DIMENSIONS, (50, 20, 30), strict=True)), city="wuhan"), ANSWER),
    Capability(
        "a part left out by name", "Leave out learner experience: how does the iSLEC ranking change?", "去掉学习者体验，iSLEC排名如何变化？",
        reweigh(weights=dict(zip(DIMENSIONS, (0.4, 0.4, 0), strict=True))), ANSWER),
    Capability(
        "outliers of one indicator", "Are there outliers in the learner experience dimension of iSLEC?", "学习者体验有离群城市吗？",
        {"kind": "outliers", "edition": ISLEC, "indicator": DIMENSIONS[2]}, ANSWER),
    Capability(
        "regions side by side, never by their mean alone", "Rank the regions by mean iSLEC score", "按iSLEC平均分给各地区排名",
        {"kind": "aggregate", "indicator": OVERALL, "by": "region"}, ANSWER),
    Capability(
        "rank of a city in a part, with its stability", "What is Wuhan's rank in learner experience?", "武汉的学习者体验排第几？",
        {"kind": "lookup", "cities": ["wuhan"], "attributes": [f"rank:{DIMENSIONS[2]}"]}, ANSWER),
    Capability("rank intervals", "How robust are the ranks in iSLEC?", "iSLEC排名对权重有多敏感？", robust(), f"/indices/{ISLEC}/robustness"),
    Capability(
        "rank intervals under random weights", "How robust are the ranks in iSLEC under random weights with 2,000 draws and seed 7?",
        "随机权重下iSLEC的名次有多稳健？2000次抽取，种子7", robust(drawn="any", draws=2000, seed=7),
        f"/indices/{ISLEC}/robustness?drawn=any&draws=2000&seed=7"),
    Capability(
        "rank interval of a city", "How robust is Wuhan's rank in iSLEC?", "武汉在iSLEC中的排名有多稳健？", robust(city="wuhan"), ANSWER),
    Capability(
        "stability of the first ten", "How stable are the top ten of iSLEC?", "iSLEC前十名有多稳定？", robust(ask="top", top=10),
        f"/indices/{ISLEC}/robustness?ask=top&top=10"),
    Capability(
        "one part left out", "Leave one indicator out of iSLEC: how do the ranks change?", "iSLEC逐一剔除指标后排名如何变化？",
        robust(ask="left_out"), f"/indices/{ISLEC}/robustness?ask=left_out"),
    Capability(
        "weights on paper and in effect", "How do nominal and effective weights of iSLEC differ?", "iSLEC的名义权重与实际影响有何不同？",
        robust(ask="influence"), f"/indices/{ISLEC}/robustness?ask=influence"),
    Capability(
        "coherence", "Do the dimensions of iSLEC hang together (Cronbach's alpha)?", "iSLEC各维度的一致性如何？", robust(ask="coherence"),
        f"/indices/{ISLEC}/robustness?ask=coherence"),
    Capability(
        "envelope", "Which cities could be first in iSLEC under any weights?", "任意权重下哪些城市可能在iSLEC中居首？",
        {"kind": "envelope", "edition": ISLEC}, f"/indices/{ISLEC}/envelope"),
    Capability(
        "worst possible rank of a city", "What is the worst rank Wuhan could have in iSLEC under any weights?",
        "无论怎样设定权重，武汉在iSLEC中最差会排第几？", {"kind": "envelope", "edition": ISLEC, "city": "wuhan", "ask": "worst"},
        f"/indices/{ISLEC}/envelope?city=wuhan&ask=worst"),
    Capability(
        "share of the weight space", "In what share of all weightings is Beijing first in iSLEC?", "在iSLEC中，北京在多大比例的权重下居首？",
        {"kind": "envelope", "edition": ISLEC, "city": "beijing", "ask": "first_share"},
        f"/indices/{ISLEC}/envelope?city=beijing&ask=first_share"),
    Capability(
        "pairs whose order never changes", "Which pairs of iSLEC cities never change their order?", "iSLEC中哪些城市对在任意权重下次序不变？",
        {"kind": "envelope", "edition": ISLEC}, f"/indices/{ISLEC}/envelope"),
    Capability(
        "a pair under any weights", "Does Shanghai stay ahead of Wuhan in iSLEC under any weights?", "任意权重下上海在iSLEC中都领先武汉吗？",
        {"kind": "dominance", "edition": ISLEC, "city": "shanghai", "other": "wuhan"},
        f"/indices/{ISLEC}/dominance?city=shanghai&other=wuhan"),
    Capability(
        "a pair in every part", "Is Beijing at least as good as Xi'an in every dimension of iSLEC?", "北京在iSLEC各维度上都不低于西安吗？",
        {"kind": "dominance", "edition": ISLEC, "city": "beijing", "other": "xian"},
        f"/indices/{ISLEC}/dominance?city=beijing&other=xian"),
    Capability(
        "dominance", "Which cities of iSLEC are not dominated by any other?", "iSLEC中哪些城市不被任何城市全面超过？",
        {"kind": "dominance", "edition": ISLEC}, f"/indices/{ISLEC}/dominance"),
    Capability(
        "outliers", "Which cities are statistical outliers in iSLEC 2016?", "iSLEC中有哪些离群城市？",
        {"kind": "outliers", "edition": ISLEC}, f"/indices/{ISLEC}/outliers"),
    Capability(
        "strengths and weaknesses", "What are the strengths and weaknesses of Wuhan?", "武汉有哪些优势和短板？",
        {"kind": "strengths", "city": "wuhan"}, "/cities/wuhan", ("iSLEC 2016: Wuhan", "iSLEC 2016: nearest profiles")),
    Capability(
        "two indices side by side", "Where does Beijing stand in both indices?", "北京在两个指数中各处于什么位置？",
        {"kind": "strengths", "city": "beijing", "ask": "standing"}, "/cities/beijing",
        ("Overall standing in each index", "iSLEC 2016: Beijing", "Global Smart Cities 2020: Beijing")),
    Capability(
        "nearest profiles", "Which cities have profiles most similar to Wuhan's?", "哪个城市与武汉最相似？",
        {"kind": "similar", "city": "wuhan", "edition": ISLEC}, ANSWER),
    Capability(
        "middle of the governance network", "Which bodies are most central in the governance network?", "治理网络中哪些机构的中心性最高？",
        {"kind": "centrality", "entity": "organisation"}, ANSWER),
    Capability(
        "law and score", "Do cities with a lifelong-learning law have a higher iSLEC score?", "有终身学习立法的城市iSLEC得分更高吗？",
        relate(LAW), "/relate?group=law", ("Comparison", "Within one administrative tier", "Cases", "Left out")),
    Capability(
        "law in force at the score's date", "Do cities with a law in force by the date of the score have a higher iSLEC score?",
        "在分数日期前已施行终身学习立法的城市iSLEC得分更高吗？", relate({**LAW, "in_force": {"op": "as_of", "date": "2016-05"}}),
        "/relate?group=law-then", ("Comparison", "Within one administrative tier", "Cases", "Left out")),
    Capability(
        "exact p of a condition", "What is the exact p of law against the iSLEC score?", "有无立法城市iSLEC得分比较的精确p值是多少？",
        relate(LAW, ask="p"), RELATE),
    Capability(
        "smallest possible p", "What is the smallest possible p for comparing cities with and without a law in iSLEC?",
        "有无立法城市iSLEC得分比较的最小可能p值是多少？", relate(LAW, ask="smallest_p"), RELATE),
    Capability(
        "power of a comparison", "What power does the comparison of cities with and without a law have in iSLEC?",
        "有无立法城市iSLEC得分比较的检验功效是多少？", relate(LAW, ask="power"), RELATE),
    Capability(
        "effect size", "What is Cliff's delta between cities with and without a law in iSLEC?", "有无立法城市iSLEC得分的Cliff's delta是多少？",
        relate(LAW, ask="delta"), RELATE),
    Capability(
        "a law by its title", "Do cities with a lifelong learning law in the strict sense have a higher iSLEC score?",
        "狭义上有终身学习立法的城市iSLEC得分更高吗？", relate({**LAW, "subject": "lifelong-learning", "breadth": "strict"}), RELATE),
    Capability(
        "administrative tiers", "Do provincial capitals score higher in iSLEC than prefecture-level cities?", "省会城市的iSLEC得分比地级市高吗？",
        relate({"on": "tier", "tier": "provincial-capital"}, against={"conditions": [{"on": "tier", "tier": "prefecture-level"}]}), RELATE),
    Capability(
        "lead entities by score", "Does the lead entity go with the iSLEC score?", "牵头单位类型与iSLEC得分有什么关系？",
        relate(by="body.lead_type", ask="table"), "/relate?group=by:body.lead_type"),
    Capability(
        "all dimensions after Holm", "Do cities with a law differ in any iSLEC dimension after Holm correction?",
        "有立法的城市在iSLEC各维度上经Holm校正后有差异吗？", relate(LAW, indicators=sorted(DIMENSIONS), ask="table"), RELATE),
    Capability(
        "all indicators at once", "Do cities with a lifelong-learning law score higher on all iSLEC indicators?",
        "有终身学习立法的城市在iSLEC全部指标上得分更高吗？",
        relate(LAW, indicators=[OVERALL, *DIMENSIONS, *(f"{ISLEC}.{name}" for name in (
            "city-rd-capacity", "city-hr-development", "government-support", "school-learning-environment", "home-learning-environment",
            "community-learning-environment", "workplace-learning-environment", "museum-learning-environment", "learning-engagement",
            "learning-approach", "learning-achievement"))]),
        "/relate?group=law&looks=all", ("Comparison", "Cases", "Left out")),
    Capability(
        "early body and score", "Do cities whose steering body was established before 2012 score higher in iSLEC?",
        "2012年前成立协调机构的城市iSLEC得分更高吗？", relate(EARLY), "/relate?group=body-before&year=2012",
        ("Comparison", "Within one administrative tier", "Cases")),
    Capability(
        "lead entity and score", "Do cities led by a party department score higher in iSLEC?", "由党委部门牵头的城市iSLEC得分更高吗？",
        relate({"on": "body", "lead_type": "party-department"}), "/relate?group=lead:party-department", ("Comparison", "Cases")),
    Capability(
        "theme of practice and score, which no source denies", "Do cities with practices on digital platforms score higher in iSLEC?",
        "有数字平台实践的城市iSLEC得分更高吗？", relate({"on": "practice", "theme": "digital-platforms"}),
        "/relate?group=theme:digital-platforms", status="no_data"),
    Capability(
        "policy document and score, which no source denies", "Do cities with a policy document score higher in iSLEC?",
        "有政策文件的城市iSLEC得分更高吗？", relate({"on": "policy"}), "/relate?group=policy", status="no_data"),
    Capability(
        "effect of a law, which a comparison cannot tell", "Does legislation raise the iSLEC score?", "立法能提高iSLEC得分吗？",
        relate(LAW, ask="table"), RELATE),
    Capability(
        "members and score", "Do GNLC members score higher in iSLEC than other cities?", "GNLC成员城市的iSLEC得分比其他城市高吗？",
        relate({"on": "network", "network": "gnlc"}), "/relate?group=network:gnlc", ("Comparison", "Within one administrative tier", "Cases")),
    Capability(
        "two regions", "Do cities in East China score higher in iSLEC than cities in West China?", "东部城市的iSLEC得分比西部城市高吗？",
        relate({"on": "place", "place": "eastern-china"}, against={"conditions": [{"on": "place", "place": "western-china"}]}), RELATE),
    Capability(
        "path type and score", "How does the path type go with the iSLEC score?", "路径类型与iSLEC得分有什么关系？",
        relate(by="path_type", ask="table"), "/relate?group=by:path_type"),
    Capability(
        "two indicators together", "Is there a correlation between city innovation and learner experience?", "城市创新与学习者体验之间有相关性吗？",
        {"kind": "associate", "indicators": [DIMENSIONS[0], DIMENSIONS[2]]},
        f"/indices/{ISLEC}/correlation?first={DIMENSIONS[0]}&second={DIMENSIONS[2]}"),
    Capability(
        "no correlation across indices", "Is there a correlation between GSC scores and iSLEC scores?", "GSC得分与iSLEC得分之间有相关性吗？",
        {"kind": "associate", "indicators": [f"{GSC}.overall", OVERALL]}, ANSWER, status="unsupported"),
    Capability(
        "shared pattern and exceptions", "What do the steering bodies have in common, and who is the exception?",
        "各市协调机构有什么共同点，哪些城市是例外？", {"kind": "pattern"}, "/governance",
        ("Shared pattern and exceptions", "Who differs", "Bodies", "Body and law", "Who steers, who leads, who implements")),
    Capability(
        "the exception in most aspects", "Which city differs most from the shared governance pattern?", "哪个城市与共同的治理模式差异最大？",
        {"kind": "pattern", "ask": "apart"}, "/governance", ("Who differs",)),
    Capability(
        "body and law in time", "Was the body or the law first in each city?", "各市是先有机构还是先有立法？",
        {"kind": "pattern", "ask": "sequence"}, "/governance", ("Body and law",)),
    Capability(
        "who steers, leads, implements", "Who steers, who leads and who implements in each city?", "各市由谁统筹、牵头与实施？",
        {"kind": "pattern", "ask": "roles"}, "/governance", ("Who steers, who leads, who implements",)),
    Capability(
        "body and law that the dates cannot order", "Which cities' body and law cannot be ordered?", "哪些城市的机构与立法先后无法判断？",
        {"kind": "pattern", "ask": "undecided"}, ANSWER),
    Capability(
        "where the lead implements too", "In which cities does the lead entity itself implement?", "哪些城市由牵头单位自己实施？",
        {"kind": "pattern", "ask": "roles", "motif": "lead implements"}, ANSWER),
    Capability(
        "what the bodies of a set share", "What do the steering bodies of Beijing, Shanghai and Hangzhou have in common?",
        "北京、上海、杭州的协调机构有什么共同点？",
        {"kind": "pattern", "select": {"conditions": [{"on": "city", "cities": ["beijing", "shanghai", "hangzhou"]}]}}, ANSWER),
    Capability(
        "QCA", "Run a QCA of law and early body for an iSLEC score above the median of the members among the GNLC members",
        "以立法和早期机构为条件，对GNLC成员城市高于成员城市中位数的iSLEC得分作定性比较分析",
        {"kind": "qca", "select": GNLC, "conditions": [{"condition": LAW}, {"condition": EARLY}],
         "outcome": {"condition": {"on": "score", "indicator": OVERALL, "reference": "median", "of": GNLC}}}, "/qca?year=2012"),
    Capability(
        "a necessary condition",
        "Is a law necessary for an iSLEC score above the median of the members among the GNLC members?",
        "立法是GNLC成员城市iSLEC得分高于成员城市中位数的必要条件吗？",
        {"kind": "qca", "select": GNLC, "conditions": [{"condition": LAW}], "ask": "necessary",
         "outcome": {"condition": {"on": "score", "indicator": OVERALL, "reference": "median", "of": GNLC}}}, ANSWER),
    Capability(
        "second coder", "How far do the coders agree on the path types?", "各编码者对路径类型的编码一致性如何？",
        {"kind": "agreement", "variable": "city_paths.path_type"}, ANSWER, status="no_data"),
    Capability(
        "evidence gaps", "What are the evidence gaps for the GNLC members?", "GNLC成员城市有哪些证据缺口？",
        {"kind": "gaps", "select": GNLC}, "/coverage?set=gnlc", ("Cities and types of fact",)),
)  # fmt: skip

METHODS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Weights by level, arithmetic mean", ("weights of one's own", "equal weights", "rank of a city under other weights", "a part left out by name")),
    ("Audit of printed totals, ranks, ties, tables against each other, rounding", (
        "audit of every figure", "audit of the ranks", "differences of ranks", "figures printed twice", "a printed total recomputed",
        "labels that the audit reads anew", "aggregates that cannot be checked")),
    ("Claims of the prose checked, with their quotation", ("every claim of the prose",)),
    ("Geometric mean, zeros shown", ("geometric mean with its zeros",)),
    ("Other normalisations of the published level", ("min-max", "z scores", "share of the best", "percentile ranks")),
    ("Rank intervals under random weights, and near the published ones", (
        "rank intervals", "rank intervals under random weights", "rank interval of a city", "stability of the first ten",
        "rank of a city in a part, with its stability")),
    ("Best and worst rank and dominance under any weights", (
        "envelope", "worst possible rank of a city", "share of the weight space", "pairs whose order never changes", "a pair under any weights",
        "a pair in every part", "dominance")),
    ("One indicator left out", ("one part left out",)),
    ("Weights on paper and in effect, alpha, correlations", (
        "weights on paper and in effect", "coherence", "two indicators together", "no correlation across indices")),
    ("Outliers, profiles, strengths and weaknesses", (
        "outliers", "outliers of one indicator", "strengths and weaknesses", "two indices side by side")),
    ("Nearest profiles with distances and drivers", ("nearest profiles",)),
    ("Groups: exact tests, effect sizes, intervals, power", (
        "law and score", "exact p of a condition", "smallest possible p", "power of a comparison", "effect size", "a law by its title",
        "administrative tiers", "lead entities by score", "all dimensions after Holm", "all indicators at once", "lead entity and score",
        "theme of practice and score, which no source denies", "policy document and score, which no source denies",
        "effect of a law, which a comparison cannot tell", "members and score", "two regions", "path type and score",
        "regions side by side, never by their mean alone")),
    ("Condition and score in time", ("law in force at the score's date", "early body and score")),
    ("Crisp sets with cited cells, truth table, both solutions with all models, necessity, sweep, drop-one, relabelling", (
        "QCA", "a necessary condition")),
    ("Governance: shared pattern and exceptions, body and law in time, roles", (
        "shared pattern and exceptions", "the exception in most aspects", "body and law in time", "who steers, leads, implements",
        "body and law that the dates cannot order", "where the lead implements too", "what the bodies of a set share",
        "middle of the governance network")),
    ("Evidence gaps and a second coder", ("evidence gaps", "second coder")),
)  # fmt: skip
"""What was asked of the analysis first, each with the capabilities that answer it."""

TAKEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Every parameter in one file to run again", ("recipe",)),
    ("Tables, a workbook with a read-me, a report with references", ("csv", "json", "tidy", "xlsx", "md", "report")),
    ("The figures", ("svg", "vega-lite")),
    ("An index for COINr", ("coinr",)),
    ("A QCA for R", ("cases", "r", "qca")),
)  # fmt: skip
"""What can be taken along, each with the names of its formats."""


def markdown() -> str:
    """The trace: for every method each way to it, in words of both languages, as a page, over HTTP and on the command line."""
    named = {one.name: one for one in CAPABILITIES}
    lines = ["# From each method to its doors", "", "Written by `python -m tests.capabilities`; `tests/test_four_doors.py` runs every row and compares the", "numbers of the four ways, `tests/test_trace.py` holds this file to the table.", ""]  # fmt: skip
    for method, names in METHODS:
        lines += [
            f"## {method}",
            "",
            "| what | English | 中文 | page | API | command line |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_row(named[name]) for name in names] + [""]
    lines += ["## What can be taken along", "", "| what | page | API | command line |", "|---|---|---|---|"]
    for what, forms in TAKEN:
        shown = [f"`{form}`" for form in forms]
        lines.append(f"| {what} | *Take it along* of an answer: {', '.join(shown)} | `GET /api/answer.{forms[0]}?plan=…` | `kb export PLAN --format {forms[0]}` |")  # fmt: skip
    return "\n".join(lines) + "\n"


def _row(one: Capability) -> str:
    plan = json.dumps(one.plan, ensure_ascii=False, separators=(",", ":"))
    page = one.page.replace("?plan={plan}", "?plan=…")
    refused = "" if one.status == "answered" else f" ({one.status})"
    cells = (f"{one.name}{refused}", one.english, one.chinese, f"`{page}`", f"`POST /api/kinds/{one.plan['kind']}` `{plan}`", "`kb plan '…'`")  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    Path(__file__).with_name("TRACE.md").write_text(markdown(), encoding="utf-8")
