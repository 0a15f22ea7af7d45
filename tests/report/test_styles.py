"""The styles of journals."""

from themetrail.in_print import WRITINGS
from themetrail.report.styles import STYLES


def test_each_style_writes_as_it_is_known_in_other_steps():
    assert list(STYLES) == list(WRITINGS) == ["apa7", "plos", "bmc"]
    for name, style in STYLES.items():
        assert style.name == name and style.share(0.5) == WRITINGS[name].share(0.5)


def test_notes_are_marked_by_letters_or_symbols_in_their_order():
    assert STYLES["apa7"].symbols(3) == ["a", "b", "c"]
    assert STYLES["plos"].symbols(4) == ["*", "†", "‡", "§"]
    assert STYLES["plos"].symbols(8)[-2:] == ["**", "††"]
    assert STYLES["bmc"].symbols(0) == []
