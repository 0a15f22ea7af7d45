"""What the text is called and what it asks people for, in German, with its sentences."""

from __future__ import annotations

from themetrail.report.methods.german.coded import coding
from themetrail.report.methods.german.collected import anonymisation, data
from themetrail.report.methods.german.found import saturation, software, themes
from themetrail.report.methods.language import Language

GERMAN = Language(
    title="Methode",
    sections={
        "data": "Daten",
        "anonymisation": "Anonymisierung",
        "coding": "Kodierung",
        "agreement": "Übereinstimmung",
        "themes": "Themen",
        "saturation": "Sättigung",
        "software": "Software",
        "references": "Literatur",
        "open": "Noch anzugeben",
    },
    apart="Eingerückte Absätze wurden von Menschen geschrieben ({file}); alles andere wurde aus den Tabellen der Studie"
    " berechnet.",
    state="[anzugeben: {what}]",
    slots={
        "sample_size": "warum diese Zahl von Teilnehmenden",
        "recruitment": "wie Teilnehmende gefunden und angefragt wurden und wie viele ablehnten",
        "relation_to_participants": "wie die Forschenden zu den Teilnehmenden standen",
        "ethics_approval": "welche Ethikkommission die Studie unter welcher Nummer bewilligte und wie"
        " eingewilligt wurde",
        "recording": "wo, wann und womit die Gespräche aufgezeichnet wurden und wie lange sie dauerten",
        "transcription": "wer nach welchen Regeln transkribierte und wer es prüfte",
        "transcription_software": "Software für die Transkription mit Version, oder dass keine verwendet wurde",
        "anonymisation_check": "wie geprüft wurde, dass nichts übersehen wurde; eine Zählung der übersehenen Namen in"
        " den ausgelosten Redebeiträgen der Durchsicht ergibt eine Schätzung",
        "codebook_development": "wie und woraus das Kodierbuch entstand",
        "coders": "wer mit welchem Hintergrund kodierte",
        "coder_training": "wie die Kodierenden geschult wurden",
        "coder_independence": "ob die Kodierenden unabhängig voneinander arbeiteten und was sie besprachen",
        "adjudicator": "wer über Abweichungen entschied, und wie",
        "scheme_reference": "die vollständige Angabe zum Schema der Bezeichnungen",
    },
    open_slot="{key}: {what}",
    open_asked="Auszufüllen in {file}:",
    nothing_open="Alles, wonach dieser Text Menschen fragt, ist angegeben.",
    data=data,
    anonymisation=anonymisation,
    coding=coding,
    themes=themes,
    saturation=saturation,
    software=software,
)
