"""Titles told apart from other titles, by the one asked for: *titled lifelong education, not community education*, 以“终身学习”为名的不算.

A title holds one subject, so that the others, named only to be left out, add nothing to the one that is asked for.
"""

import re

_ONE = r"[\"'“”‘’]?(?:the )?(?:lifelong (?:education|learning)|community education|learning)[\"'“”‘’]?"
_LISTED = rf"{_ONE}(?:(?:, | (?:and|or|nor) |, (?:and|or|nor) ){_ONE})*"
_LAWS = r"(?:regulations?|laws?|statutes?|acts?|bills?)"
_KINDS = rf"(?:those |the ones |ones |the |that |{_LAWS} )*"
_CALLED = r"(?:(?:that |which )?(?:are |is |were )?(?:named|titled|called|entitled|labelled|headed)(?: (?:for|after|as))? |on |for |about |of |concerning |with |saying )"
_OUT = r"(?:do not count|don['’]t count|are (?:not meant|excluded|not wanted|left out|out)|should (?:be (?:left out|excluded)|not (?:count|be (?:counted|listed|included)))|need not be (?:listed|named|given))"
_SPEAKS = re.compile(rf"\b(?:name[ds]?|titles?|titled|called|entitled|headed)\b.*\b{_LAWS}\b|\b{_LAWS}\b.*\b(?:name[ds]?|titles?|titled|called|entitled|headed)\b", re.I)  # fmt: skip
_SOME = re.compile(
    rf"^some (?P<laws>{_LAWS}) (?:[\w-]+ ){{1,4}}?{_LISTED},? (?:and|while|whereas|but)? ?(?:some |the )?others?(?: (?:[\w-]+ ){{1,3}}?| ){_LISTED}[;:,.] (?:and |but |so )?(?P<ask>which)(?: ones?| of them)? ",
    re.I,
)
_NOT_THE_OTHERS = re.compile(
    rf"\s*[,;.(–—-]*\s*(?:and |but )?(?:not|excluding|except|leaving out|rather than|as opposed to|instead of|without) {_KINDS}(?:{_CALLED}?){_LISTED}(?:,? (?:not|nor|or) {_KINDS}(?:{_CALLED}?){_LISTED})*\s*\)?(?=\s*[.?;!]|$)"
    rf"|\s*[.?;,]\s*{_KINDS}{_CALLED}{_LISTED} {_OUT}(?=\s*[.?;!]|$)",
    re.I,
)

_ONE_ZH = r"[“”\"「」《]?(?:终身学习|终身教育|社区教育)[“”\"」》]?"
_LISTED_ZH = rf"{_ONE_ZH}(?:[、，,或和与及]{{1,2}}(?:者)?{_ONE_ZH})*"
_NAMED_ZH = r"(?:名称|名字|标题|题目)?(?:里|中|上)?(?:叫做?|称为|名为|题为|以|是|为|含有?|带有?|写明)?"
_SPEAKS_ZH = re.compile(r"条例|法规|立法")
_TITLES_ZH = re.compile(r"名称|名字|标题|题目|题名|名为|题为|命名|为名|为题|叫")
_SOME_ZH = re.compile(
    rf"^有(?:的|些)(?:条例|法规)?{_NAMED_ZH}{_ONE_ZH}(?:为名|为题)?(?:条例)?[，,](?:也|还)?有(?:的|些)(?:条例|法规)?{_NAMED_ZH}{_ONE_ZH}(?:为名|为题)?(?:条例)?[，,；;。](?:那么?[，,]?)?"
)
_NOT_THE_OTHERS_ZH = re.compile(
    rf"[，,、；;（( ]*(?:而|并|且)?(?:不含|不包含|不包括|不算|不要|不计|不是|而非|并非|排除|剔除){_NAMED_ZH}{_LISTED_ZH}(?:为名|为题)?的?(?:条例)?[）)]?(?=[的。？?]|$)"
    rf"|[，,。；;？?]{_NAMED_ZH}{_LISTED_ZH}(?:为名|命名|为题)?的?(?:条例)?(?:都|则|均)?(?:不算(?:在内)?|除外|不要|不计(?:入|在内)?|不包括(?:在内)?|不在其列|排除)(?=[。？?]|$)"
)
_SUBJECT = re.compile(r"lifelong (?:education|learning)|community education|终身学习|终身教育|社区教育", re.I)


_NEITHER = re.compile(r"\b(?:neither|nor)\b|[既也]不", re.I)


def of_one_title(text: str) -> str:
    """The question without the titles that the one it asks for is told apart from.

    Examples
    --------
    >>> of_one_title("Some laws are about learning, others about community education; which are about lifelong education by title?")
    'which laws are about lifelong education by title?'
    >>> of_one_title("名称是终身教育的条例有哪些？叫社区教育的除外。")
    '名称是终身教育的条例有哪些。'
    """
    if _NEITHER.search(text):
        return text  # 既不含……也不含……: no one title is asked for
    if _SPEAKS.search(text):
        text = _SOME.sub(lambda found: f"{found['ask']} {found['laws'].lower()} ", text, count=1)
        return _without(_NOT_THE_OTHERS, text)
    if _SPEAKS_ZH.search(text) and _TITLES_ZH.search(text):
        return _without(_NOT_THE_OTHERS_ZH, _SOME_ZH.sub("", text, count=1))
    return text


def _without(others: re.Pattern[str], text: str) -> str:
    """A text without the titles that are left out, where exactly one other is asked for."""
    rest = others.sub("", text)
    left = {subject.lower() for subject in _SUBJECT.findall(rest)}
    out = {subject.lower() for found in others.finditer(text) for subject in _SUBJECT.findall(found.group())}
    return rest if len(left) == 1 and out and not left & out else text
