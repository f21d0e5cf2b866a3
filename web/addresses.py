"""Where things live on the site: the page of a key, and addresses with a language or other parameters."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from kb.query.answer import Language

OWN_PAGES = {"city": "/cities/{}", "source": "/sources/{}", "edition": "/indices/{}", "index": "/indices"}


def thing_url(key: str) -> str:
    """The page of a thing.

    Examples
    --------
    >>> thing_url("city:wuhan"), thing_url("policy:plan-2016"), thing_url("indicator:islec-2016.overall")
    ('/cities/wuhan', '/things/policy:plan-2016', '/things/indicator:islec-2016.overall')
    """
    kind, _, ident = key.partition(":")
    pattern = OWN_PAGES.get(kind)
    return pattern.format(quote(ident)) if pattern else f"/things/{quote(key, safe=':@')}"


def with_parameters(address: str, **changes: str | int | Iterable[str] | None) -> str:
    """An address with some parameters set, or taken away by ``None``; the others stay in their order.

    Examples
    --------
    >>> with_parameters("/cities?tier=municipality&lang=en", lang="zh", tier=None)
    '/cities?lang=zh'
    """
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in changes]
    for name, value in changes.items():
        if value is None:
            continue
        values = [str(value)] if isinstance(value, str | int) else list(value)
        kept += [(name, one) for one in values]
    query = urlencode(kept)
    return parts.path + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def in_language(address: str, language: Language) -> str:
    """An address of this site that says its language; other sites' addresses stay as they are."""
    if not address.startswith("/") or address.startswith("//"):
        return address
    return with_parameters(address, lang=language)
