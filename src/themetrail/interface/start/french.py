"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "title": "Commencez ici",
    "about": "Ce dossier contient les résultats d’une étude faite d’entretiens ou de discussions de groupe. Il ne "
    "contient aucun enregistrement, aucune transcription\noriginale et aucune liste de noms : des noms ont été "
    "cherchés dans tout ce qu’il contient avant qu’il ne soit transmis.",
    "open_first": "À ouvrir d’abord",
    "nothing": "rien n’est encore terminé",
    "link": "{file} : {what}",
    "a_table": "un tableau de l’article",
    "explorer": "chaque code avec les citations qui le portent, à parcourir",
    "methods": "comment on a procédé, en un texte pour l’article",
    "pack": "ce que demandent les évaluateurs, en un seul document",
    "status": "où en est l’étude, et qui a quoi à faire",
    "verification": "ce qui a été vérifié, et si c’est exact",
    "what_is_in_it": "Ce qu’il contient",
    "folder": ("{folder} ({n} fichier) : {holds}", "{folder} ({n} fichiers) : {holds}"),
    "others": ("{n} autre fichier", "{n} autres fichiers"),
    "holds_report": "les tableaux de l’article (Word, Excel, page web, tableau simple), les figures, le texte des "
    "méthodes, l’explorateur, les tableaux pour les évaluateurs",
    "holds_themes": "combien de participants parlent de chaque thème et de chaque code",
    "holds_agreement": "à quel point les codeurs s’accordent",
    "holds_coding": "ce que les codeurs ont décidé, segment par segment",
    "holds_suggest": "ce que valent les codes suggérés",
    "holds_anonymise": "les textes dont les noms sont remplacés",
    "holds_segment": "les segments en lesquels les textes sont découpés",
    "holds_audit": "pour l’auditeur : ce qui est entré, ce qui est sorti, par quel programme",
    "holds_logs": "ce que chaque étape du programme a noté",
    "holds_benchmarks": "combien de temps chaque étape a pris",
    "holds_config": "comment l’étude est configurée",
    "holds_rounds": "ce que les codeurs ont reçu",
    "as_handed_out": "Est-il tel qu’il a été transmis ?",
    "by_verify": "{sums} donne l’empreinte de chaque fichier. Qui a Themetrail peut tout vérifier : ouvrez un "
    "terminal dans\nce dossier et tapez {command}.",
    "by_sums": "Sans lui, {command} dit si un fichier a été modifié.",
}
