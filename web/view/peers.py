"""Pages of an edition about its cities among each other: dominance, outliers, indicators that go together."""

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Language
from kb.query.drafting.weighed import weighed
from kb.query.kinds.associating import Associate
from kb.query.kinds.dominating import Dominance
from kb.query.kinds.outlying import Outliers
from kb.query.marking.indicators import scored_indicators
from kb.query.selection.conditions import Selection
from web.labels import label
from web.view.analysis import AnalysisPage, analysis_page, checked, level_filter, levels_filter
from web.view.cityfield import cities_filter, city_said
from web.view.page import make_filter
from web.view.paging import unturned
from web.view.weights import levels


def dominance_page(
    knowledge: KnowledgeBase,
    ident: str,
    language: Language,
    address: str,
    level: str | None,
    cities: tuple[str | None, str | None],
    page: int = 1,
) -> AnalysisPage:
    """Which cities are at least as good as others in every part: all, those of one city, or one pair.

    Raises
    ------
    NotFoundError
        When there is no such edition, city or level.
    """
    base = checked(knowledge.base, ident)
    city, other = (city_said(base, ident, city, language) for city in cities)
    choices = [levels_filter(base, ident, level, language), cities_filter(base, ident, city, language)]
    choices += [cities_filter(base, ident, other, language, "other", "no-city")] if city else []
    plan = Dominance(edition=ident, city=city, other=other if city else None, level=int(choices[0].chosen))
    return analysis_page(knowledge, plan, "dominance", language, address, [], choices, page=page)


def outliers_page(
    knowledge: KnowledgeBase,
    ident: str,
    language: Language,
    address: str,
    level: str | None,
    city: str | None,
    page: int = 1,
) -> AnalysisPage:
    """Values far from all others, with every look counted.

    Raises
    ------
    NotFoundError
        When there is no such edition, city or level.
    """
    base = checked(knowledge.base, ident)
    city = city_said(base, ident, city, language)
    found = {"0": label("weights.level-of", language).format(level=0)} | levels(
        weighed(base, ident, Selection()), language
    )
    choices = [
        level_filter(ident, found, level or ("2" if "2" in found else "1"), language),
        cities_filter(base, ident, city, language),
    ]
    plan = Outliers(edition=ident, city=city, level=int(choices[0].chosen))
    return analysis_page(knowledge, plan, "outliers", language, address, [], choices, page=page)


def correlation_page(
    knowledge: KnowledgeBase,
    ident: str,
    language: Language,
    address: str,
    pair: tuple[str | None, str | None],
    page: int = 1,
) -> AnalysisPage:
    """Whether two indicators of an edition go together over its cities; without a choice, its first two parts.

    Raises
    ------
    NotFoundError
        When there is no such edition or indicator, or the edition prints fewer than two.
    """
    base = checked(knowledge.base, ident)
    found = {key: base.ref(f"indicator:{key}", language).name for key in scored_indicators(base, ident)}
    parts = [key for key in found if base.indicators[key].level]
    if len(parts) < 2:
        raise NotFoundError(f"{ident} prints the scores of fewer than two parts, so nothing can be correlated")
    names = ("first", "second")
    wanted = [said or default for said, default in zip(pair, parts, strict=False)]
    choices = [
        make_filter(name, label(f"number.{name}", language), found, chosen, unturned(address))
        for name, chosen in zip(names, wanted, strict=True)
    ]
    plan = Associate(indicators=(wanted[0], wanted[1]))
    return analysis_page(knowledge, plan, "correlation", language, address, [], choices, ident, page)
