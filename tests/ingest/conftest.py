"""A folder to write transcripts into, and a reader for them."""

import pytest

from themetrail.configuration.ingest import Ingest
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import ReadTranscript, Source

LABELS = ("Helen Weiss", "Sandra Keller", "I", "P1")


@pytest.fixture
def source_of(tmp_path):
    """Write a file and describe it as a source of the transcript INT1."""

    def write(name: str, content: str | bytes, labels: tuple[str, ...] = LABELS, **settings) -> Source:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        settings = {"not_speakers": Ingest().not_speakers, **settings}
        return Source.of(path, "INT1", labels=labels, **settings)

    return write


@pytest.fixture
def read(source_of):
    """Write a file and read it."""

    def reading(*arguments, **settings) -> ReadTranscript:
        return read_transcript(source_of(*arguments, **settings))

    return reading


@pytest.fixture
def said(read):
    """Write a file and read it as (speaker, text) pairs."""

    def pairs(*arguments, **settings) -> list[tuple[str, str]]:
        return [(one.speaker, one.text) for one in read(*arguments, **settings).utterances]

    return pairs
