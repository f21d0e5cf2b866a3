"""The conditions of a question, found one family after the other in its marks, then merged and grouped."""

from collections.abc import Iterable

from kb.query.base import Base
from kb.query.framing.bodies import is_name, names_bodies
from kb.query.framing.dated import UNTIL, collect_dates
from kb.query.framing.denials import TRAILING, after_except, after_neither, is_lacking, joining_words
from kb.query.framing.grouping import alternatives, either, merge, not_both
from kb.query.framing.having import had
from kb.query.framing.indexed import cities_of_index, inside_of_both, is_left_out
from kb.query.framing.lawful import law_sequence, year_of
from kb.query.framing.naming import exceptions, name_cities
from kb.query.framing.practised import practice_condition
from kb.query.framing.sizes import frame_by_size, name_by_size, of_table, outside_index
from kb.query.framing.subjects import law_said, renames, titles_law
from kb.query.marking.indicators import MEMBERS, default_edition, named_editions
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.words import selects
from kb.query.selection.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HasBody,
    HasPath,
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
from kb.query.selection.facts import path_of

SHARED = frozenset({"share", "shares", "sharing", "同", "共 享"})  # beside a path: the same
ASSESSED = frozenset({"assessed", "evaluated", "被 评 估", "参 评"})

LEADS = {"lead_education": "education-authority", "lead_party": "party-department", "lead_centre": "service-centre"}


class Items:
    """Conditions in the order in which the question says them."""

    def __init__(self, base: Base, marked: Marked, indicators: list[str], edition: str | None) -> None:
        self.base = base
        self.marked = marked
        self.marks = marked.marks
        self.joining = joining_words(self.marks)
        self.excepts = exceptions(self.marks)
        self.indicators = indicators
        self.edition = edition
        self.found: list[tuple[int, Condition]] = []
        self.cities: list[str] = []
        self.excluded: list[str] = []
        self.included: list[str] = []
        self.dates: list[DateTest] = []
        self.told: list[str] = []
        self.used: set[int] = set()

    def collect(self) -> None:
        """Walk the marks once for each family of conditions."""
        name_cities(self)
        self._sets()
        self._peers()
        collect_dates(self)
        self._laws_and_bodies()
        self._clauses()
        self._presence()
        had(self)
        self._scores()
        cities_of_index(self)
        self._mentioned()
        frame_by_size(self)
        self.found.sort(key=lambda pair: pair[0])

    def negated(self, place: int) -> bool:
        """Whether a *not* or *except* stands before a mark, in the same clause."""
        for back in range(place - 1, max(-1, place - 7), -1):
            mark = self.marks[back]
            if mark.text in TRAILING or mark.says("cue", "clause"):
                break
            outside = mark.says("cue", "outside") and bool(self.marks[place].things)
            if mark.says("logic", "not") and any(m.text in UNTIL for m in self.marks[back + 1 : back + 6]):
                break  # *did not come into force until 2020*
            if (mark.says("logic", "not", "except", "nor", "neither") and not mark.says("ask")) or outside:
                self.used.add(back)
                return True
            if mark.says("logic", "and", "or", "only") or mark.kind in ("thing", "date"):
                break
            if mark.says("ask", "which", "what", "who", "how_many") or mark.value("set"):
                break
            if (
                mark.says("noun", "regulation", "body", "path") or mark.says("cue", *LEADS, "lead_not_education")
            ) and back != place:
                break
        return (
            after_neither(self.marks, place, self.joining)
            or after_except(self.marks, place, self.excepts)
            or is_lacking(self.marks, place)
        )

    def _sets(self) -> None:
        for place, mark in enumerate(self.marks):
            condition = self._set_of(place, mark)
            if condition is not None:
                self.used.add(place)
                if not self._restated(place, condition):
                    self.found.append((place, condition))
        name_by_size(self)
        self._members()
        of_table(self)

    def _members(self) -> None:
        """*The members*, 成员城市: without a network's name, those of the network with most members."""
        if any(isinstance(c, InNetwork) for _, c in self.found) or any(m.thing("network") for m in self.marks):
            return
        networks = self.base.members
        for place, mark in enumerate(self.marks):
            if mark.text in MEMBERS and networks:
                largest = max(networks, key=lambda network: len(networks[network]))
                self.used.add(place)
                self.found.append((place, InNetwork(network=largest, negate=self.negated(place))))
                return

    def _set_of(self, place: int, mark: Mark) -> Condition | None:
        no = (mark.kind == "thing" or bool(mark.value("set"))) and (self.negated(place) or self._denied_too(place))
        if mark.kind == "thing" and mark.thing("city") is None:
            if kind := mark.thing("path_type"):
                return HasPath(types=(kind,), negate=no)
            if group := mark.thing("group"):
                return InGroup(group=group, negate=no) if self.base.group_kind(group) == "level" else None
            if ident := mark.thing("place"):
                narrows = selects(self.base, ident) and (ident != "china" or self._is_mixed())
                return InPlace(place=ident, negate=no) if narrows else None
            if network := mark.thing("network"):
                return InNetwork(network=network, negate=no) if self.base.members.get(network) else None
        tier = mark.value("set")
        if tier:
            return InTier(tier=tier, negate=no)
        return None

    def _denied_too(self, place: int) -> bool:
        """*Not a provincial capital or a municipality*: the *not* before the first holds for the second too."""
        back = [p for p in range(place - 1, max(-1, place - 5), -1) if not self.marks[p].says("stop")]
        if len(back) < 2 or not self.marks[back[0]].says("logic", "or"):
            return False
        first = self.marks[back[1]]
        said = bool(first.value("set")) or any(first.thing(kind) for kind in ("path_type", "place", "network"))
        return said and (self.negated(back[1]) or self._denied_too(back[1]))

    def _restated(self, place: int, condition: Condition) -> bool:
        """*Cairo in Egypt*, 埃及的开罗: where a named city lies is no condition, unless that is what is asked."""
        among = any(m.says("cue", "among") for m in self.marks[max(0, place - 1) : place + 2])  # 中部城市里
        if not isinstance(condition, InPlace) or condition.negate or not self.indicators or among:
            return False
        if self.included:
            return False  # *the three Chinese cities, Hong Kong included*
        beside = [m.thing("city") for m in self.marks[max(0, place - 3) : place + 4]]
        return any(
            city and condition.place in self.base.places_of(row)
            for city in beside
            if (row := self.base.cities.get(city or ""))
        )

    def _is_mixed(self) -> bool:
        """Whether the edition asked about assesses other than Chinese cities."""
        cities = self.base.assessed(self.edition) if self.edition else set()
        return any(self.base.cities[city].country != "china" for city in cities)

    def _peers(self) -> None:
        """*The same type as Suzhou*: the path type of a named city, without the city."""
        own = any(m.says("cue", "others") for m in self.marks) and any(
            m.says("noun", "path") and any(before.thing("city") for before in self.marks[max(0, place - 3) : place])
            for place, m in enumerate(self.marks)
        )
        same = [p for p in range(len(self.marks)) if self._shares_path(p)]
        own = own or (
            any(m.says("cue", "others") for m in self.marks) and any(m.says("noun", "path") for m in self.marks)
        )
        if own_type_of(self.marks) and len(self.excluded) == 1 and not self.cities:
            row = path_of(self.base, self.excluded[0])
            self.found += [(len(self.marks), HasPath(types=(row.path_type,)))] if row else []
            return
        if not (own or same or any(m.says("cue", "same_as") for m in self.marks)) or len(self.cities) != 1:
            return
        bare = self.marks[0].says("noun", "city") and not any(m.says("ask") for m in self.marks)
        asked = bare or any(m.says("ask", "which", "what", "who") for m in self.marks)
        if not asked and self.marked.language == "en":
            return
        row = path_of(self.base, self.cities[0])
        if row is not None:
            self.used.update(same)
            self.found.append((len(self.marks), HasPath(types=(row.path_type,))))
            self.excluded += [city for city in self.cities if city not in self.excluded]
            self.cities = []

    def _shares_path(self, place: int) -> bool:
        """*In the same development category as Suzhou*, *share its path*, 与苏州路径相同: sameness beside a path."""
        around = (*self.marks[max(0, place - 2) : place], *self.marks[place + 1 : place + 4])
        alike = self.marks[place].says("rel", "same") or self.marks[place].text in SHARED
        return alike and any(m.says("noun", "path") for m in around)

    def _clauses(self) -> None:
        """*With practices on open data*, *that score above the mean*: clauses that are one mark already."""
        for place, mark in enumerate(self.marks):
            condition = mark.holds or practice_condition(mark, self.negated(place))
            if condition is not None:
                self.found.append((place, condition))

    def _presence(self) -> None:
        """*Not assessed in iSLEC*, *in both indices*: editions as conditions."""
        both = any(m.says("cue", "both_indices", "no_index") for m in self.marks)
        named = named_editions(self.base, self.marked)
        if len(named) < 2 and any(m.says("cue", "both_indices") for m in self.marks):
            named = []  # *in both indices* means both, also where one of them is named besides
        named = named or (list(self.base.editions) if both else [])
        absent = [p for p, m in enumerate(self.marks) if m.says("cue", "absence", "no_index") or outside_index(self.marks, p)
                  or ((m.says("noun", "score", "rank") or self._is_total(m)) and self._unscored(p))]  # fmt: skip
        named = named or ([self.edition] if absent and self.edition else [])
        assessed = any(m.text in ASSESSED for m in self.marks)
        if not named and assessed and (chosen := default_edition(self.base, [], True)):
            named = [chosen]
        cued = absent or [
            p
            for p, m in enumerate(self.marks)
            if m.says("cue", "presence", "both_indices")
            and not any(n.thing("place") for n in self.marks[p + 1 : p + 2])
        ]
        cued = cued or inside_of_both(self.marks)
        if not named or not cued or self.cities:
            return
        listed = [p for p, m in enumerate(self.marks) if m.thing("edition") or m.thing("index")]  # 不在指数的名单上
        denied = {c.edition for _, c in self.found if isinstance(c, InEdition) and c.negate}
        for edition in (e for e in named if e not in denied):  # *outside the 68 cities assessed in it* says it once
            left_out = any(is_left_out(self.marks, place) for place in absent)
            no = (bool(absent) and not left_out) or any(self.negated(place) for place in (*cued, *listed) if not absent)
            self.found.append((cued[0], InEdition(edition=edition, negate=no)))

    def _is_total(self, mark: Mark) -> bool:
        ident = mark.thing("indicator")
        return ident is not None and self.base.indicators[ident].level == 0

    def _unscored(self, place: int) -> bool:
        """*Nor an iSLEC score*, *without a score in*: no value, and no number that one would be compared with."""
        back = [m for m in self.marks[max(0, place - 3) : place] if not m.says("stop")]
        if any(m.kind == "number" for m in self.marks[place + 1 : place + 4]):
            return False
        if any(self.base.indicators[i].level for i in self.indicators):
            return False
        return any(m.says("logic", "not", "nor") for m in back) and all(
            m.says("logic") or m.kind == "thing" for m in back
        )

    def _laws_and_bodies(self) -> None:
        subject = next((c.value for m in self.marks for c in m.cues if c.role == "subject"), None)
        for place, mark in enumerate(self.marks):
            lawful = mark.says("noun", "regulation") or (subject and titles_law(self.marks, place))
            if lawful and not mark.says("ask") and not self._abroad():
                law_said(self, place, subject)
            if (
                mark.value("noun") == "body"
                and not mark.says("ask")
                and not renames(self.marks, place)
                and self.negated(place)
            ):
                self.found.append((place, HasBody(negate=True)))
            if mark.value("noun") == "body" and is_name(self.marks, place):
                name = self.marked.original(mark).lower()
                self.found.append((place, HasBody(named=name, negate=self.negated(place))))
            if mark.value("subject") and names_bodies(self.marks, place):
                self.found.append(
                    (place, HasBody(named=self.marked.original(mark).lower(), negate=self.negated(place)))
                )
            if mark.says("cue", "lead_not_education"):
                self.found.append((place, HasBody(lead_type="education-authority", negate=not self.negated(place))))
            for cue, lead in LEADS.items():
                if mark.says("cue", cue):
                    self.found.append((place, HasBody(lead_type=lead, negate=self.negated(place))))
        self._calendar()
        sequence = law_sequence(self)
        if sequence:
            plain = HasRegulation(breadth="broad")
            self.found = [pair for pair in self.found if pair[1] != plain and not _is_plain(pair[1])]
            effect = any(m.says("attr", "regulation.in_force") for m in self.marks)
            self.found.append((len(self.marks), HasBody(law=sequence, law_date="in_force" if effect else "adopted")))

    def _calendar(self) -> None:
        """*Took effect in a later calendar year than it was passed*, 同年通过并施行."""
        for place, mark in enumerate(self.marks):
            said = next((c for c in ("later_year", "same_year") if mark.says("cue", c)), year_of(self.marks, place))
            if said and {"regulation.adopted", "regulation.in_force"} <= {c.value for m in self.marks for c in m.cues}:
                test = LagTest(op=">" if said == "later_year" else "=", months=0, unit="calendar years")
                self.found.append((place, test.model_copy(update={"negate": self.negated(place)})))

    def _abroad(self) -> bool:
        """A law of another country is no learning city law: its words are searched for."""
        rows = [ident for mark in self.marks if (ident := mark.thing("place"))]
        return any(
            any(ident == city.country for city in self.base.cities.values()) and ident != "china" for ident in rows
        )

    def _scores(self) -> None:
        from kb.query.framing.gaps import gap_tests
        from kb.query.framing.levels import level_meant
        from kb.query.framing.sought import sought
        from kb.query.framing.thresholds import score_tests

        aims = sought(self.base, self.marked, self.indicators)
        indicators = [ident for ident in self.indicators if ident not in aims]
        level = level_meant(self.base, self.marked, self.indicators, self.edition)
        for place, condition, used in score_tests(self.base, self.marked, indicators, self.edition):
            self.used |= used
            if level and isinstance(condition, ScoreTest) and not self._overall_beside(place):
                if place not in level.used:
                    self.found.append((place, level.spread(condition)))
                continue
            if isinstance(condition, ScoreTest) and condition.of is not None:
                self.found = [pair for pair in self.found if pair[0] not in used]
            self.found.append((place, self._own_mean(place, condition)))
        self._rivals()
        checked = len(self.cities) == 1 and any(
            m.says("ask", "yes_no") for m in self.marks[: 3 if self.marked.language == "en" else None]
        )
        if (self.cities and not checked) or any(isinstance(c, ScoreTest) for _, c in self.found):
            return
        for place, gap, used in gap_tests(self.base, self.marked, self.indicators):
            self.used |= used
            self.found.append((place, gap))

    def _own_mean(self, place: int, condition: Condition) -> Condition:
        """*Above the group's own average*: the mean of the cities that the other conditions leave."""
        if not isinstance(condition, ScoreTest) or not condition.reference or condition.of is not None:
            return condition
        own = any(m.says("cue", "own_mean") for m in self.marks[max(0, place - 1) : place + 2])
        others = tuple(c for _, c in self.found if not isinstance(c, ScoreTest))
        return condition.model_copy(update={"of": Selection(conditions=others)}) if own and others else condition

    def _rivals(self) -> None:
        """*Higher than Wuhan*: the city is the measure, not the answer."""
        from kb.query.framing.rivals import rival_tests

        found = list(rival_tests(self.base, self.marked, self.cities, self.indicators, self.edition))
        if not found or {city for _, city, _ in found} != set(self.cities):
            return
        self.cities = []
        for place, city, test in found:
            self.found.append((place, test))
            if test.op in ("=", ">=", "<=") and not test.factor:
                self.excluded.append(city)

    def _overall_beside(self, place: int) -> bool:
        return any(m.says("cue", "overall") for m in self.marks[max(0, place - 4) : place + 5])

    def _mentioned(self) -> None:
        """*Which cities are mentioned in the forum report*: a source as a condition."""
        if not any(m.says("cue", "mention") for m in self.marks):
            return
        checked = any(m.says("ask", "yes_no") for m in self.marks) and not any(
            m.says("ask", "which") for m in self.marks
        )
        if not checked and (self.cities or not any(m.says("noun", "city") or m.thing("network") for m in self.marks)):
            return
        for place, mark in enumerate(self.marks):
            source = mark.thing("source")
            if source:
                self.found.append((place, InSource(source=source, negate=self.negated(place))))

    def _within_subject(self, place: int) -> bool:
        beside = self.marks[max(0, place - 1) : place + 2]
        return sum(mark.says("subject") for mark in beside) == 2

    def grouped(self) -> Iterable[Condition]:
        """Conditions merged: laws into one, bodies into one, alternatives of one kind or with *or* into groups."""
        merged = merge(self.found)
        ors = [
            place
            for place, mark in enumerate(self.marks)
            if mark.says("logic", "or") and mark.text != "either" and not self._within_subject(place)
        ]
        result: list[Condition] = []
        places: list[int] = []
        for place, condition in merged:
            both = bool(result) and result[-1].negate and condition.negate and type(condition) is not HasPath
            joined = result and (alternatives(result[-1], condition) or any(places[-1] < o < place for o in ors))
            if joined and not both:
                result[-1] = either(result[-1], condition)
            else:
                result.append(condition)
            places.append(place)
        result = [not_both(self.marks, condition) for condition in result]
        if self.included:  # *counting Hong Kong in*: named beside the set that the conditions make
            return [AnyOf(conditions=(NamedCities(cities=tuple(self.included)), AllOf(conditions=tuple(result))))]
        return result


def own_type_of(marks: tuple[Mark, ...]) -> bool:
    """除苏州以外，它所在的那个类型: the type of the one city that is left out."""
    return any(
        mark.text in ("它", "其", "该 市", "its", "it")
        and any(
            m.says("noun", "path") or m.says("cue", "same_as")
            for m in (*marks[max(0, place - 3) : place], *marks[place + 1 : place + 8])
        )
        for place, mark in enumerate(marks)
    )


def _is_plain(condition: Condition) -> bool:
    """Whether a condition says no more than that there is a law: then an order of body and law says as much."""
    return isinstance(condition, HasRegulation) and not (condition.adopted or condition.in_force or condition.negate)
