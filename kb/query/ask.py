"""From a question or a plan to an answer: the one way down and up that every door takes."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from pydantic import ValidationError

from kb.errors import BadRequestError
from kb.query.answer import Answer, Language, Suggestion, Understood, Value
from kb.query.base import Base
from kb.query.check_plan import check_plan
from kb.query.drafting.asserted import tested
from kb.query.drafting.draft import Draft
from kb.query.drafting.picture import picture
from kb.query.drafting.stability import tell_stability
from kb.query.extent import FIRST_ROWS, Extent
from kb.query.plan import Outcome, Plan, plan_dump, plan_json, plan_url
from kb.query.refuse import refuse
from kb.search.fold import tokens
from kb.search.text import word_stem

if TYPE_CHECKING:
    from kb.query.reading.judge import Reading

LONGEST_QUESTION = 2_000


def ask(base: Base, question: str, language: Language | None = None, extent: Extent = FIRST_ROWS) -> Answer:
    """Answer a question in its own language, or in the language asked for; ``extent`` says how much of long tables it shows.

    Raises
    ------
    BadRequestError
        When the question is longer than 2,000 characters.
    """
    if len(question) > LONGEST_QUESTION:
        raise BadRequestError(f"the question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read")
    question = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in question)
    from kb.query.questions.read import read  # here, for plans and pages need nothing of it: a twelfth of the memory

    reading = read(base, question)
    said = language or reading.language
    if reading.plan is None:
        return with_links(refuse(base, reading, said), reading.plan)
    return with_links(carry_out(base, reading.plan, said, question, reading, extent), reading.plan)


def run(base: Base, plan: Plan, language: Language = "en", question: str = "", extent: Extent = FIRST_ROWS) -> Answer:
    """Answer a plan; ``extent`` says how much of long tables it shows."""
    check_plan(base, plan)
    try:
        return with_links(carry_out(base, plan, language, question, None, extent), plan)
    except ValidationError as error:  # one kind runs another, which asks for more
        raise BadRequestError(f"the plan cannot be run: {error.errors()[0]['msg']}") from error


def carry_out(
    base: Base, plan: Plan, language: Language, question: str, reading: "Reading | None", extent: Extent = FIRST_ROWS
) -> Answer:
    """Run a plan into a draft and finish it, with the notes of the reading."""
    draft = Draft(base, language, extent)
    for note in reading.notes if reading else ():
        draft.note(*note)
    before = reading.before.run(draft) if reading and reading.before else None
    outcome = plan.run(draft)
    if plan.claim is not None:
        outcome = Outcome(*tested(base, plan.claim, outcome.status, outcome.headline, outcome.value))
    outcome = outcome if before is None else joined(before, outcome, language)
    if reading and reading.described and outcome.status == "answered":
        from kb.query.reading.described import show_described

        show_described(draft, reading.described.plan, reading.described.city)
    if outcome.status == "answered":
        tell_stability(draft)
    for other in reading.alternatives if reading else ():
        draft.suggestions.append(Suggestion(text=other.words(base, language), url=plan_url(other, language)))
    understood = Understood(
        kind=plan.kind, text=in_words(plan, reading, base, language, question), plan=plan_dump(plan)
    )
    answer = draft.finish(question, understood, outcome.status, outcome.headline, outcome.value)
    return answer.model_copy(update={"chart": picture(base, answer)})


def in_words(plan: Plan, reading: "Reading | None", base: Base, language: Language, question: str) -> str:
    """How a question was understood; where one was asked first, that one too."""
    said = as_written(plan, base, language, question)
    if plan.claim is not None:
        claimed = plan.claim.words(base, language)
        said = f"是否为{claimed}：{said}" if language == "zh" else f"whether it is {claimed}: {said}"
    first = reading.before.words(base, language) if reading and reading.before else ""
    if not first:
        return said
    return f"{first}；再就此问：{said}" if language == "zh" else f"{first}; and then of what is found: {said}"


def joined(before: Outcome, outcome: Outcome, language: Language) -> Outcome:
    """What was asked first and what was asked of its answer, in one sentence each."""
    headline = (f"{before.headline[0]} {outcome.headline[0]}", f"{before.headline[1]}{outcome.headline[1]}")
    return Outcome(before.status, headline, Value(type="text", text=headline[language == "zh"]))


def as_written(plan: Plan, base: Base, language: Language, question: str) -> str:
    """The plan in words; the stems that a search looks for are said as the question writes them."""
    stems = " ".join(getattr(plan, "terms", ()))
    found = tokens(question) if stems else []
    written = {word_stem(token.text): question[token.start : token.end] for token in found}
    said = " ".join(written.get(stem, stem) for stem in stems.split(" "))
    words = plan.words(base, language)
    return (
        re.sub(rf"(?<!\w){re.escape(stems)}(?!\w)", lambda _: said, words) if stems else words
    )  # *ai*, and not in *said*


def with_links(answer: Answer, plan: Plan | None) -> Answer:
    """The answer with its permalinks."""
    if plan is None:
        query = urlencode({"q": answer.question, "lang": answer.language})
        links = {"html": f"/ask?{query}", "json": f"/api/ask?{query}"}
    else:
        query = urlencode({"plan": plan_json(plan), "lang": answer.language})
        links = {"html": f"/answer?{query}", "json": f"/api/answer?{query}", "csv": f"/api/answer.csv?{query}"}
    return answer.model_copy(update={"links": links})
