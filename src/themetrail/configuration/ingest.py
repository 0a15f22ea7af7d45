"""Section `ingest`: how transcripts are read."""

import codecs

from pydantic import field_validator

from themetrail.configuration.section import Section


class Ingest(Section):
    """How transcripts are read."""

    encodings: list[str] = []
    """Encodings to try on text files, in this order, before they are detected; empty: detect."""

    not_speakers: list[str] = [
        "Note", "Notes", "NB", "N.B.", "PS", "P.S.", "Comment", "Remark", "Title", "Study", "Project", "Transcript",
        "Transcription", "Transcriber", "Transcribed by", "Interview", "Recording", "Audio", "File", "Date", "Time",
        "Start", "End", "Duration", "Length", "Place", "Location", "Language", "Participants", "Present",
        "Remarque", "Commentaire", "Titre", "Étude", "Projet", "Entretien", "Enregistrement", "Fichier", "Heure",
        "Début", "Fin", "Durée", "Lieu", "Langue", "Présents",
        "Anmerkung", "Hinweis", "Bemerkung", "Titel", "Studie", "Projekt", "Transkript", "Aufnahme", "Datei", "Datum",
        "Uhrzeit", "Beginn", "Ende", "Dauer", "Ort", "Sprache", "Anwesend",
    ]  # fmt: skip
    """Words that may stand before a colon at the start of a line and are nobody's label, such as `Note`; capital
    letters do not matter. A listed speaker's label always counts as a label. Setting this key replaces the default."""

    @field_validator("encodings")
    @classmethod
    def _known_encodings(cls, names: list[str]) -> list[str]:
        for name in names:
            try:
                codecs.lookup(name)
            except LookupError:
                raise ValueError(f"{name!r} is not the name of an encoding, as utf-8 or cp1252 is") from None
        return names
