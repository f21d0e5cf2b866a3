"""Whether an answer gives a value that was reckoned by hand: a number, yes or no, or the ids of what is named."""

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
