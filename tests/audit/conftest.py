"""A small finished study, made up, with records, ledger, manifest and page as a run leaves them."""

import json
import os
import shutil
from pathlib import Path

import pytest

from themetrail.audit.chain.contents import CRATE_CONTENTS, contents_of
from themetrail.audit.chain.crate import Run, metadata_of, write_crate
from themetrail.audit.chain.ledger import AUDIT_LEDGER, ledger_of, read_records
from themetrail.audit.chain.manifest import FILES, circumstances_of, close_run, head_of, manifest_of
from themetrail.audit.chain.record import claim_of
from themetrail.audit.chain.rights import close_to_others
from themetrail.audit.chain.verification_page import page_of
from themetrail.audit.chain.verify import Finding, verify
from themetrail.audit.follow.share import AFTER_THE_CRATE, shared_files
from themetrail.layout import CONTENTS_OF_CRATE as CONTENTS
from themetrail.layout import CRATE

KEY = bytes(range(32))
PROJECT = Path(__file__).parents[2]
STATED = ("2024-11-05T12:00:00.000+00:00", "2024-11-05T12:00:01.000+00:00")  # when each job began and ended

INPUTS = {
    "config/config.yaml": "study:\n  title: made up\n",
    "config/transcripts.tsv": "transcript_id\tgroup\tlanguage\tcollected_order\nT1\tG\ten\t1\nT2\tG\ten\t2\n",
    "config/participants.tsv": "participant_id\tlabel\twithdrawn\nP1\tCoach 1\t\nP2\tCoach 2\t\n",
    "config/codebook.csv": "code_id,parent_id,level,name\nA,,theme,Trust\na1,A,code,Listens\n",
    "data/transcripts/vuilleumier.txt": "Helene: We listen.\nHans: To whom?\n",
    "data/transcripts/hans.txt": "Hans: I listen too.\n",
    "data/private/people.tsv": "participant_id\tnames\nP1\tHelene Vuilleumier\nP2\tHans Muster\n",
    "data/private/sources.tsv": (
        "transcript_id\tfile\tspeaker\tparticipant_id\trole\nT1\tvuilleumier.txt\tHelene\tP1\t\n"
        "T1\tvuilleumier.txt\tHans\tP2\t\nT2\thans.txt\tHans\tP2\t\n"
    ),
    "data/private/study.key": KEY.hex() + "\n",
    "data/rounds/r1/issued/segments.csv": "segment_id\nS1\nS2\n",
    "data/rounds/r1/issued/suggestions.csv": "segment_id,rank,code_id,probability,evidence,model_id\nS1,1,a1,0.5,E,m\n",
    "data/rounds/r1/returned/C1.csv": "segment_id,code_id\nS1,a1\nS3,a1\n",
}

_TURN = "transcript_id,turn,speaker,role,participant_id,start_s,end_s,text"
_SEGMENT = "segment_id,transcript_id,group,participant_id,role,turn,start,end,text,codable"
_CODING = "round,coder_id,segment_id,start,end,code_id"
TABLES = {
    "ingest/b00": {
        "results/sealed/ingest/turns/b00.csv": f"{_TURN},place_unit,place_from,place_to\n"
        "T1,0,Helene,participant,P1,,,We listen.,line,1,1\nT1,1,Hans,participant,P2,,,To whom?,line,2,2\n"
        "T2,0,Hans,participant,P2,,,I listen too.,line,1,1\n"
    },
    "anonymise_collect": {
        "results/anonymise/turns.csv": f"{_TURN}\nT1,0,Coach 1,participant,P1,,,We listen.\n"
        "T1,1,Coach 2,participant,P2,,,To whom?\nT2,0,Coach 2,participant,P2,,,I listen too.\n"
    },
    "segment_collect": {
        "results/segment/segments.csv": f"{_SEGMENT}\n"
        "S1,T1,G,P1,participant,0,0,10,We listen.,yes\nS2,T1,G,P2,participant,1,0,8,To whom?,yes\n"
        "S3,T2,G,P2,participant,0,0,13,I listen too.,yes\n"
    },
    "coding_read": {
        "results/coding/decisions.csv": f"{_CODING},action,memo,decided_at,shown_digest,source_file,source_row,"
        "code_now,change\n"
        "r1,C1,S1,0,10,a1,accepted,,,d1,data/rounds/r1/returned/C1.csv,2,a1,\n"
        "r1,C1,S3,0,13,a1,own,,,d3,data/rounds/r1/returned/C1.csv,3,a1,\n",
        "results/coding/adjudications.csv": "round,segment_id,code_id,decision,decided_by,reason,code_now\n",
    },
    "coding_merge": {
        "results/coding/codings.csv": f"{_CODING}\nr1,C1,S1,0,10,a1\nr1,C1,S3,0,13,a1\n",
        "results/coding/consensus.csv": "segment_id,code_id,support,rule,decided_by\n"
        "S1,a1,1/1,single,C1\nS3,a1,1/1,single,C1\n",
    },
    "themes": {
        "results/themes/representativeness.csv": "group,level,code_id,parent_id,n_participants,n_total,label,reason,"
        "participants,n_alone\nG,theme,A,,2,2,,groups under 3,P1;P2,\nG,code,a1,A,2,2,,groups under 3,P1;P2,\n"
    },
    "report_tables": {
        "results/report/tables/G.csv": "level,code_id,theme,subtheme,code,label,n_participants,n_total,share,quotation,"
        "participant\ntheme,A,Trust,,,,2,2,1,,\ncode,a1,Trust,,Listens,,2,2,1,We listen.,Coach 1\n"
    },
}


def write(root: Path, path: str, content: str) -> None:
    """Write a text file of the study."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, encoding="utf-8")


def pack(root: Path) -> None:
    """Write the crate of what may be shared, and the list of what it holds."""
    shared = shared_files(["config/config.yaml", "results/*"], root, without=AFTER_THE_CRATE)
    records = [path.relative_to(root).as_posix() for path in (root / "results/audit/records").rglob("*.json")]
    run = Run(
        title="A made-up study",
        licence="all rights reserved",
        files={"Snakefile": PROJECT / "Snakefile", **{path: root / path for path in shared}},
        digests={},
        records=read_records(records, root),
        times=dict.fromkeys(records, STATED),
        coders=["C1"],
        snakemake="9",
        head="f" * 64,
    )
    metadata = metadata_of(run)
    CRATE_CONTENTS.write(contents_of(run.files, metadata), root / CONTENTS)
    write_crate(run, metadata, root / CRATE)


def finish(root: Path) -> None:
    """Write ledger, manifest, head and page as the audit's rules do."""
    records = [path.relative_to(root).as_posix() for path in (root / "results/audit/records").rglob("*.json")]
    AUDIT_LEDGER.write(ledger_of(read_records(records, root)), root / "results/audit/ledger.csv")
    pack(root)
    FILES.write(manifest_of(root, KEY), root / "results/audit/manifest.csv")
    head = head_of((root / "results/audit/manifest.csv").read_bytes())
    write(root, "results/audit/head.txt", head + "\n")
    FILES.write(circumstances_of(root), root / "results/audit/circumstances.csv")
    findings = verify(root, KEY, page=False)
    write(root, "results/audit/verification.md", page_of([Finding(finding.claim) for finding in findings]))
    close_run(root)


def make_study(root: Path) -> Path:
    """Write the whole study into `root`."""
    for path, content in INPUTS.items():
        write(root, path, content)
    before: list[str] = []
    here = Path.cwd()
    for record, outputs in TABLES.items():
        for path, content in outputs.items():
            write(root, path, content)
        os.chdir(root)
        try:
            rule, _, batch = record.partition("/")
            claim = claim_of(
                rule=rule,
                wildcards={"batch": batch} if batch else {},
                inputs=before,
                outputs=list(outputs),
                parameters={"software": {"script": rule, "code": "0" * 64}, "settings": {}},
                counts={},
                rejected=[],
                models={},
                key=KEY,
            )
        finally:
            os.chdir(here)
        write(root, f"results/audit/records/{record}.json", json.dumps(claim, indent=1, sort_keys=True) + "\n")
        write(root, f"results/logs/{record}.log", "12:00:00 done\n")
        said = json.dumps(dict(zip(("started", "ended"), STATED, strict=True)))
        write(root, f"results/logs/{record}.json", said + "\n")
        before = [*before, *outputs]
    close_to_others(root)
    write(root, "results/logs/audit/verify.log", "12:00:01 done\n")
    write(root, "results/audit/gate.json", json.dumps({"found": 0, "files_searched": 9}) + "\n")
    finish(root)
    return root


@pytest.fixture(scope="session")
def made_study(tmp_path_factory) -> Path:
    """The finished study, made once; who changes nothing may read it."""
    return make_study(tmp_path_factory.mktemp("made") / "study")


@pytest.fixture
def study(made_study, tmp_path) -> Path:
    """A folder with the finished study."""
    return Path(shutil.copytree(made_study, tmp_path / "study"))


@pytest.fixture
def key() -> bytes:
    """The key of the made-up study."""
    return KEY


@pytest.fixture
def finish_study():
    """Writes ledger, manifest, head and page of a study again."""
    return finish
