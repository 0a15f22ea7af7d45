"""The recipe "A representativeness scheme" of docs/extending.md, followed step by step."""

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from themetrail.configuration.themes import Themes
from themetrail.themes.mentions import mentions_of, participants_of
from themetrail.themes.representativeness import cut_offs_of, representativeness_of
from themetrail.themes.schemes import SCHEMES, Rule, Scheme, scheme_named, schemes_in

DOCUMENT = Path(__file__).parents[2] / "docs" / "themes.md"
RECORD = Scheme(
    name="thirds",
    source="made up",
    rules=(
        Rule("common", "two thirds or more", lambda k, n: 3 * k >= 2 * n),
        Rule("some", "fewer than two thirds", lambda k, n: k >= 1),
    ),
    remark="",
    printed_for=(),
    elsewhere="",
    rungs=(),
)


@pytest.fixture
def added(monkeypatch):
    monkeypatch.setitem(SCHEMES, RECORD.name, RECORD)


def test_a_scheme_with_a_record_labels_the_table_and_says_what_its_labels_mean(study, added) -> None:
    scheme = scheme_named("thirds", [])
    people = participants_of(study.segments, study.transcripts, study.participants)
    mentions = mentions_of(study.consensus, study.segments, study.transcripts, study.codebook, people)
    table = representativeness_of(mentions, study.codebook, people, scheme).set_index(["group", "code_id"])
    assert table.loc[("focus", "plan"), "label"] == "common"  # two of three
    assert table.loc[("focus", "cards"), "label"] == "some"
    assert table.loc[("talks", "calm"), "label"] == "some"  # two of four
    assert table.loc[("talks", "time"), "label"] == "not_mentioned"
    cut_offs = cut_offs_of(people, scheme).set_index(["group", "label"])
    assert cut_offs.loc[("talks", "common"), ["fewest", "most", "source"]].tolist() == [3, 4, "made up"]


def test_a_scheme_with_a_record_has_its_rules_and_its_table_on_the_page(added) -> None:
    page = schemes_in(DOCUMENT.read_text(encoding="utf-8"))
    assert "| `thirds` | common: two thirds or more; some: fewer than two thirds | made up |" in page
    rows = page.split("### thirds\n")[1].splitlines()
    assert rows[2].startswith("| **3** | S | C | C |")


def test_a_scheme_that_the_configuration_does_not_name_is_noticed(added) -> None:
    known = set(get_args(Themes.model_fields["scheme"].annotation))
    assert {*SCHEMES, "custom"} - known == {"thirds"}  # tests/configuration/test_literals.py compares the two


@pytest.mark.parametrize("forgotten", [field.name for field in fields(Scheme)])
def test_nothing_of_a_record_can_be_forgotten(forgotten: str) -> None:
    given = {field.name: getattr(RECORD, field.name) for field in fields(Scheme) if field.name != forgotten}
    with pytest.raises(TypeError, match=forgotten):
        Scheme(**given)
