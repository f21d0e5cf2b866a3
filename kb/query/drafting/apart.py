"""Who differs from the shared pattern in most aspects, and what that count rests on."""

from collections.abc import Mapping

from kb.analysis.pattern import Pattern
from kb.query.answer import Value
from kb.query.drafting.draft import Draft
from kb.query.drafting.steering import ASPECTS, AspectKey
from kb.query.plan import Outcome

MOST_NAMED = 20
ONE_LAW: frozenset[AspectKey] = frozenset({"order", "order_in_force"})  # two dates of one law are hardly two aspects


def apart_outcome(
    draft: Draft, shapes: Mapping[AspectKey, Pattern], apart: Mapping[str, tuple[AspectKey, ...]]
) -> Outcome:
    """The cities that are the exception in most aspects, of those in which there is a shared pattern at all."""
    shared = [key for key, shape in shapes.items() if shape.shared]
    if not apart:
        return Outcome("answered", (f"Nobody differs from a shared pattern in any of {len(shared)} aspects.",
                                    f"在{len(shared)}个有共同模式的方面，没有城市例外。"),
                       Value(type="entities", entity="city", items=[], ordered=False))  # fmt: skip
    most = max(map(len, apart.values()))
    first = [city for city, keys in apart.items() if len(keys) == most]
    labels = [_labels(apart[city]) for city in first[:MOST_NAMED]]
    named = [draft.city(city) for city in first[:MOST_NAMED]]
    english = ", ".join(f"{name.name_en} ({label[0]})" for name, label in zip(named, labels, strict=True))
    chinese = "、".join(f"{name.name_zh}（{label[1]}）" for name, label in zip(named, labels, strict=True))
    return Outcome("answered", (f"Exception in {most} of the {len(shared)} aspects with a shared pattern: {english}; {len(apart)} cities differ in any.",
                                f"在{len(shared)}个有共同模式的方面中有{most}个例外：{chinese}；共有{len(apart)}个城市至少在一个方面例外。"),
                   Value(type="entities", entity="city", items=[draft.city(city) for city in first], ordered=False))  # fmt: skip


def _labels(keys: tuple[AspectKey, ...]) -> tuple[str, str]:
    labels = [ASPECTS[key].label for key in keys]
    return ", ".join(label[0][:1].lower() + label[0][1:] for label in labels), "、".join(label[1] for label in labels)


def tell_one_law(draft: Draft, apart: Mapping[str, tuple[AspectKey, ...]]) -> None:
    """Body against adoption and against effect compare one body with one law: what is left when they count once."""
    once = {city: len(set(keys) - ONE_LAW) + bool(set(keys) & ONE_LAW) for city, keys in apart.items()}
    if all(once[city] == len(keys) for city, keys in apart.items()):
        return
    most = max(once.values())
    names = draft.cities([city for city in sorted(once) if once[city] == most][:MOST_NAMED])
    draft.note("caveat", f"Adoption and effect are two dates of one law. Counted as one aspect, the most is {most}: {names}.",
               f"通过与施行是同一部立法的两个日期。合计为一个方面时，最多为{most}个：{names}。")  # fmt: skip
