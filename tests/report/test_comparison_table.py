"""The printed table of two groups side by side."""

from dataclasses import replace

import docx
import pandas as pd
import pytest

from report.conftest import material_of
from themetrail.audit.follow.trace import Results, question_of
from themetrail.contracts.report import pair_name, table_in_file, table_names, table_numbers
from themetrail.contracts.themes import COMPARISON
from themetrail.report.comparison_table import comparison_table
from themetrail.report.table import Built
from themetrail.report.tables import FORMATS, write_tables

PAIR = pair_name("before", "after")
# code: participants before, after, of four each; all are in both
SAID = {
    "gains": ("P1;P2;P3", "P1;P2;P3;P4"),
    "tools": ("P1", "P1;P2;P3"),
    "cards": ("P1", "P1;P2;P3"),
    "calm": ("P2;P3", "P3;P4"),
    "trouble": ("", ""),
    "time": ("", ""),
}
LABEL = {0: "not_mentioned", 1: "rare", 2: "variant", 3: "typical", 4: "general"}


def material(group, *, intervals: bool = True, **settings):
    """The small group of the other tables, as two time points of the same four."""
    made = material_of(group, **settings)
    counts, rows = [], []
    for code, sides in SAID.items():
        before, after = (set(filter(None, said.split(";"))) for said in sides)
        n, m = len(before), len(after)
        for name, people in (("before", before), ("after", after)):
            row = made.representativeness.set_index("code_id").loc[code].to_dict() | {"code_id": code, "group": name}
            counts.append(row | {"n_participants": len(people), "n_total": 4, "participants": ";".join(sorted(people))})
        rows.append(
            {
                "first": "before",
                "second": "after",
                "level": made.codebook.levels[code],
                "code_id": code,
                "n_first": n,
                "total_first": 4,
                "label_first": LABEL[n],
                "n_second": m,
                "total_second": 4,
                "label_second": LABEL[m],
                "difference": (m - n) / 4,
                "ci_low": -0.2 if intervals else None,
                "ci_high": 0.6 if intervals else None,
                "method": "newcombe_paired" if intervals else "",
                "reason": "" if intervals else "2 of the 6 participants are in both groups",
                "n_in_both": 4 if intervals else 2,
                "kept": ";".join(sorted(before & after)),
                "new": ";".join(sorted(after - before)),
                "gone": ";".join(sorted(before - after)),
                "flag_rule": "points_apart",
                "flagged": "yes" if abs(m - n) > 1 else "no",
            }
        )
    columns = list(made.representativeness.columns)
    return replace(made, representativeness=pd.DataFrame(counts)[columns], comparison=COMPARISON.frame(rows))


def printed(built: Built) -> dict[str, tuple[str, ...]]:
    return {line.name: tuple(map(str, line.cells[1:])) for line in built.lines}


def test_both_groups_stand_side_by_side_with_who_stayed(group) -> None:
    built = comparison_table(material(group), PAIR)
    assert built.title == "Before and after side by side"
    assert [column.name for column in built.columns[1:]] == [
        "Before: label (n/N)",
        "After: label (n/N)",
        "Difference, points",
        "Kept, new, gone",
    ]
    rows = printed(built)
    assert rows["=Cards"] == ("Rare (1/4)", "Typical (3/4)", "+50 [−20, 60]", "1, 2, 0")
    assert rows[group.codebook.names["calm"]] == ("Variant (2/4)", "Variant (2/4)", "0 [−20, 60]", "1, 1, 1")
    assert "Time" not in rows  # nobody mentions it
    assert [line.name for line in built.lines if line.marks] == ["Tools", "=Cards"]
    assert built.entries == 6
    note = " ".join(built.note)
    assert "Differences are after less before, in percentage points." in note
    assert "for the same participants at both times (1998, method 10)" in note
    assert "they differ in what participants had occasion to speak of" in note


def test_without_an_interval_the_reason_stands_below(group) -> None:
    built = comparison_table(material(group, intervals=False, style="plos"), PAIR)
    assert printed(built)["=Cards"][2] == "+50"
    assert any(sentence.startswith("No intervals: 2 of the 6 participants are in both") for sentence in built.note)
    assert "Newcombe" not in " ".join(built.note)


def test_small_counts_and_what_tells_them_are_left_out(group) -> None:
    built = comparison_table(material(group, suppress_below=3), PAIR)
    rows = printed(built)
    assert rows["=Cards"] == ("– (<3/4)", "Typical (3/4)", "–", "–")
    assert rows[group.codebook.names["gains"]] == ("Typical (3/4)", "General (4/4)", "+25", "–")
    data = built.data.set_index("code_id")
    assert data.loc["cards", ["n_first", "difference", "ci_low", "n_kept"]].isna().all()
    assert data.loc["cards", ["label_first", "flagged", "n_second"]].tolist() == ["", "", 3]
    assert data.loc["gains", ["n_first", "n_second"]].tolist() == [3, 4]
    assert pd.isna(data.loc["gains", "n_new"])  # one participant
    assert data.loc["gains", ["ci_low", "ci_high"]].isna().all()  # of the same people, it tells how many are new
    assert "Counts of fewer than 3, and what tells them, are not given." in built.note


def test_it_is_written_for_each_pair_that_is_named_and_followed_to_both_groups(group, tmp_path) -> None:
    names = table_names(["before", "after"], ["labels"], [PAIR])
    assert names == ["before.labels", "after.labels", "before.after.comparison"]
    assert table_numbers(["before", "after"], ["labels"], [PAIR]) == ["1", "2", "3"]
    assert table_in_file("before.after.comparison")[1] == PAIR
    folder = tmp_path / "results/report/tables"
    folder.mkdir(parents=True)
    files = {ending: [str(folder / f"{name}.{ending}") for name in names] for ending in FORMATS}
    write_tables(material(group, layouts=["labels"]), ["before", "after"], "A study", files, [PAIR])
    words = [paragraph.text for paragraph in docx.Document(folder / "before.after.comparison.docx").paragraphs]
    assert words[:2] == ["Table 3", "Before and after side by side"]
    (tmp_path / "results/anonymise").mkdir()
    group.codebook.table.to_csv(tmp_path / "results/anonymise/codebook.csv", index=False)
    question = question_of(Results(tmp_path), "results/report/tables/before.after.comparison.csv", 4)
    assert (question.codes, question.groups) == ({"cards"}, {"before", "after"})


@pytest.mark.parametrize("missing", [(), ("round r1 awaits C2",)])
def test_a_table_that_is_to_come_says_so(group, missing) -> None:
    built = comparison_table(material(group, missing=missing), PAIR)
    assert set(built.data["provisional"]) == {"yes" if missing else "no"}
    assert ("Provisional: round r1 awaits C2." in built.note) == bool(missing)
