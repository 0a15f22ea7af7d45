"""The demo study's methods text: each number counted anew from the tables, and what is people's to say left to them."""

import re
from pathlib import Path

import docx
import pandas as pd
import pytest

pytestmark = pytest.mark.xdist_group("demo")

ISSUED = "data/rounds/r1/issued/suggestions.csv"


def read(demo: Path, name: str) -> pd.DataFrame:
    path = demo / name
    return pd.read_csv(path, sep="\t" if path.suffix == ".tsv" else ",", keep_default_na=False)


def section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def few(n: int) -> str:
    """A count that stands alone in a sentence."""
    return ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][n - 1] if 0 < n < 10 else f"{n:,}"


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%"


@pytest.fixture(scope="module")
def text(demo) -> str:
    return (demo / "results/report/methods.md").read_text(encoding="utf-8")


def numbers_of_data(demo: Path) -> list[str]:
    turns, people = read(demo, "results/anonymise/turns.csv"), read(demo, "config/participants.tsv")
    words = turns["text"].str.split().str.len()
    own = int(words[turns["role"] == "participant"].sum())
    spoke = turns[turns["participant_id"] != ""].assign(group=turns["transcript_id"].str.startswith("FG"))
    in_group = spoke.groupby("group")["participant_id"].nunique()
    return [
        f"{few(turns['transcript_id'].nunique())} transcripts of {few(len(people))} participants",
        f"focus group: 1 transcript, {in_group[True]} participants",
        f"interviews: 6 transcripts, {in_group[False]} participants",
        f"with {words.sum():,} words in {len(turns)} turns",
        f"said {own:,} of these words ({percent(own, words.sum())})",
    ]


def numbers_of_anonymisation(demo: Path) -> list[str]:
    ledger, review = read(demo, "results/anonymise/ledger.csv"), read(demo, "results/anonymise/review.csv")
    of = ledger.groupby("status")["category"].value_counts()
    recall = read(demo, "results/anonymise/recall.csv").iloc[0]
    words = {
        "person": "persons",
        "place": "places",
        "organisation": "organisations",
        "phone": "telephone numbers",
        "address": "addresses",
        "email": "e-mail addresses",
        "url": "web addresses",
        "birth_date": "date of birth",
    }
    assert set(of["applied"].index) == set(words)
    return [
        f"In {few(ledger['transcript_id'].nunique())} transcripts, {of['applied'].sum()} mentions",
        *(f"{of['applied'][category]} {word}" for category, word in words.items()),
        f"{of['kept']['date']} dates",
        f"Of {len(review)} questions that the program put",
        f"reviewers, {(review['status'] == 'decided').sum()} (100.0%) were decided",
        f"In {int(recall['turns'])} turns",
        f"{int(recall['replaced'])} mentions of persons had been replaced and {int(recall['missed'])} missed",
        f"recall of {percent(recall['replaced'], recall['replaced'] + recall['missed'])} (95% interval "
        f"[{100 * recall['ci_low']:.1f}%, {100 * recall['ci_high']:.1f}%]",
    ]


def numbers_of_coding(demo: Path) -> list[str]:
    segments, seen = read(demo, "results/segment/segments.csv"), read(demo, "results/coding/assignments.csv")
    seen = seen[seen["status"] != "unseen"]
    readers = seen.groupby("segment_id")["coder_id"].nunique()
    suggested = set(read(demo, ISSUED)["segment_id"])
    has_one, blind = seen["segment_id"].isin(suggested), seen["arm"] == "blind"
    shown, withheld = int((has_one & ~blind).sum()), int((has_one & blind).sum())
    alone = int((segments["codable"].eq("yes") & segments["group"].eq("focus_group")).sum())
    consensus = read(demo, "results/coding/consensus.csv")
    rule, decision = (
        consensus["rule"].value_counts(),
        read(demo, "results/coding/adjudications.csv")["decision"].value_counts(),
    )
    assert 0 < shown < len(seen) == 549  # not the readings of coders to whom suggestions were to be shown
    return [
        f"{few((segments['codable'] == 'yes').sum())} segments to code",
        f"In one round, {few(seen['coder_id'].nunique())} coders read all of them",
        f"{(readers > 1).sum()} ({percent((readers > 1).sum(), len(readers))}) were read by two coders or more",
        f"focus group ({alone} segments) was coded by one coder alone",
        f"on view in {shown} of {len(seen)} readings ({percent(shown, len(seen))})",
        f"In {few(len(seen) - shown - blind.sum())} readings there was none to show",
        f"From {blind.sum()} readings ({percent(blind.sum(), len(seen))}), drawn at random, they were withheld; for"
        f" {few(withheld)} of these there had been one",
        f"{len(consensus)} codings in {consensus['segment_id'].nunique()} segments",
        f"{rule['single']} given by the one coder",
        f"{rule['majority']} because more than half",
        f"{rule['adjudicated']} by adjudication",
        f"by one adjudicator decided on {decision.sum()} codings",
        f"{decision['keep']} were kept and {decision['drop']} were dropped",
    ]


def numbers_of_themes(demo: Path) -> list[str]:
    levels = read(demo, "results/anonymise/codebook.csv")["level"].value_counts()
    labels = []
    for name, rows in read(demo, "results/themes/cut_offs.csv").groupby("group", sort=False):
        spans = [
            f"{row.label} = {row.fewest}" + (f"–{row.most}" if row.most != row.fewest else "")
            for row in rows.itertuples()
        ]
        labels.append(f"{name.replace('_', ' ')} (n = {rows['n_total'].iloc[0]}): {', '.join(spans)}")
    return [f"{levels['theme']} themes, {levels['subtheme']} subthemes and {levels['code']} codes", *labels]


def numbers_of_saturation(demo: Path) -> list[str]:
    table = read(demo, "results/themes/saturation.csv")
    focus, talks = table[table["group"] == "focus_group"], table[table["group"] == "interviews"]
    last = talks.loc[talks["n_new_codes"] > 0, "collected_order"].max()
    in_base = talks["n_new_codes"].iloc[:4].sum()
    in_run = talks["n_new_codes"].iloc[4:6].sum()
    assert (in_base, in_run) == (15, 1)
    held = (read(demo, "data/rounds/r1/issued/codebook.csv")["level"] == "code").sum()
    return [
        f"one transcript with {few(focus['n_codes'].iloc[0])} codes",
        f"of {talks['n_codes_so_far'].iloc[-1]} codes, {talks['n_codes'].iloc[0]} came with the first transcript",
        f"with transcript {last} of {len(talks)}",
        "After 4 transcripts, a run of 2",
        f"brought {in_run} new code to the {in_base} of the first 4",
        f"new information of {percent(in_run, in_base)}",
        "the threshold of 5% was not reached",
        f"held {few(held)} codes at the start",
    ]


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Data", numbers_of_data),
        ("Anonymisation", numbers_of_anonymisation),
        ("Coding", numbers_of_coding),
        ("Themes", numbers_of_themes),
        ("Saturation", numbers_of_saturation),
    ],
)
def test_every_number_of_the_text_is_one_of_a_table(demo, text, title, numbers):
    said = re.sub(r"^> .*$", "", section(text, title), flags=re.MULTILINE)
    for phrase in numbers(demo):
        assert phrase in said
        said = said.replace(phrase, "", 1)
    without_sources = re.sub(r"(?:et al\.|Pearson),? \(?\d{4}\)?", "", said)
    assert re.findall(r"\d+", without_sources) == []


def test_what_only_people_know_is_theirs_to_say(demo, text):
    coding = section(text, "Coding")
    computed = re.sub(r"^> .*$", "", coding, flags=re.MULTILINE)
    assert "independent" not in computed
    assert "> **[state: how coders were trained]**" in coding
    stated = read(demo, "results/anonymise/methods_text.csv")
    assert len(stated) >= 3
    for one in stated["text"]:
        assert f"\n> {one}\n" in text
    still_open = section(text, "Still to be stated")
    assert "- coder_training:" in still_open and "- recruitment:" not in still_open


def test_the_document_holds_what_the_markdown_holds(demo, text):
    said = "\n".join(
        paragraph.text for paragraph in docx.Document(str(demo / "results/report/methods.docx")).paragraphs
    )
    for title in ("Data", "Coding", "Themes", "Saturation"):
        assert section(text, title).strip().split("\n")[0] in said
    assert "[state: how coders were trained]" in said


def test_no_key_stands_for_a_source_and_no_sentence_begins_with_a_numeral(text):
    own = text.replace(section(text, "Agreement"), "").partition("## References")[0]
    assert "dunand2024" not in text and "Dunand et al. (2024)" in own
    assert " since " not in own and "brought no new code" not in own
    assert not re.search(r"(?:^|(?<!al)[.!?] +)\d", own, flags=re.MULTILINE)
