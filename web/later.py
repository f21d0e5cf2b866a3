"""Routes that are made when one of them is asked for: a server that is never asked for them does not pay for them."""

from collections.abc import Callable, Iterable

from fastapi import FastAPI
from starlette.routing import BaseRoute, Match
from starlette.types import Scope


class Later(BaseRoute):
    """Stands before other routes of an application, and puts its own behind them at the first address that begins so."""

    def __init__(self, app: FastAPI, beginnings: tuple[str, ...], make: Callable[[], Iterable[BaseRoute]]) -> None:
        self._app, self._beginnings, self._make = app, beginnings, make

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Never itself; requests are matched one by one, so that no second one meets half of the routes."""
        path = str(scope["path"]).removeprefix(scope.get("root_path", ""))
        if self._beginnings and path.startswith(self._beginnings):
            self._beginnings = ()
            self._app.router.routes.extend(self._make())
        return Match.NONE, {}
