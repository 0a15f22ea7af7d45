"""What the columns of a survey's file may be: a first filling of the sheet, which people look through and correct."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from themetrail.contracts.report import guarded
from themetrail.ingest.source import Source
from themetrail.ingest.survey.cells import heading_of, plain_cell
from themetrail.ingest.survey.grid import Grid, first_answers, header_row, read_grid
from themetrail.sheets.delimited import column_name

_IDS = re.compile(
    r"(?:(?:respondent|response|participant|person|submission|antwort|teilnehmer|réponse|répondant|participant)[ _]?)?"
    r"(?:id|nr|no|number|nummer|numéro|code)\.?|(?:id|code)[ _](?:de )?(?:la )?(?:réponse|répondant|participant)"
)
# With which somebody was invited: the survey tool has a list of whose it is.
_TOKENS = re.compile(r"(?:access[ _]?)?(?:token|tan|zugangsschlüssel|code d['’ ]accès)")
_LANGUAGES = re.compile(r"(?:user|start)?_?langu(?:age|e)|(?:start)?sprache")
_CONTACTS = re.compile(
    r"(?:recipient|full|first|last|given|family|user|vor|nach)?[ _]?(?:name|namen)|pré?nom|nom|(?:recipient)?_?e?_?mail"
    r"(?:_?(?:address|adresse))?|courriel|email.*"
)
# What survey tools add to each row (Qualtrics, LimeSurvey, SurveyMonkey, Microsoft and Google Forms).
_OF_TOOLS = re.compile(
    r"(?:start|end|recorded)_?date|status|ip_?address|progress|duration.*|finished|external(?:reference|datareference)"
    r"|location(?:latitude|longitude)|distributionchannel|q_recaptchascore|(?:date_)?(?:submitted|modified|created)"
    r"|submitdate|lastpage|last_page|seed|datestamp|startdate|refurl|collector_id|custom_data_\d|timestamp|zeitstempel"
    r"|horodateur|start_time|completion_time|last_modified_time|startzeit|fertigstellungszeit"
)
_SAFE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,19}")
_SHOWABLE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9_-]{0,11}")
_LONG = 25  # characters of a cell on the average, from which a column holds words that people wrote


def lay_rows(
    source: Source, file: str, known: Collection[str] = (), *, header: int = 0, answers: int = 0, language: str = ""
) -> list[dict[str, str]]:
    """Rows of the sheet for the columns of a file that are not in `known`; with none known, those of the file itself.

    Columns of whose use nothing is known have none: people have to say it. The rows of the header and of the first
    answers are looked for where they are 0. Raises StudyError where the file cannot be read.
    """
    grid = read_grid(source)
    header = header or header_row(grid)
    answers = answers or first_answers(grid, header)
    settings = {"header": str(header), "answers": str(answers)}
    settings |= {"transcripts": "respondent", "group": "survey", "label": "Respondent"}
    laid = [] if known else [_row(file, "", use, name) for use, name in settings.items()]
    rows = _Columns(grid, header, answers).rows(file, set(known))
    if not known and not any(row["use"] == "language" for row in rows):
        laid.append(_row(file, "", "language", language))
    return laid + rows


def _row(file: str, column: str, use: str, name: str = "", question: str = "") -> dict[str, str]:
    return {"file": file, "column": guarded(column), "use": use, "name": name, "question": guarded(question)}


class _Columns:
    def __init__(self, grid: Grid, header: int, answers: int) -> None:
        self.headings = [heading_of(cell) for cell in grid.row(header)]
        between = grid.row(header + 1) if answers > header + 1 else []
        self.wordings = [heading_of(cell) for cell in between] + [""] * len(self.headings)
        rows = [cells for cells in grid.rows[answers - 1 :] if any(cell.strip() for cell in cells)]
        self.cells = [
            [plain_cell(cells[place]) if place < len(cells) else "" for cells in rows]
            for place in range(len(self.headings))
        ]

    def rows(self, file: str, known: Collection[str]) -> list[dict[str, str]]:
        laid, asked, has_id = [], 0, False
        for place, heading in enumerate(self.headings):
            use = self._use(heading, self.cells[place]) if heading else ""
            if use in ("id", "key"):
                use, has_id = ("", True) if has_id else (use, True)
            wording = self.wordings[place] if use != "skip" and self.wordings[place] != heading else ""
            name = ""
            if use == "question":
                asked += 1
                name = heading.lower() if _SAFE_NAME.fullmatch(heading) else f"q{asked}"
            if heading and heading not in known:
                laid.append(_row(file, heading, use, name, wording))
        return laid

    def _use(self, heading: str, cells: Sequence[str]) -> str:
        folded, said = column_name(heading), [cell for cell in cells if cell]
        spaced = folded.replace("_", " ")
        if _OF_TOOLS.fullmatch(folded):
            return "skip"
        if _TOKENS.fullmatch(spaced) and len(set(said)) == len(cells):
            return "key"
        if _IDS.fullmatch(spaced) and len(set(said)) == len(cells):
            return "id" if all(map(_SHOWABLE.fullmatch, said)) else "key"
        if _LANGUAGES.fullmatch(folded):
            return "language"
        if _CONTACTS.fullmatch(folded):
            return "name"
        if said and sum(map(len, said)) / len(said) >= _LONG and len(set(said)) > len(said) / 2:
            return "question"
        return ""
