"""French words that are names nowhere, or names as well."""

from __future__ import annotations

from themetrail.languages.parts.vocabulary import Vocabulary
from themetrail.languages.parts.words import word_set

VOCABULARY = Vocabulary(
    hums=word_set("mm hm ah oh eh ha euh heu bah beh ben bof hein hop ouf tiens"),
    answers=word_set(
        """
        oui ouais non si voilà voila donc alors bon bien enfin allez mouais okay ok zut mince flûte tchin santé
        bravo nan pff pfff chut allô allo bah aïe ouille youpi coucou salut merde putain
        """
    ),
    counted=word_set(
        """
        question questions section sections phase session page table code partie etape niveau vague seance
        entretien tableau annexe chapitre ligne colonne groupe tache plan stade unite chambre lit etage box
        salle type classe annee
        """
    ),
    names_too=word_set("ben"),
    professions=word_set(
        """
        avocat avocate boucher boulanger boulangere caissier caissiere charpentier chauffeur chirurgien
        chirurgienne coiffeur coiffeuse comptable cuisinier cuisiniere dentiste electricien enseignant
        enseignante horloger infirmier infirmiere ingenieur ingenieure institutrice instituteur jardinier
        journaliste macon mecanicien medecin menuisier notaire pasteur pharmacien pharmacienne plombier pompier
        professeur psychiatre psychologue secretaire serveur serveuse vendeur vendeuse veterinaire
        """
    ),
    organisations=word_set(
        """
        fondation clinique hopital atelier boulangerie garage hotel restaurant cafe imprimerie pharmacie ecole
        universite college institut banque compagnie societe association centre eglise maison foyer creche
        garderie groupe sa sarl rue avenue place village tribunal police prison bureau region canton commune
        district
        """
    ),
    articles=word_set("le la les l du de des d a au aux"),
    twice=word_set("deux"),
    in_names=word_set("st ste dr prof no"),
    saints=("St", "Ste", "Saint", "Sainte"),
    joined_to_names=word_set("là la ci y en t même meme elle il on ce je tu nous vous eux moi toi lui"),
    no_initials=word_set("sa ps cv"),
    called=word_set(
        """
        toussaint ramadan maman papa tata tatie tonton mamie mamy papi papy pepe meme nounou cheri cherie maire
        cure syndic syndique prefet prefete ministre pape eveque mere pere soeur sœur frere directeur directrice
        docteur infirmier infirmiere concierge patron patronne chef cheffe juge president presidente conseiller
        conseillere
        """
    ),
    indefinite=word_set("un une"),
    set_phrases=(
        "(?:à|de|d['’]à) côté",
        "ben (?:voilà|oui|non|alors|si|ouais|quoi|là|c'est|c’est|j'ai|j’ai|écoutez?|moi|tu|on|je|il|elle|d'abord)",
        "(?:bon|mon|grand) dieu|nom de dieu|dieu (?:merci|sait|soit loué)|bonne mère|jésus(?: marie)?",
        "tendon d['’]achille|talon d['’]achille|pierre (?:qui roule|angulaire|par pierre|tombale)|marie couche-toi là",
        "claire(?:,| comme)|charlotte aux|madeleine(?: de proust| et thé)|martin-pêcheurs?|reine d['’]un jour",
        "(?:la|une|ma|ta|sa|leur) sep",  # an illness, and a given name elsewhere
        # what is driven, of a make that is a surname too
        "(?:en|une?|ma|ta|sa|notre|votre|leur|vieille|petite) (?:renault|peugeot|citroën|ford|mercedes|simca)",
        "la (?:renault|peugeot|citroën|ford|mercedes|simca)(?= d[eu]s? | d['’])",
        "rose (?:bonbon|pâle|des vents)|jean-foutre|saint(?:e)?-glinglin|à la saint-glinglin",
        "juste (?:un|une|le|la|pour|avant|après)|constant,|clément,|parfait,|prudence,|marine, bleu|bleu marine",
    ),
    without_forms=word_set(
        """
        ah assez au aucunement auquel autrement aux auxquelles auxquels bref certes cinquante combien comment
        debout dehors demain delà desquelles desquels dessous dessus dont du duquel déjà eh enfin ensemble
        environ etc euh exprès ha hein hier hormis hui hé jamais jusqu là loin longtemps lorsque maintenant mieux
        non notamment néanmoins où ouais oui parfois partout pas peu plusieurs plutôt pourquoi pourtant presque
        près puis puisque quand quant quarante quasi quatorze quelquefois quiconque quoi revoici revoilà si
        sinon soi soit soixante souvent surtout tant tantôt tard tellement toujours toutefois treize trop très
        temps pays cas corps bras avis choix voix croix poids propos repas os dos succès accès progrès refus fois
        aujourd lorsqu puisqu presqu quelqu ailleurs auparavant davantage tôt via vite
        voici voilà volontiers ès également ô
        beaucoup septante huitante octante nonante svp
        afflux amas ananas anchois anthrax autobus bonus cadenas campus canevas cassis chaos colis coloris
        compas consensus cortex creux croquis crucifix cyprès dais devis duplex débris décès encens engrais
        excès fax flux fracas gars gaz glas gris harnais herpès houx héros index influx jus laps larynx latex
        logis lupus lynx malus marais matelas maïs minibus mors mœurs nez noix oasis obus omnibus ours paix
        palais pancréas paradis pathos pelvis perdrix pharynx pis plexus pois pouls processus prolapsus prospectus
        pubis puits quiz rabais rachis radis ras reflux relais repos riz rubis rébus salsifis silex sinus stress
        surplus talus tas taux tennis terminus thorax tournevis toux trépas typhus tétanos univers utérus
        velours verglas virus époux
        """
    ),
    derived=(("ment", ""), ("amment", "ant"), ("emment", "ent"), ("ément", "e"), ("iment", "il"), ("eux", "euse")),
    adverb_endings=("ment",),
    mostly_words=word_set(
        """
        an la le les ma mai mars avril juin or se tu si va claire rose pierre constance felicite esperance
        desire aime parfait juste prudence
        """
    ),
    after_names=word_set(
        """
        et ou mais est a dit va fait pas non oui si bien aussi elle il on tu vous nous je qui que quoi dans sur
        pour par avec
        """
    ),
    behind_things=word_set("le la de"),
    elided=word_set("c d j l m n qu s t"),
    article_particles=word_set("le la"),
    written_with_capital=word_set(
        """
        francais francaise suisse suissesse allemand allemande anglais anglaise italien italienne espagnol espagnole
        portugais portugaise europeen europeenne americain americaine romand romande alemanique noel paques internet
        dieu etat
        """
    ),
)
