"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "et",
    "title": "Registre et analyse d’impact relative à la protection des données : {title}",
    "apart": "Les paragraphes en retrait ont été écrits par des personnes ({file}) ; tout le reste a été calculé "
    "à partir du dossier de l’étude et de sa dernière exécution. Ce n’est pas un avis juridique.",
    "not_whole": "Provisoire : les résultats de la dernière exécution ne sont pas complets, ou pas à jour.",
    "state": "[à préciser : {what}]",
    "item": "{what} : {value}",
    "open_asked": "Seules des personnes peuvent le dire. Écrivez-le dans {file}, puis refaites ce document :",
    "nothing_open": "Rien ne reste ouvert.",
    "open_slot": "{key} : {what}",
    # headings
    "head_controller": "Art. 30(1)(a) : responsable",
    "head_purposes": "Art. 30(1)(b) : finalités",
    "head_categories": "Art. 30(1)(c) : personnes et données concernées",
    "head_recipients": "Art. 30(1)(d) : destinataires",
    "head_transfers": "Art. 30(1)(e) : transferts vers d’autres pays",
    "head_time_limits": "Art. 30(1)(f) : délais d’effacement",
    "head_security": "Art. 30(1)(g) : mesures techniques et organisationnelles",
    "head_description": "Art. 35(7)(a) : description du traitement",
    "head_necessity": "Art. 35(7)(b) : nécessité et proportionnalité",
    "head_risks": "Art. 35(7)(c) : risques pour les personnes concernées",
    "head_measures": "Art. 35(7)(d) : mesures face à ces risques",
    "head_advice": "Art. 35(2) et (9) : conseil et avis",
    "head_open": "Encore à préciser",
    # what only people can say
    "slot_controller": "qui est responsable, avec adresse et contact, et qui l’est aussi",
    "slot_data_protection_officer": "le délégué ou la déléguée à la protection des données, et comment l’atteindre",
    "slot_purposes": "pour quelles finalités les données sont traitées",
    "slot_legal_basis": "la base légale (art. 6 et 9), selon quelle loi",
    "slot_special_categories": "de quelles catégories particulières de données on parle, et au sujet de qui",
    "slot_recipients": "qui hors de l’équipe reçoit quelles données",
    "slot_access": "qui dans l’équipe peut ouvrir quel dossier, et qui administre l’ordinateur",
    "slot_transfers": "si des données vont dans un autre pays, et avec quelles garanties",
    "slot_retention": "quand les originaux, la clé et les données pseudonymisées sont détruits ou archivés, et "
    "qui y veille",
    "slot_security": "ce qui protège l’ordinateur : chiffrement du disque, sauvegardes, engagements de confidentialité",
    "slot_consent_procedure": "comment les participants ont été informés et ont consenti, et comment ils peuvent "
    "se retirer",
    "slot_ethics_approval": "quel comité d’éthique a approuvé l’étude, sous quel numéro (dans config/methods.yaml)",
    "slot_necessity": "pourquoi ces données sont nécessaires, et pourquoi moins ne suffirait pas",
    "slot_risk_judgement": "comment le risque qui reste est jugé, par qui, et ce qui en découle",
    "slot_dpo_advice": "le conseil du délégué ou de la déléguée à la protection des données",
    "slot_views_of_participants": "ce que les participants pensent du traitement, ou pourquoi on ne le leur a "
    "pas demandé",
    # what is computed
    "titled": "Étude : {title}. Traitée avec Themetrail {version}.",
    "subjects": "Sont concernés les participants, les personnes qui leur parlent et celles dont ils parlent.",
    "kinds_of_data": "Ce qui est traité, tel que la dernière exécution l’a lu :",
    "health_unknown": "Ce que les gens racontent dans leurs propres mots peut relever de catégories "
    "particulières (art. 9) ; aucun programme ne peut dire desquelles.",
    "item_participants": "Participants de la liste de l’étude qui ne se sont pas retirés",
    "item_withdrew": "Participants qui se sont retirés, dont rien ne figure dans les résultats",
    "item_persons": "Pseudonymes de personnes dans les transcriptions",
    "item_transcripts": "Transcriptions",
    "item_turns": "Tours de parole",
    "item_words": "Mots",
    "item_languages": "Langues",
    "item_attributes": "Attributs des participants dans la liste",
    "item_replaced": "Identifiants remplacés, par genre",
    "item_kept": "Trouvés et laissés tels quels, selon la règle de leur genre",
    "category_person": "personnes",
    "category_place": "lieux",
    "category_organisation": "organisations",
    "category_date": "dates",
    "category_age": "âges",
    "category_birth_date": "dates de naissance",
    "category_address": "adresses",
    "category_email": "adresses électroniques",
    "category_phone": "numéros de téléphone",
    "category_url": "adresses web",
    "coders_get": "Les codeurs reçoivent des segments sans noms et le livre de codes, chacun dans ses propres "
    "fichiers, après une recherche de noms dans tous ces fichiers.",
    "no_coder_yet": "Aucun tour de codage n’a encore été remis à des codeurs.",
    "item_coders": "Codeurs des tours de codage remis",
    "item_rounds": "Tours de codage remis",
    "item_shared": "Ce que la configuration laisse sortir (audit.share)",
    "share_only_listed": "Ce que transmet la commande share est cette seule liste, sans les dossiers "
    "scellés, "
    "après une recherche de noms.",
    "no_network": "Le programme n’envoie rien : aucune étape n’ouvre de connexion, aucun service et aucun modèle "
    "qui écrit des textes n’est utilisé. Si des personnes emportent des données dans un autre pays, c’est à elles de "
    "le dire.",
    "deletes_nothing": "Le programme ne détruit rien à une date ; des personnes le font.",
    "to_destroy": "Tant que data/transcripts, data/private (avec le registre des pseudonymes et la clé de "
    "l’étude) et results/sealed existent, des personnes peuvent être nommées de nouveau.",
    "item_share_ends": "Consentements au partage qui finissent à un jour donné",
    "item_archive_ends": "Consentements à l’archivage qui finissent à un jour donné",
    "owner_alone": "Les originaux, les noms, la clé et ce que les codeurs ont rendu ne sont lisibles que par "
    "leur propriétaire (droits du système de fichiers, vérifiés à l’écriture de ce document).",
    "open_files": "Fichiers ou dossiers identifiants que d’autres que leur propriétaire pouvaient ouvrir à "
    "l’écriture de ce document : {n}. La prochaine exécution retire ces droits là où elle le peut.",
    "key_encrypted": "La clé des pseudonymes est chiffrée ; clés qui peuvent l’ouvrir : {n}.",
    "key_open": "La clé des pseudonymes n’est pas chiffrée ; les droits du système de fichiers la protègent.",
    "gate": "Recherche de noms dans tout ce qui est remis à des personnes, à la dernière exécution : {files} "
    "fichiers parcourus, {found} endroits trouvés, {awaiting} endroits dont la forme attend une décision.",
    "no_gate": "Aucune exécution n’a encore cherché de noms dans les résultats.",
    "digests": "Chaque fichier des données d’entrée et des résultats est consigné par son empreinte ; "
    "la commande verify montre tout changement ultérieur.",
    "flow": "Le chemin des données, entièrement dans le dossier de l’étude :",
    "flow_ingest": "Les transcriptions sont lues en tours de parole (results/sealed/ingest ; leur propriétaire seul).",
    "flow_anonymise": "Les noms et autres identifiants sont trouvés et remplacés par des pseudonymes, les mêmes "
    "dans toute l’étude (results/sealed/anonymise contient ce qui a été remplacé, results/anonymise les textes sans "
    "cela).",
    "flow_review": "Une personne décide de ce qui est douteux et lit des tours de parole tirés au sort pour "
    "trouver ce qui a été manqué.",
    "flow_coding": "Des segments de ces textes sont remis aux codeurs par tours de codage, et leurs décisions "
    "reviennent.",
    "flow_tables": "L’accord et le nombre de participants sont calculés ; tableaux, figures et texte de méthode "
    "sont écrits (results/report).",
    "flow_audit": "On cherche des noms dans tout ce qui est remis à des personnes ; chaque étape est consignée "
    "(results/audit).",
    "flow_share": "Ce qui peut sortir est écrit par une commande à part, après une nouvelle recherche.",
    "suggestions_on": "Des codes peuvent être proposés aux codeurs, calculés sur cet ordinateur à partir de "
    "segments codés par des personnes ; aucun code n’entre dans un tableau sans qu’une personne l’ait confirmé.",
    "suggestions_off": "Le programme ne propose pas de codes.",
    "minimised": "L’analyse travaille sur des textes dont les identifiants ont été remplacés ; seules les deux "
    "premières étapes lisent les originaux. Attributs des participants : {attributes}.",
    "pseudonymised_still": "Les données sont pseudonymisées et non anonymes (art. 4(5)).",
    "method": "Méthode : les noms sont trouvés par des modèles de reconnaissance d’entités nommées ({models}), "
    "par la liste de personnes de l’étude et par des règles ; les décisions de qui relit priment.",
    "method_without_models": "Méthode : les noms sont trouvés sans modèle de langue, par la liste de personnes de "
    "l’étude, par des règles et par des listes de noms ; les décisions de qui relit priment.",
    "review_done": "La relecture par une personne est complète : {decided} questions décidées sur {asked}.",
    "review_open": "La relecture par une personne n’est pas complète : {decided} questions décidées sur {asked}.",
    "recall": "Mesuré : dans {turns} tours de parole tirés au sort et lus par une personne, {replaced} mentions "
    "de personnes étaient remplacées et {missed} manquées, soit un rappel estimé à {share} (intervalle à 95 % : "
    "{interval}, Clopper et Pearson). Il vaut pour l’état avant l’ajout de ce qui manquait.",
    "no_recall": "Le rappel n’a pas été mesuré : personne n’a compté ce qui manquait dans les tours tirés au "
    "sort, ou aucun d’eux ne nomme quelqu’un.",
    "item_only_ones": "Participants seuls à avoir tous leurs attributs",
    "item_stand_out_now": "Participants qui se distinguent par des faits laissés dans les textes, maintenant",
    "item_stand_out_before": "De même, avant toute décision",
    "not_covered": "Ces nombres viennent d’une recherche par listes et motifs et ne prouvent rien : qui connaît "
    "un participant peut le reconnaître, et l’on ignore ici ce que d’autres savent ou ont publié. "
    "results/anonymise/risk.md donne les détails et dit ce qui n’est pas couvert.",
    "consent_obeyed": "Ce que les participants ont refusé est laissé hors des citations, de ce qui est partagé "
    "et des archives. Participants qui ont refusé, ou dont le consentement finit à un jour donné :",
    "item_refused_may_quote": "d’être cités",
    "item_refused_may_share": "que leurs paroles soient partagées",
    "item_refused_may_archive": "que leurs paroles soient archivées",
    "withdrawal": "À la prochaine exécution, qui se retire disparaît de tous les résultats ; la commande "
    "withdraw donne la liste des fichiers à détruire, et dit avant, puis montre après, ce qui change "
    "dans chaque "
    "tableau.",
    "access_right": "Ce qu’une personne a dit peut être trouvé et lui être remis : chaque tour de parole porte "
    "l’identifiant du participant (art. 15).",
}
