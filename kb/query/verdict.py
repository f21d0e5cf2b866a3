"""How the states of cities combine under and, or, not."""

from kb.query.facts import State, Verdict


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


def _combine(verdicts: list[Verdict], strongest_first: tuple[State, ...]) -> Verdict:
    if not verdicts:
        return Verdict("yes")
    state = min((verdict.state for verdict in verdicts), key=strongest_first.index)
    rows = tuple(row for verdict in verdicts if verdict.state == state or state == "yes" for row in verdict.rows)
    return Verdict(state, rows)
