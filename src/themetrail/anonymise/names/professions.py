"""Words for professions, as far as they help to see that a person could be recognised by what they do."""

from __future__ import annotations

from themetrail.anonymise.names.forms import folded_words_of, word_set

PROFESSIONS = word_set(
    """
    accountant actor actress architect baker banker barber bricklayer butcher cabinetmaker carpenter cashier
    chef chemist cleaner cook dancer dentist doctor driver electrician engineer farmer firefighter fisherman
    gardener hairdresser headmaster hotelier jeweller journalist judge lawyer librarian locksmith mayor
    mechanic midwife miner minister musician notary nurse optician painter pastor pharmacist photographer
    physicist pilot plumber policeman policewoman politician postman priest professor programmer
    psychiatrist psychologist receptionist sailor secretary shopkeeper soldier surgeon tailor teacher
    trainee translator vet waiter waitress watchmaker welder writer avocat avocate boucher boulanger
    boulangere caissier caissiere charpentier chauffeur chirurgien chirurgienne coiffeur coiffeuse comptable
    cuisinier cuisiniere dentiste electricien enseignant enseignante horloger infirmier infirmiere ingenieur
    ingenieure institutrice instituteur jardinier journaliste macon mecanicien medecin menuisier notaire
    pasteur pharmacien pharmacienne plombier pompier professeur psychiatre psychologue secretaire serveur
    serveuse vendeur vendeuse veterinaire arzt arztin backer bauer dachdecker elektriker gartner koch kochin
    krankenschwester lehrer lehrerin maler maurer metzger pfarrer schreiner verkaufer verkauferin
    """
)


def names_profession(text: str) -> bool:
    """Whether a word of a text names a profession."""
    return not PROFESSIONS.isdisjoint(folded_words_of(text))
