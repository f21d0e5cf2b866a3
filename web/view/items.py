"""What can be cited and collected: things by key, passages, answers and charts by address. ``read_item`` reads all of them.

An item is a text such as ``city:wuhan``, ``source:gnlc-12@30-33`` or ``/answer?plan=…``: short, in no language, the same
tomorrow. Addresses of this site's pages are read as the item that they show.
"""

from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field

from kb.errors import BadRequestError
from kb.export.works import Work, base_work, part_work, reference_text, source_work
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Frozen, Language
from kb.query.kinds.describing import Profile
from web.addresses import in_language, thing_url, with_parameters
from web.text import clean
from web.view.figure import chart_of
from web.view.page import Page
from web.view.passages import read_spans
from web.view.things import Thing, read_thing

BASE = "base"
LONGEST_ITEM = 9_000
PAGES = {"cities": "city", "sources": "source", "indices": "edition"}


class Item(Frozen):
    """A thing, passage, answer or chart, found in the base as it is now."""

    item: str
    kind: str = Field(description="base, thing, passage, answer or chart.")
    title: str
    address: str
    answer: Answer | None
    picture: str = ""


def item_of(page: Page) -> str:
    """The item that a page shows; empty where there is none."""
    if page.address == "/data":
        return BASE
    try:
        found = item_at(page.address)
    except BadRequestError:
        found = ""
    if found and not found.startswith("/ask"):
        return found
    return answer_item(page.answer) if page.answer else ""


def citation_of(page: Page) -> str:
    """A page as an entry of a list of references, without the day: files for reference managers say it."""
    own = getattr(page, "citation", "")
    base = base_work(page.data_version, "", "", page.language)
    return str(own) or reference_text(part_work("entry", page.title, base))


def answer_item(answer: Answer) -> str:
    """The permalink of an answer without its language."""
    return with_parameters(answer.links["html"], lang=None) if answer.reading.plan and "html" in answer.links else ""


def item_at(address: str) -> str:
    """The item of a key or of an address of this site; a question in words stays an address.

    Raises
    ------
    BadRequestError
        When it is neither.

    Examples
    --------
    >>> item_at("https://kb.example/sources/gnlc-12?at=30-33&lang=zh"), item_at("/cities/wuhan"), item_at("theme:literacy")
    ('source:gnlc-12@30-33', 'city:wuhan', 'theme:literacy')
    """
    text = address.strip()
    if len(text) > LONGEST_ITEM:
        raise BadRequestError(f"an item has at most {LONGEST_ITEM:,} characters, this has {len(text):,}")
    parts = urlsplit(text)
    said = dict(parse_qsl(parts.query))
    if text == BASE or (not parts.netloc and not text.startswith("/") and ":" in text):
        return text
    room, _, ident = unquote(parts.path).strip("/").partition("/")
    if ident and room in PAGES and "/" not in ident:
        return f"{PAGES[room]}:{ident}" + (f"@{said['at']}" if room == "sources" and "at" in said else "")
    if ident and room in ("things", "graph"):
        return ident
    wanted = {"answer": ("plan",), "ask": ("q",), "embed": ("plan", "chart", "mark")}.get(f"{room}{ident}", ())
    if wanted and wanted[0] in said:
        return with_parameters(f"/{room}", **{name: said[name] for name in wanted if name in said})
    raise BadRequestError(
        f"“{text[:80]}” is no key such as city:wuhan and no address of a thing, passage, answer or chart of this site"
    )


def read_item(knowledge: KnowledgeBase, text: str, language: Language) -> Item:
    """An item as the base has it now, in a language.

    Raises
    ------
    KbError
        When it cannot be read or does not exist.
    """
    item = item_at(text)
    if item == BASE:
        return Item(item=item, kind="base", title=BASE, address="/", answer=None)
    if item.startswith("/"):
        return _answered(knowledge, item, language)
    key, _, at = item.partition("@") if item.startswith("source:") else (item, "", "")
    thing = read_thing(knowledge.base, key, language)
    if not at:
        return Item(
            item=item, kind="thing", title=thing.name, address=thing_url(key), answer=_told(knowledge, thing, language)
        )
    read_spans(at)
    title = f"{thing.name}{'：第' if language == 'zh' else ', l. '}{at}{'行' if language == 'zh' else ''}"
    address = with_parameters(thing_url(key), at=at)
    return Item(item=item, kind="passage", title=title, address=address, answer=None)


def _told(knowledge: KnowledgeBase, thing: Thing, language: Language) -> Answer:
    """What is told of a thing: a city's profile, else what is recorded of it, each with its own evidence only."""
    if thing.kind == "city":
        return knowledge.run(Profile(city=thing.key.partition(":")[2]), language)
    first = thing.answer.tables[:1]
    cited = {ident for table in first for row in table.rows for ident in row.evidence}
    evidence = {ident: entry for ident, entry in thing.answer.evidence.items() if ident in cited}
    return thing.answer.model_copy(update={"tables": first, "evidence": evidence})


def _answered(knowledge: KnowledgeBase, item: str, language: Language) -> Item:
    said = dict(parse_qsl(urlsplit(item).query))
    if item.startswith("/ask"):
        answer = knowledge.ask(clean(said["q"]), language)
        if not answer_item(answer):
            raise BadRequestError("this question was not understood, so there is no answer to keep")
        item = answer_item(answer)
    else:
        answer = knowledge.run(said["plan"], language)
    if item.startswith("/answer"):
        return Item(item=item, kind="answer", title=answer.reading.text, address=item, answer=answer)
    chart = chart_of(knowledge, answer, said.get("chart"), said.get("mark", ""))  # type: ignore[arg-type]
    picture = with_parameters(item.replace("/embed", "/api/chart.svg", 1), lang=language)
    return Item(item=item, kind="chart", title=chart.title, address=item, answer=answer, picture=picture)


def work_of(knowledge: KnowledgeBase, item: Item, language: Language, site: str, accessed: str) -> Work:
    """How an item is cited; ``site`` is this site's own address, ``accessed`` the day."""
    url = site.rstrip("/") + in_language(item.address, language)
    base = base_work(knowledge.data_version, url, accessed, language)
    kind, _, ident = item.item.partition(":")
    if item.kind == "base":
        return base
    if kind == "source":
        return source_work(knowledge.base.sources[ident.partition("@")[0]])
    return part_work(
        "answer" if item.kind == "answer" else "chart" if item.kind == "chart" else "entry", item.title, base
    )


def cited_sources(knowledge: KnowledgeBase, item: Item) -> list[str]:
    """The sources behind an item, in the order of their first use."""
    if item.item.startswith("source:"):
        return [item.item.partition(":")[2].partition("@")[0]]
    evidence = item.answer.evidence.values() if item.answer else ()
    return [source for source in dict.fromkeys(entry.source for entry in evidence) if source in knowledge.base.sources]
