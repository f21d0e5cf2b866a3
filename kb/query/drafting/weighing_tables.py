"""Tables, refusals and notes that the kinds about weights share."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kb.analysis.coherence import OPPOSED, REDUNDANT, WEAK, Coherence, coherence
from kb.analysis.dominance import Dominance
from kb.analysis.exact import Number, exact, rounded
from kb.analysis.influence import Influence, influences
from kb.analysis.recompute import components
from kb.analysis.robustness import RankInterval
from kb.query.answer import Cell, Column, TableRow
from kb.query.drafting import caveats
from kb.query.drafting.draft import LISTED, Draft
from kb.query.drafting.part import cited_part
from kb.query.drafting.weighed import Weighed
from kb.query.plan import Outcome

HANDBOOK = "OECD/JRC 2008, Handbook on Constructing Composite Indicators"


def percent(share: Number) -> float:
    """A share in per cent with one decimal.

    Examples
    --------
    >>> percent(Fraction(2, 3))
    66.7
    """
    return float(rounded(exact(share) * 100, 1))


def spread(low: Number, high: Number) -> str:
    """Two ranks as a range; one rank when they are the same.

    Examples
    --------
    >>> spread(3, 5), spread(Fraction(4), Fraction(4)), spread(Fraction(119, 20), 9)
    ('3–5', '4', '5.95–9')
    """
    first, last = f"{float(low):g}", f"{float(high):g}"
    return first if first == last else f"{first}–{last}"


def cannot_weigh(draft: Draft, data: Weighed, parts: dict[str, Fraction]) -> Outcome | None:
    """The refusal when there is nothing to weigh: too few cities, or a level whose scores are not printed."""
    name = (data.edition.name, data.edition.name_zh)
    caveats.no_data(draft, data.missing)
    if len(data.cities) < 2:
        return Outcome("no_data", (f"{name[0]} assesses {len(data.cities)} of these cities; an order needs at least two.",
                                   f"{name[1]}只评估了其中{len(data.cities)}个城市，排序至少需要两个。"))  # fmt: skip
    if data.unpublished(parts):
        draft.cite(draft.base.coverage("score"))
        return Outcome("no_data", (f"{name[0]} prints no scores at this level, so they cannot be combined again.",
                                   f"{name[1]}没有公布这一层级的得分，无法重新合成。"))  # fmt: skip
    return None


MOST_DISTURBED = 10_000  # cities whose ranks are drawn again and again: with more it takes minutes and gigabytes


def too_many(draft: Draft, data: Weighed) -> Outcome | None:
    """The refusal when more cities would be ranked again and again than a server can."""
    count = len(data.cities)
    if count <= MOST_DISTURBED:
        return None
    return Outcome("unsupported", (f"{data.edition.name} ranks {count:,} cities here; their ranks under many weightings are worked out for at most "
                                   f"{MOST_DISTURBED:,}. Choose fewer by conditions, for example a country or a network (select, in the form /plan).",
                                   f"{data.edition.name_zh}此处排列{count:,}个城市；多组权重下的名次最多可为{MOST_DISTURBED:,}个城市计算。请用条件缩小范围，"
                                   "例如某一国家或网络（/plan表单中的select）。"))  # fmt: skip


def not_among(draft: Draft, data: Weighed, city: str | None) -> Outcome | None:
    """The refusal when the city that is asked for is not one of those ranked."""
    if city is None or city in data.cities:
        return None
    name = draft.city(city)
    return Outcome("no_data", (f"{name.name_en} is not among the {len(data.cities)} cities that {data.edition.name} ranks here.",
                               f"{name.name_zh}不在{data.edition.name_zh}此处排名的{len(data.cities)}个城市之中。"))  # fmt: skip


def common_caveats(draft: Draft, data: Weighed, incomplete: tuple[str, ...] = ()) -> None:
    """The fixed caveats that stand beside every order: rounding, selection, coverage."""
    caveats.rounding(draft, data.edition.decimals)
    caveats.not_a_sample(draft)
    caveats.no_data(draft, incomplete)


def weights_table(draft: Draft, data: Weighed, shares: Mapping[str, Fraction], parts: Mapping[str, Fraction]) -> None:
    """Every weight used beside the published one: the shares within their parents, and the parts combined in the whole."""
    published = {part: share for parent in [data.top, *shares]
                 for part, share in components(data.indicators, parent).items()}  # fmt: skip
    columns = [draft.column("part", "Part", "指标"), draft.column("of", "Part of", "所属上级"),
               draft.column("published", "Published weight", "公布权重", "%"), draft.column("used", "Weight used", "所用权重", "%"),
               draft.column("exact", "Exactly", "精确值"), draft.column("whole", "Weight in the whole", "占总体权重", "%")]  # fmt: skip
    rows = []
    for part, share in shares.items():
        node = draft.base.indicators[part]
        whole = parts.get(part)
        cells: dict[str, Cell] = {
            "part": draft.ref(f"indicator:{part}"), "of": draft.ref(f"indicator:{node.parent}"),
            "published": percent(published[part]), "used": percent(share), "exact": str(share),
            "whole": None if whole is None else percent(whole),
        }  # fmt: skip
        rows.append(draft.row(cells, (node,)))
    draft.table(("Weights", "权重"), columns, rows)


def _unit(draft: Draft, part: str) -> str | None:
    row = draft.base.indicators[part]
    return draft.tell(row.unit or "", row.unit_zh or row.unit or "") or None


def scores_table(draft: Draft, data: Weighed, parts: list[str]) -> None:
    """The printed scores that are put together, each cell with its own citation."""
    columns = [draft.column("city", "City", "城市")]
    columns += [
        Column(key=f"score:{part}", label=draft.ref(f"indicator:{part}").name, unit=_unit(draft, part))
        for part in parts
    ]

    def row(city: str) -> TableRow:
        found = {part: row for part in parts if (row := draft.base.scores.get(part, {}).get(city))}
        cells: dict[str, Cell] = {"city": draft.city(city)} | {f"score:{part}": None for part in parts}
        cells |= {f"score:{part}": row.score for part, row in found.items()}
        cited = {f"score:{part}": draft.cite((row,)) for part, row in found.items()}
        evidence = list(dict.fromkeys(ident for idents in cited.values() for ident in idents))
        return TableRow(cells=cells, evidence=evidence, cell_evidence=cited)

    draft.long_table(("Scores that are combined", "参与合成的得分"), columns, data.cities, row)


def influence_table(draft: Draft, data: Weighed, level: int) -> list[Influence]:
    """Weights on paper beside the share of the index's variance that each part makes."""
    parts = data.parts(level)
    columns = [draft.column("part", "Part", "指标"), draft.column("nominal", "Weight on paper", "名义权重", "%"),
               draft.column("share", "Share of the variance", "方差贡献", "%"),
               draft.column("correlation", "Correlation with the whole", "与总分的相关系数")]  # fmt: skip
    rows, found = [], influences(data.scores, parts)
    for row in found:
        cells: dict[str, Cell] = {
            "part": draft.ref(f"indicator:{row.part}"), "nominal": percent(row.nominal),
            "share": None if row.share is None else percent(row.share),
            "correlation": None if row.correlation is None else round(row.correlation, 3),
        }  # fmt: skip
        rows.append(draft.row(cells, (draft.base.indicators[row.part],)))
    draft.table(("Weights on paper and in effect", "名义权重与实际影响"), columns, rows)
    draft.note("caveat", "Weight in effect: w · cov(part, whole) / var(whole) over the cities shown; parts are in the whole, so their "
               "correlation with it is partly their own.", "实际影响：权重乘以指标与总分在所示城市上的协方差，再除以总分的方差；指标本身包含在总分之中，"
               "其相关系数部分源于自身。")  # fmt: skip
    return found


FLAGS: dict[str, tuple[str, str]] = {
    "redundant": ("nearly the same", "几乎相同"), "weak": ("hardly together", "几乎无关"), "opposed": ("against each other", "方向相反"),
}  # fmt: skip


MOST_PARTS = 30  # above it only the pairs that stand out are listed


def coherence_table(draft: Draft, data: Weighed, level: int) -> Coherence | None:
    """How the parts go together: the correlation of every pair with a word for what stands out, and Cronbach's alpha."""
    parts = list(data.parts(level))
    if len(parts) < 2:
        return None
    found = coherence(data.scores, parts)
    columns = [draft.column("left", "Part", "指标"), draft.column("right", "With", "与"),
               draft.column("r", "Correlation (Pearson)", "相关系数（Pearson）"), draft.column("flag", "What stands out", "值得注意")]  # fmt: skip
    rows = []
    for pair in found.pairs if len(parts) <= MOST_PARTS else [pair for pair in found.pairs if pair.flag][:LISTED]:
        cells: dict[str, Cell] = {
            "left": draft.ref(f"indicator:{pair.left}"), "right": draft.ref(f"indicator:{pair.right}"),
            "r": None if pair.r is None else round(pair.r, 3), "flag": draft.tell(*FLAGS[pair.flag]) if pair.flag else None,
        }  # fmt: skip
        rows.append(draft.row(cells, (draft.base.indicators[pair.left], draft.base.indicators[pair.right])))
    draft.table(("How the parts go together", "各指标之间的一致性"), columns, rows)
    alpha = "–" if found.alpha is None else f"{float(found.alpha):.2f}"
    draft.note("caveat", f"Cronbach's alpha of the {len(parts)} parts is {alpha} (n = {found.cities}). Flags: r above {REDUNDANT} says that two parts "
               f"measure nearly the same, below {WEAK} that they hardly go together, below {OPPOSED} that a gain in one comes with a loss in the other "
               "(Cronbach 1951; OECD/JRC 2008, step 4; limits as in COINr).",
               f"{len(parts)}个指标的Cronbach α为{alpha}（n = {found.cities}）。提示：r高于{REDUNDANT}表示两项几乎测量同一内容，低于{WEAK}表示几乎无关，"
               f"低于{OPPOSED}表示此升彼降（Cronbach 1951；OECD/JRC 2008第4步；界限同COINr）。")  # fmt: skip
    return found


def dominance_table(draft: Draft, data: Weighed, fixed: Dominance, city: str, level: int) -> None:
    """Who is ahead of a city under any weights, and who is behind it."""
    columns = [draft.column("side", "Under any weights", "任意权重下"), draft.column("count", "n", "n"),
               draft.column("cities", "Cities", "城市")]  # fmt: skip
    sides = (
        ("always ahead or level", "恒居其前（或持平）", fixed.above(city)),
        ("always behind or level", "恒居其后（或持平）", fixed.below(city)),
    )
    parts = data.parts(level)
    rows = []
    for english, chinese, cities in sides:
        listed = draft.first((english, chinese), cities)
        cells: dict[str, Cell] = {
            "side": draft.tell(english, chinese),
            "count": len(cities),
            "cities": [draft.city(c) for c in listed],
        }
        rows.append(
            draft.row(cells, [row for c in (city, *cited_part(draft, [cities])) for row in data.rows(c, parts)])
        )
    draft.table(("Dominance", "占优关系"), columns, rows)


def weightings(noise: Fraction | None) -> tuple[str, str]:
    """Which weights are drawn, in words: an adjective, and a clause in Chinese."""
    if noise is None:
        return "random", "随机权重下"
    share = f"{float(noise) * 100:g}"
    return f"±{share} %", f"权重±{share}%时"


def stability(found: RankInterval, noise: Fraction | None) -> tuple[str, str]:
    """How firm one rank is, to stand behind a sentence that names it."""
    over, held = weightings(noise), percent(found.held)
    return (
        f"rank {found.nominal} in {held} % of {over[0]} weightings",
        f"{over[1]}{held}%的情形为第{found.nominal}位",
    )


def dominance_sentence(
    draft: Draft, city: str, above: Sequence[str], below: Sequence[str], parts: int
) -> tuple[str, str]:
    """Who is at least as good as a city in every part, and how many it is at least as good as.

    The sentence holds whatever the weights are.
    """
    name = draft.city(city)
    if above:
        english = f"{draft.cities(above[:8])}{f' and {len(above) - 8} more' if len(above) > 8 else ''} ≥ {name.name_en} in all {parts} dimensions"
        chinese = f"{draft.cities(above[:8])}{f'等{len(above)}个城市' if len(above) > 8 else ''}在全部{parts}个维度上均不低于{name.name_zh}"
    else:
        english = f"no city is ≥ {name.name_en} in all {parts} dimensions"
        chinese = f"没有城市在全部{parts}个维度上均不低于{name.name_zh}"
    return (f"{english}; {name.name_en} ≥ {len(below)} cities in all of them.",
            f"{chinese}；{name.name_zh}在全部维度上均不低于{len(below)}个城市。")  # fmt: skip
