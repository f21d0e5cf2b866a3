"""Indicators by the number of their parts: as the tables of weights print them (islec-2016 l. 121-149; gsc-2020 l. 197-210)."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

FOUR = {"Smart Economy", "Smart Infrastructure", "Smart Innovation", "Smart Service"}
TWO = {"City R&D capacity", "City HR development", "Government support", "Learning achievement"}

SIZED = [
    ("Which second-level iSLEC indicator is divided into more third-level indicators than any other?", {"Community learning environment"}),
    ("Which second-level indicator has the most third-level indicators?", {"Community learning environment"}),
    ("哪个二级指标包含的三级指标最多？", {"Community learning environment"}),
    ("哪个二级指标分成四个三级指标，而不是三个？", {"Community learning environment"}),
    ("Most second-level iSLEC indicators have three third-level ones below them. Which one's got four?", {"Community learning environment"}),
    ("Which second-level indicators have the fewest third-level indicators?", TWO),
    ("Which iSLEC dimension has the most second-level indicators?", {"Fields for Learning"}),
    ("哪个一级指标下的二级指标最多？", {"Fields for Learning"}),
    ("Most dimensions of iSLEC have three second-level indicators; which one has five?", {"Fields for Learning"}),
    ("Which pillar has five sub-indices?", {"Smart Governance"}),
    ("Which pillar of Global Smart Cities is split into five sub-indices rather than four?", {"Smart Governance"}),
    ("Most pillars of Global Smart Cities have four sub-indices. Which one's got five?", {"Smart Governance"}),
    ("Most pillars of the 2020 global report split into four sub-indices. Which one's got five?", {"Smart Governance"}),
    ("Global Smart Cities 2020 里，哪一个 pillar 分成五个（而不是四个）sub-indices？", {"Smart Governance"}),
    ("智慧之都的支柱大多有四个分指标，有五个的是哪一个？", {"Smart Governance"}),
    ("智慧城市五大支柱之中，哪一个设有五个分项指标而不是四个？", {"Smart Governance"}),
    ("Which of the five smart city pillars has five rather than four sub-indices?", {"Smart Governance"}),
    ("Which pillar of Global Smart Cities has the fewest sub-indices?", FOUR),
    ("Which iSLEC indicators have only two third-level indicators?", TWO),
]  # fmt: skip


@pytest.mark.parametrize(("question", "indicators"), SIZED)
def test_indicators_are_found_by_the_number_of_their_parts(
    seed_base: KnowledgeBase, question: str, indicators: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert {item.name_en for item in answer.value.items or [] if isinstance(item, Ref)} == indicators
    assert answer.evidence


COUNTED = [
    ("How many pillars have four sub-indices?", 4),
    ("智慧之都里有几个支柱有四个分指标？", 4),
    ("How many second-level iSLEC indicators are split into four third-level indicators?", 1),
    ("How many sub-indices does Smart Governance have?", 5),
]


@pytest.mark.parametrize(("question", "number"), COUNTED)
def test_indicators_with_so_many_parts_are_counted(seed_base: KnowledgeBase, question: str, number: int) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.number == number


NOT_TOLD = [
    "Which dimension has six second-level indicators?",
    "All second-level indicators but one have fewer than four third-level indicators. Which one?",  # never cities
]


@pytest.mark.parametrize("question", NOT_TOLD)
def test_no_city_and_no_other_indicator_stands_for_one_with_so_many_parts(
    seed_base: KnowledgeBase, question: str
) -> None:
    assert seed_base.ask(question).status != "answered"
