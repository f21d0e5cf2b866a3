"""Synthetic facts with words: bodies, laws, paths, practices, figures, policies, concepts and ties between bodies."""

from collections.abc import Iterator, Sequence
from itertools import islice

from kb.synth.places import SynthCity
from kb.synth.stock import Words, sentence

SOURCE = "synthetic[case book]"
NETWORK = "gnlc"
# A city in so many has the thing; the network's members are exactly those with a steering body.
BODY_EVERY, LAW_EVERY, PATH_EVERY, TWIN_EVERY = 8, 16, 8, 2
SUBJECTS = ("lifelong-education", "lifelong-learning", "community-education")
LEADS = (("education-authority", "Education Bureau", "教育局"), ("party-department", "Publicity Department", "宣传部"),
         ("service-centre", "Lifelong Learning Centre", "终身学习中心"))  # fmt: skip
PRACTICE_KINDS = ("practice", "project", "platform", "event", "brand")
BLOCK = 2_000  # facts whose words are drawn at once
ENGLISH_WORDS, CHINESE_WORDS = 34, 22  # with title and keywords about sixty words a fact


def shares(facts: int) -> dict[str, int]:
    """How many facts of each resource: mostly practices."""
    figures, policies, concepts = facts // 10, facts // 10, facts // 20
    return {"practices": facts - figures - policies - concepts, "figures": figures, "policies": policies,
            "concepts": concepts}  # fmt: skip


def with_body(cities: Sequence[SynthCity]) -> list[SynthCity]:
    """The cities that have a steering body: the members of the network."""
    return list(islice(cities, 0, None, BODY_EVERY))


def organisation_rows(cities: Sequence[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``organisations``: a steering body and the entity that leads, for each member; a university for some."""
    for number, city in enumerate(with_body(cities)):
        place, year = f"city:{city.id}", 2000 + number % 20
        _, lead, lead_zh = LEADS[number % len(LEADS)]
        yield (f"{city.id}-committee", f"{city.name} Steering Committee for the Learning City",
               f"{city.name_zh}学习型城市建设指导委员会", "steering-body", place, year, SOURCE)  # fmt: skip
        yield f"{city.id}-lead", f"{city.name} {lead}", f"{city.name_zh}{lead_zh}", _kind(number), place, None, SOURCE
    for city in islice(cities, 1, None, BODY_EVERY):
        yield (f"{city.id}-university", f"{city.name} Open University", f"{city.name_zh}开放大学", "university",
               f"city:{city.id}", None, SOURCE)  # fmt: skip


def _kind(number: int) -> str:
    return ("education-authority", "party-department", "service-centre")[number % len(LEADS)]


def body_rows(cities: Sequence[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``governing_bodies``."""
    for number, city in enumerate(with_body(cities)):
        lead = LEADS[number % len(LEADS)][0]
        yield city.id, f"{city.id}-committee", 2000 + number % 20, f"{city.id}-lead", lead, "main", SOURCE


def member_rows(cities: Sequence[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``memberships``."""
    for number, city in enumerate(with_body(cities)):
        yield NETWORK, f"city:{city.id}", 2013 + number % 10, SOURCE


def regulation_rows(cities: Sequence[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``regulations``: half of the members have one."""
    for number, city in enumerate(islice(cities, 0, None, LAW_EVERY)):
        subject, year = SUBJECTS[number % len(SUBJECTS)], 2005 + number % 18
        title, title_zh = subject.replace("-", " ").title(), ("终身教育", "终身学习", "社区教育")[number % 3]
        yield (f"{city.id}-{subject}", f"Regulations on the Promotion of {title} in {city.name}",
               f"{city.name_zh}市{title_zh}促进条例", f"city:{city.id}", subject, "municipal", f"{year}-{1 + number % 12:02d}",
               f"{year + 1}-01", SOURCE)  # fmt: skip


def path_rows(cities: Sequence[SynthCity], types: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Rows of ``city_paths``."""
    for number, city in enumerate(islice(cities, 0, None, PATH_EVERY)):
        kind = types[number % len(types)]
        yield city.id, kind, f"{kind.replace('-', ' ').capitalize()} since {2000 + number % 20}", "逐步发展", SOURCE


def coverage_rows() -> Iterator[tuple[object, ...]]:
    """Rows of ``coverage``: the case book speaks of every member's law and body."""
    for fact in ("regulation", "governing-body", "path"):
        yield (f"{NETWORK}-{fact}", fact, f"network:{NETWORK}", "true", "The case book covers every member.",
               "案例集覆盖全部成员。", SOURCE)  # fmt: skip


def practice_rows(count: int, cities: Sequence[SynthCity], themes: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Rows of ``practices``; big cities have many, and every second one names an actor of a member city."""
    members = with_body(cities)
    texts = _texts(count, 21)
    for number, (title, title_zh, summary, summary_zh, keywords, keywords_zh) in enumerate(texts):
        city = cities[_skewed(number, len(cities))]
        actor = members[number % len(members)].id if number % 2 else None
        start = 1995 + number * 31 % 30
        chosen = "; ".join(sorted({themes[number % len(themes)], themes[number * 7 % len(themes)]}))
        yield (f"practice-{number + 1:07d}", f"{title} in {city.name}", f"{city.name_zh}{title_zh}",
               PRACTICE_KINDS[number % len(PRACTICE_KINDS)], f"city:{city.id}",
               f"organisation:{actor}-committee" if actor else None, chosen, start, None, summary, summary_zh, keywords,
               keywords_zh, f"synthetic[case book, case {number + 1}]")  # fmt: skip


def figure_rows(count: int, cities: Sequence[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``figures``."""
    for number, (title, title_zh, _, _, keywords, keywords_zh) in enumerate(_texts(count, 22)):
        city = cities[_skewed(number, len(cities))]
        yield (f"figure-{number + 1:07d}", f"city:{city.id}", title.lower(), title_zh, 100 + number * 37 % 90_000, "people",
               "人", "exact", 2000 + number % 25, keywords, keywords_zh, f"synthetic[statistics, table {number + 1}]")  # fmt: skip


def policy_rows(count: int, cities: Sequence[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``policies``."""
    for number, (title, title_zh, summary, summary_zh, keywords, keywords_zh) in enumerate(_texts(count, 23)):
        city = cities[_skewed(number, len(cities))]
        year = 2000 + number % 25
        yield (f"policy-{number + 1:07d}", f"{city.name} plan for {title.lower()}", f"{city.name_zh}{title_zh}规划", "plan",
               f"city:{city.id}", year, year, year + 5, summary, summary_zh, keywords, keywords_zh, SOURCE)  # fmt: skip


def concept_rows(count: int) -> Iterator[tuple[object, ...]]:
    """Rows of ``concepts``."""
    for number, (title, title_zh, summary, summary_zh, keywords, keywords_zh) in enumerate(_texts(count, 24)):
        yield (
            f"concept-{number + 1:07d}",
            "finding",
            title,
            title_zh,
            summary,
            summary_zh,
            keywords,
            keywords_zh,
            SOURCE,
        )


def relation_rows(cities: Sequence[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``relations``: bodies of member cities that work together, near ones and far ones."""
    members = with_body(cities)
    for number, city in enumerate(members):
        others = {members[(number + 1) % len(members)].id, members[number * 31 % len(members)].id} - {city.id}
        for other in sorted(others):
            yield f"organisation:{city.id}-committee", "cooperates-with", f"organisation:{other}-committee", SOURCE


def erratum_rows(misprints: Sequence[tuple[str, str]]) -> Iterator[tuple[object, ...]]:
    """Rows of ``errata``: one in twenty misprints, ``(key, printed)``, is spoken of."""
    for number, (key, printed) in enumerate(islice(misprints, 0, None, 20)):
        yield (f"misprint-{number + 1:06d}", key, "misprint", f"The gazetteer prints {printed}.", f"地名录印作{printed}。",
               "corrected", "minor", SOURCE)  # fmt: skip


def _skewed(number: int, count: int) -> int:
    """Places in a list, the first ones far more often than the last ones."""
    share = (number * 0.6180339887498949) % 1
    return int(share * share * count)


def _texts(count: int, seed: int) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Title, summary and keywords in both languages, ``count`` times."""
    english, chinese = Words("en", seed), Words("zh", seed)
    for first in range(0, count, BLOCK):
        size = min(BLOCK, count - first)
        latin, han = english.draw(size * (ENGLISH_WORDS + 7)), chinese.draw(size * (CHINESE_WORDS + 5))
        for number in range(size):
            words = latin[number * (ENGLISH_WORDS + 7) : (number + 1) * (ENGLISH_WORDS + 7)]
            signs = han[number * (CHINESE_WORDS + 5) : (number + 1) * (CHINESE_WORDS + 5)]
            yield (" ".join(words[:4]).capitalize(), "".join(signs[:3]), sentence(words[7:]), "".join(signs[5:]) + "。",
                   " ".join(words[4:7]), " ".join(signs[3:5]))  # fmt: skip
