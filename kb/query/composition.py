"""Which conditions a kind of question takes, with one question in each language a cell: the table of the docs.

The cells are made: a condition is a clause (*have a law*, 有立法), a kind a sentence around it. The tests ask every cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.query.plan import Plan
from kb.query.selection.conditions import (
    AnyOf,
    Condition,
    GapTest,
    HasBody,
    HasPath,
    HasPolicy,
    HasPractice,
    HasRegulation,
    InEdition,
    InGroup,
    InNetwork,
    InPlace,
    InSource,
    InTier,
    LagTest,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.dates import DateTest

Pair = tuple[str, str]  # English, Chinese
ISLEC = "islec-2016.overall"
LAW, WEST, GNLC = HasRegulation(), InPlace(place="western-china"), InNetwork(network="gnlc")
BALANCED, INDUSTRY = HasPath(types=("balanced-development",)), HasPath(types=("industry-driven",))


@dataclass(frozen=True)
class Row:
    """A condition or a combination: its name, the clause that says it of cities, and what it means."""

    key: str
    name: Pair
    clause: Pair
    means: tuple[Condition, ...]


@dataclass(frozen=True)
class Column:
    """A kind of question: its sentence around a clause, and the field of the plan that takes the conditions."""

    kind: str
    sentence: Pair
    field: str = "select"
    without: str = ""  # rows that make no sense with the kind
    refused: str = ""  # rows whose cities are too few: the question is understood, and the answer says why it is none


@dataclass(frozen=True)
class Cell:
    """A kind and a condition, with a question in each language."""

    column: Column
    row: Row
    questions: Pair

    @property
    def is_refused(self) -> bool:
        """Whether the cities are too few for what is asked."""
        return self.row.key in self.column.refused.split()


ROWS = (
    Row("place", ("Country, province, region", "国家、省份、地区"), ("are in western China", "位于西部地区"), (WEST,)),
    Row("tier", ("Administrative tier", "行政级别"), ("are sub-provincial", "属于副省级"), (InTier(tier="sub-provincial"),)),
    Row("network", ("Network", "网络"), ("belong to GNLC", "属于GNLC"), (GNLC,)),
    Row("edition", ("Presence in an index", "是否被评估"), ("are assessed in GSC", "被GSC评估"), (InEdition(edition="gsc-2020"),)),
    Row("group", ("Level in an index", "指数等级"), ("are leading smart cities", "属于领先型智慧城市"),
        (InGroup(group="gsc-2020-leading"),)),
    Row("law", ("Law, broad reading", "立法（广义）"), ("have a law", "有立法"), (LAW,)),
    Row("subject", ("Law, strict subject", "立法（严格主题）"), ("have a community education regulation", "有社区教育条例"),
        (HasRegulation(subject="community-education", breadth="strict"),)),
    Row("adopted", ("Law adopted before, after, between", "立法通过时间"), ("adopted their law before 2017", "在2017年以前通过条例"),
        (HasRegulation(adopted=DateTest(op="before", date="2017")),)),
    Row("lag", ("Wait from adoption to effect", "通过到施行的间隔"),
        ("have a law that took effect in a later calendar year than it was adopted", "有通过与施行不在同一年的条例"),
        (LAW, LagTest(op=">", months=0, unit="calendar years"))),
    Row("path", ("Path type", "路径类型"), ("follow the path type Balanced development", "属于均衡发展型"), (BALANCED,)),
    Row("established", ("Steering body, year", "协调机构成立时间"), ("set up their steering body before 2013", "在2013年以前成立协调机构"),
        (HasBody(established=DateTest(op="before", date="2013")),)),
    Row("lead", ("Steering body, lead", "协调机构牵头单位"), ("are led by the education authority", "由教育部门牵头"),
        (HasBody(lead_type="education-authority"),)),
    Row("order", ("Body before or after the law", "机构与立法先后"), ("set up their body before the law", "先有机构后有立法"),
        (HasBody(law="before"),)),
    Row("score", ("Score", "得分"), ("score above 0.6 in iSLEC", "iSLEC综合得分高于0.6"), (ScoreTest(indicator=ISLEC, value=0.6),)),
    Row("top", ("Top k", "前若干名"), ("rank in the top ten of iSLEC", "iSLEC综合排名在前十名"),
        (ScoreTest(indicator=ISLEC, measure="rank", op="<=", value=10),)),
    Row("mean", ("Above the average of all", "高于全体平均"), ("score above the iSLEC average", "iSLEC综合得分高于平均分"),
        (ScoreTest(indicator=ISLEC, reference="mean"),)),
    Row("set", ("Above the average of a set", "高于某一集合的平均"),
        ("score above the average of the GNLC members in iSLEC", "iSLEC综合得分高于GNLC成员平均分"),
        (ScoreTest(indicator=ISLEC, reference="mean", of=Selection(conditions=(GNLC,))),)),
    Row("gap", ("One indicator against another", "两项指标相比"),
        ("score higher in city innovation than in fields for learning", "城市创新得分高于学习场域得分"),
        (GapTest(left="islec-2016.city-innovation", right="islec-2016.fields-for-learning"),)),
    Row("practice", ("Recorded practice", "实践记录"), ("have practices on digital platforms", "有数字平台方面的实践"),
        (HasPractice(theme="digital-platforms"),)),
    Row("policy", ("Policy document", "政策文件"), ("have a policy document", "有政策文件"), (HasPolicy(),)),
    Row("source", ("Mentioned in a source", "文献提及"), ("are mentioned in the Ningbo paper", "在宁波论文中被提到"),
        (InSource(source="ningbo-2023"),)),
    Row("not", ("not", "非"), ("have no law", "没有立法"), (HasRegulation(negate=True),)),
    Row("and", ("and, both", "且"), ("have both a law and balanced development", "既有立法又属于均衡发展型"), (LAW, BALANCED)),
    Row("or", ("or", "或"), ("have a law or are in western China", "有立法或位于西部地区"), (AnyOf(conditions=(LAW, WEST)),)),
    Row("either", ("either … or, of one attribute", "同一属性二者之一"), ("are either balanced development or industry-driven", "属于均衡发展型或产业驱动型"),
        (HasPath(types=("balanced-development", "industry-driven")),)),
    Row("neither", ("neither … nor", "既不……也不"), ("have neither a law nor balanced development", "既没有立法也不属于均衡发展型"),
        (LAW.model_copy(update={"negate": True}), BALANCED.model_copy(update={"negate": True}))),
    Row("only", ("only", "仅"), ("are only in western China", "仅位于西部地区"), (WEST,)),
    Row("except", ("except", "除外"), ("except Beijing belong to GNLC", "除北京以外属于GNLC"),
        (GNLC, NamedCities(cities=("beijing",), negate=True))),
    Row("nested", ("A group inside", "嵌套组合"), ("have a law and are in western China or follow Balanced development",
        "有立法且位于西部地区或属于均衡发展型"), (LAW, AnyOf(conditions=(WEST, BALANCED)))),
)  # fmt: skip

COLUMNS = (
    Column("find", ("Which cities {clause}?", "哪些城市{clause}？")),
    Column("count", ("How many cities {clause}?", "有多少个城市{clause}？")),
    Column("check", ("{verb} Chengdu {clause}?", "成都是否{clause}？"), "condition", without="except"),
    Column("rank", ("Rank the cities that {clause} by learner experience", "按学习者体验对{clause}的城市排名")),
    Column("aggregate", ("What is the mean learner experience of the cities that {clause}?", "{clause}的城市的学习者体验平均分是多少？")),
    Column("sizes", ("Which region has the most cities that {clause}?", "{clause}的城市最多的是哪个经济区域？")),
    Column("relate", ("Do cities that {clause} score higher in learner experience?", "{clause}的城市学习者体验得分更高吗？"), "condition"),
    Column("associate", ("Is there a correlation between city innovation and learner experience among the cities that {clause}?",
           "{clause}的城市中，城市创新与学习者体验之间有相关性吗？"), "among",
           refused="adopted and edition gap group lag neither nested order path policy set source subject"),
    Column("pattern", ("What do the steering bodies of the cities that {clause} have in common?", "{clause}的城市的协调机构有什么共同点？")),
    Column("reweigh", ("With equal weights for the three dimensions of iSLEC, how do the cities that {clause} rank?",
           "如果iSLEC三个维度权重相同，{clause}的城市排名会怎样？")),
    Column("envelope", ("What ranks can the cities that {clause} have in iSLEC under any weights?",
           "无论怎样设定权重，{clause}的城市在iSLEC中会排第几？")),
    Column("robustness", ("How robust are the iSLEC ranks of the cities that {clause}?", "{clause}的城市的iSLEC排名对权重有多敏感？")),
    Column("dominance", ("Which of the cities that {clause} are dominated by no other city in iSLEC?", "{clause}的城市中哪些在iSLEC中不被任何城市全面超过？")),
    Column("outliers", ("Which of the cities that {clause} are statistical outliers in iSLEC?", "{clause}的城市在iSLEC中有哪些离群城市？")),
    Column("gaps", ("What are the evidence gaps for the cities that {clause}?", "{clause}的城市有哪些证据缺口？")),
)  # fmt: skip


def cells() -> Iterator[Cell]:
    """Every kind with every condition that makes sense for it."""
    for row in ROWS:
        for column in COLUMNS:
            if row.key not in column.without.split():
                yield Cell(column, row, questions(column, row))


def questions(column: Column, row: Row) -> Pair:
    """The question of a cell in English and in Chinese."""
    english, chinese = row.clause
    if column.kind == "check":  # of one city: *is it in …, or does it …*
        english = english.replace(" or are ", " or is it ").replace(" and are ", " and is it ")
    verb, rest = ("Is", english.removeprefix("are ")) if english.startswith("are ") else ("Does", english)
    asked = column.sentence[0].format(clause=rest if column.kind == "check" else english, verb=verb)
    return asked, column.sentence[1].format(clause=chinese)


def columns_of(kind: type[Plan]) -> list[str]:
    """The fields of a kind that take conditions; empty for a kind about things that are named."""
    return [name for name, field in kind.model_fields.items() if "Selection" in str(field.annotation)]


def markdown() -> str:
    """The table as Markdown: a row a condition, a list of kinds with both questions below it."""
    lines = ["# Kinds of questions and conditions", "", "Every question is asked by the tests. A kind that is not listed takes no selection", "or takes this condition only as a plan.", ""]  # fmt: skip
    for row in ROWS:
        lines += [f"## {row.name[0]} · {row.name[1]}", "", "| kind | English | 中文 |", "|---|---|---|"]
        lines += [
            f"| `{c.column.kind}`{' (refused: too few cities)' if c.is_refused else ''} | {c.questions[0]} | {c.questions[1]} |"
            for c in cells()
            if c.row is row
        ]
        lines.append("")
    return "\n".join(lines)
