"""One synthetic transcript: seeded talk of an interviewer with one or more people, and the codes that it carries."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from many_codes import Code
from words import (
    ASIDES,
    CODES,
    EMPLOYERS,
    FEELINGS,
    FILLERS,
    FIRST_NAMES,
    MONTHS,
    QUESTIONS,
    SMALL_TALK,
    STREETS,
    SURNAMES,
    THINGS,
    TOWNS,
)

CODED_TURNS = 0.45  # share of the participants' turns that carry a code
SENTENCES = (4, 11)  # in a participant's turn


@dataclass(frozen=True)
class Turn:
    """What one speaker said, and the codes that the talk was made to carry."""

    speaker: str
    text: str
    codes: tuple[str, ...] = ()


def names(random_: random.Random, count: int) -> list[str]:
    """Full names of `count` different people."""
    chosen: list[str] = []
    while len(chosen) < count:
        name = f"{random_.choice(FIRST_NAMES)} {random_.choice(SURNAMES)}"
        if name not in chosen:
            chosen.append(name)
    return chosen


def transcript(
    random_: random.Random,
    interviewer: str,
    speakers: list[str],
    words: int,
    codes: Mapping[str, Code] = CODES,
    sentences: tuple[int, int] = SENTENCES,
) -> list[Turn]:
    """Turns in the order of talk, until about `words` words are said. Two turns in a row have different speakers.

    Answers carry some of the `codes` and have from fewest to most `sentences` beside.
    """
    acquaintances = names(random_, 12)
    turns: list[Turn] = []
    said = 0
    while said < words:
        question = Turn(interviewer, _filled(random_.choice(QUESTIONS), random_, acquaintances))
        answering = random_.sample(speakers, k=random_.randint(1, len(speakers)))
        exchange = [question, *(_answer(random_, speaker, acquaintances, codes, sentences) for speaker in answering)]
        said += sum(len(turn.text.split()) for turn in exchange)
        turns += exchange
    return turns


def _answer(
    random_: random.Random,
    speaker: str,
    acquaintances: list[str],
    codes: Mapping[str, Code],
    sentences: tuple[int, int],
) -> Turn:
    """An answer: small talk, and in some turns sentences that carry one or two codes."""
    carried: tuple[str, ...] = ()
    if random_.random() < CODED_TURNS:
        carried = tuple(sorted(random_.sample(sorted(codes), k=random_.choice((1, 1, 1, 2)))))
    templates = [random_.choice(SMALL_TALK) for _ in range(random_.randint(*sentences))]
    for code in carried:
        templates.insert(random_.randint(0, len(templates)), random_.choice(codes[code][3]))
    text = " ".join(_sentence(template, random_, acquaintances) for template in templates)
    return Turn(speaker, text, carried)


def _sentence(template: str, random_: random.Random, acquaintances: list[str]) -> str:
    sentence = random_.choice(FILLERS) + _filled(template, random_, acquaintances) + random_.choice(ASIDES)
    end = "" if sentence.endswith((".", "]")) else "."
    return sentence[:1].upper() + sentence[1:] + end


def _filled(template: str, random_: random.Random, acquaintances: list[str]) -> str:
    """The sentence with its places filled. People come from a small circle, so that they come up again and again."""
    person, person2 = random_.sample(acquaintances, k=2)
    first, last = person.split()
    return template.format(
        person=random_.choice((person, person, first, f"Mrs {last}", f"{last.upper()}", f"Dr {last}")),
        person2=person2,
        first=first,
        town=random_.choice(TOWNS),
        employer=random_.choice(EMPLOYERS),
        street=random_.choice(STREETS),
        month=random_.choice(MONTHS),
        year=random_.randint(2008, 2025),
        number=random_.randint(3, 28),
        thing=random_.choice(THINGS),
        feeling=random_.choice(FEELINGS),
        phone=f"079 555 01 {random_.randint(10, 99)}",
        email=f"{first.lower()}.{last.lower()}@mail.example",
    )
