"""What is loaded ahead is what suggestions would load first."""

import subprocess
import sys

import pytest

from themetrail.suggest.meaning import encoder_version

LOADED = """
import sys
from themetrail.suggest import meaning
from themetrail.suggest.loaded_ahead import load
load(reads_meaning={reads_meaning})
print("sklearn.linear_model" in sys.modules, meaning._encoder.cache_info().currsize)
"""


@pytest.mark.parametrize("reads_meaning", [True, False])
def test_the_encoder_is_loaded_where_sentences_are_read_and_only_there(reads_meaning):
    run = LOADED.format(reads_meaning=reads_meaning)
    said = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert said.stdout == f"True {int(reads_meaning and bool(encoder_version()))}\n"
