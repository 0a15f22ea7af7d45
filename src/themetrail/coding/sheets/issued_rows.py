"""What was issued on the rows of a coding sheet, to tell what its coder wrote over it."""

from __future__ import annotations

from themetrail.coding.labels import code_labels
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.same_text import plain, same_but_for_names, still_says
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.shown import Suggestion, suggestion_text
from themetrail.interface.catalogue import in_all
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in_any
from themetrail.office.rows import cut_to_a_cell
from themetrail.rows import tuples_of

Fault = tuple[str, str]  # the heading of the column, and what is wrong there

_CHANGED = (
    "what stands here is not what was issued; put it back from the issued sheet, and write remarks into the column"
    f" {form.MEMO} and codes into the columns for codes"
)
_ANOTHERS = (
    "the text in this row is another segment's; some columns were sorted or moved without the others, so put the rows"
    " together again as they were issued"
)
_SUGGESTION = (
    "this is not the suggestion that was issued beside these words, so it is not certain what an answer means; put it"
    " back from the issued sheet, and answer it (rows may be sorted as a whole only)"
)


class IssuedRows:
    """The locked cells of the coding sheet of one coder."""

    def __init__(self, frame: GivenToCoder) -> None:
        self._labels = code_labels(frame.issue.codebook)
        self._shown, self._languages = frame.shown, in_all(sheet_words)
        segments = frame.issue.segments
        transcripts = set(segments.loc[segments["segment_id"].isin(frame.arms), "transcript_id"])
        self._segments: dict[str, tuple[str, set[str], str]] = {}
        self._words: dict[str, str] = {}  # of segments, with pseudonyms collapsed
        # What others said, by turn, speaker and text, with its words
        self._context = {
            ("", "", plain(words.say("transcript", transcript=name))): ""
            for name in transcripts
            for words in in_all(sheet_words)
        }
        columns = ("segment_id", "transcript_id", "turn", "speaker", "role", "text", "words")
        for segment_id, transcript_id, turn, speaker, role, text, words in tuples_of(segments, *columns):
            number, said = str(turn), plain(cut_to_a_cell(text))
            speakers = {plain(one) for one in speaker_in_any(speaker, role)}
            if segment_id in frame.arms:
                self._segments[segment_id], self._words[segment_id] = (number, speakers, said), words
            elif transcript_id in transcripts:
                self._context |= {(number, one, said): words for one in speakers}
        self._texts = {text for _, _, text in self._segments.values()}

    def fault_beside(self, segment_id: str, row: dict[str, str]) -> tuple[Fault | None, bool]:
        """What was written over in the row of a segment, and whether its words are the issued ones but for names."""
        turn, speakers, text = self._segments[segment_id]
        given = plain(row[form.TEXT])
        renamed = given != text and self._differs_in_names(segment_id, given)
        if given != text and not renamed:
            return (form.TEXT, _ANOTHERS if given in self._texts else _CHANGED), False
        if plain(row[form.SPEAKER]) not in speakers:
            return (form.SPEAKER, _CHANGED), False
        if row[form.TURN] != turn:
            return (form.TURN, _CHANGED), False
        return self._fault_in_suggestions(self._shown[segment_id], row), renamed

    def _differs_in_names(self, segment_id: str, given: str) -> bool:
        """Names may have been replaced when the round was issued, or when it was issued again."""
        _, _, text = self._segments[segment_id]
        return same_but_for_names(self._words[segment_id], given) or still_says(text, given)

    def _fault_in_suggestions(self, shown: list[Suggestion], row: dict[str, str]) -> Fault | None:
        for name in row:
            if name.startswith("Suggestion "):
                rank = int(name.rpartition(" ")[2])
                is_one = 1 <= rank <= len(shown)
                if not (self._is_issued(shown[rank - 1], plain(row[name])) if is_one else not row[name]):
                    return name, _SUGGESTION if is_one else _CHANGED
        return None

    def _is_issued(self, entry: Suggestion, given: str) -> bool:
        """Whether this is what stands for a suggestion, in the language of the sheet, which is known once it was."""
        for words in self._languages:
            if plain(suggestion_text(entry, self._labels, words)) == given:
                self._languages = [words, *(other for other in self._languages if other is not words)]
                return True
        return False

    def fault_in_context(self, row: dict[str, str]) -> Fault | None:
        """What was written over in a row that stands in between, of what others said."""
        turn, speaker, text = (plain(row[name]) for name in (form.TURN, form.SPEAKER, form.TEXT))
        if text in self._texts and (turn, speaker, text) not in self._context:
            return form.SEGMENT, "the segment's id is missing in this row; put it back from the issued sheet"
        for name in row:
            if name.startswith("Suggestion ") and row[name]:
                return name, _CHANGED
        if (turn, speaker, text) in self._context or not (turn or speaker or text):
            return None
        alike = ((said, words) for (t, s, said), words in self._context.items() if (t, s) == (turn, speaker))
        known = any(same_but_for_names(words, text) or still_says(said, text) for said, words in alike)
        return None if known else (form.TEXT, _CHANGED)
