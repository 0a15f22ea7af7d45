"""The surveys of a study: which files hold one, what each column is, and whether every respondent is in the sheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import SURVEY
from themetrail.ingest.source import Source, places_of
from themetrail.ingest.survey.answers import Survey, read_survey
from themetrail.ingest.survey.plan import SurveyPlan, plans_of
from themetrail.sheets.read import read_sheet, sheet_if_any
from themetrail.speaker_label import plain_label


class Surveys:
    """The surveys of a study, each file of which is read when it is asked for, and once."""

    def __init__(
        self, plans: dict[str, SurveyPlan], sheet: Path | str, folder: Path | str, encodings: Iterable[str] = ()
    ) -> None:
        self.plans, self.sheet, self.folder = plans, sheet, Path(folder)
        self._encodings = tuple(encodings)
        self._read: dict[str, Survey] = {}

    @classmethod
    def of(cls, stem: Path | str | None, folder: Path | str, encodings: Iterable[str] = ()) -> Surveys:
        """Those of the sheet of this name; none where there is no such sheet. Raises StudyError where it is wrong."""
        for sheet in sheet_if_any(Path(stem)) if stem is not None else ():
            return cls(plans_of(read_sheet(sheet, SURVEY), sheet), sheet, folder, encodings)
        return cls({}, "", folder)

    def __getitem__(self, file: str) -> Survey:
        """The survey in a file of the folder of transcripts. Raises StudyError where it cannot be read."""
        if file not in self._read:
            plan = self.plans[file]
            place = (self.folder / file).resolve()
            if not place.is_relative_to(self.folder.resolve()):
                what = "the file named here lies outside the folder of transcripts"
                raise StudyError(what, file=self.sheet, row=plan.first_row, column="file")
            source = Source.of(place, plan.called(self.sheet), encodings=list(self._encodings))
            self._read[file] = read_survey(source, plan)
        return self._read[file]

    @property
    def question_ids(self) -> list[str]:
        """The ids of all questions, in the order of the sheet."""
        return list(dict.fromkeys(one.question_id for plan in self.plans.values() for one in plan.questions))

    def told(self) -> list[str]:
        """What is in each file that was read and becomes no turn, in counts, for the log."""
        return [
            f"{survey.plan.called(self.sheet)}: {len(survey.respondents)} respondents, of whom"
            f" {len(survey.respondents) - len(survey.answered)} answered nothing; rows with neither id nor answer:"
            f" {survey.nameless}; columns left out: {len(survey.plan.headings('skip'))}; answers with markup of HTML:"
            f" {survey.markup}"
            for survey in self._read.values()
        ]

    def check_listed(self, sources: pd.DataFrame, gone: Collection[str], sheet: Path) -> None:
        """Every respondent who answered is in the sheet of sources, once, and each who is there is in the file.

        Those in `gone` have withdrawn: their rows may have been taken out of the file. Raises StudyError.
        """
        for file, plan in self.plans.items():
            rows = sources[sources["file"] == file]
            if len(rows) and rows["participant_id"].isin(gone).all() and not (self.folder / file).exists():
                continue
            survey = self[file]
            keys = [plain_label(speaker) for speaker in rows["speaker"]]
            if missing := [each.row for each in survey.answered if each.key not in set(keys)]:
                raise StudyError(
                    f"the respondents of {places_of('row', missing)} are not in {sheet} yet; add them there and to the"
                    " other sheets with `themetrail survey --directory MY-STUDY`",
                    file=plan.called(self.sheet),
                )
            present = pd.Series([key in survey.by_key for key in keys], index=rows.index, dtype=bool)
            lost = rows[~present & ~rows["participant_id"].isin(gone)]
            if len(lost):
                raise StudyError(
                    "no row of the survey's file bears this id any more; put it back, or take the respondent's rows out"
                    " of the sheets",
                    file=f"{sheet}, {places_of('row', map(int, lost.index))}",
                )
            twice = pd.Series(keys, index=rows.index, dtype=str).duplicated()
            if twice.any():
                what = "this respondent of the survey is in the sheet above already; the answers would count twice"
                raise StudyError(what, file=sheet, row=int(twice.idxmax()), column="speaker")
