"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "et",
    # the sheet on which disagreements are settled
    "adjudication_id": "1. Écrivez votre identifiant (par exemple A1, pas votre nom) à côté de « {decided_by} » "
    "ci-dessus.",
    "adjudication_decide": "2. Dans la feuille « {adjudication} », chaque ligne est un code que certains codeurs ont "
    "attribué à un segment et d’autres non. Choisissez « {keep} » ou « {drop} », et dites pourquoi à côté, dans la "
    "colonne {reason} : les évaluateurs le demandent. Des lignes peuvent rester ouvertes.",
    "adjudication_codebook": "3. La feuille « {codebook} » dit ce que signifie chaque code. Veuillez n’écrire aucun "
    "nom de personne dans les raisons.",
    "adjudication_save": "4. Enregistrez le classeur sous le nom {file} dans le dossier du tour de codage {round}.",
    "support": "{given} sur {seen}",
    "codes_of": "Codes de {coder}",
    "memo_of": "Mémo de {coder}",
    "no_code": "(aucun code)",
    # the sheet of corrected words
    "corrected_what": "1. Dans la feuille « {corrected} », chaque ligne est un segment du tour de codage {round} dont "
    "les mots ont tant changé depuis qu’il n’est pas certain où vont les décisions des codeurs.",
    "corrected_choose": "2. Choisissez sous « {belongs} » le segment que ces mots sont maintenant, ou « {gone} » "
    "s’ils n’y sont plus : les décisions sont alors abandonnées. Un autre identifiant peut être tapé ; si les mots "
    "se trouvent maintenant dans plusieurs segments, tous, séparés par ;.",
    "corrected_save": "3. Enregistrez le classeur sous le nom {file} dans le dossier du tour de codage {round}, et "
    "relancez. Des lignes peuvent rester ouvertes, mais le traitement s’arrête tant que des codeurs y ont décidé "
    "quelque chose.",
    # the list of split codes
    "split_what": "1. Des codes du tour de codage {round} ont été divisés depuis. Dans la feuille « {split} », chaque "
    "ligne est un de vos codages avec un tel code (colonne « {code} »).",
    "split_choose": "2. Choisissez sous « {now} » quel code c’est maintenant, ou « {none} ». Plusieurs peuvent être "
    "tapés, séparés par ;. Des lignes peuvent rester ouvertes ; ce qui est ouvert n’est compté nulle part.",
    "split_codebook": "3. La feuille « {codebook} » dit ce que signifie maintenant chaque code. Veuillez n’écrire "
    "aucun nom de personne dans les mémos.",
    "split_save": "4. Enregistrez le classeur sous le nom {file} dans le dossier « split » du tour de codage {round}.",
    # Word files of adjudication
    "word_whose": "Arbitrage du tour de codage : {round} · Transcription : {transcript} · Édition : {issue} · Décidé "
    "par : {judge} · Texte : {text} · Commentaires : {comments}",
    "word_answer": "Les commentaires qui commencent par « À trancher » portent sur un code que certains codeurs ont "
    "attribué et d’autres non. Répondez à chacun par « {keep} » ou « {drop} », et dites pourquoi : {keep} -- elle le "
    "dit deux fois. Ce qui est sans réponse reste ouvert.",
    "word_elsewhere": "Sur d’autres mots, écrivez un commentaire qui nomme le code : « {keep} code -- raison » ou « "
    "{drop} code -- raison », un par ligne. Veuillez laisser tels quels le texte et les lignes qui commencent par un "
    "signe, et n’écrire aucun nom de personne.",
    "word_save": "Enregistrez le fichier sous n’importe quel nom dans le dossier « adjudication » du tour de codage ; "
    "les fichiers où rien n’est à trancher n’ont pas besoin de revenir.",
    "to_settle": "À trancher : {segment} · {label} [{code}]",
    "word_support": "attribué par {given} sur {seen}",
    "so_far": "Jusqu’ici : {decision} · {judge}",
}
