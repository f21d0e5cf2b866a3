"""The indicator tree of an edition: as nodes to walk through and as a cited table."""

from fractions import Fraction

from kb.model import Indicator
from kb.model.values import fraction
from kb.query.answer import Answer, Frozen, Language, Ref
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.parting import said_source
from web.view.sheet import finish


class Node(Frozen):
    """An indicator in its tree; shares in per cent of its parent and of the overall score."""

    indicator: Ref
    code: str
    level: int
    weight: str
    share: float | None
    whole: float | None
    published: bool
    chosen: bool
    address: str


def tree_nodes(base: Base, root: str, chosen: str, language: Language, address: str) -> list[Node]:
    path = address.partition("?")[0]
    return [
        _node(base, row, whole, chosen, language, path) for row, whole in walk(base, base.indicators[root], Fraction(1))
    ]


def walk(base: Base, row: Indicator, whole: Fraction | None) -> list[tuple[Indicator, Fraction | None]]:
    """An indicator and all below it, each with its share of the overall score."""
    found = [(row, whole)]
    for child in base.children.get(row.id, []):
        share = whole * fraction(child.weight) if whole is not None and child.weight else None
        found += walk(base, child, share)
    return found


def _node(base: Base, row: Indicator, whole: Fraction | None, chosen: str, language: Language, path: str) -> Node:
    has_scores = row.id in base.scores
    return Node(
        indicator=base.ref(f"indicator:{row.id}", language),
        code=row.code or "",
        level=row.level,
        weight=row.weight or "",
        share=round(float(fraction(row.weight)) * 100, 2) if row.weight else None,
        whole=round(float(whole) * 100, 2) if whole is not None else None,
        published=has_scores,
        chosen=row.id == chosen,
        address=f"{path}?indicator={row.id}" if has_scores else "",
    )


def tree_answer(base: Base, root: str, language: Language) -> Answer:
    """The whole tree as a table with its citations."""
    draft = Draft(base, language)
    columns = [
        draft.column("indicator", "Indicator", "指标"),
        draft.column("level", "Level", "层级"),
        draft.column("weight", "Weight in its parent", "在上级中的权重"),
        draft.column("whole", "Share of the overall score", "占总分的比例", "%"),
        draft.column("data_source", "Data source", "数据来源"),
    ]
    rows = [
        draft.row(
            {
                "indicator": draft.ref(f"indicator:{row.id}"),
                "level": row.level,
                "weight": row.weight,
                "whole": round(float(whole) * 100, 2) if whole is not None else None,
                "data_source": said_source(draft, row),
            },
            (row,),
        )
        for row, whole in walk(base, base.indicators[root], Fraction(1))
    ]
    draft.table(("Indicator tree", "指标体系"), columns, rows)
    return finish(draft, ("Indicator tree", "指标体系"))
