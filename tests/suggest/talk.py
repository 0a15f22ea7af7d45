"""A small study of made-up talk in which words and codes go together."""

import random

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.segments import SEGMENTS
from themetrail.suggest.examples import COLUMNS, Examples

WORDS = {
    "time": ["no time", "hours are short", "the week is full", "always in a hurry"],
    "trust": ["she trusts me", "he told me a secret", "they confide in us", "trust grew slowly"],
    "forms": ["another form to fill", "paper and signatures", "the office wants a form", "forms again"],
}
FILLER = ["and then", "you know", "on Monday", "at work", "in the end", "I mean", "with her", "for us"]


def codebook(*codes, **words):
    """A codebook of these codes; `words` gives a code's definition."""
    codes = codes or tuple(WORDS)
    table = {
        "code_id": codes,
        "parent_id": "",
        "level": "code",
        "name": "",
        "include": "",
        "exclude": "",
        "example": "",
    }
    return Codebook.from_table(pd.DataFrame({**table, "definition": [words.get(c, "") for c in codes], "colour": ""}))


def coded(transcripts=6, each=20, seed=1, source="prior", by_chance=False):
    """Examples: a third without a code; `by_chance` gives codes that have nothing to do with the words."""
    draw = random.Random(seed)
    rows = []
    for t in range(transcripts):
        for s in range(each):
            code = draw.choice([*WORDS, ""])
            said = draw.choice(WORDS[code]) if code else "nice weather"
            text = f"{draw.choice(FILLER)} {said} {draw.choice(FILLER)}"
            given = draw.choice([*WORDS, ""]) if by_chance else code
            rows.append((source, f"T{t}", f"T{t}-{s:03d}", text, draw.choice(FILLER), "", (given,) if given else ()))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def examples(book=None, **how):
    """The same, gathered."""
    return Examples.gather([coded(**how)], book or codebook())


def nothing_around(rows):
    """That nothing was said before or after any of these rows."""
    return pd.DataFrame({"previous": "", "following": ""}, index=rows.index, dtype="str")


def segments(*texts, transcript="NEW"):
    """Codable segments of one transcript."""
    return SEGMENTS.frame(
        [
            {
                "segment_id": f"{transcript}-{i}",
                "transcript_id": transcript,
                "group": "interviews",
                "participant_id": "P1",
                "role": "participant",
                "turn": i,
                "start": 0,
                "end": len(text),
                "text": text,
                "codable": "yes",
            }
            for i, text in enumerate(texts)
        ]
    )
