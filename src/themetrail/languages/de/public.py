"""Proper names that identify nobody, as German has them."""

from __future__ import annotations

from themetrail.languages.parts.public import Public
from themetrail.languages.parts.words import name_list

PUBLIC = Public(
    care=name_list(
        """
        Notaufnahme; Intensivstation; Kardiologie; Neurologie; Onkologie; Radiologie; Urologie; Dermatologie;
        Hämatologie; Gastroenterologie; Endokrinologie; Rheumatologie; Nephrologie; Orthopädie; Pädiatrie;
        Geriatrie; Psychiatrie; Gynäkologie; Geburtshilfe; Chirurgie; Anästhesie; Innere Medizin; Physio; Ergo;
        Physiotherapie; Ergotherapie; Logopädie; Palliativstation; Reha; Spitex; Sozialdienst; Pflegedienst;
        Rotes Kreuz; Rettungsdienst; Hausarzt; KESB; SPZ; MVZ; PDL; IPS; OP; Ambulanz; Sozialstation;
        Telefonseelsorge; Dargebotene Hand
        """
    ),
    health=name_list(
        """
        MRT; MRI; CT; EKG; ADHS; ADS; PTBS; COPD; MS; ALS; AIDS; BMI; Multiple Sklerose; Morbus Crohn; Morbus
        Parkinson; Ibuprofen; Paracetamol; Dafalgan; Novalgin; Voltaren; Aspirin; Tavor; Temesta; Citalopram;
        Cipralex; Insulin; Cortison; Kortison; Penicillin; Methadon; Morphium; Delta
        """
    ),
    institutions=name_list(
        """
        AOK; Barmer; TK; DAK; Krankenkasse; Arbeitsagentur; Agentur für Arbeit; Arbeitsamt; Jobcenter;
        Jobcentre; Hartz IV; Hartz Vier; Bürgergeld; Jugendamt; Sozialamt; Ordnungsamt; Finanzamt; Standesamt;
        Einwohneramt; Bundestag; Bundesrat; Bundesregierung; Bundeswehr; Landtag; Kanton; Bund; IV; AHV; SUVA;
        Suva; BVG; RAV; ALV; IV-Stelle; Pro Infirmis; Pro Senectute; Caritas; Diakonie; Malteser; Johanniter;
        DRK; ASB; AWO; VdK; Lebenshilfe; Tafel; BAMF; Feuerwehr; THW; ADAC; TÜV; Schufa; ver.di; IG Metall; DGB;
        CDU; CSU; SPD; FDP; AfD; SVP; SP; Grüne; Die Grünen; Die Linke; EU; UNO; WHO; Post; Bahn; Deutsche Bahn;
        SBB; ÖBB; S-Bahn; U-Bahn; Rega; Rotary; Anonyme Alkoholiker
        """
    ),
    products=name_list(
        """
        Migros; Coop; Denner; Edeka; Rewe; Netto; Kaufland; dm; Müller Markt; Billa; Spar; Tchibo; Saturn; Media
        Markt; MediaMarkt; Obi; Bauhaus; Hornbach; Kik; C&A; Ebay Kleinanzeigen; Kleinanzeigen; Doctolib; Tempo;
        Tesa; Uhu; Edding; Nivea; Haribo; Rivella; Ovomaltine; Thermomix; Natel; Swisscom; Telekom; Vodafone; Volg;
        Landi; ARD; ZDF; RTL; SRF; ORF; Arte; Tagesschau; Tatort; Bild; Spiegel; Zeit; NZZ; 20 Minuten; Golf;
        Passat; Opel; ICE; Bundesliga; Labrador; Schäferhund; Wikipedia
        """
    ),
    culture=name_list(
        """
        Deutsch; Englisch; Französisch; Italienisch; Spanisch; Portugiesisch; Türkisch; Arabisch; Russisch;
        Ukrainisch; Polnisch; Rumänisch; Albanisch; Serbisch; Kroatisch; Tamilisch; Schweizerdeutsch;
        Hochdeutsch; Mundart; Latein; Katholik; Katholiken; Protestant; Muslim; Muslime; Moslem; Juden;
        Buddhist; Hindu; Bibel; Koran; Gott; Jesus Christus; Herrgott; Allah; Buddha; Maria Himmelfahrt;
        Weihnachtsmann; Samichlaus; Christkind; Sankt Nikolaus; Sankt Martin; Advent; Fasnacht; Karneval; Christi
        Himmelfahrt; Fronleichnam; Allerheiligen; Reformationstag; Muttertag; Mathe; Mathematik; Physik; Chemie;
        Biologie; Geografie; Geschichte; Musik; Kunst; Sport; Religion; Ethik; Abi; Abitur; Matura; Lehre; KV;
        FH; Uni; Kindergarten; Kita; Realschule; Hauptschule; Gymnasium; Berufsschule; Lockdown; Zweiter
        Weltkrieg; Erster Weltkrieg; Mauerfall
        """
    ),
)
