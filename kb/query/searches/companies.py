"""Whether a company is asked for, and whether a passage names one: *which firm built …?*, 是哪家公司开发的."""

from itertools import islice, pairwise

from kb.query.base import Base
from kb.query.drafting.concerning import own_keys
from kb.query.drafting.passages import said
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.mark import Marked
from kb.query.rules.listed import COMPANIES
from kb.search.text import terms


def asks_for_company(marked: Marked) -> bool:
    """Whether *which company* is said, and no company that is named is asked about."""
    return any(asked.says("ask", "which", "who") and sort.text in COMPANIES for asked, sort in pairwise(marked.marks))


def tells_company(base: Base, plan: Recall) -> bool:
    """Whether the best passage names a company: others tell what was done, and not by which one."""
    told = (hit.key for hit in find_hits(base, plan) if answers(base, plan, hit))
    return any(_names_company(base, key) for key in islice(told, 1))


def _names_company(base: Base, key: str) -> bool:
    row = base.store.thing(key)
    if row is None:
        return False
    held = own_keys(base, key, row)
    kinds = (getattr(base.store.thing(k), "kind", None) for k in held if k.startswith("organisation:"))
    return "company" in kinds or bool(COMPANY & set(terms(" ".join(said(row)))))


COMPANY = frozenset(terms("company firm operator 公司 企业 运营商"))
