"""Folding: what compares as equal, and where each token stood in the text."""

import pytest

from kb.search.fold import fold, simplify, spaced, tokens, words

SAME = [
    ("Wuhan", "WUHAN"),
    ("Xi'an", "Xi’an"),
    ("Xi'an", "Xian"),
    ("Xi'an", "Xi‘an"),
    ("Xi'an’s", "Xi'an"),
    ("cities’ laws", "cities laws"),
    ("Ürümqi", "Urumqi"),
    ("São Paulo", "Sao Paulo"),
    ("ＧＮＬＣ　２０２０", "GNLC 2020"),
    ("ﬁeld", "field"),
    ("武漢", "武汉"),
    ("終身學習立法", "终身学习立法"),
    ("1,100 cities", "1100 city"),
    ("learning  city", "learning\n\tcity"),
    ("lifelong-learning", "lifelong learning"),
    ("“Silver” Campus!", "silver campus"),
    ("iSLEC：2016", "islec 2016"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_texts_that_differ_only_in_dress_have_the_same_words(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("city", "cities"),
        ("law", "laws"),
        ("university", "universities"),
        ("process", "processes"),
        ("business", "businesses"),
        ("score", "scores"),
        ("learner", "learners"),
    ],
)
def test_an_english_plural_is_its_singular(singular, plural):
    assert words(plural) == words(singular)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jinan", "Jining"), ("status", "stat"), ("news", "new york"), ("济南", "济宁"), ("3.5", "35"), ("2016", "2017")],
)
def test_different_words_stay_different(one, other):
    assert words(one) != words(other)


@pytest.mark.parametrize("text", ["", " ", "!?…。，", "\x00\x07", "——", "😀"])
def test_a_text_without_words_has_no_tokens(text):
    assert tokens(text) == []


def test_every_chinese_character_is_a_token_and_every_number_is_one():
    assert words("武汉2016年第3名 0.7045") == ("武", "汉", "2016", "年", "第", "3", "名", "0.7045")
    assert spaced("武汉 GNLC") == "武 汉 gnlc"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Is Xi’an’s law in force?", ["Is", "Xi’an", "law", "in", "force"]),
        ("Ürümqi, 烏魯木齊!", ["Ürümqi", "烏", "魯", "木", "齊"]),
        ("ＧＮＬＣ成员 1,100", ["ＧＮＬＣ", "成", "员", "1,100"]),
        ("e\u0301tude in Wuhan", ["e\u0301tude", "in", "Wuhan"]),
    ],
)
def test_offsets_lead_back_to_the_original_text(text, parts):
    found = [text[token.start : token.end] for token in tokens(text)]
    assert [part.replace("\u0301", "") for part in found] == [part.replace("\u0301", "") for part in parts]


@pytest.mark.parametrize("text", ["Ⅷ½ﬁ①Å", "İstanbul", "武漢繫於髮", "a\u0301\u0302b", "ǅ", "ß ẞ"])
def test_the_folded_text_and_its_offsets_have_one_length(text):
    folded, offsets = fold(text)
    assert len(folded) == len(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)
    assert offsets == sorted(offsets)


@pytest.mark.parametrize(
    ("text", "simple"), [("學習型城市", "学习型城市"), ("Wuhan", "Wuhan"), ("乾隆 頭髮", "乾隆 头发")]
)
def test_traditional_characters_become_simplified_and_keep_their_number(text, simple):
    assert len(simplify(text)) == len(text)
    assert simplify(text) == simple


def test_folding_twice_is_folding_once():
    for text in ("Xi’an's Ürümqi cities, 終身學習 ＧＮＬＣ 1,100", "Universities’ laws"):
        assert words(spaced(text)) == words(text)
