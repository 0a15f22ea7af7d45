"""The checklists are whole, and each answer follows from the tables or is left to the author."""

from dataclasses import replace

import pytest

from themetrail.contracts.pack import REFLEXIVITY, STATUSES_OF_ITEMS
from themetrail.method_profiles import CODEBOOK_TA, profile_of
from themetrail.report.pack.checklists import checklists_part
from themetrail.report.pack.coreq import COREQ
from themetrail.report.pack.pack import CHECKLISTS_BY_NAME, PARTS, Settings, tables_of_pack
from themetrail.report.pack.srqr import SRQR
from themetrail.report.pack.words.language import pack_words


def answers(material, **changed) -> dict[tuple[str, str], tuple[str, str]]:
    profile = profile_of(changed.pop("method", "codebook_ta"), changed.pop("also", ()))
    settings = Settings(**{"study": "s", "profile": profile, "version": "9.9", "sample_k": 3, **changed})
    table = tables_of_pack(material, settings)["checklists"]
    keys = zip(table["checklist"], table["item"], strict=True)
    return dict(zip(keys, zip(table["status"], table["answer"], strict=True), strict=True))


def test_coreq_has_its_32_items_and_srqr_its_21_in_order():
    assert [item.number for item in COREQ.items] == [str(n) for n in range(1, 33)]
    assert [item.number for item in SRQR.items] == [f"S{n}" for n in range(1, 22)]


@pytest.mark.parametrize(
    ("item", "status", "says"),
    [
        ("1", "for_the_author", "for the author"),
        ("12", "filled", "3 participants (talks 3 in 1 transcript); part 1."),
        ("16", "partly", "Part 1 (sample.csv). For the author: dates"),
        ("18", "partly", "talks 0 of 3"),
        ("21", "filled", "By the times in 1 of 1 transcript: 5 minutes."),
        ("24", "filled", "2 coders (C1, C2); 4 of 5 segments were read by two or more."),
        ("25", "filled", "2 themes, 1 subtheme and 3 codes; part 3"),
        ("26", "partly", "part 7"),
        ("27", "filled", "Themetrail 9.9"),
        ("32", "partly", "1 deviant case: part 5."),
        ("8", "partly", "2 entries: part 8"),
        ("31", "partly", "1 theme, with counts: part 2 and"),
    ],
)
def test_what_the_run_knows_is_filled_from_its_tables(material, item, status, says):
    found = answers(material)["coreq", item]
    assert found[0] == status and says in found[1]


def test_what_the_run_does_not_know_any_more_is_left_to_the_author(material):
    untimed = material.turns.assign(start_s=None, end_s=None)
    bare = replace(
        material,
        turns=untimed,
        reflexivity=REFLEXIVITY.empty(),
        participants=material.participants.drop(columns="role").assign(may_quote="no"),
        decisions=material.decisions.assign(memo=""),
        issued={"r1": material.codebook.table},
    )
    found = answers(bare)
    for item in ("8", "16", "21", "26", "29", "32"):
        assert found["coreq", item] == ("for_the_author", "for the author")


def test_what_people_stated_answers_in_part_beside_what_the_run_knows(material):
    said = {"recruitment": "All were asked.", "coders": "Two nurses.", "ethics_approval": "No. 7."}
    found = answers(replace(material, stated=said))
    assert found["coreq", "10"] == ("partly", "Stated: All were asked. For the author: whether that answers it.")
    assert found["srqr", "S9"] == ("partly", "Stated: No. 7. For the author: whether that answers it.")
    both = found["coreq", "24"]
    assert both[0] == "partly" and both[1].startswith("2 coders (C1, C2);") and "Stated: Two nurses." in both[1]
    assert found["coreq", "1"] == ("for_the_author", "for the author")


def test_the_reflexive_profile_has_its_own_list_and_says_why_it_leaves_things_out(material):
    found = answers(material, method="reflexive_ta")
    assert {checklist for checklist, _ in found} == {"rtarg", "srqr"}
    assert "filled" not in [status for (name, _), (status, _) in found.items() if name == "rtarg"]
    assert "agreement between coders" not in found["srqr", "S15"][1]
    assert "agreement between coders" in answers(material)["srqr", "S15"][1]
    apart = material.assignments.drop_duplicates(["round", "segment_id"])  # two coders who share no segment
    found = answers(replace(material, assignments=apart))
    assert "agreement between coders" not in found["srqr", "S15"][1]
    assert "results/report/quotations.csv" in found["coreq", "29"][1]  # layouts without quotations print none
    asked = answers(material, method="reflexive_ta", checklists=["coreq"])
    assert asked["coreq", "22"][0] == "filled" and asked["coreq", "22"][1].startswith("Saturation was not assessed.")
    assert (
        answers(material, method="reflexive_ta", also=["saturation"], checklists=["coreq"])["coreq", "22"][0]
        == "partly"
    )
    assert answers(material, checklists=[]) == {}


def test_parts_are_referred_to_by_the_number_that_they_have(material):
    assert PARTS[6] == "versions" and PARTS[7] == "reflexivity"
    settings = Settings(study="s", profile=CODEBOOK_TA, version="1", sample_k=3)
    table = tables_of_pack(material, settings)["checklists"]
    said = [
        getattr(block, "text", "") for block in checklists_part("Part 9", settings.lists, table, pack_words()).blocks
    ]
    n = table[table["checklist"] == "srqr"]["status"].value_counts().reindex(STATUSES_OF_ITEMS, fill_value=0).tolist()
    assert f"21 items: {n[0]} filled by the run, {n[1]} in part, {n[2]} for the author." in said
    assert set(CHECKLISTS_BY_NAME) == {"coreq", "srqr", "rtarg"}
