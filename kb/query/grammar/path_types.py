"""Whole questions on path types: of which type cities are, and which types hold most, so many, or more than half of some cities."""

from typing import Any

from kb.query.base import Base
from kb.query.grammar.chart import Grammar
from kb.query.grammar.deeds import ADOPTED, FOUNDED, Owned, dated, entity_of, narrowed
from kb.query.grammar.law_questions import of
from kb.query.grammar.logic import parts
from kb.query.grammar.meanings import Cities
from kb.query.kinds.describing import Lookup
from kb.query.kinds.sizing import Sizes
from kb.query.plan import Plan
from kb.query.selection.conditions import HasPath
from kb.query.selection.dates import DateTest


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
               " | TYPES _CITYN MAJORITY C | _CITYN MAJORITY C TYPES | TYPES MINE MAJORITY C", cost=0.05)  # fmt: skip
    def majority(*given: Any) -> Plan | None:
        ask, inner = types_and_cities(given)
        part = next(part for part in given if part in ("over_half", "under_half", "half", "all"))
        return sizes(base, inner, ask, majority=part)

    @rule(
        "Q",
        "TYPES _JUSTONE S | TYPES _JUSTONE _CITYN C | TYPES _ONECITY C | TYPES _HAVE _ONECITY C | TYPES _ONECITY _HAVE C",
        cost=0.02,
    )
    def just_one(ask: str, inner: Any) -> Plan | None:
        """*For which types is there just one city with a law?*"""
        return sizes(base, inner if isinstance(inner, Cities) else Cities(parts(inner)), ask, op="=", value=1)

    @rule(
        "Q",
        "C _EVERY _INTO _SAME _TYPES | C _INTO _SAME _TYPES | C _EVERY _INTO _SAME _PN _WHICH | S _EVERY _INTO _SAME _TYPES",
        cost=0.05,
    )
    def same_type_of_all(inner: Any) -> Plan | None:
        """*The cities that … all belong to the same type: which one?*"""
        return sizes(base, inner if isinstance(inner, Cities) else Cities(parts(inner)), "which", op=">=", value=1)

    @rule(
        "MINE",
        "_NUMBER _CITYN | _OFNUMBER _CITYN | _CITYN _HAVE | _NUMBER _CITYN _HAVE | _GROUPCITY | _NUMBER _GROUPCITY | _CITYN | _WHICH _CITYN | _WHICH _CITYN _HAVE | _WHICH _NUMBER _CITYN | _WHICH _NUMBER _CITYN _HAVE",
    )
    def its_cities() -> str:
        return "its cities"

    @rule("ALLSO", "MAJORITY C | C MAJORITY")
    def all_so(*given: Any) -> tuple[str, Any]:
        condition = next(part for part in given if not isinstance(part, str))
        return next(part for part in given if isinstance(part, str)), condition

    @rule(
        "ALLSO",
        "X DEED _TIMEN MAJORITY DT | X DEED MAJORITY DT | X _TIMEN MAJORITY DT | X MAJORITY DEED DT | X MAJORITY DT DEED",
    )
    def all_dated_so(*given: Any) -> tuple[str, Any] | None:
        """协调机构成立时间全都晚于2008年."""
        owned, test = of(Owned, given), of(DateTest, given)
        said = [part for part in given if isinstance(part, str)]
        key = next((part for part in said if "." in part), FOUNDED if owned.entity == "organisation" else ADOPTED)
        if owned.count or entity_of(key) != owned.entity:
            return None
        return next(part for part in said if "." not in part), narrowed(owned, dated(key, test)).condition

    @rule("Q", "TYPES _MINE ALLSO | _MINE ALLSO TYPES | TYPES _SOME _MINE ALLSO", cost=0.05)
    def all_of_its(*given: Any) -> Plan | None:
        ask = next(part for part in given if isinstance(part, str))
        part, condition = of(tuple, given)
        return sizes(base, Cities(parts(condition)), ask, majority=part)

    @rule("Q", "_THEREIS _PN _MINE ALLSO | _THEREIS _PN _MINE ALLSO _YNEND | _THEREIS _TYPES _MINE ALLSO | _SOME _PN _MINE ALLSO"
               " | _SOME _PN _MINE ALLSO _YNEND | _YN _SOME _PN _MINE ALLSO | _YN _PN _MINE ALLSO | _SOME _TYPES _MINE ALLSO"
               " | _PN _THEREIS _MINE ALLSO | _THEREIS _MINE ALLSO _PN", cost=0.05)  # fmt: skip
    def any_whose(found: tuple[str, Any]) -> Plan | None:
        """*Is there any path type whose cities have all passed a law?*"""
        return sizes(base, Cities(parts(found[1])), "any", majority=found[0])

    @rule(
        "Q",
        "TYPES _SOME NUMBER S | TYPES _SOME NUMBER _CITYN C | TYPES NUMBER S | TYPES S NUMBER | TYPES _HAVE NUMBER S | TYPES S _HAVE NUMBER | TYPES NUMBER C | TYPES S _HAVE NUMBER _CITYN",
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
