"""What stands in French transcript files beside what was said."""

from __future__ import annotations

from themetrail.languages.parts.transcripts import Transcripts
from themetrail.languages.parts.words import word_set

TRANSCRIPTS = Transcripts(
    columns={
        "speaker": (
            "locuteur",
            "locutrice",
            "intervenant",
            "intervenante",
            "interlocuteur",
            "orateur",
            "nom du locuteur",
        ),
        "text": ("texte", "énoncé", "enonce", "paroles", "contenu", "propos", "verbatim", "transcription"),
        "start": ("début", "debut", "temps", "heure", "horodatage"),
        "end": ("fin",),
    },
    openers=word_set(
        """
        oui non si mais et ou donc alors maintenant aussi parce bref enfin premièrement deuxièmement ensuite puis voilà
        ici là quoi pourquoi comment quand où peut-être exemple p.ex bonjour merci pardon vraiment franchement raison
        problème
        """
    ),
    of_interviews=word_set("question réponse"),
    phrases=(
        "par exemple",
        "c['’]est[ -]à[ -]dire",
        "en (?:fait|gros|bref|résumé|général)",
        "autrement dit",
        "(?:un|le|mon) (?:exemple|problème|point)",
        "(?:une|la|ma) (?:question|réponse|chose)",
    ),
    pronouns=("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ça"),
    conjunctions=("et", "puis", "mais", "ou", "parce", "que"),
    particles=("et",),
    before_time=("à", "vers", "dès"),
    head_titles=(
        "(?:transcription (?:de l['’])?)?entretien|groupe de discussion|focus group|séance|enregistrement",
        "transcription",
    ),
    head_people=(
        "(?:participant|enquêté|enquêteur|interviewé|répondant)(?:e|·e|\\(e\\))?s?|(?:intervieweu|enquêt|modérat|animat)(?:r|se|eur|rice)s?"
        "|observat(?:eur|rice)s?|chercheu(?:r|se)s?|transcripteu?r(?:ice)?|personne interviewée",
    ),
    head_fields=(
        "date(?: de l['’](?:entretien|enregistrement))?|heure|lieu|durée|langue|numéro|n[°o]\\.?|code|cote|type|mode",
        "durée de l['’](?:entretien|enregistrement)|lieu de l['’]entretien|ville|pays|institution|établissement",
        "début|fin|thème|sujet|étude|projet|titre|fichier|enregistrement|entretien|séance|groupe|version|statut",
        "transcription|transcrite? par|transcrite? le|relue? par|consentement|légende|conventions",
        "âge|genre|sexe|profession|métier|fonction|formation|nationalité|pseudonyme|présents|personnes présentes",
    ),
)
