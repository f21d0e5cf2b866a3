"""Commands that answer: ask, plan, kinds, search, graph, export, replay."""

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.common import AsJson, Database, InLanguage, Language, Said, opened, readable, show, tell
from kb.errors import BadRequestError

if TYPE_CHECKING:
    from kb.knowledge import KnowledgeBase
    from kb.query.answer import Answer

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="In English or Chinese; - reads standard input.")]
PlanText = Annotated[str, typer.Argument(metavar="PLAN", help="A plan as JSON; - reads standard input.")]
Either = Annotated[
    str, typer.Argument(metavar="QUESTION_OR_PLAN", help="A question, or a plan as JSON; - reads standard input.")
]
FORMAT_NAMES = {"markdown": "md"}  # what people also call a format


def ask(question: Question, as_json: AsJson = False, lang: Said = None, database: Database = None) -> None:
    """Answer a question, with how it was understood, the four states and numbered evidence."""
    text = readable(question)
    with opened(database) as knowledge:
        _print_answer(knowledge.ask(text, lang), as_json)


def plan(plan: PlanText, as_json: AsJson = False, lang: InLanguage = "en", database: Database = None) -> None:
    """Answer a structured question: the JSON that an answer gives in reading.plan. 'kb kinds' lists what there is."""
    text = readable(plan)
    with opened(database) as knowledge:
        _print_answer(knowledge.run(text, lang), as_json)


def kinds(
    as_json: AsJson = False,
    table: Annotated[bool, typer.Option(help="Print kinds by conditions with a question in each cell.")] = False,
) -> None:
    """List the kinds of questions with their examples; --json: the schema of a plan; --table: the conditions they take."""
    from kb.query.composition import markdown
    from kb.query.kinds import KINDS, PLAN

    if table:
        print(markdown())
        return
    if as_json:
        print(json.dumps(PLAN.json_schema(), ensure_ascii=False, indent=1))
        return
    for kind in KINDS:
        print(f"{kind.model_fields['kind'].default}: {(kind.__doc__ or '').strip()}")
        for example in kind.examples:
            print(f"    {example}")


def search(
    words: Annotated[str, typer.Argument(help="Words in English or Chinese.")],
    kind: Annotated[str | None, typer.Option(help="Only things of a kind, such as practice or policy.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many at most.")] = 10,
    as_json: AsJson = False,
    lang: InLanguage = "en",
    database: Database = None,
) -> None:
    """Find things by the words of their texts, with the words that matched and where the facts come from."""
    text = readable(words)
    with opened(database) as knowledge:
        found = knowledge.search(text, kind, lang, limit)
    if as_json:
        print(json.dumps([one.model_dump(mode="json") for one in found], ensure_ascii=False, indent=1))
        return
    if not found:
        show(f"nothing holds a word of “{text}”")
    for number, one in enumerate(found, 1):
        show(f"{number}. {one.name}  {one.key}")
        if one.summary:
            show(f"   {one.summary}")
        sources = "; ".join(f"{entry.source}[{entry.locator}]" for entry in one.evidence)
        show(f"   matched {', '.join(one.matched)} in {', '.join(one.fields)} · {sources}")


def graph(
    thing: Annotated[str, typer.Argument(metavar="KEY", help="A key such as city:wuhan, or a name.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[KEY2]", help="A second one: the routes between both.")
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = "en",
    database: Database = None,
) -> None:
    """Tell what a thing is tied to, or the shortest routes between two things, in words and with citations."""
    from kb.query.kinds.relating import Connect

    with opened(database) as knowledge:
        start = _key(knowledge, thing, lang)
        end = _key(knowledge, other, lang) if other is not None else None
        _print_answer(knowledge.run(Connect(start=start, end=end), lang), as_json)


def export(
    question: Either,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="csv, json, markdown, report, xlsx, tidy, recipe; svg, png or vega-lite for its chart; cases, r, qca (of a QCA); "
            "coinr (of an index under weights or its robustness).",
        ),
    ] = "csv",
    output: Annotated[Path | None, typer.Option(help="The file to write. Default: standard output.")] = None,
    lang: Said = None,
    database: Database = None,
) -> None:
    """Write an answer as a file: tables (csv, xlsx, tidy), all of it (json), to read (markdown, report), to replay (recipe)."""
    from kb.export import FORMATS, PICTURES, is_cut, write, write_rows

    name = FORMAT_NAMES.get(form, form)
    if name not in (known := [one.name for one in (*FORMATS, *PICTURES)]):
        raise BadRequestError(f"format {form} is not known; formats are {', '.join(known)}")
    text = readable(question)
    with opened(database) as knowledge:
        knowledge = knowledge.in_full()
        answer = _run(knowledge, text, lang) if text.startswith("{") else knowledge.ask(text, lang)
        long = knowledge.stream(answer) if name == "csv" and is_cut(answer) else None
        pieces = write_rows(long) if long else [write(answer, name)]
        if output is None:
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
            return
        with output.open("wb") as file:
            file.writelines(pieces)
    tell(f"wrote {output}: {answer.headline}")


def replay(
    recipe: Annotated[Path, typer.Argument(metavar="RECIPE", help="A recipe.json, from --format recipe or a page.")],
    database: Database = None,
) -> None:
    """Make the answer of a recipe again and say whether the bytes agree, and if not, which version differs."""
    from kb.export.recipe import compare, read_recipe

    found = read_recipe(recipe.read_text(encoding="utf-8", errors="replace"))
    with opened(database) as knowledge:
        knowledge = knowledge.in_full()
        again = (knowledge.ask(found.question, found.language) if found.question
                 else knowledge.run(found.plan or {}, found.language))  # fmt: skip
    agrees, sentence = compare(found, again)
    show(sentence)
    if not agrees:
        raise typer.Exit(1)


def _run(knowledge: "KnowledgeBase", text: str, lang: Language | None) -> "Answer":
    return knowledge.run(text, lang or "en")


def _key(knowledge: "KnowledgeBase", text: str, lang: Language) -> str:
    """The key of a thing that is named by key or name; a near spelling is said."""
    found = knowledge.one(readable(text), lang)
    if found.how == "fuzzy":
        tell(f"“{text}” is read as {found.name} ({found.key})")
    return found.key


def _print_answer(answer: "Answer", as_json: bool) -> None:
    from kb.export.plain import WIDTH, plain

    if as_json:
        print(json.dumps(answer.model_dump(mode="json"), ensure_ascii=False, indent=1))
        return
    width = shutil.get_terminal_size((WIDTH, 0)).columns if sys.stdout.isatty() else WIDTH
    print(plain(answer, max(width, 60)), end="")
