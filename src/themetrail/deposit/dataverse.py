"""The deposit as a Dataverse takes it: the JSON of its native API that creates a dataset.

Fields and vocabularies are those of the metadata block `citation`
(https://guides.dataverse.org/en/latest/api/native-api.html, "Create a Dataset in a Dataverse Collection").
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from themetrail.configuration.deposit_text import Author
from themetrail.deposit.material import Material, month_of
from themetrail.deposit.readme import terms
from themetrail.refi_qda.of_study import ORIGIN

_LANGUAGES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "es": "Spanish, Castilian",
    "nl": "Dutch",
    "pt": "Portuguese",
}


def dataverse_json(material: Material) -> bytes:
    """What creates the dataset, without its files."""
    version = {**_access(material), "metadataBlocks": {"citation": {"displayName": "Citation Metadata"}}}
    version["metadataBlocks"]["citation"]["fields"] = _fields(material)
    return (json.dumps({"datasetVersion": version}, indent=1, ensure_ascii=False) + "\n").encode()


def _access(material: Material) -> dict:
    licence = material.licence
    if licence.in_dataverse:
        return {"license": {"name": licence.in_dataverse, "uri": licence.url}, "fileAccessRequest": False}
    if licence.is_open:
        return {"termsOfUse": terms(material), "fileAccessRequest": False}
    return {
        "termsOfUse": terms(material),
        "termsOfAccess": material.conditions,
        "fileAccessRequest": True,
    }


def _fields(material: Material) -> list[dict]:
    stated = material.stated
    months = sorted(filter(None, map(month_of, material.tables.transcripts["date"])))
    contact = {"datasetContactName": stated.contact.name, "datasetContactEmail": stated.contact.email}
    languages = material.tables.transcripts["language"].map(_LANGUAGES).dropna()
    fields = [
        _one("title", material.main_title),
        _compound("author", (_author(one) for one in stated.authors)),
        _compound("datasetContact", [contact]),
        _compound("dsDescription", [{"dsDescriptionValue": stated.description, "dsDescriptionDate": stated.date}]),
        _many("subject", stated.subject, "controlledVocabulary"),
        _compound("keyword", ({"keywordValue": word} for word in stated.keywords)),
        _compound("publication", ({"publicationCitation": one} for one in stated.publications)),
        _many("language", sorted(set(languages)), "controlledVocabulary"),
        _compound(
            "grantNumber", ({"grantNumberAgency": one.name, "grantNumberValue": one.grant} for one in stated.funders)
        ),
        _one("dateOfDeposit", stated.date),
        _compound(
            "dateOfCollection",
            [{"dateOfCollectionStart": months[0], "dateOfCollectionEnd": months[-1]}] if months else [],
        ),
        _many("kindOfData", ["interview transcripts", "coded textual data"]),
        _compound("software", [dict(zip(("softwareName", "softwareVersion"), ORIGIN.rsplit(" ", 1), strict=True))]),
        _one("notesText", f"Participants' consent: {stated.consent} Head digest of the run: {material.head}"),
    ]
    return [field for field in fields if field["value"]]


def _author(author: Author) -> dict[str, str]:
    scheme = {"authorIdentifierScheme": "ORCID", "authorIdentifier": author.orcid} if author.orcid else {}
    return {"authorName": author.name, "authorAffiliation": author.affiliation, **scheme}


def _one(name: str, value: str, kind: str = "primitive") -> dict:
    return {"typeName": name, "multiple": False, "typeClass": kind, "value": value}


def _many(name: str, values: Iterable[str], kind: str = "primitive") -> dict:
    return {"typeName": name, "multiple": True, "typeClass": kind, "value": list(values)}


def _compound(name: str, entries: Iterable[dict[str, str]]) -> dict:
    """A field of several parts; parts that say nothing are left out."""
    vocabularies = {"authorIdentifierScheme": "controlledVocabulary"}
    value = [
        {part: _one(part, said, vocabularies.get(part, "primitive")) for part, said in entry.items() if said}
        for entry in entries
    ]
    return {"typeName": name, "multiple": True, "typeClass": "compound", "value": [entry for entry in value if entry]}
