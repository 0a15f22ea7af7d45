"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "et",
    "title": "Qui a quoi à faire",
    "spoken_in_english": "Le catalogue n’a pas de {language} (study.language) ; tout est en anglais.",
    "nobody": "Personne n’a rien à faire : tous les tours de codage configurés sont distribués et rendus, et aucun "
    "codage n’est à trancher.",
    # who is asked for what
    "review": (
        "Relecteur : décidez de {n} entrée ouverte : ouvrez {page} dans un navigateur et enregistrez son fichier "
        "sous {saved} (ou remplissez {sheet} et enregistrez-le sous {sheet_saved}).",
        "Relecteur : décidez de {n} entrées ouvertes : ouvrez {page} dans un navigateur et enregistrez son fichier "
        "sous {saved} (ou remplissez {sheet} et enregistrez-le sous {sheet_saved}).",
    ),
    "review_more": (
        "Rien n’attend la réponse à {n} autre question.",
        "Rien n’attend la réponse à {n} autres questions.",
    ),
    "code_sheet": "Codeur {coder} : codez {sheet} et rendez-le sous {returned}.xlsx.",
    "code_desk": "Codeur {coder} : ouvrez {desk} dans un navigateur, codez, et rendez le fichier qu’il enregistre "
    "sous {returned}.json (ou codez {sheet} et rendez-le sous {returned}.xlsx{word}).",
    "or_in_word": ", ou commentez dans {folder} et rendez ces fichiers sous n’importe quel nom",
    "left": (
        "Codeur {coder} : {n} segment n’a aucune marque dans le fichier rendu pour le tour de codage "
        "{round}{of_these} ; codez-le ou marquez-le comme vu.",
        "Codeur {coder} : {n} segments n’ont aucune marque dans le fichier rendu pour le tour de codage "
        "{round}{of_these} ; codez-les ou marquez-les comme vus.",
    ),
    "its_row_missing": " (sa ligne y manque, de sorte que seule une partie a été rendue)",
    "all_rows_missing": " (les lignes de tous y manquent, de sorte que seule une partie a été rendue)",
    "rows_missing": " (les lignes de {n} d’entre eux y manquent, de sorte que seule une partie a été rendue)",
    "split": (
        "Codeur {coder} : {n} codage a un code divisé depuis le tour de codage {round} ; dites dans {sheet} quel "
        "code c’est maintenant, et enregistrez-le sous {saved}.",
        "Codeur {coder} : {n} codages ont un code divisé depuis le tour de codage {round} ; dites dans {sheet} quel "
        "code c’est maintenant, et enregistrez-le sous {saved}.",
    ),
    "unresolved": (
        "Arbitre : {n} codage du tour de codage {round} ne peut être tranché par la règle « {rule} » ; ouvrez {desk} "
        "dans un navigateur, tranchez et enregistrez le fichier sous {saved} (ou remplissez {sheet} et "
        "enregistrez-le sous {sheet_saved}{word}).",
        "Arbitre : {n} codages du tour de codage {round} ne peuvent être tranchés par la règle « {rule} » ; ouvrez "
        "{desk} dans un navigateur, tranchez et enregistrez le fichier sous {saved} (ou remplissez {sheet} et "
        "enregistrez-le sous {sheet_saved}{word}).",
    ),
    "or_answer_in_word": ", ou répondez aux commentaires dans {made} et enregistrez ces fichiers dans {folder}",
    "issue": "Chercheur : distribuez le tour de codage {round} (`{command}`).",
    "issue_after_review": "Chercheur : distribuez le tour de codage {round} une fois la relecture faite (`{command}`).",
    "name_rounds": "Chercheur : nommez les tours de codage et leurs codeurs dans {file} (coding.rounds).",
    "unassigned": (
        "Chercheur : {n} segment de {places} est venu après la distribution des tours de codage et n’a été donné à "
        "aucun codeur ; nommez un autre tour de codage avec ces transcriptions (coding.rounds).",
        "Chercheur : {n} segments de {places} sont venus après la distribution des tours de codage et n’ont été "
        "donnés à aucun codeur ; nommez un autre tour de codage avec ces transcriptions (coding.rounds).",
    ),
    # behind the first thing to do, with which a run ends
    "other_steps": ("et {n} autre : {file}", "et {n} autres : {file}"),
    "no_other_step": "le tout : {file}",
    "and_more": "{places} et {n} autres",
    "room": (
        "Chercheur : un codeur a attribué {n} fois à un segment {own_codes} codes ou plus (au plus {most}), et les "
        "feuilles du prochain tour de codage ont {own_codes} colonnes pour les codes ; mettez coding.own_codes à "
        "{wanted} avant de le distribuer.",
        "Chercheur : un codeur a attribué {n} fois à un segment {own_codes} codes ou plus (au plus {most}), et les "
        "feuilles du prochain tour de codage ont {own_codes} colonnes pour les codes ; mettez coding.own_codes à "
        "{wanted} avant de le distribuer.",
    ),
    # the codebook meeting
    "new_codes": ("{n} nouveau code", "{n} nouveaux codes"),
    "memos": ("{n} mémo sur une transcription", "{n} mémos sur des transcriptions"),
    "marked": ("{n} passage marqué et non codé", "{n} passages marqués et non codés"),
    "for_meeting_one": "Pour la réunion sur le livre de codes : {said} dans {file}.",
    "for_meeting": "Pour la réunion sur le livre de codes : {said} dans {file}.",
    # what asks nobody for anything
    "dropped": (
        "Abandonné d’après {file} : {n} codage ({codes}). Ce que les codeurs ont décidé reste consigné dans "
        "{decisions}.",
        "Abandonné d’après {file} : {n} codages ({codes}). Ce que les codeurs ont décidé reste consigné dans "
        "{decisions}.",
    ),
    "with_code": "{n} avec {code}",
    "may_quote": "Comptés et jamais cités (may_quote) : {who}.",
    "may_share": "Leurs mots sont omis du paquet RO-Crate, et de ce qui est partagé après la fin de leur consentement "
    "(may_share) : {who}.",
    "may_archive": "Leurs mots ne vont dans aucune archive, ou dans aucune après la fin de leur consentement "
    "(may_archive) : {who}.",
    "said_no": "a refusé",
    "agreed_until": "a consenti jusqu’au {day}",
    "passed_over": (
        "Laissé de côté : {n} fichier que des programmes gardent pour eux ({listed}).",
        "Laissés de côté : {n} fichiers que des programmes gardent pour eux ({listed}).",
    ),
    "in_folder": "{n} dans {folder}",
}
