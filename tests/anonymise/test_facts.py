"""Facts that are left in: what is found, who stands out by them, what links, and what a decision makes of them.

Without a language model: nothing here is a name.
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymise.small_study import DEFAULTS, KEY, anonymised, found_in, resolved, sheets_of, turns_of, verdicts_of
from themetrail.anonymise.facts.told import disjoint, teller_of, told_as_table, told_from_table
from themetrail.anonymise.free_text.replacer import FreeText
from themetrail.anonymise.resolve.decisions import item_id_of, read_decisions
from themetrail.anonymise.review.review import review_queue
from themetrail.anonymise.risk.page import risk_page
from themetrail.anonymise.risk.report import risk_report
from themetrail.anonymise.risk.sections import singled_out
from themetrail.audit.gate.gate_of_tables import LookedFor, read_gate
from themetrail.contracts.anonymise import DETECTIONS, LEXICON, RECALL, REVIEW, REVIEW_DECISIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.replacements import REPLACEMENT_LEDGER, REPLACEMENTS
from themetrail.contracts.risk import FINDINGS
from themetrail.interface.risk.words import risk_words

TALK = {
    "A": ["I have twins, and I was the first woman on the board of this bank. My sister has multiple sclerosis."],
    "B": ["I have triplets at home.", "My neighbour asked."],
    "C": ["We have nothing of the kind."],
    "G": ["I know that she has twins, and that was hard for her.", "Yes."],
}
WHO = {"A": "P1", "B": "P2", "C": "P3", "G": "P3"}
LABELS = {"P1": "Coach 1", "P2": "Coach 2", "P3": "Coach 3"}


class Study:
    """A small study, run with decisions."""

    def __init__(self, talk=None, who=None):
        self.turns = turns_of(talk or TALK, WHO if who is None else who)
        self.sheets = sheets_of(sorted(talk or TALK), labels=LABELS)

    def run(self, decisions=()):
        none = DETECTIONS.empty()
        self.resolution, grown = resolved(self.turns, none, self.sheets, decisions=decisions)
        self.findings = found_in(self.turns, self.resolution, grown, self.sheets, decisions)
        said, self.replacements, self.ledger = anonymised(self.turns, none, self.sheets, self.resolution)
        self.text = said["text"].tolist()
        args = (self.turns, none, self.resolution, verdicts_of(decisions), KEY)
        self.queue = review_queue(*args, findings=self.findings, review_below=0.75, sample=0, seed=1)
        return self


def decided(decision, form, **more):
    row = {"item_id": item_id_of(KEY, "fact", "detail", form), "kind": "fact", "category": "detail", "form": form}
    return {**row, "decision": decision, **more}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "I'm a midwife and I have sickle cell.", [("role", "[health profession]"), ("illness", None)]),
        ("en", "I’m 47, we have 48 beds.", [("age", "I’m [aged 40-49]"), ("quantity", "[several] beds")]),
        ("en", "I was the only one. We have 2 beds, two children.", []),
        ("fr", "Je suis sage-femme, j'ai des jumeaux.", [("role", "[health profession]"), ("family", None)]),
        ("fr", "Je suis la seule femme de l'équipe.", [("standing out", "")]),
        ("de", "Ich bin Hebamme und habe fünf Kinder.", [("role", "[health profession]"), ("family", None)]),
        ("de", "Es gab ein Zugunglück.", [("event", "[accident]")]),
        ("de-CH", "Ich bin die einzige Frau im Betrieb.", [("standing out", "")]),
    ],
)
def test_facts_are_found_in_each_language(language, text, expected):
    found = disjoint(teller_of(language).told_in("A", 0, text))
    assert [fact.kind for fact in found] == [kind for kind, _ in expected]
    assert told_from_table(told_as_table(found)) == found
    for fact, (_, general) in zip(found, expected, strict=True):
        assert general is None or fact.general == general
        assert text[fact.start : fact.end] == fact.surface


@pytest.mark.parametrize(
    ("language", "text", "kind", "surface", "general"),
    [
        ("en", "I had breast cancer at 42.", "illness", "breast cancer at 42", "[serious illness, aged 40-49]"),
        ("en", "I was thirty-one when I had my stroke.", "illness", None, "[serious illness, aged 30-39]"),
        ("en", "My husband is in prison.", "event", "in prison", "[contact with the law]"),
        ("en", "I lost my left leg.", "illness", "lost my left leg", "[loss of a part of the body]"),
        ("en", "We keep twenty-two goats.", "quantity", "keep twenty-two goats", "[what is kept or bred]"),
        ("en", "They own twenty-two grey horses.", "quantity", "twenty-two grey horses", "[several] horses"),
        ("en", "She was the first woman to ring the bells.", "standing out", "the first woman to ring the bells", ""),
        ("en", "Nobody could do it but me.", "standing out", "Nobody could do it but me", ""),
        ("en", "My brother was killed by a horse.", "event", None, "[unusual death]"),
        ("en", "I was a bodyguard.", "post", "bodyguard", "[unusual work]"),
        ("en", "We are Quakers.", "origin", None, "[language, origin or faith]"),
        ("en", "It was on Christmas Eve 2009.", "dated", "Christmas Eve 2009", "[date]"),
        ("fr", "J'ai eu un cancer du sein à 42 ans.", "illness", "cancer du sein à 42 ans", None),
        (
            "fr",
            "J'avais quatre-vingt-dix ans quand j'ai fait un AVC.",
            "illness",
            None,
            "[serious illness, aged 90 or over]",
        ),
        ("fr", "On a perdu notre fils.", "family", "perdu notre fils", "[death of a child]"),
        ("fr", "On a cinq sœurs.", "family", "cinq sœurs", "[several] sœurs"),
        ("fr", "Aucun autre luthier dans le pays que moi.", "standing out", None, ""),
        ("de", "Ich hatte mit 42 Brustkrebs.", "illness", "mit 42 Brustkrebs", "[serious illness, aged 40-49]"),
        ("de", "Er hat sein Bein verloren.", "illness", "sein Bein verloren", None),
        ("de", "Wir haben zweiunddreissig Ziegen.", "quantity", "zweiunddreissig Ziegen", "[several] Ziegen"),
        ("de", "Sie wurde von einem Pferd erdrückt.", "event", None, "[unusual death]"),
    ],
)
def test_what_several_words_tell_together_is_one_fact(language, text, kind, surface, general):
    (fact,) = [fact for fact in disjoint(teller_of(language).told_in("A", 0, text)) if fact.kind != "role"]
    assert (fact.kind, text[fact.start : fact.end]) == (kind, surface or fact.surface)
    assert general is None or fact.general == general


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am 42. My cancer is gone."),  # two sentences
        ("en", "I had cancer at 400."),  # no age
        ("en", "It was the first time, and the only thing in my mind was the last quarter of the year."),
        ("en", "It cost me an arm and a leg. I lost my keys and my patience."),
        ("en", "There were nine of us. We have two children and three dogs."),
        ("fr", "C'était la première fois. La seule chose dans ma tête, c'était de dormir."),
        ("fr", "J'ai perdu mes clés. On a deux chiens."),
        ("de", "Es war das erste Mal. Ich habe die Geduld verloren."),
    ],
)
def test_what_is_ordinary_is_no_fact(language, text):
    assert [fact.surface for fact in teller_of(language).told_in("A", 0, text) if fact.kind != "age"] == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("She lost her leg.", False),
        ("My brother went there. He lost his leg.", True),  # who he is, the sentence before says
        ("My brother went there. Then it rained. He lost his leg.", False),
        ("They found leukaemia when I was seven.", True),
        ("She had leukaemia and I was there.", False),
        ("They took my driving licence away.", True),
    ],
)
def test_a_fact_of_ones_family_is_ones_own(text, own):
    (fact,) = disjoint(teller_of("en").told_in("A", 0, text))
    assert fact.own is own


def test_a_role_is_ones_own_where_it_is_said_to_be():
    own = {
        text: [fact.own for fact in teller_of("en").told_in("A", 0, text)] for text in ("I'm a nurse", "I saw a nurse")
    }
    assert own == {"I'm a nurse": [True], "I saw a nurse": [False]}


def test_k_is_how_many_tell_the_same_before_and_after_one_is_made_general():
    found = Study().run().findings
    alone = found[found["on"] == "singling out"].set_index(["voice", "form"])
    twins, triplets = alone.loc[("Coach 1", "twins")], alone.loc[("Coach 2", "triplets")]
    assert (twins["n"], twins["k_alone"], twins["k_general_alone"], twins["k"], twins["k_general"]) == (3, 1, 2, 1, 1)
    # With all that is proposed a family circumstance is told of two; Coach 1 alone has a neurological illness in it.
    assert (twins["k_proposed"], triplets["k_proposed"]) == (1, 2)
    # Alone with triplets; with a family circumstance, Coach 1 is there too, as without any fact all three are.
    assert (triplets["k"], triplets["k_general"], triplets["k_without"]) == (1, 2, 3)
    after = Study().run([decided("generalise", "twins"), decided("generalise", "triplets")]).findings
    after = after[after["on"] == "singling out"].set_index(["voice", "form"])
    assert (after.loc[("Coach 2", "triplets"), "k"], after.loc[("Coach 2", "triplets"), "k_now"]) == (1, 2)


def test_a_participant_of_whose_facts_none_can_be_made_general_is_in_the_report(tmp_path):
    found = Study({"A": ["I was the first woman on the board of this bank."]}, {"A": "P1"}).run().findings
    FINDINGS.write(found, tmp_path / "findings.csv")
    again = FINDINGS.read(tmp_path / "findings.csv")
    assert "| Coach 1 | standing out | 1 | 1 | - | 3 | 3 |" in singled_out(again, risk_words())


def test_who_is_told_of_and_who_tells_it_of_themselves_are_linked():
    found = Study().run().findings
    (link,) = found[found["on"] == "linkability"].to_dict("records")
    assert (link["voice"], link["transcript_id"], link["other_voice"], link["other_transcript"]) == (
        *("Coach 1", "A"),
        *("Coach 3", "G"),
    )
    assert "twins" in link["passage"] and "twins" in link["other_passage"]
    # Of one's own in both transcripts, nothing is hidden: a label is the same everywhere.
    own = Study(who={**WHO, "G": "P1"}).run().findings
    assert own[own["on"] == "linkability"].empty


def test_the_same_rare_words_link_a_speaker_without_an_id_to_a_participant():
    words = "the photocopier swallowed everybody's certificates on Thursday"
    talk = {"A": [f"Well, {words}, and we laughed."], "G": [f"She said {words}.", "On the one hand and the other."]}
    found = Study(talk, {"A": "P1"}).run().findings
    (link,) = found[found["kind"] == "expression"].to_dict("records")
    assert (link["voice"], link["other_voice"]) == ("Coach 1", "others in G")
    row = decided("blank", link["form"])
    after = Study(talk, {"A": "P1"}).run([row])
    assert all("photocopier swallowed everybody" not in text for text in after.text)


def test_a_decision_is_carried_out_everywhere_counted_and_not_asked_again():
    first = Study().run()
    asked = first.queue[first.queue["kind"] == "fact"]
    assert set(asked["status"]) == {"open"} and asked["item_id"].is_unique
    forms = dict(zip(asked["form"], asked["proposed"], strict=True))
    assert forms["twins"] == "generalise" and asked.set_index("form")["mentions"]["twins"] == 2
    rows = [decided(proposed, form) for form, proposed in forms.items()]
    after = Study().run(rows)
    assert after.text[0].startswith("I have [family circumstance], and [Detail].")
    assert after.text[4].startswith("I know that she has [family circumstance], and")
    facts = after.queue[after.queue["kind"] == "fact"]
    assert set(facts["status"]) == {"decided"} and set(facts["item_id"]) == set(asked["item_id"])
    assert (after.ledger["category"] == "detail").sum() == len(after.ledger) >= len(rows)
    assert set(after.ledger["status"]) == {"applied"}


def test_a_decision_can_hold_in_one_transcript_alone():
    after = Study().run([decided("blank", "twins", only_in="G")])
    assert "twins" in after.text[0] and after.text[4].startswith("I know that she has [Detail],")


@pytest.mark.parametrize("turned", [False, True])
def test_rows_on_one_fact_that_name_different_transcripts_hold_beside_one_another(turned):
    rows = [
        decided("blank", "twins", only_in="G"),
        decided("generalise", "twins", only_in="A"),
        decided("keep", "twins", note="many have them", only_in="B"),
    ]
    after = Study().run(rows[::-1] if turned else rows)
    assert after.text[0].startswith("I have [family circumstance], and")
    assert after.text[4].startswith("I know that she has [Detail],")
    # On the same transcripts the last one holds.
    kept = Study().run([rows[0], decided("keep", "twins", note="many have them", only_in="G")])
    assert "twins" in kept.text[4]


def test_a_sheet_need_not_say_of_which_kind_a_decision_is():
    after = Study().run([{**decided("blank", "twins"), "kind": ""}])
    assert all("twins" not in text for text in after.text)
    after = Study().run([{**decided("keep", "twins", note="many have them"), "kind": ""}])
    assert set(after.findings.loc[after.findings["form"] == "twins", "state"]) == {"kept"}


def test_what_is_kept_has_a_reason_is_left_and_is_not_asked_again(tmp_path):
    after = Study().run([decided("keep", "twins", note="many have them")])
    assert "twins" in after.text[0] and "twins" in after.text[4]
    kept = after.findings[after.findings["form"] == "twins"]
    assert set(kept["state"]) == {"kept"} and set(kept["why"]) == {"many have them"}
    assert set(after.queue.loc[after.queue["form"] == "twins", "status"]) == {"decided"}
    pd.DataFrame([decided("keep", "twins")]).to_csv(tmp_path / "review.csv", index=False)
    with pytest.raises(StudyError, match="needs its reason"):
        read_decisions(tmp_path / "review.csv")


def test_the_public_report_has_no_words_and_the_sealed_page_escapes_them():
    talk = {**TALK, "B": ["I have triplets <b>at home</b> & more."]}
    study = Study(talk).run([decided("keep", "twins", note="<i>many</i>")])
    page = risk_page("A <study>", study.findings, ["en", "it"])
    assert "family (twins)" in page and "1 with all that is proposed done" in page
    assert "&lt;b&gt;at home" in page and "<b>" not in page and "<i>" not in page and "A &lt;study&gt;" in page
    assert "No facts are looked for in: it" in page
    nothing = (REPLACEMENT_LEDGER.empty(), REVIEW.empty(), REVIEW_DECISIONS.empty())
    report = risk_report("A study", *nothing, study.sheets.participants, study.findings, ["en"])
    assert not any(word in report for word in ("twins", "triplets", "sclerosis", "many"))
    for section in ("## Singling out", "## Linkability", "## Inference", "## What is not covered"):
        assert section in report
    assert ("Coach 2" in report and not any(word in report for word in ("anonymous", "%"))) or "0%" not in report
    assert RECALL.columns


FACTS = ("multiple sclerosis", "Twins", "the earthquake", "five sisters", "cystic fibrosis", "I'm the first woman here")
_sentences = st.lists(st.sampled_from(FACTS).map(lambda fact: f"So {fact} it was, and my day went on."), max_size=4)


@settings(max_examples=8, deadline=None)
@given(st.lists(_sentences.map(" ".join), min_size=1, max_size=5), st.booleans())
def test_a_blanked_fact_is_nowhere_in_the_anonymised_turns(texts, loud):
    """Law 2, by the gate's own search: what is taken out anywhere is found in no turn."""
    talk = {"A": [text.upper() if loud else text for text in texts], "B": ["Nothing of it."]}
    study = Study(talk, {"A": "P1", "B": "P2"}).run()
    forms = {fact.form for fact in study.resolution.told}
    after = Study(talk, {"A": "P1", "B": "P2"}).run([decided("blank", form) for form in sorted(forms)])
    gate = gate_of(after)
    assert not gate.search_content("results/anonymise/turns.csv", "\n".join(after.text).encode())
    before = gate.search_content("results/anonymise/turns.csv", "\n".join(study.text).encode())
    assert bool(before) == bool(forms)


def gate_of(study):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder)
        LEXICON.write(study.resolution.lexicon, tables / "lexicon.csv")
        REPLACEMENTS.write(study.replacements, tables / "replacements.csv")
        study.sheets.people.to_csv(tables / "people.tsv", sep="\t", index=False)
        study.sheets.sources.to_csv(tables / "sources.csv", index=False)
        return read_gate(
            LookedFor(
                people=tables / "people.tsv",
                sources=tables / "sources.csv",
                participants=study.sheets.participants,
                languages=["en"],
                lexicon=tables / "lexicon.csv",
                replacements=[tables / "replacements.csv"],
            )
        )


def test_an_age_that_is_kept_is_asked_about_and_taken_out_where_it_is_one():
    talk = {"A": ["I have twins, and I am 47 years old. We sold 47 chairs."], "B": ["I am 44 years old."]}
    turns, sheets = turns_of(talk, {"A": "P1", "B": "P2"}), sheets_of(["A", "B"], labels=LABELS)
    place = {"turn": 0, "category": "age", "detector": "pattern", "score": 0.95}
    rows = [("A", 23, 25, "47"), ("B", 5, 7, "44")]
    names = ("transcript_id", "start", "end", "surface")
    ages = DETECTIONS.frame([{**place, **dict(zip(names, row, strict=True))} for row in rows])
    first, grown = resolved(turns, ages, sheets)
    found = found_in(turns, first, grown, sheets).set_index("form")
    assert found.loc["47", ["asked", "general", "k_alone", "k_general_alone"]].tolist() == ["yes", "[aged 40-49]", 1, 2]
    row = {"item_id": found.loc["47", "item_id"], "kind": "fact", "category": "age", "form": "47"}
    for decision, shown in (("generalise", "[aged 40-49]"), ("blank", "[Age]")):
        rows = [{**row, "decision": decision}]
        after, grown = resolved(turns, ages, sheets, decisions=rows)
        said, _, ledger = anonymised(turns, ages, sheets, after)
        assert said["text"][0] == f"I have twins, and I am {shown} years old. We sold 47 chairs."
        assert ledger["status"].tolist() == ["applied", "kept"]
        still = found_in(turns, after, grown, sheets, rows).set_index("form")
        assert still.loc["47", "state"] == {"generalise": "general", "blank": "gone"}[decision]
    by_rule, grown = resolved(turns, ages, sheets, categories={"age": "generalise"})
    ruled = found_in(turns, by_rule, grown, sheets).set_index("form")
    assert ruled.loc["47", ["asked", "state"]].tolist() == ["no", "general"]


def test_an_age_within_a_fact_goes_with_it_and_a_date_is_asked_about_where_something_happened():
    talk = {
        "A": ["I had a stroke at 42 years of age."],
        "B": ["The fire was on 14 March 1987."],
        "C": ["On 3 May 1990 we sat."],
    }
    turns, sheets = turns_of(talk, WHO), sheets_of(["A", "B", "C"], labels=LABELS)
    rows = [("A", "age", 18, 20, "42"), ("B", "date", 16, 29, "14 March 1987"), ("C", "date", 3, 13, "3 May 1990")]
    names = ("transcript_id", "category", "start", "end", "surface")
    detected = [{"turn": 0, "detector": "pattern", "score": 0.95, **dict(zip(names, row, strict=True))} for row in rows]
    found = DETECTIONS.frame(detected)
    first, grown = resolved(turns, found, sheets)
    asked = found_in(turns, first, grown, sheets)
    asked = asked[asked["asked"] == "yes"].set_index("form")
    assert asked["kind"].to_dict() == {"stroke at 42": "illness", "14 march 1987": "dated"}
    date = {
        "item_id": asked.loc["14 march 1987", "item_id"],
        "category": "date",
        "form": "14 march 1987",
        "kind": "fact",
    }
    rows = [decided("generalise", "stroke at 42"), {**date, "decision": "generalise"}]
    after, _ = resolved(turns, found, sheets, decisions=rows)
    said, _, _ = anonymised(turns, found, sheets, after)
    assert said["text"].tolist() == [
        *(
            "I had a [serious illness, aged 40-49] years of age.",
            "The fire was on [March 1987].",
            "On 3 May 1990 we sat.",
        ),
    ]


def test_what_is_taken_out_is_taken_out_of_memos_too():
    after = Study().run([decided("generalise", "twins")])
    settings = DEFAULTS.model_dump()
    memos = FreeText(after.resolution.lexicon, after.resolution.entities, settings, LABELS.values())
    assert memos.replace(["She has Twins, as I have."]) == ["She has [family circumstance], as I have."]
