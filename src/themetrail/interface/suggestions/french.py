"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "worth_title": "Ce que valent les suggestions",
    # why nothing can be said
    "nothing_disabled": "Les suggestions sont désactivées.",
    "nothing_no_prior_data": "Il n’y a ni données déjà codées ni tour de codage antérieur : rien n’est suggéré.",
    "nothing_no_code": "Le livre de codes n’a aucune entrée que les codeurs puissent attribuer.",
    "nothing_too_few_examples": "Aucun code n’a assez d’exemples codés, ni de mots dans le livre de codes.",
    "nothing_one_transcript": "Toutes les données codées viennent d’une seule transcription : personne ne peut dire "
    "ce que valent les suggestions.",
    "nothing_no_blind_decision": "Toutes les données codées ont été décidées avec des suggestions sous les yeux : "
    "elles ne peuvent pas les juger.",
    # proposals held against decisions
    "as_if_new": "Le programme a codé chaque transcription comme si personne ne l’avait encore codée : {segments} "
    "segments de\n{transcripts} transcriptions. Puis ses propositions ont été comparées à ce que des personnes "
    "avaient décidé.",
    "nearest_only": "Si peu de segments sont codés que rien n’est proposé d’après ce qu’on en apprend : les codeurs "
    "voient les codes des segments codés les plus proches, sans probabilités. Ce que vaudraient des propositions est "
    "dit ici quand même, et plus bas ce que vaut le segment le plus proche.",
    "proposed_for": "Il a proposé quelque chose pour {share} des segments.",
    "proposals_right": "Parmi ses propositions, {share} étaient justes.",
    "two_coders_unknown": "À quel point deux codeurs s’accordent sans suggestions n’est pas connu : aucun segment n’a "
    "été codé ainsi par deux personnes.",
    "two_coders_agree": "Deux codeurs sans suggestions donnent le même code dans {share} des cas.",
    "no_better": "On ne peut attendre mieux d’aucun programme.",
    "proposed_first": "des codes des personnes, proposés en premier",
    "among_the_first": "parmi les {first} premiers",
    "same_code": "le même code (F1)",
    "method_model": "Suggestions",
    "method_word_regression": "Mots dans une régression",
    "method_nearest_neighbour": "Segment codé le plus proche",
    "method_most_frequent": "Code le plus fréquent",
    "method_coders": "Deux codeurs, sans suggestions",
    "interval_of_worth": "Entre parenthèses : où se trouverait la valeur avec d’autres transcriptions comme "
    "celles-ci, dans 95 cas sur 100.",
    "share": "{n} %",
    "share_between": "{n} % ({low} à {high})",
    "between": "{value} ({low} à {high})",
    # the figure, and what stands below it
    "line_model": "suggestions",
    "line_word_regression": "mots dans une régression",
    "line_nearest_neighbour": "segment codé le plus proche",
    "line_most_frequent": "code le plus fréquent",
    "line_random": "transcriptions au hasard",
    "line_unsure_first": "les moins sûres d’abord",
    "axis_surest": "Segments les plus sûrs (%)",
    "axis_right": "Premier code juste",
    "axis_probability": "Probabilité",
    "axis_given": "Part que des personnes ont donnée",
    "axis_read": "Segments que des personnes lisent (%)",
    "axis_kappa": "Kappa avec le codage des personnes",
    "caption": "Premièrement : si l’on ne codait que les segments dont une méthode est le plus sûre, à quelle "
    "fréquence son premier code\nserait-il juste ? Deuxièmement : des codes auxquels le programme donne une "
    "probabilité de 30 %, des personnes en ont donné\nenviron 30 % là où la ligne est sur la diagonale.",
    # what reading is worth
    "reading_title": "Ce que vaut la lecture",
    "reading_unknown": "Avec moins de {fewest} transcriptions codées par des personnes sans suggestions, personne ne "
    "peut le dire.",
    "reading": "Troisièmement : si {some} transcriptions sur {all} étaient codées à la main et que, pour les autres, "
    "les suggestions\nétaient prises telles quelles, le codage contiendrait {recall} des codes que des personnes ont "
    "donnés, et son kappa avec le\nleur serait de {kappa} ; si aucune n’était lue, {recall_unread} et {kappa_unread}. "
    "Voilà ce qui se perd là où personne ne lit.\nCe n’est pas une manière de coder : aucun code ne compte que "
    "personne n’a confirmé, et ce qui se perd ne se perd pas au hasard,\ncar les passages qui disent une chose avec "
    "leurs propres mots sont les premiers à manquer. Les suggestions ont été apprises de\ntoutes les autres "
    "transcriptions ; apprises de moins, elles seraient moins bonnes, de sorte que les lignes du haut sont trop\n"
    "favorables.",
    "read_by_people": "transcriptions lues par des personnes",
    "of_segments": "des segments",
    "kappa": "kappa",
    "of_peoples_codes": "des codes des personnes",
    "kappa_unsure_first": "kappa, les moins sûres d’abord",
    "step_of": "{step} sur {all}",
    "interval_of_reading": "Entre parenthèses : neuf sur dix des ordres tirés au sort.",
    # what can be promised
    "promised_title": "Ce qui peut être promis",
    "promised": "Pour de nouvelles transcriptions comme celles-ci, sûr à {sure} pour chaque code, en moyenne sur les "
    "transcriptions. Les segments\nà lire pour les codes dont il est certifié que trop peu sont manqués sont dans "
    "{file}.",
    "code": "code",
    "missed": "au plus {share} de ses passages sont manqués",
    "wrong": "au plus {share} de ceux qui sont proposés sont faux",
    "certified": "certifié : lire {share} des segments (probabilité de {threshold} ou plus)",
    "status_suggested": "suggéré, sans promesse",
    "status_too_little_evidence": "trop peu de données",
    "no_more_would_do": "{status} : davantage de données semblables ne suffirait pas",
    "passages_at_least": ("au moins {n} passage codé de plus", "au moins {n} passages codés de plus"),
    "passages_about": ("environ {n} passage codé de plus", "environ {n} passages codés de plus"),
    "in_more_transcripts": (" dans {n} autre transcription", " dans {n} autres transcriptions"),
    "would_do": "{status} : il faudrait {passages}{transcripts}",
    # code by code
    "codes_title": "Code par code",
    "support": "passages, en transcriptions",
    "passages_in": "{passages} en {transcripts}",
    "precision": "des propositions justes",
    "recall": "des passages trouvés",
    # segments that nothing fits
    "unlike_title": "Des codes qui manquent encore",
    "unlike": "Segments pour lesquels le programme n’a trouvé aucun code, et qui diffèrent de tout ce qui a été codé "
    "et du livre de\ncodes. Ceux qui se ressemblent sont ensemble : propos sans sujet, ou sujet pour lequel le livre "
    "de codes n’a pas de code. Aucun\ngroupe n’est un code ; c’est à la réunion sur le livre de codes d’en décider.",
    "uncompared_disabled": "Les suggestions sont désactivées : aucun segment n’a été comparé à quoi que ce soit.",
    "uncompared_no_prior_data": "Il n’y a ni données déjà codées ni tour de codage antérieur : rien à quoi comparer "
    "les segments.",
    "uncompared_no_code": "Le livre de codes n’a aucune entrée que les codeurs puissent attribuer : aucun segment n’a "
    "été comparé à quoi que ce soit.",
    "uncompared_too_few_examples": "Aucun code n’a assez d’exemples codés, ni de mots dans le livre de codes : aucun "
    "segment n’a été comparé à quoi que ce soit.",
    "uncompared_no_coded_passage": "Rien de ce que des personnes ont lu jusqu’ici ne porte un code du livre de codes "
    ": aucun segment n’a pu être comparé à des passages codés.",
    "none_unlike": "Aucun segment n’est de cette sorte.",
    "too_few": (
        "{n} segment est de cette sorte : trop peu pour en dire quelque chose.",
        "{n} segments sont de cette sorte : trop peu pour en dire quelque chose.",
    ),
    "not_alike": "{n} segments sont de cette sorte, mais il n’y en a pas trois, de deux transcriptions, qui se "
    "ressemblent assez pour en dire quelque chose.",
    "in_groups": (
        "{segments} segments sont de cette sorte ; certains d’entre eux forment {n} groupe.",
        "{segments} segments sont de cette sorte ; certains d’entre eux forment {n} groupes.",
    ),
    "largest_shown": "Les {most} plus grands sont montrés ; tous sont dans {file}.",
    "group": "Groupe {number} : {segments} segments de {transcripts} transcriptions",
    "typical_words": "Mots typiques : {words}",
}
