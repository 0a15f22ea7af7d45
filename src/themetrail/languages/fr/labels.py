"""French words of speakers' labels that name nobody."""

from __future__ import annotations

from themetrail.languages.parts.labels import Labels
from themetrail.languages.parts.words import word_set

LABELS = Labels(
    roles=word_set(
        """
        interviewe interviewee interviewes intervieweur intervieweuse intervieweurs intervenant intervenante
        intervenants enqueteur enquetrice enquete enquetee animateur animatrice moderatrice moderateur facilitateur
        facilitatrice chercheur chercheuse locuteur locutrice personne sujet participante participantes patiente cliente
        clientes repondant repondante repondants conseiller conseillere infirmier infirmiere infirmiers medecin docteur
        docteure psychologue psychiatre therapeute educateur educatrice formateur formatrice enseignant enseignante
        professeur professeure etudiant etudiante eleve stagiaire apprenti apprentie directeur directrice chef cheffe
        responsable experte experts paire pair pairs aidant aidante aidants proche proches mere pere mari epouse epoux
        conjoint conjointe fils fille frere soeur enfant enfants famille tante oncle ami amie collegue voisine temoin
        observateur observatrice traducteur traductrice interprete collaborateur collaboratrice employe employee
        benevole groupe homme femme hommes femmes inconnu inconnue autre autres tous toutes invite invitee invites
        utilisateur utilisatrice hote assistante soignant soignante entretien sondage reponse cadre secretaire sage
        travailleur travailleuse sociale maman papa ergotherapeute physiotherapeute kinesitherapeute orateur oratrice
        voix
        """
    ),
    role_endings=word_set("therapeute psychologue ologue"),
    lone_roles=word_set(
        """
        moderatrice moderateur intervenant intervenante enqueteur enquetrice animateur animatrice chercheur chercheuse
        locuteur locutrice personne sujet participante conseiller conseillere
        """
    ),
    devices=word_set("ordinateur tablette telephone smartphone portable micro enregistreur dictaphone camera ecran"),
    rooms=word_set("salle salles reunion conference auditorium bureau studio"),
    pronouns=word_set("elle elles il ils iel lui pronoms"),
    owners=word_set("de d du des"),
    origins=word_set("à au aux en chez"),
    surnames_begin=frozenset(("au", "aux")),
    born=word_set("nee ne dit dite alias"),
    words_given=word_set("bienvenu bienvenue gloire merveille divine benediction"),
    organisations_beside=word_set("service services"),
)
