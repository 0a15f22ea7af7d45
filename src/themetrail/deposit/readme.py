"""The README of a deposit, and its terms of use, for somebody who knows neither the study nor the program."""

from __future__ import annotations

from collections.abc import Iterator

from themetrail.deposit import listing
from themetrail.deposit.deidentification import PERSONS_APPEAR
from themetrail.deposit.listing import Listed
from themetrail.deposit.material import Material
from themetrail.refi_qda.of_study import ORIGIN
from themetrail.whole_number import counted


def readme(material: Material, files: list[Listed]) -> bytes:
    """The page, as Markdown."""
    stated = material.stated
    people, texts = len(material.people), sum(file.path.startswith(listing.TRANSCRIPTS) for file in files)
    parts = [
        f"# {material.main_title}",
        stated.description,
        f"These data hold {counted(texts, 'interview or group talk', 'interviews or group talks')} with"
        f" {counted(people, 'participant')}. All transcripts are anonymised."
        f" {PERSONS_APPEAR[material.deidentification.rules.persons]}",
        "## How to cite",
        material.citation(),
        "## Who may use them, and how",
        terms(material),
        f"Participants' consent: {stated.consent}",
        *_left_out(material),
        "## What is what",
        "\n".join(_lines(files)),
        "## Where to begin",
        "\n".join(_ways()),
        "## Is it whole?",
        f"`{listing.SUMS}` lists every file with its SHA-256; `sha256sum --check {listing.SUMS}` tells whether one was"
        f" changed. The data were made by {ORIGIN}; the run that made them has the head digest `{material.head}`.",
        *_more(material),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _left_out(material: Material) -> Iterator[str]:
    """What is not here since somebody may not be archived."""
    left = material.left_out
    if not left.people:
        return
    yield "## What was left out"
    lines = [f"- interview `{name}`: {left.reason_for(name)}" for name in left.transcripts]
    silent = sorted(set(left.people) - {who for spoken in left.transcripts.values() for who in spoken})
    lines += [
        f"- {who}: may not be archived ({left.people[who]}); no interview of theirs is in the study" for who in silent
    ]
    if left.results:
        files = ", ".join(f"`{path}`" for path in left.results)
        lines.append(f"- tables that quote from these interviews: {files}")
    if left.examples:
        lines.append(f"- examples in the codebook that were said in these interviews, of: {', '.join(left.examples)}")
    yield "\n".join(lines)
    yield (
        "Their codings, and what is known of these participants, are left out with them. The tables that are here, and"
        " the methods text, count all participants of the study."
    )


def terms(material: Material) -> str:
    """Under which terms the data may be used."""
    licence = material.licence
    if not licence.is_open:
        return f"These data are not open, and no licence is granted to the public. {material.conditions}"
    return f"{licence.name} ({licence.spdx}), {licence.url}"


def licence_page(material: Material) -> bytes:
    """The terms of use alone."""
    spdx = f"SPDX-License-Identifier: {material.licence.spdx}\n\n" if material.licence.is_open else ""
    return f"{spdx}{material.main_title}\n\n{terms(material)}\n\nTo be cited as: {material.citation()}\n".encode()


def _lines(files: list[Listed]) -> Iterator[str]:
    """The files; those of which there are many by their folder."""
    folders: dict[str, list[Listed]] = {}
    for file in files:
        folder = next((one for one in (listing.TRANSCRIPTS, listing.TABLES) if file.path.startswith(one)), "")
        if folder:
            folders.setdefault(folder, []).append(file)
        else:
            yield f"- `{file.path}`: {file.holds}"
    for folder, members in folders.items():
        yield f"- `{folder}` ({counted(len(members), 'file')}), each of them: {members[0].holds}"


def _ways() -> Iterator[str]:
    yield f"- To read: the texts in `{listing.TRANSCRIPTS}` (UTF-8), with `{listing.LIST}` beside them."
    yield f"- To work with the codes: open `{listing.PROJECT}` in NVivo, MAXQDA, ATLAS.ti, QualCoder or another program"
    yield "  that reads REFI-QDA."
    yield f"- To judge how the data were made: `{listing.METHODS}.md` and `{listing.LOG}`."
    yield "- To deposit: archives read `metadata/`. With the API of a Dataverse, `dataverse.json` makes the dataset"
    yield "  (POST to `/api/dataverses/COLLECTION/datasets`); the files are uploaded after it."


def _more(material: Material) -> Iterator[str]:
    stated = material.stated
    if stated.publications:
        yield "## Publications"
        yield "\n".join(f"- {one}" for one in stated.publications)
    if stated.funders:
        yield "## Funding"
        yield "\n".join(f"- {one.name}{f', grant {one.grant}' if one.grant else ''}" for one in stated.funders)
    yield "## Contact"
    yield ", ".join(filter(None, (stated.contact.name, stated.contact.email)))
