"""Section `audit`: who may open what is sealed, and what may be shared."""

from pydantic import Field

from themetrail.configuration.section import Section


class Audit(Section):
    """Who may open what is sealed, and what may be shared."""

    recipients: list[str] = []
    """age or SSH public keys for which the key of pseudonyms is encrypted; empty: it is written open, with rights for
    its owner alone."""

    signers: list[str] = []
    """SSH (ssh-ed25519, ssh-rsa) or minisign public keys of who signs the head digest of a finished run; `themetrail
    verify` asks for a signature by one of them. Empty: no signature is asked for."""

    share: list[str] = [
        "config/config.yaml",
        "results/STATUS.md",
        "results/report/*",
        "results/report/pack/sample.csv",
        "results/report/pack/participants_by_codes.csv",
        "results/report/pack/cooccurrence.csv",
        "results/report/pack/codebook*",
        "results/report/pack/checklists.csv",
        "results/themes/*",
        "results/agreement/*",
        "results/suggest/evaluation*",
        "results/coding/assignments.csv",
        "results/coding/codings.csv",
        "results/coding/consensus.csv",
        "results/coding/unresolved.csv",
        "results/anonymise/codebook.csv",
        "results/audit/*",
        "results/logs/*",
    ]
    """Files that may leave, in the RO-Crate and in what `themetrail share` makes: patterns in which `*` stands for
    anything. What identifies never leaves. What holds what coders wrote, or whole passages (`results/report/pack/`,
    `results/report/candidates.*`, `results/report/explorer.html`, `results/coding/adjudications.csv`,
    `results/agreement/worst_segments.csv`, `results/agreement/coded_again.csv`), leaves only where a pattern begins
    with its name. Add `results/anonymise/*` and `results/segment/*` to share the anonymised transcripts too, which the
    explorer holds as well; named here, it is also in what `themetrail report` makes."""

    deposit_k: int = Field(3, ge=1)
    """Fewest participants who share a row of the table of participants that `themetrail deposit` writes; their
    attributes are made general, or left out, until it is so."""

    licence: str = "No licence is granted; ask the authors of the study."
    """Under which terms what is shared may be used, as it stands in the RO-Crate."""
