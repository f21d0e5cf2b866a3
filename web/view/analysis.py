"""Pages of an edition that ask what its order depends on: all weights there are, and disturbed weights."""

from collections.abc import Sequence
from typing import get_args

from pydantic import Field

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Frozen, Language, Ref, Table
from kb.query.base import Base
from kb.query.drafting.weighed import weighed
from kb.query.kinds.associating import Associate
from kb.query.kinds.disturbing import Ask as RobustnessAsk
from kb.query.kinds.disturbing import Drawn, Robustness
from kb.query.kinds.dominating import Dominance
from kb.query.kinds.outlying import Outliers
from kb.query.kinds.weighing import Ask as EnvelopeAsk
from kb.query.kinds.weighing import Envelope
from kb.query.selection.conditions import Selection
from web.labels import label
from web.view.cityfield import cities_filter, city_said
from web.view.figure import figures
from web.view.page import Filter, Option, Page
from web.view.paging import only_pages_of
from web.view.tabs import Tab, edition_tabs
from web.view.weights import levels, stability_of

Analysed = Envelope | Robustness | Dominance | Outliers | Associate
DRAWN_WIDTH = 9.0  # of a cell of the drawing


class NumberField(Frozen):
    """A number to set."""

    name: str
    label: str
    value: str
    least: str
    most: str
    step: str


class Square(Frozen):
    """A rank that a city has in some of the draws: its place and how dark it is."""

    x: float
    y: float
    shade: float
    text: str


class Heat(Frozen):
    """Cities by ranks, darker where a rank is drawn more often."""

    cities: list[Ref]
    ranks: int
    squares: list[Square]


class AnalysisPage(Page):
    """An answer about an edition with the parameters it was made with."""

    edition: Ref
    headline: str
    stability: str
    numbers: list[NumberField]
    choices: list[Filter]
    tabs: list[Tab]
    heat: Heat | None = None
    pages: Filter | None = Field(default=None, exclude_if=lambda pages: pages is None)


def envelope_page(
    knowledge: KnowledgeBase,
    ident: str,
    language: Language,
    address: str,
    city: str | None,
    level: str | None,
    top: int,
    ask: EnvelopeAsk = "table",
    page: int = 1,
) -> AnalysisPage:
    """Best and worst ranks under any weights.

    Raises
    ------
    NotFoundError
        When there is no such edition, city or level.
    """
    base = checked(knowledge.base, ident)
    city = city_said(base, ident, city, language)
    choices = [levels_filter(base, ident, level, language), cities_filter(base, ident, city, language)]
    choices += [_choices("ask", get_args(EnvelopeAsk), ask, language)] if city else []
    plan = Envelope(edition=ident, city=city, level=int(choices[0].chosen), top=top, ask=ask)
    numbers = [_number("top", str(top), ("1", "1000", "1"), language)]
    return analysis_page(knowledge, plan, "envelope", language, address, numbers, choices, page=page)


def robustness_page(
    knowledge: KnowledgeBase,
    ident: str,
    language: Language,
    address: str,
    level: str | None,
    numbers: dict[str, float],
    ask: RobustnessAsk = "table",
    drawn: Drawn = "near",
    page: int = 1,
) -> AnalysisPage:
    """Rank intervals under disturbed or random weights; ``numbers`` are noise (in per cent), draws, seed and top.

    Raises
    ------
    NotFoundError
        When there is no such edition or level.
    """
    base = checked(knowledge.base, ident)
    choice = levels_filter(base, ident, level, language)
    noise, draws, seed, top = (numbers[name] for name in ("noise", "draws", "seed", "top"))
    plan = Robustness(
        edition=ident,
        drawn=drawn,
        noise=noise / 100,
        draws=int(draws),
        seed=int(seed),
        level=int(choice.chosen),
        top=int(top),
        ask=ask,
    )
    limits = {"noise": ("1", "100", "any"), "draws": ("1", "100000", "1"), "seed": ("0", "4294967295", "1"),
              "top": ("1", "1000", "1")}  # fmt: skip
    fields = [_number(name, f"{numbers[name]:g}" if name == "noise" else str(int(numbers[name])), limits[name], language)
              for name in limits]  # fmt: skip
    ways = _choices("drawn", get_args(Drawn), drawn, language)
    asks = _choices("ask", get_args(RobustnessAsk), ask, language)
    found = analysis_page(knowledge, plan, "robustness", language, address, fields, [ways, choice, asks], page=page)
    return found.model_copy(update={"heat": heat(found.answer)})


def checked(base: Base, ident: str) -> Base:
    """The base, when it has the edition.

    Raises
    ------
    NotFoundError
        When it has not.
    """
    if ident not in base.editions:
        raise NotFoundError(f"there is no edition {ident!r}; there are {', '.join(base.editions)}")
    return base


def analysis_page(
    knowledge: KnowledgeBase, plan: Analysed, name: str, language: Language, address: str,
    numbers: list[NumberField], choices: list[Filter], ident: str = "", page: int = 1,
) -> AnalysisPage:  # fmt: skip
    """The page of an answer about an edition, with the fields that its plan was made from; of long tables a page."""
    answer = knowledge.turned_to(page).run(plan, language)
    named = ident or str(plan.model_dump()["edition"])
    edition = knowledge.base.ref(f"edition:{named}", language)
    return AnalysisPage(
        title=f"{edition.name} – {label(f'tab.{name}', language)}",
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        answer=answer,
        edition=edition,
        headline=answer.headline,
        stability=stability_of(answer),
        figures=figures(knowledge, answer, "ranked", "scatter"),
        numbers=numbers,
        choices=choices,
        tabs=edition_tabs(named, name, language),
        pages=only_pages_of(answer, page, address, language),
    )


def _number(name: str, value: str, limits: tuple[str, str, str], language: Language) -> NumberField:
    least, most, step = limits
    return NumberField(
        name=name, label=label(f"number.{name}", language), value=value, least=least, most=most, step=step
    )


def levels_filter(base: Base, ident: str, chosen: str | None, language: Language) -> Filter:
    """The levels whose scores are printed, the one in use marked."""
    found = levels(weighed(base, ident, Selection()), language)
    return level_filter(ident, found, chosen or next(iter(found)), language)


def level_filter(ident: str, found: dict[str, str], wanted: str, language: Language) -> Filter:
    """Levels to choose from."""
    if wanted not in found:
        raise NotFoundError(f"level={wanted}: scores of {ident} are published for level {', '.join(found)}")
    options = [Option(value=value, label=text, chosen=value == wanted) for value, text in found.items()]
    return Filter(name="level", label=label("weights.level", language), options=options)


def _choices(name: str, values: Sequence[str], chosen: str, language: Language) -> Filter:
    """The values that a parameter may have."""
    options = [
        Option(value=value, label=label(f"{name}.{value}", language), chosen=value == chosen) for value in values
    ]
    return Filter(name=name, label=label(f"number.{name}", language), options=options)


def heat(answer: Answer | None) -> Heat | None:
    """The table of the share of the draws by rank, drawn."""
    table = _table_of_ranks(answer)
    if table is None or answer is None:
        return None
    colon = label("colon", answer.language)
    cities: dict[str, Ref] = {}
    squares, most = [], 1
    for row in table.rows:
        city, rank, share = row.cells["city"], row.cells["rank"], row.cells["share"]
        if isinstance(city, Ref) and isinstance(rank, int) and isinstance(share, float):
            cities.setdefault(city.id, city)
            place = list(cities).index(city.id)
            most = max(most, rank)
            shade = round(0.12 + 0.88 * share / 100, 3)
            squares.append(
                Square(
                    x=DRAWN_WIDTH * (rank - 1),
                    y=DRAWN_WIDTH * place,
                    shade=shade,
                    text=label("bracketed", answer.language).format(
                        name=f"{city.name}{colon}{rank}", said=f"{share:g} %"
                    ),
                )
            )
    return Heat(cities=list(cities.values()), ranks=max(most, len(cities)), squares=squares)


def _table_of_ranks(answer: Answer | None) -> Table | None:
    keys = {"city", "rank", "share"}
    return next((t for t in answer.tables if {c.key for c in t.columns} == keys), None) if answer else None
