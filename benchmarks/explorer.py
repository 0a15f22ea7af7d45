"""The explorer of a large study: `.venv/bin/python benchmarks/explorer.py [--participants 300] [--codes 200]`

A made-up study (words drawn by a seed) of one interview with each participant, two coders who read everything, and
suggestions that one of them saw. Printed: the size of the page and the time to write it; the time from the click to a
page that can be worked on, and the time from a key to what it shows on the screen, in Chromium (median and slowest).
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import pandas as pd
from playwright.sync_api import BrowserContext, Page, sync_playwright

from themetrail.codebook import Codebook
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.consensus import Rule, consensus, votes_of
from themetrail.coding.merging import codings_of
from themetrail.contracts.coding import ADJUDICATIONS, ANCHORS, ASSIGNMENTS, DECISIONS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.report.explorer.coded import Coded
from themetrail.report.explorer.data import Shown, explorer_data
from themetrail.report.explorer.page import page_of
from themetrail.themes.mentions import mentions_of, participants_of
from themetrail.themes.representativeness import matrix_of, representativeness_of
from themetrail.themes.schemes import SCHEMES

THEMES, CODERS, OPENED, KEYS = 12, ("C1", "C2"), 5, 40
CODINGS_OF_EACH, SAME = 50_000, 0.7  # and the share of them in which the second coder follows the first
READY = "body[data-ready]"
WATCH_KEYS = """
  window.shown = [];
  addEventListener('keydown', (event) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => window.shown.push(performance.now() - pressed)));
  }, true);
"""


def main() -> None:
    """Write the page, open it again and again, press keys, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--participants", type=int, default=300)
    parser.add_argument("--codes", type=int, default=200)
    parser.add_argument("--answers", type=int, default=120, help="of each participant")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shown = made_up(arguments.participants, arguments.codes, arguments.answers)
        page = Path(folder) / "explorer.html"
        began = time.perf_counter()
        page.write_text(page_of(explorer_data(shown)), encoding="utf-8", newline="\n")
        print(f"{len(shown.coded.codings):,} codings, {len(shown.segments):,} segments")
        print(f"written in {time.perf_counter() - began:.2f} s, {page.stat().st_size / 1e6:.1f} MB")
        profile = playwright.chromium.launch_persistent_context(
            Path(folder) / "profile", executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for what in ("", "code=c1", "view=matrix", "view=transcript&transcript=T010"):
            print(f"opened {what or 'at its start'}: {opened(profile, page, what):.2f} s")
        for what, milliseconds in pressed(profile, page).items():
            print(f"{what}: median {statistics.median(milliseconds):.0f} ms, slowest {max(milliseconds):.0f} ms")
        profile.close()


def made_up(participants: int, codes: int, answers: int) -> Shown:
    """Interviews of which every answer is read by both coders."""
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdefghilmnoprstué", k=chance.randint(2, 9))) for _ in range(5000)]
    words = lambda n: " ".join(chance.choices(vocabulary, k=n)).capitalize() + "."  # noqa: E731
    book = book_of(codes, words)
    segments = talk_of(participants, answers, words)
    told = segments.loc[segments["codable"] == "yes", "segment_id"].tolist()
    decisions = decided(chance, told, [f"c{n}" for n in range(codes)])
    assignments = ASSIGNMENTS.frame(
        [
            {"round": "r1", "coder_id": coder, "segment_id": one, "arm": arm, "status": "coded"}
            for coder, arm in zip(CODERS, ("suggestions", "none"), strict=True)
            for one in told
        ]
    )
    codings = codings_of(decisions)
    kept, unresolved = consensus(votes_of(codings, assignments), ADJUDICATIONS.empty(), {"r1": Rule("majority")})
    coded = Coded(
        rules={"r1": "majority"},
        consensus=kept,
        codings=codings,
        decisions=decisions,
        assignments=assignments,
        adjudications=ADJUDICATIONS.empty(),
        unresolved=unresolved,
        anchors=anchored(told),
        changes=CodebookChanges(),
        suggestions={"r1": suggested(chance, told, codes)},
    )
    return counted(participants, book, segments, coded)


def counted(participants: int, book: Codebook, segments: pd.DataFrame, coded: Coded) -> Shown:
    """The study with the counts that its tables have."""
    ids = [f"T{n:03d}" for n in range(participants)]
    transcripts = TRANSCRIPTS.frame(
        [
            {"transcript_id": one, "group": group_of(n), "language": "en", "collected_order": n + 1}
            for n, one in enumerate(ids)
        ]
    )
    labels = {f"P{n}": f"Participant {n + 1}" for n in range(participants)}
    sheet = PARTICIPANTS.frame([{"participant_id": who, "label": label} for who, label in labels.items()])
    people = participants_of(segments, transcripts, sheet)
    mentions = mentions_of(coded.consensus, segments, transcripts, book, people)
    return Shown(
        study="A large study",
        codebook=book,
        segments=segments,
        transcripts=transcripts,
        matrix=matrix_of(mentions, book, people),
        representativeness=representativeness_of(mentions, book, people, SCHEMES["dunand2024"]),
        labels=labels,
        missing=[],
        coded=coded,
    )


def group_of(n: int) -> str:
    return "after" if n % 2 else "before"


def book_of(codes: int, words) -> Codebook:
    """Codes under themes."""
    rows = [{"code_id": f"t{n}", "parent_id": "", "level": "theme", "name": words(3)} for n in range(THEMES)]
    for n in range(codes):
        rows.append({"code_id": f"c{n}", "parent_id": f"t{n % THEMES}", "level": "code", "name": words(4)})
    return Codebook.from_table(CODEBOOK.frame([{**row, "definition": words(25)} for row in rows]))


def talk_of(participants: int, answers: int, words) -> pd.DataFrame:
    """Questions of the interviewer and answers, each a segment."""
    rows = []
    for person in range(participants):
        where = {"transcript_id": f"T{person:03d}", "group": group_of(person), "start": 0}
        for turn in range(2 * answers):
            asked = turn % 2 == 0
            text = words(12 if asked else 45)
            who = {"participant_id": "" if asked else f"P{person}", "role": "interviewer" if asked else "participant"}
            row = {**where, **who, "segment_id": f"T{person:03d}-{turn:04d}", "turn": turn, "end": len(text)}
            rows.append({**row, "text": text, "codable": "no" if asked else "yes", "speaker": ""})
    return SEGMENTS.frame(rows)


def decided(chance: random.Random, told: list[str], codes: list[str]) -> pd.DataFrame:
    """Codings of both coders, who mostly agree; every fiftieth with a memo, every tenth of a part of the words."""
    given: dict[str, set[tuple[str, str]]] = {coder: set() for coder in CODERS}
    first, second = CODERS
    while len(given[first]) < CODINGS_OF_EACH:
        given[first].add((chance.choice(told), chance.choice(codes)))
    given[second] |= {pair for pair in sorted(given[first]) if chance.random() < SAME}
    while len(given[second]) < CODINGS_OF_EACH:
        given[second].add((chance.choice(told), chance.choice(codes)))
    row = {"round": "r1", "action": "own", "source_file": "f", "source_row": 1, "decided_at": "", "shown_digest": ""}
    rows = []
    for coder, pairs in given.items():
        for n, (segment, code) in enumerate(sorted(pairs)):
            memo = "A thought that somebody had of it." if n % 50 == 0 else ""
            known = {"segment_id": segment, "code_id": code, "code_now": code, "coder_id": coder, "memo": memo}
            rows.append({**row, **known, "start": 0, "end": 40 if n % 10 == 0 else 10_000})
    return DECISIONS.frame(rows)


def anchored(told: list[str]) -> pd.DataFrame:
    rows = [{"round": "r1", "issued_segment_id": one, "segment_id": one, "how": "same"} for one in told]
    return ANCHORS.frame([{**row, "similarity": None} for row in rows])


def suggested(chance: random.Random, told: list[str], codes: int) -> pd.DataFrame:
    """Two suggestions for every other answer."""
    return SUGGESTIONS.frame(
        [
            {
                "segment_id": one,
                "rank": rank,
                "code_id": f"c{code}",
                "probability": 0.5,
                "evidence": "",
                "model_id": "m",
            }
            for one in told[::2]
            for rank, code in enumerate(chance.sample(range(codes), 2), start=1)
        ]
    )


def opened(profile: BrowserContext, page: Path, address: str) -> float:
    """Seconds from the click until the page can be worked on: the median of several times."""
    took = []
    for _ in range(OPENED):
        tab = profile.new_page()
        began = time.perf_counter()
        tab.goto(f"{page.as_uri()}{f'#{address}' if address else ''}", wait_until="commit")
        tab.wait_for_selector(READY)
        took.append(time.perf_counter() - began)
        tab.close()
    return statistics.median(took)


def pressed(profile: BrowserContext, page: Path) -> dict[str, list[float]]:
    """Milliseconds from a key to the screen, by what the key does."""
    tab = profile.new_page()
    tab.add_init_script(WATCH_KEYS)
    tab.goto(page.as_uri())
    tab.wait_for_selector(READY)
    tab.keyboard.press("/")
    found = {"the first letter searched for, just opened": times_of(tab, ["e"], 1)}
    found["a letter searched for"] = times_of(tab, ["r", "Backspace", "a", "Backspace"])
    tab.locator("h2").focus()
    found["the next passage"] = times_of(tab, ["j"])
    found["in context, and back"] = times_of(tab, ["c", "c"])
    found["only what coders disagreed on, and back"] = times_of(tab, ["d", "d"])
    tab.keyboard.press("m")
    tab.locator(".matrix [tabindex='0']").focus()
    found["a cell of the matrix further"] = times_of(tab, ["ArrowRight"])
    return found


def times_of(tab: Page, keys: list[str], times: int = KEYS) -> list[float]:
    """What each key took; the next is pressed once the last is shown."""
    tab.evaluate("window.shown = []")
    for n in range(max(1, times // len(keys)) * len(keys)):
        tab.keyboard.press(keys[n % len(keys)])
        tab.wait_for_function("(n) => window.shown.length > n", arg=n)
    return tab.evaluate("window.shown")


if __name__ == "__main__":
    main()
