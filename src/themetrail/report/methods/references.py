"""The sources that the text cites: how they are named in it, and the list at its end.

Of many authors the first three stand in the list: each name more is one that somebody in a study may bear, and the leak
gate would ask about it. Hill's schemes are cited as others cite them: their cut-offs were not read in the originals.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from themetrail.report.methods.printed import Printed

_AND = {"english": "and", "french": "et", "german": "und"}
_ANY_AND = r"(?:and|et|und|&)"


@dataclass(frozen=True)
class Source:
    """A source: the name of its author, or of both; or the first of more (`et al.`), its year and its full entry."""

    authors: tuple[str, ...]
    year: str  # with a letter where the same authors have several of one year
    entry: str
    more: bool = False  # three authors and more

    def told(self, p: Printed) -> str:
        """Within a sentence: Clopper and Pearson (1934)."""
        return f"{self._names(f' {_AND[p.language]} ')} ({self.year})"

    def behind(self) -> str:
        """Within brackets: Clopper & Pearson, 1934."""
        return f"{self._names(' & ')}, {self.year}"

    def is_cited(self, text: str) -> bool:
        """Whether a text names it, in either way and any language."""
        names = f" {_ANY_AND} ".join(map(re.escape, self.authors)) + (r" et al\." if self.more else "")
        year = f"{self.year}?" if self.year.endswith("a") else self.year
        return re.search(rf"\b{names},? \(?{year}\b", text) is not None

    def _names(self, between: str) -> str:
        return between.join(self.authors) + (" et al." if self.more else "")


SOURCES = {
    "braun2006": Source(
        ("Braun", "Clarke"),
        "2006",
        "Braun, V., & Clarke, V. (2006). Using thematic analysis in psychology. *Qualitative Research in "
        "Psychology*, *3*(2), 77–101. https://doi.org/10.1191/1478088706qp063oa",
    ),
    "braun2021a": Source(
        ("Braun", "Clarke"),
        "2021a",
        "Braun, V., & Clarke, V. (2021a). One size fits all? What counts as quality practice in (reflexive) thematic "
        "analysis? *Qualitative Research in Psychology*, *18*(3), 328–352. "
        "https://doi.org/10.1080/14780887.2020.1769238",
    ),
    "braun2021b": Source(
        ("Braun", "Clarke"),
        "2021b",
        "Braun, V., & Clarke, V. (2021b). To saturate or not to saturate? Questioning data saturation as a useful "
        "concept for thematic analysis and sample-size rationales. *Qualitative Research in Sport, Exercise and "
        "Health*, *13*(2), 201–216. https://doi.org/10.1080/2159676X.2019.1704846",
    ),
    "clopper1934": Source(
        ("Clopper", "Pearson"),
        "1934",
        "Clopper, C. J., & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case "
        "of the binomial. *Biometrika*, *26*(4), 404–413. https://doi.org/10.1093/biomet/26.4.404",
    ),
    "dunand2024": Source(("Dunand",), "2024", "", more=True),
    "guest2020": Source(
        ("Guest",),
        "2020",
        "Guest, G., Namey, E., & Chen, M. (2020). A simple method to assess and report thematic saturation in "
        "qualitative research. *PLOS ONE*, *15*(5), e0232076. https://doi.org/10.1371/journal.pone.0232076",
        more=True,
    ),
    "hill1997": Source(
        ("Hill",),
        "1997",
        "Hill, C. E., Thompson, B. J., & Williams, E. N. (1997). A guide to conducting consensual qualitative "
        "research. *The Counseling Psychologist*, *25*(4), 517–572. https://doi.org/10.1177/0011000097254001",
        more=True,
    ),
    "hill2005": Source(
        ("Hill",),
        "2005",
        "Hill, C. E., Knox, S., Thompson, B. J., Williams, E. N., Hess, S. A., & Ladany, N. (2005). Consensual "
        "qualitative research: An update. *Journal of Counseling Psychology*, *52*(2), 196–205. "
        "https://doi.org/10.1037/0022-0167.52.2.196",
        more=True,
    ),
    "honnibal2020": Source(
        ("Honnibal",),
        "2020",
        "Honnibal, M., Montani, I., Van Landeghem, S., & Boyd, A. (2020). *spaCy: Industrial-strength natural "
        "language processing in Python* [Computer software]. Zenodo. https://doi.org/10.5281/zenodo.1212303",
        more=True,
    ),
    "moelder2021": Source(
        ("Mölder",),
        "2021",
        "Mölder, F., Jablonski, K. P., Letcher, B., et al. (2021). Sustainable data analysis with Snakemake. "
        "*F1000Research*, *10*, 33. https://doi.org/10.12688/f1000research.29032.2",
        more=True,
    ),
    "pedregosa2011": Source(
        ("Pedregosa",),
        "2011",
        "Pedregosa, F., Varoquaux, G., Gramfort, A., et al. (2011). Scikit-learn: Machine learning in Python. "
        "*Journal of Machine Learning Research*, *12*, 2825–2830.",
        more=True,
    ),
}


def cited_in(text: str) -> list[str]:
    """The keys of the sources that a text names."""
    return [key for key, source in SOURCES.items() if source.is_cited(text)]


def place_in_list(entry: str) -> str:
    """What an entry is sorted by: its letters and digits, whatever their accents and marks."""
    plain = unicodedata.normalize("NFKD", entry).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain.casefold()))
