"""Citations: what each format's document asks for, read back by readers that know nothing of the writers.

BibTeX after Patashnik, BibTeXing (1988); CSL-JSON after the types and variables of CSL 1.0.2; RIS after the specification of
Research Information Systems: a tag of two characters, two blanks, a dash, a blank; TY first, ER last.
"""

import json
import re

import pytest

from kb.export.citing import CITATIONS, citation_form
from kb.export.works import Person, Work, base_work, part_work, read_authors, reference_text, source_work
from kb.model import Source

NASTY = Work(
    key="nasty", kind="report", title="R&D {50%} of Ürümqi's #1 plan_a: 学习型城市 ~ $5 \\ x^2", language="zh",
    authors=(Person("Müller", "Zoë"), Person("Bureau of Study and Work & Co."), Person("张雪燕")),
    publisher="A } B", issued="2016-05", url="https://kb.example/answer?plan={\"a\":1} b", note="two\nlines",
)  # fmt: skip
ROW = {
    "kind": "document",
    "title": "Paths",
    "title_zh": "路径",
    "short": "P",
    "short_zh": "P",
    "rights": "-",
    "rights_zh": "-",
}
ARTICLE = source_work(Source(
    id="paper", **ROW, authors="Xueyan Zhang; Kefeng Xu", published="2023", doi="10.23977/trance.2023.050601",
    publisher="Journal with ISSN 2523-5818, Vol. 5, Num. 6 (the document prints no journal name)"))  # fmt: skip
BASE = base_work("abc123", "https://kb.example/answer?plan=%7B%7D&lang=en", "2026-11-24", "en")
ANSWER = part_work("answer", "cities with a law", BASE)
CSL_TYPES = {"article-journal", "report", "document", "dataset", "webpage", "figure", "entry"}
CSL_TEXTS = {"id", "type", "title", "container-title", "publisher", "version", "volume", "issue", "ISSN", "DOI", "URL",
             "note", "language"}  # fmt: skip


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Entries by Patashnik's grammar: values in balanced braces, or a bare name of a month."""
    found, place = [], 0
    while match := re.compile(r"\s*@(\w+)\{([^\s,{}\"#%'()=~\\]+),").match(text, place):
        entry, place = {"type": match[1], "key": match[2]}, match.end()
        while field := re.compile(r"\s*([a-z]+) = ").match(text, place):
            place, depth, start = field.end(), 0, field.end()
            while depth or text[place] != ",":
                depth += {"{": 1, "}": -1}.get(text[place], 0)  # BibTeX counts escaped braces too
                assert depth >= 0, field[1]
                place += 1
            value = text[start:place]
            assert value in ("may",) or (value[0], value[-1]) == ("{", "}")
            assert field[1] not in entry
            entry[field[1]], place = value, place + 1
        end = re.compile(r"\s*\}\n").match(text, place)
        assert end
        place = end.end()
        found.append(entry)
    assert text[place:].strip() == ""
    return found


def unescaped(value: str) -> str:
    """What LaTeX prints; a special character without its backslash is an error."""
    names = {"backslash": "\0", "asciitilde": "\1", "asciicircum": "\2", "braceleft": "\3", "braceright": "\4"}
    for name, stand_in in names.items():
        value = value.replace(f"\\text{name}{{}}", stand_in)
    assert not re.search(r"(?<!\\)[$&%#_~^]", value), value
    value = re.sub(r"\\([$&%#_])", r"\1", value.removeprefix("{{").removesuffix("}}"))
    assert not set(value) & set("\\{}")
    return value.translate(str.maketrans("\0\1\2\3\4", "\\~^{}"))


def test_the_list_of_citation_forms_is_the_index() -> None:
    assert [form.ending for form in CITATIONS] == ["bib", "csl.json", "ris"]
    with pytest.raises(KeyError):
        citation_form("enw")


def test_bibtex_reads_back_with_everything_escaped() -> None:
    entries = read_bibtex(citation_form("bib").write([NASTY, ARTICLE, ANSWER]).decode())
    assert [(entry["type"], entry["key"]) for entry in entries] == [
        ("techreport", "nasty"), ("article", "paper"), ("misc", ANSWER.key)]  # fmt: skip
    assert unescaped(entries[0]["title"]) == NASTY.title
    assert entries[0]["author"] == r"{Müller, Zoë and {Bureau of Study and Work \& Co.} and {张雪燕}}"
    assert entries[0]["institution"] == r"{A \textbraceright{} B}"
    assert (entries[0]["year"], entries[0]["month"]) == ("{2016}", "may")
    assert entries[0]["url"] == '{https://kb.example/answer?plan=%7B"a":1%7D%20b}'
    assert entries[1]["author"] == "{Zhang, Xueyan and Xu, Kefeng}"
    assert (entries[1]["volume"], entries[1]["number"], entries[1]["issn"]) == ("{5}", "{6}", "{2523-5818}")
    assert entries[1]["doi"] == "{10.23977/trance.2023.050601}"
    assert entries[2]["urldate"] == "{2026-11-24}"
    assert entries[2]["note"] == "{Data version abc123; accessed 2026-11-24}"
    assert entries[2]["url"] == f"{{{BASE.url}}}"


def test_csl_json_has_only_types_and_variables_of_the_language() -> None:
    items = json.loads(citation_form("csl.json").write([NASTY, ARTICLE, ANSWER, BASE]))
    for item in items:
        assert item["type"] in CSL_TYPES
        assert item.keys() <= CSL_TEXTS | {"author", "issued", "accessed"}
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & item.keys())
        assert all(name.keys() in ({"family", "given"}, {"literal"}) for name in item["author"])
        assert all(item[name].keys() == {"date-parts"} for name in {"issued", "accessed"} & item.keys())
    assert items[0]["title"] == NASTY.title
    assert items[0]["author"][2] == {"literal": "张雪燕"}
    assert items[0]["issued"] == {"date-parts": [[2016, 5]]}
    assert items[1]["type"] == "article-journal"
    assert items[1]["author"][0] == {"family": "Zhang", "given": "Xueyan"}
    assert items[2] == {
        "id": ANSWER.key, "type": "webpage", "title": "cities with a law", "author": [{"literal": "Learning City KB"}],
        "container-title": "Learning City KB", "accessed": {"date-parts": [[2026, 11, 24]]}, "version": "abc123",
        "URL": BASE.url, "language": "en",
    }  # fmt: skip
    assert items[3]["type"] == "dataset"


def test_ris_has_one_value_a_line_and_every_record_an_end() -> None:
    text = citation_form("ris").write([NASTY, ARTICLE, ANSWER]).decode()
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines if line)
    records = [record.split("\r\n") for record in text.strip().split("\r\n\r\n")]
    assert [record[0] for record in records] == ["TY  - RPRT", "TY  - JOUR", "TY  - ELEC"]
    assert {record[-1].strip() for record in records} == {"ER  -"}
    assert f"TI  - {NASTY.title}" in records[0]
    assert {"AU  - Müller, Zoë", "AU  - 张雪燕", "N1  - two lines", "PY  - 2016", "DA  - 2016/05//"} <= set(records[0])
    assert {"AU  - Zhang, Xueyan", "TT  - 路径", "VL  - 5", "SN  - 2523-5818"} <= set(records[1])
    assert {"Y2  - 2026/11/24/", "ET  - abc123", f"UR  - {BASE.url}"} <= set(records[2])


@pytest.mark.parametrize(
    ("cell", "authors"),
    [
        ("World Bank", ["World Bank"]),
        ("UNESCO; World Bank", ["UNESCO", "World Bank"]),
        ("Smart Learning Institute of Beijing Normal University", ["Smart Learning Institute of Beijing Normal University"]),
        ("Fuchun Zhao; Nong Li", ["Zhao, Fuchun", "Li, Nong"]),
        ("Müller, Zoë", ["Müller, Zoë"]),
        ("张三; 李四", ["张三", "李四"]),
        (None, []),
    ],
)  # fmt: skip
def test_only_sure_persons_are_turned_around(cell: str | None, authors: list[str]) -> None:
    assert [author.inverted for author in read_authors(cell)] == authors


def test_a_work_is_written_as_an_entry_of_a_list() -> None:
    assert reference_text(ARTICLE) == (
        "Zhang, Xueyan; Xu, Kefeng. (2023). Paths. ISSN 2523-5818, vol. 5, no. 6. https://doi.org/10.23977/trance.2023.050601"
    )
    assert reference_text(ANSWER) == (
        f"Learning City KB. “cities with a law”. Data version abc123, accessed 2026-11-24. {BASE.url}"
    )
