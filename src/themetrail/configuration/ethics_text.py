"""`config/ethics.yaml`: what only people can say to an ethics board and a data protection officer."""

from __future__ import annotations

from pathlib import Path

from themetrail.configuration.section import Section
from themetrail.configuration.stated import commented, read_stated


class EthicsText(Section):
    """What people state in the ethics pack, each key in sentences of the pack's language."""

    controller: str = ""
    """Who is responsible for the processing (institution, address, contact), and who else with them."""

    data_protection_officer: str = ""
    """The data protection officer and how to reach them."""

    purposes: str = ""
    """What the data are processed for."""

    legal_basis: str = ""
    """The legal basis: consent, or a task in the public interest, under which law (GDPR Art. 6 and 9)."""

    special_categories: str = ""
    """Which special categories of data people speak of (health, belief, origin ...), of others too."""

    recipients: str = ""
    """Who receives which data outside of the team: archives, journals, partners, who transcribes."""

    access: str = ""
    """Who in the team may open which folder, and who administers the computer."""

    transfers: str = ""
    """Whether data go to a country outside of the law that holds here, and with which safeguards."""

    retention: str = ""
    """When originals, the key and the pseudonymised data are destroyed or handed to an archive, and who sees to it."""

    security: str = ""
    """What guards the computer: encrypted disk, backups, passwords, training, a promise of confidentiality."""

    consent_procedure: str = ""
    """How participants were informed and consented, and how they can withdraw."""

    necessity: str = ""
    """Why these data are needed, why no fewer would do, and why the processing is proportionate."""

    risk_judgement: str = ""
    """How the remaining risk for participants and those they speak of is judged, by whom, and what follows."""

    dpo_advice: str = ""
    """What the data protection officer advised (Art. 35(2))."""

    views_of_participants: str = ""
    """What participants, or who speaks for them, think of it (Art. 35(9)), or why they were not asked."""


def read_ethics_text(file: str | Path) -> dict[str, str]:
    """What is stated, by key, in one line each; nothing where a study has no such file.

    Raises StudyError as `read_stated`.
    """
    return read_stated(EthicsText, file) if Path(file).exists() else {}


def commented_ethics_text() -> str:
    """An ethics.yaml with every key left open."""
    return commented(
        EthicsText,
        "# What only people can say, for `themetrail ethics`: full sentences, in the language of the pack.",
        "# What is left empty stands there as [state: ...].",
    )
