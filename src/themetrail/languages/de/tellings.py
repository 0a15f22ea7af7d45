"""German: what several words of a sentence tell together of who somebody is."""

from __future__ import annotations

from themetrail.languages.parts.facts import Telling

_WHO = "(?:ich|er|sie|wir|(?:mein|meine|unser|unsere|sein|seine|ihre?) \\w+)"
_WHOSE = (
    "(?:meine?[nmrs]?|unsere?[nmrs]?|seine?[nmrs]?|ihre?[nmrs]?|eine?[nmrs]?|den|die|das|dem|der|beide|zwei|drei|NUMBER"
    "|linke[ns]?|rechte[ns]?|halbe[ns]?|teil|stuck|vom)"
)
_ILLNESS = (
    *("krebs", "brustkrebs", "lungenkrebs", "darmkrebs", "hautkrebs", "prostatakrebs", "blutkrebs", "magenkrebs"),
    *("schilddrusenkrebs", "gebarmutterkrebs", "hodenkrebs", "leberkrebs", "kehlkopfkrebs", "eierstockkrebs", "tumor"),
    *("melanom", "schlaganfall", "hirnschlag", "herzinfarkt", "herzinsuffizienz", "bypass", "diabetes"),
    *("diabetiker", "diabetikerin", "zuckerkrank"),
    *("epilepsie", "hirnhautentzundung", "kinderlahmung", "arthritis", "rheuma", "blutvergiftung", "aneurysma"),
    *("lungenembolie", "thrombose", "psychose", "depression", "depressionen", "magersucht", "burnout", "hepatitis"),
    *("brustamputation", "transplantation", "herzschrittmacher", "fehlgeburt", "abtreibung", "wechseljahre", "glaukom"),
    *("hirnblutung", "nierenversagen", "huftprothese", "knieprothese", "kunstliches huftgelenk", "herzstillstand"),
)
_LIMBS = (
    *("bein", "beine", "arm", "arme", "hand", "hande", "fuss", "fusse", "finger", "zeh", "zehe", "zehen", "daumen"),
    *("auge", "augen", "ohr", "brust", "bruste", "niere", "lunge", "kiefer", "augenlicht", "gehor", "unterschenkel"),
)
_LOST = (
    "(?:verloren|verlor|amputiert|abgenommen|abgetrennt|abgerissen|abgebissen|abgeschnitten|abgesagt|abgehackt|genommen"
    "|zerquetscht|weggerissen)"
)
_PERSON = (
    "(?:frau|frauen|mann|manner|madchen|junge|mensch|person|familie|kind|paar|schuler|schulerin|hebamme|arzt|arztin"
    "|schwarze|auslander|auslanderin|muslimin|judin|jude|mutter|vater|pfarrer|lehrling|krankenschwester"
    r"|(?!(?:sommer|winter|nummer|oktober|november|dezember|september|zimmer|fehler|theater|wasser|messer|fenster"
    r"|ordner|computer|teller|bruder|schwester|leider|immer|oder|aber|wieder) )"
    r"\w{3,}(?:er|erin|eure?|eurin|ist|istin|ent|entin|frau|mann|loge|login))"
)

TELLINGS = (
    Telling(
        "illness",
        "serious illness",
        _ILLNESS,
        (
            r"(?:mit|im alter von|als) AGE(?: jahren?| jahrige)? (?:\w+ ){0,4}?HEAD",
            r"HEAD (?:\w+ ){0,4}?(?:mit|im alter von) AGE(?: jahren?)?",
            rf"HEAD (?:\w+ ){{0,2}}seit {_WHO} AGE(?: jahre(?: alt)?)?",
            r"mit AGE(?: jahren)? (?:\w+ ){1,8}HEAD",
            rf"AGE(?: jahre(?: alt)?)? als {_WHO} (?:\w+ ){{0,4}}?HEAD",
            rf"HEAD (?:\w+ ){{0,2}}als {_WHO} AGE(?: jahre(?: alt)?)? war",
        ),
    ),
    Telling(
        "illness",
        "loss of a part of the body",
        _LIMBS,
        (
            rf"(?:{_WHOSE} )+HEAD (?:\w+ ){{0,4}}?{_LOST}",
            rf"(?:verlor|verlieren) (?:\w+ ){{0,4}}?(?:{_WHOSE} )+HEAD",
            r"HEAD (?:\w+ )?gespendet",
            "(?:auf|an) (?:einem|dem|meinem|seinem|ihrem)(?: linken| rechten)? HEAD (?:blind|taub|erblindet)",
            "(?:kunstliches?|kunstlicher|kunstliche) HEAD",
            "ohne (?:einen? |das |den )?HEAD geboren",
        ),
    ),
    Telling(
        "illness",
        "long loss of consciousness",
        ("koma", "intensivstation"),
        (
            r"NUMBER (?:tage|wochen|monate|jahre) (?:lang )?(?:im|auf der) HEAD",
            r"(?:im|auf der) HEAD (?:\w+ )?NUMBER (?:tage|wochen|monate|jahre)",
        ),
    ),
    Telling(
        "event",
        "contact with the law",
        ("betrug", "betrugs", "diebstahl", "diebstahls", "einbruch", "einbruchs", "raub", "korperverletzung", "drogen"),
        (r"NUMBER (?:monate?|jahre?|wochen|tage)(?: bedingt| unbedingt| haft)? wegen (?:\w+ )?HEAD",),
    ),
    Telling(
        "event",
        "contact with the law",
        ("fuhrerschein", "fuhrerausweis", "kinder", "pass", "sorgerecht"),
        (
            r"(?:den|die|das|meinen|meine|unsere|unser|seinen) HEAD (?:\w+ )?(?:entzogen|weggenommen"
            r"|abgenommen|verloren)",
        ),
    ),
    Telling(
        "event",
        "unusual death",
        (
            *("flugzeugabsturz", "absturz", "brand", "feuer", "explosion", "lawine", "krieg", "erdbeben", "hochwasser"),
            *("gefangnis", "bergwerk", "schiffbruch", "anschlag", "schiesserei", "bergsturz", "schlagerei", "unfall"),
        ),
        (
            r"(?:bei|in|im|beim) (?:einem |einer |dem |der )?HEAD (?:\w+ )?(?:gestorben|umgekommen|getotet"
            r"|ums leben gekommen|verbrannt)",
            r"(?:starb|umkam) (?:bei|in|im|beim) (?:einem |einer |dem |der )?HEAD",
        ),
    ),
    Telling(
        "event",
        "unusual death",
        (
            *("getotet", "ermordet", "erschossen", "erstochen", "vergiftet", "erwurgt", "erschlagen", "uberfahren"),
            *("niedergestochen", "zertrampelt", "erdruckt", "verschuttet"),
        ),
        (
            r"(?:wurde|worden|wurden)(?: von \w+ \w+)?(?: \w+)? HEAD",
            r"(?:von (?:einem|einer) \w+ )?HEAD (?:wurde|worden|wurden)",
        ),
    ),
    Telling(
        "family",
        "death of a child",
        ("sohn", "tochter", "kind", "baby", "zwilling", "bub", "madchen"),
        (
            r"(?:meinen|meine|mein|unseren|unsere|unser|ein)(?: \w+)? HEAD (?:\w+ )?(?:verloren|beerdigt|begraben)",
            r"(?:mein|meine|unser|unsere)(?: \w+)? HEAD (?:ist|war) (?:\w+ ){0,3}?(?:gestorben|tot)",
        ),
    ),
    Telling(
        "event",
        "public attention",
        ("zeitung", "zeitungen", "presse", "fernsehen", "radio", "nachrichten"),
        (r"(?:war|waren|kam|kamen|stand|standen|bin|foto|bild|name)(?: \w+){0,2} (?:in der|in den|im|in allen) HEAD",),
    ),
    Telling(
        "event",
        "inheritance or property",
        (
            *("schloss", "bauernhof", "hof", "vermogen", "landgut", "weinberg", "insel", "hotel", "palast", "jacht"),
            *("million", "millionen", "muhle", "leuchtturm", "wald", "hubschrauber"),
        ),
        (
            r"(?:ein|eine|einen|das|den|die|NUMBER)(?: \w+)? HEAD (?:\w+ )?(?:hinterlassen|geerbt|gekauft"
            r"|vererbt|vermacht|gewonnen)",
            r"(?:erbte|kaufte|gewann|besass) (?:\w+ ){0,2}?HEAD",
        ),
    ),
    Telling(
        "event",
        "rare feat",
        (
            "armelkanal",
            "everest",
            "mont blanc",
            "matterhorn",
            "eiger",
            "atlantik",
            "pazifik",
            "sahara",
            "welt",
            "nordpol",
        ),
        (
            r"(?:durch|uber|auf|um) (?:den |die |das )?HEAD (?:\w+ )?(?:geschwommen|gesegelt|gestiegen"
            r"|gerudert|geradelt|gelaufen)",
            r"HEAD (?:\w+ )?(?:durchschwommen|bestiegen|umsegelt|uberquert)",
        ),
    ),
    Telling(
        "event",
        "rare feat",
        (
            "konigin",
            "konig",
            "papst",
            "prasident",
            "prasidenten",
            "prinzessin",
            "dalai lama",
            "bundesrat",
            "bundeskanzler",
        ),
        (r"(?:der|dem|den|vom|mit) HEAD (?:\w+ ){0,2}?(?:getroffen|kennengelernt|die hand geschuttelt|empfangen)",),
    ),
    Telling(
        "post",
        "unusual work",
        (
            "konigin",
            "konig",
            "papst",
            "prasidenten",
            "prinzessin",
            "prinzen",
            "bundesrat",
            "ministerin",
            "minister",
            "scheich",
        ),
        (
            r"(?:fur|bei) (?:die |den |der |dem )?HEAD (?:\w+ )?(?:gekocht|gearbeitet|gefahren)",
            r"(?:arbeite|arbeitete|kochte|fuhr|koch|kochin|fahrer|chauffeur) (?:fur|bei|der|des) (?:die "
            r"|den |der |dem )?HEAD",
        ),
    ),
    Telling(
        "family",
        "many marriages",
        ("verheiratet", "geschieden", "verwitwet", "verlobt"),
        ("(?:dreimal|viermal|funfmal|sechsmal|siebenmal|MANY mal) HEAD", "MANYmal HEAD"),
    ),
    Telling(
        "family",
        "several multiple births",
        ("zwillinge", "drillinge", "zwillingspaare"),
        ("(?:zweimal|dreimal|viermal|NUMBER mal) HEAD", "NUMBER (?:paar )?HEAD"),
    ),
    Telling(
        "standing out",
        "",
        (
            *("einzige", "einziger", "einzigen", "erste", "erster", "ersten", "letzte", "letzter", "letzten"),
            *("jungste", "jungster", "jungsten", "alteste", "altester", "altesten"),
        ),
        (
            rf"(?:der|die|das|ein|eine) HEAD (?:\w+ ){{0,2}}?{_PERSON} (?:im|in|am|an|auf|der|die|des"
            rf"|von|vom|hier|mit|aus)",
            r"(?:der|die|das) HEAD (?:in|aus|von) (?:meiner|unserer) familie",
        ),
    ),
    Telling(
        "origin",
        "unusual upbringing",
        (
            *("kloster", "waisenhaus", "zirkus", "wohnwagen", "kommune", "schloss", "heim", "kinderheim", "internat"),
            *("leuchtturm", "kibbuz", "lager", "fluchtlingslager", "hausboot", "sekte", "botschaft", "pfarrhaus"),
            *("anstalt",),
            *("pflegefamilie", "hutte", "alp"),
        ),
        (
            r"(?:in|im|auf)(?: einem| einer| der| dem)?(?: \w+)? HEAD (?:\w+ )?(?:aufgewachsen|gross"
            r" geworden|geboren|gelebt|gewohnt)",
            r"(?:wuchs|lebte|wohnte)(?: \w+){0,2} (?:in|im|auf)(?: einem| einer| der| dem)?(?: \w+)? HEAD",
        ),
    ),
    Telling(
        "origin",
        "language, origin or faith",
        (
            *("tigrinya", "amharisch", "oromo", "yoruba", "igbo", "hausa", "wolof", "lingala", "swahili", "suaheli"),
            *("somali", "somalier", "somalierin", "tamilisch", "tamile", "tamilin", "nepali", "tibeter", "tibeterin"),
            *("mongolisch", "burmesisch", "khmer", "tagalog", "kantonesisch", "uigurisch", "paschtu", "dari", "farsi"),
            *("persisch", "kurdisch", "kurde", "kurdin", "kurden", "armenier", "armenierin", "armenisch", "georgier"),
            *("georgierin", "georgisch", "tschetschene", "tschetschenin", "este", "estin", "estnisch", "lette"),
            *("lettin",),
            *("lettisch", "litauer", "litauerin", "finne", "finnin", "finnisch", "islander", "islanderin"),
            *("islandisch",),
            *("malteser", "malteserin", "baske", "baskin", "katalane", "katalanin", "ratoromanisch", "romanisch"),
            *("jiddisch", "ladino", "afrikaans", "flamisch", "wallonisch", "quechua", "aymara", "guarani", "kreolisch"),
            *("siebenburger", "donauschwabe", "donauschwabin", "russlanddeutsche", "russlanddeutscher", "elsasser"),
            *("sorbe", "sorbin", "sorbisch", "friesisch", "ladinisch", "walser", "inuit", "maori", "eritreer"),
            *("eritreerin", "athiopier", "athiopierin", "sudanese", "sudanesin", "ruander", "ruanderin", "kongolese"),
            *("kongolesin", "angolaner", "angolanerin", "togolese", "togolesin", "jemenit", "jemenitin"),
            *("palastinenser",),
            *("palastinenserin", "libanese", "libanesin", "syrer", "syrerin", "iraker", "irakerin", "afghane"),
            *("afghanin",),
            *("usbeke", "kasache", "kambodschaner", "kambodschanerin", "laote", "bolivianer", "bolivianerin"),
            *("kubaner",),
            *("kubanerin", "haitianer", "haitianerin", "zypriot", "zypriotin", "moldauer", "moldauerin", "weissrusse"),
            *("weissrussin", "mazedonier", "mazedonierin", "montenegriner", "slowene", "slowenin", "kosovare"),
            *("kosovarin",),
            *("albaner", "albanerin", "bosnier", "bosnierin", "rom", "roma", "romni", "sinti", "jenische", "jenischer"),
            *("jeside", "jesidin", "druse", "kopte", "koptin", "maronit", "alevit", "alevitin", "aleviten", "mennonit"),
            *("mennoniten", "amisch", "mormone", "mormonin", "mormonen", "quaker", "zeuge jehovas", "zeugin jehovas"),
            *("zeugen jehovas", "sikh", "buddhist", "buddhistin", "hindu", "hinduistisch", "jude", "judin", "juden"),
            *("judisch", "orthodox", "adventist", "adventistin", "adventisten", "freikirchlich", "pfingstler"),
            *("taufer",),
        ),
        (
            r"(?:spreche|spricht|sprach|sprachen|lernte|gelernt|halb|als|auf) HEAD",
            "HEAD (?:gesprochen|geredet|gelernt)",
            r"(?:bin|ist|sind|war|waren|wurde)(?: ich| wir| \w+ \w+)? (?:ein |eine |streng |eigentlich )?HEAD",
        ),
    ),
    Telling(
        "dated",
        "date",
        ("heiligabend", "heilig abend", "weihnachten", "ostern", "pfingsten", "silvester", "neujahr"),
        (r"HEAD (?:of |de |en )?(?:19|20)\d\d",),
    ),
    Telling(
        "event",
        "accident",
        (
            *("klippe", "dach", "brucke", "gerust", "balkon", "gletscherspalte", "fenster", "felsen", "mast", "pferd"),
            *("traktor", "zug", "steinbruch", "brunnen", "liftschacht", "sessellift", "lastwagen", "mahdrescher"),
        ),
        (
            "(?:von|vom|uber|aus|in|unter)(?: einer?| einem| einen| der| dem| das| die| den)? HEAD"
            r" (?:\w+ )?(?:gesturzt|gefallen|gesprungen|gestossen|geraten)",
            r"(?:von|vom|unter|unterm)(?: einer?| einem| der| dem)? HEAD"
            r" (?:\w+ )?(?:erfasst|uberfahren|eingeklemmt|begraben|uberrollt)",
        ),
    ),
    Telling("event", "accident", ("blitz",), (r"HEAD (?:\w+ )?(?:getroffen|erschlagen)",)),
    Telling(
        "event",
        "contact with the law",
        ("polizei", "gerichtsvollzieher", "zoll"),
        (
            r"HEAD (?:hat|hatte|kam|holte|nahm)(?: \w+){0,3}"
            " (?:geholt|mitgenommen|verhaftet|abgefuhrt|durchsucht)",
        ),
    ),
    Telling(
        "event",
        "public attention",
        ("sendung", "film", "dokumentarfilm", "buch", "artikel", "bericht", "reportage", "serie", "podcast", "lied"),
        (r"HEAD uber (?:mich|uns|ihn|(?:meine?n?|unsere?n?) \w+)",),
    ),
    Telling(
        "family",
        "large family",
        ("eines von", "familie mit", "wir waren zu"),
        (r"HEAD (?:[6-9]|1\d|(?!(?:drei|vier|funf)\b)MANY)(?: kindern| geschwistern)?",),
    ),
    Telling(
        "standing out",
        "",
        ("ausser mir", "ausser uns"),
        (
            r"HEAD(?: \w+){0,3} (?:keine?[nrm]?|niemand|niemanden)(?: \w+)?",
            r"(?:keine?[nrm]?|niemand|niemanden)(?: \w+){0,4} HEAD",
        ),
    ),
    Telling(
        "post",
        "unusual work",
        (
            *("sudpol", "nordpol", "antarktis", "arktis", "raumstation", "weissen haus", "palast", "botschaft"),
            *("zirkus", "konigshaus"),
        ),
        (
            "(?:arbeitete|arbeite|stelle|winter|sommer|monate|jahre|saison|war ich|ich war)"
            r"(?: \w+){0,4} (?:am|im|in der|beim|auf der) HEAD",
        ),
    ),
    Telling(
        "quantity",
        "what is kept or bred",
        ("halten", "hielten", "zuchten", "zuchteten", "zuchte", "herde von"),
        (r"HEAD (?:etwa |uber )?MANY(?: \w+)? (?!mal|tage|wochen|monate|jahre|stunden)\w{4,}",),
    ),
)
