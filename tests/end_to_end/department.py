"""The survey of a department: 120 respondents, 14 questions, 400 codes, and a second coder on a share of the answers.

Answers, codes and coding are fiction, made of lists of phrases by a seed.
"""

import csv
import random
from itertools import product

import pandas as pd

from end_to_end.conftest import finished, run_command
from text_sheets import as_text

AREAS = [
    "rota",
    "handover",
    "parking",
    "canteen",
    "training",
    "supervision",
    "paperwork",
    "software",
    "equipment",
    "staffing",
    "night-work",
    "holidays",
    "feedback",
    "recognition",
    "pay",
    "noise",
    "storage",
    "cleaning",
    "meetings",
    "induction",
]
STATES = [
    "comes too late",
    "is well planned",
    "changes every week",
    "is nobody's task",
    "has become better",
    "takes too much time",
    "is never talked about",
    "is fair to all",
    "depends on luck",
    "needs a second person",
    "works when we are few",
    "is good for newcomers",
    "is hard to find",
    "is done twice",
    "was cut last year",
    "is what keeps me here",
    "could be shorter",
    "is left to the weekend",
    "is explained badly",
    "should be asked for",
]
N_RESPONDENTS, N_QUESTIONS, CODES_OF_A_QUESTION = 120, 14, 28
QUESTIONS = [f"q{n}" for n in range(1, N_QUESTIONS + 1)]
PHRASES = {f"c{n:03d}": pair for n, pair in enumerate(product(AREAS, STATES), start=1)}
CODES = list(PHRASES)
OF_QUESTION = {
    question: CODES[n * CODES_OF_A_QUESTION : (n + 1) * CODES_OF_A_QUESTION] for n, question in enumerate(QUESTIONS)
}
FOR_ALL = CODES[N_QUESTIONS * CODES_OF_A_QUESTION :]
QUESTION_OF = {code: question for question, codes in OF_QUESTION.items() for code in codes}
CONFIGURATION = """study: {batches: 2, title: Survey of a department}
anonymise: {fail_closed: false, review_sample: 0}
coding:
  rounds:
    - name: r1
      consensus: union
      coders: [{coder_id: A}, {coder_id: B, sample: 0.2, sample_by: segment}]
"""


def made_up():
    """What each respondent says to each question, as the codes that it carries: few codes are common, many are rare."""
    draw = random.Random(2026)
    said = {}
    for who in (f"R{n:03d}" for n in range(1, N_RESPONDENTS + 1)):
        for question, codes in OF_QUESTION.items():
            if draw.random() < 0.15:
                continue
            weights = [1 / rank**2 for rank in range(1, len(codes) + 1)]
            found = draw.choices(codes, weights, k=draw.choice([1, 1, 1, 2]))
            if draw.random() < 0.03:
                found.append(draw.choice(FOR_ALL))
            said[who, question] = list(dict.fromkeys(found))
    return said


SAID = made_up()


def second_reading():
    """What the second coder gives: mostly the same codes, now and then another of the question."""
    draw = random.Random(7)
    return {
        (who, question): list(
            dict.fromkeys(code if draw.random() < 0.8 else draw.choice(OF_QUESTION[question][:6]) for code in codes)
        )
        for (who, question), codes in SAID.items()
    }


GIVEN = {"A": SAID, "B": second_reading()}


def answer(codes):
    return ". ".join(f"The {area} {state}" for area, state in map(PHRASES.get, codes))


def lay_answers(folder):
    head = ["RespondentID", "Years", *QUESTIONS]
    rows = [
        [who, "0-5" if int(who[1:]) % 3 else "over 5", *(answer(SAID.get((who, q), [])) for q in QUESTIONS)]
        for who in dict.fromkeys(who for who, _ in SAID)
    ]
    with (folder / "data/transcripts/answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def lay_codebook(folder):
    rows = ["code_id,parent_id,level,name,question"]
    for question, codes in {**OF_QUESTION, "": FOR_ALL}.items():
        theme = f"T-{question or 'all'}"
        rows.append(f"{theme},,theme,Theme of {question or 'all questions'},{question}")
        rows += [f"{code},{theme},code,{' '.join(PHRASES[code]).capitalize()}," for code in codes]
    (folder / "config/codebook.xlsx").unlink()
    (folder / "config/codebook.csv").write_text("\n".join(rows) + "\n")


def describe(folder):
    """What a researcher corrects in the sheet of the survey."""
    sheet = as_text(folder / "data/private/survey")
    table = pd.read_csv(sheet, sep="\t", dtype=str, keep_default_na=False)
    asked = table["column"].isin(QUESTIONS)
    table.loc[asked, "use"] = "question"
    table.loc[asked, "name"] = table.loc[asked, "column"]
    table.loc[asked, "question"] = "What do you think of point " + table.loc[asked, "column"].str[1:] + "?"
    table.loc[table["column"] == "Years", ["use", "name"]] = ["attribute", "years"]
    table.loc[(table["column"] == "") & (table["use"] == "group"), "name"] = "staff"
    table.loc[table["use"] == "label", "name"] = "Nurse"
    table.to_csv(sheet, sep="\t", index=False)


def rows_of(file):
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def return_lists(folder):
    """Each coder returns a list of the codes of every segment that the plan gives to him or her."""
    issued = folder / "data/rounds/r1/issued"
    assigned = rows_of(issued / "assignments.csv").merge(rows_of(issued / "segments.csv"), on="segment_id")
    (folder / "data/rounds/r1/returned").mkdir(exist_ok=True)
    for coder, own in assigned.groupby("coder_id"):
        rows = ["coder_id,segment_id,code_id"]
        for segment in own.itertuples():
            codes = GIVEN[coder][segment.participant_id, segment.question]
            rows += [f"{coder},{segment.segment_id},{code}" for code in codes]
        (folder / f"data/rounds/r1/returned/{coder}.csv").write_text("\n".join(rows) + "\n")


def returned_survey(folder):
    """A new study whose survey is described, read, issued and coded: all but the run after the coders' return."""
    finished(run_command("new-study", folder.parent, folder.name))
    lay_answers(folder)
    lay_codebook(folder)
    (folder / "config/config.yaml").write_text(CONFIGURATION)
    finished(run_command("survey", folder, "data/transcripts/answers.csv", "--language", "en"))
    describe(folder)
    finished(run_command("survey", folder))
    finished(run_command("run", folder, timeout=900))
    finished(run_command("issue", folder, "r1"))
    return_lists(folder)
