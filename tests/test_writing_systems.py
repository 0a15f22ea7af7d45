"""Words and sentences of scripts that set no blanks between words, beside those of scripts that do."""

import pytest

from themetrail.office.heights import height_of
from themetrail.report.quotation_candidates import anchor_words
from themetrail.report.quotation_words import places_of
from themetrail.report.sentences import excerpt_of, is_one_sentence, printed, sentence_spans, shortened
from themetrail.segment.sentences import sentence_starts_by
from themetrail.writing_systems import columns_of, word_count, word_spans

ZH = "我先听他们说。时间够吗？不够！后来我们回家了。“我很累。”她说。"
JA = "まず話を聞きました。時間は足りましたか？いいえ！「もう疲れた。」と彼女は言いました。"
AR = "سألت أولاً وانتظرت. هل كان كافياً؟ لا، لم يكن هناك وقت! ثم عدنا إلى البيت."
HE = "שאלתי קודם. האם זה הספיק? לא היה זמן! אחר כך הלכנו."
SENTENCES = {
    "zh": (ZH, ["我先听他们说。", "时间够吗？", "不够！", "后来我们回家了。", "“我很累。”", "她说。"]),
    "ja": (JA, ["まず話を聞きました。", "時間は足りましたか？", "いいえ！", "「もう疲れた。」と彼女は言いました。"]),
    "ar": (AR, ["سألت أولاً وانتظرت.", "هل كان كافياً؟", "لا، لم يكن هناك وقت!", "ثم عدنا إلى البيت."]),
    "he": (HE, ["שאלתי קודם.", "האם זה הספיק?", "לא היה זמן!", "אחר כך הלכנו."]),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_end_where_the_script_ends_them(language):
    text, sentences = SENTENCES[language]
    [starts] = sentence_starts_by({})([text], language)
    assert [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == sentences
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences
    assert is_one_sentence(sentences[0]) and not is_one_sentence(text)


def test_a_character_counts_as_a_word_where_no_blanks_are_set():
    assert word_count("I ask first, then I wait.") == 6
    assert word_count(AR) == len(AR.split()) and word_count(HE) == len(HE.split())
    assert word_count("我先听他们说。") == 6 and word_count("用 Zoom 谈了 3 次。") == 6
    assert [ZH[a:b] for a, b in word_spans(ZH, 0, 7)] == ["我", "先", "听", "他", "们", "说。"]


def test_a_long_passage_is_shortened_to_whole_sentences():
    assert shortened(ZH, 11) == "我先听他们说。时间够吗？ [...]"
    assert printed(JA, excerpt_of(JA, 20)) == "まず話を聞きました。時間は足りましたか？ [...]"
    assert word_count(shortened("很" * 80 + "，" + "好" * 80 + "。", 100)) <= 101


def test_a_piece_of_a_passage_is_found_again_by_its_first_and_last_words():
    start = ZH.index("时间够吗")
    end = ZH.index("回家")
    first, last = anchor_words(ZH, (start, end))
    assert places_of(first, last, ZH) == [(start, end)]
    assert len(first) < end - start and not first.endswith(" ")


def test_wide_characters_need_twice_the_width():
    assert (columns_of("ab"), columns_of("说话"), columns_of("שלום")) == (2, 4, 4)
    assert height_of([("说" * 64, 64)]) == 2 * height_of([("a" * 57, 64)]) + 15
