"""French. Decisions stand in a sentence by their names: {replace}, {keep} ..."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # what is asked
    "transcripts": ("{n} transcription", "{n} transcriptions"),
    "question_frequent": "Remplacé {mentions} fois, dans {transcripts}. Gardez-le s’il n’identifie personne.",
    "question_unknown_word": "Un mot à majuscule qui n’a pas été pris pour un nom et reste tel quel. Identifie-t-il "
    "quelqu’un ?",
    "question_uncertain": "Pris pour un nom, sans certitude, et remplacé. Faut-il le remplacer partout, ou garder le "
    "mot ?",
    "question_doubtful_link": "Est-ce {who} ? Doute : {doubt}. La même personne ({replace}), quelqu’un d’autre "
    "({separate}), aucune personne ({keep}) ?",
    "question_fact": "{doubt} Faut-il le généraliser ou l’effacer partout où il est dit, ou le garder et dire pourquoi "
    "(note) ?",
    "question_kept_place": "Pris pour un lieu, et donc laissé tel quel, bien que seul un modèle le dise. Nomme-t-il "
    "une personne ?",
    "question_kept_organisation": "Pris pour une organisation, et donc laissé tel quel, bien que seul un modèle le "
    "dise. Nomme-t-il une personne ?",
    "question_once": "Dit une seule fois dans l’étude, et remplacé comme un nom. Rien à décider ; gardez-le si ce n’en "
    "est pas un.",
    "question_sample": "Tiré au sort : comptez les mentions de personnes qui ne sont pas marquées (manqués : 0, 1…).",
    "apart": " ; ",
    "called": "la personne appelée {names}",
    "one_person": "une seule et même personne partout où cela est dit",
    "doubt_form_of_whole_name": "une forme plus courte ou plus longue d’un nom complet",
    "doubt_whole_name_of_several": "un nom complet que plusieurs pourraient porter",
    "doubt_others_bear_it": "d’autres dans l’étude portent aussi ce nom",
    "doubt_unknown_here": "rien d’autre ne dit qu’il soit question d’elle dans cette transcription",
    "doubt_several_bear_it": "plusieurs dans l’étude portent ce nom",
    "doubt_in_several_transcripts": "le même nom dans plusieurs transcriptions",
    # the sheet
    "sheet": "relecture",
    "not_needed": "Au-delà de ce que contient la page de sa transcription : aucune décision n’est nécessaire. "
    "{question}",
    "the_list": "La liste des formes le plus souvent remplacées, dans les lignes de la sorte « {frequent} » : "
    "parcourez-la, écrivez {keep} à côté de celle qui n’identifie personne, et {seen} ici, ce qui vaut pour les autres "
    "(nouvelles : {new}).",
    "choose": "Choisissez {choices}, ou laissez la cellule vide.",
    "or": " ou ",
    "not_listed": "Hors de la liste",
    # the page
    "page_title": "Relecture : {study}",
    "heading": "Relecture de l’anonymisation : {study}",
    "key_enter": "Entrée",
    "accept": "accepter la proposition, ou la liste telle quelle",
    "keep_for_this": "garder un fait pour cette raison",
    "link_to_another": "relier à une autre personne",
    "names_missed": "noms manqués dans un tour de parole",
    "write_note": "note",
    "add_name": "ajouter un nom",
    "next_previous": "suivant, précédent",
    "open_again": "rouvrir",
    "undo": "annuler, pas à pas",
    "holds_names": "Cette page contient des noms : laissez-la où elle est.",
    "initials": "Vos initiales",
    "save": "Enregistrer les décisions",
    "save_as": "sous {file}, à la place de celui qui s’y trouve ; puis relancez le traitement.",
    "added": "Noms ajoutés",
    "add": "Ajouter un nom que personne n’a trouvé",
    "the_name": "Le nom, tel qu’il est écrit",
    "what_it_is": "Ce que c’est",
    "what_to_do": "Que faire",
    "whose": "De qui il s’agit, pour le relier",
    "only_here": "Seulement dans cette transcription (vide : dans toutes)",
    "add_it": "Ajouter",
    "cancel": "Annuler",
    # its parts
    "part_frequent": "À parcourir : le plus souvent remplacés",
    "told_frequent": "Chacun est remplacé partout où il est dit. Entrée dit que vous avez regardé la liste ; k garde "
    "partout un mot qui n’identifie personne.",
    "looked_at": "Liste regardée",
    "part_question": "Questions",
    "told_question": "L’une après l’autre, la plus risquée d’abord.",
    "part_more": ("Plus : {n} autre question", "Plus : {n} autres questions"),
    "told_more": "Elles ne tenaient pas sur la page de leur transcription (review_page) ; la plus risquée d’abord. "
    "Aucun tour de codage ne les attend.",
    "part_once": "Dits une seule fois, et remplacés comme des noms",
    "told_once": "Rien à décider. k garde un mot qui n’identifie personne.",
    "shown_as": "affiché comme {shown}",
    "mentions": ("{n} mention", "{n} mentions"),
    "place": "{transcript}, tour de parole {turn}",
    "field_missed": "manqués",
    "field_entity": "relier à",
    "field_note": "note",
    "field_category": "catégorie",
    "reason_1": "beaucoup de gens le partagent",
    "reason_2": "nécessaire à l’analyse",
    "reason_3": "le participant est d’accord",
    "keep_for": "{number} {keep} : {reason}",
    "decided": "Décidé : {done} sur {all}",
    "all_decided": "Décidé : {done} sur {all}. Tout est fait, enregistrez",
}
