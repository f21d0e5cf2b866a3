"""The kind that tells what stands on a document's title page: authors, publisher, date, title, DOI."""

from typing import Any, Literal

from pydantic import Field

from kb.model import Edition, Name, Organisation, Reference, Relation, Source
from kb.model.values import parse_citations
from kb.query.answer import Cell, Language, Value
from kb.query.base import Base, pick
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan

Particular = Literal["title", "authors", "affiliation", "publisher", "published", "doi"]
LABELS: dict[Particular, tuple[str, str]] = {
    "title": ("title", "题名"), "authors": ("authors", "作者"), "affiliation": ("institution of the authors", "作者单位"), "publisher": ("publisher", "发布机构"),
    "published": ("date", "发布时间"), "doi": ("DOI", "DOI"),
}  # fmt: skip


class Imprint(Plan):
    """What a document says of itself: its title, who wrote and who published it, when, its DOI."""

    kind: Literal["imprint"] = "imprint"
    source: str = Field(description="The document.")
    asks: tuple[Particular, ...] = Field(default=(), description="What is asked for; empty for all.")
    examples = ("Who published the iSLEC report, and when?", "全球智慧之都报告出自哪两家机构？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        asked = [pick(LABELS[part], language) for part in self.asks or tuple(LABELS)]
        name = pick(base.names_of(f"source:{self.source}"), language)
        return f"《{name}》的{'、'.join(asked)}" if language == "zh" else f"{', '.join(asked)} of “{name}”"

    def run(self, draft: Draft) -> Outcome:
        """The particulars asked for; one that the document does not print is said to be missing."""
        row = draft.base.sources.get(self.source)
        if row is None:
            return Outcome("no_data", ("There is no such source here.", "知识库中没有该来源。"))
        asked = self.asks or tuple(LABELS)
        said = {part: value for part in asked if (value := particular(draft.base, row, part))}
        self._tell_missing(draft, row, [part for part in asked if part not in said])
        if not said:
            return Outcome("no_data", ("The document does not print this.", "该文献没有印出这一信息。"))
        columns = [draft.column("source", "Source", "来源"), *(draft.column(p, *LABELS[p]) for p in said)]
        cells: dict[str, Cell] = {"source": draft.ref(f"source:{self.source}")} | {
            p: pick(v, draft.language) for p, v in said.items()
        }
        draft.table(("Title page", "题名页"), columns, [draft.row(cells, evidence_of(draft.base, row))])
        english = "; ".join(f"{LABELS[part][0]}: {value[0]}" for part, value in said.items())
        chinese = "；".join(f"{LABELS[part][1]}：{value[1]}" for part, value in said.items())
        if list(said) == ["published"]:
            return Outcome("answered", (f"{row.short}: {row.published}.", f"{row.short_zh}：{row.published}。"),
                           Value(type="date", date=row.published))  # fmt: skip
        return Outcome("answered", (f"{row.short}: {english}.", f"{row.short_zh}：{chinese}。"),
                       Value(type="text", text=draft.tell(english, chinese)))  # fmt: skip

    def _tell_missing(self, draft: Draft, row: Source, missing: list[Particular]) -> None:
        if missing:
            english, chinese = (
                ", ".join(LABELS[part][0] for part in missing),
                "、".join(LABELS[part][1] for part in missing),
            )
            draft.note("missing", f"{row.short} prints no {english}.", f"{row.short_zh}没有印出{chinese}。")  # fmt: skip


def particular(base: Base, row: Source, part: Particular) -> tuple[str, str] | None:
    """A particular of a source in both languages; a publisher stands for an author that is not named."""
    if part == "title":
        return row.title, row.title_zh
    if part == "affiliation":
        return affiliations(base, row)
    value = getattr(row, part) or (row.publisher if part == "authors" else None)
    return (value, in_chinese(base, value)) if value else None


def in_chinese(base: Base, people: str) -> str:
    """Names of people and institutions with the Chinese ones that the base knows."""
    found = [next(iter(base.store.where(Organisation, "name", name)), None) for name in people.split("; ")]
    pairs = zip(people.split("; "), found, strict=True)
    return "；".join(f"{row.name_zh}（{name}）" if row and name not in row.name_zh else name for name, row in pairs)


def affiliations(base: Base, row: Source) -> tuple[str, str] | None:
    """Where each author that a title page names works, and what that is a part of."""
    told: list[tuple[str, str]] = []
    for person in (row.authors or "").split("; "):
        key = next((f"organisation:{found.id}" for found in base.store.where(Organisation, "name", person)), "")
        works = next((r.object for r in _ties(base, key, "member-of")), None)
        if works is None:
            continue
        whole = next((r.object for r in _ties(base, works, "part-of")), works)
        english, chinese = base.names_of(works)
        more, more_zh = base.names_of(whole)
        told.append((f"{person} ({english if more in english else f'{english}, {more}'})",
                     f"{person}（{chinese if more_zh in chinese else more_zh + chinese}）"))  # fmt: skip
    return ("; ".join(one for one, _ in told), "；".join(zh for _, zh in told)) if told else None


def _ties(base: Base, key: str, predicate: str) -> list[Relation]:
    return [row for row in base.store.where(Relation, "subject", key) if row.predicate == predicate]


def evidence_of(base: Base, source: Source) -> list[Any]:
    """The rows that cite the title page: who published the edition or the work that a document is, and its printed names."""
    works: list[Any] = [
        *base.store.where(Edition, "id", source.id),
        *base.store.where(Reference, "name", source.title),
    ]
    keys = [f"edition:{source.id}", *(f"reference:{row.id}" for row in works if isinstance(row, Reference))]
    rows: list[Any] = [
        row for key in keys for row in base.store.where(Relation, "object", key) if row.predicate == "published"
    ]
    rows += [*works, *base.store.where(Name, "thing", f"source:{source.id}")]
    return [row for row in rows if any(c.source == source.id for c in parse_citations(row.source))]
