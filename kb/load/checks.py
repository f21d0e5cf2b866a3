"""All rules across rows, in one list: to know what ``kb check`` looks for, read it."""

from collections.abc import Callable, Iterator

from kb.errors import Problem
from kb.load.content import Content
from kb.load.rules import citations, claims, codings, dates, links, names, printed, scores, trees, units
from kb.progress import SILENT, Progress

RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    links.foreign_keys,
    links.keys,
    links.slugs,
    citations.documents_complete,
    citations.cited_sources,
    citations.other_sources,
    citations.cited_lines,
    citations.printed_tokens,
    trees.parents,
    trees.weights,
    trees.overall,
    trees.sizes,
    trees.cities,
    scores.scale,
    scores.decimals,
    scores.presence,
    scores.ranks,
    scores.ties,
    dates.possible,
    dates.ordered,
    names.near_cities,
    names.near_names,
    names.both_languages,
    names.coordinates,
    claims.arguments,
    codings.coders,
    codings.values,
    codings.adjudications,
    printed.scores,
    printed.figures,
    printed.states,
    units.spelling,
)


def check(content: Content, progress: Progress = SILENT) -> list[Problem]:
    """Every problem that any rule finds."""
    found = []
    with progress.step("checking", len(RULES)) as advance:
        for rule in RULES:
            found += list(rule(content))
            advance(1)
    return found
