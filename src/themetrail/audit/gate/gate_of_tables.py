"""The gate of one study, from the tables that say who must not be recognised."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.forms import (
    Form,
    common_words,
    exceptions_of,
    forms_of_lexicon,
    forms_of_people,
    forms_of_replacements,
    has_word_of,
    letters_of,
)
from themetrail.audit.gate.gate import Gate
from themetrail.audit.gate.labels import read as read_label
from themetrail.contracts.anonymise import LEXICON
from themetrail.contracts.replacements import REPLACED
from themetrail.contracts.study import SOURCES, spoken_in
from themetrail.interface.verdicts.returned import read_review
from themetrail.sheets.people_sheet import read_people
from themetrail.sheets.read import read_sheet

PUBLIC_COLUMNS = ("label", "participant_id")


@dataclass(frozen=True, kw_only=True)
class LookedFor:
    """Who must not be recognised, by the tables that say so, and what is searched for them.

    `participants` is the public sheet: its labels are how participants are called on purpose, so what the anonymisation
    took for a name there is not looked for; what the people list or the speakers name is. `kept` holds folded words of
    labels that a reviewer called no names. `within` is the text to be searched, where it is all that will be: what none
    of its words could be is then not looked up in dictionaries, which take long to load.
    """

    people: Path
    sources: Path
    participants: pd.DataFrame
    languages: Sequence[str]
    lexicon: Path | None = None
    replacements: Sequence[Path] = ()
    kept: Container[str] = ()
    within: str | None = None

    def forms(self) -> set[Form]:
        """The forms of the people list, of the speakers, and of what the anonymisation replaces."""
        letters = None if self.within is None else letters_of(self.within)
        common = common_words(self.languages, letters)
        people = read_people(self.people).to_dict("records")
        speakers = speakers_of(spoken_in(read_sheet(self.sources, SOURCES)), self.participants)
        of_people = forms_of_people(people, {}, common)
        looked_up = {
            label: shared for label, shared in speakers.items() if letters is None or has_word_of(letters, label)
        }
        of_labels = {form for form in forms_of_people([], looked_up, common) if form.folded not in self.kept}
        return of_people | of_labels | _forms_in_texts(self.lexicon, self.replacements, _public(self.participants))


def read_gate(
    looked_for: LookedFor,
    *,
    exceptions: Path | None = None,
    own: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({}),
    sentences: Callable[[], Iterable[str]] = tuple,
    before: Callable[[Callable[[], set[Form]]], set[Form]] | None = None,
) -> Gate:
    """A gate that knows the people list, the speakers of the sources and what the anonymisation replaces.

    `own` and `sentences` are what `Gate` has by these names; `before` may know what would be put together. Raises
    StudyError where a table is not as it should be.
    """
    return Gate(
        looked_for.forms() if before is None else before(looked_for.forms),
        exceptions_of(_exception_rows(exceptions), str(exceptions)),
        nouns_capitalised=any(language.startswith("de") for language in looked_for.languages),
        own=own,
        sentences=sentences,
    )


def speakers_of(sources: pd.DataFrame, participants: pd.DataFrame) -> dict[str, bool]:
    """The labels of the sheet of sources that are not public too, and whether several participants bear each.

    A public label that is somebody's whole name in the transcripts, given name and surname, was copied by mistake.
    """
    public = _public(participants)
    bearers = sources.groupby("speaker", sort=False)["participant_id"].agg(lambda ids: len(set(ids) - {""}))
    return {
        label: count > 1
        for label, count in bearers.items()
        if fold(label).strip() not in public or any(" " in name for name in read_label(label).names)
    }


def kept_words(decisions: Path | None) -> frozenset[str]:
    """The folded forms that a reviewer's own rows say are no person's."""
    if decisions is None or not Path(decisions).exists():
        return frozenset()
    sheet = read_review(decisions)
    if not {"form", "category", "decision"} <= set(sheet.columns):
        return frozenset()
    rows = sheet[(sheet["category"].str.lower() == "person") & (sheet["decision"].str.lower() == "keep")]
    return frozenset(fold(form).strip() for form in rows["form"] if form)


def _public(participants: pd.DataFrame) -> set[str]:
    return {fold(cell).strip() for name in PUBLIC_COLUMNS for cell in participants[name]}


def _forms_in_texts(lexicon: Path | None, replacements: Iterable[Path], public: set[str]) -> set[Form]:
    """What the anonymisation looks for and what it replaced; nothing where it has not run.

    A form that a reviewer keeps somewhere stands in the texts on purpose, and is not looked for; nor is one that was
    replaced in some transcripts alone, on a reviewer's word.
    """
    rows = LEXICON.read(lexicon).to_dict("records") if lexicon is not None and Path(lexicon).exists() else []
    own_case = {fold(row["form"]).strip() for row in rows if row["own_case"] == "yes"}
    everywhere = [row for row in rows if not row["transcript_id"]]
    forms, kept = forms_of_lexicon(everywhere), _kept_forms(rows)
    for path in replacements:
        replaced = REPLACED.read(path).drop_duplicates().to_dict("records")
        forms |= forms_of_replacements(replaced, own_case)
        kept |= {fold(row["surface"]).strip() for row in replaced if row["status"] in ("refused", "public")}
    forms = {form for form in forms if form.folded not in kept}
    settled = {form.folded for form in forms if form.settled}
    public_words = {word for phrase in public for word in phrase.split()}
    return {
        form
        for form in forms
        if (form.settled or form.folded not in settled) and not set(form.folded.split()) <= public_words
    }


def _kept_forms(rows: list[dict]) -> set[str]:
    """The folded forms of the lexicon that a reviewer keeps somewhere, or has replaced in some transcripts alone."""
    replaced = {row["form"] for row in rows if row["verdict"] == "replace" and not row["transcript_id"]}
    return {
        fold(row["form"]).strip()
        for row in rows
        if row["verdict"] == "keep" or (row["transcript_id"] and row["form"] not in replaced)
    }


def _exception_rows(exceptions: Path | None) -> list[dict]:
    if exceptions is None or not Path(exceptions).exists():
        return []
    table = read_sheet(exceptions, optional=("form", "file", "reason", "reviewed_by", "date"))
    return [{**row, "row": int(number)} for number, row in zip(table.index, table.to_dict("records"), strict=True)]
