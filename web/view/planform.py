"""A plan as a form: made from the plan's own model, so that a new kind or condition appears with its fields by itself."""

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from kb.query.answer import Frozen, Language
from kb.query.base import Base
from kb.query.form import BY_KIND, EMPTY, Fault, model_in, model_of, plain
from kb.query.selection.conditions import Selection
from web.labels import LABELS, label
from web.view.page import Option
from web.view.vocabularies import vocabulary

SETS = model_in(Selection)


class Field(Frozen):
    """One control: a choice, a text, a number or a tick."""

    path: str
    label: str
    widget: Literal["select", "text", "number", "tick"]
    value: str = ""
    options: list[Option] = []
    error: str = ""


class Group(Frozen):
    """Controls that belong together: a condition, a list, a date; a marked one is there even without conditions."""

    path: str
    label: str
    fields: list["Field | Group"] = []
    removable: bool = False
    marked: bool = False
    add: list[Option] = []
    error: str = ""


class PlanForm(Frozen):
    """The whole form; faults of no field stand in ``errors``."""

    fields: list[Field | Group]
    errors: list[str]


def plan_form(base: Base, data: Mapping[str, Any], language: Language, faults: list[Fault] = []) -> PlanForm:  # noqa: B006
    """The form of a plan given as plain data, right or not, with what is wrong said at its field."""
    said = {fault.path: fault_words(fault, language) for fault in faults}
    builder = _Builder(base, language, said)
    kind = str(data.get("kind", "find"))
    fields: list[Field | Group] = [builder.choice("kind", "kind", kind, BY_KIND)]
    if kind in BY_KIND:
        fields += builder.fields(BY_KIND[kind], data, "")
    shown = _paths(fields)
    return PlanForm(fields=fields, errors=[f"{path}: {text}" for path, text in said.items() if path not in shown])


def fault_words(fault: Fault, language: Language) -> str:
    """What is wrong with a field, in the reader's language; rare faults are said in English only."""
    key = f"plan.fault.{fault.sort}"
    return label(key, language).format(limit=fault.limit, text=fault.text) if key in LABELS else fault.text


def field_label(name: str, language: Language) -> str:
    """The name of a field; one that is new here is shown as it is called."""
    key = f"plan.field.{name}"
    return label(key, language) if key in LABELS else name.replace("_", " ")


def choice_label(name: str, value: str, language: Language) -> str:
    """The word for a value of a closed list: its own in its field, else the general one, else as it is."""
    for key in (f"plan.{name}.{value}", f"plan.choice.{value}"):
        if key in LABELS:
            return label(key, language)
    return value


class _Builder:
    """Walks a model beside some data."""

    def __init__(self, base: Base, language: Language, said: Mapping[str, str]) -> None:
        self._base = base
        self._language: Language = language
        self._said = said

    def fields(self, model: type[BaseModel], data: Any, above: str) -> list[Field | Group]:
        """The controls of a model's fields; what conditions always have (``negate``) stands last."""
        names = [name for name in model.model_fields if name not in ("kind", "negate", "on")]
        names += ["negate"] if "negate" in model.model_fields else []
        values = data if isinstance(data, Mapping) else {}
        prefix = f"{above}/" if above else ""
        return [
            self._part(
                f"{prefix}{name}",
                name,
                model.model_fields[name].annotation,
                values.get(name, self._default(model, name)),
            )
            for name in names
        ]

    def _default(self, model: type[BaseModel], name: str) -> Any:
        found = model.model_fields[name].default
        return found if isinstance(found, str | int | float) else None

    def _part(self, path: str, name: str, annotation: Any, value: Any) -> Field | Group:
        bare, optional = plain(annotation)
        if get_origin(bare) is tuple:
            return self._list(path, name, bare, value)
        if get_origin(bare) is dict:
            items = value.items() if isinstance(value, Mapping) else ()
            parts: list[Field | Group] = [self._one(f"{path}/{key}", key, float, one, False) for key, one in items]
            return Group(
                path=path, label=field_label(name, self._language), fields=parts, error=self._said.get(path, "")
            )
        models = model_in(bare)
        if models == SETS:
            return self._set(path, name, value, optional)
        return self._group(path, name, models, value) if models else self._one(path, name, bare, value, optional)

    def _set(self, path: str, name: str, value: Any, optional: bool) -> Group:
        """A set of cities is the list of its conditions; without any it is every city, which is not the same as no set."""
        inner = value.get("conditions", []) if isinstance(value, Mapping) else []
        found = self._list(f"{path}/conditions", name, Selection.model_fields["conditions"].annotation, inner)
        there = isinstance(value, Mapping)
        return found.model_copy(update={"path": path, "marked": there or not optional, "removable": there and optional})

    def _one(self, path: str, name: str, bare: Any, value: Any, optional: bool) -> Field:
        text = ("true" if value else "") if bare is bool else "" if value is None else str(value)
        words = _literals(bare)
        known = {word: choice_label(name, word, self._language) for word in words} if words else {}
        if not words and bare is str:
            known = vocabulary(self._base, name, self._language)
        if known and text and text not in known:
            known = {text: text, **known}
        options = [Option(value=key, label=shown, chosen=key == text) for key, shown in known.items()]
        if options and (optional or not text or not words):
            options.insert(0, Option(value="", label="–", chosen=not text))
        widget: Literal["select", "text", "number", "tick"] = (
            "tick" if bare is bool else "select" if options else "number" if bare in (int, float) else "text"
        )
        return Field(
            path=path,
            label=self._name_of(name),
            widget=widget,
            value=text,
            options=options,
            error=self._said.get(path, ""),
        )

    def _name_of(self, name: str) -> str:
        return (
            self._base.names_of(f"indicator:{name}")[self._language == "zh"]
            if "." in name
            else field_label(name, self._language)
        )

    def choice(self, path: str, name: str, value: str, values: Mapping[str, Any]) -> Field:
        """A choice among the names of kinds or conditions."""
        options = [
            Option(value=key, label=choice_label(name, key, self._language), chosen=key == value) for key in values
        ]
        if value not in values:
            options.insert(0, Option(value="", label="–", chosen=True))
        return Field(path=path, label=field_label(name, self._language), widget="select", value=value, options=options,
                     error=self._said.get(path, ""))  # fmt: skip

    def _group(
        self, path: str, name: str, models: dict[str, type[BaseModel]], value: Any, removable: bool = False
    ) -> Group:
        """A model within the plan; one of several says first which it is."""
        tag = str(value.get("on", "")) if isinstance(value, Mapping) else ""
        first = [self.choice(f"{path}/on", "on", tag, models)] if len(models) > 1 else []
        model = model_of(models, value)
        inner: list[Field | Group] = [*first, *(self.fields(model, value, path) if model else [])]
        return Group(
            path=path,
            label=field_label(name, self._language),
            fields=inner,
            removable=removable,
            error=self._said.get(path, ""),
        )

    def _list(self, path: str, name: str, annotation: Any, found: Any) -> Group:
        """A list: its members, and either an empty field for one more or a choice of what to add."""
        inner, values = get_args(annotation)[0], found if isinstance(found, list) else []
        models = model_in(inner)
        bare = plain(inner)[0]
        if models:
            parts: list[Field | Group] = [
                self._group(f"{path}/{at}", name, models, one, True) for at, one in enumerate(values)
            ]
        else:
            parts = [self._one(f"{path}/{at}", name, bare, one, True) for at, one in enumerate([*values, ""])]
        add = [
            Option(value=f"{path}/{len(values)}={tag}", label=choice_label("on", tag, self._language)) for tag in models
        ]
        return Group(
            path=path, label=field_label(name, self._language), fields=parts, add=add, error=self._said.get(path, "")
        )


def _literals(bare: Any) -> list[str]:
    """The words of a closed list, also of several put together."""
    if get_origin(bare) is Literal:
        return [str(word) for word in get_args(bare)]
    return [word for part in get_args(bare) for word in _literals(part)]


def _paths(parts: list[Field | Group]) -> set[str]:
    found = {part.path for part in parts}
    for part in parts:
        if isinstance(part, Group):
            found |= _paths(part.fields)
    return found


def pairs(parts: list[Field | Group]) -> list[tuple[str, str]]:
    """What a browser sends for the form."""
    found: list[tuple[str, str]] = []
    for part in parts:
        if isinstance(part, Group):
            found += [(part.path, EMPTY)] if part.marked else []
            found += pairs(part.fields)
        elif part.value:
            found.append((part.path, part.value))
    return found
