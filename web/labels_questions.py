"""The words of the page of kinds and conditions. ``web.labels`` holds them with all others."""

QUESTION_LABELS: dict[str, tuple[str, str]] = {
    "questions": ("What can be asked", "可以问什么"),
    "questions.text": (
        "Conditions combine freely, and most kinds of questions take any of them. Every cell asks an example; all are asked, "
        "in both languages, each time the program is tested.",
        "条件可以自由组合，多数问题类型接受任何条件。每个单元格都是一个可以直接提问的例子；每次测试程序时，所有例子都会以两种语言提问。",
    ),
    "questions.matrix": ("Kinds and conditions", "问题类型与条件"),
    "questions.condition": ("Condition", "条件"),
    "questions.kind": ("Kind of question", "问题类型"),
    "questions.english": ("Asked in English", "用英语提问"),
    "questions.chinese": ("Asked in Chinese", "用中文提问"),
    "questions.ask": ("ask", "提问"),
    "questions.dash": (
        "A dash: not in words, or with too few cities in these data; every condition can be given in a plan.",
        "短横：不能用文字提出，或这些数据中的城市太少；任何条件都可以写进查询计划。",
    ),
    "questions.by-plan": (
        "Kinds that take conditions in another shape: {kinds}.",
        "以其他形式接受条件的类型：{kinds}。",
    ),
    "questions.named": (
        "Kinds about things that are named, which take none: {kinds}.",
        "只针对指明的事物、不接受条件的类型：{kinds}。",
    ),
}
