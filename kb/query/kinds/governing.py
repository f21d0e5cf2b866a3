"""The kind that compares governance: what steering bodies share, who is the exception, who steers, leads, implements."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from kb.analysis.motifs import Motif, Roles, roles
from kb.analysis.pattern import Pattern as Shape
from kb.analysis.pattern import exceptions, pattern
from kb.query.answer import Cell, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.apart import apart_outcome, tell_one_law
from kb.query.drafting.draft import LISTED, Draft
from kb.query.drafting.sequence_tables import sequence_outcome, sequence_table, undecided_outcome
from kb.query.drafting.steering import ASPECTS, ORDERS, Aspect, AspectKey, Reading, Steering, order_of, steering
from kb.query.drafting.ties import surroundings
from kb.query.drafting.warnings import warn_about_selection
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import HasBody, Selection
from kb.query.selection.describe import selection_words

MOTIFS: dict[Motif, tuple[str, str]] = {
    "lead implements": ("one steers, the lead entity implements too", "一机构统筹，牵头单位兼实施"),
    "body implements": ("the steering body acts itself", "统筹机构亲自实施"),
    "others implement": ("one steers, one leads, others are named as acting", "统筹、牵头与所载实施者各不相同"),
    "no implementer named": ("one steers, one leads, nobody is named as acting", "有统筹与牵头，未载实施者"),
    "no lead named": ("a body steers, no lead entity is named", "有统筹机构，未载牵头单位"),
}
MOST_NAMED = 20  # exceptions in a sentence
MOST_ROLES = 40  # cities whose surroundings in the graph are read for a table
WEIGHTY: tuple[AspectKey, ...] = ("lead_type", "order")  # what a headline names first
Ask = Literal["table", "exceptions", "apart", "roles", "sequence", "undecided"]


class Pattern(Plan):
    """What steering bodies share and who is the exception, body and law in order, and who steers, leads, implements."""

    kind: Literal["pattern"] = "pattern"
    select: Selection = Field(
        default=Selection(), description="Cities whose main bodies are compared; without conditions, all."
    )
    aspects: tuple[AspectKey, ...] = Field(default=(), description="What is compared; without any, everything.")
    share: float = Field(default=0.6667, ge=0.5, le=1, description="From which share on a value is a shared pattern.")
    ask: Ask = Field(
        default="table",
        description="Apart: who is the exception in most aspects. Undecided: whose body and law the printed dates cannot order.",
    )
    motif: Motif | None = Field(default=None, description="With roles: which cities have this motif.")
    examples = (
        "What do the steering bodies have in common, and who is the exception?",
        "各市协调机构有什么共同点，哪些城市是例外？",
    )

    def words(self, base: Base, language: Language) -> str:
        """The comparison in words."""
        zh = language == "zh"
        who = (("；" if zh else " – ") + selection_words(base, self.select, language)) if self.select.conditions else ""
        if self.ask == "roles":
            which = ("：" if zh else ": ") + MOTIFS[self.motif][zh] if self.motif else ""
            return ("由谁统筹、牵头与实施" if zh else "who steers, who leads and who implements") + which + who
        if self.ask == "undecided":
            return ("机构与立法先后无法判定的城市" if zh else "whose body and law the dates cannot order") + who
        if self.ask == "sequence":
            return ("机构与立法孰先、相隔多久" if zh else "body or law first, and how long between them") + who
        labels = [ASPECTS[key].label[zh] for key in self._aspects()]
        about = "、".join(labels) if zh else ", ".join(label[:1].lower() + label[1:] for label in labels)
        if self.ask == "apart":
            return (
                f"在最多方面偏离共同模式的城市：{about}{who}"
                if zh
                else f"who differs from the shared pattern in most aspects: {about}{who}"
            )
        if zh:
            return f"协调机构的共同点与例外：{about}{who}"
        return f"what steering bodies share and who is the exception: {about}{who}"

    def _aspects(self) -> tuple[AspectKey, ...]:
        return self.aspects or tuple(ASPECTS)

    def run(self, draft: Draft) -> Outcome:
        """The shared pattern, the exceptions, the order of body and law, the roles in the graph."""
        select = Selection(conditions=(*self.select.conditions, HasBody()))
        cases = [case for city in counted(draft, select) if (case := steering(draft.base, city))]
        warn_about_selection(draft, self.select, None)
        if not cases:
            return Outcome(
                "no_data",
                ("No source names a main steering body of these cities.", "没有来源载明这些城市的主要协调机构。"),
            )
        if self.ask == "roles":
            return _roles(draft, cases, self.motif)
        if self.ask == "undecided":
            sequence_table(draft, cases)
            return undecided_outcome(draft, cases)
        if self.ask == "sequence":
            sequence_table(draft, cases)
            return sequence_outcome(draft, cases)
        readings = {key: {case.city: ASPECTS[key].read(draft.base, case) for case in cases} for key in self._aspects()}
        shapes = {key: pattern({city: reading.value for city, reading in found.items()}, Fraction(self.share).limit_denominator(100))
                  for key, found in readings.items()}  # fmt: skip
        apart = exceptions(shapes)
        self._shared_table(draft, readings, shapes)
        shown = set(draft.first(("Who differs", "例外城市"), list(apart)))
        _exception_table(draft, readings, shapes, {city: keys for city, keys in apart.items() if city in shown})
        listed = set(draft.first(("Bodies", "机构"), [case.city for case in cases]))
        first = [case for case in cases if case.city in listed]
        _matrix(draft, first, readings)
        if {"order", "order_in_force"} & set(self._aspects()):
            sequence_table(draft, first)
        if not self.aspects:
            _role_table(draft, first[:MOST_ROLES])
            if len(cases) > MOST_ROLES:
                draft.note("default", f"Roles are listed for the first {MOST_ROLES} of {len(cases)} cities.",
                           f"角色表列出{len(cases)}个城市中的前{MOST_ROLES}个。")  # fmt: skip
        tell_one_law(draft, apart)
        draft.note("assumption", f"Method: a value is a shared pattern when at least {self.share * 100:.0f} % of the bodies with a known value have it; bodies "
                   "without a known or decidable value count nowhere (comparison of cases, aspect by aspect: Ragin 1987).",
                   f"方法：某一取值为至少{self.share * 100:.0f}%的已知机构所共有时，视为共同模式；未知或无法判定者不计入（逐项比较案例：Ragin 1987）。")  # fmt: skip
        return apart_outcome(draft, shapes, apart) if self.ask == "apart" else self._outcome(draft, shapes, list(apart))

    def _shared_table(
        self, draft: Draft, readings: dict[AspectKey, dict[str, Reading]], shapes: dict[AspectKey, Shape]
    ) -> None:
        columns = [draft.column("aspect", "Aspect", "方面"), draft.column("shared", "Shared pattern", "共同模式"),
                   draft.column("held", "Held by", "占比"), draft.column("exceptions", "Exceptions", "例外"),
                   draft.column("values", "All values", "全部取值"), draft.column("unknown", "Not counted", "不计入")]  # fmt: skip
        rows = []
        for key, shape in shapes.items():
            holders = shape.values.get(shape.shared or "", ())
            spread = [(_value_words(key, value), len(cities)) for value, cities in shape.values.items()]
            values = draft.tell(
                "; ".join(f"{words[0]} {count}" for words, count in spread),
                "；".join(f"{words[1]} {count}" for words, count in spread),
            )
            cells: dict[str, Cell] = {
                "aspect": draft.tell(*ASPECTS[key].label),
                "shared": draft.tell(*(_value_words(key, shape.shared) if shape.shared else ("none", "无"))),
                "held": draft.tell(f"{len(holders)} of {shape.known}", f"{shape.known}个中的{len(holders)}个") if shape.shared else None,
                "exceptions": [draft.city(city) for city in draft.first(("Exceptions", "例外"), shape.exceptions)] or None, "values": values,
                "unknown": [draft.city(city) for city in draft.first(("Not counted", "不计入"), shape.unknown)] or None,
            }  # fmt: skip
            cited = [row for reading in readings[key].values() for row in reading.rows]
            rows.append(draft.row(cells, cited if draft.whole else cited[:LISTED]))
        draft.table(("Shared pattern and exceptions", "共同模式与例外"), columns, rows)

    def _outcome(self, draft: Draft, shapes: dict[AspectKey, Shape], apart: list[str]) -> Outcome:
        told = [key for key in (*WEIGHTY, *shapes) if key in shapes and shapes[key].shared]
        sentences = [_sentence(draft, key, shapes[key]) for key in dict.fromkeys(told)][: 2 if not self.aspects else 4]
        if not sentences:
            labels = [ASPECTS[key].label for key in shapes]
            sentences = [(f"No value is shared by {self.share * 100:.0f} % or more: {', '.join(label[0].lower() for label in labels)}",
                          f"没有{self.share * 100:.0f}%以上共有的取值：{'、'.join(label[1] for label in labels)}")]  # fmt: skip
        english = [text if n == 0 else text[:1].lower() + text[1:] for n, (text, _) in enumerate(sentences)]
        headline = ("; ".join(english) + ".", "；".join(pair[1] for pair in sentences) + "。")
        if self.ask == "exceptions":
            items = [draft.city(city) for city in apart]
            return Outcome("answered", headline, Value(type="entities", entity="city", items=items, ordered=False))
        return Outcome("answered", headline, Value(type="table"))


def _value_words(key: AspectKey, value: str) -> tuple[str, str]:
    try:
        return ASPECTS[key].words(value)
    except KeyError:
        return value, value


def _sentence(draft: Draft, key: AspectKey, shape: Shape) -> tuple[str, str]:
    """*Type of lead entity: education authority in 10 of 12, but party department in Hangzhou and service centre in Nanjing*."""
    aspect: Aspect = ASPECTS[key]
    words, holders = _value_words(key, shape.shared or ""), len(shape.values[shape.shared or ""])
    named = set(shape.exceptions[:MOST_NAMED])
    apart = [(_value_words(key, value), [draft.city(city) for city in cities if city in named])
             for value, cities in shape.values.items() if named.intersection(cities)]  # fmt: skip
    english = f"{aspect.label[0]}: {words[0]} in {holders} of {shape.known}"
    chinese = f"{aspect.label[1]}：{shape.known}个中有{holders}个为{words[1]}"
    if apart:
        english += ", but " + _joined(
            [f"{value[0]} in {_joined([city.name_en for city in own])}" for value, own in apart]
        )
        chinese += "，例外：" + "，".join(
            f"{'、'.join(city.name_zh for city in own)}为{value[1]}" for value, own in apart
        )
    if more := len(shape.exceptions) - len(named):
        english, chinese = f"{english}; {more} more differ", f"{chinese}等{len(shape.exceptions)}个城市"
    return english, chinese


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _exception_table(draft: Draft, readings: dict[AspectKey, dict[str, Reading]], shapes: dict[AspectKey, Shape],
                     apart: dict[str, tuple[AspectKey, ...]]) -> None:  # fmt: skip
    """Who differs, in how many aspects, and in what."""
    columns = [draft.column("city", "City", "城市"), draft.column("n", "Differs in", "不同之处"), draft.column("what", "In what", "具体为"),
               draft.column("others", "The others", "其余")]  # fmt: skip
    rows = []
    for city, keys in apart.items():
        own: list[str] = []
        shared: list[str] = []
        cited: list[object] = []
        for key in (key for key in shapes if key in keys):
            label, reading = ASPECTS[key].label, readings[key][city]
            words, common = _value_words(key, reading.value or ""), _value_words(key, shapes[key].shared or "")
            own.append(draft.tell(f"{label[0]}: {words[0]}", f"{label[1]}：{words[1]}"))
            shared.append(draft.tell(*common))
            cited += reading.rows
        separator = draft.tell("; ", "；")
        cells: dict[str, Cell] = {
            "city": draft.city(city),
            "n": len(keys),
            "what": separator.join(own),
            "others": separator.join(shared),
        }
        rows.append(draft.row(cells, cited))
    draft.table(("Who differs", "例外城市"), columns, rows)


def _matrix(draft: Draft, cases: Sequence[Steering], readings: dict[AspectKey, dict[str, Reading]]) -> None:
    """Every body with its value in every aspect, each cell cited."""
    columns = [draft.column("city", "City", "城市"), draft.column("body", "Steering body", "协调机构"),
               *(draft.column(key, *ASPECTS[key].label) for key in readings)]  # fmt: skip
    rows = []
    for case in cases:
        found = {key: readings[key][case.city] for key in readings}
        cells: dict[str, Cell] = {
            "city": draft.city(case.city),
            "body": draft.ref(f"organisation:{case.organisation.id}"),
        }
        cells |= {key: draft.tell(*_shown(case, key, reading)) for key, reading in found.items()}
        evidence: dict[str, list[str]] = {
            key: draft.cite(reading.rows) for key, reading in found.items() if reading.rows
        }
        evidence["body"] = draft.cite([case.body])
        together = list(dict.fromkeys(ident for idents in evidence.values() for ident in idents))
        rows.append(TableRow(cells=cells, evidence=together, cell_evidence=evidence))
    draft.table(("Bodies", "机构"), columns, rows)


def _shown(case: Steering, key: AspectKey, reading: Reading) -> tuple[str, str]:
    if reading.value is not None:
        return _value_words(key, reading.value)
    if key in ("order", "order_in_force"):
        found = order_of(case, "adopted" if key == "order" else "in_force")
        return (
            ORDERS[found]
            if found
            else ("no law to compare", "没有可比较的立法")
            if case.law is None
            else ("unknown", "未知")
        )
    return "unknown", "未知"


def _role_table(draft: Draft, cases: Sequence[Steering]) -> dict[str, Roles]:
    """Who steers, leads and implements in each city, from the typed edges of the graph."""
    columns = [draft.column("city", "City", "城市"), draft.column("steers", "Steers", "统筹"), draft.column("leads", "Leads", "牵头"),
               draft.column("implements", "Implements or acts", "实施或参与"), draft.column("motif", "Motif", "模式")]  # fmt: skip
    found = {case.city: roles(surroundings(draft.base, f"city:{case.city}"), f"city:{case.city}") for case in cases}
    rows = []
    for city, shape in found.items():
        parts = {"steers": shape.steers, "leads": shape.leads, "implements": shape.implements}
        cells: dict[str, Cell] = {"city": draft.city(city), **{role: [draft.ref(key) for key in who] or None for role, who in parts.items()},
                                  "motif": draft.tell(*MOTIFS[shape.motif])}  # fmt: skip
        evidence = {role: [ident for steps in who.values() for step in steps for ident in draft.book.cite(None, step.source)]
                    for role, who in parts.items() if who}  # fmt: skip
        evidence = {role: list(dict.fromkeys(idents)) for role, idents in evidence.items()}
        together = list(dict.fromkeys(ident for idents in evidence.values() for ident in idents))
        rows.append(TableRow(cells=cells, evidence=together, cell_evidence=evidence))
    draft.table(("Who steers, who leads, who implements", "由谁统筹、牵头与实施"), columns, rows)
    draft.note("assumption", "Method: roles are read from the typed ties of the graph (steers, leads, carries out), those of parts of a city with those of "
               f"the city; a motif is the way in which they meet ({len(MOTIFS)} of them; motifs after Milo et al. 2002).",
               f"方法：由图中带类型的关联（统筹、牵头、实施）读出角色，城市所属区域的关联计入该市；模式即三种角色的结合方式（共{len(MOTIFS)}种；模体参见Milo et al. 2002）。")  # fmt: skip
    draft.note("caveat", "Practices are examples: nobody named as acting does not mean that nobody acts.",
               "实践仅为举例：未载实施者不等于无人实施。")  # fmt: skip
    return found


def _roles(draft: Draft, cases: Sequence[Steering], motif: Motif | None = None) -> Outcome:
    found = _role_table(draft, cases)
    if motif:
        return _of_motif(draft, motif, [city for city, shape in found.items() if shape.motif == motif], len(cases))
    motifs = pattern({city: shape.motif for city, shape in found.items()})
    counts = [(MOTIFS[motif], cities) for motif in MOTIFS if (cities := motifs.values.get(motif))]
    if len(cases) == 1:
        shape = next(iter(found.values()))
        who = [draft.listed(draft.ref(key).name for key in part) or draft.tell("nobody named", "未载")
               for part in (shape.steers, shape.leads, shape.implements)]  # fmt: skip
        return Outcome("answered", (f"Steers: {who[0]}. Leads: {who[1]}. Implements or acts: {who[2]}.",
                                    f"统筹：{who[0]}。牵头：{who[1]}。实施或参与：{who[2]}。"), Value(type="table"))  # fmt: skip
    return Outcome("answered", ("; ".join(f"{words[0]}: {draft.cities(cities)}" for words, cities in counts) + ".",
                                "；".join(f"{words[1]}：{draft.cities(cities)}" for words, cities in counts) + "。"), Value(type="table"))  # fmt: skip


def _of_motif(draft: Draft, motif: Motif, cities: Sequence[str], every: int) -> Outcome:
    """The cities whose roles meet in one way."""
    words, named = MOTIFS[motif], draft.cities(cities) if cities else draft.tell("none", "无")
    english = f"{words[0][:1].upper()}{words[0][1:]}: {len(cities)} of {every} cities: {named}."
    return Outcome("answered", (english, f"{words[1]}：{every}个城市中的{len(cities)}个：{named}。"),
                   Value(type="entities", entity="city", items=[draft.city(city) for city in cities], ordered=False))  # fmt: skip
