"""Write the bill of materials of the lock, with licences, and of the language models (`make docs`): CycloneDX 1.6.

What is locked, `requirements.lock` and `models.lock` say; licences are those that the installed packages state. The
same lock and the same installation give the same bytes: no time and no random number stands in it.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import metadata
from pathlib import Path

from themetrail import __version__
from themetrail.language_models import folder_of, model_in
from themetrail.languages.table import LANGUAGES

LOCKS = ("requirements.lock", "models.lock")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(?:\s*;\s*(.+?))?\s*\\?$")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def main(root: Path) -> None:
    """Write `docs/sbom.cdx.json` under `root`, from the locks there."""
    components = [component for lock in LOCKS for component in components_of((root / lock).read_text("utf-8"))]
    components = sorted(components, key=lambda one: one["bom-ref"]) + models()
    head = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "themetrail", "version": __version__}},
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    listed = ",\n".join(json.dumps(one, ensure_ascii=False) for one in components)  # a line for each, to compare
    lines.append(f'"components": [\n{listed}\n]')
    content = ",\n".join(lines)
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/sbom.cdx.json").write_text(f"{{\n{content}\n}}\n", encoding="utf-8")


def components_of(lock: str) -> list[dict]:
    """One component for each package of a lock, with the digests of all files that may be installed for it."""
    found: list[dict] = []
    for line in lock.splitlines():
        if pinned := _PINNED.match(line):
            name, version, condition = pinned.groups()
            purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
            place = {"type": "distribution", "url": f"https://pypi.org/project/{name}/{version}/", "hashes": []}
            component = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
            component |= {"licenses": licences} if (licences := licences_of(name)) else {}
            component["externalReferences"] = [place]
            if condition:
                component["properties"] = [{"name": "themetrail:installed-where", "value": condition.rstrip(" \\")}]
            found.append(component)
        for digest in _DIGEST.findall(line):
            found[-1]["externalReferences"][0]["hashes"].append({"alg": "SHA-256", "content": digest})
    return found


def licences_of(package: str) -> list[dict]:
    """What an installed package states as its licence; nothing where it is not installed here, or states none."""
    try:
        said = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return []
    if expression := said.get("License-Expression"):
        return [{"expression": expression}]
    classified = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or [] if line.startswith("License ::")]
    stated = (said.get("License") or "").strip()
    if stated and "\n" not in stated and len(stated) < 80:
        classified = classified or [stated]
    return [{"license": {"name": name}} for name in dict.fromkeys(classified)]


def models() -> list[dict]:
    """The installed language models, one for each language, with the digest of their files as runs record it."""
    found = []
    for code, language in LANGUAGES.items():
        folder = folder_of(language.model)
        if folder is None:
            continue
        model, meta = model_in(folder, language.model), json.loads((folder / "meta.json").read_text("utf-8"))
        found.append(
            {
                "type": "machine-learning-model",
                "bom-ref": f"model:{language.model}",
                "name": language.model,
                "version": model.version,
                "licenses": [{"license": {"name": meta.get("license") or "not stated"}}],
                "properties": [
                    {"name": "themetrail:language", "value": code},
                    {"name": "themetrail:sha256-of-files", "value": model.digest},
                ],
            }
        )
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
