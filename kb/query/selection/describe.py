"""Selections, conditions and attributes in words: how a question was understood, in either language."""

from collections.abc import Iterable

from kb.query.answer import Language
from kb.query.base import Base, pick
from kb.query.selection.attributes import LEAD_TYPES, POLICY_SORTS, SUBJECTS, TIERS, attribute
from kb.query.selection.conditions import (
    AllOf,
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
    Operator,
    ScoreTest,
    Selection,
)  # fmt: skip

OPERATORS_EN = {">": "above", ">=": "at least", "<": "below", "<=": "at most", "=": "equal to", "!=": "other than"}
COUNTS_EN = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most", "=": "exactly", "!=": "other than"}
OPERATORS_ZH = {">": "高于", ">=": "不低于", "<": "低于", "<=": "不高于", "=": "等于", "!=": "不等于"}


def selection_words(base: Base, selection: Selection, language: Language) -> str:
    """A selection as a noun phrase: *cities that …*."""
    parts = [condition_words(base, condition, language) for condition in selection.conditions]
    if not parts:
        return pick(("all cities of the base", "知识库中的所有城市"), language)
    if language == "zh":
        return "满足以下条件的城市：" + "；".join(parts)
    return "cities that " + " and ".join(parts)


def condition_words(base: Base, condition: Condition, language: Language) -> str:
    """One condition as a predicate."""
    english, chinese = _words(base, condition)
    if condition.negate:
        return pick((_denied(english), _denied_zh(chinese)), language)
    return pick((english, chinese), language)


def of_one(words: str) -> str:
    """An English predicate of cities, said of a single one: *have a law* becomes *has a law*."""
    verb, space, rest = words.partition(" ")
    singular = {"are": "is", "have": "has", "do": "does"}.get(verb, f"{verb}s")
    return words if words.startswith("(") else singular + space + rest


def _denied(words: str) -> str:
    """The English predicate of cities that do not meet a condition."""
    if words.startswith("("):
        return f"do not meet {words}"
    return f"are not {words.removeprefix('are ')}" if words.startswith("are ") else f"do not {words}"


DENIED_ZH = {"有": "没有", "属于": "不属于", "位于": "不在", "是": "不是", "被": "未被", "在《": "未在《", "路径类型为": "路径类型不是", "行政级别为": "行政级别不是"}  # fmt: skip


def _denied_zh(words: str) -> str:
    """The Chinese predicate of cities that do not meet a condition; one with a further clause is denied as a whole."""
    start = next((start for start in DENIED_ZH if words.startswith(start)), "")
    if not start or "，" in words:
        return f"不满足{words}" if words.startswith("（") else f"不满足（{words}）"
    return DENIED_ZH[start] + words.removeprefix(start)


def _words(base: Base, condition: Condition) -> tuple[str, str]:
    match condition:
        case NamedCities():
            return (f"are {_join(base, (f'city:{c}' for c in condition.cities), 'en')}",
                    f"属于{_join(base, (f'city:{c}' for c in condition.cities), 'zh')}")  # fmt: skip
        case InPlace():
            name = base.names_of(f"place:{condition.place}")
            return f"lie in {name[0]}", f"位于{name[1]}"
        case InTier():
            name = TIERS[condition.tier]
            return f"have the status: {name[0]}", f"行政级别为{name[1]}"
        case InNetwork():
            name = base.names_of(f"network:{condition.network}")
            return f"are members of {name[0]}", f"是{name[1]}成员"
        case InEdition():
            name = base.names_of(f"edition:{condition.edition}")
            return f"are assessed in {name[0]}", f"被{name[1]}评估"
        case InGroup():
            name = base.names_of(f"group:{condition.group}")
            return f"are in the group {name[0]}", f"属于“{name[1]}”"
        case HasRegulation():
            return _regulation_words(condition)
        case HasPath():
            names = [base.names_of(f"path_type:{kind}") for kind in condition.types]
            if not names:
                return "have a typed development path", "有发展路径类型"
            return (f"follow the path type {' or '.join(n[0] for n in names)}",
                    f"路径类型为{'或'.join(n[1] for n in names)}")  # fmt: skip
        case HasBody():
            return _body_words(condition)
        case HasPractice():
            about = base.names_of(f"theme:{condition.theme}") if condition.theme else (condition.text,) * 2
            if not about[0]:
                return "have a recorded practice", "有实践记录"
            return f"have a recorded practice on “{about[0]}”", f"有关于“{about[1]}”的实践记录"
        case HasPolicy():
            return _policy_words(condition)
        case ScoreTest():
            return _score_words(base, condition)
        case InSource():
            name = base.names_of(f"source:{condition.source}")
            return f"are mentioned in “{name[0]}”", f"在《{name[1]}》中被提到"
        case GapTest():
            return _gap_words(base, condition)
        case LagTest():
            return _lag_words(condition)
        case AllOf() | AnyOf():
            english = [condition_words(base, part, "en") for part in condition.conditions]
            chinese = [condition_words(base, part, "zh") for part in condition.conditions]
            if isinstance(condition, AnyOf) and condition.at_least > 1:
                return (f"meet at least {condition.at_least} of ({'; '.join(english)})",
                        f"至少满足{condition.at_least}项（{'；'.join(chinese)}）")  # fmt: skip
            links = (" and ", "且") if isinstance(condition, AllOf) else (" or ", "或")
            return f"({links[0].join(english)})", f"（{links[1].join(chinese)}）"


def _join(base: Base, keys: Iterable[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(pick(base.names_of(key), language) for key in keys)


def _regulation_words(condition: HasRegulation) -> tuple[str, str]:
    subject = SUBJECTS[condition.subject or "lifelong-learning"]
    if condition.breadth == "strict" and condition.subject:
        en, zh = f"have a regulation titled as {subject[0]}", f"有以“{subject[1]}”为题的条例"
    else:
        en = "have lifelong-learning legislation (lifelong education, lifelong learning or community education)"
        zh = "有终身学习立法（终身教育、终身学习或社区教育条例）"
    if condition.adopted:
        en, zh = (
            en + f", adopted {condition.adopted.describe('en')}",
            zh + f"，通过时间{condition.adopted.describe('zh')}",
        )
    if condition.in_force:
        en = en + f", in force {condition.in_force.describe('en')}"
        zh = zh + f"，施行时间{condition.in_force.describe('zh')}"
    return en, zh


def _policy_words(condition: HasPolicy) -> tuple[str, str]:
    what = POLICY_SORTS[condition.sort] if condition.sort else ("policy document", "政策文件")
    en, zh = f"have a recorded {what[0]}", f"有{what[1]}记录"
    if condition.issued:
        en, zh = f"{en} issued {condition.issued.describe('en')}", f"{zh}，发布时间{condition.issued.describe('zh')}"
    return en, zh


def _body_words(condition: HasBody) -> tuple[str, str]:
    en, zh = "have a steering body", "有协调机构"
    if condition.established:
        en = en + f" established {condition.established.describe('en')}"
        zh = zh + f"，成立时间{condition.established.describe('zh')}"
    if condition.lead_type:
        words = LEAD_TYPES[condition.lead_type]
        en, zh = en + f" led by: {words[0]}", zh + f"，牵头单位类型为{words[1]}"
    if condition.named:
        en, zh = en + f" called “{condition.named}”", zh + f"，名称含“{condition.named}”"
    if condition.printed:
        en, zh = en + " whose name is printed in Chinese characters", zh + "，名称印作中文"
    event = ("took effect", "条例施行") if condition.law_date == "in_force" else ("was adopted", "立法")
    if condition.law == "before":
        en, zh = en + f" established before the law {event[0]}", zh + f"，机构先于{event[1]}成立"
    if condition.law == "after":
        en, zh = en + f" established after the law {event[0]}", zh + f"，机构后于{event[1]}成立"
    return en, zh


TURNED: dict[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


MIDDLES = {
    "mean": (" (the mean of all laws)", "（全部条例的平均值）"),
    "median": (" (the median of all laws)", "（全部条例的中位数）"),
}


def _lag_words(condition: LagTest) -> tuple[str, str]:
    number, years = abs(condition.months), condition.unit != "months"
    unit, unit_zh = condition.unit if number != 1 else condition.unit[:-1], "个自然年" if years else "个月"
    middle = MIDDLES[condition.middle] if condition.middle else ("", "")
    if condition.since != "body":
        return (f"have a regulation with a lag of {COUNTS_EN[condition.op]} {number} {unit} from adoption to effect{middle[0]}",
                f"条例从通过到施行的间隔{OPERATORS_ZH[condition.op]}{number}{unit_zh}{middle[1]}")  # fmt: skip
    event, event_zh = ("in force", "施行") if condition.until == "in_force" else ("adopted", "通过")
    if condition.months == 0 and condition.op == "=":
        return (
            f"have a regulation {event} in the year in which their steering body was established",
            f"条例的{event_zh}与协调机构的成立在同一年",
        )
    early = condition.months < 0
    op = TURNED.get(condition.op, condition.op) if early else condition.op
    return (f"have a regulation {event} {COUNTS_EN[op]} {number} {unit} {'before' if early else 'after'} their steering body was established",
            f"条例的{event_zh}比协调机构的成立{'早' if early else '晚'}{OPERATORS_ZH[op]}{number}{unit_zh}")  # fmt: skip


def _score_words(base: Base, condition: ScoreTest) -> tuple[str, str]:
    label = attribute(base, f"{condition.measure}:{condition.indicator}").label
    if condition.reference:
        what = {"mean": ("mean", "平均值"), "median": ("median", "中位数")}[condition.reference]
        of = (selection_words(base, condition.of, "en"), selection_words(base, condition.of, "zh")) if condition.of else (
            "all assessed cities", "全部被评城市")  # fmt: skip
        value = (f"the {what[0]} of {of[0]}", f"{of[1]}的{what[1]}")
        if condition.of and len(condition.of.conditions) == 1 and isinstance(condition.of.conditions[0], NamedCities):
            keys = [f"city:{city}" for city in condition.of.conditions[0].cities]
            value = (f"that of {_join(base, keys, 'en')}", _join(base, keys, "zh"))
        if condition.factor:
            value = f"{condition.factor:g} times {value[0]}", f"{value[1]}的{condition.factor:g}倍"
        if condition.plus:
            more, apart = condition.plus > 0, f"{abs(condition.plus):g}"
            value = (f"{value[0]} {'plus' if more else 'minus'} {apart}", f"{value[1]}{'加' if more else '减'}{apart}")
    else:
        number = f"{condition.value:g}"
        value = (number, number)
    if condition.measure == "rank":
        words = {"<=": ("or better", "及以前"), "<": ("better than", "之前"), ">=": ("or worse", "及以后"),
                 ">": ("worse than", "之后"), "=": ("exactly", "名"), "!=": ("excluded", "除外")}[condition.op]  # fmt: skip
        among = ("", "")
        if condition.of and not condition.reference:
            among = (
                f" among {selection_words(base, condition.of, 'en')}",
                f"在“{selection_words(base, condition.of, 'zh')}”之中，",
            )
        place = f"{words[0]} {value[0]}" if condition.op in "<>" else f"{value[0]} {words[0]}"
        return f"have {label[0]} {place}{among[0]}", f"{among[1]}{label[1]}为第{value[1]}{words[1]}"
    return (f"have {label[0]} {OPERATORS_EN[condition.op]} {value[0]}",
            f"{label[1]}{OPERATORS_ZH[condition.op]}{value[1]}")  # fmt: skip


def _gap_words(base: Base, condition: GapTest) -> tuple[str, str]:
    left, right = (
        attribute(base, f"{'score' if base.indicators[i].kind == 'rank' else condition.measure}:{i}").label
        for i in (condition.left, condition.right)
    )
    if condition.value == 0:
        return (
            f"have {left[0]} {OPERATORS_EN[condition.op]} {right[0]}",
            f"{left[1]}{OPERATORS_ZH[condition.op]}{right[1]}",
        )
    return (f"have {left[0]} minus {right[0]} {OPERATORS_EN[condition.op]} {condition.value:g}",
            f"{left[1]}减{right[1]}{OPERATORS_ZH[condition.op]}{condition.value:g}")  # fmt: skip
