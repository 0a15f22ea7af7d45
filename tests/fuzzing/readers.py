"""Every reader of what people bring, one entry each: valid files, how a file is called, and the call that reads it.

A call gives the tables that come of a file, each with its contract; what it raises is for the caller to judge.
"""

from fuzzing.reader import Reader
from fuzzing.readers_of_coding import CODINGS_READ, ROUNDS_READ, SETTLED_READ
from fuzzing.readers_of_sheets import OTHERS_READ
from fuzzing.readers_of_talk import SURVEYS_READ, TRANSCRIPTS_READ

READERS: tuple[Reader, ...] = (
    *TRANSCRIPTS_READ,
    *SURVEYS_READ,
    *CODINGS_READ,
    *SETTLED_READ,
    *ROUNDS_READ,
    *OTHERS_READ,
)
