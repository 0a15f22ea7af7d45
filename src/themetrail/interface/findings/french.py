"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # the page
    "title": "Ce que la recherche de noms a trouvé",
    "intro": "Cette page nomme des personnes : elle est pour qui peut voir leurs noms. Pour chaque forme, faites l’un "
    "ou l’autre, puis relancez le traitement.",
    "searched_for": "Pourquoi elle est cherchée : {why}",
    "found_at": "{where} :",
    "more_places": (
        "et {n} autre endroit, dans le tableau à côté de cette page",
        "et {n} autres endroits, dans le tableau à côté de cette page",
    ),
    "somebody": "Si elle identifie quelqu’un",
    "nobody": "Si elle n’identifie personne",
    "in_file": "Dans {file} :",
    "no_file_yet": "{say} (le fichier n’existe pas encore : créez-le avec ces deux lignes)",
    # where it stands, as the gate says it in English
    "place_line": "ligne {at}",
    "place_paragraph": "paragraphe {at}",
    "place_row": "ligne {at}",
    "place_column": "colonne {at}",
    "place_sheet": "feuille {at}",
    "place_cell": "cellule {at}",
    "place_comment": "commentaire de la cellule {at}",
    "place_embedded": "données incorporées {at}",
    "place_data": "données {at} de la page",
    "place_unpacked": "décompressé",
    "place_image": "métadonnées de l’image",
    "place_parts": "noms de ses parties",
    "place_archive": "commentaire de l’archive",
    "place_name": "dans le nom du fichier",
    # why it is searched for
    "why_sheet": "{file} dans data/private, ligne {row}, colonne {column}",
    "why_review": "une ligne de la relecture (data/private/review) le dit",
    "why_found": "trouvé dans la transcription {transcript}, tour de parole {turn}, par le modèle de langue et ses "
    "règles, comme {category}",
    "why_shape": "trouvé dans la transcription {transcript}, tour de parole {turn}, d’après sa forme, comme {category}",
    "why_other": "une forme de ce que l’étude remplace",
    # what to do
    "do_decide": "décidez de cette forme dans la relecture : elle identifie quelqu’un",
    "do_id": "le fichier s’appelle ainsi parce qu’un identifiant s’appelle ainsi : donnez à la transcription, au "
    "participant, au codeur ou au tour de codage un identifiant sans nom, dans les feuilles et dans config/config.yaml",
    "do_reissue_anew": "rien ne remplace encore cette forme : décidez-en, relancez le traitement, puis distribuez de "
    "nouveau",
    "do_reissue": "ce tour de codage a été distribué avant que le nom soit connu : `themetrail reissue {round} "
    "--directory MY-STUDY` retire ce qui a été distribué et le distribue de nouveau sans le nom ; les décisions "
    "rendues restent valables. Relancez d’abord le traitement, et s’il ne connaît pas encore la forme, ajoutez la "
    "ligne ci-dessous",
    "do_code_id": "l’identifiant d’un code n’est jamais remplacé, car des décisions le nomment : donnez au code un "
    "autre identifiant dans config/codebook, avant qu’un tour de codage soit distribué avec lui ({place})",
    "do_write_other": "rien ne remplace les noms ici : écrivez d’autres mots dans {where}",
    "in_config": "la feuille de config/ dont ceci est tiré",
    "do_other_form": "le texte contient le nom sous une forme qui n’a pas été remplacée",
    "do_mend": "le nom est écrit d’une façon qui ne peut être remplacée : corrigez-le là où il a été tapé",
    "do_mend_turn": "le nom est écrit d’une façon qui ne peut être remplacée : corrigez-le là où il a été tapé "
    "(transcription {transcript}, tour de parole {turn})",
    "do_keep": "si la relecture la garde, elle n’est plus cherchée",
    "do_except": "consignez-la comme exception ; remplissez reason et reviewed_by",
}
