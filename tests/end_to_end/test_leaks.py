"""Law 2 through a whole study: a name hidden in any way is replaced or stops the run, and nothing else holds it."""

import base64
import binascii
import html
import io
import re
import shutil
import unicodedata
import urllib.parse
import zipfile
from pathlib import Path

import pytest

from coding.filled import Row, fill_sheet
from end_to_end.conftest import finished, run_command, run_snakemake
from end_to_end.leaky import (
    HIDDEN,
    STOPS_AT_ONCE,
    STOPS_AT_THE_GATE,
    WELL_SPELT,
    describe,
    leaky_study,
    return_codings,
    talk,
)
from end_to_end.tiny import TALK, tiny_study, write

pytestmark = pytest.mark.xdist_group("leaks")

IDENTIFY = ("data/transcripts/", "data/private/", "results/sealed/")
BROUGHT = ("data/prior/", "data/rounds/r1/returned/", "data/rounds/r1/adjudication", "config/codebook.csv")


def letters(text: str) -> str:
    """Nothing but the letters of a text, small and without accents; look-alikes of other alphabets made alike."""
    plain = unicodedata.normalize("NFKD", text.translate(str.maketrans("аео", "aeo"))).casefold()
    return re.sub(r"[^a-z]", "", plain)


def named_in(content: bytes) -> set[str]:
    """How the names are hidden of which this holds one: as text, without its tags, unquoted, and in archives."""
    found = set()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                found |= named_in(archive.read(member)) | named_in(member.encode())
        return found
    for encoding in ("utf-8", "latin-1", "utf-16-le"):
        text = content.decode(encoding, errors="ignore")
        numbered = re.sub(r"\\u([0-9a-f]{4})", lambda number: chr(int(number[1], 16)), text)
        for reading in (text, re.sub(r"<[^<>]*>", "", text), urllib.parse.unquote(text), html.unescape(text), numbered):
            said = letters(reading)
            found |= {how for how, name in HIDDEN.items() if letters(name) in said}
    return found


def decoded(name: str) -> bytes:
    """What the name of one of Snakemake's metadata files stands for; nothing where it is not encoded."""
    try:
        return base64.urlsafe_b64decode(name + "=" * (-len(name) % 4))
    except binascii.Error:
        return b""


def leaks(folder: Path, *places: str) -> list[tuple[str, str]]:
    """File and way of hiding of each name that stands in these places of the study, or in the name of a file there."""
    found = []
    for place in places:
        for path in sorted((folder / place).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if not path.is_file() or name.startswith((*IDENTIFY, *BROUGHT)):
                continue
            named = named_in(path.read_bytes()) | named_in(name.encode()) | named_in(decoded(path.name))
            found += [(name, how) for how in sorted(named)]
    return found


def says_nothing(folder: Path, run) -> str:
    """What was said on the screen, after a look that neither it nor any note of the run names anybody."""
    said = run.stdout + run.stderr
    assert named_in(said.encode()) == set()
    assert leaks(folder, ".snakemake", "results/logs", "results/benchmarks", "results/audit") == []
    assert "Traceback" not in said
    return said


def test_the_search_finds_what_is_hidden(tmp_path):
    """A search that finds nothing proves nothing: in the sources themselves it must find each name."""
    folder = leaky_study(tmp_path / "study")
    (folder / "data/rounds/r1/returned").mkdir(parents=True)
    return_codings(folder, own_code=HIDDEN["as a code of the coder's own"])
    found = set()
    for path in folder.rglob("*"):
        if path.is_file() and "private" not in path.parts:
            found |= named_in(path.read_bytes()) | named_in(path.name.encode())
    assert found == HIDDEN.keys() - {"in the name of a returned file"}


def test_names_hidden_in_every_way_are_replaced_or_stop_the_run(tmp_path):
    folder = leaky_study(tmp_path / "study")

    stopped = run_snakemake(folder)
    said = says_nothing(folder, stopped)
    assert stopped.returncode != 0
    for place in ("config/config.yaml, line 1", "config/config.yaml, line 7", "participants.tsv, line 2"):
        assert re.search(rf"{place}\b", said), place
    assert said.count("config/transcripts.tsv, line") == len(WELL_SPELT)
    assert leaks(folder, "results") == [], list(STOPS_AT_ONCE)

    describe(folder, hostile=False)
    stopped = run_snakemake(folder)
    said = says_nothing(folder, stopped)
    assert stopped.returncode != 0
    assert "results/anonymise/turns.csv, line 11 " in said
    assert "results/sealed/found/run.html" in said
    listed = (folder / "results/sealed/found/run.csv").read_text()
    assert all(name.lower() in listed.lower() for name in STOPS_AT_THE_GATE.values())
    assert {how for _, how in leaks(folder, "results")} == STOPS_AT_THE_GATE.keys()

    talk(folder, WELL_SPELT)
    run = run_snakemake(folder)
    finished(run)
    says_nothing(folder, run)
    assert list((folder / "results/sealed/found").iterdir()) == []
    issuing = run_command("issue", folder, "r1")
    assert issuing.returncode == 0, issuing.stderr

    wrong = folder / f"data/rounds/r1/returned/{HIDDEN['in the name of a returned file']}.xlsx"
    wrong.touch()
    stopped = run_snakemake(folder)
    assert "bears the name of no coder" in says_nothing(folder, stopped)
    wrong.unlink()
    return_codings(folder, own_code=HIDDEN["as a code of the coder's own"])
    stopped = run_snakemake(folder)
    assert "row 2, column 'code_id'" in says_nothing(folder, stopped)

    return_codings(folder)
    run = run_snakemake(folder)
    finished(run)
    says_nothing(folder, run)
    sharing = run_command("share", folder)
    assert sharing.returncode == 0, sharing.stderr
    assert leaks(folder, ".") == []
    decisions = (folder / "results/coding/decisions.csv").read_text()
    assert "This must be [Person 1]." in decisions
    assert run_command("verify", folder).returncode == 0
    assert "found nothing" in run_command("search", folder).stdout

    # A run that stopped while names were resolved leaves none to search for, nor does a sealed folder that somebody
    # emptied: neither must pass for clean.
    next((folder / "results/sealed/anonymise/replacements").glob("*.csv")).unlink()
    for sealed in ("", "results/sealed/ingest", "results/sealed/anonymise/replacements", "results/audit/records"):
        shutil.rmtree(folder / sealed) if sealed else None
        for command in ("search", "share"):
            refused = run_command(command, folder)
            assert refused.returncode == 1
            assert "nobody knows which names to search for" in refused.stderr


def test_a_round_that_holds_a_name_found_since_is_issued_again(tmp_path):
    folder = tiny_study(tmp_path / "study")
    write(folder, "data/transcripts/quist.txt", TALK.replace("used to the forms", "used to kvimby"))
    finished(run_snakemake(folder))
    assert run_command("issue", folder, "r1").returncode == 0
    sheet = folder / "data/rounds/r1/issued/sheets/A.xlsx"
    fill_sheet(sheet, folder / "data/rounds/r1/returned/A.xlsx", {"I1-0001": Row(own=["slow"], memo="as kvimby says")})
    finished(run_snakemake(folder))
    before = (folder / "results/coding/decisions.csv").read_text()

    write(folder, "data/private/people.tsv", "participant_id\tentity\tnames\n\tsomebody\tKvimby\n")
    stopped = run_snakemake(folder)
    said = stopped.stdout + stopped.stderr
    assert stopped.returncode != 0
    assert "data/rounds/r1/issued/segments.csv, line 3 " in said
    assert "kvimby" not in said.lower()
    assert "themetrail reissue r1 --directory " in (folder / "results/sealed/found/run.csv").read_text()

    reissued = run_command("reissue", folder, "r1")
    assert reissued.returncode == 0, reissued.stderr
    finished(run_snakemake(folder))
    after = (folder / "results/coding/decisions.csv").read_text()
    longer = len("[Person 1]") - len("kvimby")  # what was given to the whole segment stays on the whole of it
    whole = re.search(r",I1-0001,0,(\d+),slow,", before)
    now = whole[0].replace(f",0,{whole[1]},", f",0,{int(whole[1]) + longer},")
    assert after == before.replace("kvimby", "[Person 1]").replace(whole[0], now)
    assert run_command("verify", folder).returncode == 0
    assert "found nothing" in run_command("search", folder).stdout
    assert "does not know the form yet" in run_command("reissue", folder, "r1").stderr
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith((*IDENTIFY, "data/rounds/r1/returned/")):
            assert b"kvimby" not in path.read_bytes().lower(), name
