"""Status: who has what to do before the next tables can be made, in one line each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.coding.proposals import MARKED, MEMO, NEW_CODE
from themetrail.coding.rounds import current_round
from themetrail.consent import MAY_ARCHIVE, MAY_QUOTE, MAY_SHARE, ends_of, named_with_reason, refused
from themetrail.interface.catalogue import is_spoken
from themetrail.interface.status.words import status_words
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round


@dataclass(frozen=True)
class Places:
    """Where people find and put what a status line speaks of."""

    rounds: str
    review: str
    reviewed: str
    review_page: str
    reviewed_page: str
    configuration: str
    adjudication: str  # with {round}
    adjudication_desk: str = ""  # with {round}
    adjudication_in_word: str = ""  # with {round}
    proposals: str = ""
    split: str = ""  # with {round} and {coder}
    changes: str = ""
    decisions: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenWork:
    """What is left to do in a study, counted.

    `review_more` counts the review's questions beyond a page for each transcript; with `fail_closed` nothing is issued
    while the review is open. `desks` and `in_word` are the rounds and coders for whom a desk or Word files were issued.
    `unseen` by round and coder: the segments of a delivered file that bear no mark, and `without_row` those of them
    whose row is not in it at all. `split_open` by round and coder: codings of split codes that are to be decided.
    `unresolved` by round: codes that its rule does not settle. `unassigned` by transcript: the codable segments that no
    issued round gave to a coder. `proposed` by kind: what coders have left for the codebook meeting.
    """

    review_open: int = 0
    review_more: int = 0
    fail_closed: bool = True
    desks: Collection[tuple[str, str]] = ()
    in_word: Collection[tuple[str, str]] = ()
    unseen: Mapping[tuple[str, str], int] = field(default_factory=dict)
    without_row: Mapping[tuple[str, str], int] = field(default_factory=dict)
    split_open: Mapping[tuple[str, str], int] = field(default_factory=dict)
    unresolved: Mapping[str, int] = field(default_factory=dict)
    unassigned: Mapping[str, int] = field(default_factory=dict)
    proposed: Mapping[str, int] = field(default_factory=dict)


def status_lines(
    rounds: list[Round],
    issued: Collection[str],
    deliveries: pd.DataFrame,
    left: OpenWork,
    places: Places,
    words: Words | None = None,
) -> list[str]:
    """Who has what to do, one sentence each, in the order in which the work goes on; one sentence where nobody has.

    Last stands what is for the codebook meeting, which nothing waits for. All of it is said in `words`, by default in
    English.
    """
    words = words or status_words()
    lines = [_review_line(left, places, words)] if left.review_open else []
    for entry in rounds:
        if entry.name in issued:
            lines += _lines_of_round(entry, deliveries, left, places, words)
    if (following := current_round(rounds, issued)) is not None:
        command = f"themetrail issue {following.name} --directory MY-STUDY"
        waits = bool(left.review_open) and left.fail_closed
        lines.append(words.say("issue_after_review" if waits else "issue", round=following.name, command=command))
    if line := _unassigned_line([entry for entry in rounds if entry.name not in issued], left.unassigned, words):
        lines.append(line)
    if not rounds:
        lines.append(words.say("name_rounds", file=places.configuration))
    return [*(lines or [words.say("nobody")]), *_for_the_meeting(left.proposed, places, words)]


def _review_line(left: OpenWork, places: Places, words: Words) -> str:
    files = {"page": places.review_page, "saved": places.reviewed_page, "sheet": places.review}
    asked = words.say("review", left.review_open, **files, sheet_saved=places.reviewed)
    return f"{asked} {words.say('review_more', left.review_more)}" if left.review_more else asked


def _lines_of_round(
    entry: Round, deliveries: pd.DataFrame, left: OpenWork, places: Places, words: Words
) -> Iterator[str]:
    """What the coders of an issued round have to do, one after another, and then its adjudicator."""
    here = deliveries[deliveries["round"] == entry.name].drop_duplicates("coder_id")
    status_of = dict(tuples_of(here, "coder_id", "status"))
    for coder in sorted(coder.coder_id for coder in entry.coders):
        key, status = (entry.name, coder), status_of.get(coder, "awaited")
        if status == "awaited":
            folder = f"{places.rounds}/{entry.name}"
            yield _awaited_line(folder, coder, key in left.desks, key in left.in_word, words)
        elif status == "delivered" and (unseen := left.unseen.get(key, 0)):
            yield _unseen_line(entry.name, coder, unseen, left.without_row.get(key, 0), words)
        if n := left.split_open.get(key, 0):
            yield _split_line(entry.name, coder, n, places, words)
    if n := left.unresolved.get(entry.name, 0):
        yield _unresolved_line(entry, n, places, words)


def _for_the_meeting(proposed: Mapping[str, int], places: Places, words: Words) -> list[str]:
    """What coders propose for the codebook, and what they wrote on whole transcripts."""
    kinds = ((NEW_CODE, "new_codes"), (MEMO, "memos"), (MARKED, "marked"))
    found = [words.say(name, proposed[what]) for what, name in kinds if proposed.get(what)]
    if not found:
        return []
    sentence = "for_meeting_one" if sum(proposed.values()) == 1 else "for_meeting"
    return [words.say(sentence, said=words.listed(found), file=places.proposals)]


def _unresolved_line(entry: Round, n: int, places: Places, words: Words) -> str:
    folder = f"{places.rounds}/{entry.name}"
    in_word = ""
    if entry.adjudicator.word:
        made = places.adjudication_in_word.format(round=entry.name)
        in_word = words.say("or_answer_in_word", made=made, folder=f"{folder}/adjudication/")
    return words.say(
        "unresolved",
        n,
        round=entry.name,
        rule=entry.consensus,
        desk=places.adjudication_desk.format(round=entry.name),
        saved=f"{folder}/adjudication.json",
        sheet=places.adjudication.format(round=entry.name),
        sheet_saved=f"{folder}/adjudication.xlsx",
        word=in_word,
    )


def _split_line(name: str, coder: str, n: int, places: Places, words: Words) -> str:
    sheet = places.split.format(round=name, coder=coder)
    return words.say(
        "split", n, coder=coder, round=name, sheet=sheet, saved=f"{places.rounds}/{name}/split/{coder}.xlsx"
    )


def _awaited_line(folder: str, coder: str, has_desk: bool, has_word: bool, words: Words) -> str:
    """Where a coder finds what to code, and where it comes back to."""
    places = {
        "coder": coder,
        "sheet": f"{folder}/issued/sheets/{coder}.xlsx",
        "returned": f"{folder}/returned/{coder}",
        "desk": f"{folder}/issued/desks/{coder}.html",
        "word": words.say("or_in_word", folder=f"{folder}/issued/word/{coder}/") if has_word else "",
    }
    return words.say("code_desk" if has_desk else "code_sheet", **places)


def _unseen_line(name: str, coder: str, unseen: int, without_row: int, words: Words) -> str:
    """What a coder whose file is there has left; rows may be missing in it, as in a copy of what a filter showed."""
    of_these = ""
    if without_row:
        missing = "its_row_missing" if unseen == 1 else "all_rows_missing" if without_row == unseen else "rows_missing"
        of_these = words.say(missing, without_row)
    return words.say("left", unseen, coder=coder, round=name, of_these=of_these)


def _unassigned_line(coming: list[Round], unassigned: Mapping[str, int], words: Words) -> str:
    """What no issued round gave to a coder and no coming one will; a round without transcripts is one of all."""
    if any(not entry.transcripts for entry in coming):
        return ""
    planned = {name for entry in coming for name in entry.transcripts}
    left = {name: n for name, n in sorted(unassigned.items()) if name not in planned}
    if not left:
        return ""
    named, more = ", ".join(list(left)[:5]), len(left) - 5
    places = words.say("and_more", more, places=named) if more > 0 else named
    return words.say("unassigned", sum(left.values()), places=places)


def dropped_line(carried: pd.DataFrame, places: Places, words: Words | None = None) -> str:
    """What the table of changes (contract CARRIED) dropped, code by code; empty where nothing was."""
    words = words or status_words()
    here = carried[carried["dropped"] > 0]
    if here.empty:
        return ""
    dropped = zip(here["old_code_id"], here["dropped"], strict=True)
    codes = ", ".join(words.say("with_code", int(n), code=code) for code, n in dropped)
    facts = {"file": places.changes, "codes": codes, "decisions": places.decisions}
    return words.say("dropped", int(here["dropped"].sum()), **facts)


def consent_lines(participants: pd.DataFrame, words: Words | None = None) -> list[str]:
    """Whose words are left out of what, and why, from the sheet of participants; nothing where all of them agreed.

    Who has withdrawn is named nowhere in what is handed out. A run knows no day: of a consent that ends the commands
    say on their day whether it has.
    """
    words = words or status_words()
    staying = participants[participants["withdrawn"] == ""]
    lines = []
    for column in (MAY_QUOTE, MAY_SHARE, MAY_ARCHIVE):
        last_days = ends_of(staying, column)
        why = {
            who: words.say("agreed_until", day=last_days[who].isoformat()) if who in last_days else words.say("said_no")
            for who in refused(staying, column)
        }
        lines += [words.say(column, who=named_with_reason(why))] if why else []
    return lines


def passed_over_line(counts: Mapping[str, int], words: Words | None = None) -> str:
    """One sentence on what was passed over in which folder (`left_in`); empty where nothing was."""
    words = words or status_words()
    if not counts:
        return ""
    listed = ", ".join(words.say("in_folder", n, folder=folder) for folder, n in sorted(counts.items()))
    return words.say("passed_over", sum(counts.values()), listed=listed)


def unspoken_line(language: str) -> str:
    """That the catalogue lacks a language, so that all is said in English; empty where it has it."""
    return "" if is_spoken(language) else status_words(language).say("spoken_in_english", language=language)


def write_status(lines: list[str], path: str | Path, besides: str = "", words: Words | None = None) -> None:
    """Write the status as Markdown, and below a sentence that asks nobody for anything."""
    title = (words or status_words()).say("title")
    text = f"# {title}\n\n" + "".join(f"- {line}\n" for line in lines) + (besides and f"\n{besides}\n")
    Path(path).write_text(text, encoding="utf-8")


def unseen_counts(missing: pd.DataFrame, among: pd.DataFrame | None = None) -> dict[tuple[str, str], int]:
    """How many of the segments of delivered files bear no mark, by round and coder; of those `among` them where it is
    given. `missing` is what is still to come (contract STILL_TO_COME)."""
    unseen = missing[missing["what"] == "unseen"]
    return counts_by_coder(unseen if among is None else unseen.merge(among[["round", "coder_id", "segment_id"]]))


def counts_by_coder(rows: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many of the rows are of each round and coder."""
    return {(str(name), str(coder)): len(here) for (name, coder), here in rows.groupby(["round", "coder_id"])}
