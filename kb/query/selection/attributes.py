"""What can be asked of a city: each attribute reads its value, the rows behind it and its state. The list is the index."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from kb.analysis.sequence import lag, precision
from kb.analysis.summary import difference
from kb.model import Group, GroupMember, Membership, PathType, Place, Regulation, Theme
from kb.query.answer import Cell, Language, Ref
from kb.query.base import Base, names, pick
from kb.query.selection.conditions import HasPractice
from kb.query.selection.evaluate import fitting_practices
from kb.query.selection.facts import State, bodies_of, denied, path_of, policies_of, regulations_of
from kb.query.selection.ranks import value_of

SUBJECTS = {
    "lifelong-education": ("lifelong education", "终身教育"),
    "lifelong-learning": ("lifelong learning", "终身学习"),
    "community-education": ("community education", "社区教育"),
    "other": ("other", "其他"),
}
LEAD_TYPES = {
    "education-authority": ("education authority", "教育行政部门"),
    "party-department": ("party department (propaganda)", "党委部门（宣传部）"),
    "service-centre": ("service centre", "服务指导中心"),
    "other": ("other", "其他"),
}
POLICY_SORTS = {
    "plan": ("plan", "规划（计划）"),
    "opinion": ("opinion", "意见"),
    "strategy": ("strategy", "战略"),
    "declaration": ("declaration", "宣言"),
    "programme": ("programme", "项目计划"),
    "rules": ("set of rules", "规章"),
    "decision": ("decision", "决定"),
    "other": ("other policy document", "其他政策文件"),
}
TIERS = {
    "municipality": ("municipality under the central government", "直辖市"),
    "state-plan": ("city with provincial-level status in the state plan", "计划单列市"),
    "provincial-capital": ("provincial capital", "省会（首府）城市"),
    "prefecture-level": ("prefecture-level city", "地级市"),
    "sub-provincial": ("sub-provincial city", "副省级城市"),
    "sub-provincial-or-above": ("city of sub-provincial level or above", "副省级及以上城市"),
}


@dataclass(frozen=True)
class FactCell:
    """A value of a city with the rows it comes from; without a value, the state says why."""

    value: Cell
    rows: tuple[Any, ...] = ()
    state: State = "yes"
    sort: Any = None


@dataclass(frozen=True)
class Attribute:
    """A column: its label, its unit, the kind of value, and how a city's value is read."""

    key: str
    label: tuple[str, str]
    read: Callable[[Base, str, Language], FactCell]
    value: str = "text"
    unit: tuple[str, str] | None = None
    higher_is_better: bool = True


class Facts(dict[str, FactCell]):
    """The values of one attribute by city, each read when it is first asked for."""

    def __init__(self, column: Attribute, base: Base, language: Language) -> None:
        super().__init__()
        self._column, self._base, self._language = column, base, language

    def __missing__(self, city: str) -> FactCell:
        self[city] = found = self._column.read(self._base, city, self._language)
        return found


def sorts_of(base: Base, key: str, cities: Sequence[str]) -> dict[str, Any]:
    """What cities are ordered by under an attribute, of those that have it; printed scores are not read row by row."""
    if key.startswith("score:"):
        return dict(base.printed(key.partition(":")[2]).known(cities))
    if key not in ATTRIBUTES:
        read = attribute(base, key).read
        found = {city: read(base, city, "en").sort for city in cities}
    else:  # of these there are few, so each is read once
        known = cast(dict[str, Any], base.worked_out.setdefault(f"sorts: {key}", {}))
        read = ATTRIBUTES[key].read
        known |= {city: read(base, city, "en").sort for city in cities if city not in known}
        found = {city: known[city] for city in cities}
    return {city: sort for city, sort in found.items() if sort is not None}


def _missing(base: Base, fact_type: str, city: str) -> FactCell:
    verdict = denied(base, fact_type, city)
    return FactCell(None, verdict.rows, verdict.state)


def _law(part: Callable[[Base, Regulation, Language], tuple[Cell, Any]]) -> Callable[[Base, str, Language], FactCell]:
    def read(base: Base, city: str, language: Language) -> FactCell:
        rows = regulations_of(base, city)
        if not rows:
            return _missing(base, "regulation", city)
        value, sort = part(base, rows[0], language)
        return FactCell(value, (rows[0],), "yes" if value is not None else "unknown", sort)

    return read


def _lag(_base: Base, row: Regulation, _language: Language) -> tuple[Cell, Any]:
    if row.adopted is None or row.in_force is None or "years" in (precision(row.adopted), precision(row.in_force)):
        return None, None
    months = lag(row.adopted, row.in_force, "months").number
    return months, months


def _body(part: Callable[[Base, Any, Language], tuple[Cell, Any]]) -> Callable[[Base, str, Language], FactCell]:
    def read(base: Base, city: str, language: Language) -> FactCell:
        rows = bodies_of(base, city)
        if not rows:
            return _missing(base, "governing-body", city)
        value, sort = part(base, rows[0], language)
        return FactCell(value, (rows[0],), "yes" if value is not None else "unknown", sort)

    return read


def _path(part: Callable[[Base, Any, Language], Cell]) -> Callable[[Base, str, Language], FactCell]:
    def read(base: Base, city: str, language: Language) -> FactCell:
        row = path_of(base, city)
        if row is None:
            return _missing(base, "path", city)
        value = part(base, row, language)
        return FactCell(value, (row,), "yes", value.id if isinstance(value, Ref) else str(value))

    return read


def _features(base: Base, row: Any, language: Language) -> Cell:
    kind = base.store.get(PathType, row.path_type)
    return pick((kind.features, kind.features_zh), language) if kind else None


def _place(column: str, source: str) -> Callable[[Base, str, Language], FactCell]:
    def read(base: Base, city: str, language: Language) -> FactCell:
        row = base.cities[city]
        place = base.store.get(Place, getattr(row, column) or "")
        if place is None:
            return FactCell(None, (), "out_of_scope")
        cell = getattr(row, source)
        return FactCell(base.ref(f"place:{place.id}", language), ((row, cell) if source != "source" else row,))

    return read


def _tier(base: Base, city: str, language: Language) -> FactCell:
    row = base.cities[city]
    if row.tier is None:
        return FactCell(None, (), "out_of_scope")
    words = pick(TIERS[row.tier], language)
    if row.sub_provincial and row.tier != "municipality":
        words += pick((", sub-provincial", "，副省级"), language)
    return FactCell(words, ((row, row.tier_source),))


def _level(base: Base, city: str, language: Language) -> FactCell:
    for row in base.store.where(GroupMember, "city", city):
        group = base.store.get(Group, row.group)
        if group and group.kind == "level":
            return FactCell(pick(names(group), language), (row,))
    return FactCell(None, (), "out_of_scope")


def _networks(base: Base, city: str, language: Language) -> FactCell:
    rows = tuple(base.store.where(Membership, "member", f"city:{city}"))
    if not rows:
        return _missing(base, "membership", city)
    return FactCell([base.ref(f"network:{row.network}", language) for row in rows], rows)


def _sequence(base: Base, city: str, _language: Language) -> FactCell:
    """Calendar years from the body to the adoption of the law; negative when the law came first."""
    bodies, laws = bodies_of(base, city), regulations_of(base, city)
    if not bodies or not laws:
        return _missing(base, "regulation" if bodies else "governing-body", city)
    if not bodies[0].established or not laws[0].adopted:
        return FactCell(None, (bodies[0], laws[0]), "unknown")
    years = int(laws[0].adopted[:4]) - int(bodies[0].established[:4])
    return FactCell(years, (bodies[0], laws[0]), "yes", years)


def _apart(base: Base, city: str, language: Language) -> FactCell:
    """Calendar years between the body and the adoption of the law, whichever came first."""
    signed = _sequence(base, city, language)
    return signed if signed.sort is None else FactCell(abs(signed.sort), signed.rows, "yes", abs(signed.sort))


def _since(base: Base, city: str, _language: Language) -> FactCell:
    rows = tuple(base.store.where(Membership, "member", f"city:{city}"))
    known = [row for row in rows if row.since]
    return FactCell(known[0].since, (known[0],), "yes", known[0].since) if known else FactCell(None, rows, "unknown")


ATTRIBUTES: dict[str, Attribute] = {
    attribute.key: attribute
    for attribute in (
        Attribute("regulation", ("Regulation", "条例"),
                  _law(lambda base, row, lang: (base.ref(f"regulation:{row.id}", lang), row.title)), "thing"),
        Attribute("regulation.subject", ("Subject of the regulation", "条例主题"),
                  _law(lambda _b, row, lang: (pick(SUBJECTS[row.subject], lang), row.subject))),
        Attribute("regulation.adopted", ("Adopted", "通过时间"),
                  _law(lambda _b, row, _l: (row.adopted, row.adopted)), "date", higher_is_better=False),
        Attribute("regulation.in_force", ("In force", "施行时间"),
                  _law(lambda _b, row, _l: (row.in_force, row.in_force)), "date", higher_is_better=False),
        Attribute("regulation.lag", ("Lag from adoption to effect", "通过到施行的间隔"), _law(_lag), "number",
                  ("months", "个月")),
        Attribute("body", ("Steering body", "协调机构"),
                  _body(lambda base, row, lang: (base.ref(f"organisation:{row.organisation}", lang),
                                                 row.organisation)), "thing"),
        Attribute("body.established", ("Body established", "机构成立时间"),
                  _body(lambda _b, row, _l: (row.established, row.established)), "date", higher_is_better=False),
        Attribute("body.lead", ("Lead entity", "牵头单位"),
                  _body(lambda base, row, lang: (base.ref(f"organisation:{row.lead}", lang) if row.lead else None,
                                                 row.lead)), "thing"),
        Attribute("body.lead_type", ("Type of lead entity", "牵头单位类型"),
                  _body(lambda _b, row, lang: (pick(LEAD_TYPES[row.lead_type], lang) if row.lead_type else None,
                                               row.lead_type))),
        Attribute("path_type", ("Path type", "路径类型"),
                  _path(lambda base, row, lang: base.ref(f"path_type:{row.path_type}", lang)), "thing"),
        Attribute("path.typical", ("Typical path", "典型路径"),
                  _path(lambda _b, row, lang: pick((row.typical_path, row.typical_path_zh), lang))),
        Attribute("path.features", ("Core features of the path type", "路径类型核心特征"), _path(_features)),
        Attribute("region", ("Economic region", "经济区域"), _place("region", "region_source"), "thing"),
        Attribute("province", ("Province", "省份"), _place("province", "source"), "thing"),
        Attribute("country", ("Country", "国家"), _place("country", "source"), "thing"),
        Attribute("tier", ("Administrative tier", "行政级别"), _tier),
        Attribute("level", ("Level in the index", "指数等级"), _level),
        Attribute("body.to_law", ("Time from body to law", "机构成立到立法的间隔"), _sequence, "number", ("years", "年")),
        Attribute("body.law_apart", ("Years between body and law, whichever came first", "机构成立与立法相隔的年数（不论先后）"),
                  _apart, "number", ("years", "年")),
        Attribute("networks.since", ("Member since", "加入时间"), _since, "date", higher_is_better=False),
        Attribute("networks", ("Networks", "网络与名单"), _networks, "thing"),
    )
}  # fmt: skip


def attribute(base: Base, key: str) -> Attribute:
    """The attribute behind a key; ``score:INDICATOR`` and ``rank:INDICATOR`` are made as they are asked for.

    Raises
    ------
    KeyError
        When there is no such attribute.
    """
    measure, _, indicator = key.partition(":")
    if measure in ("score", "rank") and indicator in base.indicators:
        return _scored(base, measure, indicator)
    if measure == "policies":
        return _policies(indicator)
    if measure == "practices":
        return _practised(base, indicator)
    first, _, second = indicator.partition("|")
    if measure == "gap" and first in base.indicators and second in base.indicators:
        return _gap(base, first, second)
    if measure == "rank_gap" and first in base.indicators and second in base.indicators:
        return _rank_gap(base, first, second)
    if measure in ("spread", "rank_spread") and base.children.get(indicator):
        return _spread(base, measure, indicator)
    return ATTRIBUTES[key]


def _policies(sort: str) -> Attribute:
    """The policy documents of a city, of one sort or of all."""

    def read(base: Base, city: str, language: Language) -> FactCell:
        rows = tuple(row for row in policies_of(base, city) if sort in ("", row.kind))
        refs = [base.ref(f"policy:{row.id}", language) for row in rows]
        return FactCell(refs, rows) if rows else FactCell(None, (), "unknown")

    about = POLICY_SORTS.get(sort)
    label = (f"Policy documents ({about[0]})", f"政策文件（{about[1]}）") if about else ("Policy documents", "政策文件")
    return Attribute(f"policies:{sort}", label, read, "thing")


def _practised(base: Base, subject: str) -> Attribute:
    """The practices of a city on a theme, or with some words; all of them without a subject."""
    theme = base.store.get(Theme, subject) if subject else None
    condition = HasPractice(theme=subject) if theme else HasPractice(text=subject or None)

    def read(base: Base, city: str, language: Language) -> FactCell:
        rows = fitting_practices(base, condition, city)
        refs = [base.ref(f"practice:{row.id}", language) for row in rows]
        return FactCell(refs, tuple(rows)) if rows else FactCell(None, (), "unknown")

    about = (
        (f" ({theme.label})", f"（{theme.label_zh}）")
        if theme
        else (f" ({subject})", f"（{subject}）")
        if subject
        else ("", "")
    )
    return Attribute(f"practices:{subject}", (f"Practices{about[0]}", f"实践{about[1]}"), read, "thing")


def _gap(base: Base, first: str, second: str) -> Attribute:
    """The difference between two indicators of one city, exact in the decimals printed."""
    left, right = base.indicators[first], base.indicators[second]
    edition = base.editions[left.edition]

    def read(base: Base, city: str, _language: Language) -> FactCell:
        one, rows = value_of(base, first, "score", city)
        two, more = value_of(base, second, "score", city)
        if one is None or two is None:
            return FactCell(None, (), "out_of_scope")
        number = float(difference(one, two))
        return FactCell(number, (*rows, *more), "yes", number)

    return Attribute(f"gap:{first}|{second}", (f"{left.name} minus {right.name}", f"{left.name_zh}减{right.name_zh}"), read,
                     "number", (edition.unit, edition.unit_zh))  # fmt: skip


def _rank_gap(base: Base, first: str, second: str) -> Attribute:
    """The places by which a city ranks better in one indicator than in another; negative when it ranks worse."""
    left, right = base.indicators[first], base.indicators[second]

    def read(base: Base, city: str, _language: Language) -> FactCell:
        one, rows = value_of(base, first, "rank", city)
        two, more = value_of(base, second, "rank", city)
        if one is None or two is None:
            return FactCell(None, (), "out_of_scope")
        return FactCell(int(two - one), (*rows, *more), "yes", int(two - one))

    return Attribute(f"rank_gap:{first}|{second}", (f"Places by which {left.name} ranks better than {right.name}",
                     f"{left.name_zh}排名优于{right.name_zh}的位数"), read, "number", ("places", "位"))  # fmt: skip


def _spread(base: Base, measure: str, whole: str) -> Attribute:
    """How far the best of a city's parts of an indicator lies from the worst: in points, or in places of their ranks."""
    parts = [part for part in base.children[whole] if part.weight and base.scores.get(part.id)]
    row, edition = base.indicators[whole], base.editions[base.indicators[whole].edition]
    ranks = measure == "rank_spread"

    def read(base: Base, city: str, _language: Language) -> FactCell:
        found = [value_of(base, part.id, "rank" if ranks else "score", city) for part in parts]
        values = [value for value, _ in found if value is not None]
        if len(values) < len(parts) or len(values) < 2:
            return FactCell(None, (), "out_of_scope")
        number = max(values) - min(values) if ranks else float(difference(max(values), min(values)))
        return FactCell(int(number) if ranks else number, tuple(r for _, rows in found for r in rows), "yes", number)

    names = (f"the parts of {row.name}", f"{row.name_zh}各组成部分")
    label = (f"{'Places between the best and the worst rank' if ranks else 'Best minus worst score'} among {names[0]} ({edition.name})",
             f"{names[1]}{'最好与最差名次相差的位数' if ranks else '最高与最低得分之差'}（{edition.name_zh}）")  # fmt: skip
    unit = ("places", "位") if ranks else (edition.unit, edition.unit_zh)
    return Attribute(f"{measure}:{whole}", label, read, "number", unit)


def _scored(base: Base, measure: str, indicator: str) -> Attribute:
    row = base.indicators[indicator]
    edition = base.editions[row.edition]
    index = names(edition)
    rank = measure == "rank"
    label = (f"{row.name.removesuffix(' score')} {'rank' if rank else 'score'} ({index[0]})" if row.kind == "score" else row.name,
             f"{row.name_zh.removesuffix('得分')}{'排名' if rank else '得分'}（{index[1]}）" if row.kind == "score" else row.name_zh)  # fmt: skip
    unit = (row.unit or edition.unit, row.unit_zh or edition.unit_zh)

    def read(base: Base, city: str, _language: Language) -> FactCell:
        value, rows = value_of(base, indicator, measure, city)
        if value is None:
            return FactCell(None, (), "unknown" if rows else "out_of_scope")
        whole = rank or (row.kind != "score" and float(value).is_integer())
        return FactCell(int(value) if whole else value, rows, "yes", value)

    return Attribute(f"{measure}:{indicator}", label, read, "number",
                     (f"of {len(base.scores.get(indicator, ()))}", f"共{len(base.scores.get(indicator, ()))}城")
                     if rank else unit, higher_is_better=not rank and row.higher_is_better)  # fmt: skip
