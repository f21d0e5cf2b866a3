"""A place stated before the parts are asked, prose set against its table, and places and measures that there are not.

Values: gsc-2020 Tables 1-1, 2-3, 2-4 and 2-6 (l. 217-240, 399-424, 512-531, 709-731), its list of earlier rankings (l. 158);
islec-2016 Tables 2, 4 and 5 (l. 168-238, 340-409, 421-494); gnlc-12 Table 2 and l. 264.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits

PARTS = [
    # smart service of Dubai: 92.6, 84.1, 91.7, 86.6
    ("Dubai ranks third in smart service; which of its four components is its lowest?", "gsc-2020.convenient-transportation"),
    ("迪拜的智慧服务排名第三，但在它的四个分项当中，得分最低的是哪一个？", "gsc-2020.convenient-transportation"),
    # smart governance of Toronto: 83.8, 54.7, 56.8, 71.4, 78.8; of Moscow: 55.4, 70.6, 77.0, 60.7, 46.6
    ("Although Toronto comes fifth in smart governance, in which of its five parts is it weakest?", "gsc-2020.public-safety"),
    ("莫斯科的智慧治理只排第十七位，那么构成它的五个分项里，莫斯科得分最高的是哪一项？", "gsc-2020.public-participation"),
    # learner experience of Xiangyang: 0.9834, 1.0000, 0.9609; of Qingdao: 0.8398, 0.8299, 0.9514
    ("Xiangyang tops learner experience. On which of its three sub-indicators does it score lowest?", "islec-2016.learning-achievement"),
    ("襄阳的学习者体验名列第一，它的三个二级指标里哪个得分最低？", "islec-2016.learning-achievement"),
    ("Qingdao is fourth in learner experience, but which of its components is its highest?", "islec-2016.learning-achievement"),
    ("青岛的学习者体验居第四位，其下级指标中得分最低的是哪个？", "islec-2016.learning-approach"),
]  # fmt: skip

TESTED = [
    # smart service: Shanghai, Beijing, Dubai, Singapore; smart governance: London, Seoul
    ("The summary has Dubai and Singapore ranking second in smart service; does the printed table bear that claim out?", False),
    ("The report shows Seoul topping smart governance; do the figures support this statement?", False),
    ("The text has London first in smart governance. Can the table back this claim up?", True),
    # learning engagement and approach: Yichang 0.9482, 0.9873; Wuhan 0.8422, 0.8874
    ("Is it fair to claim that Yichang outperforms Wuhan in learning engagement and in learning approach alike?", True),
    ("Does Wuhan score higher than Yichang in learning engagement and learning approach alike?", False),
    ("Would it be reasonable to say that Paris is ahead of Tokyo in smart service and smart governance alike?", True),
]  # fmt: skip

NUMBERS = [
    # reputation and smart city rank: Moscow 12 and 16, Mumbai 15 and 17; the last row of the table is Cairo's
    ("莫斯科在学术文献中的声誉排名，比它的智慧城市总排名高出多少位？", 4),
    ("Knowing that the last labels of the table have slipped, what overall score must rightly be credited to Cairo?", 54.9),
    ("What does Dubai score on online education within smart service?", 91.7),
    ("青岛在学习者体验之下的“学习投入”这个二级指标上得了多少分？", 0.8398),
    ("I should like to be reminded how many Learning City Demonstration Zones Beijing had recognised by 2023.", 7),
    ("吉林（我说的是那座城市，而不是省）的学校学习环境得分是多少？", 0.2343),
]  # fmt: skip

CITIES = [
    ("Would you be kind enough to tell me which city comes immediately after Taiyuan in the overall iSLEC ranking?", {"ningbo"}),
    ("学习者体验得分高居68城之首的是哪座城市？", {"xiangyang"}),
    ("智慧服务得分列20城之末的是哪座城市？", {"rio-de-janeiro"}),
    ("Which member steers its learning city neither by a committee nor by a leading group but by a joint conference?", {"shenzhen"}),
    ("Which city headed the 2020 edition of the Global Smart Cities ranking?", {"london"}),
]  # fmt: skip

NOT_THERE = [
    "Which city was placed seventieth overall in iSLEC 2016?",
    "全球智慧之都2020智慧治理排名第22位的是哪座城市？",
    "Which city headed the 2014 edition of the Global Smart City ranking by the Shanghai Academy of Social Sciences?",
    "Who won the 2015 edition of the Global Smart Cities report?",
    "在智慧治理之下的“政府效率”这个分项上，巴黎的得分是多少？",
    "What is Qingdao's score on “learning motivation”, an indicator under learner experience?",
]


@pytest.mark.parametrize(("question", "indicator"), PARTS)
def test_the_part_is_asked_for_and_not_the_place_stated_before(
    seed_base: KnowledgeBase, question: str, indicator: str
) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.id for item in value.items or ()] == [f"indicator:{indicator}"]


def test_the_place_stated_before_is_put_to_the_test(seed_base: KnowledgeBase) -> None:
    said = "ranks first in smart governance; in which of its five components is it weakest?"
    so, not_so = (
        " ".join(note.text for note in seed_base.ask(f"{city} {said}").notes) for city in ("London", "Toronto")
    )
    assert "so per source" in so
    assert "not so per source" not in so
    assert "not so per source" in not_so


@pytest.mark.parametrize(("question", "gold"), [*TESTED, *NUMBERS, *CITIES])
def test_the_answer_is_what_the_tables_hold(seed_base: KnowledgeBase, question: str, gold: object) -> None:
    assert fits(seed_base.ask(question), gold)


@pytest.mark.parametrize("question", NOT_THERE)
def test_what_there_is_not_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"
