"""The deposit as an RO-Crate 1.1 (https://w3id.org/ro/crate/1.1): what it is, whose, and what each file holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from rocrate.model.contextentity import ContextEntity
from rocrate.model.entity import Entity
from rocrate.rocrate import ROCrate

from themetrail.audit.chain.contents import metadata_bytes
from themetrail.configuration.deposit_text import Author, Funder
from themetrail.deposit.listing import Listed
from themetrail.deposit.material import Material
from themetrail.deposit.readme import terms


def crate_metadata(material: Material, files: list[Listed], content: Mapping[str, bytes]) -> bytes:
    """The file `ro-crate-metadata.json` for these files."""
    crate = ROCrate(version="1.1")
    stated, root = material.stated, crate.root_dataset
    root["name"], root["description"] = material.main_title, stated.description
    root["datePublished"], root["version"] = stated.date, stated.version
    root["license"] = _licence(crate, material)
    root["conditionsOfAccess"] = terms(material)
    root["creditText"] = material.citation()
    root["keywords"] = [*stated.subject, *stated.keywords]
    root["identifier"] = f"sha256:{material.head}"
    authors = [_author(crate, number, one) for number, one in enumerate(stated.authors, start=1)]
    root["author"] = _alone_if_one(authors)
    contact = {"name": stated.contact.name or "Contact", "contactType": "questions about the data"}
    root["contactPoint"] = _add(crate, "#contact", "ContactPoint", email=stated.contact.email, **contact)
    if stated.funders:
        root["funder"] = _alone_if_one(
            [_funder(crate, number, one) for number, one in enumerate(stated.funders, start=1)]
        )
    if stated.publications:
        root["citation"] = _alone_if_one(
            [
                _add(crate, f"#publication-{number}", "CreativeWork", name=one)
                for number, one in enumerate(stated.publications, start=1)
            ]
        )
    root["hasPart"] = [_file(crate, file, content[file.path]) for file in files]
    return metadata_bytes(crate.metadata.generate())


def _alone_if_one(entities: list[Entity]) -> list[Entity] | Entity:
    """A list, but of one entity that entity alone, as RO-Crate recommends."""
    return entities[0] if len(entities) == 1 else entities


def _file(crate: ROCrate, file: Listed, content: bytes) -> Entity:
    return _add(
        crate,
        file.path,
        "File",
        name=file.path,
        description=file.holds,
        contentSize=str(len(content)),
        encodingFormat=file.mime,
        identifier=f"sha256:{hashlib.sha256(content).hexdigest()}",
    )


def _funder(crate: ROCrate, number: int, funder: Funder) -> Entity:
    grant = {"identifier": funder.grant} if funder.grant else {}
    return _add(crate, f"#funder-{number}", "Organization", name=funder.name, **grant)


def _licence(crate: ROCrate, material: Material) -> Entity:
    licence = material.licence
    says = {"name": licence.name, "description": terms(material)}
    return _add(
        crate, licence.url or "#terms", "CreativeWork", **says, **({"identifier": licence.spdx} if licence.url else {})
    )


def _author(crate: ROCrate, number: int, author: Author) -> Entity:
    entity = _add(crate, f"https://orcid.org/{author.orcid}" if author.orcid else f"#author-{number}", "Person")
    entity["name"] = author.name
    if author.affiliation:
        entity["affiliation"] = _add(crate, f"#affiliation-{number}", "Organization", name=author.affiliation)
    return entity


def _add(crate: ROCrate, identifier: str, kind: str, /, **properties) -> Entity:
    entity = crate.add(ContextEntity(crate, identifier, properties={"@type": kind}))
    for name, value in properties.items():
        entity[name] = value
    return entity
