"""The words of the pages on coded cases: QCA and second codings. ``web.labels`` holds them with all others."""

CODING_LABELS: dict[str, tuple[str, str]] = {
    "qca": ("Cases in sets (QCA)", "集合中的案例（QCA）"),
    "qca.text": (
        "Qualitative comparative analysis: which combinations of conditions go with an outcome. It describes the cases at "
        "hand; with so few it shows no cause. Code any cell yourself: the address keeps it.",
        "定性比较分析：哪些条件组合与某一结果同时出现。它只描述现有案例；案例如此之少，不能说明因果。任何单元格都可自行编码，地址会保留您的编码。",
    ),
    "qca.cases": ("Cases", "案例"),
    "qca.outcome": ("Outcome: a high score in", "结果：得分较高的指标"),
    "qca.cut": ("Above", "高于"),
    "qca.cut.cases-median": ("the median of these cases", "这些案例的中位数"),
    "qca.cut.cases-mean": ("the mean of these cases", "这些案例的平均值"),
    "qca.cut.all-median": ("the median of all assessed cities", "全部被评城市的中位数"),
    "qca.cut.all-mean": ("the mean of all assessed cities", "全部被评城市的平均值"),
    "qca.cut.number": ("this number:", "以下数值："),
    "qca.at": ("Number", "数值"),
    "qca.year": ("Early: before", "较早：早于"),
    "qca.inclusion": ("Inclusion cut", "一致性门槛"),
    "qca.fewest": ("Frequency cut", "频数门槛"),
    "qca.run": ("Analyse", "分析"),
    "qca.conditions": ("Conditions", "条件"),
    "qca.group.law": ("Law", "立法"),
    "qca.group.body": ("Steering body", "协调机构"),
    "qca.group.path": ("Path type", "路径类型"),
    "qca.group.tier": ("Administrative tier", "行政级别"),
    "qca.group.region": ("Economic region", "经济区域"),
    "qca.law": ("a law, as printed", "有立法（按原文）"),
    "qca.law-in-force": ("a law in force at the score's date ({date})", "分数日期（{date}）时已施行的立法"),
    "qca.law-titled": ("a law titled {subject}", "以{subject}为题的立法"),
    "qca.early": ("body set up before {year}", "机构成立早于{year}年"),
    "qca.body-first": ("body before law", "机构先于立法"),
    "qca.table": ("Cases: code any cell", "案例：任何单元格均可编码"),
    "qca.table.text": (
        "1: in the set, 0: out of it; unknown leaves the case out. The first entry of each list is what the sources say, with "
        "its evidence beside it; the others are your own coding, marked as yours here and in every export.",
        "1表示隶属集合，0表示不隶属；未知则不纳入该案例。每个列表的首项为来源所载，旁附证据；其余为您自行编码，在此处及所有导出中均有标注。",
    ),
    "qca.analysed": ("Analysed", "纳入分析"),
    "qca.left-out": ("left out", "未纳入"),
    "qca.yours": ("{value} (yours)", "{value}（您的编码）"),
    "qca.take": ("Take along", "带走"),
    # Second codings
    "agreement": ("Agreement of coders", "编码一致性"),
    "agreement.text": (
        "A second coder's values, laid beside this base as a package of their own: how often both agree, where they differ, "
        "and what was adjudicated, with the history of every value. A second coding changes no answer.",
        "第二位编码者的取值以独立数据包的形式与本知识库并列：双方一致的程度、分歧所在、裁定结果及每个取值的历史。第二次编码不改变任何答案。",
    ),
    "agreement.begin": ("How to code a second time", "如何进行第二次编码"),
    "agreement.begin.write": ("Write the codings as rows of codings.csv:", "将编码逐行写入codings.csv："),
    "agreement.begin.check": ("Let every fault be told with its line:", "逐行检查错误："),
    "agreement.begin.build": (
        "Lay the package on top; this page then measures it:",
        "叠加该数据包，本页即给出一致性指标：",
    ),
    "agreement.suggested": (
        "Columns that rest on a judgement, and so are worth a second coder:",
        "取决于判断、值得再次编码的字段：",
    ),
    "resource.codings": ("Codings", "编码"),
    "thing.coding": ("Coding", "编码"),
    "field.coder": ("Coder", "编码者"),
    "field.attribute": ("Column that is coded", "编码字段"),
    "field.role": ("Role", "角色"),
    "value.coder": ("coder", "编码者"),
    "value.adjudicator": ("adjudicator", "裁定者"),
}
