"""A survey of a department: 120 respondents, 14 questions, 400 codes, and a second coder on a share of the answers.

From the table of answers to the tables of the paper, by the commands that people type. Answers, codes and coding are
fiction, made of lists of phrases by a seed; what the tables say is counted again here from these.
"""

import re
import time
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from end_to_end.conftest import finished, run_command
from end_to_end.department import CODES, FOR_ALL, GIVEN, N_RESPONDENTS, OF_QUESTION, SAID, returned_survey, rows_of

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("department")]

MOST_MEMORY = 600  # MB, of a job


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The study after its last run; `seconds` and `memory` (MB by job) of that run are told on the screen."""
    folder = tmp_path_factory.mktemp("department") / "study"
    returned_survey(folder)
    began = time.time()
    finished(run_command("run", folder, timeout=900))
    print(f"\nThe run after the return took {time.time() - began:.0f} s.")
    return folder, began


def shared(study):
    """The segments that both coders read, each as respondent and question."""
    issued = study[0] / "data/rounds/r1/issued"
    often = rows_of(issued / "assignments.csv")["segment_id"].value_counts()
    segments = rows_of(issued / "segments.csv")
    both = segments[segments["segment_id"].isin(often.index[often == 2])]
    return list(zip(both["participant_id"], both["question"], strict=True))


def test_the_study_is_of_the_shape_of_a_survey_with_many_rare_codes():
    uses = Counter(code for codes in SAID.values() for code in codes)
    assert len(CODES) == 400 and len(OF_QUESTION) == 14
    assert sum(n == 1 for n in uses.values()) >= 60
    assert max(uses.values()) >= 50


def test_nothing_is_blocked_and_nothing_is_provisional(study):
    folder, _ = study
    segments = rows_of(folder / "results/segment/segments.csv").query("codable == 'yes'")
    assert sorted(zip(segments["participant_id"], segments["question"], strict=True)) == sorted(SAID)
    assert len(shared(study)) == pytest.approx(0.2 * len(SAID), rel=0.2)
    assert "not up to date" not in (folder / "results/STATUS.md").read_text()
    table = folder / "results/report/tables/staff.html"
    assert table.stat().st_size and "Provisional" not in table.read_text()


def test_every_count_is_that_of_a_recount(study):
    both = set(shared(study))
    consensus = {one: {*codes, *(GIVEN["B"][one] if one in both else ())} for one, codes in SAID.items()}
    who = {code: {person for (person, _), codes in consensus.items() if code in codes} for code in CODES}
    for question, codes in {**OF_QUESTION, "all": FOR_ALL}.items():
        who[f"T-{question}"] = set().union(*(who[code] for code in codes))
    table = rows_of(study[0] / "results/themes/representativeness.csv").set_index("code_id")
    assert table["n_participants"].astype(int).to_dict() == {entry: len(people) for entry, people in who.items()}
    assert {entry: set(filter(None, cell.split(";"))) for entry, cell in table["participants"].items()} == who
    assert set(table["n_total"]) == {str(N_RESPONDENTS)}


def alpha_of(ratings):
    """Krippendorff's alpha (2011) of two coders' yes and no, without missing ratings (units x 2)."""
    n, yes = ratings.size, ratings.sum()
    return 1 - (n - 1) * (ratings[:, 0] != ratings[:, 1]).sum() * 2 / (2 * yes * (n - yes))


def test_coefficients_are_those_of_a_recount_on_the_answers_to_the_question(study):
    both = shared(study)
    table = rows_of(study[0] / "results/agreement/agreement.csv")
    table = table[(table["scope"] == "all") & (table["level"] == "code") & (table["summary"] == "")]
    found = table.set_index(["code_id", "statistic"])
    checked = 0
    for question, codes in OF_QUESTION.items():
        units = [one for one in both if one[1] == question]
        for code in codes[:3]:
            ratings = np.array([[code in GIVEN[coder][one] for coder in "AB"] for one in units])
            if len(np.unique(ratings)) < 2:
                continue
            checked += 1
            row, given = found.loc[(code, "alpha")], ratings.any(axis=1).sum()
            assert (row["frame"], int(row["n_units"]), int(row["n_any"])) == (question, len(units), given)
            if given < 5:
                assert (row["value"], row["reason"]) == ("", "too_few_uses")
            else:
                assert float(row["value"]) == pytest.approx(alpha_of(ratings), abs=1e-6)
            alike = (ratings[:, 0] == ratings[:, 1]).mean()
            assert float(found.loc[(code, "percent"), "value"]) == pytest.approx(alike, abs=1e-6)
    assert checked >= 30


def plot_share(svg):
    """The share of a figure's area in which something is plotted, the rest being names, titles and margins."""
    drawn = svg.read_text()
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn).groups())
    area = 0.0
    for plot in re.findall(r'<g id="axes_\d+">.*?<path d="(M[^"]*)"', drawn, re.S):
        points = np.array(re.findall(r"(-?[\d.]+) (-?[\d.]+)", plot), dtype=float)
        across, up = np.ptp(points, axis=0)
        area += across * up
    return area / (width * height)


def test_every_figure_can_be_read(study):
    results = study[0] / "results"
    with Image.open(results / "agreement/agreement.png") as figure:
        assert figure.height < 7000 and figure.width < 10_000
    # names, counts and values stand beside the points, which have a third of its width
    assert 0.2 < plot_share(results / "agreement/agreement.svg") < 0.4
    figures = sorted((results / "report/figures").glob("*.png"))
    assert [figure.stem for figure in figures] == ["cooccurrence", "matrix_staff", "representativeness", "saturation"]
    for path in figures:
        with Image.open(path) as figure:  # 300 dots per inch
            assert figure.width <= 165 / 25.4 * 300 + 1 and figure.height <= 215 / 25.4 * 300 + 1


def test_no_job_of_the_last_run_needs_much_memory(study):
    folder, began = study
    memory = {}
    for file in (folder / "results/benchmarks").rglob("*.tsv"):
        if file.stat().st_mtime >= began:
            used = pd.to_numeric(pd.read_csv(file, sep="\t")["max_rss"], errors="coerce").max()
            memory[str(file.relative_to(folder / "results/benchmarks"))] = used
    largest = max((name for name in memory if memory[name] == memory[name]), key=memory.get)
    print(f"The largest of {len(memory)} jobs, {largest}, took {memory[largest]:.0f} MB.")
    assert memory[largest] < MOST_MEMORY
