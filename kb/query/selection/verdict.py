"""How the states of cities combine under and, or, not; and the verdicts of all cities."""

from collections.abc import Collection, Iterator, Mapping

from kb.query.selection.facts import State, Verdict


def negated(verdict: Verdict) -> Verdict:
    """Yes becomes no and no becomes yes; unknown stays unknown."""
    turned: dict[State, State] = {"yes": "no", "no": "yes"}
    return Verdict(turned.get(verdict.state, verdict.state), verdict.rows)


def all_of(verdicts: list[Verdict]) -> Verdict:
    """One no is no; yes only when all are."""
    return _combine(verdicts, ("no", "out_of_scope", "unknown", "yes"))


def any_of(verdicts: list[Verdict]) -> Verdict:
    """One yes is yes; no only when all are."""
    return _combine(verdicts, ("yes", "out_of_scope", "unknown", "no"))


def several(verdicts: list[Verdict], least: int) -> Verdict:
    """Whether enough hold; unknown when those that nobody knows of would decide."""
    held = [verdict for verdict in verdicts if verdict.state == "yes"]
    open_ = [verdict for verdict in verdicts if verdict.state in ("unknown", "out_of_scope")]
    rows = tuple(row for verdict in verdicts for row in verdict.rows)
    if len(held) >= least:
        return Verdict("yes", tuple(row for verdict in held for row in verdict.rows))
    if len(held) + len(open_) >= least:
        return Verdict(open_[0].state, rows)
    return Verdict("no", rows)


def _combine(verdicts: list[Verdict], strongest_first: tuple[State, ...]) -> Verdict:
    if not verdicts:
        return Verdict("yes")
    if len(verdicts) == 1:
        return verdicts[0]
    state = min((verdict.state for verdict in verdicts), key=strongest_first.index)
    rows = tuple(row for verdict in verdicts if verdict.state == state or state == "yes" for row in verdict.rows)
    return Verdict(state, rows)


class Verdicts(Mapping[str, Verdict]):
    """The verdict of every city, in the order of the ids: those of the judged, and the one that all others share."""

    def __init__(self, cities: Collection[str], judged: Mapping[str, Verdict], others: Verdict) -> None:
        self._cities = cities
        self._judged = judged
        self._others = others

    def __getitem__(self, city: str) -> Verdict:
        found = self._judged.get(city)
        if found is None and city not in self._cities:
            raise KeyError(city)
        return found or self._others

    def __iter__(self) -> Iterator[str]:
        return iter(self._cities)

    def __len__(self) -> int:
        return len(self._cities)

    def of(self, state: State) -> list[str]:
        """The cities with a state."""
        if self._others.state != state:
            return [city for city, verdict in self._judged.items() if verdict.state == state]
        other = {city for city, verdict in self._judged.items() if verdict.state != state}
        return [city for city in self._cities if city not in other]
