"""Full text: what is found, in which order, and why it matched."""

import pytest

from kb.search.text import terms

PRACTICE = ("practice",)


def found(base, words, kinds=()):
    return [hit.key for hit in base.text.search(terms(words), kinds)]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("银发", "practice:silver-campus"),  # two characters, of the title
        ("校园", "practice:silver-campus"),
        ("老年", "practice:silver-campus"),  # of the summary and the keywords
        ("读书", "practice:harbour-reading-month"),  # of the keywords only
        ("學習圈", "practice:village-learning-circles"),  # traditional characters
        ("silver", "practice:silver-campus"),
        ("learner", "practice:silver-campus"),  # the document prints learners
        ("LEARNERS", "practice:silver-campus"),
        ("households", "practice:harbour-reading-month"),
        ("household", "practice:harbour-reading-month"),
        ("platforms", "practice:mire-cloud"),
        ("circle", "practice:village-learning-circles"),
    ],
)
def test_a_word_of_either_language_finds_its_practice(small, words, key):
    assert key in found(small, words, PRACTICE)


def test_two_characters_that_do_not_touch_are_not_a_word(small):
    assert "practice:silver-campus" not in found(small, "银校", PRACTICE)


def test_terms_are_words_numbers_and_pairs_of_characters():
    assert terms("老年大学 35%") == ["老年", "年大", "大学", "35", "%"]
    assert terms("武 汉") == ["武", "汉"]
    assert terms("") == []


def test_the_document_that_explains_more_of_the_query_comes_first(small):
    hits = small.text.search(terms("village learning circles older learners"), PRACTICE)
    assert hits[0].key == "practice:village-learning-circles"
    assert [hit.coverage for hit in hits] == sorted((hit.coverage for hit in hits), reverse=True)


def test_full_coverage_is_one_and_a_strange_word_lowers_it(small):
    whole = small.text.search(terms("mire cloud"), PRACTICE)[0]
    part = small.text.search(terms("mire cloud zeppelin"), PRACTICE)[0]
    assert whole.key == part.key == "practice:mire-cloud"
    assert whole.coverage == pytest.approx(1.0)
    assert 0 < part.coverage < 1


def test_a_hit_says_which_words_matched_and_in_which_fields(small):
    hit = small.text.search(terms("silver zeppelin elderly"), PRACTICE)[0]
    assert hit.key == "practice:silver-campus"
    assert set(hit.matched) == set(terms("silver elderly"))
    assert set(hit.fields) == {"title", "keywords"}


def test_the_city_of_a_practice_is_context(small):
    hit = small.text.search(terms("Larkton"), PRACTICE)[0]
    assert hit.key == "practice:silver-campus"
    assert "context" in hit.fields
    area = small.text.search(terms("Quillby"), PRACTICE)[0]
    assert area.key == "practice:village-learning-circles"  # it lies in an area of the city


def test_a_match_in_the_title_scores_higher_than_one_in_the_summary(small):
    title = small.text.search(terms("reading"), PRACTICE)
    assert title[0].key == "practice:harbour-reading-month"
    assert "title" in title[0].fields


def test_only_the_kinds_asked_for_are_found(small):
    assert {hit.kind for hit in small.text.search(terms("learning"), PRACTICE)} == {"practice"}
    assert {hit.kind for hit in small.text.search(terms("learning"), ("concept", "policy"))} <= {"concept", "policy"}


@pytest.mark.parametrize(
    "words", ["", "zeppelin", "😀", '"', "' OR 1=1", "NEAR(a b)", "*", "learning AND", "col:x", "()", "- - -", "\x00"]
)
def test_query_signs_and_unknown_words_find_nothing_or_words_and_never_fail(small, words):
    assert all(hit.matched for hit in small.text.search(terms(words)))


def test_a_rare_word_tells_more_than_a_common_one(small):
    assert (
        small.text.weight("zeppelin") >= small.text.weight(terms("campus")[0]) > small.text.weight(terms("learning")[0])
    )


def test_the_same_search_twice_gives_the_same_hits(seed):
    first, second = (seed.text.search(terms("open data 老年 教育")) for _ in range(2))
    assert first == second
    assert first


SEED = [
    ("open data plaza", "seoul", "practice"),
    ("京剧 茶艺", "hexi", "practice"),
    ("老年大学", "guangzhou", "practice"),
    ("tranquilien", "paris", "practice"),
    ("虚拟实验室 创客空间", "haidian", "practice"),
]


@pytest.mark.parametrize(("words", "place", "kind"), SEED)
def test_practices_of_the_documents_are_found_by_their_words(seed, words, place, kind):
    hits = seed.text.search(terms(words), (kind,), limit=3)
    places = {str(getattr(seed.store.thing(hit.key), "place", "")).partition(":")[2] for hit in hits}
    assert place in places
