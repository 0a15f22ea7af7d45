"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "title": "Vérification",
    "all_holds": "Tout ce qui a été vérifié est exact.",
    "not_all_holds": "{faults} choses ne sont pas exactes.",
    "holds": "- exact : {claim}.",
    "does_not_hold": "- PAS EXACT : {claim}.",
    "limits": "Ce que cela ne peut pas montrer : qui peut écrire dans ce dossier peut changer un fichier, puis "
    "refaire tout ce qui repose sur lui, les enregistrements et le manifeste. Seul un changement accidentel ou "
    "partiel se voit, à moins que l’empreinte de tête n’ait été gardée ailleurs (dans un préenregistrement, dans une "
    "lettre à la personne qui dirige l’étude) et ne soit donnée à `{command}`, ou ne soit signée.",
    # what is checked
    "claim_head": "L’empreinte de tête est celle du manifeste",
    "claim_files": "Chaque fichier des entrées et des résultats est tel que le manifeste le dit",
    "claim_circumstances": "Les journaux, les mesures de durée et les fichiers chiffrés sont tels qu’à la fin du "
    "traitement",
    "claim_closing": "Les journaux et les mesures de durée des deux dernières étapes sont tels qu’à la fin du "
    "traitement",
    "claim_crate": "L’archive RO-Crate contient ce que dit sa liste sous la tête, et ne donne pas d’autres heures que "
    "celles des journaux",
    "claim_archives": "Les archives faites pour être partagées contiennent les fichiers de ce traitement",
    "claim_records": "Chaque étape a un enregistrement lisible",
    "claim_chain": "Le registre est la chaîne des enregistrements des étapes",
    "claim_recorded": "Chaque fichier est ce que les étapes qui l’ont fait et lu ont enregistré",
    "claim_inputs": "Chaque étape a lu ce que l’étape précédente a fait",
    "claim_code": "Chaque étape a enregistré le code et les paquets qu’elle a exécutés",
    "claim_turns": "Rien ne manque : chaque tour de parole lu est parmi les tours de parole anonymisés",
    "claim_segments": "Rien ne manque : chaque caractère d’un tour de parole découpé est dans exactement un segment",
    "claim_gate": "Rien ne fuit : la recherche de noms a tout parcouru et n’a rien trouvé",
    "claim_decided": "Les personnes décident : chaque codage et chaque consensus repose sur ce qu’une personne a "
    "décidé",
    "claim_shown": "Les personnes décident : les décisions lues sont celles qui sont montrées",
    "claim_counts": "Chaque effectif de participants est le nombre de ceux qui ont dit ce qui a reçu ce code",
    "claim_tables": "Les tableaux du rapport donnent ces effectifs",
    "claim_rights": "Rien ne fuit : ce qui identifie des personnes n’est accessible qu’à son propriétaire",
    "claim_page": "La page de la vérification dit ce qui a été trouvé",
}
