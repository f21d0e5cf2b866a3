"""Unusual word order put into the plain one: *it was in X that …*, *a Y: which city has it?*, *identical with X's is …*.

Only the order changes and what is said twice goes; names, dates, numbers and denials stay as they are written.
"""

import re
from collections.abc import Callable

from kb.query.plain.the_others import the_rest_asked

_ASK = r"(?:in |of |for |by |to )?(?:which|what|whose|who|how many|how much)"
_THING = r"(?:an? |the |[“\"'‘])[^:?!;,]{3,90}?"
_HOLDS = (
    r"(?:has|have|had|uses?|used|runs?|operates?|adopted|chose|picked|opted for|went for|settled on|relies on|relied on"
    r"|follows?|pursues?|lists?|names?|mentions?|built|created|set up|writes?|wrote|puts?)"
)
_FORM = r"(?:an? |the )?[\w-]+(?: [\w-]+){0,3}?"
_ALIKE = r"(?:identical|equal|the same|level|similar)"
_REST = (
    r"(?:(?:nearly|almost|virtually|practically) )?(?:everyone|everybody|everything|every|all|most|nobody|no one|none)"
)
_MORE = r"(?:better|worse|higher|lower|more|less|fewer|greater|stronger|weaker|older|newer|younger|earlier|later|bigger|larger|smaller|best|worst|highest|lowest|oldest|newest|earliest|latest|strongest|weakest)"
_NAME = r"(?-i:[A-Z])[\w'’]+(?: (?-i:[A-Z])[\w'’]+){0,3}"
_EITHER = rf"{_NAME}(?:, {_NAME})*,? or {_NAME}"
_DEED = r"(?:being )?(?:adopt|pass|enact|approv|promulgat|found|establish|creat|set up|setting|law|regulation)"  # the beginning of a wait

_IS_SO = r"(?:is (?:it|this|that)(?: really| indeed| actually)? (?:so|true|right|correct|the case)|true|right|correct|true or false|yes or no)"
_AS_PRINTED = re.compile(
    r",? (?:which is |and (?:is )?|is |are )?(?:printed|given|stated|reported|shown|put|recorded|described) as (?=an? )",
    re.I,
)
_FEW = r"(?:two|three|four|five|six|[2-6])"
_OUTDONE = r"(?:exceeded|surpassed|topped|beaten|bettered|outdone|outscored|outperformed|passed)"
_BOUND = r"(?:>=?|<=?|≥|≤|above|over|below|under|at least|at most|more than|less than|not below|not above|no lower than|no higher than)"
_BOUND_ZH = r"(?:>=?|<=?|≥|≤|＞|＜|高于|低于|超过|不低于|不高于|大于|小于|不小于|不大于|不超过|至少|至多)"
_IN_WORDS = {
    ">": "高于",
    "＞": "高于",
    "<": "低于",
    "＜": "低于",
    ">=": "不低于",
    "≥": "不低于",
    "<=": "不高于",
    "≤": "不高于",
}
_GIVEN = r"(?:list|give|name|state|show|tell me|provide|indicate|identify|say)"


def _ordinal(number: int) -> str:
    """2 as *2nd*, 11 as *11th*."""
    return f"{number}{'th' if number in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


Change = str | Callable[[re.Match[str]], str]
_YEAR_BEFORE = r"(?:in |was in |it was in )?(?:the (?:year before|previous year|preceding year|prior year|year earlier)|(?:a|one) year (?:earlier|before))"
ORDERS: tuple[tuple[re.Pattern[str], Change], ...] = (
    # *More in 2016 than the year before*, 2016年比上一年多: the year itself is said
    (re.compile(rf"\b(?P<year>(?:19|20)\d\d)\b(?P<mid>[^.?!;\d]{{0,60}}?) (?P<than>than|compared (?:with|to)|over|against|from) {_YEAR_BEFORE}\b(?! (?:the|its|it)\b)", re.I),
     lambda found: f"{found['year']}{found['mid']} {found['than']} in {int(found['year']) - 1}"),
    (re.compile(rf"\b(?P<than>than) {_YEAR_BEFORE}(?P<mid>[^.?!;\d]{{0,60}}?) in (?P<year>(?:19|20)\d\d)\b", re.I),
     lambda found: f"than in {int(found['year']) - 1}{found['mid']} in {found['year']}"),
    (re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<mid>[^。？?！；;\d]{0,30}?)(?P<than>比|较|与|同)(?:上一年度?|上年度?|前一年|去年)(?:同期)?(?=[^，。；？?]*[多少增减高低差])"),
     lambda found: f"{found['year']}年{found['mid']}{found['than']}{int(found['year']) - 1}年"),
    # *Instead of a committee, one city has …*: what it is not goes behind what it is
    (re.compile(r"^(?:instead of|rather than) (?P<not>(?:an? |the )?[^,;:.?!]{3,60}?), (?P<rest>[^.?!]{12,160}?)(?P<end>[.?!]|$)", re.I),
     lambda found: f"{found['rest'][0].upper()}{found['rest'][1:]} instead of {found['not']}{found['end']}"),
    # *Do both hold rank 2?*: a place in an order
    (re.compile(r"\b(?:hold|holds|held|occupy|occupies|occupied|take|takes|took|sit at|sits at|stand at|stands at|come in at|comes in at) (?:the )?(?:rank|place|position|number|no\.?) (?P<place>\d{1,2})\b", re.I),
     lambda found: f"rank {_ordinal(int(found['place']))}"),
    # *Has Ningbo got an office up and running?*
    (re.compile(rf"^has (?P<who>{_NAME}) got (?P<what>(?:an? |any |its own )[^?]{{3,80}}?)(?: (?:up and running|in place|at work|in operation|yet|already))*\?*$", re.I),
     r"Does \g<who> have \g<what>?"),
    # *Ten or more years before*: years, and then the bound
    (re.compile(r"\b(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty) (?P<bound>or (?:more|fewer|less)) (?P<unit>years|months)\b(?! old)", re.I),
     r"\g<number> \g<unit> \g<bound>"),
    # *List, best overall score first, the members without a law*: the order goes behind the set
    (re.compile(r"^(?:(?:please|kindly) )?(?:list|name|give(?: me| us)?|show(?: me| us)?|tell me)[,:–—-]? \(?(?P<how>(?:the )?(?:best|worst|highest|lowest|top|strongest|weakest|earliest|latest|oldest|newest|most recent|largest|smallest)\b[^,;:?()]{0,60}? first)\)?,? "
                r"(?P<set>[^?;:]{6,160}?)[.?]*$", re.I),
     lambda found: f"List {found['set']}, {found['how']}."),
    # *Claim to test: X leads Y. Is it so?*, *Would an officer be right to say that X leads Y?*
    (re.compile(rf"^(?:claim|statement|assertion|hypothesis|thesis)(?: (?:to (?:be )?(?:test|check|verif|examine)\w*|under (?:test|review)|\d+))?(?: ?[:–—]| -) (?P<said>[^?]{{12,220}}?)[.,;:–—]+ ?{_IS_SO}\?*$", re.I),
     lambda found: f"Is it true that {_uncapped(found['said'])}?"),
    (re.compile(r"^(?:would|could|can|is|am|are|was|were) (?:I|we|one|anyone|(?:an?|the|my|our) [\w -]{3,40}?) (?:be )?(?:right|correct|justified|accurate) (?:to (?:say|claim|state|write|assert|maintain|report|argue|conclude|think|believe)|in (?:saying|claiming|stating|writing|asserting|maintaining|reporting|thinking|believing)) that (?P<said>[^?]{10,220}?)[?.]*$", re.I),
     r"Is it true that \g<said>?"),
    # *X and Y are said to trail the others in all services. Is that true of X in healthcare?*
    (re.compile(rf"^(?:[^.;?!]{{3,90}}?) (?:is|are) (?:said|claimed|held|reported|supposed|thought) to (?P<does>[^.;?!]{{4,80}}?) (?P<by>in|on|for) [^.;?!]{{3,60}}?[.;] (?:is|does|did|was) (?:that|this|it) (?:really |indeed |actually )?"
                rf"(?:true|so|right|correct|the case|hold|hold good|hold true|apply) (?:of|for|to|with) (?P<one>{_NAME})(?:,? and|,| in| on| for| as to| as regards| when it comes to) (?P<what>[^?;.]{{3,60}})\?*$", re.I),
     r"Does \g<one> \g<does> \g<by> \g<what>?"),
    # *From 8,400 to 14,710, an increase of 75 %. Is the arithmetic right?*
    (re.compile(r"^(?P<said>[^?]*\d[^?]*?)[.;:,–—]+ ?(?:is|was) (?:the|this|that) (?:arithmetic|calculation|percentage|sum|maths?|computation|reckoning) (?:really |indeed )?(?P<true>right|correct|sound|accurate)\?*$", re.I),
     lambda found: f"Is the arithmetic right: {_AS_PRINTED.sub(', ', found['said'])}?"),
    # “……”，这句话与表一致吗？
    (re.compile(r"^[“「《\"](?P<said>[^”」》\"]{6,90})[”」》\"][，,：:]?(?:这|该|此)(?:一)?(?:个|句|段|番|条)?(?:话|说法|表述|论断|结论|判断)(?:是否|能否)?(?:与|和|跟|同)[^，。；？]{1,14}?(?:相符|一致|吻合|对得上|符合)(?:吗|么)?[？?]*$"),
     r"\g<said>，对吗？"),
    # 报告说X一项突出的是甲和乙。按表格，乙的得分仅次于甲吗？: the score of X
    (re.compile(r"^[^，。；？]{0,10}?(?:报告|文中|正文|原文|文字|摘要)[^，。；？]{0,4}?(?:说|称|写道|指出|提到|认为|批评)[，,]?(?:在)?(?P<what>[^，。；？的]{2,12}?)(?:这?一项|这项|方面|领域|这方面|一栏)上?[^。；？]{2,50}[。；](?:[按依从照据][^，。；？]{1,8}[，,])?"
                r"(?P<who>[^，。；？]{2,8}?)的(?P<value>得分|分数|排名|名次)(?:真的|果真|的确|确实)?(?P<rest>[^，。；？]{2,40})[？?]?$"),
     r"\g<who>的\g<what>\g<value>\g<rest>？"),
    # *Two cities are in both indices; which of the two …?*
    (re.compile(rf"^(?:exactly |only |just )?(?P<n>{_FEW}) (?P<what>(?:[\w-]+ ){{0,3}}?(?:cities|members|municipalities)) (?P<rest>(?!of\b|heads?\b|tops?\b|leads?\b)[^.?;:]{{4,80}}?)[.;:,] ?(?:but |and )?which (?:one )?of (?:the|these|those|them)(?: (?P=n))?(?: cities)? (?P<ask>[^?;]{{4,120}})\?*$", re.I),
     lambda found: f"Which of the {found['n'].lower()} {found['what']} that {found['rest']} {found['ask']}?"),
    # *Year in which the university was set up*
    (re.compile(r"^(?:the )?(?P<what>year|month) (?:in|on) which (?P<rest>[^,;:?]{8,120})[.?]*$", re.I), r"In which \g<what> \g<rest>?"),
    # *What title does the plan bear?*
    (re.compile(r"\b(?:what|which) (?:title|name) (?:does|did|do) (?P<what>[^?;:]{3,90}?) (?:bear|carry|have|go by|go under|receive)\?*$", re.I),
     lambda found: f"What is {found['what']} called?"),
    # *Better open data: London or Tokyo?*, and the two first
    (re.compile(rf"^(?P<how>{_MORE}) (?P<what>[^:;,?!]{{3,60}}?)(?:: ?| [–—-] )(?P<set>{_EITHER})\?*$", re.I),
     lambda found: f"Which has the {found['how'].lower()} {found['what']}, {found['set']}?"),
    (re.compile(rf"^(?P<set>{_EITHER})(?:: ?| [–—-] )(?P<how>{_MORE}) (?P<what>[^:;,?!]{{3,60}}?)\?*$", re.I),
     lambda found: f"Which has the {found['how'].lower()} {found['what']}, {found['set']}?"),
    # *4 municipalities and 5 capitals: does that make 9?*, 4个直辖市和5个省会，加起来是9个吗？
    (re.compile(r"^(?P<parts>\d+ [^:?]{3,200} and \d+ [^:?]{3,60}?)(?:: ?| [–—-] |[,;.] )(?:does|do) (?:that|this|these|they)(?: really| together)? "
                r"(?:make|give|add up to|come to|total|sum (?:up )?to|amount to) (?:up )?(?:the )?(?:(?:stated|said|claimed|printed|reported) )?(?P<whole>\d+)(?: cities)?\?*$", re.I),
     r"Do the \g<whole> cities consist of \g<parts>?"),
    (re.compile(r"^(?P<parts>\d+个[^？?]{2,80}?和\d+个[^，。？?]{2,12})[，,：:](?:加起来|合计|合起来|总共|一共|共)(?:是不是|是否)?(?:正好)?(?:是|为|有|等于)?(?:文中所?说的|所称的)?(?P<whole>\d+)个?(?:城市)?(?:吗)?[？?]*$"),
     r"\g<whole>个城市由\g<parts>组成吗？"),
    (re.compile(r"^(?:报告|文中|论文|原文|书中)?(?:说|称|写道)?(?P<whole>\d+)[个座]?城市?(?:包括|包含|含有?|由|分为)(?P<parts>\d+个[^，。？?]{2,80}?和\d+个[^，。？?]{2,12}?)(?:组成)?[，,](?:这些数字?)?(?:加起来|合计|总数|加总)(?:是否|能否)?(?:对得上|吻合|相符|正确|对|一致)(?:吗|么)?[？?]*$"),
     r"\g<whole>个城市由\g<parts>组成吗？"),
    # *Health portraits of students: was it Haidian or Dongcheng that made them?*
    (re.compile(rf"^(?P<thing>[^:?!;]{{3,90}}?): (?P<was>is|was) it (?P<set>{_EITHER}) (?:that|who|which) (?P<did>\w+(?: \w+)?) (?:them|it|these|this|one|those)\?*$", re.I),
     lambda found: f"{found['was'].capitalize()} it {found['set']} that {found['did']} {_uncapped(found['thing'])}?"),
    # *It was in September of which year that X passed its law?*
    (re.compile(rf"^it (?:was|is) (?P<what>[^,?]{{0,30}}?\b{_ASK}\b[^,?]{{1,60}}?) that (?P<rest>[^?]+)\?*$", re.I),
     lambda found: _opened(f"{found['what']} {found['rest']}?")),
    # *Neither a leading group nor a committee but a joint conference: which city …?*
    (re.compile(rf"^(?:neither|not) {_FORM}(?:,? (?:n?or|and not|and no) (?:yet )?{_FORM})*,? but (?:rather )?(?=an? )"
                r"(?P<rest>[^:?]{3,80}: .+)$", re.I),
     lambda found: _opened(found["rest"])),
    # *A joint conference: in which city?*
    (re.compile(rf"^(?P<thing>{_THING}): (?:in )?(?P<ask>which (?:[\w-]+ ){{0,4}}?(?:city|cities))\?*$", re.I),
     lambda found: f"{_opened(found['ask'])} has {_within(found['thing'])}?"),
    # *A joint conference: which city has it in its typical path?*
    (re.compile(rf"^(?P<thing>{_THING}): (?P<ask>{_ASK}\b[^:?]{{0,60}}? {_HOLDS}) (?:it|that|this|one|them|these)\b"
                r"(?P<rest>[^?]*)\?*$", re.I),
     lambda found: f"{_opened(found['ask'])} {_within(found['thing'])}{found['rest']}?"),
    # *Government support: one city got nothing there. Which?*
    (re.compile(r"\b(?:exactly |only |just )?(?:one|a(?: single)?) (?P<what>city|district) (?P<rest>[^.?;:]{4,80})[.;,:]? which(?: one| (?:city|district))?"
                r"(?: is (?:it|that|meant))?\?*$", re.I),
     lambda found: f"which {found['what']} {found['rest']}?"),
    (re.compile(rf"^(?:(?:on|in|for|under) )?(?P<topic>[A-Z][^:?!;,.]{{3,60}}): (?P<ask>{_ASK}\b[^:?]{{4,80}}?) (?:there|here|in it|on it|for it)\?*$", re.I),
     lambda found: f"{_opened(found['ask'])} in {found['topic']}?"),
    # *Dealing with Toronto there are how many articles in the table?*
    (re.compile(r"^(?P<what>[A-Z][^,?:]{3,60}?),? there (?P<is>are|were|is|was) (?P<ask>how (?:many|much)) "
                r"(?P<thing>[^?]+?)(?P<where> (?:in|on|at|among|within) [^?]+)?\?*$", re.I),
     lambda found: f"{_opened(found['ask'])} {found['thing']} {_within(found['what'])} {found['is']} there"
                   f"{found['where'] or ''}?"),
    # *Identical with X's is the score of which cities?*
    (re.compile(rf"^(?P<alike>{_ALIKE}) (?P<with>with|to|as) (?P<other>[^,?:]{{2,40}}?) (?P<is>is|are|was|were) "
                rf"(?P<what>[^?]*?\b(?P<ask>which (?:[\w-]+ ){{0,3}}?(?:city|cities))\b)\?*$", re.I),
     lambda found: f"{_opened(found['what'])} {found['is']} {found['alike'].lower()} {found['with']} {found['other']}?"),
    # *The score of which two cities is identical with X's?*
    (re.compile(rf"^(?P<what>(?:the |in |for )?[^,?:]{{3,60}}?) of (?P<ask>which (?:[\w-]+ ){{0,3}}?(?:city|cities)) (?:is|are|was|were) {_ALIKE}"
                r" (?:with|to|as) (?P<other>[^,?:]{2,40}?)(?:['’]s?)?\?*$", re.I),
     lambda found: f"{_opened(found['ask'])} have the same {re.sub('^the ', '', found['what'], flags=re.I)} as {found['other']}?"),
    # *Is there a city with a zero in X? Which one?*, 有没有X为零的城市？是哪个？: which one holds the yes as well
    (re.compile(r"^(?:is|are) there (?:an?|any|one|some) (?P<what>[\w-]+ )(?P<rest>[^?]{4,90}?)[?,;.:]+ *(?:and )?(?:if so,? )?which(?: (?:one|ones|city|cities|is it|are they))*\?*$", re.I),
     lambda found: f"Which {found['what']}{found['rest']}?"),
    (re.compile(r"^(?:有没有|是否有|是否存在|存不存在)(?:哪个|哪座|一个|一座)?(?P<rest>[^，。？?]{3,40}的城市)[？?，,；;]+(?:如果有的话?[，,]?|若有[，,]?)?(?:具体)?(?:是|为)?(?:哪|何)[^，。？?]{0,4}[？?]?$"),
     lambda found: f"{found['rest']}是哪些？"),
    # *Apart from X, did any of the cities …?*
    (re.compile(r"^(?:apart from|other than|besides|except(?: for)?|excluding|leaving aside|not counting|aside from) (?P<out>[A-Z][\w' ]{1,30}?), "
                r"(?P<verb>did|does|do|is|are|has|have|was|were) (?P<set>any (?:of the [\w-]+ )?(?:cities|city|members?|other cities|other city|gnlc members?))\b", re.I),
     lambda found: f"{found['verb'].capitalize()} {found['set']} other than {found['out']}"),
    # *Is X, rather than Y, the stronger of the two?*
    (re.compile(r"\b(?P<is>is|was) (?P<one>[A-Z][\w' ]{1,20}?), rather than (?P<other>[A-Z][\w' ]{1,20}?), (?:the )?(?P<how>[a-z]+er|better)(?: (?:of the two|one))?\b"),
     lambda found: f"{found['is']} {found['one']} {found['how']} than {found['other']}"),
    # *Eleven of the bodies are an X or a Y by name. What is the one that is neither?*
    (re.compile(rf"^[\w ]{{0,30}}?(?:of )?the (?:(?:two|three|four|five|six|ten|twelve|\d+) )?(?P<set>[\w -]{{3,50}}?) (?:are|is) (?:called |named )?(?:either )?(?P<one>an? {_FORM}) or (?P<other>an? {_FORM})(?: by (?:name|title)| in name)?[.;:,]+ "
                r"(?:what|which)(?: one)? is (?:(?:the )?(?:one|body|organi[sz]ation) (?:that|which) is )?neither\?*$", re.I),
     lambda found: f"Which of the {found['set']} is neither {found['one']} nor {found['other']}?"),
    # *I keep reading the slogan 'X'; who coined it?*, 常看到“X”这个口号；提出它的城市……: the slogan is asked about
    (re.compile(r"^[^.;?!]{0,60}?\b(?P<kind>slogan|motto|catchphrase|catchword|formula|watchword) (?P<quoted>['‘\"“][^.;?!]{4,90}?['’\"”])(?: [\w ]{0,40}?)?[.;:,] (?P<rest>[^.;]*?\b"
                r"(?:coined|coins?|uses?|used|adopted|adopts?|invented|devised|came up with|behind|goes with|put forward|launched|made)) (?:it|that (?P=kind)|this (?P=kind))\b", re.I),
     lambda found: f"{found['rest']} the {found['kind']} {found['quoted']}"),
    (re.compile(r"^[^。；？“]{0,24}?(?P<quoted>[“\"'‘「][^。；？]{3,40}?[”\"'’」])(?:这[一个句种条]*|的)?(?P<kind>口号|提法|说法|标语|表述)[^。；？“”，,]{0,12}[，,。；](?P<rest>[^。；？]*?"
                r"(?:提出|首创|使用|采用|喊出|打出|创造|倡导)了?)(?:它|[该此](?:口号|提法|说法|标语|表述)|这[一个句种条]*(?:口号|提法|说法|标语|表述))"),
     lambda found: f"{found['rest']}{found['quoted']}{found['kind']}"),
    # *Among the twelve cities, those with a law …*
    (re.compile(r"(?P<before>^|\bthat,? |[,;:.] )(?:among|of|within|in) (?P<set>(?:the |all )?(?:[\w-]+ ){0,4}?(?:cities|members)), those (?=(?:with|without|that|who|which|having) )", re.I),
     lambda found: f"{found['before'].replace('that, ', 'that ')}{found['set'] if found['before'] else _opened(found['set'])} "),
    # *Two cities set up their body in 2012. Which of the pair scored higher?*
    (re.compile(r"^(?:two|three|four|five) (?P<set>(?:[\w-]+ ){0,3}?(?:cities|members)) (?P<did>[^.;:?!]{10,100})[.;:] (?:which|what) (?:one )?of (?:the (?:pair|two|three|four|five)|them|these|those)(?: (?:cities|members|two))? "
                r"(?P<verb>scored|scores|ranked|ranks|stands|stood|is|was|did|does|has|had) (?P<more>(?:the )?(?:higher|highest|better|best|lower|lowest|worse|worst))\b", re.I),
     lambda found: f"Of the {found['set']} that {found['did']}, which {found['verb']} {_most(found['more'])}"),
    # *Into which type does the city fall that has the brand?*
    (re.compile(r"\b(?P<does>does|do|did) the (?P<who>city|cities|member|members) (?P<verb>(?:fall|belong|count|come)(?: in| into| to| under)?) (?P<told>(?:that|which|whose) [^?.;]{8,120})\?+$", re.I),
     r"\g<does> the \g<who> \g<told> \g<verb>?"),
    # *Tea art is among the courses given online. In which place?*
    (re.compile(r"^(?P<said>[^.;:?!]{20,180})[.;:] (?P<ask>(?:in|at) (?:which|what) (?:one )?(?:place|area|district)|where)(?: (?:is|was) (?:this|that|it|that so))?\?+$", re.I),
     lambda found: f"{_opened(found['ask'])} {_asked_of(found['said'])}?"),
    # *Go from trial to full operation*, 由试运行转为正式运行: what it comes to is dated
    (re.compile(rf"(?<!\bto )\b(?P<verb>go|goes|went|pass|passed|move|moved|switch|switched|change|changed|turn|turned) from (?:an? |the |its )?(?!{_DEED})"
                r"[\w-]+(?: (?:run|operation|mode|phase|stage))? (?:in)?to (?=\w)", re.I), r"\g<verb> to "),
    # *The twelve municipalities*: more than four are no municipalities in the sense of the administration
    (re.compile(r"\b(?P<number>five|six|seven|eight|nine|ten|eleven|twelve|twenty|sixty-eight|[5-9]|[1-9]\d{1,2}) municipalities\b(?! (?:directly )?under)(?![^?]*\b(?:capitals|prefecture|provincial|state)\b)", re.I), r"\g<number> cities"),
    # *The average is exceeded by how many cities*, *by which cities is it exceeded?*, 平均分被多少个城市超过
    (re.compile(rf"^(?P<what>[^?;:]{{3,90}}?) (?:is|was) {_OUTDONE} by (?P<ask>(?:how many|which|what) [^?;:,]{{3,60}}?)[?.]*$", re.I),
     lambda found: f"{_opened(found['ask'])} exceed {_within(found['what'])}?"),
    (re.compile(rf"^by (?P<ask>(?:how many|which|what) [^?;:,]{{3,60}}?) (?:is|was) (?P<what>[^?;:]{{3,90}}?) {_OUTDONE}[?.]*$", re.I),
     lambda found: f"{_opened(found['ask'])} exceed {found['what']}?"),
    (re.compile(rf"^(?P<what>[^?;:,]{{3,60}}?) {_OUTDONE}: (?P<ask>(?:how many|which|what) [^?;:,]{{3,60}}?)[?.]*$", re.I),
     lambda found: f"{_opened(found['ask'])} exceed the {_within(found['what'])}?"),
    (re.compile(r"^(?P<what>[^，。；？?]{2,24}?)被(?P<ask>(?:多少|几|哪)[^，。；？?]{1,14}?)(?:所)?(?:超过|超越|超出)了?[？?。]*$"),
     lambda found: f"{found['ask']}高于{found['what']}？"),
    # *Home learning environment > 0.9 cities*, 总分不低于0.65 城市数: what is counted stands behind its bound
    (re.compile(rf"^(?P<what>[^?;:,.]{{3,80}}?) (?P<bound>{_BOUND}) ?(?P<number>\d+(?:\.\d+)?)[,:]? (?P<count>(?:number|no\.?|count) of |how many )?(?P<set>(?:[a-z]+ )?cities)(?P<counted> count| number)?[?.]*$", re.I),
     lambda found: f"{'How many' if found['count'] or found['counted'] else 'Which'} {found['set']} have {_within(found['what'])} {found['bound']} {found['number']}?"),
    (re.compile(rf"^(?P<what>[^，。；？?]{{2,24}}?) ?(?P<bound>{_BOUND_ZH}) ?(?P<number>\d+(?:\.\d+)?)分?的?[ ，,:：]?(?P<set>[\u4e00-\u9fff]{{0,2}}城市) ?(?P<count>的?(?:个数|数目|数量|数|总数))?[？?。]*$"),
     lambda found: f"{found['what'].strip()}{_IN_WORDS.get(found['bound'], found['bound'])}{found['number']}的{found['set']}{'有多少个' if found['count'] else '有哪些'}？"),
    # *For those cities that have no law, list the path type of each*
    (re.compile(rf"^(?:for|of|among|in|take) (?:each of )?(?:the |those |these |all |all the )?(?P<set>cities) (?P<rest>[^,;:?]{{4,80}}?)[,;:] (?:please )?{_GIVEN} (?P<what>(?:the|its|their) [^,;:?]{{3,60}}?) (?:of|for) (?:each|every)(?: one| city)?(?: of them)?[?.]*$", re.I),
     lambda found: f"List {_its(found['what'])} of each city {_singular(found['rest'])}."),
    (re.compile(rf"^(?:for|of|among|in|take) (?:each of )?(?:the |those |these |all |all the )?(?P<set>cities) (?P<rest>[^,;:?]{{4,80}}?)[,;:] (?:please )?{_GIVEN} (?:each|every) (?:one|city)['’]s (?P<what>[^,;:?]{{3,60}}?)[?.]*$", re.I),
     lambda found: f"List the {found['what']} of each city {_singular(found['rest'])}."),
    # *For each city with a law, give the path type*
    (re.compile(rf"^(?:for|of|in) (?:each|every)(?: one)?(?: of)? (?:the )?(?:city|cities) (?P<rest>(?:with|without|that|which|having|lacking) [^,;:?]{{2,80}}?)[,;:] (?:please )?{_GIVEN} (?P<what>(?:the|its|their) (?:(?!\bof\b)[^,;:?]){{3,60}}?)[?.]*$", re.I),
     lambda found: f"List {_its(found['what'])} of each city {_singular(found['rest'])}."),
    # 宁波虽有委员会统筹，论文却指出哪个办公室没有设立？
    (re.compile(r"^(?P<topic>[^，。？?]{2,8}?)虽(?:然|说)?[^，。？?]{2,40}[，,](?P<rest>[^，。？?]*?)(?:却|但)(?P<more>[^，。；？?]*哪[^，。；？?]*)[？?]?$"),
     lambda found: f"{found['topic']}{found['more'] if found['more'].startswith('哪') else found['rest'] + found['more']}？"),
    # 既不是领导小组也不是委员会，而是联席会议：是哪座城市？
    (re.compile(r"^(?:既)?(?:不|没有?)(?:是|用|设|叫|称)?[^，。；？]{2,16}[，,]?(?:(?:也|又)(?:不|没有?)(?:是|用|设|叫|称)?[^，。；？]{2,16})?[，,]?而是(?:用|设|叫|称)?(?P<thing>[^，。；：:？]{2,16})"
                r"[，,：:](?:这)?(?:是|在|有)?(?P<ask>哪[^，。？]{0,3}?城市?)[？?]?$"),
     lambda found: f"{found['ask']}有{found['thing']}？"),
    # 是在哪一年的3月通过的
    (re.compile(r"(?P<is>是)?在?(?P<ask>哪一?年)的?(?P<month>[\d一二三四五六七八九十]{1,3}月)份?(?P<rest>[^，。；？?]{2,24})[？?]?$"),
     lambda found: f"在{found['month']}{found['rest']}，是{found['ask']}？"),
    (re.compile(r"(?:由|从)(?!通过|颁布|成立|设立)[^，。；？\d]{2,8}(?:转为|变为|改为|转入|转成|变成)(?=[^，。；？]{2,})"), ""),
)  # fmt: skip

# 场馆（museum）学习环境: a word of a name in another language
# 上海和苏州一样，都有: said twice
_SAME_TWICE = re.compile(r"(?<=[\u4e00-\u9fff])一样[，,](?=[都均皆]有)")
_GLOSS = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(](?!(?:not|without|except|excluding|only)\b)[a-z]{3,20}[)）](?=[\u4e00-\u9fff])"
)

# *Where nearly everyone else leaves the lead to officials, which city gives it to …?*
_OTHERS = re.compile(
    rf"^(?:where|while|whereas|although|though) {_REST}(?: (?:of )?(?:the )?(?:others?|rest|else|other (?:cities|members)))? "
    r"(?:leaves?|left|gives?|gave|hands?|handed|entrusts?|entrusted|assigns?|assigned) (?P<thing>the [\w-]+) to [^,?:]{3,60}, "
    r"(?P<rest>(?:which|who|what)\b.+)$",
    re.I,
)


def in_plain_order(text: str) -> str:
    """The question in plain order; where it has it, the same text."""
    text = _telegram_read(_SAME_TWICE.sub("", _GLOSS.sub("", text.strip())))
    if (others := _OTHERS.match(text)) is not None:
        named = re.sub(r"\b(?:it|that|this)\b(?= to\b)", others["thing"], others["rest"], count=1)
        text = _opened(named) if named != others["rest"] else text
    text = the_rest_asked(text)
    for pattern, change in ORDERS:
        text = pattern.sub(change, text, count=1)
    return text


# *Hangzhou and Nanjing apart, …*, 杭州、南京除外，…
_APART = re.compile(
    rf"(?P<before>^|[,;:.] |\b(?:that|whether|if),? )(?P<out>(?!(?:leaving|setting|putting|laying)\b){_NAME}(?:, {_NAME})*(?:,? and {_NAME})?),? "
    r"(?:apart|aside|excepted|excluded|left out|set aside|not counted|notwithstanding)(?P<after>, |(?=[;.?!]|$))",
    re.I,
)
_APART_ZH = re.compile(
    r"(?P<before>^|[，,；;：:])(?P<out>(?:(?![和与及])[\u4e00-\u9fff]){2,6}(?:[、和与及](?:(?![和与及])[\u4e00-\u9fff]){2,6}){0,4})(?:两市|两城|三市)?"
    r"(?:除外|另当别论|另计|不论|不计|不算|不算在内|不计在内)[，,]"
)


def exceptions_first(text: str) -> str:
    """The word that makes an exception before the names that it follows.

    Examples
    --------
    >>> exceptions_first("Hangzhou and Nanjing apart, who leads the bodies?"), exceptions_first("武汉除外，哪些城市有条例？")
    ('apart from Hangzhou and Nanjing, who leads the bodies?', '除武汉外，哪些城市有条例？')
    """
    text = _APART.sub(r"\g<before>apart from \g<out>\g<after>", text, count=1)
    return _APART_ZH.sub(r"\g<before>除\g<out>外，", text, count=1)


_STOP = re.compile(r"\s+STOP\b[.,]?")


def _telegram_read(text: str) -> str:
    """*X LAW STOP YEAR OF ADOPTION REQUESTED STOP*: what it is about, and behind it what is asked."""
    if not re.search(r"\s(?:STOP|FULL STOP)\W*$", text) or not text.isupper():
        return text
    said = [part.strip(" .,") for part in _STOP.split(text) if part.strip(" .,")]
    asked = re.sub(r"^(?:PLEASE|KINDLY|PLS) (?:ADVISE|WIRE|CABLE|REPLY)(?: ON| WITH)? |,? (?:IS |ARE )?(?:URGENTLY )?(?:REQUESTED|WANTED|NEEDED|REQUIRED)$", "", said[-1]) if said else ""  # fmt: skip
    return ": ".join((*said[:-1], asked)) if len(said) <= TELEGRAM else text


TELEGRAM = 2  # sentences of a telegram that is read as one question


def _its(what: str) -> str:
    """*Their path type* by its article: *the path type*."""
    return re.sub(r"^(?:its|their)\b", "the", what, flags=re.I)


def _singular(clause: str) -> str:
    """*That have no law* as it is said of each: *that has no law*."""
    return re.sub(
        r"^(that|which|who) (have|lack|are|do)\b",
        lambda found: f"{found[1]} {_OF_ONE[found[2].lower()]}",
        clause,
        flags=re.I,
    )


_OF_ONE = {"have": "has", "lack": "lacks", "are": "is", "do": "does"}


def _opened(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _uncapped(text: str) -> str:
    """Without the capital of a first word that is followed by a small one: *Digital health portraits*."""
    return text[:1].lower() + text[1:] if re.match(r"[A-Z][a-z]+ [a-z]", text) else text


def _within(text: str) -> str:
    """Without the capital of a first word that is no name: *A scheme*, *The scheme*, *Dealing with*."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.lower() in ("a", "an", "the") or first.endswith("ing") else text


MOST = {"higher": "highest", "better": "best", "lower": "lowest", "worse": "worst"}


def _most(said: str) -> str:
    """The end of a scale of which a comparison of all speaks: *the higher* is *highest*."""
    word = said.lower().removeprefix("the ")
    return MOST.get(word, word)


def _asked_of(said: str) -> str:
    """A statement in the order of a question: *tea art is among the courses* becomes *is tea art among the courses*."""
    found = re.match(r"(?P<what>.+?) (?P<verb>is|are|was|were|can|could) (?P<rest>.+)$", said)
    return f"{found['verb']} {found['what']} {found['rest']}" if found else _within(said)
