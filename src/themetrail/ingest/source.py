"""A transcript's file as a reader gets it, and what a reader gives back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.speaker_label import plain_label

LARGEST = 64 * 1024 * 1024  # bytes; a year of talk as plain text is less
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")  # other than the line feed


@dataclass(frozen=True)
class Utterance:
    """What one speaker said in one go: the label in the file, the words, times in seconds, and its place in the file.

    `place_unit` is line, paragraph, page, cue, annotation, record or row; `place_from` and `place_to` count from 1 and
    are both inclusive.
    `question` is the id of a survey's question that is asked or answered.
    """

    speaker: str
    text: str
    start_s: float | None
    end_s: float | None
    place_unit: str
    place_from: int
    place_to: int
    question: str = ""


@dataclass(frozen=True)
class ReadTranscript:
    """A file's utterances in their order; `header_lines` stood before the first speaker; `notes` are for the log.

    `dropped` says what the file holds that is no talk and was not read: how many of each kind, in words without names.
    `head_labels` are labels of the title block, as `Date`, with their places: they stand before nobody's words.
    """

    utterances: list[Utterance]
    header_lines: int = 0
    notes: list[str] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)
    head_labels: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A file to read. `name` is what errors call it: the transcript's id, since names of files may identify people.

    `labels` are the speakers' labels that the study lists for this file; empty where they are still to be found.
    `not_speakers` are words before a colon that are nobody's label; `encodings` are tried first, in order.
    """

    path: Path
    name: str
    labels: frozenset[str] = frozenset()
    not_speakers: frozenset[str] = frozenset()
    encodings: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        path: str | Path,
        name: str,
        *,
        labels: list[str] | tuple[str, ...] = (),
        not_speakers: list[str] | tuple[str, ...] = (),
        encodings: list[str] | tuple[str, ...] = (),
    ) -> Source:
        """A source with its labels as they are compared: see `plain_label`."""
        return cls(
            Path(path),
            name,
            frozenset(map(plain_label, labels)),
            frozenset(plain_label(words).casefold() for words in not_speakers),
            tuple(encodings),
        )

    def problem(self, what: str, place: str = "") -> StudyError:
        """The error that says what is wrong in this source, and where, without its words or the name of its file."""
        return StudyError(what, file=f"{self.name}, {place}" if place else self.name)

    def content(self) -> bytes:
        """The file's bytes. Raises StudyError where it is missing, empty or far too large."""
        try:
            if self.path.stat().st_size > LARGEST:
                raise self.problem(f"the file is larger than {LARGEST // 1024**2} MB, too large for a transcript")
            content = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise self.problem("the file is missing from the folder of transcripts") from None
        except IsADirectoryError:
            raise self.problem("a folder stands where the file should be") from None
        except OSError:
            raise self.problem("the file cannot be opened; check who may read it") from None
        if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
            raise self.problem("the file is empty")
        return content


def plain_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them: Word's line break, U+2028, a form feed and the like too."""
    return _LINE_ENDS.sub("\n", text).split("\n")


def places_of(unit: str, numbers: Iterable[int], most: int = 12) -> str:
    """Places for a sentence: `line 3, 7 and 12`; many are cut short and counted."""
    listed = sorted(set(numbers))
    shown = [str(number) for number in listed[:most]]
    if len(listed) > most:
        return f"{unit} {', '.join(shown)} and {len(listed) - most} more"
    return f"{unit} {', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else f"{unit} {shown[0]}"


def plain_text(text: str) -> str:
    """The text in Unicode normal form C with LF at the end of lines; nothing else is changed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
