"""The conditions of a question, found one family after the other in its marks: the order of the walks."""

from collections.abc import Sequence

from kb.query.framing.between import between_tests
from kb.query.framing.bodies import PARTICULAR, is_name, names_bodies, quoted_name
from kb.query.framing.carried import carried
from kb.query.framing.dated import collect_dates
from kb.query.framing.denials import LEADS
from kb.query.framing.excepted import in_narrowed_exception, keeps_set, narrowed_exception
from kb.query.framing.gaps import gap_tests
from kb.query.framing.having import had
from kb.query.framing.indexed import (
    cities_of_index,
    denied_apart,
    inside_of_both,
    is_left_out,
    is_ranked_in,
    listed_in,
)
from kb.query.framing.items import Items
from kb.query.framing.lawful import law_sequence, year_of
from kb.query.framing.levels import level_meant
from kb.query.framing.listed_tops import listed_tops
from kb.query.framing.naming import name_cities
from kb.query.framing.only_in import only_in
from kb.query.framing.practised import practice_condition
from kb.query.framing.reference import own_mean, so_many_averaged
from kb.query.framing.rivals import chosen_from, rival_tests
from kb.query.framing.sets import name_peers, name_sets
from kb.query.framing.sizes import frame_by_size, outside_index
from kb.query.framing.sought import sought
from kb.query.framing.subjects import law_said, renames, titles_law
from kb.query.framing.thresholds import score_tests
from kb.query.marking.indicators import default_edition, named_editions
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import (
    AllOf,
    Condition,
    GapTest,
    HasBody,
    HasRegulation,
    InEdition,
    InNetwork,
    InSource,
    LagTest,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.evaluate import evaluate

ASSESSED = frozenset({"assessed", "evaluated", "被 评 估", "参 评"})


def collect(items: Items) -> None:
    """Walk the marks once for each family of conditions."""
    name_cities(items)
    name_sets(items)
    name_peers(items)
    collect_dates(items)
    _laws_and_bodies(items)
    _clauses(items)
    _presence(items)
    had(items)
    _scores(items)
    cities_of_index(items)
    _mentioned(items)
    frame_by_size(items)
    listed_tops(items)
    only_in(items)
    _leave_out_narrowed(items)
    items.found.sort(key=lambda pair: pair[0])


def _clauses(items: Items) -> None:
    """*With practices on open data*, *that score above the mean*: clauses that are one mark already."""
    for place, mark in enumerate(items.marks):
        condition = mark.holds or practice_condition(mark, items.negated(place))
        if condition is not None:
            items.found.append((place, condition))


def _presence(items: Items) -> None:
    """*Not assessed in iSLEC*, *in both indices*: editions as conditions."""
    both = any(m.says("cue", "both_indices", "no_index") for m in items.marks)
    named = named_editions(items.base, items.marked) or _editions_reported(items)
    if len(named) < 2 and any(m.says("cue", "both_indices") for m in items.marks):
        named = []  # *in both indices* means both, also where one of them is named besides
    named = named or (list(items.base.editions) if both else [])
    absent = [p for p, m in enumerate(items.marks) if m.says("cue", "absence", "no_index") or outside_index(items.marks, p)
              or ((m.says("noun", "score", "rank") or _is_total(items, m)) and _unscored(items, p))]  # fmt: skip
    named = named or ([items.edition] if absent and items.edition else [])
    assessed = any(m.text in ASSESSED for m in items.marks)
    if not named and assessed and (chosen := default_edition(items.base, [], True)):
        named = [chosen]
    cued = absent or [
        p
        for p, m in enumerate(items.marks)
        if (
            m.says("cue", "presence", "both_indices")
            or ((len(named) > 1 or _told_of_ranking(items)) and m.says("cue", "mention"))
        )
        and not any(n.thing("place") for n in items.marks[p + 1 : p + 2])
    ]
    cued = (
        cued
        or inside_of_both(items.marks)
        or listed_in(items.marks)
        or [p for p in range(len(items.marks)) if is_ranked_in(items.marks, p)]
    )
    if not named or not cued or items.cities or _one_of_both(items.marks):
        return
    listed = [p for p, m in enumerate(items.marks) if m.thing("edition") or m.thing("index")]  # 不在指数的名单上
    denied = {c.edition for _, c in items.found if isinstance(c, InEdition) and c.negate}
    apart = denied_apart(items, absent)
    for edition in (e for e in named if e not in denied):  # *outside the 68 cities assessed in it* says it once
        if edition in apart:
            items.found.append((cued[0], InEdition(edition=edition, negate=apart[edition])))
            continue
        left_out = any(is_left_out(items.marks, place) for place in absent)
        no = (bool(absent) and not left_out) or any(items.negated(place) for place in (*cued, *listed) if not absent)
        if no:  # *not among the 68 assessed cities*: the number only says how large the set is
            items.found = [pair for pair in items.found if pair[1] != InEdition(edition=edition)]
        items.found.append((cued[0], InEdition(edition=edition, negate=no)))


def _told_of_ranking(items: Items) -> bool:
    """出现在全球智慧之都2020的排名里: in the table of an index, and not only somewhere in its report."""
    marks = items.marks
    listed = [p for p, m in enumerate(marks) if m.thing("edition") or m.thing("index")]
    return any(m.says("noun", "rank") for p in listed for m in marks[p + 1 : p + 3])


def _one_of_both(marks: Sequence[Mark]) -> bool:
    """只出现在两份榜单中的一份: in one and not in the other, which is not in both."""
    both = next((p for p, m in enumerate(marks) if m.says("cue", "both_indices")), len(marks))
    only = any(m.says("logic", "only") or m.text in ("仅", "恰", "恰 好", "只", "exactly") for m in marks[:both])
    return only and any(m.text in ("一 份", "一 个", "其 一", "一", "one") for m in marks[both + 1 :])


def _editions_reported(items: Items) -> list[str]:
    """*Ranked by the Global Smart Cities report*: the edition that a report prints."""
    reports = [source for m in items.marks if (source := m.thing("source")) in items.base.editions]
    return list(dict.fromkeys(str(source) for source in reports))


def _leave_out_narrowed(items: Items) -> None:
    """*Excluding GNLC members with a law, which city …?*: only what is both is left out, where all cities are spoken of."""
    marks = items.marks
    sets = [p for p, c in items.found if isinstance(c, InNetwork) and items.excepts and narrowed_exception(marks, p)]
    if not sets or keeps_set(marks, sets[0]):
        return
    parts = [pair for pair in items.found if pair[0] == sets[0] or in_narrowed_exception(marks, pair[0])]
    plain = tuple(c.model_copy(update={"negate": p != sets[0] and not c.negate}) for p, c in parts)
    items.found = [pair for pair in items.found if pair not in parts]
    items.found.append((sets[0], AllOf(conditions=plain, negate=True)))


def _is_total(items: Items, mark: Mark) -> bool:
    ident = mark.thing("indicator")
    return ident is not None and items.base.indicators[ident].level == 0


def _unscored(items: Items, place: int) -> bool:
    """*Nor an iSLEC score*, *without a score in*: no value, and no number that one would be compared with."""
    back = [m for m in items.marks[max(0, place - 3) : place] if not m.says("stop")]
    if any(m.kind == "number" for m in items.marks[place + 1 : place + 4]):
        return False
    if any(items.base.indicators[i].level for i in items.indicators):
        return False
    said = [p for p, m in enumerate(back) if m.says("logic", "not", "nor")]
    named = bool(said) and any(m.says("noun", "network", "city") and m.text.isascii() for m in back[: said[-1]])
    if not said or named:
        return False  # *the members without a score*: what is had or lacked has a room of its own
    return all(m.says("logic") or m.kind == "thing" for m in back[said[-1] :])


def _laws_and_bodies(items: Items) -> None:
    subject = next((c.value for m in items.marks for c in m.cues if c.role == "subject"), None)
    for place, mark in enumerate(items.marks):
        lawful = mark.says("noun", "regulation") or (subject and titles_law(items.marks, place))
        if lawful and not mark.says("ask") and not _abroad(items) and place not in items.measures:
            law_said(items, place, subject)
        if (
            mark.value("noun") == "body"
            and not mark.says("ask")
            and not renames(items.marks, place)
            and not is_name(items.marks, place)
            and items.negated(place)
        ):
            named = items.marked.original(mark).lower() if mark.text in PARTICULAR else None
            items.found.append((place, HasBody(named=named, negate=True)))  # *no leading group* is not *no body*
        if mark.value("noun") == "body" and is_name(items.marks, place):
            name = items.marked.original(mark).lower()
            items.found.append((place, HasBody(named=name, negate=items.negated(place))))
        if mark.value("subject") and names_bodies(items.marks, place):
            items.found.append((place, HasBody(named=items.marked.original(mark).lower(), negate=items.negated(place))))
        if mark.says("cue", "in_chinese") and any(m.value("noun") == "body" for m in items.marks):
            items.found.append((place, HasBody(printed="zh", negate=items.negated(place))))
        if mark.says("cue", "lead_not_education"):
            items.found.append((place, HasBody(lead_type="education-authority", negate=not items.negated(place))))
        for cue, lead in LEADS.items():
            if mark.says("cue", cue) and not (place and items.marks[place - 1].says("cue", cue)):  # 市教委（教育局）
                items.found.append((place, HasBody(lead_type=lead, negate=items.negated(place))))
    if (quoted := quoted_name(items.marked)) is not None:
        items.used |= set(quoted[0])
        items.found.append((quoted[0][0], HasBody(named=quoted[1], negate=items.negated(quoted[0][0]))))
    _calendar(items)
    if any(isinstance(c, LagTest) and c.since == "body" for _, c in items.found):
        items.found = [pair for pair in items.found if not _is_plain(pair[1])]  # who waited has a law
    sequence = None if items.measures else law_sequence(items)
    if sequence:
        plain = HasRegulation(breadth="broad")
        items.found = [pair for pair in items.found if pair[1] != plain and not _is_plain(pair[1])]
        effect = any(m.says("attr", "regulation.in_force") for m in items.marks)
        items.found.append((len(items.marks), HasBody(law=sequence, law_date="in_force" if effect else "adopted")))


def _calendar(items: Items) -> None:
    """*Took effect in a later calendar year than it was passed*, 同年通过并施行; *passed in one year, in force in the next* is later."""
    if not {"regulation.adopted", "regulation.in_force"} <= {c.value for m in items.marks for c in m.cues}:
        return
    said = [(p, year) for p, m in enumerate(items.marks) if (year := _year_said(items.marks, p, m))]
    later = [(p, year) for p, year in said if year == "later_year"]
    either = any(m.says("logic", "or") for m in items.marks)
    for place, year in later if later and not either else said:
        test = LagTest(op=">" if year == "later_year" else "=", months=0, unit="calendar years")
        items.found.append((place, test.model_copy(update={"negate": items.negated(place)})))


def _year_said(marks: tuple[Mark, ...], place: int, mark: Mark) -> str | None:
    """Which year of two a mark tells; *in one calendar year*, with another one behind it, tells that they are two."""
    if mark.text in ONE_YEAR and any(m.text in OTHER_YEAR or m.says("time", "after") for m in marks[place + 1 :]):
        return "later_year"
    return next((c for c in ("later_year", "same_year") if mark.says("cue", c)), year_of(marks, place))


ONE_YEAR = frozenset({"in one calendar year", "某 一 年", "在 某 一 年"})
OTHER_YEAR = frozenset(
    {"next", "following", "later", "another", "different", "other", "subsequent", "succeeding", "下 一", "另 一"}
)


def _abroad(items: Items) -> bool:
    """A law of another country is no learning city law: its words are searched for."""
    rows = [ident for mark in items.marks if (ident := mark.thing("place"))]
    return any(any(ident == city.country for city in items.base.cities.values()) and ident != "china" for ident in rows)


def _scores(items: Items) -> None:

    aims = sought(items.base, items.marked, items.indicators)
    indicators = [ident for ident in items.indicators if ident not in aims]
    level = level_meant(items.base, items.marked, items.indicators, items.edition)
    gaps = list(gap_tests(items.base, items.marked, items.indicators))
    steps = {p for _, gap, used in gaps for p in used if not isinstance(gap, GapTest) or gap.value}
    for place, condition, used in score_tests(items.base, items.marked, indicators, items.edition):
        if place in items.measures or (steps & {place - 1, place} and items.marks[place].kind == "number"):
            continue  # a mean of dates, steps between two measures
        items.used |= used
        if level and isinstance(condition, ScoreTest) and not _overall_beside(items, place):
            if place not in level.used:
                items.found.append((place, level.spread(condition)))
            continue
        if isinstance(condition, ScoreTest) and condition.of is not None:
            items.found = [pair for pair in items.found if pair[0] not in used]
        items.found.append((place, _own_mean(items, place, condition)))
    _rivals(items)
    carried(items)
    checked = len(items.cities) == 1 and any(
        m.says("ask", "yes_no") for m in items.marks[: 3 if items.marked.language == "en" else None]
    )
    tested = {c.indicator for _, c in items.found if isinstance(c, ScoreTest)}
    if items.cities and not checked:
        return
    for place, gap, used in gaps:
        if tested and not (isinstance(gap, GapTest) and tested.isdisjoint((gap.left, gap.right))):
            continue  # *above 60 in X, and higher in Y than in Z*: both hold, where the bound is of another measure
        items.used |= used
        items.found.append((place, gap))


def _own_mean(items: Items, place: int, condition: Condition) -> Condition:
    """*Above the group's own average*, *than the mean of the five*: of the cities named and those the other conditions leave."""
    if not isinstance(condition, ScoreTest) or not condition.reference or condition.of is not None:
        return condition
    others = tuple(c for _, c in items.found if not isinstance(c, ScoreTest))
    named = (NamedCities(cities=tuple(items.cities)),) if len(items.cities) > 1 else ()
    group = Selection(conditions=(*named, *others))
    if not group.conditions:
        return condition
    said = so_many_averaged(items.marks, place)
    whole = items.base.size(items.base.indicators[condition.indicator].edition)
    many = said and said != whole and len(evaluate(items.base, group).of("yes")) == said
    return condition.model_copy(update={"of": group}) if many or own_mean(items.marks, place) else condition


def _rivals(items: Items) -> None:
    """*Higher than Wuhan*: the city is the measure, not the answer."""

    found = list(between_tests(items.base, items.marked, items.cities, items.indicators, items.edition))
    found = found or list(rival_tests(items.base, items.marked, items.cities, items.indicators, items.edition))
    rest = [city for city in items.cities if city not in {city for _, city, _ in found}]
    if not found or (rest and not chosen_from(items.marks, rest)):
        return
    items.cities = rest
    if len(found) == 1:
        found += _not_beaten(items, found[0][2])
    for place, city, test in found:
        items.found.append((place, test))
        if (test.negate or test.op in ("=", ">=", "<=")) and not (test.factor or test.plus):
            items.excluded.append(city)


def _not_beaten(items: Items, test: ScoreTest) -> list[tuple[int, str, ScoreTest]]:
    """*That beat London but not New York*: the second city is a measure too, and not left out by name."""
    places = [p for p, m in enumerate(items.marks) if p and m.thing("city") in items.excluded]
    denied = [p for p in places if items.marks[p - 1].text == "but not"]
    cities = [str(items.marks[p].thing("city")) for p in denied]
    items.excluded = [city for city in items.excluded if city not in cities]
    return [
        (p, c, test.model_copy(update={"of": Selection(conditions=(NamedCities(cities=(c,)),)), "negate": True}))
        for p, c in zip(denied, cities, strict=True)
    ]


def _overall_beside(items: Items, place: int) -> bool:
    return any(m.says("cue", "overall") for m in items.marks[max(0, place - 4) : place + 5])


def _mentioned(items: Items) -> None:
    """*Which cities are mentioned in the forum report*: a source as a condition."""
    if not any(m.says("cue", "mention") for m in items.marks):
        return
    checked = any(m.says("ask", "yes_no") for m in items.marks) and not any(m.says("ask", "which") for m in items.marks)
    if not checked and (items.cities or not any(m.says("noun", "city") or m.thing("network") for m in items.marks)):
        return
    if len(named_editions(items.base, items.marked)) > 1 or any(m.says("cue", "both_indices") for m in items.marks):
        return  # *appear in iSLEC 2016 as well as in Global Smart Cities*: assessed in both
    for place, mark in enumerate(items.marks):
        source = mark.thing("source")
        if source:
            items.found.append((place, InSource(source=source, negate=items.negated(place))))


def _is_plain(condition: Condition) -> bool:
    """Whether a condition says no more than that there is a law: then an order of body and law says as much."""
    return isinstance(condition, HasRegulation) and not (condition.adopted or condition.in_force or condition.negate)
