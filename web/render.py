"""Pages as HTML, JSON, CSV or Markdown. Templates get the page, the language's labels and a few ways to write cells."""

import hashlib
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, JSONResponse, Response

from kb.errors import NotFoundError
from kb.export import Format, format_named, formats_for
from kb.export.citing import CITATIONS
from web.addresses import in_language, thing_url, with_parameters
from web.cells import (
    by_source,
    decimals,
    depth,
    edition_of,
    evidence_column,
    is_long,
    is_numeric,
    is_one_line,
    number,
    row_decimals,
    runs,
    state_of,
)
from web.files import answer_file
from web.labels import count_label, label, value_label
from web.view.drawer import drawers_of
from web.view.flat import page_csv
from web.view.items import citation_of, item_of
from web.view.marks import marked
from web.view.page import Page
from web.visit import COOKIE, Visit

MATERIAL = (
    ("cities", "/cities"),
    ("compare", "/compare"),
    ("legislation", "/legislation"),
    ("governance", "/governance"),
    ("paths", "/paths"),
    ("policies", "/policies"),
    ("practices", "/practices"),
    ("indices", "/indices"),
    ("relate", "/relate"),
    ("qca", "/qca"),
    ("graph", "/graph"),
)
ABOUT = (
    ("coverage", "/coverage"),
    ("sources", "/sources"),
    ("data", "/data"),
    ("method", "/method"),
    ("collection", "/collection"),
)
MENUS = (
    ("navigation", MATERIAL),
    ("navigation.about", ABOUT),
)  # what was found; what it rests on and what a reader keeps
YEAR_SECONDS = 31_536_000


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates; compiled once, the same for every application."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(
        label=label,
        static=static_address,
        thing_url=thing_url,
        with_parameters=with_parameters,
        menus=MENUS,
        runs=runs,
        decimals=decimals,
        row_decimals=row_decimals,
        depth=depth,
        number=number,
        is_numeric=is_numeric,
        is_long=is_long,
        is_one_line=is_one_line,
        state_of=state_of,
        by_source=by_source,
        edition_of=edition_of,
        evidence_column=evidence_column,
        citations=CITATIONS,
    )
    return found


@lru_cache(maxsize=16)
def static_address(name: str) -> str:
    """The address of a static file with its content's hash: kept by browsers until the content changes."""
    content = (Path(__file__).parent / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def render(template: str, page: Page, visit: Visit) -> Response:
    """A page as HTML in its language."""
    language = page.language
    html = (
        environment()
        .get_template(template)
        .render(
            page=page,
            answer=page.answer,
            formats=ways_to_take(page),
            lang=language,
            t=partial(_label, language),
            n=partial(_count, language),
            v=partial(_value, language),
            u=partial(_address, language),
            gap="" if language == "zh" else " ",  # between two sentences
            here=page.address,
            item=item_of(page),
            citation=citation_of(page),
            switch={code: with_parameters(page.address, lang=code) for code in ("en", "zh")},
        )
    )
    response = HTMLResponse(html, headers={"content-language": language})
    return remember(response, visit)


def remember(response: Response, visit: Visit) -> Response:
    """The response with the language kept in a cookie, when the address said one."""
    if visit.said:
        response.set_cookie(COOKIE, visit.said, max_age=YEAR_SECONDS, samesite="lax", httponly=True)
    return response


def show(visit: Visit, template: str, page: Page) -> Response:
    """A page in the format asked for.

    Raises
    ------
    NotFoundError
        When the page has no table and is asked for in a format that is made of tables; CSV is not.
    BadRequestError
        When the page's answer cannot be written in the format.
    """
    if page.answer and visit.format in ("html", "json"):
        site = visit.site
        drawers = drawers_of(site.knowledge.base, site.citations, site.library, page.answer)
        page = page.model_copy(update={"drawers": drawers})
    if visit.format == "html":
        if page.answer:
            page = page.model_copy(update={"answer": marked(visit.site.knowledge.base, page.answer, page.language)})
        return render(template, page, visit)
    if visit.format == "json":
        return JSONResponse(page.model_dump(mode="json"))
    form = format_named(visit.format)
    name = f"learning-city-{page.address.strip('/').partition('?')[0].replace('/', '-').replace(':', '-') or 'home'}"
    if page.answer and page.answer.tables:
        return answer_file(visit.site.knowledge, page.answer, visit.format, _ascii(name), "attachment")
    if visit.format != "csv":
        raise NotFoundError(f"this page has no table to give as {visit.format}")
    headers = {"content-disposition": f'attachment; filename="{form.file_name(_ascii(name))}"'}
    return Response(page_csv(page), media_type=form.media_type, headers=headers)


def ways_to_take(page: Page) -> list[Format]:
    """The formats that a page's data can be had in: JSON and CSV always, the others where it has tables."""
    answer = page.answer
    return formats_for(answer) if answer and answer.tables else [format_named("json"), format_named("csv")]


def _ascii(name: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "-" for char in name)[:80]


def _label(language: Any, key: str, **values: object) -> str:
    return label(key, language).format(**values) if values else label(key, language)


def _count(language: Any, key: str, count: int) -> str:
    return count_label(key, count, language)


def _value(language: Any, value: str) -> str:
    return value_label(value, language)


def _address(language: Any, address: str) -> str:
    return in_language(address, language)
