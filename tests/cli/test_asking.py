"""The commands ask, plan, kinds, search, graph and export: answers with evidence, and refusals without a traceback."""

import csv
import json
from pathlib import Path

import pytest
from command import kb

FLAGSHIP = "Which cities have lifelong-learning legislation, and how are their paths typed?"
SIX = ["Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"]


def test_ask_prints_understanding_headline_states_and_numbered_evidence(seed_database: Path) -> None:
    code, out, err = kb("ask", FLAGSHIP, "--database", seed_database)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].startswith("Understood as: cities that have lifelong-learning legislation")
    assert "Yes (6)" in lines
    assert "No per source (6)" in lines
    row = next(line for line in lines if line.startswith("  Wuhan "))
    assert ("2024-03" in row, "2024-06" in row, "Cultural Empowerment" in row, "yes" in row) == (True,) * 4
    number = row.rpartition("[")[2].rstrip("]").split(",")[0]
    evidence = next(line for line in lines if line.startswith(f"  [{number}] "))
    assert "gnlc-12, II.2, Table 1, row Wuhan, l. 55-58" in evidence
    assert any(line.startswith("Data version ") for line in lines)


def test_ask_answers_chinese_in_chinese(seed_database: Path) -> None:
    code, out, _ = kb("ask", "哪些城市有终身学习立法？", "--database", seed_database)
    assert code == 0
    assert out.startswith("理解为: ")
    assert "上海、太原、成都、西安、苏州、武汉" in out


def test_ask_gives_the_answer_contract_as_json(seed_database: Path) -> None:
    code, out, _ = kb("ask", "--json", FLAGSHIP, "--database", seed_database)
    answer = json.loads(out)
    assert (code, answer["status"], answer["language"]) == (0, "answered", "en")
    assert [item["name"] for item in answer["value"]["items"]] == SIX
    assert all(set(row["evidence"]) <= set(answer["evidence"]) for table in answer["tables"] for row in table["rows"])


def test_ask_can_answer_in_the_other_language(seed_database: Path) -> None:
    _, out, _ = kb("ask", FLAGSHIP, "--lang", "zh", "--database", seed_database)
    assert out.startswith("理解为: ")


@pytest.mark.parametrize("question", ["What is the weather in Wuhan?", "", "?", "\x1b[31mred\x07"])
def test_a_question_without_an_answer_is_no_error(seed_database: Path, question: str) -> None:
    code, out, err = kb("ask", "--json", question, "--database", seed_database)
    assert (code, err) == (0, "")
    assert json.loads(out)["status"] in ("no_data", "unsupported")


def test_control_characters_never_reach_the_terminal(seed_database: Path) -> None:
    _, out, _ = kb("ask", "Wuhan\x1b[31m\x07 \x7f\x9b score", "--database", seed_database)
    assert all(char.isprintable() or char == "\n" for char in out)


def test_a_plan_of_an_answer_can_be_sent_again(seed_database: Path) -> None:
    first = json.loads(kb("ask", "--json", FLAGSHIP, "--database", seed_database)[1])
    plan = json.dumps(first["reading"]["plan"])
    for again in (kb("plan", plan, "--json", "--database", seed_database),
                  kb("plan", "-", "--json", "--database", seed_database, stdin=plan.encode())):  # fmt: skip
        assert again[0] == 0
        assert json.loads(again[1])["value"] == first["value"]


def test_kinds_lists_every_kind_with_two_examples_and_gives_the_schema_of_a_plan() -> None:
    code, out, _ = kb("kinds")
    assert code == 0
    assert out.startswith("find: ")
    schema = json.loads(kb("kinds", "--json")[1])
    listed = [line.partition(":")[0] for line in out.splitlines() if not line.startswith(" ")]
    assert sorted(schema["discriminator"]["mapping"]) == sorted(listed)
    assert len(out.splitlines()) == 3 * len(listed)


def test_kinds_prints_the_table_of_conditions() -> None:
    code, out, _ = kb("kinds", "--table")
    assert code == 0
    assert "| `find` | Which cities have no law? | 哪些城市没有立法？ |" in out
    assert "| `gaps` | What are the evidence gaps for the cities that are sub-provincial? |" in out


def test_search_says_which_words_matched_where_and_cites(seed_database: Path) -> None:
    code, out, _ = kb(
        "search", "老年大学", "--kind", "practice", "--limit", "1", "--lang", "zh", "--database", seed_database
    )
    first, *rest = out.splitlines()
    assert code == 0
    assert first == "1. 老年社区大学  practice:ningbo-elderly-community-universities"
    assert rest[-1].startswith("   matched 老年, 年大, 大学 in title, summary, keywords, context · ningbo-2023[")


def test_search_gives_its_hits_as_json(seed_database: Path) -> None:
    hits = json.loads(kb("search", "open data", "--json", "--limit", "3", "--database", seed_database)[1])
    assert len(hits) == 3
    assert all(hit["evidence"] for hit in hits)


def test_search_says_when_nothing_is_found(seed_database: Path) -> None:
    assert kb("search", "zzzz", "--database", seed_database)[:2] == (0, "nothing holds a word of “zzzz”\n")


def test_graph_tells_neighbours_with_citations(seed_database: Path) -> None:
    code, out, _ = kb("graph", "regulation:wuhan-lifelong-learning", "--database", seed_database)
    assert code == 0
    assert "applies to" in out
    assert "gnlc-12, II.2, Table 1, row Wuhan, l. 55-58" in out


def test_graph_tells_routes_between_two_names(seed_database: Path) -> None:
    code, out, _ = kb("graph", "beijing", "太原", "--database", seed_database)
    assert code == 0
    assert "Beijing – follows the type → Balanced development – " in out


def test_graph_says_how_it_read_a_near_spelling(seed_database: Path) -> None:
    assert kb("graph", "Shanghi", "--database", seed_database)[2] == "“Shanghi” is read as Shanghai (city:shanghai)\n"


def test_graph_offers_the_things_that_share_a_name(seed_database: Path) -> None:
    assert kb("graph", "Jilin", "--database", seed_database) == (
        2, "", "“Jilin” is the name of 2 things, say which by its key:\n"
               "  city:jilin  Jilin\n  place:jilin-province  Jilin Province\n",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["csv", "json", "markdown", "md", "report"])
def test_export_writes_a_question_and_its_plan_alike(seed_database: Path, name: str, tmp_path: Path) -> None:
    plan = json.dumps(json.loads(kb("ask", "--json", FLAGSHIP, "--database", seed_database)[1])["reading"]["plan"])
    code, out, _ = kb("export", plan, "--format", name, "--database", seed_database)
    target = tmp_path / "answer"
    written = kb("export", plan, "--format", name, "--output", target, "--database", seed_database)
    assert (code, written[0]) == (0, 0)
    assert target.read_bytes() == out.encode()
    asked = kb("export", FLAGSHIP, "--format", name, "--database", seed_database)[1]
    assert asked.count("gnlc-12") == out.count("gnlc-12") > 0


def test_a_recipe_is_replayed_and_a_spoilt_one_is_told(seed_database: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.json"
    plan = '{"kind": "robustness", "edition": "islec-2016", "draws": 500}'
    kb("export", plan, "--format", "recipe", "--output", recipe, "--database", seed_database)
    code, out, _ = kb("replay", recipe, "--database", seed_database)
    assert (code, out[:23]) == (0, "the bytes agree: sha256")
    recipe.write_text(recipe.read_text(encoding="utf-8").replace('"draws": 500', '"draws": 600'), encoding="utf-8")
    code, out, _ = kb("replay", recipe, "--database", seed_database)
    assert (code, out[:16]) == (1, "the bytes differ")
    recipe.write_bytes(b"\xff\xfe no recipe")
    assert kb("replay", recipe, "--database", seed_database)[0] == 2


def test_an_exported_table_keeps_keys_and_citations(seed_database: Path) -> None:
    out = kb("export", FLAGSHIP, "--database", seed_database)[1]
    rows = list(csv.DictReader(out.lstrip("\ufeff").splitlines()))
    assert [row["city"] for row in rows if row["state"] == "yes"][:6] == SIX
    assert all("[" in row["evidence"] for row in rows if not row["note.kind"])


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["ask", "x" * 100_000], 2, "at most 2,000"),
        (["ask", b"caf\xe9"], 2, "the text is not UTF-8"),
        (["ask"], 2, "Missing argument"),
        (["ask", "Wuhan", "--lang", "fr"], 2, "'fr' is not one of"),
        (["plan", "{"], 2, "the plan cannot be read"),
        (["plan", "[1]"], 2, "the plan cannot be read"),
        (["plan", "{}"], 2, "the plan cannot be read: plan: "),
        (["plan", '{"kind": "frobnicate"}'], 2, "kinds: find, count"),
        (["plan", '{"kind": "connect", "start": "city:nowhere"}'], 2, "city:nowhere"),
        (["plan", '{"kind": "similar", "city": "nowhere", "edition": "gsc-2020"}'], 2, "nowhere"),
        (["plan", '{"kind": "find", "' + "x" * 90_000 + '": 1}'], 2, "the plan cannot be read"),
        (["search", "open data", "--kind", "frobnicate"], 2, "kinds are area, citypath"),
        (["search", "open data", "--limit", "0"], 2, "--limit"),
        (["graph", "city:nowhere"], 2, "nothing is called “city:nowhere”"),
        (["graph", "Wuhan", "frobnicate"], 2, "nothing is called “frobnicate”"),
        (["export", "Wuhan", "--format", "pdf"], 2, "formats are csv, json, md"),
        (["export", "Wuhan score", "--output", "/proc/no/file"], 2, "/proc/no/file: "),
    ],
)
def test_what_cannot_be_done_is_one_message_and_an_exit_code(
    seed_database: Path, arguments: list[str | bytes], code: int, sentence: str
) -> None:
    got, out, err = kb(*arguments, "--database", seed_database)
    assert (got, out) == (code, "")
    assert sentence in err
    assert "Traceback" not in err
    assert len(err) < 3_000


def test_standard_input_is_read_up_to_a_limit(seed_database: Path) -> None:
    code, out, err = kb("ask", "-", "--database", seed_database, stdin=b"x" * 10_000_000)
    assert (code, out) == (2, "")
    assert "longer than the 100,000 characters" in err
    assert (
        kb("ask", "-", "--database", seed_database, stdin=b"\xff\xfe")[2]
        == "the text is not UTF-8: write it in that encoding\n"
    )


def test_a_reader_that_stops_listening_ends_the_command_quietly(seed_database: Path) -> None:
    import subprocess

    from command import clean, command

    process = subprocess.Popen(command("ask", FLAGSHIP, "--database", seed_database), env=clean({}),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()
