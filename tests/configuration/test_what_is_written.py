"""Whatever a configuration says: it is in force as it stands there, or in the sentence that stops the run."""

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.configuration.load import read_configuration
from themetrail.contracts.errors import StudyError

SCALARS = st.sampled_from(
    [
        "1", "8", "010", "1:30", "0x1F", "1_000", "1.5", "1e3", ".5", ".inf", ".nan", "true", "no", "on", "~", "null",
        "", "2024-01-01", "'12'", '"010"', "title", "{batch}", "'{batch}'", "[1", "- x", "&a x", "*a", "!!int 3",
        "a: b", "é",
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "study.title", "study.batches", "study.seed", "study.x", "suggest.top", "suggest.enabled",
        "suggest.precision_target", "coding.own_codes", "anonymise.review_below", "agreement.draws",
        "report.incomplete", "segment.unit", "x.y",
    ]
)  # fmt: skip
FAULTS = st.sampled_from([b"", b"", b"\t", b'"', b"\xe9", b"\0", b"\n", b"---\n", b"\xff\xfe", b"{", b":"])


def text_of(values: dict[str, str]) -> str:
    """A configuration with these values, each as it is written."""
    sections: dict[str, str] = {}
    for key, value in values.items():
        section, name = key.split(".")
        sections[section] = sections.get(section, f"{section}:\n") + f"  {name}: {value}\n"
    return "".join(sections.values())


def means(written: str, value: object) -> bool:
    """Whether a value is what is written, as a person reads it."""
    if value is None:
        return written in ("", "~", "null", "Null", "NULL")
    if isinstance(value, bool):
        return written.lower() in (("true", "yes", "on") if value else ("false", "no", "off"))
    if isinstance(value, int):
        return str(value) == written.lstrip("+")
    if isinstance(value, float):
        return float(written) == value
    return isinstance(value, str) and " ".join(written.split()) == value


def check_configuration(data) -> None:
    content = text_of(data.draw(st.dictionaries(KEYS, SCALARS, max_size=5))).encode()
    place, fault = data.draw(st.integers(0, len(content))), data.draw(FAULTS)
    content = content[:place] + fault + content[place:]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "config.yaml"
        file.write_bytes(content)
        try:
            configuration = read_configuration(file)
        except StudyError as problem:
            assert str(problem).startswith(str(file)), problem
            return
    # As texts, so that nothing is turned into another kind on the way.
    written = yaml.load(content.decode(), Loader=yaml.BaseLoader) or {}
    for section, keys in written.items():
        for key, value in keys.items():
            assert means(value, getattr(getattr(configuration, section), key)), (section, key, value)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_yaml(data):
    check_configuration(data)


@pytest.mark.long
@settings(max_examples=20_000, deadline=None)
@given(st.data())
def test_yaml_at_length(data):
    check_configuration(data)
