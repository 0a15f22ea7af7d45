"""Labels of representativeness: how many of a group's participants make a theme general, typical, variant or rare.

To add a scheme: its record in the table below (docs/extending.md).

Sources. dunand2024: Dunand et al. (2024), who give counts for six participants; what other numbers get is ours, and
said wherever the labels stand. hill1997: Hill, Thompson & Williams (1997), The Counseling Psychologist
25(4), 517-572. hill2005: Hill et al. (2005), Journal of Counseling Psychology 52(2), 196-205. The cut-offs of both Hill
schemes are given here as they are commonly cited; they were not read in the originals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.marked_page import with_part

SMALLEST_GROUP = 3  # a group with fewer participants gets counts and no label


@dataclass(frozen=True)
class Rule:
    """One label, what it asks for in words, and whether k of n participants meet it."""

    label: str
    words: str
    fits: Callable[[int, int], bool]


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A named list of rules. They are tried in order; the first that fits gives the label.

    A theme whose label is NOT_REPORTED stands in no table of the report unless the study asks for it. `remark` is what
    the page adds to the rules, or empty. Where the source prints counts for some sizes of a group alone (`printed_for`,
    empty: its rules are for any), `elsewhere` says by what others are labelled. `rungs` are the labels from most to
    fewest, those of one rung together: groups of which one says a theme two rungs from the other differ by the scheme's
    own rule; without rungs they do by 30 percentage points.
    """

    name: str
    source: str
    rules: tuple[Rule, ...]
    remark: str
    printed_for: tuple[int, ...]
    elsewhere: str
    rungs: tuple[tuple[str, ...], ...]

    def source_at(self, n: int) -> str:
        """The source of the labels of a group of n, as a note prints it."""
        as_printed = not self.printed_for or n in self.printed_for
        return self.source if as_printed else f"{self.source}, {self.elsewhere}"

    def label(self, k: int, n: int) -> tuple[str, str]:
        """Label of a theme that k of n participants mention, and the reason where there is none (else empty).

        Raises ValueError where k is not between 0 and n.
        """
        if not 0 <= k <= n:
            raise ValueError(f"k must be between 0 and n, not {k} of {n}")
        if n < SMALLEST_GROUP:
            return "", f"a group of fewer than {SMALLEST_GROUP} participants gets no label"
        if k == 0:
            return NOT_MENTIONED, ""
        for rule in self.rules:
            if rule.fits(k, n):
                return rule.label, ""
        return "", f"the scheme {self.name} has no label for {k} of {n}"

    def cut_offs(self, n: int) -> list[tuple[Rule, int | None, int | None]]:
        """Each rule with the fewest and the most of n participants that get its label (None: nobody can)."""
        by_label: dict[str, list[int]] = {}
        for k in range(1, n + 1):
            by_label.setdefault(self.label(k, n)[0], []).append(k)
        return [
            (rule, min(by_label[rule.label]), max(by_label[rule.label]))
            if rule.label in by_label
            else (rule, None, None)
            for rule in self.rules
        ]


_ALL = Rule("general", "all", lambda k, n: k == n)
_MORE_THAN_HALF = Rule("typical", "more than half", lambda k, n: 2 * k > n)
_RARE = Rule("rare", "one", lambda k, n: k == 1)
# Consensual qualitative research takes two groups for different where their labels are two apart (Hill et al., 2005, as
# commonly cited). A single case has a rung of its own, whether the scheme calls it rare, leaves it out or has no label.
_OF_CQR = (("general",), ("typical",), ("variant",), ("rare", NOT_REPORTED, ""), (NOT_MENTIONED,))

_SCHEMES = (
    Scheme(
        name="dunand2024",
        source="Dunand et al., 2024",
        rules=(
            _ALL,
            _MORE_THAN_HALF,
            Rule("variant", "at least two", lambda k, n: k >= 2),
            _RARE,
        ),
        remark="printed for six: typical five or four, variant three or two; for other numbers by the rule",
        printed_for=(6,),
        elsewhere="who give counts for six participants; here, typical is more than half",
        rungs=(),
    ),
    Scheme(
        name="dunand2024_literal",
        source="Dunand et al., 2024",
        rules=(
            _ALL,
            Rule("typical", "at least four", lambda k, n: k >= 4),
            Rule("variant", "two or three", lambda k, n: k >= 2),
            _RARE,
        ),
        remark="the counts for six as they are printed, whatever the number: for groups of up to six",
        printed_for=(6,),
        elsewhere="whose counts for six participants are taken as they stand",
        rungs=(),
    ),
    Scheme(
        name="hill1997",
        source="Hill, Thompson & Williams, 1997, as commonly cited",
        rules=(
            _ALL,
            Rule("typical", "half or more", lambda k, n: 2 * k >= n),
            Rule("variant", "fewer than half, at least two", lambda k, n: k >= 2),
        ),
        remark="a single case has no label",
        printed_for=(),
        elsewhere="",
        rungs=_OF_CQR,
    ),
    Scheme(
        name="hill2005",
        source="Hill et al., 2005, as commonly cited",
        rules=(
            Rule(NOT_REPORTED, "a single case", lambda k, n: k == 1),
            Rule("general", "all or all but one", lambda k, n: k >= n - 1),
            _MORE_THAN_HALF,
            Rule("variant", "at least two (four where n > 15), up to half", lambda k, n: k >= (4 if n > 15 else 2)),
            Rule("rare", "two or three where n > 15", lambda k, n: n > 15 and k >= 2),
        ),
        remark="a single case is left out of the tables of the report",
        printed_for=(),
        elsewhere="",
        rungs=_OF_CQR,
    ),
)

SCHEMES = {scheme.name: scheme for scheme in _SCHEMES}


def custom_scheme(steps: list[dict]) -> Scheme:
    """A scheme from the configuration: dicts with `label`, `minimum_count` and `minimum_share` (0 to 1), both met."""
    rules = tuple(_custom_rule(**step) for step in steps)
    return Scheme(
        name="custom", source="defined by the study", rules=rules, remark="", printed_for=(), elsewhere="", rungs=()
    )


def scheme_named(name: str, custom: list[dict]) -> Scheme:
    """The scheme of this name; `custom` holds the steps of the scheme `custom`."""
    return custom_scheme(custom) if name == "custom" else SCHEMES[name]


def _custom_rule(label: str, minimum_count: int, minimum_share: float) -> Rule:
    bounds = []
    if minimum_count or not minimum_share:
        bounds.append(f"at least {max(minimum_count, 1)}")
    if minimum_share:
        bounds.append(f"at least {100 * minimum_share:g} % of the group")
    # k / n is the double nearest to the ratio, as the share typed is to its decimals: 3 of 5 does meet 0.6.
    return Rule(label, " and ".join(bounds), lambda k, n: k >= minimum_count and k / n >= minimum_share)


def table_of(scheme: Scheme, largest: int = 20) -> str:
    """The full n by k table of a scheme in Markdown: one row per group size, one column per number of participants."""
    letters = {rule.label: rule.label[0].upper() for rule in scheme.rules} | {NOT_REPORTED: "·", "": "–"}
    sizes = range(SMALLEST_GROUP, largest + 1)
    lines = ["| n \\ k | " + " | ".join(map(str, range(1, largest + 1))) + " |", "|---:|" + ":-:|" * largest]
    for n in sizes:
        cells = [letters[scheme.label(k, n)[0]] if k <= n else " " for k in range(1, largest + 1)]
        lines.append(f"| **{n}** | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def schemes_in(page: str) -> str:
    """docs/themes.md with the rules of all schemes and the full table of each."""
    lines = ["| scheme | rules, in the order in which they are tried | source |", "|---|---|---|"]
    for scheme in SCHEMES.values():
        rules = "; ".join(f"{rule.label}: {rule.words}" for rule in scheme.rules)
        remark = f" ({scheme.remark})" if scheme.remark else ""
        lines.append(f"| `{scheme.name}` | {rules}{remark} | {scheme.source} |")
    lines.append("| `custom` | the labels of `themes.custom`, by `minimum_count`, `minimum_share`, or both | |")
    tables = "\n\n".join(f"### {scheme.name}\n{table_of(scheme)}" for scheme in SCHEMES.values())
    return with_part(with_part(page, "schemes", "\n".join(lines)), "tables", tables)
