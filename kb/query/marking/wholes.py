"""Words that say of what whole something is asked: both indices, the first of a set, one subject of laws and no other."""

import re

BOTH_INDICES = re.compile(
    r"\bboth (?:the )?(?:iSLEC|Global Smart|GSC)|\bboth (?:indices|indexes|rankings)\b|两个(?:指数|榜单|排名)(?:里|中|上)?都",
    re.I,
)
TOP_OF_SET = re.compile(
    r"最[高好强优](?:的|之)(?:前)?(?:[二三四五六七八九十两]|\d+)[个座](?:东部|中部|西部|东北|沿海|内陆|地级|省会|副省级)"
)  # 最高的五个中部城市
OPPOSED = re.compile(r"\bas opposed to (?:lifelong|community)\b", re.I)
