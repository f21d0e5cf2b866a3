"""Pairs of Chinese characters that lie across the border of two words say nothing: 训课 in 培训课程, 区结 in 社区结成."""

from collections.abc import Sequence

from kb.query.base import Base


def without_seams(base: Base, found: Sequence[str]) -> list[str]:
    """The terms without seams: pairs rarer than both beside them, and unknown ones whose characters others hold."""
    found = [term for place, term in enumerate(found) if not _is_rarer(base, found, place)]
    kept: list[str] = []
    for term, right in zip(found, (*found[1:], ""), strict=False):
        if not _is_held(base, kept[-1] if kept else "", term, right):
            kept.append(term)
    return kept


def _is_pair(term: str) -> bool:
    return len(term) == 2 and not term.isascii()


def _touch(left: str, right: str) -> bool:
    return _is_pair(left) and _is_pair(right) and left[1] == right[0]


def _is_rarer(base: Base, found: Sequence[str], place: int) -> bool:
    if not _is_pair(found[place]) or not 0 < place < len(found) - 1:
        return False
    left, pair, right = found[place - 1 : place + 2]
    if not (_touch(left, pair) and _touch(pair, right)):
        return False
    return base.text.frequency(pair) < min(base.text.frequency(left), base.text.frequency(right))


def _is_held(base: Base, left: str, pair: str, right: str) -> bool:
    """Whether a pair is unknown, and a known one beside it holds one of its characters, any pair the other."""
    if not _is_pair(pair) or base.text.frequency(pair) or not (_touch(left, pair) and _touch(pair, right)):
        return False
    return bool(base.text.frequency(left) or base.text.frequency(right))
