"""Refusals: a useful sentence, the nearest that exists, and no citation."""

from typing import TYPE_CHECKING

from kb.analysis.robustness import MOST_DRAWS
from kb.query.answer import Answer, Language, Status, Suggestion, Understood
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.plan import plan_url

if TYPE_CHECKING:
    from kb.query.reading.judge import Reading

REASONS: dict[str, tuple[str, str]] = {
    "empty": ("The question is empty. Ask about a city, a law, a body, a path type, a score or a practice.",
              "问题为空。请询问城市、立法、机构、路径类型、得分或实践。"),
    "instruction": ("This reads as an instruction to the program, not as a question about learning cities.",
                    "这是对程序的指令，而不是关于学习型城市的问题。"),
    "code": ("This reads as program code; plain questions in English or Chinese are answered here.",
             "这是代码片段；此处只回答中文或英文问题。"),
    "creative": ("The base states what five documents say; it does not write, translate or compose.",
                 "知识库只陈述五份文献的内容，不写作、翻译或创作。"),
    "opinion": ("The base states what sources say; it has no opinion.", "知识库只陈述来源的内容，没有自己的看法。"),
    "prediction": ("The base states what sources say about the past; it predicts nothing.",
                   "知识库只陈述来源所载的既有事实，不作预测。"),
    "weather": ("The base knows learning cities and their indices, not the weather.", "知识库只涉及学习型城市及其指数，不提供天气。"),
    "outside": ("This is outside the subject: learning cities, smart learning environments and their indices.",
                "该问题超出范围：知识库只涉及学习型城市、智慧学习环境及相关指数。"),
    "chat": ("Hello. Ask about learning cities: laws, steering bodies, path types, scores, practices.",
             "您好。请询问学习型城市的立法、协调机构、路径类型、得分或实践。"),
    "why": ("The base states what sources say happened and when; it gives no reasons of its own.",
            "知识库只陈述来源所载的事实与时间，不解释原因。"),
    "choice": ("The name is misspelt and may stand for several cities; please choose: see the notes.",
               "名称有误，可能指多个城市，请选择：见说明。"),
    "edition": ("No edition of an index for that time is in the base, so there is no score to tell.",
                "知识库中没有该时间的指数版次，因此没有可提供的分数。"),
    "unknown name": ("The question names something that none of the five documents speaks of, so nothing can be said of it.",
                     "问题中提到的对象不见于五份文献，因此无法作答。"),
    "points back": ("The question points to a city, law or body that it does not name; please name the city, or ask for all of them.",
                    "问题指向某个城市、条例或机构，但没有说明是哪一个；请说明城市，或询问全部城市。"),
    "unrecorded": ("The documents give titles and dates of laws, bodies with year and lead unit, and path types; on this they are silent.",
                   "文献只载条例的名称与时间、机构的成立年份与牵头单位以及路径类型；对此没有记载。"),
    "not told": ("The documents do not tell this, so the question is not answered.", "文献对此没有记载，因此不作回答。"),
    "draws": (f"Draws are a whole number from 1 to {MOST_DRAWS:,}, a seed one from 0 to 4,294,967,295.",
              f"抽取次数为1至{MOST_DRAWS:,}的整数，种子为0至4,294,967,295的整数。"),
    "in part": ("Only a part of the question was understood, so it is not answered as a whole; see what was left out.",
                "只理解了问题的一部分，因此不作整体回答；未理解的部分见说明。"),
    "undecided": ("Whether this is so was not decided: what was found says neither yes nor no; see what is suggested.",
                  "未能判定是否如此：找到的内容既未证实也未否定；请见建议的查询。"),
    "not understood": ("The question was not understood well enough to answer it.", "未能充分理解该问题，无法回答。"),
}  # fmt: skip


def refuse(base: Base, reading: "Reading", language: Language) -> Answer:
    """The answer to a question without a plan."""
    draft = Draft(base, language)
    reason = REASONS.get(reading.reason, REASONS["not understood"])
    if reading.reason == "choice":
        names = draft.listed(reading.left_over)
        draft.note("choice", f"Which is meant: {names}?", f"指的是哪一个：{names}？")
    elif reading.left_over:
        words = ", ".join(reading.left_over)
        draft.note("ignored", f"Not understood or not used: {words}.", f"未能理解或未能采用：{words}。")
    for plan in reading.alternatives:
        draft.suggestions.append(Suggestion(text=plan.words(base, language), url=plan_url(plan, language)))
    understood = Understood(kind="none", text=draft.tell("no plan", "没有形成查询"), plan=None)
    if reading.reason == "edition":
        draft.note("missing", f"Editions in the base: {', '.join(e.name for e in base.editions.values())}.",
                   f"知识库中的版次：{'、'.join(e.name_zh for e in base.editions.values())}。")  # fmt: skip
    status: Status = (
        "no_data"
        if reading.reason
        in ("edition", "why", "unrecorded", "not told", "in part", "unknown name", "choice", "points back", "undecided")
        else "unsupported"
    )
    return draft.finish(reading.text, understood, status, reason, None)
