"""A collection: items with notes, in an order, as an address, a form or a file says them. The server keeps none of it."""

import json
from collections.abc import Iterable
from urllib.parse import urlencode

from pydantic import Field, ValidationError

from kb.errors import BadRequestError, KbError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Frozen, Language
from web.labels import label
from web.view.items import LONGEST_ITEM, Item, read_item
from web.view.page import Page

FORM = "learning-city-kb/collection-1"
MOST_ENTRIES = 200
LONGEST_NOTE = 20_000


class Entry(Frozen):
    """An item, what its reader notes, and the data version under which it was added; empty: the one shown."""

    item: str = Field(max_length=LONGEST_ITEM, min_length=1)
    note: str = Field(default="", max_length=LONGEST_NOTE)
    version: str = Field(default="", max_length=40)


class Collection(Frozen):
    """Entries in their order; as JSON it is the file of a collection."""

    form: str = FORM
    entries: list[Entry] = Field(default=[], max_length=MOST_ENTRIES)


class Removed(Frozen):
    """An entry that was taken out, and where it stood."""

    entry: Entry
    at: int


class Shown(Frozen):
    """An entry with what the base says of it now; ``gone`` says why nothing."""

    number: int
    entry: Entry
    kind: str
    kind_label: str
    title: str
    address: str
    headline: str = ""
    gone: str = ""
    changed: bool = False


class CollectionPage(Page):
    """A collection to read and to edit, and what went wrong with the last change."""

    records = "entries"
    entries: list[Shown]
    permalink: str
    removed: str
    removed_title: str
    problem: str
    addressed: bool


def collected(said: Iterable[tuple[str, str]]) -> Collection:
    """The collection of an address or form: ``item`` as often as there are entries, ``note`` and ``version`` beside it.

    Raises
    ------
    BadRequestError
        When there are too many entries or one is too long.

    Examples
    --------
    >>> [entry.note for entry in collected([("item", "city:wuhan"), ("item", "city:xian"), ("note", ""), ("note", "Old.")]).entries]
    ['', 'Old.']
    """
    pairs = list(said)
    items = [value for name, value in pairs if name == "item"]
    notes, versions = ([value for name, value in pairs if name == wanted] for wanted in ("note", "version"))
    notes += [""] * (len(items) - len(notes))
    versions += [""] * (len(items) - len(versions))
    entries = [
        {"item": item, "note": note.replace("\r\n", "\n"), "version": version}
        for item, note, version in zip(items, notes, versions, strict=False)
        if item
    ]
    return _checked(json.dumps({"entries": entries}), "the collection")


def read_file(text: str) -> Collection:
    """The collection in a file.

    Raises
    ------
    BadRequestError
        When it is no such file; the sentence names the place.
    """
    found = _checked(text, "the file")
    if found.form != FORM:
        raise BadRequestError(f"the file has the form {found.form!r}; this site reads {FORM!r}")
    return found


def _checked(text: str, what: str) -> Collection:
    try:
        return Collection.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadRequestError(f"{what} cannot be read: {f'{where}: ' if where else ''}{first['msg']}") from error


def change(
    knowledge: KnowledgeBase, old: Collection, said: dict[str, str], language: Language
) -> tuple[Collection, Removed | None]:
    """A collection after what ``do`` asks for: ``up``, ``down`` or ``remove`` with an item, ``undo``, ``add``, ``import``.

    Raises
    ------
    KbError
        When what is added or imported cannot be read.
    """
    what, _, item = said.get("do", "").partition(" ")
    entries = list(old.entries)
    place = next((at for at, entry in enumerate(entries) if entry.item == item), None)
    removed = None
    if what == "add" and said.get("add", "").strip():
        entries = merged(entries, [Entry(item=read_item(knowledge, said["add"], language).item)])
    elif what == "import":
        entries = merged(entries, read_file(said.get("paste", "")).entries)
    elif what == "undo":
        back = Removed.model_validate_json(said.get("removed", ""))
        entries.insert(back.at, back.entry)
    elif what == "remove" and place is not None:
        removed = Removed(entry=entries.pop(place), at=place)
    elif what in ("up", "down") and place is not None:
        other = place + (1 if what == "down" else -1)
        if 0 <= other < len(entries):
            entries[place], entries[other] = entries[other], entries[place]
    return Collection(entries=merged([], entries)), removed


def merged(old: list[Entry], new: list[Entry]) -> list[Entry]:
    """Both lists, every item once; where both have a note that differs, both notes are kept.

    Raises
    ------
    BadRequestError
        When there would be more than ``MOST_ENTRIES``.
    """
    found = {entry.item: entry for entry in old}
    for entry in new:
        known = found.setdefault(entry.item, entry)
        if entry.note and entry.note not in known.note:
            note = "\n".join(text for text in (known.note, entry.note) if text)
            found[entry.item] = known.model_copy(update={"note": note})
    if len(found) > MOST_ENTRIES:
        raise BadRequestError(f"a collection holds at most {MOST_ENTRIES} items, this would be {len(found)}")
    return list(found.values())


def look_up(knowledge: KnowledgeBase, entry: Entry, language: Language) -> Item | str:
    """The item of an entry, or why there is none any more."""
    try:
        return read_item(knowledge, entry.item, language)
    except KbError as error:
        return str(error)


def collection_page(
    knowledge: KnowledgeBase, old: Collection, said: dict[str, str], language: Language, addressed: bool
) -> CollectionPage:
    """The page of a collection after a change; a change that cannot be made leaves it as it was and says why."""
    problem, removed, now = "", None, old
    try:
        now, removed = change(knowledge, old, said, language)
    except (KbError, ValidationError) as error:
        problem = str(error) if isinstance(error, KbError) else "there is nothing to bring back"
        problem = f"{label('collection.bad', language)} {problem}" if said.get("do") == "import" else problem
    entries = [_shown(knowledge, number, entry, language) for number, entry in enumerate(now.entries, 1)]
    title = ""
    if removed:
        found = look_up(knowledge, removed.entry, language)
        title = removed.entry.item if isinstance(found, str) else found.title
    items = [("item", shown.entry.item) for shown in entries]
    return CollectionPage(
        title=label("collection", language),
        language=language,
        address=address_of([shown.entry for shown in entries]),
        data_version=knowledge.data_version,
        entries=entries,
        permalink=f"/collection?{urlencode(items)}" if items else "",
        removed=removed.model_dump_json() if removed else "",
        removed_title=title,
        problem=problem,
        addressed=addressed and bool(entries),
    )


def address_of(entries: list[Entry], page: str = "/collection") -> str:
    """The address that holds everything, notes too."""
    pairs = [
        pair for entry in entries for pair in (("item", entry.item), ("note", entry.note), ("version", entry.version))
    ]
    return page + (f"?{urlencode(pairs)}" if pairs else "")


def _shown(knowledge: KnowledgeBase, number: int, entry: Entry, language: Language) -> Shown:
    known = entry if entry.version else entry.model_copy(update={"version": knowledge.data_version})
    found = look_up(knowledge, entry, language)
    if isinstance(found, str):
        return Shown(
            number=number, entry=known, kind="gone", kind_label="item.gone", title=entry.item, address="", gone=found
        )
    return Shown(
        number=number,
        entry=known,
        kind=found.kind,
        kind_label=f"thing.{found.item.partition(':')[0]}" if found.kind == "thing" else f"item.{found.kind}",
        title=found.title,
        address=found.address,
        headline=found.answer.headline if found.answer and found.kind in ("answer", "chart") else "",
        changed=known.version != knowledge.data_version,
    )
