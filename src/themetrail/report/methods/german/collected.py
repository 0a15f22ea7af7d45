"""What was collected and anonymised: the sentences in German."""

from __future__ import annotations

from themetrail.report.methods.facts import Anonymisation, Data
from themetrail.report.methods.printed import Printed, joined
from themetrail.report.methods.references import SOURCES

CATEGORIES = {
    "person": ("Person", "Personen"),
    "place": ("Ort", "Orte"),
    "organisation": ("Organisation", "Organisationen"),
    "date": ("Datum", "Daten"),
    "age": ("Alter", "Altersangaben"),
    "birth_date": ("Geburtsdatum", "Geburtsdaten"),
    "address": ("Adresse", "Adressen"),
    "email": ("E-Mail-Adresse", "E-Mail-Adressen"),
    "phone": ("Telefonnummer", "Telefonnummern"),
    "url": ("Webadresse", "Webadressen"),
    "bank_account": ("Bankkonto", "Bankkonten"),
    "social_security": ("Sozialversicherungsnummer", "Sozialversicherungsnummern"),
    "file_number": ("Aktenzeichen", "Aktenzeichen"),
    "plate": ("Kennzeichen", "Kennzeichen"),
    "detail": ("Angabe, an der jemand zu erkennen wäre", "Angaben, an denen jemand zu erkennen wäre"),
}


def data(d: Data, p: Printed) -> str:
    """What was collected."""
    groups = "; ".join(
        f"{p.group(group.name)}: {p.count(group.transcripts, 'Transkript', 'Transkripte')}, "
        f"{p.count(group.participants, 'teilnehmende Person', 'Teilnehmende')}"
        for group in d.groups
    )
    withdrew = p.few(
        d.withdrew, "eine", "Person, die ihre Teilnahme zurückzog", "Personen, die ihre Teilnahme zurückzogen"
    )
    once = sum(group.participants for group in d.groups) > d.participants
    return joined(
        f"Die Daten waren {p.few(d.transcripts, 'ein', 'Transkript', 'Transkripte')} von "
        f"{p.few(d.participants, 'einer', 'teilnehmenden Person', 'Teilnehmenden')} ({groups}) mit "
        f"{p.count(d.words, 'Wort', 'Wörtern')} in {p.count(d.turns, 'Redebeitrag', 'Redebeiträgen')} nach der "
        "Anonymisierung; davon sagten die Teilnehmenden "
        f"{p.count(d.words_of_participants, 'Wort', 'Wörter')}{p.share(d.words_of_participants, d.words)}.",
        f"Nicht darunter {p.of(d.withdrew, 'war', 'waren')} {withdrew}." if d.withdrew else "",
        "Wer in mehreren Gruppen war, ist einmal gezählt." if once else "",
    )


def anonymisation(a: Anonymisation, p: Printed) -> str:
    """What was replaced, reviewed and missed."""
    n = sum(a.replaced.values())
    found = (
        f"In {p.few(a.transcripts, 'einem', 'Transkript', 'Transkripten')} {p.of(n, 'wurde', 'wurden')} "
        f"{p.count(n, 'Nennung', 'Nennungen')}, die jemanden erkennbar machen {p.of(n, 'konnte', 'konnten')}, durch "
        f"Pseudonyme oder Platzhalter ersetzt: {_categories(a.replaced, p)}."
        if n
        else "In den Transkripten wurde nichts ersetzt, was jemanden erkennbar machen konnte."
    )
    kept = f"Nach den Regeln der Studie blieben stehen: {_categories(a.kept, p)}." if a.kept else ""
    refused = (
        f"Auf Entscheid einer prüfenden Person {p.of(a.refused, 'blieb', 'blieben')} "
        f"{p.few(a.refused, 'eine', 'Nennung', 'Nennungen')} stehen."
        if a.refused
        else ""
    )
    return joined(found, kept, refused, _review(a, p), _recall(a, p))


def _categories(counts: dict[str, int], p: Printed) -> str:
    return p.listed([p.count(n, *CATEGORIES[name]) for name, n in counts.items()])


def _review(a: Anonymisation, p: Printed) -> str:
    if not a.asked:
        return "Das Programm hatte für die Durchsicht keine Frage."
    return joined(
        f"Von {p.count(a.asked, 'Frage', 'Fragen')}, die das Programm für die Durchsicht stellte, "
        f"{p.of(a.decided, 'wurde', 'wurden')} {p.count(a.decided)}{p.share(a.decided, a.asked)} entschieden.",
        "Die Durchsicht war nicht abgeschlossen." if a.decided < a.asked else "",
    )


def _recall(a: Anonymisation, p: Printed) -> str:
    if a.recall is None:
        return "Wie viel übersehen wurde, wurde nicht geschätzt."
    r = a.recall
    return (
        f"In {p.count(r.turns, 'ausgelosten und gelesenen Redebeitrag', 'ausgelosten und gelesenen Redebeiträgen')} "
        f"{p.of(r.replaced, 'war', 'waren')} {p.count(r.replaced, 'Nennung', 'Nennungen')} von Personen ersetzt und "
        f"{p.count(r.missed)} übersehen worden, geschätzt also {p.percent(r.share)} gefunden (95-%-Intervall "
        f"{p.interval(r.low, r.high)}; {SOURCES['clopper1934'].behind()}); Nennungen in einem Beitrag gleichen sich, "
        "so dass das wahre Intervall breiter sein kann."
    )
