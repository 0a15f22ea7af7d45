"""What is loaded ahead is what names of people are read with."""

import subprocess
import sys

LOADED = """
from themetrail.anonymise.names import words
from themetrail.anonymise.names.loaded_ahead import NO_WORD, load
load()
before = words._index.cache_info().misses, words._index_for_few.cache_info().misses
assert not words.is_word_anywhere(NO_WORD)
for name in ("Suter", "Ramirez", "Vinterberg"):
    words.is_word_anywhere(name)
    assert name.lower() not in words.given_names()
after = words._index.cache_info().misses, words._index_for_few.cache_info().misses
print(before == after, min(before) > 0)
"""


def test_no_word_list_is_left_to_load_when_names_are_read():
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert said.stdout == "True True\n"
