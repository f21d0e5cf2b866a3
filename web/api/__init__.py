"""The HTTP interface for programs. ``API_ROUTERS`` is the index; kinds of questions follow from ``KINDS``."""

from web.api.ask import router as ask
from web.api.charts import frames
from web.api.charts import router as charts
from web.api.citing import router as citing
from web.api.kinds import KINDS_AT, kind_router
from web.api.things import router as things

API_ROUTERS = (ask, charts, citing, frames, things)

__all__ = ["API_ROUTERS", "KINDS_AT", "kind_router"]
