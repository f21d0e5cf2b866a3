"""What an answer on configurations says first where it was asked whether conditions are necessary or sufficient."""

from collections.abc import Sequence
from typing import Literal

from kb.analysis.qca.necessity import single_needs
from kb.analysis.qca.study import Study
from kb.query.answer import Value
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome

Part = tuple[str, int, int]  # a condition, how many cases are in both sets, and of how many
Asked = Literal["necessary", "sufficient"]


def asked_outcome(draft: Draft, study: Study, outcome: str, asked: Asked) -> Outcome:
    """Yes or no for one condition, as far as these cases go; the shares for several."""
    parts = _needed(study) if asked == "necessary" else _enough(study)
    draft.note("caveat", f"In these {len(study.known)} cases only: that a set holds every case says nothing of a cause, and with few cases it happens by chance.",
               f"仅就这{len(study.known)}个案例而言：集合包含全部案例并不说明因果，案例少时偶然即可如此。")  # fmt: skip
    said = [_sentence(part, outcome, asked) for part in parts]
    english, chinese = "; ".join(pair[0] for pair in said), "；".join(pair[1] for pair in said)
    last = (
        ("would be in all of them", "须为全部")
        if asked == "necessary"
        else ("would have it in all of them", "须为全部")
    )
    word = {"necessary": "必要", "sufficient": "充分"}[asked]
    rest = (f"a {asked} condition {last[0]}", f"{word}条件{last[1]}")
    if len(parts) > 1:
        return Outcome("answered", (f"{english}; {rest[0]}.", f"{chinese}；{rest[1]}。"), Value(type="table"))
    (_, both, whole), opening = parts[0], ("No", "否")
    if holds := both == whole > 0:
        opening = ("Yes, in these cases", "就这些案例而言，是")
    return Outcome("answered", (f"{opening[0]}: {english}; {rest[0]}.", f"{opening[1]}：{chinese}；{rest[1]}。"),
                   Value(type="boolean", boolean=holds))  # fmt: skip


def _needed(study: Study) -> Sequence[Part]:
    """A condition is necessary in these cases when every case with the outcome has it."""
    having = sum(bool(case.outcome) for case in study.known)
    return [(need.text(study.conditions), round(need.consistency * having), having) for need in single_needs(study)[::2]]  # fmt: skip


def _enough(study: Study) -> Sequence[Part]:
    """A condition is sufficient in these cases when every case that has it has the outcome."""
    found = []
    for place, name in enumerate(study.conditions):
        inside = [case for case in study.known if case.conditions[place]]
        found.append((name, sum(bool(case.outcome) for case in inside), len(inside)))
    return found


def _sentence(part: Part, outcome: str, asked: Asked) -> tuple[str, str]:
    name, both, whole = part
    first, second = (outcome, name) if asked == "necessary" else (name, outcome)
    return f"{both} of {whole} cases with {first} have {second}", f"{whole}个有{first}的案例中{both}个有{second}"
