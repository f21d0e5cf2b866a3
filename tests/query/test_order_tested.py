"""An order that a question states is tested pair by pair, and a top within a set by the ranks in that set.

Overall scores in the north-east (islec-2016, Table 2): Dalian 0.6498, Shenyang 0.5444, Changchun 0.5378, Harbin 0.5261, Dandong 0.4509.
"""

import pytest

from kb.knowledge import KnowledgeBase

TESTED = [
    (
        "The report prints the north-eastern top five as Dalian, Changchun, Shenyang, Harbin and Dandong. "
        "Do the overall scores in its own table give that order?",
        False,
    ),
    ("报告把东北前五名印作大连、长春、沈阳、哈尔滨和丹东。其自身表格的总分给出的是这个顺序吗？", False),
    ("Do Dalian, Shenyang, Changchun, Harbin and Dandong come in that order by overall iSLEC score?", True),
    ("大连、沈阳、长春、哈尔滨、丹东按总分是这个顺序吗？", True),
    ("Is Dalian ahead of Changchun, and Changchun ahead of Shenyang?", False),
    ("大连总得分高于长春，长春高于沈阳吗？", False),
    ("大连总得分高于沈阳，沈阳高于长春吗？", True),
    ("Are London, New York and Singapore ranked in that order in Global Smart Cities 2020?", True),
    ("The report ranks the northeastern cities as Dalian, Changchun and Shenyang. Is that right?", False),
    ("The report lists London, New York and Tokyo as the top GSC cities in that order. Is it right?", True),
    ("Is the order Dalian, Shenyang, Changchun right in iSLEC?", True),
    ("In iSLEC 2016, is the order Dalian, Changchun, Shenyang correct?", False),
    ("Dalian > Changchun > Shenyang in iSLEC: true?", False),
    ("Are Dandong, Harbin, Shenyang in order from lowest to highest in iSLEC?", True),
    ("大连、沈阳、长春的排序与得分一致吗？", True),
    ("报告把东北城市排为大连、长春、沈阳、哈尔滨、丹东，这与表2的得分相符吗？", False),
    ("大连>沈阳>长春，iSLEC里是这样吗？", True),
    ("Is Dalian ahead of Changchun and Shenyang?", True),
    ("Is Dalian among the top three cities of the north-east by overall score?", True),
    ("大连的总分在东北排前三吗？", True),
    # gsc-2020: Shanghai 4, Beijing 5; smart service: London 6, New York 10; islec-2016: Wuhan 3, Hangzhou 4
    ("全球智慧之都总排名里是北京在上海前面吗？", False),
    ("iSLEC总排名里北京在上海前面，全球智慧之都的总排名里也是北京在前吗？", False),
    ("智慧服务排名中伦敦在纽约后面吗？", False),
    ("武汉在iSLEC总排名里在杭州前面吗？", True),
    ("Are Dalian and Shenyang the top two of the north-east by overall score?", True),
    ("Are Dalian and Changchun in the top two of Northeast China?", False),
    # who stands next: Wenzhou 0.5477, Shenyang 0.5444, Kunming 0.5442, Changchun 0.5378 of all 68; London, New York in GSC
    ("Is the city right behind London in the GSC New York?", True),
    ("全球智慧之都中紧随伦敦之后的是纽约吗？", True),
    ("Is the city right behind London in the GSC Tokyo?", False),
    ("Is the northeast city right behind Shenyang in iSLEC Changchun?", True),
    ("在iSLEC的东北城市中，紧随沈阳之后的是长春吗？", True),
    ("iSLEC中紧随沈阳之后的是长春吗？", False),
    ("iSLEC中排在沈阳后一位的是昆明吗？", True),
    ("Does the city just above Kunming in iSLEC happen to be Shenyang?", True),
    ("The iSLEC report names Changchun directly after Dalian among the northeastern cities. Do the scores bear out this order?", False),
    ("iSLEC报告在东北城市中把长春紧排在大连之后，得分支持这一顺序吗？", False),
    ("The iSLEC report lists Dandong right behind Harbin among the northeastern cities. Do the scores support that order?", True),
    ("iSLEC报告在东北城市中将丹东紧排在哈尔滨之后，得分是否支持这一顺序？", True),
    ("The iSLEC report names Changchun directly after Shenyang among the northeastern cities. Does the table confirm this order?", True),
    ("The iSLEC report names Changchun directly before Shenyang among the northeastern cities. Do the scores confirm this order?", False),
    ("The GSC report names Paris directly after London. Do the scores bear out this order?", False),
    ("The report puts Shenyang after Changchun among the northeastern cities. Do the scores bear this out?", False),
    ("The iSLEC report names Harbin before Dandong among the top five northeast cities. Do the overall scores bear out that order?", True),
    ("The iSLEC report names Dandong before Harbin among the top five northeast cities. Do the overall scores bear out that order?", False),
    ("The report puts Dandong after Dalian among the northeastern cities. Do the scores bear this out?", True),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), TESTED)
def test_a_stated_order_or_top_is_tested_as_stated(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.boolean is expected
    assert answer.evidence


def test_the_pair_that_breaks_the_order_is_named(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Do Dalian, Changchun and Shenyang come in that order by overall score?")
    assert "Changchun is not ahead of Shenyang" in answer.headline


def test_a_top_beside_a_membership_is_a_top_of_all(seed_base: KnowledgeBase) -> None:
    """Shanghai is a member and second of 68."""
    answer = seed_base.ask("Is Shanghai a GNLC member and in the top ten?")
    assert answer.value is not None
    assert answer.value.boolean is True
    assert '"of"' not in str(answer.reading.plan)


@pytest.mark.parametrize("question", ["大连的总分是多少？", "大连总分多少"])
def test_the_total_by_its_short_name_is_a_score(seed_base: KnowledgeBase, question: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 0.6498
