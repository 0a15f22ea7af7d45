"""A small study of two groups with everything that the explorer tells: who coded what, and how it was settled."""

from __future__ import annotations

from themetrail.codebook import Codebook
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.consensus import Rule, consensus, votes_of
from themetrail.coding.merging import codings_of
from themetrail.contracts.coding import ADJUDICATIONS, ANCHORS, ASSIGNMENTS, DECISIONS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.report.explorer.coded import Coded
from themetrail.report.explorer.data import Shown
from themetrail.themes.mentions import mentions_of, participants_of
from themetrail.themes.representativeness import matrix_of, representativeness_of
from themetrail.themes.schemes import SCHEMES

STUDY = "A study of <coaches>"
CALM = "Calm </script><script>document.title='owned'</script>"
BOOK = [
    ("gains", "", "theme", "", "Gains & <b>losses</b>", "#0072B2"),
    ("tools", "gains", "subtheme", "yes", "Tools", ""),
    ("cards", "tools", "code", "", "=Cards", ""),
    ("calm", "gains", "code", "", CALM, ""),
    ("trouble", "", "theme", "", "Trouble", ""),
    ("time", "trouble", "code", "", "Time", "#D55E00"),
]
PEOPLE = {"P1": "Coach 1", "P2": "-Coach 2", "P3": "Coach 3", "P4": "Coach 4", "P5": "Coach 5"}
SECRET, UNQUOTED = "Do not print this secret.", "Nobody may quote me."
# transcript, turn, who (empty: the interviewer), words
TALK = [
    ("T1", 0, "", "What has changed since?"),
    ("T1", 1, "P1", "=1+1 is what I told them, and they laughed about it for days."),
    (
        "T1",
        2,
        "P2",
        "I am calm now </script><script>document.title='owned'</script> in the café and I stay so all day.",
    ),
    ("T1", 3, "P3", "Yes."),
    ("T1", 4, "P1", "When they shout I breathe out slowly, and I wait until it has passed."),
    ("T1", 5, "P2", "Nothing of this is coded."),
    ("T1", 6, "P3", SECRET),
    ("F1", 0, "P4", "Calm again, they told me so."),
    ("F1", 1, "P1", "-well, all that we were given helped."),
    ("F1", 2, "P5", UNQUOTED),
]
# segment, code, coder, action, memo; what stands in no list below was read and given nothing
DECIDED = [
    ("T1-1", "cards", "C1", "accepted", ""),
    ("T1-1", "cards", "C2", "own", ""),
    ("T1-2", "calm", "C1", "own", "She says it twice."),
    ("T1-2", "calm", "C2", "refused", ""),
    ("T1-3", "cards", "C1", "own", ""),
    ("T1-3", "cards", "C2", "own", ""),
    ("T1-3", "calm", "C1", "own", ""),
    ("T1-3", "calm", "C2", "own", ""),
    ("T1-4", "calm", "C1", "own", ""),
    ("T1-5", "time", "C1", "refused", ""),
    ("T1-5", "time", "C2", "ignored", ""),
    ("T1-6", "time", "C1", "own", ""),
    ("T1-6", "time", "C2", "own", ""),
    ("F1-0", "calm", "C1", "own", ""),
    ("F1-1", "tools", "C1", "own", ""),
    ("F1-2", "calm", "C1", "own", ""),
]
SUGGESTED = [("T1-1", 1, "cards"), ("T1-2", 2, "calm"), ("T1-5", 1, "late")]  # `late` is called time now
MARKED = {("T1-4", "C1"): (16, 36)}  # words within a segment: "I breathe out slowly"
SETTLED = [("T1-2", "calm", "keep", "It is her own calm."), ("T1-4", "calm", "drop", "")]
DECISION = {"round": "r1", "decided_at": "", "shown_digest": "", "source_file": "f", "source_row": 1}


def shown(**changes) -> Shown:
    """What the page is made from; `changes` stand in the place of its parts."""
    segments, book = _segments(), _book()
    codings, assignments, adjudications = codings_of(_decisions()), _assignments(segments), _adjudications()
    kept, unresolved = consensus(votes_of(codings, assignments), adjudications, {"r1": Rule("majority")})
    transcripts, participants = _transcripts(), _participants()
    people = participants_of(segments, transcripts, participants)
    mentions = mentions_of(kept, segments, transcripts, book, people)
    coded = Coded(
        rules={"r1": "majority"},
        consensus=kept,
        codings=codings,
        decisions=_decisions(),
        assignments=assignments,
        adjudications=adjudications,
        unresolved=unresolved,
        anchors=_anchors(segments),
        changes=CodebookChanges.of(
            CODEBOOK_CHANGES.frame([{"old_code_id": "late", "change": "renamed", "new_code_id": "time"}])
        ),
        suggestions={"r1": _suggestions()},
    )
    parts = {
        "study": STUDY,
        "codebook": book,
        "segments": segments,
        "transcripts": transcripts,
        "matrix": matrix_of(mentions, book, people),
        "representativeness": representativeness_of(mentions, book, people, SCHEMES["dunand2024"]),
        "labels": PEOPLE,
        "missing": [],
        "coded": coded,
        "kept_back": {"T1-6", "F1-2"},
        "to_confirm": {"T1-3", "T1-6"},
        "on_transcripts": [("T1", "C1", "A talk that went well.")],
    }
    return Shown(**parts | changes)


def _segments():
    groups = {"T1": "talks", "F1": "circle"}
    return SEGMENTS.frame(
        [
            {
                "segment_id": f"{transcript}-{turn}",
                "transcript_id": transcript,
                "group": groups[transcript],
                "participant_id": who,
                "role": "participant" if who else "interviewer",
                "turn": turn,
                "start": 0,
                "end": len(words),
                "text": words,
                "codable": "yes" if who else "no",
                "speaker": "" if who else "Interviewer",
            }
            for transcript, turn, who, words in TALK
        ]
    )


def _book() -> Codebook:
    columns = ("code_id", "parent_id", "level", "codable", "name", "colour")
    rows = [dict(zip(columns, row, strict=True)) | {"definition": f"What {row[0]} means."} for row in BOOK]
    return Codebook.from_table(CODEBOOK.frame(rows))


def _decisions():
    ends = {f"{transcript}-{turn}": len(words) for transcript, turn, _, words in TALK}
    rows = []
    for segment, code, coder, action, memo in DECIDED:
        start, end = MARKED.get((segment, coder), (0, ends[segment]))
        known = {"segment_id": segment, "code_id": code, "coder_id": coder, "action": action, "memo": memo}
        rows.append({**DECISION, **known, "start": start, "end": end, "code_now": code})
    return DECISIONS.frame(rows)


def _assignments(segments):
    """C1 reads all with suggestions on view; C2, who sees none, the talks alone."""
    given = {(segment, coder) for segment, _, coder, action, _ in DECIDED if action in ("own", "accepted")}
    rows = []
    for segment in segments.loc[segments["codable"] == "yes", "segment_id"]:
        for coder, arm in (("C1", "suggestions"), ("C2", "none")):
            if coder == "C1" or segment.startswith("T1"):
                status = "coded" if (segment, coder) in given else "no_code"
                row = {"round": "r1", "coder_id": coder, "segment_id": segment}
                rows.append({**row, "arm": arm, "status": status})
    return ASSIGNMENTS.frame(rows)


def _adjudications():
    columns = ("segment_id", "code_id", "decision", "reason")
    rows = [dict(zip(columns, row, strict=True)) for row in SETTLED]
    return ADJUDICATIONS.frame([{**row, "round": "r1", "decided_by": "A1", "code_now": row["code_id"]} for row in rows])


def _suggestions():
    rows = [dict(zip(("segment_id", "rank", "code_id"), row, strict=True)) for row in SUGGESTED]
    return SUGGESTIONS.frame([{**row, "probability": None, "evidence": "", "model_id": "m"} for row in rows])


def _anchors(segments):
    ids = segments["segment_id"]
    rows = [{"round": "r1", "issued_segment_id": one, "segment_id": one, "how": "same"} for one in ids]
    return ANCHORS.frame([{**row, "similarity": None} for row in rows])


def _transcripts():
    row = {"language": "fr", "collected_order": 1}
    return TRANSCRIPTS.frame(
        [
            {"transcript_id": "T1", "group": "talks", **row},
            {"transcript_id": "F1", "group": "circle", **row},
        ]
    )


def _participants():
    return PARTICIPANTS.frame([{"participant_id": who, "label": label} for who, label in PEOPLE.items()])
