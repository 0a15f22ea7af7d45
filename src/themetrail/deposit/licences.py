"""The licences under which a deposit may be made, by their SPDX identifiers (https://spdx.org/licenses/)."""

from __future__ import annotations

from dataclasses import dataclass

RESTRICTED = "restricted"


@dataclass(frozen=True)
class Licence:
    """A licence: its identifier, its name, its text on the web, and how a Dataverse calls it (empty where by terms)."""

    spdx: str
    name: str
    url: str
    in_dataverse: str = ""

    @property
    def is_open(self) -> bool:
        """Whether everybody gets the data."""
        return self.spdx != RESTRICTED


def _creative_commons(kind: str, words: str) -> Licence:
    address = f"https://creativecommons.org/licenses/{kind.lower()}/4.0/"
    return Licence(f"CC-{kind}-4.0", f"Creative Commons {words} 4.0 International", address, f"CC {kind} 4.0")


_ALL = (
    _creative_commons("BY", "Attribution"),
    _creative_commons("BY-SA", "Attribution-ShareAlike"),
    _creative_commons("BY-NC", "Attribution-NonCommercial"),
    _creative_commons("BY-NC-SA", "Attribution-NonCommercial-ShareAlike"),
    _creative_commons("BY-ND", "Attribution-NoDerivatives"),
    _creative_commons("BY-NC-ND", "Attribution-NonCommercial-NoDerivatives"),
    Licence(
        "CC0-1.0",
        "Creative Commons Zero 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "CC0 1.0",
    ),
    Licence(
        "ODC-By-1.0",
        "Open Data Commons Attribution License 1.0",
        "https://opendatacommons.org/licenses/by/1-0/",
    ),
    Licence("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    Licence(
        "PDDL-1.0",
        "Open Data Commons Public Domain Dedication and License 1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ),
    Licence(RESTRICTED, "Restricted: no licence is granted to the public", ""),
)
LICENCES = {licence.spdx: licence for licence in _ALL}
