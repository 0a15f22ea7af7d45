"""`python -m themetrail.agreement codings.csv`: agreement of any CSV of codings with columns coder, unit, code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.coefficients import COEFFICIENTS, of_codes
from themetrail.agreement.estimate import REASONS
from themetrail.agreement.reading import SCALES
from themetrail.agreement.table import STATISTICS, coder_matrix, frame_table
from themetrail.contracts.errors import StudyError
from themetrail.contracts.told_apart import check_told_apart
from themetrail.sheets.read import read_sheet


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0, or 1 with one sentence on what is wrong with the file."""
    options = _parser().parse_args(arguments)
    try:
        codings = read_codings(options.file)
        statistics = [name.strip() for name in options.statistics.split(",")]
        unknown = [name for name in statistics if name not in of_codes()]
        if unknown:
            raise StudyError(f"the statistic {unknown[0]!r} is not known here; there are: {', '.join(of_codes())}")
        tables = as_study(codings, everyone_saw_all=options.everyone_saw_all)
        frame = coded_units_of(*tables[:3], list(tables[3]["code_id"]), uncoded_in_frame=not options.leave_out_uncoded)
        table = frame_table(frame, tables[3], statistics, draws=options.draws, seed=options.seed, scale=options.scale)
        if options.csv:
            table.to_csv(options.csv, index=False, lineterminator="\n")
    except StudyError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(render(table))
    return 0


def read_codings(path: str | Path) -> pd.DataFrame:
    """The columns coder, unit, code (and transcript, if there is one) of a CSV (comma, semicolon, tab) or XLSX.

    A row with an empty code says that the coder saw the unit and gave it no code. Raises StudyError.
    """
    table = read_sheet(path, optional=("transcript",))
    for column in ("coder", "unit", "code"):
        if column not in table:
            raise StudyError(f"the column '{column}' is missing; the file needs coder, unit and code", file=path)
    with_transcripts = (table["transcript"] != "").any()
    codings = table[["coder", "unit", "code", *(["transcript"] if with_transcripts else [])]]
    for column in codings:
        empty = codings[column] == ""
        if empty.any() and column != "code":
            raise StudyError("this cell must not be empty", file=path, row=int(empty.idxmax()), column=column)
        check_told_apart(codings[column], path)
    if with_transcripts:
        _check_units_of_one_transcript(codings, path)
    return codings.reset_index(drop=True)


def _check_units_of_one_transcript(codings: pd.DataFrame, path: str | Path) -> None:
    """Units that are numbered anew in each transcript would be taken for one."""
    first = codings.groupby("unit")["transcript"].transform("first")
    other = codings["transcript"] != first
    if other.any():
        row = other.idxmax()
        earlier = int((codings["unit"] == codings.loc[row, "unit"]).idxmax())
        raise StudyError(
            f"a unit of this name stands in another transcript too (row {earlier}); give each unit a name of its own",
            file=path,
            row=int(row),
            column="unit",
        )


def as_study(
    codings: pd.DataFrame, everyone_saw_all: bool
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Segments, assignments, codings and a flat codebook. A coder saw the units of their own rows, or all units."""
    units = codings.drop_duplicates("unit")
    transcripts = units["transcript"] if "transcript" in codings else "1"
    segments = pd.DataFrame({"segment_id": units["unit"], "transcript_id": transcripts, "group": "", "codable": "yes"})
    saw = codings[["coder", "unit"]].drop_duplicates()
    if everyone_saw_all:
        saw = codings[["coder"]].drop_duplicates().merge(units[["unit"]], how="cross")
    assignments = saw.set_axis(["coder_id", "segment_id"], axis=1).assign(round="1", status="coded")
    applied = codings.loc[codings["code"] != "", ["coder", "unit", "code"]]
    applied = applied.set_axis(["coder_id", "segment_id", "code_id"], axis=1).assign(round="1")
    codes = sorted(applied["code_id"].unique())
    codebook = pd.DataFrame({"code_id": codes, "parent_id": "", "level": "code"})
    return segments, assignments, applied, codebook


def render(table: pd.DataFrame) -> str:
    """The table per code, the mean, the sets of codes and the coder matrix, as text."""
    everywhere = table[table["scope"] == "all"]
    lines = []
    for (code, summary), rows in everywhere[everywhere["level"] == "code"].groupby(["code_id", "summary"], sort=False):
        by_name = rows.set_index("statistic")
        first = rows.iloc[0]
        line = {"code": code or f"({summary})", "n": first["n_units"], "prevalence": _shown(first["prevalence"])}
        for name in by_name.index:
            line[name] = _shown(by_name.loc[name, "value"])
            if COEFFICIENTS[name].corrects_for_chance:
                line[f"{name} 95 %"] = _limits(by_name.loc[name])
        line["reading"] = by_name.loc["alpha", "reading"] if "alpha" in by_name.index else first["reading"]
        line["note"] = _why_undefined(rows)
        lines.append(line)
    per_code = pd.DataFrame(lines)
    per_code = per_code.loc[:, [name for name in per_code if name != "reading" or per_code[name].any()]]
    parts = [per_code.to_string(index=False, na_rep="") if lines else "No code was applied."]
    for _, row in everywhere[(everywhere["level"] == "one_code") & (everywhere["code_id"] == "")].iterrows():
        parts.append(f"{row['statistic']} (which code): {_in_line(row)}")
    for _, row in everywhere[everywhere["level"] == "overall"].iterrows():
        parts.append(f"{row['statistic']} (sets of codes): {_in_line(row)}")
    told = everywhere
    matrix = coder_matrix(table)
    if not matrix.empty:
        pairs = _pairs_undefined(table)
        told = pd.concat([told, pairs])
        undefined = [
            f"{row['coders'].replace(';', ' and ')}: undefined ({row['reason']})" for _, row in pairs.iterrows()
        ]
        shown = matrix.map(_shown).to_string()
        parts.append("\n".join(["alpha, mean over codes, by pair of coders", shown, *undefined]))
    return "\n\n".join([*parts, *_meanings(told)])


def _why_undefined(rows: pd.DataFrame) -> str:
    """Which coefficients of one code, or of the mean, have no value, and why; how many codes a mean leaves out."""
    undefined, said = rows[rows["value"].isna()], []
    for reason, which in undefined.groupby("reason", sort=False)["statistic"]:
        said.append(reason if len(which) == len(rows) else f"{', '.join(which)}: {reason}")
    left_out = rows[rows["value"].notna() & (rows["n_undefined"] > 0)]
    for n, which in left_out.groupby("n_undefined", sort=False)["statistic"]:
        said.append(f"{', '.join(which)}: {n} undefined")
    return "; ".join(said)


def _in_line(row: pd.Series) -> str:
    if pd.isna(row["value"]):
        return f"undefined ({row['reason']})"
    return f"{_shown(row['value'])} {_limits(row)}".rstrip()


def _pairs_undefined(table: pd.DataFrame) -> pd.DataFrame:
    """The pairs of coders whose cell in the matrix is empty."""
    means = table[(table["scope"] == "pair") & (table["level"] == "code") & (table["summary"] == "mean")]
    return means[(means["statistic"] == "alpha") & means["value"].isna()]


def _meanings(told: pd.DataFrame) -> list[str]:
    """What each reason that was printed means."""
    reasons = [reason for reason in dict.fromkeys(told.loc[told["value"].isna(), "reason"]) if reason in REASONS]
    return ["\n".join(f"{reason}: {REASONS[reason]}" for reason in reasons)] if reasons else []


def _shown(value: float) -> str:
    return "" if pd.isna(value) else f"{value:.3f}"


def _limits(row: pd.Series) -> str:
    if pd.isna(row["ci_low"]):
        return ""
    return f"[{row['ci_low']:.3f}, {row['ci_high']:.3f}]"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m themetrail.agreement", description=__doc__)
    parser.add_argument("file", help="CSV with the columns coder, unit, code, and optionally transcript")
    parser.add_argument("--statistics", default=",".join(STATISTICS), help=f"of {', '.join(of_codes())}")
    parser.add_argument("--draws", type=int, default=1000, help="bootstrap draws; 0: no intervals")
    parser.add_argument("--seed", type=int, default=1, help="seed of the bootstrap")
    parser.add_argument("--scale", default="none", choices=["none", *SCALES], help="verbal reading of the values")
    parser.add_argument("--everyone-saw-all", action="store_true", help="every coder saw every unit of the file")
    parser.add_argument("--leave-out-uncoded", action="store_true", help="leave out units that no coder gave a code")
    parser.add_argument("--csv", help="write the full table to this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
