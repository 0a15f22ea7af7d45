"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "et",
    "then": " ; ",
    "alpha": "l’alpha de Krippendorff",
    "coders": ("{n} codeur", "{n} codeurs"),
    "segments": ("{n} segment", "{n} segments"),
    "codes": ("{n} code", "{n} codes"),
    "interval": "intervalle à 95 % {limits} par rééchantillonnage {what}",
    "of_segments": "des segments",
    "of_transcripts": "des entretiens",
    "of_few_transcripts": "des entretiens, qui sont peu nombreux",
    "reason_no_variation": "tous les jugements sont identiques, de sorte que le coefficient n’a pas de valeur",
    "reason_one_coder": "un seul codeur a codé",
    "reason_too_few_units": "trop peu d’unités ont été lues par au moins deux codeurs",
    "reason_code_not_used": "aucun codeur n’a attribué le code",
    "reason_too_few_transcripts": "il n’y a qu’un entretien à rééchantillonner",
    "reason_few_transcripts": "moins de dix entretiens : l’intervalle est probablement trop étroit",
    "reason_undefined_draws": "le coefficient n’était pas défini dans plus de 5 % des rééchantillons",
    "reason_whole_segments": "les codeurs ont codé des segments entiers",
    "reason_no_common_text": "ces codeurs n’ont lu aucun segment en commun",
    "reason_codes_overlap": "un codeur a attribué plusieurs codes aux mêmes mots",
    "reason_no_disagreement": "aucun désaccord dans l’échantillon, non estimable",
    "reason_resamples_alike": "presque tous les rééchantillons donnent la même valeur, non estimable",
    "reason_too_few_uses": "le code a été attribué à trop peu de segments",
    "no_coder": "Aucun segment n’a été lu par un codeur, de sorte qu’il n’y avait pas d’accord à calculer.",
    "one_coder": "Un seul codeur a lu {segments}, de sorte qu’il n’y avait pas d’accord entre codeurs à calculer.",
    "compared": "Au total, {coders} ont lu {segments} ; parmi eux, {twice} ({percent}) ont été vus par au moins deux "
    "codeurs et ont été comparés.",
    "left_out": (
        "De ce que deux codeurs ont vu, {n} segment auquel personne n’a attribué de code a été laissé de côté.",
        "De ce que deux codeurs ont vu, {n} segments auxquels personne n’a attribué de code ont été laissés de côté.",
    ),
    "group_of_one": "Le groupe {group} a été lu par un seul codeur ({coder}), de sorte que rien n’y a été comparé.",
    "group_apart": "Dans le groupe {group}, aucun segment n’a été lu par deux codeurs, de sorte que rien n’y a été "
    "comparé.",
    "average": "L’accord a été calculé pour chaque code sur chaque segment (attribué ou non) avec {statistic} : en "
    "moyenne {value}{interval} sur {codes}.",
    "lowest": "La valeur la plus basse était {value}{interval}, celle du code {code} : {counts} ; la plus haute était "
    "{highest}.",
    "lowest_and_others": "La valeur la plus basse était {value}, celle des codes {code} ; la plus haute était "
    "{highest}. Pour {first}, {counts}.",
    "counts_of_two": "{first} l’a attribué à {segments_first}, {second} à {segments_second}, les deux à {both}",
    "counts_of_more": "au moins un codeur l’a attribué à {any}, tous ceux qui les ont vus à {all}",
    "all_alike": "Tous ces codes avaient la valeur {highest}.",
    "too_few": (
        "Pour {n} code attribué à moins de {fewest} segments par l’ensemble des codeurs, aucun coefficient n’a été "
        "calculé, et la moyenne ne le compte pas : {codes}.",
        "Pour {n} codes attribués à moins de {fewest} segments par l’ensemble des codeurs, aucun coefficient n’a été "
        "calculé, et la moyenne ne les compte pas : {codes}.",
    ),
    "undefined": (
        "La moyenne ne compte pas non plus {n} code sans valeur définie ({reasons}).",
        "La moyenne ne compte pas non plus {n} codes sans valeur définie ({reasons}).",
    ),
    "all_undefined": "La valeur n’était définie pour aucun code ({reasons}) ; le coefficient prévu était {statistic}.",
    "no_disagreement": (
        "Pour {n} code, il n’y avait aucun désaccord, de sorte qu’un intervalle n’était pas estimable.",
        "Pour {n} codes, il n’y avait aucun désaccord, de sorte que des intervalles n’étaient pas estimables.",
    ),
    "framed": (
        "Parmi les codes, {n} appartient à des questions de l’enquête et a été comparé sur les réponses à celles-ci "
        "seulement.",
        "Parmi les codes, {n} appartiennent à des questions de l’enquête et ont été comparés sur les réponses à "
        "celles-ci seulement.",
    ),
    "no_interval_of_average": "La moyenne n’a pas d’intervalle, car certains codes étaient si rares qu’ils manquaient "
    "dans des rééchantillons.",
    "intervals": "Les intervalles sont des intervalles bootstrap corrigés du biais et accélérés, tirés de {draws} "
    "rééchantillons.",
    "few_transcripts": "Avec moins de dix entretiens, les intervalles par rééchantillonnage des entretiens sont "
    "probablement trop étroits.",
    "parents": (
        "Parmi ce que les codeurs ont attribué, {n} entrée a des codes sous elle ; elle a été comparée telle "
        "qu’attribuée elle-même.",
        "Parmi ce que les codeurs ont attribué, {n} entrées ont des codes sous elles ; elles ont été comparées telles "
        "qu’attribuées elles-mêmes.",
    ),
    "pooled": "Sur tous les codes utilisés ensemble ({n} décisions, chaque code sur chaque segment), {statistic} était "
    "de {value}{interval}.",
    "with_uncoded": "Avec les segments que personne n’a codés, il était de {value}",
    "without_uncoded": "Sans les segments que personne n’a codés, il était de {value}",
    "side_n": "{text} ({n} décisions)",
    "suggested": "de {value} sur les codes suggérés à tous les lecteurs du segment",
    "not_suggested": "de {value} sur les codes qui n’avaient été suggérés à personne",
    "suggested_to_some": "de {value} sur les codes suggérés à une partie des codeurs",
    "suggestions_shown": "de {value} sur les segments dont tous les codeurs voyaient des suggestions",
    "suggestions_withheld": "de {value} sur les segments dont aucun codeur n’en voyait",
    "suggestions_shown_to_some": "de {value} sur les segments dont une partie des codeurs voyait les suggestions",
    "sides": "Selon ce qui avait été montré, il était {parts}.",
    "side_undefined": "valeur non définie",
    "one_code": "Aucun codeur n’a attribué plus d’un code à un segment ; sur les codes pris comme catégories, "
    "{statistic} était de {value}.",
    "one_code_undefined": "Sur les codes pris comme catégories, {statistic} n’était pas défini ({reason}).",
    "sets": "L’alpha des ensembles de codes attribués à chaque segment, avec la distance MASI, était de "
    "{value}{interval}.",
    "sets_undefined": "L’alpha des ensembles de codes attribués à chaque segment n’était pas défini ({reason}).",
    "stretches": "Sur les mots marqués dans les {n} caractères que tous les codeurs de la vague {round} ont vus, "
    "{values}.",
    "stretch": "{statistic} ({what}) était de {value}",
    "stretch_undefined": "{statistic} ({what}) n’était pas défini ({reason})",
    "what_is_marked": "ce qui est marqué",
    "with_which_code": "avec quel code",
    "again": "Le codeur {coder} a codé {segments} dans les vagues {first} et {later} ; l’accord avec son propre codage "
    "antérieur ({statistic}) était de {value} en moyenne sur les codes.",
    "again_undefined": "Le codeur {coder} a codé {segments} dans les vagues {first} et {later} ; l’accord avec son "
    "propre codage antérieur ({statistic}) n’était pas défini.",
    "recall": (
        "Les suggestions ont été retenues pour une part des segments tirée au sort ; du {n} code que les codeurs y ont "
        "attribué, {percent} figuraient parmi les suggestions du modèle que personne n’a vues{beside}.",
        "Les suggestions ont été retenues pour une part des segments tirée au sort ; des {n} codes que les codeurs y "
        "ont attribués, {percent} figuraient parmi les suggestions du modèle que personne n’a vues{beside}.",
    ),
    "recall_beside": ", et {percent} là où elles étaient montrées",
    "followed": "Les codeurs ont attribué le code suggéré en premier dans {shown} des segments où il était montré et "
    "dans {blind} de ceux où il était retenu, soit une différence de {points} points de pourcentage{interval}.",
    "share_interval": " (intervalle à 95 % {limits})",
    "not_independent": "Les codeurs à qui des suggestions ont été montrées voyaient celles du même modèle ; leurs "
    "codages ne sont donc pas pleinement indépendants les uns des autres, et leur accord peut en être plus élevé.",
    "settled_single": "Chaque segment n’a eu qu’un codeur, de sorte que rien n’était à trancher.",
    "settled_union": "Dans le codage final, un code a été retenu dès qu’un codeur au moins l’a attribué.",
    "settled_intersection": "Dans le codage final, un code a été retenu si tous les codeurs qui ont vu le segment "
    "l’ont attribué.",
    "settled_majority": "Dans le codage final, un code a été retenu si plus de la moitié des codeurs qui ont vu le "
    "segment l’ont attribué.",
    "settled_primary": "Dans le codage final, les codes du codeur principal ont été retenus.",
    "settled_none": "Des codes donnés aux segments lus par plusieurs codeurs, aucun n’a figuré dans le codage final.",
    "settled_adjudicated": "Les désaccords ont été tranchés un à un.",
    "settled_alone": "Ce qu’un seul codeur a lu est resté tel qu’il avait été codé.",
    "settled_left_open": "Ce qui restait ouvert a été tranché cas par cas.",
    "why_not_reflexive_ta": "Aucun coefficient d’accord n’a été calculé. Dans l’analyse thématique réflexive, le "
    "codage est l’interprétation située de l’analyste, et non une mesure que d’autres devraient reproduire ; l’accord "
    "entre codeurs n’est pas un signe de sa qualité (Braun & Clarke 2021, Qualitative Research in Psychology "
    "18:328-352). Les divergences entre codeurs sont néanmoins listées, comme matière à réflexion.",
    # the figure
    "figure_title": "Accord entre codeurs, par code",
    "figure_code": "Code",
    "figure_any": "un",
    "figure_all": "tous",
    "figure_alpha": "Alpha",
    "figure_all_codes": "Tous les codes ensemble",
    "figure_itself": "lui-même",
    "figure_too_few": "trop peu",
    "figure_not_used": "non utilisé",
    "figure_undefined": "non défini",
    "figure_counts": "Un, tous : segments auxquels un codeur au moins, tous ceux qui les ont vus, ont donné le code.",
    "figure_line": "Ligne : intervalle à 95 % sur les transcriptions.",
    "figure_line_of_few": "Ligne : intervalle à 95 % sur les transcriptions, qui sont peu nombreuses.",
    "figure_dashed": "Ligne tiretée : intervalle à 95 % sur les segments.",
    "figure_hollow": "Point creux : aucun intervalle n’est estimable.",
    "figure_nothing": "Aucun coefficient d’accord n’a été calculé.",
    "figure_unused": (
        "Non montré : {n} code que personne n’a utilisé.",
        "Non montrés : {n} codes que personne n’a utilisés.",
    ),
}
