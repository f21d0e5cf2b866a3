"""The kinds of charts. This list is the index: a new kind is one module and its line here."""

from collections.abc import Callable

from kb.charts.kinds.atlas import draw as atlas
from kb.charts.kinds.groups import draw as groups
from kb.charts.kinds.heat import draw as heat
from kb.charts.kinds.parallel import draw as parallel
from kb.charts.kinds.ranked import draw as ranked
from kb.charts.kinds.scatter import draw as scatter
from kb.charts.kinds.strip import draw as strip
from kb.charts.kinds.timeline import draw as timeline
from kb.charts.order import Order
from kb.charts.sketch import Sketch
from kb.query.answer import ChartKind

KINDS: dict[ChartKind, Callable[[Order], Sketch]] = {
    "ranked": ranked, "strip": strip, "groups": groups, "parallel": parallel, "timeline": timeline, "heat": heat,
    "map": atlas,
    "scatter": scatter,
}  # fmt: skip
