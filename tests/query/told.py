"""What an answer tells, and whether that is the value reckoned by hand: a number, yes or no, or what is named."""

from kb.query.answer import Answer, Ref


def fits(answer: Answer, gold: object) -> bool:
    """Whether the value is the one expected; bodies and laws may stand for their cities."""
    assert answer.value is not None, answer.headline
    assert answer.status == "answered", answer.headline
    if isinstance(gold, set):
        named = {item.id.partition(":")[2] for item in answer.value.items or () if isinstance(item, Ref)}
        apart = all(sum(name.startswith(city) for name in named) == 1 for city in gold)
        assert named == gold or (apart and len(named) == len(gold)), answer.headline
    elif isinstance(gold, bool):
        assert answer.value.boolean is gold, answer.headline
    else:
        assert answer.value.number is not None, answer.headline
        percent = answer.value.unit == "%"
        assert abs(answer.value.number - float(str(gold))) <= (0.06 if percent else 0.0006), answer.headline
    assert answer.evidence
    return True


def told(answer: Answer) -> list[str] | str | float | bool | None:
    """The English names of an answer's items in order of name, or its date, number or text."""
    value = answer.value
    if value is None:
        return None
    if value.items:
        return sorted(item.name_en for item in value.items if isinstance(item, Ref))
    return value.date or value.number or value.text
