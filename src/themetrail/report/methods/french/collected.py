"""What was collected and anonymised: the sentences in French."""

from __future__ import annotations

from themetrail.report.methods.facts import Anonymisation, Data
from themetrail.report.methods.french.marks import of, spaced
from themetrail.report.methods.printed import Printed, joined
from themetrail.report.methods.references import SOURCES

CATEGORIES = {
    "person": ("personne", "personnes"),
    "place": ("lieu", "lieux"),
    "organisation": ("organisation", "organisations"),
    "date": ("date", "dates"),
    "age": ("âge", "âges"),
    "birth_date": ("date de naissance", "dates de naissance"),
    "address": ("adresse", "adresses"),
    "email": ("adresse électronique", "adresses électroniques"),
    "phone": ("numéro de téléphone", "numéros de téléphone"),
    "url": ("adresse web", "adresses web"),
    "bank_account": ("compte bancaire", "comptes bancaires"),
    "social_security": ("numéro de sécurité sociale", "numéros de sécurité sociale"),
    "file_number": ("numéro de dossier", "numéros de dossier"),
    "plate": ("plaque d’immatriculation", "plaques d’immatriculation"),
    "detail": ("détail qui pourrait dire de qui il s’agit", "détails qui pourraient dire de qui il s’agit"),
}


def data(d: Data, p: Printed) -> str:
    """What was collected."""
    groups = " ; ".join(
        f"{p.group(group.name)} : {p.count(group.transcripts, 'transcription', 'transcriptions')}, "
        f"{p.count(group.participants, 'participant', 'participants')}"
        for group in d.groups
    )
    people = p.few(d.participants, "un", "participant", "participants")
    withdrew = p.few(d.withdrew, "un", "participant qui s’est retiré", "participants qui se sont retirés")
    once = sum(group.participants for group in d.groups) > d.participants
    return spaced(
        f"Les données étaient {p.few(d.transcripts, 'une', 'transcription', 'transcriptions')} "
        f"{of(people)} ({groups}), avec {p.count(d.words, 'mot', 'mots')} "
        f"en {p.count(d.turns, 'tour de parole', 'tours de parole')} après anonymisation ; les participants ont dit "
        f"{p.count(d.words_of_participants)} de ces mots{p.share(d.words_of_participants, d.words)}.",
        f"N’en {p.of(d.withdrew, 'fait', 'font')} pas partie {withdrew}." if d.withdrew else "",
        "Les participants qui étaient dans plusieurs groupes sont comptés une fois." if once else "",
    )


def anonymisation(a: Anonymisation, p: Printed) -> str:
    """What was replaced, reviewed and missed."""
    n = sum(a.replaced.values())
    found = (
        f"Dans {p.few(a.transcripts, 'une', 'transcription', 'transcriptions')}, {p.count(n)} "
        f"{p.of(n, 'mention qui pouvait', 'mentions qui pouvaient')} identifier quelqu’un "
        f"{p.of(n, 'a été remplacée', 'ont été remplacées')} par des pseudonymes ou des marques : "
        f"{_categories(a.replaced, p)}."
        if n
        else "Rien qui puisse identifier quelqu’un n’a été remplacé dans les transcriptions."
    )
    kept = f"Ont été laissés tels quels, selon les règles de l’étude : {_categories(a.kept, p)}." if a.kept else ""
    refused = (
        "Sur décision d’une personne chargée de la relecture, "
        f"{p.few(a.refused, 'une', 'mention a été laissée', 'mentions ont été laissées')}."
        if a.refused
        else ""
    )
    return spaced(found, kept, refused, _review(a, p), _recall(a, p))


def _categories(counts: dict[str, int], p: Printed) -> str:
    return p.listed([p.count(n, *CATEGORIES[name]) for name, n in counts.items()])


def _review(a: Anonymisation, p: Printed) -> str:
    if not a.asked:
        return "Le programme n’avait aucune question à poser pour la relecture."
    return joined(
        f"Sur {p.count(a.asked, 'question posée', 'questions posées')} par le programme pour la relecture, "
        f"{p.count(a.decided, 'a été décidée', 'ont été décidées')}{p.share(a.decided, a.asked)}.",
        "La relecture n’était pas terminée." if a.decided < a.asked else "",
    )


def _recall(a: Anonymisation, p: Printed) -> str:
    if a.recall is None:
        return "Ce qui a été oublié n’a pas été estimé."
    r = a.recall
    return (
        f"Dans {p.count(r.turns, 'tour de parole tiré', 'tours de parole tirés')} au sort et "
        f"{p.of(r.turns, 'lu', 'lus')} par une personne, {p.count(r.replaced, 'mention', 'mentions')} de personnes "
        f"{p.of(r.replaced, 'avait été remplacée', 'avaient été remplacées')} et {p.count(r.missed)} "
        f"{p.of(r.missed, 'oubliée', 'oubliées')}, soit un rappel estimé à {p.percent(r.share)} (intervalle à "
        f"95\u00a0% {p.interval(r.low, r.high)} ; {SOURCES['clopper1934'].behind()}) ; les mentions d’un même tour se "
        "ressemblent, si bien que le véritable intervalle peut être plus large."
    )
