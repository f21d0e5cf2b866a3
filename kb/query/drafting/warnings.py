"""Notes that every answer owes its reader: breadth, thresholds, who is covered, facts later than a score."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

from kb.model import Edition, GoverningBody, Name, Regulation
from kb.model.values import interval
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.selection.attributes import SUBJECTS, attribute
from kb.query.selection.conditions import HasRegulation, InPlace, InTier, ScoreTest, Selection
from kb.query.selection.evaluate import flat, tested, threshold
from kb.query.selection.facts import bodies_of

FEWEST_TO_TEST = 5  # cities of a group below which nothing is tested


def warn_about_selection(draft: Draft, selection: Selection, found: Any) -> None:
    """Breadth of the law, the number behind a mean, the partition behind a region."""
    for part in flat(selection.conditions):
        if isinstance(part, HasRegulation) and part.breadth == "broad":
            draft.note("assumption", "“Legislation” is read broadly: regulations on lifelong education, lifelong learning or "
                       "community education all count.", "“立法”作宽泛理解：终身教育、终身学习、社区教育条例均计入。")  # fmt: skip
        if isinstance(part, HasRegulation) and part.breadth == "strict" and part.subject:
            warn_about_titles(draft, part.subject)
        if isinstance(part, ScoreTest) and part.reference and not is_one_city(part.of):
            number = f"{threshold(draft.base, part):.4f}"
            draft.note("assumption", f"The {part.reference} compared with is {number}, computed from the printed scores.",
                       f"用于比较的{'平均值' if part.reference == 'mean' else '中位数'}为{number}，由原文分数计算得出。")  # fmt: skip
        warn_about_place(draft, part)
        tell_named_dates(draft, part)
    if found is not None and not found.population.asked and found.population.coverage:
        names = [draft.base.names_of(row.scope) for row in found.population.coverage]
        draft.note("default", f"Counted over {', '.join(sorted({n[0] for n in names}))}, the set that the source covers "
                   "completely.", f"统计范围为来源完整覆盖的集合：{'、'.join(sorted({n[1] for n in names}))}。")  # fmt: skip


def is_one_city(selection: Selection | None) -> bool:
    """Whether a reference set is one named city, whose printed score is the number itself."""
    named = selection.conditions if selection else ()
    return len(named) == 1 and named[0].on == "city" and len(named[0].cities) == 1


def tell_named_dates(draft: Draft, part: Any) -> None:
    """What happened at a date that is told by it: *in the year Shanghai passed its law*."""
    for name in ("adopted", "in_force", "established", "issued"):
        test = getattr(part, name, None)
        if test is None or test.told_by is None:
            continue
        what, _, key = test.told_by.partition(":")
        if what in draft.base.cities:
            column = attribute(draft.base, key)
            draft.cite(column.read(draft.base, what, draft.language).rows)
            city = draft.base.names_of(f"city:{what}")
            draft.note("assumption", f"{test.date} is the date of: {city[0]} – {column.label[0]}.",
                       f"{test.date}为以下事项的日期：{city[1]}——{column.label[1]}。")  # fmt: skip
        else:
            names = draft.base.names_of(test.told_by)
            draft.note(
                "assumption", f"{test.date} is the date of: {names[0]}.", f"{test.date}为以下文献的日期：{names[1]}。"
            )


def warn_about_titles(draft: Draft, subject: str) -> None:
    """A regulation that is also printed under a title of this subject is named, though it is not counted."""
    wanted = SUBJECTS[subject]
    rows = draft.base.store.keyed(Regulation)
    for name in draft.base.store.beginning(Name, "thing", "regulation:"):
        row = rows.get(name.thing.removeprefix("regulation:"))
        if row and row.subject != subject and (wanted[0] in name.name.lower() or wanted[1] in name.name):
            draft.cite((row, name))
            draft.note("conflict", f"“{row.title}” is also printed as “{name.name}”; it is kept under its first title.",
                       f"《{row.title_zh}》又印作“{name.name}”；此处按第一个名称处理。")  # fmt: skip


def warn_about_place(draft: Draft, part: Any) -> None:
    """The partition behind a condition on a region or a tier."""
    if isinstance(part, InPlace) and part.place.endswith("-china"):
        warn_about_partition(draft, "region")
    if isinstance(part, InTier):
        warn_about_partition(draft, "tier")
    if isinstance(part, InPlace) and part.place in draft.base.continents.values():
        draft.note("assumption", "Continents follow the regions of the United Nations (M49), a reference; the documents group no cities so.",
                   "大洲按联合国M49区域划分，属参考资料；文献本身未按大洲给城市分组。")  # fmt: skip


def warn_about_partition(draft: Draft, by: str) -> None:
    """Region and tier of a city are not printed by the index: say whose partition is used."""
    if by == "region":
        draft.note("assumption", "Regions follow the partition of the National Bureau of Statistics; the report states the size "
                   "of each group but not the region of every city.", "区域按国家统计局的划分；报告只给出各区域城市数，"
                   "未逐一列出城市所属区域。")  # fmt: skip
    else:
        draft.note("assumption", "Administrative tiers come from a reference source; the report states only their numbers.",
                   "行政级别来自参考资料；报告只给出各级别城市的数量。")  # fmt: skip


def warn_about_groups(draft: Draft, by: str, sizes: Sequence[int], summed: tuple[str, str]) -> None:
    """What may not be concluded from one number a group: too few cities, other tiers."""
    small = sum(size < FEWEST_TO_TEST for size in sizes)
    if small:
        draft.note("caveat", f"{small} of {len(sizes)} groups have fewer than five cities: description only, no test.",
                   f"{len(sizes)}组中有{small}组不足五个城市：仅作描述，不作检验。")  # fmt: skip
    if by == "region":
        draft.note("caveat", f"Regions differ in their mix of tiers: do not rank them by their {summed[0]}s alone.",
                   f"各区域的行政级别构成不同：不可仅凭{summed[1]}给区域排名。")  # fmt: skip


def warn_about_dates(draft: Draft, selection: Selection, columns: Sequence[str], cities: Sequence[str]) -> None:
    """The time guard: laws and bodies later than the date of a score that stands beside them."""
    indicators = set(tested(selection.conditions))
    indicators |= {key.partition(":")[2] for key in columns if key.startswith(("score:", "rank:"))}
    law = any(isinstance(part, HasRegulation) for part in flat(selection.conditions)) or any(
        key.startswith("regulation") for key in columns)  # fmt: skip
    body = any(part.on == "body" for part in flat(selection.conditions)) or any(k.startswith("body") for k in columns)
    editions = {draft.base.indicators[indicator].edition for indicator in indicators}
    for edition in sorted(editions):
        guard(draft, edition, cities, law, body)


def guard(draft: Draft, edition_id: str, cities: Sequence[str], law: bool, body: bool) -> None:
    """Name the cities whose law or body is later than an edition."""
    edition = draft.base.editions[edition_id]
    if law:
        counts = later(draft.base, edition, "law", _in_force)
        late = [city for city in cities if city in counts for _ in range(counts[city])]
        if late:
            draft.note("caveat", f"Time guard: the law of {draft.cities(late)} came into force after {edition.name} "
                       f"({edition.date}), so the score cannot show its effect.",
                       f"时间提示：{draft.cities(late)}的条例在{edition.name_zh}（{edition.date}）之后才施行，"
                       "分数不能反映其影响。")  # fmt: skip
    if body:
        counts = later(draft.base, edition, "body", _established)
        late = [city for city in cities if city in counts]
        if late:
            draft.note("caveat", f"Time guard: the body of {draft.cities(late)} was set up after {edition.name} "
                       f"({edition.date}).", f"时间提示：{draft.cities(late)}的协调机构在{edition.name_zh}"
                       f"（{edition.date}）之后才成立。")  # fmt: skip


def later(
    base: Base, edition: Edition, what: str, dated: Callable[[Base], Iterable[tuple[str, str | None]]]
) -> Counter[str]:
    """The cities with something that began after an edition, and how many such things; worked out once."""
    key = f"later than {edition.id}: {what}"
    if key not in base.worked_out:
        end = interval(edition.date).last
        found = (city for city, date in dated(base) if date and interval(date).first > end)
        base.worked_out[key] = Counter(found)
    return cast(Counter[str], base.worked_out[key])


def _in_force(base: Base) -> Iterator[tuple[str, str | None]]:
    places = ((row.place.partition(":"), row.in_force) for row in base.store.rows(Regulation))
    return ((ident, date) for (kind, _, ident), date in places if kind == "city")


def _established(base: Base) -> Iterator[tuple[str, str | None]]:
    """Of each city the main body."""
    cities = dict.fromkeys(row.city for row in base.store.rows(GoverningBody))
    return ((city, bodies_of(base, city)[0].established) for city in cities)
