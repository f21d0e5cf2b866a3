"""The page of second codings: how far coders agree, where they differ, what was settled; without any, how to begin."""

from kb.knowledge import KnowledgeBase
from kb.query.answer import Language
from kb.query.base import pick
from kb.query.kinds.agreeing import Agreement
from kb.query.selection.codings import LABELS, Variable, variables
from web.labels import label
from web.view.page import FilteredPage, make_filter


class AgreementPage(FilteredPage):
    """The answer of the kind ``agreement``; ``suggested`` are columns worth coding twice, with their names in the files."""

    headline: str
    suggested: list[tuple[str, str]]


def agreement_page(knowledge: KnowledgeBase, language: Language, address: str, variable: str | None) -> AgreementPage:
    """Agreement on all columns that were coded twice, or on one.

    Raises
    ------
    NotFoundError
        When that column was not coded twice.
    """
    base = knowledge.base
    coded = {one.key: pick(one.label, language) for one in variables(base)}
    answer = knowledge.run(Agreement(variable=variable), language)
    return AgreementPage(
        title=label("agreement", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=answer,
        headline=answer.headline,
        filters=[make_filter("variable", label("field.attribute", language), coded, variable, address)],
        suggested=[(key, pick(Variable(base, key, ()).label, language)) for key in LABELS],
    )
