"""Made-up coded talk with hundreds of codes and few examples of each.

`.venv/bin/python benchmarks/suggest_many_codes.py FOLDER`

Writes FOLDER/many_codes.jsonl and FOLDER/many_codes.json (what each code means), for `benchmarks/suggest.py FILE
--codebook FILE.json`. A code is something at work and what is said of it (`benchmarks/scale`), 400 in all. Some are in
many passages, most in few (the share falls with rank). People seldom say a code as the codebook does: both halves are
often said in other words, of which the codebook knows nothing, and stand among other talk and in interviews of people
who care about some things more than about others.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent / "scale"))  # a program of its own, not a package
from many_codes import AREAS, STATES, codebook_of
from words import QUESTIONS, SMALL_TALK

OTHER_TALK, OTHER_QUESTIONS = ([one for one in of if "{" not in one] for of in (SMALL_TALK, QUESTIONS))
INTERVIEWS, TURNS = 100, 40
HOW_MANY = (0.3, 0.5, 0.2)  # of the answers bear no, one and two codes
AS_IN_THE_CODEBOOK = 0.3  # of the halves of a code
CARES_FOR = 6  # things that somebody speaks of in the main
OTHER_AREAS = {
    "rota": "who works when|the shift plan",
    "handover": "passing on what happened|the talk between two shifts",
    "parking": "finding a place for the car|where we leave our cars",
    "canteen": "the food at noon|lunch downstairs",
    "training": "the courses they send us to|learning how it is done",
    "supervision": "somebody to look over my work|the hour with a senior colleague",
    "paperwork": "all those forms|what has to be filled in",
    "software": "the program on the computer|that system we type into",
    "equipment": "the tools we have|the machines on the floor",
    "staffing": "how many of us there are|the number of hands",
    "night work": "being on after midnight|the hours when others sleep",
    "holiday plan": "who is off in summer|the weeks away",
    "feedback": "hearing how I did|being told what was good and what was not",
    "recognition": "a thank you|being seen for what one does",
    "pay": "the money at the end of the month|what I earn",
    "noise": "how loud it is|the din in the hall",
    "storage": "the place for all the boxes|where we keep things",
    "cleaning": "keeping the place tidy|mopping and wiping",
    "meeting": "when all of us sit together on Monday|the round table of the team",
    "induction": "the first days of somebody new|how newcomers are shown around",
}
OTHER_STATES = {
    "comes too late": "is there only when nobody needs it any more|arrives after the fact",
    "is well planned": "was thought through beforehand|runs like clockwork",
    "changes every week": "is another thing each Monday|never stays the same",
    "is nobody's task": "is left to chance, no one feels responsible|belongs to no one",
    "has become better": "is not as bad as it used to be|has improved a lot",
    "takes too much time": "eats up half of the day|goes on for hours",
    "is never talked about": "is passed over in silence|is a subject that people avoid",
    "is fair to all": "treats everybody alike|favours no one",
    "depends on luck": "is a lottery|can go one way or the other",
    "needs a second person": "cannot be done alone|wants two pairs of eyes",
    "works when we are few": "is fine with a small crew|holds up on thin days",
    "is good for newcomers": "helps those who have just come|makes a start easy",
    "is hard to find": "one has to search for|is hidden away somewhere",
    "is done twice": "happens once here and once there again|gets repeated for no reason",
    "was cut last year": "fell to the savings|is gone since the budget shrank",
    "is what keeps me here": "is why I have not left|makes me stay",
    "could be shorter": "is too long for what it is|drags on",
    "is left to the weekend": "waits until Saturday|piles up till the week is over",
    "is explained badly": "was never made clear|nobody could tell me how it goes",
    "should be asked for": "has to be demanded|does not come by itself",
}


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    _, codes = codebook_of(len(AREAS) * len(STATES))
    meaning = {code: f"{name} {definition}" for code, (_, name, definition, _) in codes.items()}
    (arguments.folder / "many_codes.json").write_text(json.dumps(meaning, indent=1), encoding="utf-8")
    draw = random.Random(arguments.seed)
    lines = [json.dumps(row) for interview in range(INTERVIEWS) for row in answers(draw, f"i{interview:03d}")]
    (arguments.folder / "many_codes.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def answers(draw: random.Random, name: str) -> list[dict]:
    """One interview: its answers, with the question before each."""
    codes = [(area, state) for area in AREAS for state in STATES]
    often = random.Random(0).sample(range(len(codes)), len(codes))  # the rank of each code
    cares = set(draw.sample(AREAS, CARES_FOR))
    weights = [(4 if area in cares else 1) / (10 + often[place]) for place, (area, _) in enumerate(codes)]
    rows = []
    for idx in range(TURNS):
        n_codes = draw.choices((0, 1, 2), HOW_MANY)[0]
        chosen = set(draw.choices(range(len(codes)), weights, k=n_codes))
        said = [sentence(draw, *codes[place]) for place in sorted(chosen)]
        said += [capital(draw.choice(OTHER_TALK)) for _ in range(draw.randint(0 if said else 1, 2))]
        draw.shuffle(said)
        of = [f"c{place + 1:03d}" for place in sorted(chosen)]
        asked = draw.choice(OTHER_QUESTIONS)
        rows.append({"doc": name, "idx": idx, "text": " ".join(said), "prev": asked, "speaker": name, "codes": of})
    return rows


def sentence(draw: random.Random, area: str, state: str) -> str:
    """A code in somebody's words."""
    thing = f"the {area}" if draw.random() < AS_IN_THE_CODEBOOK else draw.choice(OTHER_AREAS[area].split("|"))
    how = state if draw.random() < AS_IN_THE_CODEBOOK else draw.choice(OTHER_STATES[state].split("|"))
    opening = draw.choice(("", "Well, ", "I would say that ", "You know, ", "For us, ", "As to that, "))
    return capital(f"{opening}{thing} {how}")


def capital(words: str) -> str:
    """The words as a sentence."""
    return words[0].upper() + words[1:].rstrip(".") + "."


if __name__ == "__main__":
    main()
