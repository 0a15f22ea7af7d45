"""The rows that a survey adds to the sheets of a study, so that nobody types them: a transcript, a participant and a
source for each respondent, and the people list where the file holds names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import guarded
from themetrail.contracts.study import PARTICIPANTS, SOURCES, TRANSCRIPTS
from themetrail.ingest.source import places_of
from themetrail.ingest.survey.answers import Respondent, Survey
from themetrail.ingest.survey.plan import SurveyPlan
from themetrail.sheets.people_sheet import read_people
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.speaker_label import plain_label
from themetrail.study_surveys import Surveys
from themetrail.whole_number import counted

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_SHOWABLE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_DEFAULT_LABEL, _DEFAULT_GROUP = "Respondent", "survey"


@dataclass
class NewRows:
    """What is to be added to each sheet, and what was noticed on the way, in counts and rows."""

    transcripts: list[dict[str, str]] = field(default_factory=list)
    participants: list[dict[str, str]] = field(default_factory=list)
    sources: list[dict[str, str]] = field(default_factory=list)
    people: list[dict[str, str]] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)


class SheetsOfStudy:
    """The four sheets as they are, and the rows that surveys add to them."""

    def __init__(self, *, transcripts: Path, participants: Path, sources: Path, people: Path) -> None:
        """Read the sheets, named without their endings; they may be empty. Raises StudyError."""
        self.transcripts = read_sheet(find_sheet(transcripts), TRANSCRIPTS)
        self.participants = read_sheet(find_sheet(participants), PARTICIPANTS)
        self.sources = read_sheet(find_sheet(sources), SOURCES)
        self.people = read_people(find_sheet(people))
        self.new = NewRows()
        self._transcript_ids = {name.casefold() for name in self.transcripts["transcript_id"]}
        self._people_ids = {name.casefold() for name in self.participants["participant_id"]}
        self._labels = set(self.participants["label"])
        self._named = set(self.people["participant_id"])
        self._last = Counter(self.transcripts.groupby("group")["collected_order"].max().to_dict())

    def add(self, surveys: Surveys) -> NewRows:
        """The rows for all respondents who answered and are in no sheet yet. Raises StudyError."""
        for file, plan in surveys.plans.items():
            survey, called = surveys[file], plan.called(surveys.sheet)
            _Check(survey, called).check()
            listed = {plain_label(label) for label in self.sources.loc[self.sources["file"] == file, "speaker"]}
            new = [each for each in survey.answered if plain_label(each.key) not in listed]
            before = len(self.new.participants)
            of_group = self._groups_of(file, survey)
            for respondent in new:
                self._add(file, plan, respondent, len(survey.answered), of_group)
            self._notice(survey, called, len(new), len(self.new.participants) - before)
        return self.new

    def _groups_of(self, file: str, survey: Survey) -> dict[str, str]:
        """The transcript of each group of a file, where groups are transcripts."""
        if survey.plan.by_respondent:
            return {}
        ids = set(self.sources.loc[self.sources["file"] == file, "transcript_id"])
        own = self.transcripts[self.transcripts["transcript_id"].isin(ids)]
        return dict(zip(own["group"], own["transcript_id"], strict=True))

    def _add(self, file: str, plan: SurveyPlan, each: Respondent, n: int, of_group: dict[str, str]) -> None:
        group = group_of(plan, each)
        participant_id = as_id(each.key) if plan.shows_ids else self._free_id(n)
        if participant_id.casefold() not in self._people_ids:
            self._add_participant(participant_id, plan, each)
        name = of_group.get(group, "")
        if not name:
            name = self._free_transcript(participant_id if plan.by_respondent else group)
            self._add_transcript(name, group, plan, each)
            if not plan.by_respondent:
                of_group[group] = name
        self.new.sources.append(
            {"transcript_id": name, "file": file, "speaker": each.key, "participant_id": participant_id, "role": ""}
        )
        self._add_person(participant_id, plan, each)

    def _add_participant(self, participant_id: str, plan: SurveyPlan, each: Respondent) -> None:
        self._people_ids.add(participant_id.casefold())
        label = plan.settings.get("label", _DEFAULT_LABEL)
        number = next(n for n in range(len(self.new.participants) + 1, 10**9) if f"{label} {n}" not in self._labels)
        self._labels.add(f"{label} {number}")
        row = {"participant_id": participant_id, "label": f"{label} {number}", "withdrawn": ""}
        row |= {name: guarded(each.cells[heading]) for heading, name in plan.attributes.items()}
        self.new.participants.append(row)

    def _add_transcript(self, name: str, group: str, plan: SurveyPlan, each: Respondent) -> None:
        self._transcript_ids.add(name.casefold())
        self._last[group] += 1
        day = [_DAY.fullmatch(each.cells[heading]) for heading in plan.headings("date")]
        self.new.transcripts.append(
            {
                "transcript_id": name,
                "group": group,
                "language": language_of(plan, each),
                "collected_order": str(self._last[group]),
                "date": day[0][1] if plan.by_respondent and day and day[0] else "",
            }
        )

    def _add_person(self, participant_id: str, plan: SurveyPlan, each: Respondent) -> None:
        """What the file holds of names; `anna@x.org` is a name of its own, other cells are put together."""
        if participant_id in self._named:
            return
        cells = [each.cells[heading] for heading in plan.headings("name")]
        whole = " ".join(" ".join(cell for cell in cells if "@" not in cell).split())
        names = list(filter(None, [whole, *(cell for cell in cells if "@" in cell)]))
        employers = [each.cells[heading] for heading in plan.headings("employer") if each.cells[heading]]
        if names or employers:
            self._named.add(participant_id)
            row = {"participant_id": participant_id, "names": "; ".join(names), "employer": "; ".join(employers)}
            self.new.people.append(row)

    def _free_id(self, n: int) -> str:
        width = max(3, len(str(n)))
        taken = self._people_ids
        return next(name for at in range(1, 10**9) if (name := f"R{at:0{width}d}").casefold() not in taken)

    def _free_transcript(self, name: str) -> str:
        """The name, or, where another file has a transcript of that name, with -2, -3 ... behind it."""
        tried = [name] if name.casefold() not in self._transcript_ids else []
        return (
            tried or [f"{name}-{n}" for n in range(2, 100) if f"{name}-{n}".casefold() not in self._transcript_ids]
        )[0]

    def _notice(self, survey: Survey, called: str, new: int, people: int) -> None:
        answered = len(survey.answered)
        asked, given = len(survey.plan.questions), sum(len(each.answers) for each in survey.answered)
        marks = sum(each.marks for each in survey.respondents)
        says = [
            f"{called}: {counted(len(survey.respondents), 'respondent')}, {answered} of whom answered anything;"
            f" {counted(asked, 'question')},"
            f" {counted(given, 'answer')}, {asked * answered - given} left empty"
            + (f" ({marks} by a mark for no answer)" if marks else ""),
            f"  new in the sheets: {counted(new, 'respondent')} ({counted(people, 'participant')})",
        ]
        if survey.nameless:
            nameless = counted(survey.nameless, "row holds", "rows hold")
            says.append(f"  left out: {nameless} neither an id nor an answer")
        if survey.markup:
            says.append(f"  HTML's tags or character references were resolved in {counted(survey.markup, 'answer')}")
        if skipped := survey.plan.headings("skip"):
            says.append(f"  left out, as the sheet says: {counted(len(skipped), 'column')}")
        if short := short_marks(survey):
            says.append(
                "  these cells may be no answers: "
                + ", ".join(f"{mark!r} {times} times" for mark, times in short)
                + "; a row with 'empty' in 'use' and such marks, separated by ;, in 'name' counts them as none"
            )
        self.new.noticed += says


class _Check:
    """What must hold of the cells beside the answers before rows are made of them: all wrong rows at once."""

    def __init__(self, survey: Survey, called: str) -> None:
        self.plan, self.answered, self.called = survey.plan, survey.answered, called

    def check(self) -> None:
        """Raise StudyError naming the rows of the file."""
        if self.plan.shows_ids:
            self._refuse(
                [each.row for each in self.answered if not _SHOWABLE.fullmatch(as_id(each.key))],
                "an id that is shown must be letters with digits (- and _ too), such as R12; write 'key' in the place"
                " of 'id' into the sheet, and each respondent gets such an id",
            )
        self._refuse(
            [each.row for each in self.answered if not group_of(self.plan, each)],
            "the group is empty, or holds neither a letter nor a digit",
        )
        self._refuse(
            [
                each.row
                for each in self.answered
                if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", language_of(self.plan, each))
            ],
            "the language must be a code, such as en or fr",
        )
        self._refuse(
            [
                each.row
                for each in self.answered
                for heading in self.plan.headings("date")
                if not _is_day(each.cells[heading])
            ],
            "the date must be written YYYY-MM-DD, or be empty; or write 'skip' for this column into the sheet",
        )
        if not self.plan.by_respondent:
            self._check_languages()

    def _check_languages(self) -> None:
        spoken: dict[str, str] = {}
        mixed = [
            each.row
            for each in self.answered
            if spoken.setdefault(group_of(self.plan, each), language_of(self.plan, each))
            != language_of(self.plan, each)
        ]
        self._refuse(
            mixed, "a transcript has one language; make each respondent a transcript, or each language a group"
        )

    def _refuse(self, rows: list[int], what: str) -> None:
        if rows:
            raise StudyError(what, file=f"{self.called}: {places_of('row', rows)}")


def as_id(key: str) -> str:
    """An id of the file as it is shown: `17` becomes R17."""
    return f"R{key}" if key.isdigit() else key


def group_of(plan: SurveyPlan, each: Respondent) -> str:
    """The group of a respondent as it may name files: `Zürich (Nord)` becomes Zurich_Nord."""
    said = next((each.cells[heading] for heading in plan.headings("group")), plan.settings.get("group", _DEFAULT_GROUP))
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("_", plain).strip("_-")[:60]


def language_of(plan: SurveyPlan, each: Respondent) -> str:
    """The language of a respondent's answers; tools write its code in capitals too."""
    said = next((each.cells[heading] for heading in plan.headings("language")), plan.settings.get("language", ""))
    first, *more = said.strip().split("-")
    return "-".join([first.lower(), *more])


def short_marks(survey: Survey) -> list[tuple[str, int]]:
    """Cells without a word of two letters, or as programs write what is missing, that stand more than once."""
    found = Counter(text for each in survey.answered for text in each.answers.values() if len(text) <= 4)
    is_mark = re.compile(r"[\W_\d]+|.|n/?a\.?|nan|null|none", re.IGNORECASE)
    return [(text, times) for text, times in sorted(found.items()) if times > 1 and is_mark.fullmatch(text)][:12]


def _is_day(said: str) -> bool:
    found = _DAY.fullmatch(said)
    try:
        return not said or bool(found and date.fromisoformat(found[1]))
    except ValueError:
        return False
