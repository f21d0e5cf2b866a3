"""*Omit cities without index data*, 没有iSLEC数据的略去: a clause that says only the assessed cities are meant.

Its words are small words then; what is left of it is the index that it names and, where no score is averaged or put in
order, one word: *assessed*.
"""

import re
from dataclasses import replace

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark
from kb.search.fold import Token

SIGN = re.compile(r"[,;:()?!，；：（）。？！]|\s[-–—]\s|\.(?=\s|$)")
LEAVE_OUT = r"(?:omit|leave out|leaving out|skip|exclude|excluding|ignore|ignoring|drop|dropping|without|disregard|disregarding|not counting|leaving aside|leave aside|setting aside|set aside|putting aside|barring)"
KEEP = r"(?:counting only|considering only|using only|taking only|only|restricted to|limited to|based on|for)"
WORD = (r"(?:the|any|all|every|each|those|of|them|cities|city|members?|ones?|that|which|whose|who|has|have|had|an?|in|by|with|are|were|is|"
        r"was|there|whichever|whatever|whoever|so|it|it does|actually|its?|overall|index|islec|gsc|2016|2020)")  # fmt: skip
DATA = r"(?:index|indices|islec|gsc|scores?|data|values?|figures?|assess|assessed|cover|covered|covers|evaluated|rated|scored|listed|included)"
DENIAL = r"(?:without|no|not|never|lack|lacks|lacking|missing|did not|does not|do not|is not|are not|has no|have no|outside|absent from)"
ENGLISH = re.compile(
    rf"(?:and |but |please )*(?:{LEAVE_OUT} (?:(?:{WORD}|{DATA}) )*{DENIAL} (?:(?:{WORD}|{DATA}) )*{DATA}"
    rf"|{KEEP} (?:(?:{WORD}|{DATA}) )*{DATA})(?: (?:{WORD}|{DATA}))*"
)
ZH_DATA = "(?:数据|得分|分数|成绩|参评|评估|测评|评价|覆盖|收录|涵盖|打分)"
ZH_WORD = "(?:的|城市|市|有|被|过|在|于|里|中|指数|islec|gsc|2016|2020|该|这|些|那|到|所|者|未|没)"
ZH_OUT = "(?:不含|不包括|略去|略过|除外|不列|不要列|不用列|不计|不算|排除|剔除|忽略|去掉|不计入|跳过|舍去|不予列出|不考虑|不列出|省略|撇开|不参与|排除在外)"
CHINESE = re.compile(
    rf"(?:其中|但|且|请|并)?(?:(?:{ZH_WORD})*(?:没有|没|未|无|缺)(?:{ZH_WORD})*{ZH_DATA}(?:{ZH_WORD})*(?:请|可|均|都)?{ZH_OUT}"
    rf"|{ZH_OUT}(?:{ZH_WORD})*(?:没有|没|未|无)(?:{ZH_WORD})*{ZH_DATA}(?:{ZH_WORD})*"
    rf"|(?:只|仅)(?:看|算|计|统计|考虑|列|列出|比较|含|限|取|包括)?(?:{ZH_WORD})*{ZH_DATA}(?:{ZH_WORD})*)"
)
ASSESSED = Cue("cue", "presence")
OPENING = Cue("cue", "clause")  # what is denied before it says nothing of it


def only_assessed(marks: list[Mark], text: str, found: list[Token]) -> list[Mark]:
    """The marks, where such a clause is left with the index it names and a word for *assessed*."""
    result = list(marks)
    for first, last in _clauses(text, found):
        said = [token.text for token in found[first:last]]
        chinese = any(token.is_cjk for token in found[first:last])
        if not (CHINESE.fullmatch("".join(said)) if chinese else ENGLISH.fullmatch(" ".join(_plain(said)))):
            continue
        inside = [p for p, m in enumerate(result) if first <= m.start and m.end <= last]
        for place in inside:
            if not (result[place].thing("index") or result[place].thing("edition")):
                result[place] = replace(result[place], kind="cue", number=None, things=(), cues=(Cue("stop", ""),))
        result[inside[0]] = replace(result[inside[0]], cues=(*result[inside[0]].cues, OPENING))
        plain = [p for p in inside if result[p].kind == "cue"]
        if plain and not _measures(marks):
            result[plain[-1]] = replace(result[plain[-1]], text="assessed", cues=(*result[plain[-1]].cues, ASSESSED))
    return result


def _measures(marks: list[Mark]) -> bool:
    """Whether scores are averaged or put in order: of cities with a score anyway."""
    return any(m.says("agg", "mean", "median", "difference") or m.says("cue", "sort") for m in marks)


def _plain(said: list[str]) -> list[str]:
    """The tokens as the patterns write them: plurals are folded."""
    return [{"city": "cities", "datum": "data", "doe": "does"}.get(word, word) for word in said]


def _clauses(text: str, found: list[Token]) -> list[tuple[int, int]]:
    """Where the clauses of a question begin and end, in tokens."""
    cuts = [sign.start() for sign in SIGN.finditer(text)]
    starts = [
        0,
        *(p for p in range(1, len(found)) if any(found[p - 1].end <= cut < found[p].start + 1 for cut in cuts)),
    ]
    return [(a, b) for a, b in zip(starts, [*starts[1:], len(found)], strict=True) if len(starts) > 1]
