"""The kind about the middle of the governance network: who is most central, by PageRank."""

from typing import Literal

from pydantic import Field

from kb.analysis.centrality import DAMPING, Central
from kb.analysis.graph import Step
from kb.query.answer import Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.ties import governing_ties
from kb.query.plan import Outcome, Plan
from kb.store.nets import Net

Middle = Literal["city", "organisation", "regulation", "policy", "network", "path_type"]
WORDS: dict[Middle, tuple[str, str]] = {
    "city": ("cities", "城市"), "organisation": ("bodies", "机构"), "regulation": ("regulations", "条例"),
    "policy": ("policies", "政策"), "network": ("networks", "网络"), "path_type": ("path types", "路径类型"),
}  # fmt: skip
NAMED = 5  # things in the headline
CITED = 30  # ties of a thing that are cited


class Centrality(Plan):
    """The most central cities, bodies or other things of the governance network, by PageRank over its ties."""

    kind: Literal["centrality"] = "centrality"
    entity: Middle = "city"
    limit: int = Field(default=10, ge=1, le=100)
    examples = ("Which bodies are most central in the governance network?", "治理网络中哪些城市的中心性最高？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        name = WORDS[self.entity]
        return (
            f"治理网络中最居中心的{name[1]}"
            if language == "zh"
            else f"the most central {name[0]} of the governance network"
        )

    def run(self, draft: Draft) -> Outcome:
        """Each with its share, the number of its ties and what they are, cited; equal shares have one place."""
        net, name = Net(draft.base.store), WORDS[self.entity]
        found = net.central(self.entity, self.limit + 1)
        if not found:
            return Outcome("no_data", (f"The governance network holds no {name[0]}.", f"治理网络中没有{name[1]}。"))
        listed = found[: self.limit]
        draft.table((f"Most central {name[0]}", f"最居中心的{name[1]}"), [
            draft.column("thing", name[0].capitalize(), name[1]), draft.column("place", "Place", "位次"),
            draft.column("share", "PageRank", "PageRank值", "%"), draft.column("ties", "Ties", "关联数"),
            draft.column("tied_to", "Tied to", "关联对象")],
            [self._row(draft, one, place(listed, one)) for one in listed])  # fmt: skip
        self._tell(draft, net)
        if len(found) > self.limit and found[self.limit].share == listed[-1].share:
            draft.note("caveat", f"More {name[0]} stand equal to the last one listed; those listed come first by their key.",
                       f"另有{name[1]}与所列最后一项并列，按标识排序未列出。")  # fmt: skip
        items = [draft.ref(one.key) for one in listed]
        first = draft.listed(item.name for item in items[:NAMED])
        return Outcome("answered", (f"Most central in the governance network: {first}.", f"治理网络中最居中心的是{first}。"),
                       Value(type="entities", entity=self.entity, items=items, ordered=True))  # fmt: skip

    def _row(self, draft: Draft, one: Central, where: int) -> TableRow:
        steps = governing_ties(draft.base, one.key)
        others = list(dict.fromkeys(step.end for step in steps))[:CITED]
        if one.ties > len(others):
            draft.note("default", f"Of things with more than {CITED} ties the first {CITED} are listed and cited.",
                       f"关联超过{CITED}项者只列出并引注前{CITED}项。")  # fmt: skip
        return TableRow(
            cells={"thing": draft.ref(one.key), "place": where, "share": round(one.share * 100, 3), "ties": one.ties,
                   "tied_to": [draft.ref(key) for key in others]},
            evidence=cited(draft, steps[:CITED]),
        )  # fmt: skip

    def _tell(self, draft: Draft, net: Net) -> None:
        counts, name = net.governing(), WORDS[self.entity]
        whole, apart = (sum(count[side] for count in counts.values()) for side in (0, 1))
        some = counts[self.entity][0]
        draft.note("assumption", f"Method: PageRank (Brin & Page 1998) with damping {DAMPING} over {whole} things ({some} {name[0]}): cities, bodies, "
                   "instruments, networks and path types, each tie followed in both directions and counted once; seats and mere "
                   "mentions are no ties here. The share is the part of a random walk spent there.",
                   f"方法：PageRank（Brin & Page 1998；阻尼系数{DAMPING}），共{whole}个对象（其中{name[1]}{some}个）：城市、机构、法规与政策、网络与路径类型；"
                   "关联不分方向、各计一次，不计所在地与单纯提及。数值为随机游走停留的份额。")  # fmt: skip
        if apart:
            draft.note("missing", f"{apart} things that no chain of such ties connects with this network are left out.",
                       f"另有{apart}个对象与此网络没有关联，未计入。")  # fmt: skip
        draft.note("caveat", "It measures what the sources record: a city they say more of has more ties. It says nothing of power.",
                   "它衡量的是来源所载的关联：记载越多，关联越多；并不说明权力大小。")  # fmt: skip


def place(listed: list[Central], one: Central) -> int:
    """The place of a thing; equals share the first one's."""
    return 1 + sum(other.share > one.share for other in listed)


def cited(draft: Draft, steps: list[Step]) -> list[str]:
    """The citations of ties."""
    return list(dict.fromkeys(ident for step in steps if step.source for ident in draft.book.cite(None, step.source)))
