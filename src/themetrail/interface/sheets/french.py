"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "et",
    # pages, headings and marks: known again in whichever language a sheet comes back
    "page_read_me": "Lisez-moi",
    "page_coding": "Codage",
    "page_codebook": "Livre de codes",
    "page_evidence": "Exemples codés",
    "page_adjudication": "Arbitrage",
    "page_disagreements": "Désaccords",
    "page_corrected_words": "Mots corrigés",
    "page_split_codes": "Codes divisés",
    "head_segment": "Segment",
    "head_turn": "Tour de parole",
    "head_speaker": "Locuteur",
    "head_text": "Texte",
    "head_words_meant": "Mots visés",
    "head_seen": "Vu",
    "head_unsure": "Incertain",
    "head_quote": "Citation",
    "head_memo": "Mémo",
    "head_suggestion": "Suggestion",
    "head_answer": "Réponse",
    "head_code": "Code",
    "head_code_id": "Identifiant du code",
    "head_given_by": "Attribué par",
    "head_not_given_by": "Non attribué par",
    "head_also_given": "Aussi attribués",
    "head_memos": "Mémos",
    "head_decision": "Décision",
    "head_reason": "Raison",
    "head_round": "Tour de codage",
    "head_transcript": "Transcription",
    "head_words_as_they_were_coded": "Mots tels qu’ils ont été codés",
    "head_nearest": "Le plus proche",
    "head_words_of": "Mots de",
    "head_belongs_to": "Correspond à",
    "head_place": "Endroit",
    "head_words": "Mots",
    "head_code_as_it_was": "Ancien code",
    "head_it_became": "Il est devenu",
    "head_it_is_now": "C’est maintenant",
    "head_issue": "Édition",
    "head_coder": "Codeur",
    "lettered_coder": "Codeur {letter}",
    "head_decided_by": "Décidé par",
    "mark_accept": "accepter",
    "mark_refuse": "refuser",
    "mark_seen": "vu",
    "mark_unsure": "incertain",
    "mark_quote_me": "à citer",
    "mark_never_quote": "ne pas citer",
    "mark_keep": "garder",
    "mark_drop": "écarter",
    "mark_gone": "disparu",
    "mark_none_of_these": "aucun de ceux-ci",
    "also_accept": "accepté / acceptée / oui",
    "also_refuse": "refusé / refusée / non",
    "also_seen": "vue / oui",
    "also_unsure": "incertaine / oui",
    "also_quote_me": "citer / a citer",
    "also_never_quote": "jamais / ne jamais citer",
    # whose a sheet is, and how much of it is done
    "whose": "Tour de codage {round}  ·  Codeur {coder}  ·  Édition {issue}",
    "fact_round": "Tour de codage : {value}",
    "fact_coder": "Codeur : {value}",
    "fact_issue": "Édition : {value}",
    "progress": "Fait : {done} sur {of}",
    "transcript": "Transcription {transcript}",
    "printed_page": "Page {page} sur {pages}",
    # the codebook and the coded examples
    "book_id": "Identifiant",
    "book_name": "Nom",
    "book_under": "Sous",
    "book_level": "Niveau",
    "book_definition": "Définition",
    "book_include": "Inclure",
    "book_exclude": "Exclure",
    "book_example": "Exemple",
    "level_theme": "thème",
    "level_subtheme": "sous-thème",
    "level_code": "code",
    "may_be_applied": "{level} (peut être attribué)",
    "not_applied": "{level} (n’est pas attribué lui-même)",
    "no_theme": "sans thème",
    "evidence_example": "Exemple",
    "evidence_words": "Verbatim",
    "evidence_coded_as": "Codé comme",
    "evidence_coded_in": "Codé dans",
    "no_code": "aucun code",
    "earlier_study": "étude antérieure",
    "in_round": "tour de codage {round}",
    "reason_for": "Pour : {reason}",
    "reason_against": "Contre : {reason}",
    "without_this_code": "Sans ce code, {example} : {words}",
    # what speaks for a suggestion and against it, as the table of suggestions says it in English
    "why_words_of_passages": "des mots de ses passages",
    "why_meaning_of_passages": "le sens de ses passages",
    "why_said_before": "ce qui a été dit avant",
    "why_said_after": "ce qui a été dit après",
    "why_manner": "comment c’est dit, et par qui",
    "why_codebook": "les mots du livre de codes à son sujet",
    "why_alike_bear_it": "les passages les plus proches le portent",
    "why_theme_fits": "son thème convient",
    "why_often": "souvent attribué",
    "why_unlike_in_words": "différent de ses passages par les mots",
    "why_unlike_in_meaning": "différent de ses passages par le sens",
    "why_unlike_codebook": "différent des mots du livre de codes à son sujet",
    "why_few_alike_bear_it": "peu des passages les plus proches le portent",
    "why_theme_fits_less": "son thème convient moins que d’autres",
    "why_seldom": "rarement attribué",
    "why_alike_has_another": "le passage le plus proche a reçu un autre code",
    "why_alike_has_none": "le passage le plus proche n’a reçu aucun code",
    "why_no_passage_yet": "encore aucun passage codé",
    "why_only_passages": ("seulement {n} passage codé", "seulement {n} passages codés"),
    # the choices in a cell
    "choose": "Choisissez {choices}, ou laissez la cellule vide.",
    "choice": "« {choice} »",
    "or": " ou ",
    "not_listed": "Hors de la liste",
    "other_code": "Ceci n’est pas une entrée de la liste. Les autres codes du livre de codes sont lus aussi, par leur "
    "nom ou leur identifiant, et plusieurs codes séparés par ;.",
    # how a sheet is filled in
    "closing": "Enregistrez le classeur sous le nom {file} et rendez-le tel quel : les cellules blanches sont à vous, "
    "toutes les autres sont verrouillées pour que rien ne se perde par accident (il n’y a pas de mot de passe). Vous "
    "pouvez le rendre à moitié rempli.",
    "step_segments": (
        "Vous avez {n} segment à coder, dans la feuille « {coding} ». Au-dessus du tableau est indiqué combien sont "
        "faits ; leurs lignes deviennent grises. La feuille « {codebook} » dit ce que signifie chaque code.",
        "Vous avez {n} segments à coder, dans la feuille « {coding} ». Au-dessus du tableau est indiqué combien sont "
        "faits ; leurs lignes deviennent grises. La feuille « {codebook} » dit ce que signifie chaque code.",
    ),
    "step_order": "Veuillez coder les transcriptions dans l’ordre où elles se présentent : ce qui peut rester en "
    "suspens se trouve à la fin.",
    "step_context": "Les lignes sans identifiant de segment donnent le contexte, par exemple les questions de "
    "l’intervieweur. Elles ne se codent pas.",
    "step_codes": "Choisissez les codes d’un segment dans les listes des colonnes « {first} » à « {last} », dans "
    "n’importe quel ordre, ou tapez le nom ou l’identifiant d’un code. Un seul code suffit ; plusieurs sont "
    "possibles.",
    "step_questions": "Une liste propose les codes de la question à laquelle le segment répond, et ceux qui valent "
    "pour toutes les questions. Si quelqu’un a répondu là à une autre question, tapez le nom ou l’identifiant de son "
    "code.",
    "step_long_list": "Il y a {codes} codes. Dans la feuille « {codebook} », les flèches de la première ligne "
    "montrent ceux d’un thème, ou ceux dont le nom ou la définition contient un mot ; copiez de là un identifiant "
    "dans la colonne des codes.",
    "step_more_codes": "Plus de codes que de colonnes ? Une cellule peut en contenir plusieurs, séparés par ;. Ou "
    "bien ôtez la protection (Révision > Ôter la protection de la feuille) et écrivez « {heading} » comme titre de "
    "la première colonne libre.",
    "step_words": "Un code ne vaut que pour une partie des mots ? Copiez-les ou tapez-les dans « {words} », "
    "exactement comme ils figurent dans le texte. Les codes choisis dans cette ligne valent alors pour ces mots, et "
    "non pour tout le segment.",
    "step_seen": "Aucun code ne convient ? Choisissez « {mark} » dans la colonne « {seen} ». Une ligne sans code, "
    "sans réponse, sans « {mark} » et sans mémo compte comme pas encore vue.",
    "step_asides": "« {unsure} » marque ce sur quoi vous voulez revenir ou dont vous voulez parler. « {quote} » : « "
    "{quote_me} » là où ces mots auraient leur place dans un article, « {never_quote} » là où ils ne doivent pas y "
    "figurer.",
    "step_memo": "« {memo} » est pour vos notes. Veuillez n’y écrire aucun nom de personne, et n’ajouter aucun "
    "commentaire aux cellules.",
    "step_suggestions": "Certains segments sont accompagnés de suggestions, faites par un programme à partir de "
    "codages antérieurs. Il peut se tromper. Répondez à chacune par « {accept} » ou « {refuse} » dans la colonne d’à "
    "côté. Une suggestion sans réponse ne donne aucun code.",
    "step_examples": " Pointez-la pour lire les exemples codés qui parlent pour elle ; tous figurent dans la feuille "
    "« {evidence} ».",
    "step_folded": "Codez d’abord, et regardez les suggestions ensuite : elles sont masquées à droite de la colonne « "
    "{memo} ». Pour les voir, sélectionnez les colonnes {before} à {after} par leurs lettres, faites un clic droit "
    "et choisissez Afficher (LibreOffice : ôtez d’abord la protection, par Outils > Protéger la feuille, puis Format "
    "> Colonnes > Afficher).",
    # Word files
    "word_whose": "Tour de codage : {round} · Codeur : {coder} · Transcription : {transcript} · Édition : {issue}",
    "word_seen": "vu",
    "word_stop": "arrêt ici",
    "word_unsure": "incertain",
    "word_quote_me": "à citer",
    "word_never_quote": "ne pas citer",
    "word_step_codes": "Sélectionnez des mots et ajoutez un commentaire : un code par son nom ou son identifiant, un "
    "par ligne ou plusieurs séparés par des points-virgules ; la forme thème: code convient aussi. Derrière -- vient "
    "une note (code -- note) ; les lignes qui ne sont pas un code sont des notes. Les mots en gris ne se codent pas.",
    "word_step_new": "Une ligne courte qui n’est pas un code en propose un nouveau. « {unsure} », « {quote_me} » et « "
    "{never_quote} » peuvent figurer sur une ligne à part. Veuillez ne changer aucun mot du texte, et n’écrire aucun "
    "nom de personne.",
    "word_step_back": "Rendez le fichier sous n’importe quel nom : il dit que vous l’avez lu en entier, aussi là où "
    "il n’y a pas de code. Si vous vous êtes arrêté avant la fin, mettez-y le commentaire « {stop} » ; si aucun code "
    "ne convient nulle part, un seul commentaire « {seen} ».",
    "word_include": "Inclure : {text}",
    "word_exclude": "Exclure : {text}",
    "word_example": "Exemple : {text}",
}
