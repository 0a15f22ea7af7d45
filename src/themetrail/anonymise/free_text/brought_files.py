"""Files of free text that people bring, replaced and checked: prior data, codebook and changes, the methods text, what
coders write on the talk and on themselves, and the quotations that people chose."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.free_text.prior import PRIOR_TEXTS, FoundInPrior, is_raw, prior_table
from themetrail.anonymise.free_text.replacer import PSEUDONYM, FreeText, Guesses
from themetrail.anonymise.free_text.withdrawn import Withdrawn
from themetrail.anonymise.names.language_of_text import likely_languages
from themetrail.codebook import Codebook
from themetrail.codebook_brought import read_codebook
from themetrail.contracts.anonymise import GUESSES
from themetrail.contracts.coding import ADJUDICATIONS, DECISIONS, PROPOSALS
from themetrail.contracts.contract import Contract
from themetrail.contracts.pack import REFLEXIVITY
from themetrail.contracts.prior import PRIOR
from themetrail.contracts.quotations import CHOSEN_QUOTATIONS
from themetrail.contracts.report import STATED
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES
from themetrail.languages.table import LANGUAGES
from themetrail.questions import check_questions
from themetrail.rows import tuples_of
from themetrail.sheets.changes_sheet import read_changes
from themetrail.sheets.quotations_sheet import read_choices
from themetrail.sheets.reflexivity_log import read_logs

# A codebook's titles and definitions are written for readers: a model's guess is left there, and told.
CODEBOOK_TITLES, CODEBOOK_QUOTATIONS = ("name", "definition", "include", "exclude"), ("example",)

_INSERTION, _WORD = re.compile(r"\[([^\[\]\n]*)\]"), re.compile(r"\w+")
_TWICE = re.compile(r"\[(\[[^\[\]\n]*\])\]")

# What coders and adjudicators write: the contract of each kind, and its columns of free text.
OF_CODERS: dict[str, tuple[Contract, tuple[str, ...]]] = {
    "decisions": (DECISIONS, ("memo",)),
    "adjudications": (ADJUDICATIONS, ("reason",)),
    "proposals": (PROPOSALS, ("name", "definition", "memo")),
}


class FreeTextTable(NamedTuple):
    """One kind of free text: its table with names replaced, its contract, and GUESSES."""

    table: pd.DataFrame
    contract: Contract
    guesses: pd.DataFrame


def free_text_table(
    kind: str,
    files: list[str],
    replacer: Callable[[], FreeText],
    segments: Callable[[], pd.DataFrame],
    language_of: dict[str, str],
    found: FoundInPrior | None = None,
    gone: Withdrawn | None = None,
) -> FreeTextTable:
    """The table of one kind, with the names in its free text replaced.

    Kinds are prior, codebook, codebook_changes, methods_text, reflexivity, quotations, and those of `OF_CODERS`.

    `segments` and `language_of` tell to which transcript, and so to which language, a decision belongs. `replacer` and
    `segments` are asked for where there is a text to read, which in most codings there is not. Of prior data it is said
    what was `found` in them, and what somebody said who has `gone` is left out.
    """
    if kind == "prior":
        if found is None:
            raise ValueError("nobody has looked for names in the prior data")
        table, contract, columns = prior_table(files, gone), PRIOR, _prior_columns(found)
    elif kind == "codebook":
        table, contract, columns = codebook_table(files[0]), CODEBOOK, _codebook_columns
    elif kind == "codebook_changes":
        table, contract, columns = read_changes(files).reset_index(drop=True), CODEBOOK_CHANGES, _changes_columns
    elif kind == "methods_text":
        from themetrail.configuration.methods_text import read_methods_text  # what checks it is slow to load

        stated = [{"slot": slot, "text": text} for slot, text in read_methods_text(files[0]).items()]
        table, contract, columns = STATED.frame(stated), STATED, _stated_columns
    elif kind == "reflexivity":
        table, contract, columns = read_logs(files), REFLEXIVITY, _log_columns
    elif kind == "quotations":
        table, contract = read_choices(files)[0].reset_index(drop=True), CHOSEN_QUOTATIONS
        columns = _quotation_columns(segments, language_of)
    else:
        contract, texts = OF_CODERS[kind]
        table = contract.read(files[0])
        columns = _coding_columns(texts, segments, language_of)
    reader = _Reader(kind, table, replacer)
    columns(reader)
    return FreeTextTable(contract.check(reader.table), contract, GUESSES.frame(reader.guesses))


class _Reader:
    """Replaces column by column, and collects the guesses with the ids of their rows."""

    _IDS = ("round", "coder_id", "transcript_id", "segment_id", "code_id", "old_code_id", "slot")

    def __init__(self, kind: str, table: pd.DataFrame, replacer: Callable[[], FreeText]) -> None:
        self.kind, self.table, self.replacer = kind, table.copy(), replacer
        self.guesses: list[dict] = []
        self._ids = [name for name in self._IDS if name in table.columns]

    def read(
        self,
        column: str,
        guesses: Guesses = "replace",
        rows: pd.Series | None = None,
        transcripts: pd.Series | None = None,
        languages: pd.Series | None = None,
        *,
        found: pd.Series | None = None,
        insertions: bool = False,
    ) -> None:
        """Replace in the `rows` of a column (all by default), whose transcripts and languages may be known, or what was
        `found` in them."""
        filled = self.table[column] != ""
        chosen = self.table.index[filled if rows is None else filled & rows]
        if chosen.empty:
            return
        readings = self.replacer().read(
            self.table.loc[chosen, column].tolist(),
            transcript_ids=None if transcripts is None else transcripts.loc[chosen].tolist(),
            languages=None if languages is None else languages.loc[chosen].tolist(),
            guesses=guesses,
            insertions=insertions,
            found=None if found is None else found.loc[chosen].tolist(),
        )
        # A name that stood in brackets alone is in those of its pseudonym now.
        texts = [_TWICE.sub(r"\1", reading.text) if insertions else reading.text for reading in readings]
        self.table.loc[chosen, column] = texts
        for row, reading in zip(chosen, readings, strict=True):
            for guess in reading.guesses:
                self.note(row, column, guess._asdict())

    def read_insertions(self, row: int, column: str, transcript_id: str, language: str) -> None:
        """Replace in what people put into square brackets in one cell, and nowhere else in it."""
        parts = _INSERTION.split(self.table.loc[row, column])  # every other one stood in brackets
        own = [n for n in range(1, len(parts), 2) if not PSEUDONYM.fullmatch(f"[{parts[n]}]")]
        readings = self.replacer().read(
            [parts[n] for n in own], transcript_ids=[transcript_id] * len(own), languages=[language] * len(own)
        )
        for n, reading in zip(own, readings, strict=True):
            parts[n] = reading.text.replace("[", "").replace("]", "")
            for guess in reading.guesses:
                self.note(row, column, guess._asdict())
        self.table.loc[row, column] = "".join(f"[{part}]" if n % 2 else part for n, part in enumerate(parts))

    def note(self, row: int, column: str, guess: dict) -> None:
        """Keep a guess for a person to see."""
        place = "/".join(filter(None, self.table.loc[row, self._ids]))
        self.guesses.append({"kind": self.kind, "place": place, "column": column, **guess})


def _prior_columns(found: FoundInPrior) -> Callable[[_Reader], None]:
    """Known names are replaced in all of it; where it is not said to be anonymised, what was found in it too."""
    return lambda reader: _read_prior(reader, found)


def _read_prior(reader: _Reader, found: FoundInPrior) -> None:
    raw = is_raw(reader.table)
    before = reader.table["speaker"].copy()
    for column in PRIOR_TEXTS:
        reader.read(column, rows=raw, found=found.spans(reader.table, column))
        reader.read(column, rows=~raw, guesses="none")
    # A label is no sentence: what is no word for a role there is a name, whatever a model thinks of it.
    for row in reader.table.index[raw & found.named(reader.table)]:
        label = reader.table.loc[row, "speaker"]
        if label == before[row] and not reader.replacer().is_label(label):
            reader.table.loc[row, "speaker"] = "[Person]"
            guess = {"form": label, "category": "person", "done": "replaced", "context": label}
            reader.note(row, "speaker", guess)


def _codebook_columns(reader: _Reader) -> None:
    for column in CODEBOOK_TITLES:
        reader.read(column, guesses="leave")
    for column in CODEBOOK_QUOTATIONS:
        reader.read(column)


def _changes_columns(reader: _Reader) -> None:
    reader.read("reason")


def _stated_columns(reader: _Reader) -> None:
    """Authors write of committees, towns and programs for readers: a model's guess is left there, and told."""
    reader.read("text", guesses="leave")


def _log_columns(reader: _Reader) -> None:
    for column in ("title", "text"):
        reader.read(column)


def _coding_columns(columns: tuple[str, ...], segments: Callable[[], pd.DataFrame], language_of: dict[str, str]):
    """Memos and reasons speak of a segment or transcript, which tells who is meant, and in which language a text is."""

    def read(reader: _Reader) -> None:
        table = reader.table
        if (table[list(columns)] == "").all(axis=None):
            return
        transcripts = table["transcript_id"] if "transcript_id" in table else _transcripts_of(table, segments())
        languages = transcripts.map(language_of).fillna("").astype("str")
        for column in columns:
            reader.read(column, transcripts=transcripts, languages=languages)

    return read


def _quotation_columns(segments: Callable[[], pd.DataFrame], language_of: dict[str, str]):
    """Edit and translation of a quotation are free text. First and last words, and those of an edit that stand in the
    anonymised segment, can only be names that the study knows."""

    def read(reader: _Reader) -> None:
        if reader.table.empty:
            return
        known = segments()
        transcripts = _transcripts_of(reader.table, known)
        languages = transcripts.map(language_of).fillna("").astype("str")
        for column in ("first_words", "last_words"):
            reader.read(column, "none", transcripts=transcripts)
        said = reader.table["segment_id"].map(dict(tuples_of(known, "segment_id", "text"))).fillna("")
        keeps = [_keeps_to(*both) for both in zip(reader.table["edit"], said, strict=True)]
        keeps = pd.Series(keeps, index=said.index, dtype="bool") & (reader.table["edit"] != "")
        reader.read("edit", rows=~keeps, transcripts=transcripts, languages=languages, insertions=True)
        for row in reader.table.index[keeps]:
            reader.read_insertions(row, "edit", transcripts[row], languages[row])
        # A model that reads another language than its own takes every second word for a name.
        studied = {language.split("-")[0] for language in language_of.values()}
        read_by_model = reader.table["translation"].map(
            lambda text: bool(studied & set(likely_languages(text, {*LANGUAGES, *studied})))
        )
        reader.read("translation", rows=read_by_model, transcripts=transcripts, insertions=True)
        known_alone = reader.table["translation"].ne("") & ~read_by_model
        reader.read("translation", "none", rows=known_alone, transcripts=transcripts, insertions=True)

    return read


def _keeps_to(edit: str, said: str) -> bool:
    """Whether every word of an edit that is not in square brackets is one of the words that were said."""
    return set(_WORD.findall(_INSERTION.sub(" ", edit).casefold())) <= set(_WORD.findall(said.casefold()))


def _transcripts_of(table: pd.DataFrame, segments: pd.DataFrame) -> pd.Series:
    of_segment = dict(tuples_of(segments, "segment_id", "transcript_id"))
    return table["segment_id"].map(of_segment).fillna("").astype("str")


def codebook_table(file: str, questions: list[str] | None = None) -> pd.DataFrame:
    """CODEBOOK as people wrote it, with each entry below its parent, as all who read it are shown it. Raises StudyError
    where it is no table, or names none of the survey's `questions` where these are given."""
    sheet = read_codebook(file)
    book = Codebook.from_table(sheet, file)  # while its rows are those of the sheet
    if questions is not None:
        check_questions(sheet, questions, file)
    return book.with_branches_together().table
