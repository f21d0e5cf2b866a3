"""What the page of the data and its downloads say."""

DATA_LABELS: dict[str, tuple[str, str]] = {
    "data.text": (
        "Every table of the data package, as it stands behind the answers.",
        "数据包中的每张表，即答案所依据的数据。",
    ),
    "data.package": ("The whole data package (ZIP)", "下载整个数据包（ZIP）"),
    "data.package.text": (
        "every table, the dictionary, how to cite; a Frictionless Data Package that “kb build” reads",
        "全部数据表、数据字典与引用方式；符合Frictionless数据包规范，可由“kb build”读取",
    ),
    "package.about": (
        "Every table as a CSV, described in datapackage.json (Frictionless Data Package v2) and, with Chinese labels, in "
        "dictionary.tsv; CITATION.bib cites the base and its sources. The selection, translations, summaries and themes are "
        "CC BY 4.0; the documents are not part of it.",
        "每张表为一个CSV文件，由datapackage.json（Frictionless数据包第2版）描述；dictionary.tsv另附中文标签；CITATION.bib给出知识库及其来源的引用格式。"
        "选编、翻译、概要与主题采用CC BY 4.0许可；文献原文不在其中。",
    ),
    "data.dictionary": ("Dictionary", "数据字典"),
    "data.column": ("Column", "字段"),
    "data.type": ("Type", "类型"),
    "data.required": ("Required", "必填"),
    "data.meaning": ("Meaning", "含义"),
    "data.formats": (
        "Every page gives its data: add format=json, csv, md, report, xlsx, tidy or recipe to its address.",
        "每个页面都提供数据：在地址后加上format=json、csv、md、report、xlsx、tidy或recipe。",
    ),
    "format.csv": ("CSV", "CSV"),
    "format.json": ("JSON", "JSON"),
    "format.md": ("Markdown", "Markdown"),
    "format.report": ("HTML report", "HTML报告"),
    "format.xlsx": ("Excel workbook", "Excel工作簿"),
    "format.tidy": ("Tidy CSV with dictionary (ZIP)", "整洁CSV及数据字典（ZIP）"),
    "format.recipe": ("Recipe", "配方（recipe）"),
    "format.cases": ("Coded cases (CSV)", "编码案例（CSV）"),
    "format.r": ("R script", "R脚本"),
    "format.coinr": ("Package for COINr (ZIP)", "COINr数据包（ZIP）"),
    "data.openapi": ("API documentation", "API文档"),
    "data.cite": (
        "Learning City KB, data version {version}. Cite the source behind each fact beside it.",
        "学习型城市知识库，数据版本{version}。请同时引用每条事实背后的来源。",
    ),
}
