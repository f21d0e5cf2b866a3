"""The pages. ``PAGE_ROUTERS`` is the index; a route takes parameters, asks a view for its data, and shows it."""

from web.pages.answers import router as answers
from web.pages.cases import router as cases
from web.pages.cities import router as cities
from web.pages.collection import router as collection
from web.pages.configurations import router as configurations
from web.pages.data import router as data
from web.pages.governance import router as governance
from web.pages.indices import router as indices
from web.pages.plans import router as plans
from web.pages.sources import router as sources
from web.pages.things import router as things

PAGE_ROUTERS = (answers, plans, cities, governance, configurations, indices, cases, sources, things, collection, data)
