"""How numbers, intervals and quotation marks are written in print, by style and by the language of the paper.

Sources: Publication Manual of the American Psychological Association (7th ed., 2020), 6.36 (a number that cannot be
greater than 1 has no zero before its decimal point), 6.38 (thousands) and 8.31 (quotations); PLOS and BMC, instructions
to authors. A zero is left out in English alone: French and German readers know no number that begins with a comma.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

NOTHING = "–"  # stands for a value that there is not
_MINUS, _NARROW_SPACE, _SPACE = "\u2212", "\u202f", "\u00a0"


@dataclass(frozen=True)
class Typography:
    """What a language asks for, in any style: `marks` are the outer and the inner pair of quotation marks, `singular`
    the numbers of which it counts one thing (French none, too), `unbroken` the blanks where no line ends (a pattern),
    `ones` and `two_to_nine` what small numbers are called in a sentence.
    """

    decimal: str
    thousands: str
    to: str
    before_percent: str
    marks: tuple[tuple[str, str], tuple[str, str]]
    ones: tuple[str, ...]
    two_to_nine: tuple[str, ...]
    singular: tuple[int, ...] = (1,)
    unbroken: str = ""


CODES = {"english": "en", "french": "fr", "german": "de"}  # of the languages in which a paper is written
TYPOGRAPHY = {
    "en": Typography(
        decimal=".",
        thousands=",",
        to="to",
        before_percent="",
        marks=(("“", "”"), ("‘", "’")),
        ones=("one",),
        two_to_nine=("two", "three", "four", "five", "six", "seven", "eight", "nine"),
    ),
    "fr": Typography(
        decimal=",",
        thousands=_NARROW_SPACE,
        to="à",
        before_percent=_SPACE,
        marks=((f"«{_SPACE}", f"{_SPACE}»"), ("“", "”")),
        ones=("un", "une"),
        two_to_nine=("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
        singular=(0, 1),
        unbroken="(?<=«) | (?=[:;?!%»])",
    ),
    "de": Typography(
        decimal=",",
        thousands=".",
        to="bis",
        before_percent=_SPACE,
        marks=(("„", "“"), ("‚", "‘")),
        ones=("ein", "eine", "einem", "einen", "einer", "eines"),
        two_to_nine=("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
        unbroken=" (?=%)",
    ),
}

# A straight mark opens at the beginning, after a blank, an opening bracket or dash, or another mark that opens.
_OPENS = re.compile(r"(?:^|(?<=[\s(\[{—–/“„«‘‚]))\"(?=\S)")
# A pair of straight single marks around words; 'cause and 'em begin with an apostrophe, as every other one is.
_SINGLE = re.compile(
    r"(?<!\w)'(?!(?:cause|em|til|tis|twas|bout|round|n)\b)(?=\w)([^']*(?:\w'\w[^']*)*)'(?!\w)", re.IGNORECASE
)
_DOUBLE = re.compile(r"(?P<open>“|„|«\s?)|(?P<close>”|\s?»)")


def unbroken(text: str, language: str) -> str:
    """The text with the blanks that its language never breaks at, as those before French high marks."""
    asked = TYPOGRAPHY[language].unbroken
    return re.sub(asked, _SPACE, text) if asked else text


@dataclass(frozen=True, kw_only=True)
class Writing:
    """How a style writes numbers and quotations.

    `leading_zero`: whether 0.33 keeps its zero where it could not be greater than 1. `bracketed`: whether an interval
    stands in square brackets ([.12, .45]) or in words (0.12 to 0.45). `ellipsis`: what marks words left out.
    """

    name: str
    leading_zero: bool
    bracketed: bool
    ellipsis: str

    def number(self, value: float | None, decimals: int = 2, language: str = "en") -> str:
        """A number that may be greater than 1, as 0.33 or 12.40; a dash where there is none."""
        if value is None or math.isnan(value):
            return NOTHING
        written = f"{abs(value):.{decimals}f}"
        sign = _MINUS if value < 0 and float(written) else ""
        return sign + written.replace(".", TYPOGRAPHY[language].decimal)

    def share(self, value: float | None, decimals: int = 2, language: str = "en") -> str:
        """A number that cannot be greater than 1, as a share or a coefficient: .33 in APA's style, else 0.33."""
        written = self.number(value, decimals, language)
        if self.leading_zero or language != "en":
            return written
        return re.sub(rf"^({_MINUS}?)0(?=\.)", r"\1", written)

    def interval(
        self,
        low: float | None,
        high: float | None,
        decimals: int = 2,
        language: str = "en",
        *,
        bounded: bool = False,
    ) -> str:
        """[0.12, 0.45] or 0.12 to 0.45; `bounded` numbers cannot be greater than 1 and are written as shares."""
        write = self.share if bounded else self.number
        lower, upper = (write(value, decimals, language) for value in (low, high))
        return NOTHING if NOTHING in (lower, upper) else self.limits(lower, upper, language)

    def limits(self, lower: str, upper: str, language: str = "en") -> str:
        """[0.12, 0.45] or 0.12 to 0.45, of numbers that are written already."""
        known = TYPOGRAPHY[language]
        if not self.bracketed:
            return f"{lower} {known.to} {upper}"
        between = "; " if known.decimal == "," else ", "
        return f"[{lower}{between}{upper}]"

    def percent(self, share: float | None, decimals: int = 1, language: str = "en") -> str:
        """A share as a percentage: 0.709 is 70.9%, and 70,9 % in French and German, which never breaks."""
        if share is None or math.isnan(share):
            return NOTHING
        return f"{self.number(100 * share, decimals, language)}{TYPOGRAPHY[language].before_percent}%"

    def count(self, value: int, language: str = "en") -> str:
        """A whole number, its thousands set apart: 1,234."""
        return f"{value:,}".replace(",", TYPOGRAPHY[language].thousands)

    def quoted(self, text: str, language: str = "en") -> str:
        """The text between the outer marks of the language; marks within it become the inner ones, and typographic."""
        (before, after), (inner_before, inner_after) = TYPOGRAPHY[language].marks
        within = _OPENS.sub("“", text).replace('"', "”")
        # In German the mark that closes looks like the English one that opens: what follows „ is its end.
        within = re.sub(r"„([^„“”]*)“", r"„\1”", within)
        within = _SINGLE.sub(r"‘\1’", within).replace("'", "’")
        within = _DOUBLE.sub(lambda found: inner_before if found["open"] else inner_after, within)
        return f"{before}{within}{after}"


WRITINGS = {
    "apa7": Writing(name="apa7", leading_zero=False, bracketed=True, ellipsis=f".{_SPACE}.{_SPACE}."),
    "plos": Writing(name="plos", leading_zero=True, bracketed=False, ellipsis="[…]"),
    "bmc": Writing(name="bmc", leading_zero=True, bracketed=False, ellipsis="[…]"),
}
