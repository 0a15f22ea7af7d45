"""What the text is called and what it asks people for, in French, with its sentences."""

from __future__ import annotations

from themetrail.report.methods.french.coded import coding
from themetrail.report.methods.french.collected import anonymisation, data
from themetrail.report.methods.french.found import saturation, software, themes
from themetrail.report.methods.language import Language

FRENCH = Language(
    title="Méthode",
    sections={
        "data": "Données",
        "anonymisation": "Anonymisation",
        "coding": "Codage",
        "agreement": "Accord entre codeurs",
        "themes": "Thèmes",
        "saturation": "Saturation",
        "software": "Logiciels",
        "references": "Références",
        "open": "Ce qui reste à préciser",
    },
    apart=(
        "Les paragraphes en retrait ont été écrits par des personnes ({file})\u00a0; tout le reste a été calculé à "
        "partir des tableaux de l’étude."
    ),
    state="[à préciser\u00a0: {what}]",
    slots={
        "sample_size": "pourquoi ce nombre de participants",
        "recruitment": "comment les participants ont été trouvés et sollicités, et combien ont refusé",
        "relation_to_participants": "quels liens unissaient les chercheurs et les participants",
        "ethics_approval": "quelle commission d’éthique a approuvé l’étude, sous quel numéro, et comment le"
        " consentement a été donné",
        "recording": "où, quand et avec quoi les entretiens ont été enregistrés, et combien de temps ils ont duré",
        "transcription": "qui a transcrit, selon quelles règles, et qui a relu",
        "transcription_software": "logiciel de transcription, avec sa version, ou l’absence d’un tel logiciel",
        "anonymisation_check": "comment il a été vérifié que rien n’a été oublié\u00a0; compter les noms oubliés dans"
        " les tours de parole tirés au sort pour la relecture donne une estimation",
        "codebook_development": "comment le livre de codes a été élaboré, et à partir de quoi",
        "coders": "qui a codé, et avec quelle formation",
        "coder_training": "comment les codeurs ont été préparés",
        "coder_independence": "si les codeurs ont travaillé indépendamment les uns des autres, et ce dont"
        " ils ont discuté",
        "adjudicator": "qui a arbitré, et comment",
        "scheme_reference": "la référence complète du système d’étiquettes",
    },
    open_slot="{key}\u00a0: {what}",
    open_asked="À compléter, dans {file}\u00a0:",
    nothing_open="Tout ce que ce texte demande à des personnes est précisé.",
    data=data,
    anonymisation=anonymisation,
    coding=coding,
    themes=themes,
    saturation=saturation,
    software=software,
)
