"""What stands in German transcript files beside what was said."""

from __future__ import annotations

from themetrail.languages.language import Transcripts, word_set

TRANSCRIPTS = Transcripts(
    columns={
        "speaker": (
            "sprecher",
            "sprecherin",
            "sprecher:in",
            "sprecher*in",
            "sprechende person",
            "sprecher/in",
        ),
        "text": (
            "transkript",
            "transkription",
            "äußerung",
            "äusserung",
            "aussage",
            "wortlaut",
            "inhalt",
            "redebeitrag",
        ),
        "start": ("beginn", "anfang", "zeit", "startzeit", "zeitstempel"),
        "end": ("ende", "endzeit"),
    },
    openers=word_set(
        """
        ja nein doch also aber und oder dann jetzt weil erstens zweitens drittens zuerst schliesslich naja
        genau hier da dort was warum wieso wie wann wo vielleicht eigentlich beispiel zb z.b frage antwort hallo danke
        bitte klar ehrlich wirklich grund problem fazit
        """
    ),
    of_interviews=word_set("frage antwort"),
    phrases=(
        "zum (?:beispiel|schluss|anderen|ersten|zweiten)",
        "mit anderen worten",
        "das hei(?:ss|ß)t",
        "kurz gesagt",
        "im ernst",
        "(?:ein|das|mein) (?:beispiel|problem|punkt|fazit)",
        "(?:eine|die|meine) (?:frage|antwort|sache)",
    ),
    pronouns=("ich", "du", "er", "sie", "wir", "ihr", "es", "man", "das"),
    conjunctions=("und", "dann", "aber", "oder", "weil", "was", "wie"),
    particles=("in", "im", "und"),
    before_time=("um", "gegen", "bis", "ab"),
)
