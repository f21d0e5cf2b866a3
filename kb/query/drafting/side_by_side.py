"""What a comparison of cities shows, in one sentence: what they share, who is ahead, what each has of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kb.query.answer import Cell, Ref
from kb.query.drafting.draft import Draft
from kb.query.drafting.valued import cell_text
from kb.query.selection.attributes import Attribute, FactCell, attribute

OWN = ("regulation", "organisation")  # a law or a body is a city's own: two of them differ by nature
MOST_TOLD = 4  # things that a sentence names; the table holds all


class Compared(NamedTuple):
    """One attribute of the cities compared."""

    column: Attribute
    label: tuple[str, str]
    facts: dict[str, FactCell]

    @property
    def known(self) -> list[str]:
        """The cities that have a value."""
        return [city for city, fact in self.facts.items() if fact.value is not None]

    @property
    def whole(self) -> bool:
        """Whether every city has a value."""
        return len(self.known) == len(self.facts)

    @property
    def same(self) -> bool:
        """Whether all cities have one and the same value."""
        return self.whole and len({cell_text(fact.value) for fact in self.facts.values()}) == 1

    @property
    def ordered(self) -> bool:
        """Whether who is ahead, or first, can be told."""
        return self.column.value in ("number", "date") and len(self.known) > 1

    @property
    def of_its_own(self) -> bool:
        """Whether each city has a thing that no other can have."""
        values = [fact.value for fact in self.facts.values()]
        return self.whole and all(isinstance(v, Ref) and v.id.partition(":")[0] in OWN for v in values)


def side_by_side(draft: Draft, cities: Sequence[str], keys: Sequence[str]) -> str:
    """The finding of a table of cities, in the language of the answer."""
    columns = [attribute(draft.base, key) for key in keys]
    labels, edition = without_edition([column.label for column in columns])
    compared = [
        Compared(column, label, {city: column.read(draft.base, city, draft.language) for city in cities})
        for column, label in zip(columns, labels, strict=True)
    ]
    clauses = list(_clauses(draft, cities, compared))
    more = len(clauses) - MOST_TOLD
    told = clauses[:MOST_TOLD] + ([draft.tell(f"{more} more in the table", f"另有{more}项见表")] if more > 0 else [])
    text = draft.tell("; ", "；").join(told)
    if edition:
        return draft.tell(f"{edition[0]}: {text}.", f"{edition[1]}：{text}。")
    return draft.tell(f"{text[:1].upper()}{text[1:]}.", f"{text}。")


def without_edition(labels: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], tuple[str, str] | None]:
    """The labels of several indicators of one edition without its name in brackets, and that name, to be said once."""
    parted = [[IN_BRACKETS.fullmatch(label) for label in both] for both in labels]
    editions = {tuple(found["edition"] if found else "" for found in both) for both in parted}
    if len(labels) < 2 or len(editions) > 1 or "" in next(iter(editions)):
        return list(labels), None
    english, chinese = next(iter(editions))
    return [(en["name"], zh["name"]) for en, zh in parted if en and zh], (english, chinese)


IN_BRACKETS = re.compile(r"(?P<name>.+?) ?[(（](?P<edition>[^()（）]+)[)）]")


def _clauses(draft: Draft, cities: Sequence[str], compared: Sequence[Compared]) -> Iterator[str]:
    """What they share, what each has of its own, then one attribute after the other."""
    who = _named(draft, cities)
    if shared := [one for one in compared if one.same]:
        things = _joined(
            draft, [draft.beside(_label(draft, one), cell_text(_first(one))) for one in shared[:MOST_TOLD]]
        )
        yield draft.tell(f"{who} share the {things}", f"{who}的{things}相同")
    if own := [one for one in compared if not one.same and one.of_its_own]:
        if len(compared) == 1 and len(cities) <= MOST_TOLD:  # *what are the laws of Chengdu and Xi'an called?*
            told = [(draft.city(city).name, cell_text(fact.value)) for city, fact in own[0].facts.items()]
            yield draft.tell("; ".join(f"{city}: {thing}" for city, thing in told),
                             "；".join(f"{city}：{thing}" for city, thing in told))  # fmt: skip
            return
        things = _joined(draft, [_label(draft, one) for one in own])
        yield draft.tell(f"{who} each have their own {things}", f"{who}各有自己的{things}")
    for one in compared:
        if not one.same and not one.of_its_own:
            yield (_ordered(draft, one) if one.ordered else _apart(draft, one)) + _without(draft, one)


def _joined(draft: Draft, things: Sequence[str]) -> str:
    """Things in a row; two of them joined by a word in English."""
    return " and ".join(things) if draft.language == "en" and len(things) == 2 else draft.listed(things)


def _named(draft: Draft, cities: Sequence[str]) -> str:
    return _joined(draft, [draft.city(city).name for city in cities])


def _first(one: Compared) -> Cell:
    return next(iter(one.facts.values())).value


def _label(draft: Draft, one: Compared) -> str:
    """The name of an attribute inside a sentence; names of indicators keep their capitals."""
    english, chinese = one.label
    keeps = "(" in english or english[1:2].isupper() or one.column.key.startswith(("score:", "rank:"))
    return draft.tell(english if keeps else english[:1].lower() + english[1:], chinese)


def _ordered(draft: Draft, one: Compared) -> str:
    """Who is ahead or first, and the values of the others behind."""
    rank, date = one.column.key.startswith("rank:"), one.column.value == "date"
    known = sorted(one.known, key=lambda city: one.facts[city].sort, reverse=not (rank or date))
    best = [city for city in known if one.facts[city].sort == one.facts[known[0]].sort]
    rest = [f"{draft.city(city).name} {cell_text(one.facts[city].value)}" for city in known if city not in best]
    value, label, who = cell_text(one.facts[best[0]].value), _label(draft, one), _named(draft, best)
    english, chinese = ("earliest", "最早") if date else ("best", "最靠前") if rank else ("highest", "最高")
    tail = draft.tell(f", against {_joined(draft, rest)}", f"，{draft.listed(rest)}") if rest else ""
    has = "has" if len(best) == 1 else "have"
    return draft.tell(f"{who} {has} the {english} {label}, {value}{tail}", f"{label}以{who}{chinese}（{value}{tail}）")


def _apart(draft: Draft, one: Compared) -> str:
    """Values that differ, or that only some have: a law or a body by itself, other things with their value."""
    label = _label(draft, one)
    if not one.known:
        return draft.tell(f"no {label} is known", f"均无{label}")
    values = [one.facts[city].value for city in one.known]
    if all(isinstance(value, Ref) and value.id.partition(":")[0] in OWN for value in values):
        has = "has" if len(one.known) == 1 else "have"
        return draft.tell(f"{_named(draft, one.known)} {has} a {label}", f"{_named(draft, one.known)}有{label}")
    told = _joined(draft, [draft.beside(draft.city(city).name, cell_text(one.facts[city].value)) for city in one.known])
    if one.whole:
        return draft.tell(f"they differ in {label}: {told}", f"{label}不同：{told}")
    return draft.tell(f"the {label} is known of {told}", f"{label}已知的有{told}")


WITHOUT = {
    "no": ("{who} none per source", "{who}据来源没有"),
    "unknown": ("of {who} no source tells it", "没有来源说明{who}"),
    "out_of_scope": ("{who} is outside its scope", "{who}不在其范围内"),
}


def _without(draft: Draft, one: Compared) -> str:
    """Of the cities without a value, whether a source denies it or none tells it."""
    parts = []
    for state, (english, chinese) in WITHOUT.items():
        cities = [city for city, fact in one.facts.items() if fact.value is None and fact.state == state]
        who = _named(draft, cities)
        parts += [draft.tell(f", {english.format(who=who)}", f"，{chinese.format(who=who)}")] if cities else []
    return "".join(parts)
