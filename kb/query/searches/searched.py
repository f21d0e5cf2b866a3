"""A question as a search: the words to look for, what they must concern, and what kind of value is wanted."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.closest import is_headed
from kb.query.drafting.compared import ahead_of, told_ahead
from kb.query.drafting.sides import tells_half
from kb.query.framing.attach import Frame
from kb.query.guards.numbers import asks_target_year
from kb.query.guards.words import NAME_ASKED, counts_two_things
from kb.query.kinds.searching import WANTED_KINDS, Recall, answers, find_hits
from kb.query.lexicon import alike
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.marks import QUOTED
from kb.query.marking.measured import measure_asked
from kb.query.marking.set_aside import besides_said, denied_terms
from kb.query.marking.topics import PROPOSES, narrow_topic, network_terms, source_terms, told_by_source, topic_terms
from kb.query.marking.words import content_terms, is_code, search_terms
from kb.query.rules.claimed import Tests, tested_numbers
from kb.query.rules.money import asks_for_money
from kb.query.rules.persons import asks_for_person
from kb.query.rules.when_too import asks_when_too
from kb.query.searches.aimed import aim_terms
from kb.query.searches.bounded import leaning_terms, least_or_most
from kb.query.searches.companies import asks_for_company, tells_company
from kb.query.searches.counted import counted_terms
from kb.query.searches.deeds import beside_person, deed_terms, proposed, stage_terms
from kb.query.searches.issued import of_issuer, what_issued
from kb.query.searches.needed import CODE_OF, needed_terms
from kb.query.searches.of_document import document_named, named_terms
from kb.query.searches.of_policy import is_of, of_policy, told_of_policy
from kb.query.searches.positions import position_said
from kb.query.searches.so_many import by_types, so_many_terms
from kb.query.searches.started import started_from
from kb.query.searches.wanted import (
    asks_for_all,
    asks_for_several,
    asks_for_so_many,
    named_kinds,
    of_the_nation,
    one_of_named,
    path_of_city,
    said,
    says_so_many,
    wanted_value,
)
from kb.query.selection.evaluate import tested
from kb.search.text import terms

FEW = 2  # words of its own with which a question needs its subject to tell passages apart
BEST = 10  # passages of which one must answer


def recall_plan(base: Base, frame: Frame) -> Recall | None:
    """A search for the words of the question, about the things it names."""
    marked = frame.marked
    want = wanted_value(frame)
    tests = tested_numbers(base, frame) if want == "boolean" else Tests()
    cities = [city for city in frame.cities if city not in tests.cities]
    about = tuple([f"city:{city}" for city in cities] + [f"area:{a}" for a in frame.things("area")]
                  + [f"reference:{r}" for r in frame.things("reference")[:1]])  # fmt: skip
    about = about or (("place:china",) if of_the_nation(frame) or asks_for_money(frame) else ())
    if want == "text":
        about = about or tuple(f"path_type:{kind}" for kind in frame.things("path_type"))
    if (founded := _founded(frame)) and want == "date":
        about = (founded,)
    either = about if one_of_named(frame) and len(about) > 1 else ()
    about, want = ((), "where") if either else (about, want)
    words = search_terms(base, marked) or network_terms(marked) or topic_terms(marked)
    if "who" in frame.asks and len(set(frame.asks)) > 1:
        words = tuple(dict.fromkeys((*words, *topic_terms(marked))))
    if "definition" in frame.nouns:
        words = tuple(dict.fromkeys((*words, *topic_terms(marked))))
    if want == "who" and not (told_by_source(marked) and PROPOSES & set(deed_terms(marked))):
        words = tuple(dict.fromkeys((*words, *source_terms(marked))))
    deed = deed_terms(marked) if want == "who" else proposed(marked) if want == "date" else ()
    words = tuple(dict.fromkeys((*deed, *words, *(stage_terms(marked) if want == "date" else ()))))
    coded = any(is_code(marked, place) for place in range(len(marked.tokens)))
    if not coded and not any(word.isalpha() or not word.isascii() for word in words):
        return None
    sort = sort_terms(marked)
    words = tuple(word for word in words if word not in sort) or words
    kinds = {t for m in marked.marks if m.says("word", "sort") for t in terms(marked.original(m))}
    words = tuple(word for word in words if word not in kinds) or words  # *what elements …*
    quoted = quoted_terms(marked)
    networks = (m for m in marked.marks if m.thing("network") and (quoted or m.text[0].isdigit()))
    counted = {t for m in networks for t in terms(marked.original(m))}
    words = tuple(word for word in words if word not in counted) or words  # *the 12 learning cities*, where it is said
    plain = content_terms(base, marked)
    words = tuple(dict.fromkeys((*words, *(so_many_terms(marked) if want == "text" else ()))))
    named = named_terms(marked)
    if named and set(words) <= named:
        return None  # the name of an index alone is no subject
    if document_named(base, frame):
        words = tuple(word for word in words if word not in named)
    words = tuple(word for word in words if word not in tests.words) or words
    placed = {t for m in marked.marks if m.thing("area") for t in terms(marked.original(m))}
    words = tuple(word for word in words if word not in placed) or words  # what is asked of an area is not its name
    folds = {t for a, b in pairwise(marked.marks) if a.says("times") and b.kind == "word" for t in terms(a.text)}
    words = tuple(word for word in words if word not in folds) or words  # *the twofold goal*
    ahead = (ahead_of(marked.marks) or ()) if want == "boolean" else ()
    weighed = set(JUDGING if ahead else ()) | {
        t for m in marked.marks if ahead and m.says("rel") for t in terms(marked.original(m))
    }
    words = tuple(word for word in words if word not in weighed) or words
    known = {t for m in marked.marks if m.says("word") for t in terms(marked.original(m))}
    longer = [word for word in words if word.isascii() or len(word) > 1 or word in known or word in alike()]
    words = tuple(longer) if want == "text" and len(longer) >= FEW else words  # 要, 翻, 抓: one sign tells little
    in_force = {t for m in marked.marks if m.says("attr", "regulation.in_force") for t in terms(marked.original(m))}
    words = tuple(word for word in words if word not in in_force or want != "date") or words  # the date itself
    besides = besides_said(marked) is not None
    further = (
        besides and FURTHER.search(marked.text) is not None
    )  # *which other province …?*: and not the one that is named
    several = asks_for_several(frame) or says_so_many(frame)  # one passage may list them with what is named already
    denied = denied_terms(marked) if want != "boolean" and (several or further or not besides) else set()
    words = tuple(word for word in words if word not in denied) or words
    aside = tuple(sorted(denied & set(plain))) if besides else ()
    must = tuple(word for word in words if word in plain)
    aims = () if must or want != "text" else aim_terms(marked)
    words = (
        words if must else tuple(dict.fromkeys((*words, *topic_terms(marked), *aims)))
    )  # *South Korea's smart education strategy*
    plan = Recall(
        terms=words,
        must=must,
        about=about,
        source=document_named(base, frame),
        want=want,
        among=("concept",)
        if set(words) <= set(topic_terms(marked)) and DEFINING.match(marked.text)
        else named_kinds(frame, want),
        unit=measure_asked(marked.marks) if want == "number" else None,
        counted=counted_terms(marked) if want == "number" else (),
        needed=(
            *needed_terms(marked, want),
            *aims,
            *(
                t
                for m in marked.marks
                if want == "number" and PEOPLE & set(counted_terms(marked)) and m.says("noun", "body")
                for t in terms(marked.original(m))
            ),
            *(
                t
                for m in marked.marks
                if m.says("noun", "path") and path_of_city(frame, want)
                for t in terms(marked.original(m))
            ),
            *(beside_person(base, marked) if want in ("who", "date", "number") else ()),
            *(() if must or want not in ("date", "who", "number") else topic_terms(marked)),
        ),
        quoted=quoted,
        aside=aside,
        acted=bool(sort) and want == "text" and not DONE_TO.search(marked.text),
        jointly=want == "where" and not frame.orders and any(m.says("logic", "and") for m in marked.marks),
        listed=(
            want in ("text", "who")
            and (
                asks_for_so_many(marked)
                or (says_so_many(frame) and not frame.asks)
                or NAME_ASKED.search(marked.text) is not None
            )
        )
        or (want == "where" and asks_for_all(frame)),
        person=asks_for_person(frame),
        deed=deed if want == "who" else (),
        either=either,
        ahead=ahead,
        topic=narrow_topic(marked) if want in ("text", "any") and len(must) <= FEW else (),
        started=started_from(marked.text) if want == "number" else None,
        several=asks_for_all(frame) and not either and (bool(must) or want != "where"),
        every=want == "text" and (asks_for_several(frame) or says_so_many(frame)),
        leaning=leaning_terms(marked) if want == "number" else (),
        quantities=tests.quantities,
        dates=tests.dates,
        dated={"who", "when"} <= set(frame.asks) or asks_when_too(frame),
        until=want == "date" and asks_target_year(frame),
        in_force="regulation.in_force" in frame.attributes,
        position=position_said(marked),
        errata="labelled" in frame.cues or "erratum" in frame.nouns,
    )
    return None if asks_for_company(marked) and not tells_company(base, plan) else narrowed(base, frame, plan)


def _founded(frame: Frame) -> str | None:
    """*Shanghai later formed a committee for … on top of its first one*: the one body named in full is what was founded."""
    named = [m for m in frame.marked.marks if m.thing("organisation") and not m.is_fuzzy]
    if len(named) != 1 or "body.established" not in frame.attributes:
        return None
    return f"organisation:{named[0].thing('organisation')}"


def compares(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Is A stronger than B?*, *was it the first?*: that a passage holds the words says nothing of which is, unless it
    compares the two itself."""
    rows = (base.store.thing(hit.key) for hit in find_hits(base, recall)[:BEST] if answers(base, recall, hit)) if recall.ahead else ()  # fmt: skip
    if any(row is not None and set(told_ahead(base, row) or ()) == set(recall.ahead) for row in rows):
        return False
    among_others = {"beats", "loses", "than"} & frame.relations or set(frame.orders) - {"top", "bottom"}
    return recall.want == "boolean" and bool(among_others) and not recall.quantities


def narrowed(base: Base, frame: Frame, plan: Recall) -> Recall:
    """A search among concepts for a definition; for a figure when a question only names its measure."""
    sought = "definition" in frame.nouns or ("recommendation" in frame.nouns and "who" not in frame.asks)
    if CODE_OF.search(frame.marked.text) and plan.want == "text":
        return plan.model_copy(update={"among": ("figure",)})
    if plan.want == "text" and (sought or WHAT_IS.search(frame.marked.text)):
        concepts = plan.model_copy(update={"among": ("concept",)})
        if headed := headed_by(base, frame, concepts):
            return headed
        if sought:
            return concepts if explains(base, concepts) else beyond_name(frame, plan)
    if plan.want == "where" and len(plan.must) > 1 and (asked := path_asked(frame)):
        told = {
            t
            for m in frame.marked.marks
            if m.says("noun", "path") or m.says("attr")
            for t in terms(frame.marked.original(m))
        }
        words = tuple(t for t in plan.terms if t not in told) or plan.terms
        paths = plan.model_copy(
            update={"among": (asked,), "terms": words, "must": tuple(t for t in plan.must if t in words)}
        )
        return paths if explains(base, paths) else plan
    if closer := least_or_most(base, frame, plan) or of_issuer(base, frame, plan) or what_issued(base, frame, plan):
        return closer
    if phrase := by_phrase(base, frame, plan) or by_types(base, frame.marked.text, plan):
        return phrase
    if frame.things("source") and not explains(base, plan):
        return plan
    if plan.want in ("number", "date", "who") and (named := of_policy(frame, plan)):
        other = not explains(base, plan) or (plan.want == "date" and not is_of(base, plan, named.about[-1]))
        return next((one for one in told_of_policy(plan, named) if other and explains(base, one)), plan)
    asks = bool(frame.asks) or any(m.text.startswith(("which ", "what ")) for m in frame.marked.marks)
    figure = (not asks and not asks_for_money(frame)) or asks_for_figure(frame)
    if figure and plan.want == "text" and plan.terms and not plan.among and not counts_two_things(frame):
        figures = plan.model_copy(update={"want": "number"})
        hits = find_hits(base, figures)
        if hits and answers(base, figures, hits[0]) and names_measure(base, plan, hits[0].key):
            half = tells_half(base, frame.marked, plan.terms, hits[0].key)
            return plan.model_copy(update={"among": WANTED_KINDS["who"]}) if half else figures
    return plan


def with_source(base: Base, frame: Frame, plan: Recall) -> Recall:
    """A search with the words for the document that is named, where only they are held by a passage."""
    sourced = plan.model_copy(update={"terms": tuple(dict.fromkeys((*plan.terms, *source_terms(frame.marked))))})
    return sourced if frame.things("source") and explains(base, sourced) else plan


def headed_by(base: Base, frame: Frame, plan: Recall) -> Recall | None:
    """*What is meant by X in the demonstration areas?*: the concept named X, whatever else names the plan it belongs to."""
    marked = frame.marked
    asked = [
        m
        for m in marked.marks
        if not (m.kind == "thing" or m.says("noun", "definition") or m.says("stop", "") or m.says("ask"))
    ]
    asked = [m for m in asked if not m.says("topic")] or asked  # of a name within the field, the name
    said = set(plan.quoted) or {t for m in asked for t in terms(marked.original(m))}
    words = tuple(t for t in plan.terms if t in said)
    if not words or words == plan.terms or (plan.quoted and "which" in frame.asks):
        return None  # “X”归在哪个角度: of the name something else is asked
    narrower = plan.model_copy(update={"terms": words, "must": tuple(t for t in plan.must if t in said)})
    hits = find_hits(base, narrower)
    return narrower if hits and is_headed(base, hits[0], words) and answers(base, narrower, hits[0]) else None


WHAT_IS = re.compile(r"^\W*what(?: is|['’]s| are) (?:an? |the )?(?!.*,)|^(?:什么是|何谓)|(?:是什么|指什么)\W*$", re.I)


def beyond_name(frame: Frame, plan: Recall) -> Recall:
    """*What does X mean in the demonstration areas?*: the words of their name do not tell X."""
    marked = frame.marked
    named = {t for m in marked.marks if m.thing("policy") for t in terms(marked.original(m))} & set(plan.terms)
    words = tuple(t for m in marked.marks if m.kind == "word" for t in terms(marked.original(m)) if t not in named)
    return plan.model_copy(update={"needed": (*plan.needed, *words)}) if named else plan


def by_phrase(base: Base, frame: Frame, plan: Recall) -> Recall | None:
    """*I met the phrase “…” as a calling card; which city's is it?*: what a place is known by, where no number is told of it."""
    bounded = frame.dates or any(m.kind == "number" for m in frame.marked.marks) or tested(frame.conditions)
    telling = [term for term in plan.quoted if len(term) > 1]  # and not “1+N”
    if plan.want != "where" or bounded or len(telling) < PHRASE or explains(base, plan):
        return None
    quoted = plan.model_copy(update={"terms": plan.quoted, "must": plan.quoted, "jointly": True, "among": ()})
    return quoted if explains(base, quoted) else None


PHRASE = 2  # words of a quotation that can tell a place


def path_asked(frame: Frame) -> str | None:
    """*Which path type …*, 哪一种路径类型; *the city whose path is …*: types or the paths of cities are what is described."""
    if "path" not in said(frame) or frame.things("path_type"):
        return None
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    city = next((p for p, m in enumerate(marks) if m.says("noun", "city") and not m.says("noun", "path")), len(marks))
    path = next((p for p, m in enumerate(marks) if m.says("noun", "path")), None)
    if path is None:
        return None
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which", "what", "where")), 0)
    return "city_path" if city < path or (asked > path > 0 and city < len(marks)) else "path_type"


def names_measure(base: Base, plan: Recall, key: str) -> bool:
    """Whether the first word is of what a figure measures, or any word is its unit."""
    row = base.store.thing(key)
    units = set(terms(f"{getattr(row, 'unit', None) or ''} {getattr(row, 'unit_zh', None) or ''}"))
    return plan.terms[0] in base.text.terms_of(key)[0] or bool(units & set(plan.terms))


def asks_for_figure(frame: Frame) -> bool:
    """*Under what grant number …?*: the number of a thing is what stands right behind the question word."""
    marks = frame.marked.marks
    asked = [p for p, m in enumerate(marks) if m.says("ask", "what", "which")]
    return set(frame.asks) <= {"what", "which", "yes_no"} and any(
        m.says("noun", "figure") for p in asked for m in marks[p + 1 : p + 4]
    )


FURTHER = re.compile(r"\b(?:else|other|also|too|as well)\b|还|另", re.I)
DEFINING = re.compile(r"^\W*what(?: is|['’]s) (?:an? )?|^(?:什么是|何为|何谓)", re.I)


PEOPLE = frozenset(terms("people persons members staff 人 人员 成员"))


def sort_terms(marked: Marked) -> tuple[str, ...]:
    """The word for the sort of thing that is asked for: *which company …*, *in which demonstration area …*, 哪个部门; it says
    nothing of what to find."""
    marks = [m for m in marked.marks if not m.says("stop") or m.says("ask") or m.says("noun")]
    asked = [place for place, m in enumerate(marks) if m.says("ask", "which")]
    reach = 2 if len(asked) > 1 else 1  # *which start-up and which rail operator*: both are named by the passage
    person = PERSON_ASKED.search(marked.text)
    found: list[str] = terms(person[1]) if person else []
    for place in asked:
        behind = marks[place + 1 : place + 1 + reach]
        sort = next((p for p, m in enumerate(behind) if _is_sort(m)), None)
        if sort is not None and all(m.kind == "word" for m in behind[:sort]):
            found += [t for m in behind[: sort + 1] for t in terms(marked.original(m))]
    return tuple(found)


PERSON_ASKED = re.compile(r"哪一?[位名](学者|专家|教授|研究者|思想家|管理学家|经济学家|人士)")


def _is_sort(mark: Mark) -> bool:
    """Whether a mark says what sort of body is asked for."""
    return (
        mark.value("noun") == "organisation" or mark.value("word") == "publisher" or mark.thing("network") is not None
    )


SINGLE = re.compile(r"(?<!\w)['‘]([^'’]{3,})['’](?!\w)")  # and no apostrophe


JUDGING = frozenset(terms("rate rates rated rank ranks put puts place places consider deem judge see call describe"))
DONE_TO = re.compile(
    r"对哪|\b(?:of|to|for) (?:which|what) (?:sort|kind|type)s? of\b|\b(?:which|what) (?:sort|kind|type)s? of [\w-]+ (?:does|do|did)\b",
    re.I,
)  # what something is done to is no actor


def quoted_terms(marked: Marked) -> tuple[str, ...]:
    """*A “reading month”*, *a 'smart campus'*, “市民大学堂”: the words in quotation marks."""
    quotations = (found for marks in (QUOTED, SINGLE) for found in marks.finditer(marked.text))
    said = (next(filter(None, found.groups())) for found in quotations)
    return tuple(dict.fromkeys(term for text in said for term in terms(text)))


def explains(base: Base, plan: Recall) -> bool:
    """Whether a search finds a passage with enough of the words."""
    hits = find_hits(base, plan)
    return any(answers(base, plan, hit) for hit in hits[:BEST])
