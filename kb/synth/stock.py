"""The words that synthetic data is made of: syllables for names, and two vocabularies with Zipf frequencies."""

from collections.abc import Sequence
from functools import cache

import numpy as np

LONGEST_TAIL = 24_000  # words of the tail in each language; texts of half a million facts then grow like real ones
_ZIPF_SHIFT = 2.7  # Zipf-Mandelbrot: the first words are frequent, but not one word in eight

CHINESE_SYLLABLES = (
    "hang杭 zhou洲 ning宁 bo波 su苏 wu武 han汉 chang昌 sha沙 cheng城 du都 nan南 jing京 tian田 jin津 guang广 shen申 zhen镇 da大 "
    "lian莲 xi溪 an安 tai台 yuan原 he河 fei飞 fu福 qing青 dao岛 ji吉 zheng正 kun坤 ming明 gui桂 yang阳 lan兰 yin银 chuan川 lin林 "
    "hai海 kou口 xia夏 men门 ru汝 chun春 shi石 jia嘉 zhuang庄 tang塘 shan山 bao宝 ding定 lang朗 fang方 heng衡 shui水 tong通 "
    "liao辽 pan盘 xing兴 hu湖 lu芦 song松 mu牧 dan丹 jiang江 yi义 zi梓 li丽 rong荣 wei威 lai莱 pu浦 yue岳 bei北 dong东 zhong中 "
    "ping平 feng凤 long龙 gang港 quan泉 zhang漳 xin新 kai开 luo洛 xu许 mi米 qi岐 mei梅 he鹤 lei雷 mao茂 yun云 bai百 hong虹 ya雅"
)
FOREIGN_SYLLABLES = (
    "ba巴 be贝 bi比 bo博 bu布 da达 de德 di迪 do多 fa法 fe费 fi菲 ga加 go戈 gu古 ha哈 he赫 hu胡 ka卡 ke克 ki基 ko科 ku库 la拉 "
    "le勒 li利 lo洛 lu卢 ma马 me梅 mi米 mo莫 mu穆 na纳 ne内 ni尼 no诺 pa帕 pe佩 pi皮 po波 ra腊 re雷 ri里 ro罗 ru鲁 sa萨 se塞 "
    "si西 so索 su苏 ta塔 te特 ti蒂 to托 tu图 va瓦 ve韦 vi维 za扎 zo佐"
)
FOREIGN_ENDINGS = (
    "ton顿 burg堡 ville维尔 grad格勒 pur布尔 polis波利斯 field菲尔德 mouth茅斯 stad斯塔德 nia尼亚 ford福德 dam丹"
)

ENGLISH_CORE = (
    "learning of city for and community in education to residents digital older open adults public platform with course library "
    "lifelong school centre free university support service programme young workers training access district local families new "
    "skills online museum reading volunteers evening network teachers women migrants culture health elderly data policy group "
    "partners pilot annual fund budget report survey evaluation quality green transport employment company science technology "
    "innovation literacy language children early youth college vocational workshop festival mobile card credit bank certificate "
    "neighbourhood village rural urban park theatre music art sport garden food energy water safety law council mayor committee "
    "office department team plan target result share growth level first second"
)
CHINESE_CORE = (
    "学习 城市 社区 教育 居民 数字 平台 老年 课程 终身 公共 服务 开放 图书馆 学校 中心 大学 培训 支持 项目 青年 职工 家庭 技能 在线 "
    "阅读 志愿者 网络 教师 妇女 流动人口 文化 健康 数据 政策 伙伴 试点 年度 资金 预算 报告 调查 评估 质量 绿色 交通 就业 企业 "
    "科学 技术 创新 素养 语言 儿童 学前 职业 工作坊 节日 移动 学分 银行 证书 街道 乡村 城区 公园 剧院 音乐 艺术 体育 花园 能源 安全 "
    "法规 委员会 部门 计划 目标 成果 增长 水平"
)


@cache
def syllables(listed: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a Latin and a Chinese form.

    Examples
    --------
    >>> syllables("hang杭 zhou洲")
    (('hang', '杭'), ('zhou', '洲'))
    """
    return tuple(("".join(c for c in one if c.isascii()), "".join(c for c in one if not c.isascii()))
                 for one in listed.split())  # fmt: skip


@cache
def common_characters() -> tuple[str, ...]:
    """The common Chinese characters, level 1 of GB 2312, in its order (by sound)."""
    found = []
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF):
            found.append(bytes((row, cell)).decode("gb2312"))
    return tuple(found)


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """The words of a language, the most frequent first: a core of real words, then a long made-up tail."""
    random = np.random.RandomState(11 if language == "en" else 12)
    known = dict.fromkeys((ENGLISH_CORE if language == "en" else CHINESE_CORE).split())
    parts = [latin for latin, _ in syllables(FOREIGN_SYLLABLES)]
    characters = common_characters()
    while len(known) < LONGEST_TAIL:
        picks = random.randint(0, 1 << 30, 4)
        if language == "en":
            word = "".join(parts[pick % len(parts)] for pick in picks[: 2 + picks[3] % 3]) + "nrstl"[picks[3] % 5]
        else:
            word = "".join(characters[pick % len(characters)] for pick in picks[:2])
        known.setdefault(word)
    return tuple(known)


class Words:
    """Draws words of a language with Zipf frequencies, many at a time; the same seed gives the same words."""

    def __init__(self, language: str, seed: int) -> None:
        self._words = vocabulary(language)
        self._random = np.random.RandomState(seed)
        weights = 1.0 / (np.arange(len(self._words)) + _ZIPF_SHIFT)
        self._edges = np.cumsum(weights) / weights.sum()

    def draw(self, count: int) -> list[str]:
        """The next ``count`` words."""
        places = np.searchsorted(self._edges, self._random.random_sample(count))
        return [self._words[place] for place in places.tolist()]

    def texts(self, count: int, length: int, joint: str) -> list[str]:
        """``count`` texts of ``length`` words each."""
        words = self.draw(count * length)
        return [joint.join(words[first : first + length]) for first in range(0, count * length, length)]


def sentence(words: Sequence[str]) -> str:
    """English words as one sentence."""
    text = " ".join(words)
    return text[:1].upper() + text[1:] + "."
