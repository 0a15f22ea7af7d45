"""Whatever coders decide in the desk comes back from its export: not one decision, memo or mark is lost or changed."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from coding.desk_files import decision, export_of, text_of
from coding.small_study import codebook, ledger, round_of, segments, suggestions
from themetrail.coding.draft import draft_round
from themetrail.coding.merging import codings_of
from themetrail.coding.reading import read_round
from themetrail.contracts.coding import DECISIONS, DESK_HISTORY, PROPOSALS, STANDING

CODES = ["time", "listen", "forms"]
# What people write and paste: emoji of several characters, right-to-left, combining marks, line ends, formulas.
PIECES = [
    *(
        "a",
        "Ä",
        "e\u0301",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0645\u0631\u062d\u0628\u0627",
        "\u202e",
        "\U0001f469\u200d\U0001f4bb",
    ),
    *(
        "\U0001f1e8\U0001f1ed",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u2028",
        "=1+1",
        '=HYPERLINK("x")',
        "@SUM(A1)",
        '"',
        "'",
        ",",
        ";",
    ),
    *(
        "</script>",
        "{}",
        "\\",
        "\\u0041",
        "\0",
        "\ufeff",
        " ",
        "\u00a0",
        "NA",
        "\U0010ffff",
        "-",
        "+",
        "words and words",
    ),
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(max_size=12)
SAID = TEXT.map(lambda text: text.strip() or "Hm")
TIMES = st.datetimes().map(lambda at: at.isoformat(timespec="milliseconds") + "Z")


def drafted(rows, offered):
    return replace(draft_round(round_of("C1"), rows, ledger(), offered, codebook()), digest="0123456789abcdef")


@st.composite
def coded(draw):
    """A round of what was said, and what its one coder has decided, marked and written in the desk."""
    said = draw(st.lists(SAID, min_size=1, max_size=8))
    rows = segments({"INT1": [("P1", text) for text in said]})
    first = draw(st.integers(0, 40))  # a segment need not begin where its turn does
    rows = rows.assign(start=first, end=[first + len(text) for text in said])
    issue = drafted(rows, suggestions())
    decisions, told = [], {}
    for segment_id, text in zip(rows["segment_id"], said, strict=True):
        ranks = {one.rank: one.code_id for one in issue.shown.get(segment_id, [])}
        places = (
            st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
            .map(sorted)
            .filter(lambda at: at[0] < at[1])
        )
        for code, at in draw(st.sets(st.tuples(st.sampled_from(CODES), places.map(tuple)), max_size=6)):
            rank = next((rank for rank, offered in ranks.items() if offered == code), None)
            action = draw(st.sampled_from(["own", "accepted", "edited"])) if rank else "own"
            more = {"rank": rank} if action != "own" else {}
            more |= {"memo": draw(TEXT), "unsure": draw(st.booleans()), "decided_at": draw(TIMES)}
            more |= {"on_view": draw(st.booleans()) if ranks else False, "span": draw(st.sampled_from(["", "s-1"]))}
            decisions.append(decision(issue, segment_id, code, action, at=at, **more))
        told[segment_id] = {"memo": draw(TEXT), "unsure": draw(st.booleans())}
        told[segment_id] |= {
            "quote": draw(st.sampled_from(["", "quote_me", "never_quote"])),
            "seen": draw(st.booleans()),
        }
    changes = [
        {"sequence": n, "at": draw(TIMES), "what": "memo", "segment_id": rows["segment_id"][0], "memo": draw(TEXT)}
        for n in range(draw(st.integers(0, 3)))
    ]
    blank = {"segment_id": "", "start": 0, "end": 0, "words": ""}
    names = draw(st.lists(TEXT.filter(str.strip), max_size=3))
    proposals = [
        {"name": name, "definition": draw(TEXT), "memo": draw(TEXT), "at": draw(TIMES), **blank} for name in names
    ]
    more = {"history": changes, "proposals": proposals, "transcripts": [{"transcript_id": "INT1", "memo": draw(TEXT)}]}
    return issue, decisions, told, export_of(issue, "C1", decisions, told, **more)


def read_back(issue, export):
    """The export written as browsers write JSON, read, and its tables written and read again."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "C1.json"
        file.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8", newline="")
        decisions, assignments, counts, beside = read_round(issue, {"C1": str(file)})
        again = []
        for contract, table in ((DECISIONS, decisions), (PROPOSALS, beside.proposals), (DESK_HISTORY, beside.history)):
            contract.write(table, Path(folder) / "table.csv")
            again.append(contract.read(Path(folder) / "table.csv"))
    return again, assignments, counts


def flag(value: bool) -> str:
    return "yes" if value else "no"


@settings(deadline=None, max_examples=60)
@given(coded())
def test_not_one_decision_is_lost_or_changed(made):
    issue, decisions, told, export = made
    (found, proposals, history), assignments, counts = read_back(issue, export)
    columns = ["segment_id", "start", "end", "code_id", "action", "memo", "decided_at", "on_view", "unsure", "span"]
    wanted = sorted(
        (*(d[name] for name in columns[:7]), flag(d["on_view"]), flag(d["unsure"]), d["span"]) for d in decisions
    )
    answered = found[found["action"].isin((*STANDING, "refused"))]
    assert sorted(answered[columns].itertuples(index=False, name=None)) == wanted
    texts = {segment_id: text_of(issue, segment_id) for segment_id in told}
    for one in decisions:
        first = issue.spans[one["segment_id"]][0]
        assert texts[one["segment_id"]][one["start"] - first : one["end"] - first] == one["words"]
    memos = {
        (row.segment_id, row.memo) for row in found[(found["action"] == "seen") & (found["memo"] != "")].itertuples()
    }
    assert memos == {(segment_id, one["memo"]) for segment_id, one in told.items() if one["memo"]}
    assert dict(zip(assignments["segment_id"], assignments["status"], strict=True)) == {
        entry["segment_id"]: entry["status"] for entry in export["segments"]
    }
    assert counts["rows_in"] == len(told) == counts["rows_decided"] + counts["rows_unmarked"]
    codings = codings_of(found.assign(code_now=found["code_id"]))  # in a codebook in which nothing changed
    stands = {(d["segment_id"], d["start"], d["end"], d["code_id"]) for d in decisions}
    assert set(codings[["segment_id", "start", "end", "code_id"]].itertuples(index=False, name=None)) == stands
    codes = proposals[proposals["what"] == "new_code"]
    assert list(codes[["name", "definition", "memo", "proposed_at"]].itertuples(index=False, name=None)) == [
        (one["name"], one["definition"], one["memo"], one["at"]) for one in export["proposals"]
    ]
    written = proposals.loc[proposals["what"] == "transcript_memo", "memo"].tolist()
    assert written == [one["memo"] for one in export["transcripts"] if one["memo"]]
    before = [json.loads(one)["memo"] for one in history["before"][:-1]]
    assert before == [one["memo"] for one in export["history"]] and history["what"].iloc[-1] == "export"


def test_a_thousand_segments_with_many_codes_come_back_whole():
    said = [f"{number}. " + PIECES[number % len(PIECES)] * 3 + " then words" for number in range(1000)]
    rows = segments({"INT1": [("P1", text) for text in said]})
    rows["segment_id"] = [f"INT1-{number:04d}" for number in range(1000)]
    issue = drafted(rows, suggestions().head(0))
    decisions = [
        decision(issue, segment_id, code, at=(start, len(text) - start), memo=text)
        for segment_id, text in zip(rows["segment_id"], said, strict=True)
        for start, code in enumerate(CODES)
    ]
    (found, _, _), assignments, _ = read_back(issue, export_of(issue, "C1", decisions))
    columns = ["segment_id", "start", "end", "code_id", "memo"]
    assert list(found[columns].itertuples(index=False, name=None)) == [tuple(d[c] for c in columns) for d in decisions]
    assert set(assignments["status"]) == {"coded"}
