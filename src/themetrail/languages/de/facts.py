"""German words of facts that may tell, in combination, who somebody is."""

from __future__ import annotations

from themetrail.languages.de.tellings import TELLINGS
from themetrail.languages.parts.facts import Facts
from themetrail.languages.parts.words import word_set

_TO_TWELVE = ["zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf"]
_TEENS = ["dreizehn", "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS = ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"]

FACTS = Facts(
    own=word_set("ich mir mich uns mein meine meinen meinem meiner meines wir unser unsere unseren unserem unserer"),
    others=word_set("er sie sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer jemand"),
    as_role=("(?:bin|war) ich", "ich (?:bin|war|wurde)", "arbeite als", "gelernte[rn]?", "ausbildung zu[rm]"),
    told={
        "role": {
            "health profession": (
                *("hebamme", "anasthesist", "anasthesistin", "kinderarzt", "kinderarztin", "neurochirurg", "chirurg"),
                *("neurochirurgin", "chirurgin", "kardiologe", "kardiologin", "onkologe", "onkologin", "radiologe"),
                *("gerichtsmediziner", "landarzt", "landarztin", "hausarzt", "hausarztin", "oberschwester"),
                *("stationsleiter", "stationsleiterin", "gemeindeschwester", "logopade", "logopadin", "ergotherapeut"),
                *("ergotherapeutin", "physiotherapeut", "physiotherapeutin", "optiker", "optikerin", "zahnarzt"),
                *("zahnarztin", "apotheker", "apothekerin", "rettungssanitater", "rettungssanitaterin", "psychiater"),
                *("psychiaterin", "psychologe", "psychologin", "tierarzt", "tierarztin", "krankenschwester"),
                *("krankenpfleger", "pflegefachfrau", "pflegefachmann", "arzt", "arztin"),
            ),
            "leading position": (
                *("chefarzt", "chefarztin", "oberarzt", "oberarztin", "pflegedienstleiter", "pflegedienstleiterin"),
                *("abteilungsleiter", "abteilungsleiterin", "geschaftsfuhrer", "geschaftsfuhrerin", "schulleiter"),
                *("schulleiterin", "rektor", "rektorin", "dekan", "dekanin", "stiftungsratin", "teamleiter"),
                *("teamleiterin", "betriebsrat", "betriebsratin", "heimleiter", "heimleiterin"),
            ),
            "public office": (
                *("burgermeister", "burgermeisterin", "gemeindeprasident", "gemeindeprasidentin", "gemeinderat"),
                *("gemeinderatin", "stadtrat", "stadtratin", "grossrat", "grossratin", "nationalrat", "nationalratin"),
                *("richter", "richterin", "staatsanwalt", "staatsanwaltin", "ministerin", "landrat", "landratin"),
            ),
            "church office": (
                *("pfarrer", "pfarrerin", "priester", "bischof", "bischofin", "rabbiner", "imam", "seelsorger"),
                *("seelsorgerin", "organist", "organistin", "nonne", "monch", "diakon", "diakonin"),
            ),
            "profession": (
                *("uhrmacher", "uhrmacherin", "bestatter", "bestatterin", "imker", "imkerin", "kaser", "kaserin"),
                *("winzer", "winzerin", "hufschmied", "schmied", "buchsenmacher", "linienpilot", "kampfpilot"),
                *("geigenbauer", "geigenbauerin", "klavierstimmer", "opernsanger", "opernsangerin", "bergfuhrer"),
                *("bergfuhrerin", "gebardensprachdolmetscher", "gebardensprachdolmetscherin", "gefangniswarter"),
                *("lokfuhrer", "lokfuhrerin", "fluglotse", "fluglotsin", "journalist", "journalistin", "skilehrer"),
                *("forster", "forsterin", "hotelier", "notar", "notarin", "feuerwehrmann", "feuerwehrfrau"),
            ),
        },
        "illness": {
            "neurological illness": (
                *("multiple sklerose", "als erkrankung", "amyotrophe lateralsklerose", "chorea huntington"),
                *("parkinson", "narkolepsie", "tourette syndrom", "myasthenie", "guillain barre", "epilepsie"),
                *("zerebralparese", "spina bifida", "hirnhautentzundung", "hirntumor", "trigeminusneuralgie"),
            ),
            "inherited illness": (
                *("mukoviszidose", "sichelzellanamie", "hamophilie", "bluter", "thalassamie", "muskeldystrophie"),
                *("muskelschwund", "marfan syndrom", "ehlers danlos", "neurofibromatose", "albinismus", "porphyrie"),
                *("turner syndrom", "kleinwuchs", "glasknochenkrankheit", "glasknochen"),
            ),
            "rare illness": (
                *("sklerodermie", "sarkoidose", "lupus", "vaskulitis", "amyloidose", "morbus addison", "myelom"),
                *("morbus crohn", "mesotheliom", "leukamie", "lymphom", "sarkom", "bauchspeicheldrusenkrebs"),
                *("knochenkrebs", "lungenfibrose", "herztransplantation", "lebertransplantation"),
                *("nierentransplantation", "lungentransplantation", "knochenmarktransplantation", "dialyse"),
            ),
            "infectious illness": ("tuberkulose", "malaria", "lepra", "kinderlahmung", "ebola", "hepatitis c", "hiv"),
            "mental illness": (
                *("schizophrenie", "schizophren", "bipolare storung", "bipolar", "magersucht", "bulimie"),
                *("dissoziative", "suizidversuch", "selbstmordversuch", "borderline", "zwangseinweisung"),
            ),
            "disability": (
                *("amputation", "amputiert", "querschnittgelahmt", "querschnittsgelahmt", "tetraplegiker", "stoma"),
                *("gehorlos geboren", "cochlea implantat", "blindenhund", "gaumenspalte", "prothese", "glasauge"),
            ),
        },
        "post": {
            "unusual work": (
                *("leibwachter", "leibwachterin", "butler", "geheimdienst", "nachrichtendienst", "bohrinsel"),
                *("unterseeboot", "u boot"),
                *("konigshaus", "konigsfamilie", "pressesprecher", "pressesprecherin", "fremdenlegion"),
                *("schweizergarde", "blauhelm"),
                *("atomkraftwerk", "kernkraftwerk", "forschungsstation", "kreuzfahrtschiff", "soldner", "spion"),
                *("spionin", "diplomat"),
                *("diplomatin", "konsul", "konsulin", "ghostwriter", "scharfrichter", "spezialeinheit"),
            ),
        },
        "event": {
            "contact with the law": (
                *("im gefangnis", "ins gefangnis", "aus dem gefangnis", "hinter gittern", "verhaftet"),
                *("festgenommen", "auf bewahrung"),
                *("fussfessel", "untersuchungshaft", "gemeinnutzige arbeit", "vorbestraft", "strafregister"),
                *("alkohol am steuer",),
                *("ladendiebstahl", "unterschlagung", "vergewaltigt", "ausgeschafft", "abgeschoben"),
                *("asylbewerber", "asylbewerberin"),
                *("asylsuchende", "zeugenschutz", "furserische unterbringung", "kontaktverbot"),
                *("hausdurchsuchung", "bedingte strafe"),
            ),
            "rare event": (
                *("im lotto gewonnen", "lottogewinn", "lotto gewonnen", "hauptgewinn", "jackpot", "weltrekord"),
                *("guinness buch",),
                *("nationalmannschaft", "ein buch geschrieben", "ein buch veroffentlicht"),
                *("einen roman geschrieben", "meine memoiren"),
                *("ein patent", "nach mir benannt", "schonheitskonigin", "castingshow", "dokumentarfilm uber"),
                *("film uber",),
            ),
            "unusual death": (
                *("ertrunken", "ertrank", "erhangt", "sich umgebracht", "das leben genommen", "selbstmord"),
                *("suizid", "uberdosis"),
                *("im kindbett gestorben", "erfroren", "verbrannt", "erstickt", "verhungert", "tot aufgefunden"),
                *("auf see geblieben",),
            ),
            "accident": (
                *("flugzeugabsturz", "zugungluck", "busungluck", "hubschrauberabsturz", "lawine", "lawinenungluck"),
                *("gasexplosion", "grubenungluck", "fast ertrunken", "vom blitz getroffen"),
            ),
            "disaster": (
                "erdbeben",
                "hochwasser",
                "uberschwemmung",
                "erdrutsch",
                "bergsturz",
                "wirbelsturm",
                "tsunami",
            ),
            "crime": (
                *("mord", "ermordet", "totschlag", "entfuhrt", "entfuhrung", "geiselnahme", "geisel", "schiesserei"),
                *("niedergestochen", "bankuberfall", "brandstiftung", "terroranschlag", "attentat", "menschenhandel"),
            ),
            "court case": (
                *("gerichtsverfahren", "prozess gegen", "verurteilt", "freigesprochen", "angeklagt", "whistleblower"),
                *("untersuchungsausschuss", "arbeitsgericht"),
            ),
            "closure or merger": (
                *("konkurs", "pleite gegangen", "die schliessung", "die fusion", "ubernommen von", "massenentlassung"),
                *("der streik", "gestreikt"),
            ),
            "public honour": (
                *("goldmedaille", "silbermedaille", "bronzemedaille", "olympische spiele", "olympischen spielen"),
                *("paralympics", "weltmeister", "weltmeisterin", "schweizer meister", "schweizer meisterin"),
                *("deutscher meister", "deutsche meisterin", "nobelpreis", "bundesverdienstkreuz"),
            ),
        },
        "family": {
            "family circumstance": (
                *("zwillinge", "zwillingsbruder", "zwillingsschwester", "drillinge", "adoptiert", "adoption"),
                *("pflegekind", "pflegekinder", "pflegeeltern", "heimkind", "verdingkind", "waise", "waisenhaus"),
                *("leihmutter", "samenspende", "totgeburt", "plotzlicher kindstod", "witwe", "witwer", "verwitwet"),
                *("halbbruder", "halbschwester", "stiefmutter", "stiefvater", "zwei mutter", "zwei vater"),
                *("arrangierte ehe", "sorgerechtsstreit"),
            ),
        },
    },
    numbers={
        **{word: number for number, word in enumerate([*_TO_TWELVE, *_TEENS], start=2)},
        **{word: 20 + 10 * at for at, word in enumerate(_TENS)},
        **{
            f"{unit}und{ten}": 20 + 10 * at + number
            for at, ten in enumerate(_TENS[:-1])
            for number, unit in enumerate(["ein", *_TO_TWELVE[:8]], start=1)
        },
    },
    counted={
        "kinder": ("family", 5),
        "sohne": ("family", 4),
        "tochter": ("family", 4),
        "bruder": ("family", 5),
        "schwestern": ("family", 5),
        "geschwister": ("family", 6),
        "enkel": ("family", 8),
        "enkelkinder": ("family", 8),
        "operationen": ("quantity", 8),
        "fehlgeburten": ("quantity", 3),
        "sprachen": ("quantity", 5),
        "angestellte": ("quantity", 10),
        "mitarbeiter": ("quantity", 10),
        "betten": ("quantity", 10),
        "einwohner": ("quantity", 10),
        "kuhe": ("quantity", 10),
        "hektaren": ("quantity", 10),
        "hektar": ("quantity", 10),
        "kindern": ("family", 5),
        "sohnen": ("family", 4),
        "tochtern": ("family", 4),
        "brudern": ("family", 5),
        "geschwistern": ("family", 6),
        "ehemanner": ("family", 3),
        "ehefrauen": ("family", 3),
        "scheidungen": ("family", 2),
        "pferde": ("quantity", 3),
        "pferden": ("quantity", 3),
        "ponys": ("quantity", 3),
        "esel": ("quantity", 2),
        "hunde": ("quantity", 4),
        "hunden": ("quantity", 4),
        "katzen": ("quantity", 5),
        "ziegen": ("quantity", 4),
        "schafe": ("quantity", 5),
        "schweine": ("quantity", 4),
        "huhner": ("quantity", 20),
        "schlangen": ("quantity", 2),
        "papageien": ("quantity", 2),
        "bienenvolker": ("quantity", 3),
        "hauser": ("quantity", 3),
        "autos": ("quantity", 4),
        "boote": ("quantity", 2),
        "tattoos": ("quantity", 8),
        "instrumente": ("quantity", 4),
        "abtreibungen": ("quantity", 2),
    },
    tellings=TELLINGS,
    family=word_set(
        "mutter mama vater papa mann frau partner partnerin sohn tochter bruder schwester kind bub eltern "
        "grossmutter grossvater oma opa onkel tante cousin cousine neffe nichte familie zwilling baby kinder "
        "sohne geschwister schwestern grosseltern ehemann ehefrau"
    ),
    happenings=word_set(
        "sturm sturmnacht streik sonnenfinsternis erdbeben wahl unfall brand feuer hochwasser operation "
        "operiert geburt geboren hochzeit heirat geheiratet scheidung geschieden beerdigung tod gestorben "
        "ging verhaftet prozess anschlag explosion schlaganfall diagnose gesturzt verbrannt umgezogen "
        "angekommen geflohen gefluchtet verliess"
    ),
)
