"""What an answer on robustness says first, by what it was asked: a part left out, weights in effect, how parts go together."""

from collections.abc import Sequence

from kb.analysis.coherence import Coherence
from kb.analysis.influence import Influence
from kb.analysis.leftout import LeftOut
from kb.analysis.robustness import Robustness
from kb.query.answer import Value
from kb.query.drafting.draft import Draft
from kb.query.drafting.weighing_tables import percent, spread, weightings
from kb.query.plan import Outcome

MOST_TOLD = 6  # parts that a headline names one by one


def left_out_outcome(draft: Draft, found: Sequence[LeftOut], city: str | None) -> Outcome:
    """The part whose absence moves the ranks most; of one city, between which ranks it then lies."""
    most = max(found, key=lambda left: (left.shift, left.part))
    part = draft.ref(f"indicator:{most.part}")
    if city:
        ranks, own, name = [left.ranks[city] for left in found], most.whole[city], draft.city(city)
        band = spread(min(ranks), max(ranks))
        english = f"{name.name_en}: rank {own} with all {len(found)} parts, {band} when one of them is left out (n = {len(found[0].whole)})."
        chinese = f"{name.name_zh}：使用全部{len(found)}个指标时第{own}位，逐一剔除时为第{band}位（n = {len(found[0].whole)}）。"
        return Outcome("answered", (english, chinese), Value(type="table"))
    moved, before, after = most.moved
    who = draft.city(moved)
    english = (f"Of {len(found)} parts, leaving out {part.name_en} moves the ranks most: {float(most.shift):.2f} places on average, "
               f"{who.name_en} from {before} to {after} (n = {len(most.whole)}).")  # fmt: skip
    chinese = (f"{len(found)}个指标中，剔除{part.name_zh}使名次变动最大：平均{float(most.shift):.2f}位，"
               f"{who.name_zh}由第{before}位变为第{after}位（n = {len(most.whole)}）。")  # fmt: skip
    return Outcome("answered", (english, chinese), Value(type="table"))


def influence_outcome(draft: Draft, found: Sequence[Influence], cities: int) -> Outcome:
    """Weight on paper and share of the variance, of every part or of the one where they lie furthest apart."""
    known = [row for row in found if row.share is not None]
    if not known:
        return Outcome("answered", ("All cities are equal, so no part has influence.", "所有城市得分相同，任何指标都没有影响。"),
                       Value(type="table"))  # fmt: skip
    furthest = max(known, key=lambda row: (abs((row.share or 0) - row.nominal), row.part))
    told = known if len(known) <= MOST_TOLD else [furthest]
    said = [(draft.ref(f"indicator:{row.part}"), percent(row.nominal), percent(row.share or 0)) for row in told]
    lead = (
        ("", "") if told is known else (f"furthest apart of {len(known)} parts – ", f"{len(known)}个指标中差距最大者——")
    )
    english = "; ".join(f"{name.name_en}: weight {weight} %, {share} % of the variance" for name, weight, share in said)
    chinese = "；".join(f"{name.name_zh}：权重{weight}%，方差贡献{share}%" for name, weight, share in said)
    return Outcome("answered", (f"{lead[0]}{english} (n = {cities}).", f"{lead[1]}{chinese}（n = {cities}）。"), Value(type="table"))  # fmt: skip


def coherence_outcome(found: Coherence | None, parts: int) -> Outcome:
    """Cronbach's alpha with its n, and how many pairs stand out."""
    if found is None or found.alpha is None:
        return Outcome(
            "no_data",
            (
                f"Coherence needs two parts that differ; there is {parts}.",
                f"一致性至少需要两个有差异的指标；此处有{parts}个。",
            ),
        )
    flagged = sum(bool(pair.flag) for pair in found.pairs)
    alpha = f"{float(found.alpha):.2f}"
    english = f"Cronbach's alpha of the {parts} parts is {alpha} (n = {found.cities}); {flagged} of {len(found.pairs)} correlations stand out."
    chinese = (
        f"{parts}个指标的Cronbach α为{alpha}（n = {found.cities}）；{len(found.pairs)}对相关中有{flagged}对值得注意。"
    )
    return Outcome("answered", (english, chinese), Value(type="number", number=round(float(found.alpha), 4), unit=None))


def top_outcome(found: Robustness, cities: int) -> Outcome:
    """In what share of the draws the first are the same cities, and in the same order."""
    over, same, order = weightings(found.noise.share), percent(found.same_top), percent(found.same_order)
    error = f"{found.error * 100:.2g}"
    english = (f"Under {over[0]} weights the first {found.top} of {cities} cities are the same in {same} % of {found.noise.draws:,} draws, in "
               f"the same order in {order} % (standard error at most {error} points).")  # fmt: skip
    chinese = (f"{over[1]}，{cities}个城市的前{found.top}名在{found.noise.draws:,}次抽取的{same}%中为相同城市，"
               f"在{order}%中次序也相同（标准误不超过{error}个百分点）。")  # fmt: skip
    return Outcome("answered", (english, chinese), Value(type="number", number=same, unit="%"))
