"""The words that exports say themselves, in both languages."""

from kb.query.answer import Language

Words = dict[str, str]

EXPORT_WORDS: dict[Language, Words] = {
    "en": {
        "understood": "Understood as", "notes": "Notes", "sources": "Evidence", "version": "Data version", "method": "Method",
        "references": "References", "again": "To make it again", "permalink": "Permalink", "program": "Program version",
        "recipe": "Recipe", "hash": "SHA-256 of the answer as JSON", "question": "Question", "finding": "Finding", "printed": "printed",
        "plan": "Plan", "readme": "Read me", "evidence": "Evidence", "state": "State", "rights": "Rights",
        "rights.text": "Facts, numbers and names with their places in the sources; the documents belong to their authors and publishers.",
    },
    "zh": {
        "understood": "理解为", "notes": "说明", "sources": "证据", "version": "数据版本", "method": "方法",
        "references": "参考文献", "again": "如何重现", "permalink": "永久链接", "program": "程序版本",
        "recipe": "配方", "hash": "JSON答案的SHA-256", "question": "提问", "finding": "结果", "printed": "原文",
        "plan": "计划", "readme": "说明", "evidence": "证据", "state": "状态", "rights": "权利",
        "rights.text": "仅收录事实、数字、名称及其出处；文献权利归其作者与出版方所有。",
    },
}  # fmt: skip
