"""A number that leaves the site takes its caveats along: the fixed sentences stand in every export, in both languages."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from kb.export import FORMATS, PICTURES, write
from kb.export.archive import unpack
from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import Answer, Language
from web.view.figure import chart_of, points_csv

LAW = '{"kind":"relate","indicators":["islec-2016.overall"],"condition":{"conditions":[{"on":"regulation"}]}}'
QCA = """{"kind":"qca","select":{"conditions":[{"on":"network","network":"gnlc"}]},"conditions":[{"condition":{"on":"regulation"}}],
 "outcome":{"condition":{"on":"score","indicator":"islec-2016.overall","value":0.65}}}"""
WEIGHTS = '{"kind":"reweigh","edition":"islec-2016"}'

SIX: dict[Language, tuple[str, ...]] = {
    "en": (
        "Few cases. n = 5 v 5. With so few cities a difference below about 1.6 standard deviations would usually go unnoticed.",
        "Dates. 3 of 5 cities meet the condition only after the score's date (2016-05).",
        "Selection. Cities joined or were chosen; they are not a sample.",
        "Looks. 1 variable was compared; by chance alone the smallest p would be near 0.5.",
        "Rounding. Scores have 4 decimals; differences below 0.0001 are not ranked.",
        "Coverage. No data for Suzhou, Changzhou: not counted as “no”.",
    ),
    "zh": (
        "案例很少。n = 5 对 5。城市如此之少，小于约1.6个标准差的差异通常不会被发现。",
        "日期。5个城市中有3个在分数日期（2016-05）之后才满足条件。",
        "选择。城市是自行加入或被选定的，并非抽样样本。",
        "比较次数。共比较了1个变量；仅凭偶然，最小的p值就会接近0.5。",
        "舍入。分数保留4位小数；小于0.0001的差异不排先后。",
        "覆盖。没有苏州、常州的数据：不计为“否”。",
    ),
}


@pytest.fixture(scope="module")
def knowledge(seed_database: Path) -> Iterator[KnowledgeBase]:
    """The knowledge base of the five documents."""
    found = open_knowledge(seed_database)
    yield found
    found.close()


def text_of(answer: Answer, form: str) -> str:
    """All that an export says, without line breaks and blanks."""
    content = write(answer, form)
    if form == "xlsx":
        sheets = load_workbook(io.BytesIO(content)).worksheets
        return squeezed(
            "".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value)
        )
    if form in ("tidy", "qca", "coinr"):
        return squeezed(
            "".join(part.decode() for name, part in unpack(content).items() if name.endswith((".md", ".R")))
        )
    if form == "svg":
        return squeezed("".join(ElementTree.fromstring(content).itertext()))
    if form in ("json", "recipe", "vega-lite"):
        return squeezed(json.dumps(json.loads(content), ensure_ascii=False))
    return squeezed(content.decode("utf-8-sig"))


def squeezed(text: str) -> str:
    """Text without blanks, escapes of Markdown and HTML undone."""
    return "".join(text.replace("&#x27;", "'").replace("\\", "").split())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "form", [form.name for form in (*FORMATS, *PICTURES) if form.name not in ("png", "cases", "r", "qca", "coinr")]
)
def test_the_six_fixed_caveats_stand_in_every_export_of_a_comparison(
    knowledge: KnowledgeBase, form: str, language: Language
) -> None:
    text = text_of(knowledge.run(LAW, language), form)
    assert [caveat for caveat in SIX[language] if squeezed(caveat) not in text] == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("plan", "form"), [(QCA, "r"), (QCA, "cases"), (QCA, "qca"), (WEIGHTS, "coinr")])
def test_what_r_reads_comes_with_its_caveats(
    knowledge: KnowledgeBase, plan: str, form: str, language: Language
) -> None:
    answer = knowledge.run(plan, language)
    text = text_of(answer, form)
    caveats = [note.text for note in answer.notes if note.kind in ("caveat", "missing")]
    assert SIX[language][2] in caveats
    assert [caveat for caveat in caveats if squeezed(caveat) not in text] == []


def test_no_format_of_a_qca_comes_without_its_caveats(knowledge: KnowledgeBase) -> None:
    answer = knowledge.run(QCA)
    fitting = [form.name for form in FORMATS if form.fits(answer)]
    assert {"cases", "r", "qca"} < set(fitting)
    assert [name for name in fitting if squeezed(SIX["en"][2]) not in text_of(answer, name)] == []


def test_the_table_under_the_tables_is_the_notes_and_the_data_version(knowledge: KnowledgeBase) -> None:
    answer = knowledge.run(LAW)
    lines = write(answer, "csv").decode("utf-8-sig").splitlines()
    assert lines[0].endswith(",evidence,note.kind,note")
    assert sum(line.startswith("Notes,") for line in lines) == len(answer.notes) + 1
    assert lines[-1].endswith(f",data version,{answer.data_version}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_points_of_a_chart_take_the_caveats_along(knowledge: KnowledgeBase, language: Language) -> None:
    answer = knowledge.run(LAW, language)
    rows = list(csv.DictReader(io.StringIO(points_csv(answer, chart_of(knowledge, answer, None)).decode("utf-8-sig"))))
    points, told = [row for row in rows if not row["note.kind"]], [row for row in rows if row["note.kind"]]
    assert len(points) == 10  # the cities with a score whose law is known
    assert rows == [*points, *told]
    assert set(SIX[language]) <= {row["note"] for row in told}
    assert told[-1]["note.kind"] == "data version"
