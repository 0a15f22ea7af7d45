"""German words of speakers' labels that name nobody."""

from __future__ import annotations

from themetrail.languages.parts.labels import Labels
from themetrail.languages.parts.words import word_set

LABELS = Labels(
    roles=word_set(
        """
        befragte befragter befragten befragende interviewerin interviewter interviewte interviewpartner
        interviewpartnerin moderatorin teilnehmer teilnehmerin teilnehmende teilnehmerinnen sprecher sprecherin forscher
        forscherin probandin probanden probandinnen klient klientin klienten patientin patientinnen therapeut
        therapeutin psychologe psychologin psychiater psychiaterin berater beraterin betreuer betreuerin pfleger
        pflegerin pflegefachfrau pflegefachmann krankenschwester krankenpfleger arzt arztin hebamme lehrer lehrerin
        lehrperson dozent dozentin ausbilder ausbilderin student studentin studierende schuler schulerin lehrling
        lernende lernender azubi praktikant praktikantin leiter leiterin leitung cheffin vorgesetzte vorgesetzter
        mitarbeiter mitarbeiterin mitarbeitende angestellte arbeiter arbeiterin expertin experten fachperson fachfrau
        fachmann angehorige angehoriger mutter vater eltern ehefrau ehemann partnerin sohn tochter bruder schwester kind
        kinder familie tante onkel oma opa freund freundin kollege kollegin nachbar nachbarin zeuge zeugin beobachter
        beobachterin dolmetscher dolmetscherin ubersetzer ubersetzerin gast gaste gastgeber gruppe mann frau manner
        frauen mannlich weiblich junge madchen unbekannt unbekannte unbekannter andere anderer alle mehrere
        versuchsperson benutzer nutzer nutzerin assistent assistentin sozialarbeiter sozialarbeiterin frage antwort
        umfrage gesprach stimme anrufer anruferin zuhorer coachin vp tn bp
        """
    ),
    role_endings=word_set(
        """
        therapeut therapeutin psychologe psychologin arbeiter arbeiterin mitarbeiter leiterin pfleger pflegerin berater
        beraterin betreuer betreuerin lehrerin fachfrau fachmann assistent assistentin schwester forscher forscherin
        nehmer nehmerin nehmende helfer helferin person personen viewerin
        """
    ),
    lone_roles=word_set("befragte befragter interviewerin teilnehmer teilnehmerin sprecher sprecherin"),
    devices=word_set(
        "rechner tablet handy natel telefon smartphone mikrofon kamera rekorder bildschirm computer laptop"
    ),
    rooms=word_set(
        """
        raum meeting seminarraum sitzungszimmer besprechungsraum konferenzraum besprechung sitzung horsaal buro studio
        """
    ),
    rooms_and_names=word_set("zimmer saal"),
    pronouns=word_set("sie ihr ihre er ihm ihn sein pronomen keine dey"),
    owners=word_set("von vom"),
    origins=word_set("aus in im bei beim vom am"),
    surnames_begin=frozenset(("in", "im", "beim", "vom", "am", "aus der", "aus dem", "aus den", "bei der", "bei den")),
    born=word_set("geb geborene geborener genannt gen alias"),
)
