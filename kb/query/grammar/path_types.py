"""Whole questions on path types: of which type cities are, and which types hold most, so many, or more than half of some cities."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.meanings import Cities
from kb.query.kinds.describing import Lookup
from kb.query.kinds.sizing import Sizes
from kb.query.plan import Plan
from kb.query.selection.conditions import HasPath


def types_asked(grammar: Grammar, base: Base) -> None:
    """Q: the path types of cities, and which types hold most, so many, or more than half of some cities."""
    rule = grammar.rule

    @rule("Q", "_WHICHX _PATHN CITIES | CITIES _WHICHX _PATHN | CITIES _INTO _WHICHX _PATHN | _WHAT _PATHN CITIES"
               " | CITIES _PATHN _WHAT | _WHICHX _PATHN _INTO CITIES | CITIES _HAVE _WHICHX _PATHN"
               " | CITIES _PATHN _WHICHX | _WHICHX _PATHN _HAVE CITIES | CITIES _INTO _PN _WHICHX")  # fmt: skip
    def type_of(cities: Cities) -> Plan:
        return Lookup(cities=cities.named, attributes=("path_type",))

    @rule(
        "PN",
        "_PATHN | _PATHN _PATHN | _NUMBER _PATHN | _MEMBERN _PATHN | _NUMBER _MEMBERN _PATHN | _PATHN _MEMBERN _PATHN",
    )
    def path_noun() -> str:
        return "path"

    @rule("TYPES", "_WHICHX _PN | _PN _WHICHX")
    def which() -> str:
        return "which"

    @rule("TYPES", "_HOWMANYX _PN | _PN _HOWMANYX")
    def how_many() -> str:
        return "how_many"

    @rule("Q", "TYPES S | S TYPES | S _SAME TYPES | S _BOTH _SAME TYPES | S _INTO _SAME TYPES | S _INTO TYPES | TYPES _HAVE S | TYPES _INTO S | S _BOTH TYPES | S _BOTH _INTO TYPES"
               " | C TYPES _CITYN _INTO | C TYPES _CITYN | TYPES S _INTO | C TYPES _INTO"
               " | TYPES _HAVE SOME S | TYPES SOME S | TYPES _INCLUDE S | TYPES _INCLUDE SOME S", cost=0.1)  # fmt: skip
    def holding(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        return sizes(base, inner, ask, op=">=", value=1)

    @rule(
        "Q",
        "_YN EVERY _PN _INCLUDE S | EVERY _PN _INCLUDE S _YNEND | EVERY _PN _BOTH _INCLUDE S _YNEND | _YN EVERY _PN _INCLUDE _SOME S",
    )
    def in_each(_: Any, inner: Cities) -> Plan | None:
        return sizes(base, inner, "all", op=">=", value=1)

    @rule(
        "Q",
        "TYPES THEMOST S | S THEMOST TYPES | TYPES S THEMOST | TYPES _HAVE THEMOST S | TYPES THEMOST S _HAVE | TYPES _HAVE S THEMOST",
    )
    def most(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        if inner is not None and not inner.conditions and not inner.named:
            end = next(part for part in given if part in ("max", "min"))
            return Sizes.model_validate(
                {"select": {"conditions": [{"on": "path"}]}, "by": "path_type", "ask": ask, "first": end}
            )
        return sizes(base, inner, ask, first=next(part for part in given if part in ("max", "min")))

    @rule("Q", "TYPES MAJORITY S | TYPES S MAJORITY | S MAJORITY TYPES | TYPES MAJORITY C | TYPES _HAVE MAJORITY S"
               " | TYPES _CITYN MAJORITY C | _CITYN MAJORITY C TYPES", cost=0.05)  # fmt: skip
    def majority(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        part = next(part for part in given if part in ("over_half", "under_half", "half", "all"))
        return sizes(base, inner, ask, majority=part)

    @rule(
        "Q",
        "TYPES NUMBER S | TYPES S NUMBER | TYPES _HAVE NUMBER S | TYPES S _HAVE NUMBER | TYPES NUMBER C | TYPES S _HAVE NUMBER _CITYN",
    )
    def so_many(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        number = next(part for part in given if isinstance(part, float))
        return sizes(base, inner, ask, op="=", value=int(number))

    @rule("Q", "TYPES EXACT NUMBER S | TYPES _HAVE EXACT NUMBER S | TYPES OP NUMBER S | TYPES _HAVE OP NUMBER S"
               " | TYPES EXACT NUMBER _CITYN C | TYPES OP NUMBER _CITYN C | TYPES _GROUPCITY EXACT NUMBER C"
               " | TYPES NUMBER _GROUPCITY EXACT NUMBER C | TYPES NUMBER _GROUPCITY EXACT _HAVE NUMBER C"
               " | TYPES _GROUPCITY EXACT _HAVE NUMBER C | TYPES EXACT NUMBER _GROUPCITY C | TYPES EXACT NUMBER _MEMBERN C")  # fmt: skip
    def bounded(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        number = [part for part in given if isinstance(part, float)][-1]
        op = next(part for part in given if part in (">", ">=", "<", "<=", "="))
        return sizes(base, inner, ask, op=op, value=int(number))


def types_and_cities(given: tuple[Any, ...]) -> tuple[str, Cities | None]:
    """How types are asked for, and the cities that are counted in each."""
    ask = next(part for part in given if part in ("which", "how_many"))
    inner = next((part for part in given if isinstance(part, Cities)), None)
    if inner is None:
        condition = next((part for part in given if hasattr(part, "on")), None)
        inner = Cities((condition,)) if condition is not None else None
    return ask, inner


def sizes(base: Base, inner: Cities | None, ask: str, **fields: Any) -> Plan | None:
    """The path types by how many of some cities each holds."""
    if inner is None or inner.named or inner.count or any(isinstance(c, HasPath) for c in inner.conditions):
        return None
    if not inner.conditions and fields.get("value") == 1:
        return None
    return Sizes.model_validate({"select": inner.select, "by": "path_type", "ask": ask, **fields})
