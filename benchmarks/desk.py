"""The coding desk under a large round: `.venv/bin/python benchmarks/desk.py [--segments 5000] [--transcripts 25]`

A made-up round (words drawn by a seed) with a codebook of 120 codes and three suggestions beside each segment, on a
coder's page in Chromium. Printed, as medians: the size of the page, the time to write it, the time from the click to a
page that can be worked on, fresh and with every segment coded, and the time from a key to what it shows on the screen.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import pandas as pd
from playwright.sync_api import BrowserContext, Page, sync_playwright

from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue, draft_round
from themetrail.configuration.coding import Round
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.suggestions import EVIDENCE, SUGGESTIONS

THEMES, CODES, EXAMPLES = 12, 120, 2000
OPENED, KEYS = 5, 60
READY = "body[data-ready]"
# From the time at which a key was pressed to the end of the frame that shows what it did
WATCH_KEYS = """
  window.shown = [];
  addEventListener('keydown', (event) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => window.shown.push(performance.now() - pressed)));
  }, true);
"""


def main() -> None:
    """Write the page, open it again and again, press keys, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=5000)
    parser.add_argument("--transcripts", type=int, default=25)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        issue = made_up(Path(folder), arguments.segments, arguments.transcripts)
        page = Path(folder) / "C1.html"
        began = time.perf_counter()
        write_desk(page, issue, "C1", title="A large round")
        print(f"written in {time.perf_counter() - began:.2f} s, {page.stat().st_size / 1e6:.1f} MB")
        profile = playwright.chromium.launch_persistent_context(
            Path(folder) / "profile", executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        print(f"opened, fresh: {opened(profile, page):.2f} s")
        code_all(profile, page)
        print(f"opened, all coded: {opened(profile, page):.2f} s")
        for what, milliseconds in pressed(profile, page).items():
            print(f"{what}: median {statistics.median(milliseconds):.0f} ms, slowest {max(milliseconds):.0f} ms")
        profile.close()


def made_up(folder: Path, segments: int, transcripts: int) -> Issue:
    """A round of one coder, who sees suggestions at once."""
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdefghilmnoprstu", k=chance.randint(2, 9))) for _ in range(5000)]
    words = lambda n: " ".join(chance.choices(vocabulary, k=n)).capitalize() + "."  # noqa: E731
    book = codebook_of(words)
    talk = SEGMENTS.frame([row for n in range(segments) for row in asked_and_told(n, transcripts, segments, words)])
    codes = book.loc[book["level"] == "code", "code_id"].tolist()
    told = talk.loc[talk["codable"] == "yes", "segment_id"].tolist()
    cited = [f"E{n:05d}" for n in range(EXAMPLES)]
    offered = [
        {
            "segment_id": segment_id,
            "rank": rank,
            "code_id": code,
            "probability": 0.5,
            "evidence": ";".join(chance.sample(cited, 3)),
            "model_id": "m",
        }
        for segment_id in told
        for rank, code in enumerate(chance.sample(codes, 3), start=1)
    ]
    shown = [
        {"evidence_id": one, "source": "prior", "transcript_id": "P", "segment_id": one, "codes": codes[0]}
        for one in cited
    ]
    evidence = EVIDENCE.frame([{**row, "text": words(30)} for row in shown])
    coder = {"coder_id": "C1", "suggestions": "shown"}
    entry = Round.model_validate({"name": "r1", "blind_share": 0, "coders": [coder]})
    suggestions = SUGGESTIONS.frame(offered)
    drafted = draft_round(entry, talk, REPLACEMENT_LEDGER.empty(), suggestions, book, evidence=evidence)
    (folder / "round").mkdir()
    drafted.write(folder / "round")
    return Issue.read(folder / "round", "r1")


def codebook_of(words) -> pd.DataFrame:
    """Codes under themes, each with texts as long as people write them."""
    rows = [{"code_id": f"t{n}", "parent_id": "", "level": "theme", "name": words(3)} for n in range(THEMES)]
    for n in range(CODES):
        rows.append({"code_id": f"c{n}", "parent_id": f"t{n % THEMES}", "level": "code", "name": words(4)})
    texts = ("definition", "include", "exclude", "example")
    return CODEBOOK.frame([{**row, **{text: words(25) for text in texts}, "colour": ""} for row in rows])


def asked_and_told(n: int, transcripts: int, segments: int, words) -> list[dict]:
    """A question of the interviewer and its answer, which is one segment."""
    transcript = f"T{n * transcripts // segments:02d}"
    said = []
    for turn, (role, codable, text) in enumerate((("interviewer", "no", words(12)), ("participant", "yes", words(45)))):
        row = {"segment_id": f"{transcript}-{2 * n + turn:05d}", "transcript_id": transcript, "turn": 2 * n + turn}
        row |= {"group": "g", "participant_id": "P1" if codable == "yes" else "", "speaker": role}
        said.append({**row, "role": role, "codable": codable, "start": 0, "end": len(text), "text": text})
    return said


def opened(profile: BrowserContext, page: Path) -> float:
    """Seconds from the click until the page can be worked on: the median of several times."""
    took = []
    for _ in range(OPENED):
        tab = profile.new_page()
        began = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_selector(READY)
        took.append(time.perf_counter() - began)
        tab.close()
    return statistics.median(took)


def code_all(profile: BrowserContext, page: Path) -> None:
    """Give a code to every segment, by loading a file that says so: what a coder has after weeks."""
    tab = profile.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_selector(READY)
    with tab.expect_download() as download:
        tab.keyboard.press("Control+s")
    file = page.with_suffix(".json")
    download.value.save_as(file)
    file.write_text(coded_twice(file.read_text(encoding="utf-8"), page), encoding="utf-8")
    tab.locator("input[type=file]").set_input_files(file)
    tab.locator(".said", has_text="Loaded").wait_for()
    tab.locator(".state", has_text="Saved").wait_for()
    tab.close()


def coded_twice(export: str, page: Path) -> str:
    """The export with a code for each segment, given and looked at again: two changes a segment in its history."""
    document = json.loads(export)
    block = re.search(r'id="data">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    talk = json.loads(block[1])["transcripts"]
    texts = {row[0]: row for transcript in talk for turn in transcript["turns"] for row in turn["segments"] if row[3]}
    at = "2026-01-01T00:00:00.000Z"
    for segment in document["segments"]:
        segment_id, start, text, _ = texts[segment["segment_id"]]
        where = {"segment_id": segment_id, "start": start, "end": start + len(text)}
        said = {"code_id": "c1", "action": "own", "rank": None, "memo": "", "unsure": False, "on_view": True}
        decision = {**where, **said, "decided_at": at, "span": ""}
        segment["status"] = "coded"
        document["decisions"].append({**decision, "words": text})
        changed = {"of": "decision", "id": f"{segment_id} {start} {start + len(text)} c1", "before": None}
        flag = {"of": "segment", "id": segment_id, "before": None, "after": None}
        for what, one in (("code", {**changed, "after": decision}), ("unsure", flag)):
            n = len(document["history"]) + 1
            document["history"].append(
                {"sequence": n, "at": at, "what": what, "segment_id": segment_id, "changed": [one]}
            )
    document["sequence"] = len(document["history"])
    return json.dumps(document)


def pressed(profile: BrowserContext, page: Path) -> dict[str, list[float]]:
    """Milliseconds from a key to the screen, by what the key does."""
    tab = profile.new_page()
    tab.add_init_script(WATCH_KEYS)
    tab.goto(page.as_uri())
    tab.wait_for_selector(READY)
    for key in ("c", "a", "Escape", "ArrowDown"):  # once, before anything is measured
        tab.keyboard.press(key)
    strokes = {
        "a letter in the field for codes": ["c", "a", "Escape"],
        "a code given, and on": ["c", "Backspace", "t", "Enter", "ArrowDown"],
        "the next segment": ["ArrowDown"],
        "a word chosen": ["Shift+ArrowRight"],
        "undo": ["u"],
        "unsure": ["Shift+U"],
    }
    return {what: times_of(tab, keys) for what, keys in strokes.items()}


def times_of(tab: Page, keys: list[str]) -> list[float]:
    tab.evaluate("window.shown = []")
    for _ in range(KEYS // len(keys)):
        for key in keys:
            tab.keyboard.press(key)
    tab.wait_for_function("(n) => window.shown.length >= n", arg=KEYS // len(keys) * len(keys))
    return tab.evaluate("window.shown")


if __name__ == "__main__":
    main()
