"""The kinds of questions. This list is the index: page, API, command line, tool and docs follow from it."""

from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from kb.errors import BadRequestError
from kb.query.kinds.agreeing import Agreement
from kb.query.kinds.associating import Associate
from kb.query.kinds.auditing import Audit, Recompute
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.building import Structure
from kb.query.kinds.centring import Centrality
from kb.query.kinds.comparing import Compare
from kb.query.kinds.configuring import Qca
from kb.query.kinds.contrasting import Contrast
from kb.query.kinds.defining import Define, Editions
from kb.query.kinds.describing import Lookup, Profile
from kb.query.kinds.disturbing import Robustness
from kb.query.kinds.dominating import Dominance
from kb.query.kinds.errata import Errata
from kb.query.kinds.figures import Figures
from kb.query.kinds.governing import Pattern
from kb.query.kinds.imprinting import Imprint
from kb.query.kinds.inspecting import Inspect
from kb.query.kinds.leading import Leads
from kb.query.kinds.levelling import Levels
from kb.query.kinds.linking import Relate
from kb.query.kinds.listing import Things
from kb.query.kinds.measuring import Rank
from kb.query.kinds.nearing import Nearest
from kb.query.kinds.outlying import Outliers
from kb.query.kinds.passing import Passing
from kb.query.kinds.profiling import Strongest
from kb.query.kinds.quantifying import Holds
from kb.query.kinds.reckoning import Reckon
from kb.query.kinds.relating import Connect, Similar
from kb.query.kinds.searching import Recall
from kb.query.kinds.selecting import Check, Count, Find
from kb.query.kinds.sizing import Sizes
from kb.query.kinds.spanning import Interval
from kb.query.kinds.standing import Strengths
from kb.query.kinds.surveying import Gaps
from kb.query.kinds.tracing import Trace
from kb.query.kinds.tying import Tied
from kb.query.kinds.weighing import Envelope, Reweigh
from kb.query.kinds.wording import Wording
from kb.query.plan import Plan

KINDS: tuple[type[Plan], ...] = (
    Find, Count, Check, Holds, Lookup, Rank, Compare, Leads, Contrast, Aggregate, Interval, Profile, Strongest, Passing, Levels, Tied, Sizes, Define, Editions, Imprint, Wording, Structure, Similar, Nearest, Connect, Centrality, Recall, Reckon, Figures, Things,
    Trace, Audit, Inspect, Recompute, Errata, Reweigh, Envelope, Robustness, Strengths, Outliers, Dominance,
    Relate, Associate, Pattern, Qca, Agreement, Gaps,
)  # fmt: skip

AnyPlan = Annotated[
    Find | Count | Check | Holds | Lookup | Rank | Compare | Leads | Contrast | Aggregate | Interval | Profile | Strongest | Passing | Levels | Tied | Sizes | Define | Editions | Imprint | Wording | Structure | Similar | Nearest | Connect | Centrality
    | Recall | Reckon | Figures | Things | Trace | Audit | Inspect | Recompute | Errata | Reweigh | Envelope | Robustness | Strengths | Outliers | Dominance
    | Relate | Associate | Pattern | Qca | Agreement | Gaps,
    Field(discriminator="kind"),
]  # fmt: skip
PLAN: TypeAdapter[AnyPlan] = TypeAdapter(AnyPlan, config=ConfigDict(defer_build=True))


def read_plan(value: object) -> Plan:
    """A plan from its JSON form.

    Raises
    ------
    BadRequestError
        When it is not a plan; the sentence names the field.
    """
    try:
        return PLAN.validate_json(value) if isinstance(value, str | bytes) else PLAN.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part)[:60] for part in first["loc"]) or "plan"
        kinds = ", ".join(str(kind.model_fields["kind"].default) for kind in KINDS)
        raise BadRequestError(f"the plan cannot be read: {where}: {first['msg']} (kinds: {kinds})") from error
