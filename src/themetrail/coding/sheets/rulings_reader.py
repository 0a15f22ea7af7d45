"""Read what an adjudicator has settled at the adjudication desk: the rows of its export."""

from __future__ import annotations

from typing import Any

from themetrail.coding.sheets import rulings_form as form
from themetrail.coding.sheets.adjudication_form import JudgedRound, Rows
from themetrail.coding.sheets.desk_export import AGAIN, Places, faults_in, parsed
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.contracts.errors import StudyError


def read_rulings(file: ReturnedFile, judged: JudgedRound) -> Rows:
    """The rulings of the adjudication desk of a round, made from one of its issues.

    Raises StudyError where the file is no such export, is not whole, or is of another round or issue.
    """
    content = parsed(file.path)
    if not isinstance(content, dict) or content.get("format") != form.FORMAT:
        raise StudyError(
            f'this is no export of the adjudication desk, which begins with "format": "{form.FORMAT}"', file=file.path
        )
    if content.get("version") != form.VERSION:
        raise StudyError(f"'version' must be {form.VERSION}; {AGAIN}", file=file.path)
    if content.get("round") != judged.name:
        raise StudyError(f"this is not the adjudication of round {judged.name!r}", file=file.path)
    if str(content.get("issue")) not in judged.digests:
        raise StudyError(f"this was settled on another issue of round {judged.name!r}", file=file.path)
    places = Places()
    for what in faults_in(content, form.WHOLE, set(form.LISTS)):
        places.add(what)
    for part in form.LISTS:
        if not isinstance(content.get(part), list):
            places.add(f"{part!r} {'must be a list' if part in content else 'is missing'}")
    rulings = content.get("rulings")
    rows = list(_rows(content, rulings, places)) if isinstance(rulings, list) else []
    if places.found:
        raise StudyError(f"{'; '.join(places.sentences())}; {AGAIN}", file=file.path)
    return rows


def _rows(content: dict[str, Any], rulings: list, places: Places) -> Rows:
    """The entries of the list as rows; what is wrong in their form goes to `places`."""
    rows: Rows = []
    for number, entry in enumerate(rulings, start=1):
        if not isinstance(entry, dict):
            places.add("must be an object with keys of its own", "rulings", number)
            continue
        wrong = list(faults_in(entry, form.RULING, set()))
        for what in wrong:
            places.add(what, "rulings", number)
        if not wrong:
            cells = {key: entry[key] for key in ("segment_id", "code_id", "decision", "reason", "decided_by")}
            rows.append((number, {**cells, "round": content["round"]}))
    return rows
