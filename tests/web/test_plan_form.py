"""The form of a plan: every plan survives it, it says faults at their fields, and it works in a browser without scripts."""

import json
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from browsing import every_way, visiting
from playwright.sync_api import Browser
from pydantic import BaseModel
from sitepages import FLAGSHIP
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase
from kb.query.answer import Language
from kb.query.form import BY_KIND, from_pairs, model_in, read_form, to_pairs
from kb.query.kinds import KINDS, read_plan
from kb.query.plan import plan_dump, plan_json
from web.labels import LABELS, label
from web.view.chips import chips_of
from web.view.planform import pairs, plan_form

QUESTIONS = (
    *(example for kind in KINDS for example in kind.examples),
    *FLAGSHIP.values(),
    "Which cities adopted their regulation between 2011 and 2016 and have no steering body led by a party department?",
    "Which cities score above the average of the GNLC members in iSLEC?",
    "Which provincial capitals are either in Central China or follow the balanced development path?",
    "智慧经济得分高于平均值的城市",
    "True or false: London has nine fintech unicorns.",
    "西安的条例比成都的条例晚通过32个月，对吗？",
    "“6W”终身学习服务体系是杭州提出来的，对吗？",
    "这12座城市是否都已建成数字化终身学习平台？",  # a number that a passage must bear out
    "Does any of Mumbai, Cairo and Beijing have the lowest sustainability score?",
)
LAWS: dict[str, Any] = {"kind": "find", "select": {"conditions": [{"on": "regulation"}]}}


class Controls(HTMLParser):
    """What a browser would send for the first form that leads to an address."""

    def __init__(self, html: str, action: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self._action = action
        self._inside = False
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note inputs that hold a value and options that are chosen."""
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = found.get("action") == self._action
        elif self._inside and tag == "input" and (found.get("type") != "checkbox" or "checked" in found):
            self.sent.append((found["name"], found["value"]))
        elif self._inside and tag == "select":
            self._select = found["name"]
        elif self._inside and tag == "option" and "selected" in found:
            self.sent.append((self._select, found["value"]))

    def handle_endtag(self, tag: str) -> None:
        """Leave the form."""
        self._inside = self._inside and tag != "form"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_plan_that_goes_through_the_form_stays_what_it_was(knowledge: KnowledgeBase, question: str) -> None:
    read = knowledge.ask(question).reading.plan
    assert read is not None
    plan = read_plan(read)
    again, faults = read_form(knowledge.base, from_pairs(to_pairs(plan_dump(plan))))
    assert (again, faults) == (plan, [])
    form = plan_form(knowledge.base, plan.model_dump(mode="json", exclude_none=True), "en")
    shown, faults = read_form(knowledge.base, from_pairs(pairs(form.fields)))
    assert faults == []
    assert shown is not None
    assert plan_json(shown) == plan_json(plan)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_form_of_a_page_sent_unchanged_leads_to_the_permalink(client: TestClient, language: Language) -> None:
    page = client.get("/ask", params={"q": FLAGSHIP[language], "lang": language})
    sent = client.get("/plan", params=Controls(page.text, "/plan").sent)
    assert sent.status_code == 303
    answer = client.get("/api/ask", params={"q": FLAGSHIP[language]}).json()
    assert sent.headers["location"] == answer["links"]["html"]


def test_an_edited_form_answers_as_the_api_answers_the_edited_plan(client: TestClient) -> None:
    page = client.get("/answer", params={"plan": json.dumps(LAWS), "lang": "en"})
    edits = [("select/conditions/0/adopted/op", "before"), ("select/conditions/0/adopted/date", "2013"), ("limit", "1"),
             ("select/conditions/0/negate", "")]  # fmt: skip
    sent = [pair for pair in Controls(page.text, "/plan").sent if pair[0] not in dict(edits)] + edits
    followed = client.get(client.get("/plan", params=sent).headers["location"] + "&format=json").json()["answer"]
    edited = {
        "kind": "find",
        "limit": 1,
        "select": {"conditions": [{"on": "regulation", "adopted": {"op": "before", "date": "2013"}}]},
    }
    posted = client.post("/api/plan", json=edited).json()
    assert followed == posted
    assert [item["name"] for item in followed["value"]["items"]] == ["Shanghai"]


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question])
def test_every_part_of_a_plan_is_said_in_both_languages(knowledge: KnowledgeBase, question: str) -> None:
    plan = read_plan(knowledge.ask(question).reading.plan)
    for language in get_args(Language):
        assert all(chip.name and chip.text for chip in chips_of(knowledge.base, plan, language))


def test_a_chip_leads_to_the_plan_without_its_condition_and_to_its_opposite(client: TestClient) -> None:
    both = {"kind": "count", "select": {"conditions": [{"on": "network", "network": "gnlc"}, {"on": "regulation"}]}}
    chips = client.get("/answer", params={"plan": json.dumps(both), "lang": "en", "format": "json"}).json()["chips"]
    kind, member, law = chips
    assert kind["without"] == ""
    assert client.get(member["without"] + "&format=json").json()["answer"]["headline"].startswith("6 of 12 cities")
    opposite = client.get(law["ways"][0]["address"] + "&format=json").json()["answer"]
    assert opposite["value"]["number"] == 6


def test_conditions_are_added_and_taken_away_before_the_plan_is_run(client: TestClient) -> None:
    added = client.get("/plan", params={"kind": "find", "add": "select/conditions/0=path", "lang": "en"})
    assert added.status_code == 200
    assert ("select/conditions/0/on", "path") in Controls(added.text, "/plan").sent
    gone = client.get(
        "/plan", params=[("kind", "find"), ("select/conditions/0/on", "path"), ("remove", "select/conditions/0")]
    )
    assert "select/conditions/0/on" not in dict(Controls(gone.text, "/plan").sent)


def test_a_changed_kind_keeps_the_fields_it_knows_and_asks_for_those_it_needs(client: TestClient) -> None:
    needs = client.get(
        "/plan", params=[("kind", "rank"), ("shape", "table"), ("select/conditions/0/on", "regulation"), ("lang", "en")]
    )
    assert needs.status_code == 422
    assert 'id="f-by-error">needed<' in needs.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"limit": "many"}, ("f-limit-error", "须为整数")),
        ({"limit": "0"}, ("f-limit-error", "不得小于1")),
        ({"select": {"conditions": [{"on": "place", "place": "atlantis"}]}}, ("f-select-conditions-0-place-error", "atlantis")),
        ({"select": {"conditions": [{"on": "score", "op": ">"}]}}, ("f-select-conditions-0-indicator-error", "必填")),
        ({"select": {"conditions": [{"on": "regulation", "adopted": {"op": "in", "date": "soon"}}]}},
         ("f-select-conditions-0-adopted-date-error", "soon")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_edited_plan_is_said_at_its_field(
    client: TestClient, wrong: dict[str, Any], said: tuple[str, str]
) -> None:
    page = client.get("/answer", params={"plan": json.dumps({"kind": "find", **wrong}), "lang": "zh"})
    assert page.status_code in (404, 422)
    error = page.text.partition(f'id="{said[0]}">')[2].partition("</p>")[0]
    assert said[1] in error


def test_a_text_that_is_no_json_comes_back_with_the_place_of_the_fault(client: TestClient) -> None:
    page = client.get("/answer", params={"plan": '{"kind": ', "lang": "en"})
    assert page.status_code == 422
    assert "is not JSON" in page.text
    assert "line 1 column 10" in page.text


def test_every_field_choice_kind_and_condition_of_a_plan_has_a_label() -> None:
    words = {f"plan.kind.{kind}" for kind in BY_KIND}
    seen: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = list(KINDS)
    while waiting:
        model = waiting.pop()
        seen.add(model)
        for name, field in model.model_fields.items():
            words.add(f"plan.field.{name}")
            inner = model_in(field.annotation)
            words |= {f"plan.on.{tag}" for tag in inner if tag} if len(inner) > 1 else set()
            words |= (
                set()
                if name in ("kind", "on") or inner
                else {f"plan.choice.{word}" for word in literals(field.annotation)}
            )
            waiting += [one for one in inner.values() if one not in seen]
    assert words - LABELS.keys() == set()


def literals(annotation: object) -> set[str]:
    """The words of the closed lists within an annotation."""
    return {word for part in get_args(annotation) for word in ({part} if isinstance(part, str) else literals(part))}


@every_way
def test_a_question_is_changed_in_a_browser(
    browser: Browser, address: str, language: Language, scripts: bool, width: str
) -> None:
    with visiting(browser, address, width, scripts) as page:
        page.goto(f"{address}/ask?q={FLAGSHIP[language]}&lang={language}")
        page.locator("details.plan summary", has_text=label("plan.edit", language)).click()
        form = page.locator("form.plan-form")
        form.locator("select[name=add]").first.select_option("select/conditions/1=tier")
        form.locator("button.take", has_text=label("plan.add", language)).first.click()
        page.locator("select[name='select/conditions/1/tier']").select_option("provincial-capital")
        page.locator("form.plan-form button", has_text=label("plan.run", language)).first.click()
        page.wait_for_url("**/answer?*")
        names = page.locator("table.of-yes").first.locator("tbody th > a").all_inner_texts()
        assert (
            names == {"en": ["Taiyuan", "Chengdu", "Xi'an", "Wuhan"], "zh": ["太原", "成都", "西安", "武汉"]}[language]
        )
        page.locator(".chips .remove").nth(1).click()
        page.wait_for_url("**/answer?*")
        assert page.locator("table.of-yes").first.locator("tbody tr").count() == 6
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_contrast_keeps_both_sides_and_a_study_its_condition(client: TestClient) -> None:
    sides = {"left": {"conditions": [{"on": "path"}]}, "right": {"conditions": [{"on": "regulation"}]}}
    plans = ({"kind": "contrast", "indicator": "islec-2016.overall", **sides},
             {"kind": "relate", "indicators": ["islec-2016.overall"], "condition": sides["left"]})  # fmt: skip
    for plan in plans:
        chips = client.get("/answer", params={"plan": json.dumps(plan), "format": "json"}).json()["chips"]
        assert [chip["without"] for chip in chips if chip["ways"]] == [""] * (len(plan) - 2)
