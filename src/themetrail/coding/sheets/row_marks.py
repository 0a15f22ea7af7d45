"""What a coder has marked in one row of a coding sheet: codes, answers, seen, words meant, and what stands beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from themetrail.coding.labels import CodeNames, folded
from themetrail.coding.moves import moved_offset, moves_between, original_offset
from themetrail.coding.returned import Aside, GivenToCoder, Mark
from themetrail.coding.same_text import plain
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_text import TextCell
from themetrail.coding.sheets.words_meant import Stretch, find_words
from themetrail.contracts.coding import STANDING
from themetrail.faults import Faults
from themetrail.rows import tuples_of


@dataclass
class ReadRow:
    """The marks of one segment's row, how many of its cells say again what another says, and what stands beside."""

    marks: list[Mark] = field(default_factory=list)
    repeated: int = 0
    asides: list[Aside] = field(default_factory=list)


class RowMarks:
    """Reads the rows of one coder's sheet; what is wrong goes into `faults`, with its row."""

    def __init__(self, frame: GivenToCoder, faults: Faults) -> None:
        self._frame, self._faults = frame, faults
        self._names = CodeNames(frame.issue.codebook)
        self._texts: dict[str, str] = dict(tuples_of(frame.issue.segments, "segment_id", "text"))

    def of(self, number: int, row: dict[str, str], cells: Mapping[str, Any]) -> ReadRow:
        """What stands in row `number`, by its headings, of one of the coder's segments."""
        read, segment_id, memo = ReadRow(), row[form.SEGMENT], row[form.MEMO]
        given, read.repeated = self._given(number, row, cells)
        if row[form.SEEN] and folded(row[form.SEEN]) not in form.marks_meant(form.SEEN_MARK):
            self._wrong(f"must be '{form.SEEN_MARK}' or empty", number, form.SEEN)
        read.asides = self._asides(number, row)
        stretch = self._stretch(number, row, given)
        for code, action in given.items():
            mark = Mark(number, segment_id, code, action, "" if read.marks else memo)
            read.marks.append(_on_words(mark, stretch, given) if stretch else mark)
        if not given and (row[form.SEEN] or memo):
            read.marks.append(Mark(number, segment_id, "", "seen", memo))
        return read

    def _wrong(self, what: str, number: int, column: str | None = None) -> None:
        self._faults.add(what, row=number, column=column)

    def _given(self, number: int, row: dict[str, str], cells: Mapping[str, Any]) -> tuple[dict[str, str], int]:
        """The action by which each code is given or refused, and how many cells say again what another says."""
        given: dict[str, str] = {}
        repeated = 0
        for name, text in row.items():
            if not text or not name.startswith(("Answer ", "Code ")):
                continue
            if name.startswith("Answer"):
                found, problem = _answer(name, text, self._frame.shown[row[form.SEGMENT]])
            else:
                found, problem = _codes(cells[name], text, self._names)
            if problem:
                self._wrong(problem, number, name)
            for code, action in found:
                if code in given and "refused" in (given[code], action) and given[code] != action:
                    self._wrong(f"the code {code!r} is refused and given to the same segment; decide for one", number)
                repeated += code in given
                given.setdefault(code, action)
        return given, repeated

    def _stretch(self, number: int, row: dict[str, str], given: Mapping[str, str]) -> Stretch | None:
        """Where the words meant stand in the turn, as the round was first issued; None for the whole segment."""
        words, segment_id = row.get(form.WORDS, ""), row[form.SEGMENT]
        if not words:
            return None
        if not any(action in STANDING for action in given.values()):
            self._wrong(
                "words are named here, and no code in this row is for them; give one, or clear this", number, form.WORDS
            )
            return None
        text = self._texts[segment_id]
        stretch, problem = find_words(words, text)
        if stretch is None and plain(row[form.TEXT]) != plain(
            text
        ):  # a name was replaced since the sheet was given out
            stretch, _ = find_words(words, row[form.TEXT])
            stretch = stretch and _moved(stretch, row[form.TEXT], text)
        if stretch is None:
            self._wrong(problem, number, form.WORDS)
            return None
        first, last = self._frame.spans[segment_id]
        moves = [moved[segment_id] for moved in self._frame.issue.moves if segment_id in moved]
        start, end = (original_offset(offset, moves, at_end=at == 1) for at, offset in enumerate(stretch))
        return None if stretch == (0, last - first) else (first + start, first + end)

    def _asides(self, number: int, row: dict[str, str]) -> list[Aside]:
        unsure, quote = folded(row.get(form.UNSURE, "")), folded(row.get(form.QUOTE, ""))
        is_unsure = unsure in form.marks_meant(form.UNSURE_MARK)
        quotes = form.marks_meant(form.QUOTE_ME, form.NEVER_QUOTE)
        if unsure and not is_unsure:
            self._wrong(f"must be '{form.UNSURE_MARK}' or empty", number, form.UNSURE)
        if quote and quote not in quotes:
            self._wrong(f"must be '{form.QUOTE_ME}', '{form.NEVER_QUOTE}' or empty", number, form.QUOTE)
        said = Aside(number, row[form.SEGMENT], is_unsure, quotes.get(quote, "").replace(" ", "_"))
        return [said] if said.unsure or said.quote else []


def _on_words(mark: Mark, stretch: Stretch, given: Mapping[str, str]) -> Mark:
    """The mark on these words: own codes are for them and, in a row without any, the suggestions that it accepts."""
    start, end = stretch
    if mark.action == "own":
        return mark._replace(start=start, end=end)
    if mark.action == "accepted" and "own" not in given.values():
        return mark._replace(action="edited", start=start, end=end)
    return mark


def _moved(stretch: Stretch, before: str, now: str) -> Stretch:
    moves = [moves_between(before, now)]
    start, end = (moved_offset(offset, moves, at_end=at == 1) for at, offset in enumerate(stretch))
    return start, end


def _codes(cell: Any, text: str, names: CodeNames) -> tuple[list[tuple[str, str]], str]:
    """The codes in a cell, and what is wrong; of a number that Excel has made of an id, what this can have been."""
    codes = names.find_several(text)
    if cell.data_type == "n":
        if problem := names.why_uncertain(float(cell.value)):
            return [], f"{problem}{' and return the sheet as XLSX' if isinstance(cell, TextCell) else ''}"
        codes = codes or list(names.find_number(float(cell.value)))
    return [(code, "own") for code in codes], "" if codes else names.why_none(text)


def _answer(name: str, given: str, shown: list) -> tuple[list[tuple[str, str]], str]:
    """The suggested code and what the answer to it is, and what is wrong."""
    k = int(name.rpartition(" ")[2])
    if not 1 <= k <= len(shown):
        return [], "there is no suggestion to answer here"
    action = {form.ACCEPT: "accepted", form.REFUSE: "refused"}.get(
        form.marks_meant(form.ACCEPT, form.REFUSE).get(folded(given), "")
    )
    return (
        ([(shown[k - 1].code_id, action)], "") if action else ([], f"must be '{form.ACCEPT}', '{form.REFUSE}' or empty")
    )
