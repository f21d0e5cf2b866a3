"""The place that a search finds, told with what else is asked of it: what is said there, or an attribute of the city."""

from collections.abc import Sequence

from kb.query.answer import Ref, Value
from kb.query.base import Base, names
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome
from kb.query.selection.attributes import attribute
from kb.search.text import terms


def opens_title(base: Base, key: str, words: Sequence[str]) -> bool:
    """*Tranquilien train crowding app*: whether a title begins with the word that is looked for."""
    row = base.store.thing(key)
    return row is not None and list(terms(names(row)[0])[:1]) == list(words[:1])


def place_and_more(draft: Draft, place: Ref, column: str | None, passage: tuple[str, str]) -> Outcome:
    """The place with what is said of it, and with an attribute of the city that it is, where one is asked for."""
    shown = attribute_shown(draft, place, column) if column else ("", "")
    if shown is None:
        return Outcome(
            "no_data", (f"{place.name_en}; the sources do not give the rest.", f"{place.name_zh}；其余内容来源未载。")
        )
    english, chinese = f"{place.name_en}: {shown[0]}{passage[0]}", f"{place.name_zh}：{shown[1]}{passage[1]}"
    return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell(english, chinese)))


def attribute_shown(draft: Draft, place: Ref, key: str) -> tuple[str, str] | None:
    """An attribute of a city in a sentence, with its table; ``None`` where it is not known."""
    city, column = place.id.partition(":")[2], attribute(draft.base, key)
    value = column.read(draft.base, city, draft.language).value if city in draft.base.cities else None
    if value is None:
        return None
    draft.city_table(column.label, [city], (key,))
    english, chinese = (value.name_en, value.name_zh) if isinstance(value, Ref) else (str(value), str(value))
    return f"{column.label[0]} {english}. ", f"{column.label[1]}{chinese}。"
