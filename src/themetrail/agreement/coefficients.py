"""The coefficients that there are. To add one: a formula and its record here (docs/extending.md)."""

from __future__ import annotations

from themetrail.agreement.alpha import ALPHA
from themetrail.agreement.kappas import BRENNAN_PREDIGER, CONGER, FLEISS, GWET, PERCENT
from themetrail.agreement.standard_errors import (
    alpha_error,
    chance_of_categories,
    chance_of_conger,
    chance_of_fleiss,
    chance_of_gwet,
    cohen_error,
    kappa_error,
    no_chance,
)
from themetrail.agreement.statistics import Coefficient
from themetrail.agreement.two_coders import COHEN, HOLSTI, SCOTT
from themetrail.contracts.errors import StudyError
from themetrail.marked_page import with_part

_ALL = (
    Coefficient(
        name="percent",
        title="percent agreement",
        source="Fleiss 1971, eq. 1-2; Gwet 2014, eq. 5.2",
        chance="none: mean over units of the share of agreeing pairs of coders",
        missing="units with two ratings or more",
        formula=PERCENT,
        standard_error=kappa_error(no_chance),
        corrects_for_chance=False,
        stands_alone=False,
        for_codes=True,
        refuses_weights="",
    ),
    Coefficient(
        name="holsti",
        title="Holsti's coefficient",
        source="Holsti 1969",
        chance="none: 2 M / (N1 + N2); for sets of codes, every code is a decision",
        missing="units that both rated",
        formula=HOLSTI,
        standard_error=None,
        corrects_for_chance=False,
        stands_alone=False,
        for_codes=True,
        refuses_weights="holsti counts equal decisions; it takes neither a distance nor weights",
    ),
    Coefficient(
        name="cohen",
        title="Cohen's kappa",
        source="Cohen 1960, 1968",
        chance="sum d_kl p_1k p_2l, each coder's own shares; `weights` or a distance",
        missing="units that both rated",
        formula=COHEN,
        standard_error=cohen_error,
        corrects_for_chance=True,
        stands_alone=True,
        for_codes=True,
        refuses_weights="",
    ),
    Coefficient(
        name="scott",
        title="Scott's pi",
        source="Scott 1955",
        chance="sum d_kl p_k p_l, both coders' shares together",
        missing="units that both rated",
        formula=SCOTT,
        standard_error=None,
        corrects_for_chance=True,
        stands_alone=True,
        for_codes=True,
        refuses_weights="",
    ),
    Coefficient(
        name="fleiss",
        title="Fleiss' kappa",
        source="Fleiss 1971; Gwet 2014, eq. 5.3",
        chance="sum d_kl p_k p_l, p_k the mean over units of n_ik / r_i",
        missing="p_k from all rated units",
        formula=FLEISS,
        standard_error=kappa_error(chance_of_fleiss),
        corrects_for_chance=True,
        stands_alone=True,
        for_codes=True,
        refuses_weights="",
    ),
    Coefficient(
        name="conger",
        title="Conger's kappa",
        source="Conger 1980; Gwet 2014, sec. 5.3",
        chance="mean over pairs of coders of sum d_kl p_gk p_hl",
        missing="each coder's shares from what they rated",
        formula=CONGER,
        standard_error=kappa_error(chance_of_conger),
        corrects_for_chance=True,
        stands_alone=True,
        for_codes=True,
        refuses_weights="",
    ),
    Coefficient(
        name="brennan_prediger",
        title="Brennan and Prediger's kappa",
        source="Brennan & Prediger 1981; Gwet 2014, eq. 5.8",
        chance="1/q, q = categories of the codebook, not those seen",
        missing="as percent",
        formula=BRENNAN_PREDIGER,
        standard_error=kappa_error(chance_of_categories),
        corrects_for_chance=True,
        stands_alone=True,
        for_codes=True,
        refuses_weights="",
    ),
    Coefficient(
        name="ac1",
        title="Gwet's AC1",
        source="Gwet 2008, 2014",
        chance="1 / (q - 1) sum p_k (1 - p_k)",
        missing="as fleiss",
        formula=GWET,
        standard_error=kappa_error(chance_of_gwet),
        corrects_for_chance=True,
        stands_alone=False,
        for_codes=True,
        refuses_weights="ac1 is for nominal categories without weights; with them it is ac2",
    ),
    Coefficient(
        name="ac2",
        title="Gwet's AC2",
        source="Gwet 2008, 2014",
        chance="T / (q (q - 1)) sum p_k (1 - p_k), T the sum of weights; without weights it is ac1",
        missing="as fleiss",
        formula=GWET,
        standard_error=kappa_error(chance_of_gwet),
        corrects_for_chance=True,
        stands_alone=False,
        for_codes=False,
        refuses_weights="",
    ),
    Coefficient(
        name="alpha",
        title="Krippendorff's alpha",
        source="Krippendorff 2004, ch. 11; 2011",
        chance="1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck",
        missing="units with two ratings or more",
        formula=ALPHA,
        standard_error=alpha_error,
        corrects_for_chance=True,
        stands_alone=True,
        for_codes=True,
        refuses_weights="",
    ),
)

COEFFICIENTS = {known.name: known for known in _ALL}


def coefficient_named(name: str) -> Coefficient:
    """The coefficient of this name. Raises StudyError where there is none."""
    if name not in COEFFICIENTS:
        raise StudyError(f"the statistic {name!r} is not known; there are: {', '.join(COEFFICIENTS)}")
    return COEFFICIENTS[name]


def of_codes() -> list[str]:
    """The names of those that are computed of codes that were applied or not."""
    return [name for name, known in COEFFICIENTS.items() if known.for_codes]


def titled(name: str) -> str:
    """A coefficient as it is called in print; what is no coefficient keeps its name."""
    return COEFFICIENTS[name].title if name in COEFFICIENTS else name


def coefficients_in(page: str) -> str:
    """docs/agreement.md with the table of all coefficients."""
    lines = ["| name | in print | chance | source | missing ratings |", "|---|---|---|---|---|"]
    lines += [
        f"| `{known.name}` | {known.title} | {known.chance} | {known.source} | {known.missing} |"
        for known in COEFFICIENTS.values()
    ]
    return with_part(page, "coefficients", "\n".join(lines))
