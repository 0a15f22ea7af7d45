"""French. Singling out, linkability and inference are called as in the French text of Opinion 05/2014."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # kinds of facts
    "kind_role": "rôle",
    "kind_post": "travail inhabituel",
    "kind_origin": "origine, langue ou religion",
    "kind_illness": "maladie ou handicap",
    "kind_event": "événement",
    "kind_public": "fait public",
    "kind_family": "famille",
    "kind_quantity": "nombre rare",
    "kind_standing_out": "singularité",
    "kind_organisation": "organisation",
    "kind_place": "lieu",
    "kind_age": "âge",
    "kind_date": "date",
    "kind_dated": "date d’un événement",
    "kind_expression": "expression rare",
    # why a finding is worth a question
    "others_in": "d’autres dans {transcript}",
    "place": "{transcript}, tour de parole {turn}",
    "told_by": "{voice} : {facts}",
    "apart": " ; ",
    "voice_at": "{voice}, tour de parole {turn}",
    "voice_in": "{voice} dans {transcript}, tour de parole {turn}",
    "same_told": "La même chose ({kind}) est dite par {voice} dans {transcript} et par {there}, de sorte que qui lit "
    "peut relier les deux.",
    "may_tell_of": "Avec ce que ce tour de parole dit d’autre ({kind}), cela peut révéler de qui il est question.",
    "left_in": "Laissé dans les textes ({kind}), avec d’autres faits que raconte {voice} : pris ensemble, ils sont "
    "dits de {together} ; celui-ci seul, de {alone}.",
    "left_in_general": "Laissé dans les textes ({kind}), avec d’autres faits que raconte {voice} : pris ensemble, ils "
    "sont dits de {together} ; celui-ci seul, de {alone} ; rendu général, de {general}.",
    "share": ("{k} sur {n} participant", "{k} sur {n} participants"),
    # the page of the findings
    "page_title": "{study} : qui pourrait être reconnu",
    "page_heading": "Qui pourrait être reconnu : {study}",
    "page_intro": "Cette page cite : elle est sous scellés, réservée à la personne responsable de l’étude. Elle "
    "cherche dans les textes tels qu’ils sont transmis, noms remplacés, des faits dont la combinaison peut révéler qui "
    "est quelqu’un. k est le nombre de participants de l’étude qui disent la même chose d’eux-mêmes et dont la feuille "
    "des participants dit la même chose ; combien de personnes ailleurs la partagent, aucune étude ne le sait. Décidez "
    "dans la {review} : chaque fait y est une seule question pour tous les endroits où il est dit. En attente d’une "
    "décision : {waiting}.",
    "review": "relecture",
    "who_is_told_of": "De qui il est question",
    "no_passage": "Aucun passage n’a été trouvé.",
    "no_link": "Aucun passage n’a été trouvé qui relie des voix que les pseudonymes tiennent séparées.",
    "head_fact": "fait",
    "head_passage": "passage",
    "head_k_alone": "k seul",
    "head_k_general": "rendu général",
    "head_k_all": "k de tous, celui-ci général",
    "head_k_without": "sans celui-ci",
    "head_proposal": "proposition",
    "k_same": "k = {k} sur {of} ; {proposed} une fois fait tout ce qui est proposé",
    "k_now_few": "k = {k} sur {of} d’après ce qui a été dit, {now} dans l’état actuel : se distingue encore ; "
    "{proposed} une fois fait tout ce qui est proposé",
    "k_now_more": "k = {k} sur {of} d’après ce qui a été dit, {now} dans l’état actuel : plusieurs au moins partagent "
    "ce qui est laissé ; {proposed} une fois fait tout ce qui est proposé",
    "told_in": "dit à {places} endroits",
    "state_general": "rendu général",
    "state_gone": "effacé",
    "state_kept": "gardé",
    "why": "{state} : {why}",
    "generalise_to": "généraliser en {shown}",
    "blank_as": "effacer, en {shown}",
    "decide": "décider",
    "not_asked": "{what} ; non demandé, il en dit moins",
    "nothing_left": "Rien de ce qui est cherché n’est laissé dans les textes.",
    # the sections of both pages
    "singling_out": "Individualisation",
    "linkability": "Corrélation",
    "inference": "Inférence",
    "who_could_join": "Qui pourrait relier quoi",
    "what_is_not_covered": "Ce qui n’est pas couvert",
    "who_colleague": "Un ou une collègue, qui sait où et comme quoi quelqu’un travaille, et ce qui s’y est passé",
    "who_relative": "Un ou une proche, qui connaît la famille, la santé et le passé",
    "who_stranger": "Une personne étrangère avec un moteur de recherche, ou un programme qui cherche pour elle",
    "nobody_stands_out": "Aucun participant n’a été trouvé qui se distingue par des faits des sortes qui sont "
    "cherchées.",
    "k_told": "k est le nombre de participants de l’étude qui disent la même chose d’eux-mêmes et dont la feuille dit "
    "la même chose. En dehors de l’étude, il peut y en avoir davantage, ou personne : aucun chiffre n’en est connu "
    "ici. Les deux colonnes suivantes disent jusqu’où irait le changement isolé le plus utile, la dernière ce que "
    "ferait tout ce qui est proposé ; ce qui est gardé reste.",
    "column_participant": "participant",
    "column_facts": "faits",
    "column_k_told": "k d’après ce qui a été dit",
    "column_k_now": "k actuel",
    "column_k_general": "k, un fait rendu général",
    "column_k_without": "k, un fait omis",
    "column_k_proposed": "k, tout comme proposé",
    "links_told": "Un participant porte la même étiquette dans toutes les transcriptions, de sorte qu’un groupe de "
    "discussion et un entretien sont reliés à dessein. Est cherché ce qui relie des voix tenues séparées : qui est "
    "évoqué par une personne et dit ailleurs la même chose de soi, et des locuteurs sans identifiant qui disent la "
    "même chose, en mots rares, qu’un participant.",
    "none_found": "Rien de tel n’a été trouvé.",
    "column_told_by": "dit par",
    "column_in": "dans",
    "column_and_by": "et par",
    "column_links": "ce qui les relie",
    "learnt": "Qui reconnaît un participant apprend ce qu’il raconte d’autre.",
    "sensitive": "Participants dont les faits révélateurs sont de nature sensible : {counts}.",
    "none_alike": "Aucun groupe de participants dont la feuille dit la même chose n’a été trouvé où tous racontent la "
    "même chose.",
    "alike": (
        "Dans {n} cas, tous les participants dont la feuille dit la même chose racontent la même chose : on l’apprend "
        "de chacun d’eux sans les distinguer l’un de l’autre.",
        "Dans {n} cas, tous les participants dont la feuille dit la même chose racontent la même chose : on l’apprend "
        "de chacun d’eux sans les distinguer l’un de l’autre.",
    ),
    "of_what_is_left": "Des faits qui sont laissés dans les textes actuellement :",
    "column_who": "qui",
    "column_could_join": "sortes de faits que cette personne pourrait relier",
    "column_participants": "participants",
    "no_kind": "aucune trouvée",
    "nothing_asked": "Rien n’a été demandé.",
    "column_fact": "fait",
    "column_left": "laissé, pas encore de décision",
    "column_general": "rendu général",
    "column_gone": "effacé",
    "column_kept": "gardé, avec une raison",
    "decided_told": "Les passages, les propositions et les raisons sont dans `results/sealed/anonymise/risk.html`, "
    "réservé à la personne responsable de l’étude. Ce qui est rendu général ou effacé l’est dans toutes les "
    "transcriptions où il est dit, à moins que la décision n’en nomme certaines, et le registre le compte.",
    "not_covered": "Ceci est une recherche par listes et motifs. Elle ne prouve pas que personne ne peut être reconnu, "
    "et ne donne aucune probabilité, car ces données ne permettent pas d’en obtenir. Ne sont pas couverts : les faits "
    "qu’aucune liste ne connaît, ou qui sont racontés sur plusieurs tours de parole ou seulement suggérés ; le cours "
    "d’une vie ou d’un événement dans son ensemble ; les façons de parler et d’écrire ; ce que des participants disent "
    "d’autrui au-delà des tours de parole nommés ; ce que montrent enregistrements, photographies ou métadonnées ; et "
    "ce que quelqu’un hors de l’étude sait ou a publié. Des programmes qui lisent les textes comme des gens, et "
    "cherchent sur le web, relient plus que cette recherche (arXiv:2602.16800 et arXiv:2605.30848, tous deux de 2026). "
    "Qui connaît un participant peut le reconnaître à ce qu’il dit. C’est à une personne d’en juger.",
    "no_facts_in": "Aucun fait n’est cherché en : {languages}.",
    # the report for an ethics board
    "report_heading": "Risque d’être reconnu : {study}",
    "in_short": "En bref",
    "transcripts": ("{n} transcription", "{n} transcriptions"),
    "short_replaced": "Éléments identifiants remplacés : {replaced}, dans {transcripts}.",
    "short_reviewed": "Relecture par une personne : complète.",
    "short_open": "Relecture par une personne : **incomplète**, {waiting} sur {asked} en attente.",
    "short_more": (
        "Au-delà d’une page par transcription : {n} autre question sans décision.",
        "Au-delà d’une page par transcription : {n} autres questions sans décision.",
    ),
    "short_recall": "Mentions de personnes qui sont remplacées, estimées sur un échantillon tiré au sort : {share} "
    "(intervalle à 95 % : à partir de {low}).",
    "short_no_recall": "Mentions de personnes qui sont remplacées, estimées sur un échantillon tiré au sort : pas "
    "encore estimées.",
    "short_only_ones": "Participants seuls à avoir tous leurs attributs : {alone} sur {of}.",
    "short_stand_out": "Participants qui se distinguent par des faits laissés dans les textes : {now} actuellement, "
    "{before} avant toute décision.",
    "what_these_data_are": "Ce que sont ces données",
    "pseudonymised": "Les données sont **pseudonymisées** tant que la clé et le registre des pseudonymes existent : "
    "ils permettent de nommer à nouveau chaque personne, de sorte que les données restent des données personnelles "
    "(RGPD, art. 4(5)). Elles ne peuvent être dites anonymes que lorsque la clé, le registre et les originaux sont "
    "détruits et que le risque qui reste, décrit ici, est jugé acceptable.",
    "what_was_replaced": "Ce qui a été remplacé",
    "nothing_found": "Rien qui identifie n’a été trouvé.",
    "column_transcript": "transcription",
    "row_all": "toutes",
    "left_kept": "Trouvés, et laissés tels quels, par la règle de leur catégorie : {counts}.",
    "left_refused": "Trouvés, et laissés tels quels, parce que la relecture l’a décidé : {counts}.",
    "left_public": "Trouvés, et laissés tels quels, parce que ce sont des noms publics, qui n’identifient personne "
    "(`anonymise.public`) : {counts}.",
    "count": "{what} : {n}",
    "what_was_reviewed": "Ce qu’une personne a relu",
    "nothing_to_review": "Il n’y avait rien à relire.",
    "reviewed": "{done} questions sur {asked} ont une décision ({share}).",
    "not_complete": "**La relecture n’est pas complète.**",
    "reviewed_more": (
        "{n} autre question, moins risquée ou moins douteuse que celles qui sont posées sur sa transcription, ne "
        "tenait pas sur la page de la transcription (`anonymise.review_page`) et n’a pas de décision.",
        "{n} autres questions, chacune moins risquée ou moins douteuse que celles qui sont posées sur sa "
        "transcription, ne tenaient pas sur la page de la transcription (`anonymise.review_page`) et n’ont pas de "
        "décision.",
    ),
    "reviewers": "Personnes qui ont relu : {reviewers} ; dernière décision : {day}.",
    "no_day": "sans date",
    "column_question": "question sur",
    "column_decided": "décidées",
    "column_asked": "posées",
    "about_frequent": "la liste de ce qui est remplacé le plus souvent",
    "about_uncertain": "des noms incertains",
    "about_unknown_word": "des mots inconnus à majuscule",
    "about_doubtful_link": "des doutes sur la personne visée",
    "about_fact": "des faits laissés dans les textes",
    "about_once": "des noms dits une seule fois",
    "about_sample": "des tours de parole tirés au sort",
    "what_may_be_missed": "Ce qui peut encore manquer",
    "rules_alone": "**Pas de modèle de langue pour : {languages}.** Là, les noms sont trouvés par la liste de "
    "personnes, par ce qui annonce quelqu’un (titres, salutations, parenté) et par des listes de noms seulement. Un "
    "nom rare que rien n’annonce est manqué, et moins de lieux et d’organisations sont trouvés : lisez davantage de "
    "tours de parole tirés au sort.",
    "language_en": "anglais",
    "language_fr": "français",
    "language_de": "allemand",
    "no_recall": "Pas d’estimation : aucun tour de parole tiré au sort n’a encore été lu et compté, ou aucun d’eux ne "
    "nomme une personne. Dans la relecture, indiquez pour chacun d’eux le nombre de personnes manquées.",
    "turns_drawn": (
        "{n} tour de parole tiré au sort et lu par une personne",
        "{n} tours de parole tirés au sort et lus par une personne",
    ),
    "persons_replaced": ("{n} mention de personnes était remplacée", "{n} mentions de personnes étaient remplacées"),
    "recall": "Dans {turns}, de {transcripts}, {replaced} et {missed} manquées : un rappel estimé à {share} "
    "(intervalle à 95 % : {interval}, Clopper et Pearson). L’intervalle prend chaque mention pour un tirage à part ; "
    "les mentions d’un même tour de parole se ressemblent, de sorte que la vraie valeur peut se trouver un peu en "
    "dehors. Ce qui manquait là et que la relecture a ajouté est remplacé maintenant : l’estimation vaut pour l’état "
    "d’avant.",
    "by_the_sheet": "Peut-on distinguer quelqu’un de tous les autres de l’étude ? D’après ce que dit la feuille des "
    "participants :",
    "no_attributes": "La feuille des participants ne dit rien d’eux qui puisse en distinguer un.",
    "attributes": "Attributs : {attributes}. k = {k} :",
    "only_ones": (
        "{n} participant sur {of} est seul à avoir tous ses attributs.",
        "{n} participants sur {of} sont seuls à avoir tous leurs attributs.",
    ),
    "shared_with": (
        "chaque participant partage tous ses attributs avec au moins {n} autre.",
        "chaque participant partage tous ses attributs avec au moins {n} autres.",
    ),
    "in_bands": (
        "Avec des âges par tranches de dix ans, k = {k}, et {n} reste seul : n’imprimez jamais les âges en années.",
        "Avec des âges par tranches de dix ans, k = {k}, et {n} restent seuls : n’imprimez jamais les âges en années.",
    ),
    "small_groups": "Groupes de moins de {few} ; omettez des attributs dans les tableaux, ou regroupez leurs valeurs :",
    "by_what_they_tell": "D’après ce qu’ils racontent d’eux-mêmes et qui est laissé dans les textes :",
    "what_was_decided": "Ce qui a été décidé des faits laissés dans les textes",
}
