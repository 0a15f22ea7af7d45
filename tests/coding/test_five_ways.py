"""Coders who use five ways at once come to the same tables as the same decisions by one way."""

import csv
import random
from dataclasses import replace

import pandas as pd
import pytest

from coding.desk_files import decision, export_of, write_export
from coding.filled import Row, fill_sheet
from coding.small_study import SAID, book, codebook, issue_to, round_of, segments
from coding.word_files import WordReturned, issued_word_file
from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.table import as_written, frame_table
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.carrying import carried
from themetrail.coding.consensus import Rule, consensus, votes_of
from themetrail.coding.deliveries import delivered_files, places_of, resolve_deliveries
from themetrail.coding.merging import codings_of
from themetrail.coding.reading import read_round
from themetrail.coding.span_consensus import consensus_spans
from themetrail.contracts.agreement import AGREEMENT
from themetrail.contracts.coding import ADJUDICATIONS, ASSIGNMENTS, CODINGS, CONSENSUS, CONSENSUS_SPANS, UNRESOLVED
from themetrail.contracts.study import PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import MATRIX, REPRESENTATIVENESS
from themetrail.method_profiles import profile_of
from themetrail.refi_qda.of_round import SEEN, guids_of_issue, project_for_coder
from themetrail.refi_qda.project import Coding
from themetrail.refi_qda.talk import talk_of
from themetrail.refi_qda.write import project_file
from themetrail.themes.by_profile import Coded, counted
from themetrail.themes.representativeness import matrix_of
from themetrail.themes.schemes import scheme_named

CODERS = ("C1", "C2", "C3", "C4", "C5")
ENTRY = round_of(*(f"{coder}-" for coder in CODERS))
TEXT = {f"{name}-{turn:03d}": text for name, turns in SAID.items() for turn, (who, text) in enumerate(turns)}
OWN = [f"{name}-{turn:03d}" for name, turns in SAID.items() for turn, (who, _) in enumerate(turns) if who != "I"]


def decided(coder):
    """What a coder decides, by segment: codes, the words that they are for (empty: all), and a memo."""
    drawn = random.Random(f"as {coder} decides")
    for segment_id in OWN:
        likely = random.Random(segment_id).choice(["time", "listen", "forms"])
        codes = sorted({*drawn.sample(["time", "listen", "forms"], drawn.choice([0, 0, 1])), likely})
        codes = codes if drawn.random() < 0.8 else []
        words = TEXT[segment_id].split()
        first = drawn.randrange(len(words))
        meant = " ".join(words[first : first + 3]) if codes and drawn.random() < 0.5 else ""
        if TEXT[segment_id].count(meant) != 1 or not any(map(str.isalnum, meant)) or meant == TEXT[segment_id]:
            meant = ""
        yield segment_id, codes, meant, f"of {coder}: it is so, twice" if codes and drawn.random() < 0.4 else ""


def by_sheet(issue, coder, folder):
    rows = {
        segment_id: Row(own=codes, seen="" if codes else "seen", words=words, memo=memo)
        for segment_id, codes, words, memo in decided(coder)
    }
    (folder / "r1/returned").mkdir(exist_ok=True)
    fill_sheet(folder / f"r1/issued/sheets/{coder}.xlsx", folder / f"r1/returned/{coder}.xlsx", rows)


def by_desk(issue, coder, folder):
    made, said = [], {}
    for segment_id, codes, words, memo in decided(coder):
        start = TEXT[segment_id].index(words) if words else 0
        place = (start, start + len(words)) if words else (0, len(TEXT[segment_id]))
        made += [decision(issue, segment_id, code, at=place, memo=memo) for code in codes]
        said[segment_id] = {"seen": True}
    write_export(folder / f"r1/returned/desk of {coder}.json", export_of(issue, coder, made, said))


def by_word(issue, coder, folder):
    for name in SAID:
        file = WordReturned(issued_word_file(issue, coder, name, folder / "r1/issued"))
        for segment_id, codes, words, memo in decided(coder):
            if segment_id.startswith(name) and codes:
                file.say(segment_id, "; ".join(codes) + (f" -- {memo}" if memo else ""), words)
        start, end = file.place(f"{name}-000")
        file.on_words(file.comment("seen"), start, end)
        file.save(folder / f"r1/returned/{coder} in Word {name}.docx")


def by_project(issue, coder, folder):
    project = project_for_coder(coder, issue.segments, set(OWN), issue.codebook, issue.digest)
    guid, codings = guids_of_issue(issue.digest).of, []
    at = {
        piece.segment_id: (name, piece.begin)
        for name in SAID
        for piece in talk_of(issue.segments[issue.segments["transcript_id"] == name])[1]
    }
    sources = {source.name: source.guid for source in project.sources}
    assert SEEN in {code.name for code in project.codes}
    for segment_id, codes, words, memo in decided(coder):
        name, begin = at[segment_id]
        start = begin + (TEXT[segment_id].index(words) if words else 0)
        end = start + len(words or TEXT[segment_id])
        for code in [guid("code", code) for code in codes] or [guid("seen")]:
            codings.append(Coding(sources[name], start, end, code, guid("coder", coder), memo))
    (folder / f"r1/returned/{coder}.qdpx").write_bytes(project_file(replace(project, codings=codings)))


def by_list(issue, coder, folder):
    with (folder / f"r1/returned/{coder}.csv").open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(["coder_id", "transcript_id", "turn", "start", "end", "code_id", "memo"])
        for segment_id, codes, words, memo in decided(coder):
            name, turn = segment_id.split("-")
            start = TEXT[segment_id].index(words) if words else 0
            end = start + len(words or TEXT[segment_id])
            for code in codes or [""]:
                writer.writerow([coder, name, int(turn), start, end, code, memo])


WAYS = (by_sheet, by_desk, by_word, by_project, by_list)


def tables_of(folder, ways):
    """The bytes of all tables that a round comes to whose coders decide in these ways."""
    issue = issue_to(folder / "r1/issued", ENTRY)
    (folder / "r1/returned").mkdir()
    for coder, way in zip(CODERS, ways, strict=True):
        way(issue, coder, folder)
    found = resolve_deliveries([ENTRY], ["r1"], folder)
    assert set(found["status"]) == {"delivered"}
    decisions, assignments, *_ = read_round(issue, delivered_files(found, "r1"), places=places_of(found, b""))
    assignments = assignments.drop(columns="without_row")
    codings = codings_of(carried(decisions, CodebookChanges(), {}).decisions)
    kept, unresolved = consensus(votes_of(codings, assignments), ADJUDICATIONS.empty(), {"r1": Rule("majority", "")})
    talk = segments()
    table = frame_table(coded_units_of(talk, assignments, codings, list(codebook()["code_id"])), codebook(), draws=200)
    order = [{"transcript_id": name, "group": "interviews", "language": "en"} for name in SAID]
    people = [
        {"participant_id": one, "label": f"Coach {one}", "withdrawn": "", "may_quote": ""} for one in ("P1", "P2")
    ]
    coded = Coded.of(
        consensus=kept,
        codings=codings,
        assignments=assignments,
        segments=talk,
        transcripts=TRANSCRIPTS.frame([{**row, "collected_order": n, "date": ""} for n, row in enumerate(order, 1)]),
        participants=PARTICIPANTS.frame(people),
        codebook=book(),
    )
    themes = counted(coded, scheme_named("dunand2024", None), profile_of("codebook_ta", []), ["r1"], [])
    spans = consensus_spans(kept, codings, assignments, talk, "majority", ["r1"])
    written = [
        (CODINGS, codings),
        (ASSIGNMENTS, assignments),
        (CONSENSUS, kept),
        (CONSENSUS_SPANS, spans),
        (UNRESOLVED, unresolved),
        (AGREEMENT, pd.concat(as_written(table), ignore_index=True)),
        (REPRESENTATIVENESS, themes.representativeness),
        (MATRIX, matrix_of(coded.mentions, coded.codebook, coded.people)),
    ]
    for contract, rows in written:
        contract.write(rows, folder / f"{contract.name}.csv")
    said = decisions[decisions["memo"] != ""]
    memos = set(said[["coder_id", "segment_id", "memo"]].itertuples(index=False, name=None))
    return {contract.name: (folder / f"{contract.name}.csv").read_bytes() for contract, _ in written}, memos


@pytest.fixture(scope="module")
def by_one_way(tmp_path_factory):
    return tables_of(tmp_path_factory.mktemp("one"), [by_sheet] * 5)


def test_what_is_decided_is_worth_comparing(by_one_way):
    tables, memos = by_one_way
    rows = {name: content.decode().splitlines() for name, content in tables.items()}
    assert len(rows["codings"]) > 20 and len(rows["consensus"]) > 3 and len(memos) > 3
    assert all(len(lines) > 1 for name, lines in rows.items() if name != UNRESOLVED.name)
    assert {len(decision[2]) > 0 for coder in CODERS for decision in decided(coder)} == {True, False}


@pytest.mark.parametrize("first", range(5))
def test_five_ways_at_once_give_the_same_tables(by_one_way, tmp_path, first):
    """Each coder takes each of the ways once."""
    tables, memos = tables_of(tmp_path, [WAYS[(first + number) % 5] for number in range(5)])
    assert tables == by_one_way[0]
    assert memos == by_one_way[1]
