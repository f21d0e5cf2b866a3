"""Kinds that test what a source prints: claims in prose against tables, aggregates against their parts."""

from typing import Any, Literal

from pydantic import Field

from kb.analysis.claims import ClaimVerdict
from kb.analysis.recompute import Arithmetic, ScoreAudit, audit_scores
from kb.model import Claim, Edition, Erratum
from kb.model.values import split_list
from kb.query.answer import Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.claimed import claim_ids, on_each_dimension, verdict_of
from kb.query.drafting.claims_alike import Manner, Said, says_alike, speak_of_all
from kb.query.drafting.draft import Draft, as_read, first_printed
from kb.query.drafting.unequal import unequal_outcome
from kb.query.drafting.weighing_tables import HANDBOOK
from kb.query.kinds.errata import touches
from kb.query.kinds.searching import ENOUGH
from kb.query.plan import Outcome, Plan
from kb.search.text import Hit

VERDICTS = {"supported": ("supported", "成立"), "not supported": ("not supported", "不成立"),
            "cannot be checked": ("cannot be checked", "无法核对")}  # fmt: skip


NO_CLAIM = ("No recorded claim of a source fits this question.", "没有与该问题相符的原文论断记录。")


class Audit(Plan):
    """Check what a source claims in prose against its tables."""

    kind: Literal["audit"] = "audit"
    terms: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    must: tuple[str, ...] = Field(
        default=(), description="Words that no name explains: some claim must hold one of them."
    )
    numbers: tuple[float, ...] = Field(
        default=(), description="Numbers of the claim: one that says others is another claim."
    )
    tiers: tuple[tuple[str, int], ...] = Field(default=(), description="How many cities of a tier the claim counts.")
    rank: int | None = Field(
        default=None,
        description="The rank the claim states: a claim of a source that states another one is another claim.",
    )
    manner: tuple[Manner, ...] = Field(
        default=(),
        description="Whether the claim puts cities high or low, or says a number, or one as a bound: one that does not is another claim.",
    )
    agree: bool = Field(
        default=False, description="Whether two statements agree is asked: a contradiction that is recorded says no."
    )
    examples = ("New York is called 'far ahead' in innovation and entrepreneurship. Does the table support this?",
                "报告称宜昌的家庭和工作场所学习环境指标都高于0.9，表格支持这一说法吗？")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The check in words."""
        text = " ".join(self.terms)
        return f"核对原文论断：{text}" if language == "zh" else f"check the source's claim: {text}"

    def run(self, draft: Draft) -> Outcome:
        """The claim that fits the words best, checked against the tables."""
        base = draft.base
        found = self._matches(base)
        unchecked = all(row.check == UNCHECKED for _, row in found)
        of_region = any(key.startswith("place:") for key in self.about)
        if self.agree and unchecked and not of_region and (against := self._contradicted(draft)) is not None:
            return against
        of_source = any(key.startswith("source:") for key in self.about)
        if not found and (self.numbers or self.tiers or of_source or of_region):
            return Outcome("no_data", NO_CLAIM)  # an erratum on something else bears out no number and no whole index
        if not found:
            return self._errata(draft)
        rows = on_each_dimension(base, self.terms, [row for fit, row in found if fit > found[0][0] - 0.05][:5])
        if not speak_of_all(base, rows, self.about):
            return Outcome("no_data", NO_CLAIM)
        verdicts = [verdict_of(base, row) for row in rows]
        draft.table(("Claims and verdicts", "论断与核对结果"), claim_columns(draft),
                    [claim_row(draft, row, verdict) for row, verdict in zip(rows, verdicts, strict=True)])  # fmt: skip
        first = overall(verdicts)
        boolean = {"supported": True, "not supported": False}.get(first.verdict)
        word = {True: ("Yes", "是"), False: ("No", "否"), None: ("Cannot be checked", "无法核对")}[boolean]
        return Outcome("answered", (f"{word[0]}: {rows[0].statement} – {first.reason}", f"{word[1]}：{rows[0].statement_zh}——{first.reason_zh}"),
                       Value(type="boolean", boolean=boolean))  # fmt: skip

    def _matches(self, base: Base) -> list[tuple[float, Claim]]:
        """Claims by how well they fit: the words they share, and the cities and indicators they name."""
        hits = base.text.search(self.terms, ("claim",), 200)
        coverage = {hit.key.partition(":")[2]: hit.coverage for hit in hits}
        hit_of = {hit.key.partition(":")[2]: hit for hit in hits}
        said = Said(self.about, self.numbers, self.tiers, self.rank, self.manner, self.terms)
        wanted = {key.partition(":")[2] for key in self.about if not key.startswith("source:")}
        sources = [key.partition(":")[2] for key in self.about if key.startswith("source:")]
        regions = {key.partition(":")[2] for key in self.about if key.startswith("place:")}
        found = []
        for row in base.store.rows(Claim):
            named = claim_ids(row)
            told = {part for part in named if part in base.cities or part in base.indicators}
            cities = wanted & base.cities.keys()
            if not self._holds(base, row, hit_of.get(row.id)) or not says_alike(base, row, said):
                continue  # another statement on the same things
            if sources and not any(f"{source}[" in row.source for source in sources):
                continue  # a claim of another source
            if regions and not any(r in named or base.names_of(f"place:{r}")[0] in row.statement for r in regions):
                continue  # a claim on no region, or on another one
            lying = {city for key in split_list(row.things) if (city := base.place_of(key))}
            if (
                cities
                and not (told | lying) & cities
                and not any(base.cities[city].name in row.statement for city in cities)
            ):
                continue  # a claim about other cities, or about none
            if (
                wanted
                and not (wanted <= named or (told and (told <= wanted or wanted - named <= parents(base, told))))
                and coverage.get(row.id, 0) < ENOUGH
            ):
                continue
            above = {base.indicators[part].parent for part in told if part in base.indicators}
            met = {
                part
                for part in told
                if part in wanted or (part in base.indicators and base.indicators[part].parent in wanted)
            }
            alike = len(met) / (len(wanted - above | told) or 1)
            fit = coverage.get(row.id, 0.0) + (0.45 * alike if wanted else 0.0)
            if fit >= (FITS - 0.08 if wanted else FITS):
                found.append((fit, row))
        return sorted(
            found,
            key=lambda pair: (-round(pair[0] - (0.1 if pair[1].check == UNCHECKED else 0.0), 6), pair[1].id),
        )

    def _holds(self, base: Base, row: Claim, hit: Hit | None) -> bool:
        """Whether a claim holds one of the words that no name explains; one that nothing checks, the most telling word."""
        matched = set(hit.matched) if hit else set()
        if row.check != UNCHECKED:
            return len(self.must) < 3 or bool(matched & set(self.must))
        known = [term for term in self.terms if base.text.frequency(term)]
        return bool(matched) and max(known, key=base.text.weight) in matched

    def _contradicted(self, draft: Draft) -> Outcome | None:
        """*Does it agree with …?*: a recorded contradiction that holds the words and all the years said."""
        base = draft.base
        said = {term for term in self.terms if term.isdigit()}
        telling = {max(self.must, key=base.text.weight)} if self.must else set()
        hits = [hit for hit in base.text.search(self.terms, ("erratum",), 20) if hit.coverage >= FITS]
        rows = [
            row
            for hit in hits
            if said <= set(hit.matched)
            and telling <= set(hit.matched)
            and (row := base.store.get(Erratum, hit.key.partition(":")[2]))
        ]
        rows = [row for row in rows if row.kind == "contradiction"][:1]
        if not rows:
            return None
        draft.table(("Errata", "勘误"), [draft.column("printed", "Printed", "原文"), draft.column("why", "Why", "依据")],
                    [draft.row({"printed": first_printed(row), "why": draft.tell(row.why, row.why_zh)}, (row,)) for row in rows])  # fmt: skip
        return Outcome("answered", (f"No, they do not agree: {rows[0].why}", f"否，两者不一致：{rows[0].why_zh}"),
                       Value(type="boolean", boolean=False))  # fmt: skip

    def _errata(self, draft: Draft) -> Outcome:
        """No claim fits: an erratum may say that what is printed is wrong."""
        base = draft.base
        hits = [hit for hit in base.text.search(self.terms, ("erratum",), 20) if hit.coverage >= FITS]
        cities = [key for key in self.about if key.startswith("city:")]
        every = (base.store.get(Erratum, hit.key.partition(":")[2]) for hit in hits)
        rows = [row for row in every if row and all(touches(row, city) for city in cities)][:3]
        if not rows:
            return Outcome("no_data", NO_CLAIM)
        draft.note("erratum", f"Printed as “{first_printed(rows[0])}”, read as “{rows[0].reads}”.",
                   f"原文印作“{first_printed(rows[0])}”，此处读作“{rows[0].reads}”。")  # fmt: skip
        draft.table(("Errata", "勘误"), [draft.column("printed", "Printed", "原文"), draft.column("reads", "Read as", "读作"),
                    draft.column("why", "Why", "依据")], [draft.row({"printed": first_printed(row), "reads": draft.tell(*as_read(row)) or None,
                    "why": draft.tell(row.why, row.why_zh)}, (row,)) for row in rows])  # fmt: skip
        return Outcome("answered", (f"Not decided by a claim; a problem is recorded: {rows[0].why}", f"没有可判定的论断；已记录的问题：{rows[0].why_zh}"),
                       Value(type="boolean", boolean=None))  # fmt: skip


def parents(base: Base, told: set[str]) -> set[str | None]:
    """The indicators right above those named."""
    return {base.indicators[part].parent for part in told if part in base.indicators}


UNCHECKED = "not-checkable"
FITS = 0.5  # least fit of a claim: a question that names its things needs few of its words, one without names most


def overall(verdicts: list[ClaimVerdict]) -> ClaimVerdict:
    """Of claims that fit equally well, the one that fails decides."""
    return next((v for v in verdicts if v.verdict == "not supported"), verdicts[0])


def claim_columns(draft: Draft) -> list[Any]:
    """The columns of a table of claims."""
    return [draft.column("claim", "Claim", "论断"), draft.column("verdict", "Verdict", "结果"),
            draft.column("reason", "Why", "依据")]  # fmt: skip


def claim_row(draft: Draft, row: Claim, verdict: ClaimVerdict) -> TableRow:
    """A claim with its verdict, the claim's citation and those of the values it rests on."""
    rests = [found for key in verdict.rests_on[:12] if (found := draft.base.store.thing(key))]
    return draft.row({"claim": draft.tell(row.statement, row.statement_zh), "verdict": draft.tell(*VERDICTS[verdict.verdict]),
                      "reason": draft.tell(verdict.reason, verdict.reason_zh)}, [row, *rests])  # fmt: skip


class Recompute(Plan):
    """Recompute printed aggregates from their printed parts, for an edition, an indicator or a city."""

    kind: Literal["recompute"] = "recompute"
    edition: str
    indicator: str | None = None
    city: str | None = None
    ask: Literal["check", "exact", "value", "which", "count"] = Field(
        default="check",
        description="Exact: whether it prints like the printed one, whatever rounding of the parts may explain. Value: the recomputed "
        "number itself, of one city. Which, count: the cities where it is not the printed one.",
    )
    examples = (
        "Does Wuhan's iSLEC overall score recompute from its dimensions?",
        "武汉的iSLEC总分能由各维度重新计算得出吗？",
    )

    def words(self, base: Base, language: Language) -> str:
        """The check in words."""
        keys = [f"city:{self.city}"] if self.city else []
        keys += [f"indicator:{self.indicator}" if self.indicator else f"edition:{self.edition}"]
        parts = [base.names_of(key)[language == "zh"] for key in keys]
        return f"重新计算：{'、'.join(parts)}" if language == "zh" else f"recompute {', '.join(parts)}"

    def run(self, draft: Draft) -> Outcome:
        """Every printed aggregate beside the recomputed one; rounding is allowed for, nothing else."""
        found = [
            a
            for a in audits(draft.base, self.edition)
            if self.indicator in (None, a.indicator) and self.city in (None, a.city)
        ]
        if not found:
            return Outcome(
                "no_data", ("Nothing is printed here that could be recomputed.", "此处没有可重新计算的原文数值。")
            )
        wrong = [audit for audit in found if audit.verdict == "contradicts"]
        _tell_recomputing(draft, draft.base.editions[self.edition])
        apart = [audit for audit in found if audit.verdict in ("contradicts", "within rounding")]
        shown = apart if self.ask in ("which", "count") else wrong or (self.ask == "exact" and apart) or found[:100]
        columns = [draft.column("city", "City", "城市"), draft.column("indicator", "Indicator", "指标"),
                   draft.column("printed", "Printed", "原文"), draft.column("recomputed", "Recomputed", "重新计算"),
                   draft.column("verdict", "Verdict", "结果"), draft.column("reason", "Why", "依据")]  # fmt: skip
        draft.table(
            ("Printed and recomputed", "原文与重新计算"), columns, [_audit_row(draft, audit) for audit in shown]
        )
        text = (f"{len(found) - len(wrong)} of {len(found)} printed aggregates recompute within rounding; {len(wrong)} do not.",
                f"{len(found)}个原文合成值中有{len(found) - len(wrong)}个在舍入范围内可重新计算得出，{len(wrong)}个不能。")  # fmt: skip
        overall = [a for a in found if a.indicator == (self.indicator or draft.base.editions[self.edition].overall)]
        if self.ask == "value" and len(overall) == 1 and overall[0].recomputed is not None:
            number = round(float(overall[0].recomputed), 6)
            name = draft.ref(f"indicator:{overall[0].indicator}")
            return Outcome("answered", (f"{draft.city(overall[0].city).name_en}, {name.name_en}: {number}; printed {float(overall[0].printed):g}. {text[0]}",
                                        f"{draft.city(overall[0].city).name_zh}的{name.name_zh}：{number}；原文{float(overall[0].printed):g}。{text[1]}"),
                           Value(type="number", number=number))  # fmt: skip
        if self.ask in ("which", "count", "exact"):
            return unequal_outcome(draft, found, text, self.ask)
        return Outcome("answered", text, Value(type="boolean", boolean=not wrong))


def _tell_recomputing(draft: Draft, edition: Edition) -> None:
    half = f"{0.5 * 10**-edition.decimals:g}"
    draft.note("assumption",
               f"Method: the weighted mean of the printed parts in exact fractions ({HANDBOOK}, step 6); a printed number stands for all numbers "
               f"within {half} of it, and what such numbers can explain is “within rounding”.",
               f"方法：以精确分数计算已公布下级指标的加权平均（{HANDBOOK}，第6步）；印出的数代表与其相差不超过{half}的所有数，"
               "能由此解释的差异为“舍入范围内”。")  # fmt: skip


def audits(base: Base, edition: str) -> list[ScoreAudit]:
    """All recomputed aggregates of an edition."""
    row = base.editions[edition]
    indicators = [node for node in base.indicators.values() if node.edition == edition]
    return audit_scores(indicators, base.claim_data.scores, Arithmetic(row.decimals, row.scale_max, row.aggregation))


def _audit_row(draft: Draft, audit: ScoreAudit) -> TableRow:
    base = draft.base
    parts = [audit.indicator, *(node.id for node in base.children.get(audit.indicator, []) if node.weight)]
    rows = [row for part in parts if (row := base.scores.get(part, {}).get(audit.city))]
    verdict = {
        "agrees": "一致",
        "within rounding": "舍入范围内一致",
        "contradicts": "矛盾",
        "cannot be checked": "无法核对",
    }
    recomputed = round(float(audit.recomputed), 6) if audit.recomputed is not None else None
    return draft.row({"city": draft.city(audit.city), "indicator": draft.ref(f"indicator:{audit.indicator}"),
                      "printed": float(audit.printed), "recomputed": recomputed,
                      "verdict": draft.tell(audit.verdict, verdict[audit.verdict]),
                      "reason": draft.tell(audit.reason, audit.reason_zh)}, rows)  # fmt: skip
