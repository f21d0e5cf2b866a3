"""The page that audits an edition: every figure with its verdict, labels, claims; filtered by check, verdict and thing."""

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Language, Ref
from kb.query.base import Base, names, pick
from kb.query.kinds.inspecting import CHECK_WORDS, VERDICT_WORDS, Inspect
from web.labels import label
from web.view.cityfield import city_names, city_said, is_written
from web.view.page import Filter, FilteredPage, make_filter
from web.view.tabs import Tab, edition_tabs

PARAMETERS = ("verdict", "check", "indicator", "city")


class AuditPage(FilteredPage):
    """The audit of an edition."""

    edition: Ref
    headline: str
    tabs: list[Tab]


def audit_page(
    knowledge: KnowledgeBase, ident: str, language: Language, address: str, chosen: dict[str, str | None]
) -> AuditPage:
    """The audit, as the answer to an inspect plan.

    Raises
    ------
    NotFoundError
        When there is no such edition, or a filter's value is not known.
    """
    base = knowledge.base
    if ident not in base.editions:
        raise NotFoundError(f"there is no edition {ident!r}; there are {', '.join(base.editions)}")
    chosen = {**chosen, "city": city_said(base, ident, chosen["city"], language)}
    filters = _filters(base, ident, language, address, chosen)
    plan = Inspect.model_validate({"edition": ident} | {name: value for name, value in chosen.items() if value})
    answer = knowledge.run(plan, language)
    edition = base.ref(f"edition:{ident}", language)
    return AuditPage(
        title=f"{edition.name} – {label('tab.audit', language)}",
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        answer=answer,
        filters=filters,
        edition=edition,
        headline=answer.headline,
        tabs=edition_tabs(ident, "audit", language),
    )


def _filters(base: Base, ident: str, language: Language, address: str, chosen: dict[str, str | None]) -> list[Filter]:
    printed = [row for row in base.indicators.values() if row.edition == ident and row.id in base.scores]
    values = {
        "verdict": {"all": label("audit.all", language)} | {verdict: pick(words, language) for verdict, words in VERDICT_WORDS.items()},
        "check": {check: pick(words, language) for check, words in CHECK_WORDS.items()},
        "indicator": {row.id: pick(names(row), language) for row in printed},
        "city": city_names(base, ident, chosen["city"], language),
    }  # fmt: skip
    found = [
        make_filter(name, label(f"audit.{name}", language), values[name], chosen[name], address) for name in PARAMETERS
    ]
    if is_written(base, ident):
        found[-1] = found[-1].model_copy(update={"written": True})
    return found
