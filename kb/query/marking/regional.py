"""Questions in traditional characters, in simplified ones; what Taiwan calls otherwise, as the mainland does: 資料開放, 網路."""

from collections.abc import Callable
from functools import lru_cache
from typing import cast

from kb.query.marking.turns import Full
from kb.search.fold import simplify


@lru_cache(maxsize=1)
def _words() -> Callable[[str], str]:
    """The table of words and characters, read for the first question that has some."""
    from opencc import OpenCC

    return cast("Callable[[str], str]", OpenCC("tw2sp").convert)


def in_simplified(text: str) -> Full:
    """A question in simplified characters and the mainland's words; only other words are told, and not other characters.

    Examples
    --------
    >>> in_simplified("臺北沒有資料"), in_simplified("没有资料")
    (Full(text='台北没有数据', said=(('台北没有资料', '台北没有数据'),)), Full(text='没有资料', said=()))
    """
    simple = simplify(text)
    if simple == text:
        return Full(text)
    plain = simplify(_words()(text))
    return Full(plain, ((simple, plain),) if plain != simple else ())
