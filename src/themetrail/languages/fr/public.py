"""Proper names that identify nobody, as French has them."""

from __future__ import annotations

from themetrail.languages.parts.public import Public
from themetrail.languages.parts.words import name_list

PUBLIC = Public(
    care=name_list(
        """
        Urgences; SMUR; Samu social; EMS; Ehpad; EHPAD; CMS; Spitex; CMP; ESAT; HAD; PMI; SSR; USLD; IME;
        Cardiologie; Neurologie; Neuro; Oncologie; Onco; Radiologie; Radio; Urologie; Dermatologie; Hématologie;
        Gastroentérologie; Gastro; Endocrinologie; Rhumatologie; Néphrologie; Ophtalmologie; Orthopédie; Ortho;
        Pédiatrie; Gériatrie; Psychiatrie; Psychologie; Pneumologie; Gynécologie; Gynéco; Obstétrique;
        Maternité; Néonatologie; Chirurgie; Anesthésie; Médecine; Médecine interne; Physio; Physiothérapie;
        Ergothérapie; Logopédie; Diététique; Pharmacie; Soins intensifs; Soins palliatifs; Soins à domicile;
        Réanimation; Ambulatoire; Admissions; Bloc; Bloc A; Service social; Ressources humaines; RH;
        Croix-Rouge; Croix Rouge; Croix-Bleue; Santé publique
        """
    ),
    health=name_list(
        """
        IRM; PET-scan; TDAH; TDA; TOC; TSA; AVC; SIDA; VIH; VPH; BPCO; FIV; IVG; IMC; HTA; DMLA; MST;
        IST; HPI; SLA; TCA; MICI; AIT; RGO; IRC; TSPT; SSPT; QI; Maladie de Lyme; Sclérose en
        plaques; Trisomie; Doliprane; Dafalgan; Efferalgan; Panadol; Paracétamol; Ibuprofène; Irfen;
        Ponstan; Voltaren; Algifor; Aspirine; Temesta; Ritaline; Tramal; Imovane; Stilnox; Lexomil;
        Lexotanil; Atarax; Deroxat; Effexor; Cipralex; Rivotril; Lysanxia; Bétadine; Spasfon; Smecta;
        Gaviscon; Imodium; Levothyrox; Amoxicilline; Pénicilline; Cortisone; Morphine; Méthadone;
        Insuline; tendon d'Achille; Delta
        """
    ),
    institutions=name_list(
        """
        AI; AVS; SUVA; Suva; LPP; LAMal; APG; PC; ORP; RI; BRAPA; SPJ; DGEJ; APEA; UNIA; Unia; SSP; Office AI;
        Office de l'AI; Pro Infirmis; Pro Senectute; Pro Juventute; Caritas; Confédération; Canton; Conseil
        fédéral; Conseil d'État; Grand Conseil; Conseil communal; Conseil national; Conseil des États; Tribunal
        fédéral; Office des poursuites; Contrôle des habitants; Service des migrations; Sécu; Sécurité sociale;
        CPAM; Assurance maladie; CAF; Caf; MDPH; MSA; URSSAF; Urssaf; Pôle emploi; Pôle Emploi; France Travail;
        ANPE; ASSEDIC; RSA; RMI; AAH; APA; APL; CMU; CSS; SMIC; Ameli; Préfecture; Mairie; État; Trésor; Trésor
        public; Impôts; Sénat; Assemblée nationale; Matignon; Éducation nationale; Ministère; DDASS; ARS; HAS;
        CGT; CFDT; SUD; Resto du cœur; Restos du cœur; Secours populaire; Secours catholique; Emmaüs; Armée du
        Salut; Médecins du Monde; Médecins sans frontières; ONU; OMS; UE; Union européenne; Police secours; SOS
        Médecins; SOS Amitié; La Main tendue; Main tendue; Direction; Syndicat; Commune; Municipalité; Poste;
        CFF; SNCF; RATP; TPG; TL; EDF; GDF; REGA; Rega; Alcooliques anonymes; Scouts; Samaritains; PS; PLR; UDC;
        UMP; LR; RN; Verts
        """
    ),
    products=name_list(
        """
        Doctolib; Wikipédia; Le Bon Coin; Leboncoin; Vinted; Blablacar; BlaBlaCar; Anibis; Twint; TWINT;
        Postfinance; PostFinance; Carte Bleue; Carte Vitale; Carte vitale; Migros; Coop; Denner; Manor; Globus;
        Fust; Landi; Carrefour; Auchan; Intermarché; Super U; Monoprix; Casino; Franprix; Fnac; FNAC; Darty;
        Décathlon; Decathlon; Castorama; Bricorama; Conforama; Kiabi; Galeries Lafayette; La Redoute; Rivella;
        Orangina; Ricard; Pastis; Evian; Évian; Coca Cola; Cognac; Bordeaux; Bourgogne; Champagne; Calvados;
        Camembert; Gruyère; Roquefort; Reblochon; Brie; Emmental; Raclette; Fondue; Petit Beurre; Carambar;
        Scotch; Bic; Frigidaire; Mobylette; Solex; Caddie; Abribus; Minitel; Citroën; Toyota; Deux-Chevaux; TGV;
        RER; Natel; Swisscom; Sunrise; Salt; Orange; SFR; Free; RTS; TSR; TF1; France 2; France 3; France Inter;
        France Culture; France Info; Arte; Canal; Canal+; M6; RTL; Europe 1; Le Monde; Monde; Le Figaro; Figaro;
        Libération; Libé; Le Matin; Matin; 24 Heures; 24 heures; Le Temps; Temps; 20 minutes; Tribune de Genève;
        La Liberté; Paris Match; Astérix; Tintin; Monopoly; Scrabble; Tour de France; Coupe du monde;
        Roland-Garros; Jeux olympiques; Labrador; Saint-Bernard; Berger allemand; Yorkshire; Chihuahua
        """
    ),
    culture=name_list(
        """
        Français; Françaises; Allemand; Allemands; Suisse allemand; Suisse; Suisses; Anglais; Italien; Italiens;
        Espagnol; Espagnols; Portugais; Arabe; Arabes; Turc; Turcs; Albanais; Kosovar; Serbe; Croate; Russe;
        Ukrainien; Polonais; Roumain; Chinois; Japonais; Africain; Africains; Européens; Américains; Belges;
        Romands; Alémaniques; Tessinois; Parisiens; Chrétiens; Catholique; Catholiques; Protestant; Protestants;
        Musulman; Musulmans; Juif; Juifs; Bouddhiste; Hindou; Bible; Coran; Torah; Évangile; Dieu; Bon Dieu;
        Jésus-Christ; Allah; Bouddha; Vierge; Sainte Vierge; Vierge Marie; Saint-Esprit; Notre Père; Père Noël;
        Saint-Nicolas; Saint-Sylvestre; Saint-Valentin; Saint-Jean; Saint-Glinglin; Sainte-Catherine; Pentecôte;
        Carême; Avent; Fête-Dieu; Jeûne; Jeûne fédéral; Chandeleur; Mardi gras; Nouvel An; Vendredi saint; Lundi
        de Pâques; Fête nationale; Premier Août; Premier Mai; Shabbat; Kippour; Bac; BEP; CAP; BTS; DUT; CFC;
        HES; Brevet; Matu; Maturité; Licence; Doctorat; Maths; Français langue étrangère; Géo; Histoire;
        Musique; Gym; Seconde; Première; Terminale; Maternelle; École; Collège; Lycée; Gymnase; Université; Fac;
        Confinement; Guerre mondiale; Première Guerre mondiale; Seconde Guerre mondiale; Libération; Résistance
        """
    ),
)
