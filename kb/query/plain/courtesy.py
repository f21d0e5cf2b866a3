"""The courtesy that a question opens with, taken off: *I was wondering when …*, *would you be so good as to list …*, 麻烦您告诉我……

Only words of asking and of politeness go, and only where a question or a request begins right behind them; nothing that
could name, date, count or bound what is asked for is among them.
"""

import re

_I = r"(?:I|we)"
_VERY = r"(?:(?:just|simply|really|only|also|now|currently|still|rather|quite|most|very|so|very much|quite simply|deeply|extremely) )*"
_TOLD = r"(?:know|learn|find out|hear|see|ask|check|verify|understand|establish|work out|figure out|determine|be told|be informed|be reminded|get to know|discover|clarify|enquire|inquire)"
_TELL = (
    r"(?:tell|inform|let|advise|remind|show|help|enlighten) (?:me|us)(?: (?:know|see|find out|understand|work out))?"
    r"|say|explain|indicate|specify|state|clarify|confirm(?: for me| to me)?|find out(?: for me)?|check(?: for me)?|look up(?: for me)?"
)
_KINDLY = r"(?:please|kindly|possibly|perhaps|just|maybe|quickly|also)"
_WOULD = r"(?: would| should| could| might|['’]d)"
_GLAD = rf"(?:{_VERY}(?:grateful|glad|obliged|thankful|indebted|interested|pleased|delighted|happy|keen|curious|eager|appreciative))"
_HEAD = r"(?:supervisor|professor|boss|colleague|director|editor|student|teacher|reviewer|referee|tutor|lecturer|minister|manager|team|class)s?"
_FRAMES = (
    rf"{_I} (?:was |am |were )?{_VERY}wonder(?:ing|ed)? (?:if|whether) (?:you|someone|anyone) (?:could|can|would|might)(?: {_KINDLY})* (?:{_TELL})",
    rf"{_I}(?: am| are| was| were|['’]m|['’]re| have been|['’]ve been)? ?{_VERY}(?:wonder(?:ing|ed)?|curious|unsure|not sure|uncertain|trying to {_TOLD}|looking to {_TOLD}|hoping to {_TOLD}|asked to {_TOLD}"
    rf"|keen to {_TOLD}|eager to {_TOLD}|curious to {_TOLD}|interested (?:in (?:knowing|learning|hearing|finding out|seeing)|to {_TOLD}))",
    rf"{_I}{_WOULD}? ?{_VERY}(?:like|love|want|wish|need|hope|have) to {_TOLD}",
    rf"{_I}{_WOULD} {_VERY}be {_GLAD} (?:to {_TOLD}|in (?:knowing|learning)|if (?:you|someone|anyone) (?:could|would|can|might)(?: {_KINDLY})? (?:{_TELL}))",
    rf"{_I}{_WOULD}? {_VERY}appreciate (?:it(?: {_VERY})? if you (?:could|would|can)(?: {_KINDLY})? (?:{_TELL})|knowing|learning|hearing|being told)",
    rf"(?:(?:could|can|would|will|might) (?:you|someone|anyone|somebody|anybody)(?: {_KINDLY})*|would you be (?:so |very )?(?:good|kind)(?: enough)?(?: as)? to(?: {_KINDLY})?) (?:{_TELL})",
    r"would you mind (?:telling|informing|reminding) (?:me|us)",
    rf"(?:could|can|may|might) {_I}(?: {_KINDLY})? (?:ask(?: you)?|know|enquire|inquire|be told)",
    r"(?:do|does|would) (?:you|anyone|anybody|someone) (?:by any chance |happen to )?know(?: by any chance)?",
    r"(?:(?:do you )?have (?:you )?)?any idea(?: of)?",
    r"is (?:it|anything) (?:known|recorded|documented|reported)",
    r"is there (?:any |an? )?(?:record|information|data|indication)(?: of| on| about| as to)",
    rf"it would (?:help|be (?:helpful|useful|good|interesting|nice))(?: me| us)? to {_TOLD}",
    rf"(?:my|our|the) {_HEAD} (?:wants?|would like|needs?|is asking|asks?|asked|has asked|wishes)(?: me)?(?: to {_TOLD})?",
    r"(?:thank you|thanks|many thanks)(?: very much)?(?: in advance)? for (?:telling|informing|letting) (?:me|us)(?: know)?",
    rf"(?:(?:please|kindly|do|just) )*(?:{_TELL})",
    rf"{_I}(?: have|['’]ve) (?:been asked|to) (?:to )?{_TOLD}",
)
_ASKS = (
    r"(?:(?:in|of|for|by|to|on|at|under|from|with|within|among|across|during|since|until|into|through|after|before|between|behind|as of|over|about) )?"
    r"(?:which|what|who|whose|whom|when|where|how|whether|why)\b"
)
_REQUESTS = r"(?:list|name|give|show|compare|rank|order|sort|identify|count|describe|enumerate|point out|calculate|compute|provide|supply|send|display|find|work out|look up|set out|summari[sz]e)\b"
_OPENING = re.compile(
    rf"^\W*(?:(?:so|well|hello|hi|hey|hi there|excuse me|sorry|pardon me|if possible|if you (?:can|could|please)|if {_I} may(?: ask)?|quick question|just (?:a )?(?:quick )?question|a question)\s*[,:!.–-]\s*)?"
    rf"(?:{'|'.join(_FRAMES)})(?:,? (?:please|kindly|if you (?:can|could|would|please)))?[,:]?\s+(?:(?:if|about|as to|of|exactly|precisely)\s+(?={_ASKS}))?(?={_ASKS})",
    re.I,
)
_FAVOUR = re.compile(
    rf"^\W*(?:would you be (?:so |very )?(?:good|kind)(?: enough)?(?: as)? to|(?:could|can|would|will) you(?: {_KINDLY})*|would you mind|{_I}{_WOULD}? (?:{_VERY}be {_GLAD}|{_VERY}appreciate it(?: {_VERY})?) if you (?:could|would|can)(?: {_KINDLY})*"
    rf"|(?:please|kindly)(?: {_KINDLY})*)\s+(?={_REQUESTS})",
    re.I,
)
_WISH = re.compile(
    rf"^\W*(?:{_I}{_WOULD}? {_VERY}(?:be {_GLAD} (?:for|to (?:have|see|get|receive))|appreciate|welcome|like(?: to (?:have|see|get))?|need|want))\s+(?=(?:an?|the) (?:comparison|list|ranking|overview|table|number|count|share|names?|average|mean|median|scores?)\b)",
    re.I,
)

_YOU = r"(?:您|你|贵方|各位)?"
_SAY = r"(?:告诉我们?|告知我们?|说明|说一?下|说说|讲讲|讲一下|列出来?|列明|列一下|指出|介绍一下|查一?下|查查|查询|帮忙查一?下|确认(?:一下)?|核实(?:一下)?|解答一?下|赐教|示知|回答)"
_KNOW = r"(?:知道|了解|请教|请问|问|弄清楚?|搞清楚?|核实|核对|确认|查|查清楚?|查明|明白|打听|得知|查一查)"
_ASKER = r"(?:我的?|我们的?)?(?:导师|老师|领导|同事|编辑|主任|学生|审稿人|教授|同学)"
_ZH_FRAMES = (
    rf"(?:想|要|冒昧地?|顺便|再|还想|斗胆|敢|先)?(?:请问|请教|问)(?:一下|一句|下|句)?{_YOU}",
    rf"(?:请|烦请|敬请|恳请|劳烦|麻烦|还请|有劳|劳驾){_YOU}(?:帮忙|帮我|替我)?{_SAY}(?:一下)?",
    rf"(?:能否|可否|能不能|可不可以|是否可以|是否能|可以|能){_YOU}?(?:请|麻烦|劳烦)?{_YOU}(?:帮忙|帮我|替我)?{_SAY}(?:一下)?",
    rf"(?:我|我们|本人)?(?:很|非常|特别|十分|也|只|就|有点|比较|一直)?(?:想|想要|希望|需要|好奇|打算|急需)(?:进一步)?{_KNOW}(?:一下)?(?:的是)?",
    r"(?:我|我们|本人)?(?:很|非常|特别|十分|有点|比较|一直)?好奇",
    rf"(?:我|我们)?不(?:知道?|清楚|太清楚|确定|晓得)(?:{_YOU}(?:能否|可否|能不能|是否可以)(?:{_SAY}))?",
    rf"{_ASKER}(?:让|要|叫|请|派|想|希望)(?:我|我们)?(?:去)?{_KNOW}(?:一下)?",
    r"据(?:您|你|各位)所知|(?:如果|若|要是)?(?:方便|可以|可能)的话(?:[，,]\s*(?:请(?:您|你)?告诉我|请(?:您|你)?说明))?|(?:在下|本人)?(?:敢问|动问)|劳驾|打扰一?下|麻烦(?:您|你)?(?:一下)?|谁能(?:告诉我|说说)",
    rf"(?:我|我们|本人)(?:正?在)?(?:写|做|准备|撰写)[^，,。？?]{{0,8}}(?:论文|报告|作业|课题|综述)[，,]\s*(?:需要|想|要){_KNOW}(?:一下)?",
)
_ZH_GREETING = r"(?:(?:各位)?(?:老师|您|你|大家)?好|早上好|下午好|晚上好|打扰了|不好意思)[，,！!。]\s*"
_ZH_OPENING = re.compile(rf"^\W*(?:{_ZH_GREETING})?(?:{'|'.join(_ZH_FRAMES)})[，,：:\s]*(?=\S)")
_ZH_AROUND = re.compile(
    r"^(?:请问)?(?:您|你|有没有人|有人|谁|大家)(?:们|可|是否|知不)?知道(?:不知道)?(?P<what>.{3,}?)(?:吗|么|不)?[？?]*$"
)
_ZH_ASKS = re.compile(r"哪|谁|几|多少|什么|何|是否|是不是|有没有|能不能|会不会|多[大高低长久远]|怎[么样]|如何|孰")


def without_courtesy(text: str) -> str:
    """A question without the courtesy it opens with.

    Examples
    --------
    >>> without_courtesy("I was wondering when the regulation of Shanghai took effect.")
    'when the regulation of Shanghai took effect.'
    >>> without_courtesy("您知道南京由谁牵头吗？")
    '南京由谁牵头？'
    """
    for opening in (_OPENING, _FAVOUR, _WISH):
        if found := opening.match(text):
            return text[found.end() :]
    if (around := _ZH_AROUND.match(text)) and _ZH_ASKS.search(around["what"]):
        return f"{around['what']}？"
    found = _ZH_OPENING.match(text)
    return text[found.end() :] if found and _ZH_ASKS.search(text[found.end() :]) else text
