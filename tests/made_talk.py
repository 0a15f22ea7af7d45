"""Talk that tests make up."""

import pandas as pd

from themetrail.contracts.segments import SEGMENTS


def talk_of(*said: tuple[str, str]) -> pd.DataFrame:
    """Segments of one transcript, a turn each: who (I: an interviewer) and what."""
    return SEGMENTS.frame(
        [
            {
                "segment_id": f"T1-{turn}",
                "transcript_id": "T1",
                "group": "talks",
                "participant_id": "" if who == "I" else who,
                "role": "interviewer" if who == "I" else "participant",
                "turn": turn,
                "start": 0,
                "end": len(text),
                "text": text,
                "codable": "yes",
                "speaker": who,
            }
            for turn, (who, text) in enumerate(said)
        ]
    )
