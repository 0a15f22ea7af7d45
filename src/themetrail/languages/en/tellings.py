"""English: what several words of a sentence tell together of who somebody is."""

from __future__ import annotations

from themetrail.languages.parts.facts import Telling

_WHO = "(?:i|we|he|she|they|(?:my|our|his|her) \\w+)"
_WHOSE = "(?:my|our|your|his|her|their|the|an?|one|both|some|part of|half(?: of)?|NUMBER|left|right)"
_ILLNESS = (
    *("cancer", "cancers", "tumour", "tumor", "melanoma", "stroke", "heart attack", "heart failure", "bypass"),
    *("diabetes", "diabetic", "epilepsy", "seizure", "meningitis", "polio", "arthritis", "sepsis", "aneurysm"),
    *("embolism", "thrombosis", "breakdown", "psychosis", "depression", "anorexia", "burnout", "hepatitis"),
    *("hysterectomy", "mastectomy", "transplant", "pacemaker", "miscarriage", "abortion", "menopause", "colostomy"),
    *("brain haemorrhage", "brain hemorrhage", "kidney failure", "hip replacement", "knee replacement", "glaucoma"),
)
_ORGAN = (
    "(?:(?:breast|lung|bowel|colon|skin|bone|blood|brain|throat|stomach|liver|kidney|prostate|thyroid|ovarian|cervical"
    "|testicular|bladder|rectal|type (?:1|2|one|two)) )?"
)
_LIMBS = (
    *("leg", "legs", "arm", "arms", "hand", "hands", "foot", "feet", "finger", "fingers", "toe", "toes", "thumb"),
    *("eye", "eyes", "ear", "breast", "breasts", "kidney", "lung", "jaw", "sight", "eyesight", "hearing", "limb"),
)
_PERSON = (
    "(?:woman|women|man|men|girls?|boys?|person|people|lady|child|kid|family|couple(?! of)|student|pupil"
    "|nurse|doctor|priest"
    "|midwife|midwives|foreigner|mother|father|sister|brother|black|asian|muslim|jew|vet|dentist|chemist"
    "|(?!(?:number|order|summer|winter|other|matter|answer|offer|letter|paper|quarter|chapter|computer|door|floor"
    "|october|november|december|september|corner|dinner|supper|water|river|power|error|year|hour|color|factor|timer"
    r"|chance|finger|toilet|member|semester|folder|filter|layer|center|consumer|dollar)s? )"
    r"\w{2,}(?:ers?|ors?|ists?|[a-z]{2}ian|man|men|woman|women))"
)

TELLINGS = (
    Telling(
        "illness",
        "serious illness",
        _ILLNESS,
        (
            rf"{_ORGAN}HEAD(?: \w+){{0,3}} (?:at|aged|age|since|(?:when|since) {_WHO} (?:was|were))"
            r"(?: just| only| about)?(?: the)?(?: age)?(?: of)? AGE",
            rf"AGE(?: years old)? when {_WHO} (?:\w+ ){{1,5}}HEAD",
            rf"at(?: the age of| age)? AGE {_WHO} (?:\w+ ){{1,8}}HEAD",
        ),
    ),
    Telling(
        "illness",
        "loss of a part of the body",
        _LIMBS,
        (
            "(?:lost|losing|lose|loses|cut off|tore off|ripped off|took off|took|bit off|blew off"
            "|chopped off|sawed off|amputated|crushed|without)"
            rf" (?:{_WHOSE} (?:of )?)+HEAD",
            r"HEAD (?:\w+ )?(?:was|were|had to be|is|are)(?: \w+)? (?:amputated|cut off|taken off)",
            r"(?:gave|donated) (?:\w+ ){1,3}HEAD",
            "(?:blind|deaf) in (?:one|my|her|his|the)(?: left| right)? HEAD",
            "(?:artificial|false|wooden|prosthetic|glass|bionic) HEAD",
            "born without (?:an? |any |my |her |his )?HEAD",
        ),
    ),
    Telling(
        "illness",
        "long loss of consciousness",
        ("coma", "life support", "intensive care"),
        ("HEAD for NUMBER (?:days|weeks|months|years)", "NUMBER (?:days|weeks|months|years) (?:in|on) (?:a )?HEAD"),
    ),
    Telling(
        "event",
        "contact with the law",
        ("fraud", "theft", "burglary", "robbery", "assault", "arson", "dealing", "drugs", "manslaughter", "murder"),
        (r"(?:NUMBER|a few|a couple of) (?:months?|years?|weeks?|days?)(?: inside)? for (?:\w+ )?HEAD",),
    ),
    Telling(
        "event",
        "contact with the law",
        ("licence", "license", "children", "kids", "baby", "passport"),
        (
            r"(?:took|taken|lost|losing|suspended|revoked|confiscated) (?:my|our|her|his)(?: driving)? HEAD"
            r"(?: away| off me| into care)?",
        ),
    ),
    Telling(
        "event",
        "unusual death",
        (
            *("crash", "fire", "explosion", "avalanche", "war", "earthquake", "flood", "prison", "custody", "mine"),
            *("blaze", "shipwreck", "landslide", "bombing", "shooting", "stampede", "fight"),
        ),
        (r"(?:died|killed|dead|burnt|burned) in (?:\w+ ){1,4}?HEAD", r"(?:died|killed) in HEAD"),
    ),
    Telling(
        "event",
        "unusual death",
        ("killed", "murdered", "shot", "stabbed", "poisoned", "electrocuted", "strangled", "crushed", "trampled"),
        (r"(?:was|were|got|been|being) HEAD(?: (?:by|in|at|on|with)(?: \w+){1,3})?",),
    ),
    Telling(
        "family",
        "death of a child",
        ("son", "daughter", "child", "baby", "twin", "twins", "boy", "girl", "children"),
        (
            r"(?:lost|buried) (?:my|our|her|his|their|a)(?: \w+)? HEAD",
            r"(?:my|our)(?: \w+)? HEAD(?: who)? (?:died|passed away|was stillborn)",
        ),
    ),
    Telling(
        "event",
        "public attention",
        ("newspaper", "newspapers", "paper", "papers", "press", "news", "television", "telly", "tv", "radio"),
        (
            "(?:was|were|been|got|are|me|us|him|her|picture|photo|photograph|name|face|story|house)"
            r" (?:all )?(?:over|in|on)(?: all)?(?: the)?(?: \w+)? HEAD",
        ),
    ),
    Telling(
        "event",
        "inheritance or property",
        (
            *("castle", "farm", "fortune", "estate", "vineyard", "island", "hotel", "chateau", "manor", "palace"),
            *("yacht", "million", "millions", "windmill", "lighthouse", "forest", "racehorse", "helicopter"),
        ),
        (r"(?:left|leaves|inherit\w*|bought|owns?|owned|won) (?:\w+ ){1,4}?HEAD", r"(?:inherited|won|bought) HEAD"),
    ),
    Telling(
        "event",
        "rare feat",
        (
            *("channel", "everest", "kilimanjaro", "mont blanc", "atlantic", "pacific", "sahara", "world"),
            *("north pole", "south pole", "antarctica", "matterhorn"),
        ),
        (r"(?:swam|climbed|crossed|sailed|rowed|cycled|walked)(?: across| round| around| up| over)?(?: the)? HEAD",),
    ),
    Telling(
        "event",
        "rare feat",
        ("queen", "king", "pope", "president", "prime minister", "princess", "dalai lama"),
        ("(?:met|shook hands with|dined with|danced with|a medal from) (?:the )?HEAD",),
    ),
    Telling(
        "post",
        "unusual work",
        ("queen", "king", "pope", "president", "prime minister", "princess", "prince", "minister", "royals"),
        (
            r"(?:cook|cooked|drove|driver|worked|work|works|working|secretary|butler|gardener|nanny|chef)"
            r" (?:for|to) the HEAD",
        ),
    ),
    Telling(
        "family",
        "many marriages",
        ("times",),
        ("(?:married|divorced|widowed|engaged) MANY HEAD",),
    ),
    Telling(
        "family",
        "several multiple births",
        ("twins", "triplets"),
        ("NUMBER (?:sets|pairs|lots) of HEAD",),
    ),
    Telling(
        "standing out",
        "",
        ("only", "first", "last", "youngest", "oldest"),
        (
            rf"(?:the|a|their|its) HEAD (?:\w+ ){{0,2}}?{_PERSON} (?:in|of|at|on|to|who|from|with|ever|here|there)",
            r"(?:the) HEAD (?:in|of) (?:my|our|his|her) family to",
        ),
    ),
    Telling(
        "origin",
        "unusual upbringing",
        (
            *("convent", "orphanage", "circus", "caravan", "commune", "monastery", "castle", "children s home", "camp"),
            *("lighthouse", "kibbutz", "refugee camp", "boarding school", "reservation", "houseboat", "boat"),
            *("sect", "cult"),
            *("foster home", "foster homes", "foster care", "care", "embassy", "palace", "vicarage", "pub"),
        ),
        (
            r"(?:grew up|grow up|raised|brought up|born)(?: \w+)? (?:in|on|at)(?: an?| the)?(?: \w+)? HEAD",
            r"(?:lived|live|living) (?:in|on)(?: an?)(?: \w+)? HEAD",
        ),
    ),
    Telling(
        "origin",
        "language, origin or faith",
        (
            *("tigrinya", "amharic", "oromo", "yoruba", "igbo", "hausa", "twi", "wolof", "somali", "swahili", "zulu"),
            *("xhosa", "tamil", "sinhalese", "nepali", "tibetan", "mongolian", "burmese", "khmer", "lao", "tagalog"),
            *("cantonese", "hakka", "uyghur", "pashto", "dari", "farsi", "persian", "kurdish", "armenian", "georgian"),
            *("azeri", "chechen", "estonian", "latvian", "lithuanian", "finnish", "icelandic", "faroese", "maltese"),
            *("yiddish", "ladino", "afrikaans", "frisian", "flemish", "walloon", "cornish", "quechua", "aymara"),
            *("guarani",),
            *("creole", "papiamento", "malagasy", "mapuche", "patagonian", "sorbian", "walser", "bedouin", "tuareg"),
            *("basque", "breton", "catalan", "galician", "romansh", "ladin", "sami", "gaelic", "manx", "luxembourgish"),
            *("inuit", "inuk", "maori", "aboriginal", "cherokee", "navajo", "hawaiian", "samoan", "tongan", "fijian"),
            *("eritrean", "ethiopian", "sudanese", "rwandan", "burundian", "angolan", "mozambican", "namibian"),
            *("gambian",),
            *("senegalese", "malian", "cameroonian", "congolese", "ivorian", "togolese", "guinean", "liberian"),
            *("yemeni", "omani", "kuwaiti", "jordanian", "palestinian", "lebanese", "syrian", "iraqi", "afghan"),
            *("uzbek",),
            *("kazakh", "kyrgyz", "tajik", "turkmen", "bhutanese", "cambodian", "laotian", "malaysian", "bolivian"),
            *("paraguayan", "uruguayan", "ecuadorian", "venezuelan", "honduran", "guatemalan", "salvadoran", "cuban"),
            *("haitian", "dominican", "barbadian", "guyanese", "surinamese", "cypriot", "moldovan", "belarusian"),
            *("macedonian", "montenegrin", "slovenian", "kosovan", "albanian", "bosnian", "roma", "romani", "sinti"),
            *("gypsy", "gypsies", "traveller", "travellers", "yazidi", "druze", "coptic", "copt", "copts", "maronite"),
            *("alevi", "baha i", "bahai", "mennonite", "mennonites", "amish", "mormon", "mormons", "quaker", "quakers"),
            *("jehovah s witness", "jehovah s witnesses", "hutterite", "hutterites", "sikh", "sikhs", "jain", "jains"),
            *("parsi", "zoroastrian", "rastafarian", "rasta", "buddhist", "buddhists", "hindu", "hindus"),
            *("jewish", "jews"),
            *("orthodox", "adventist", "adventists", "pentecostal", "scientologist", "moonie"),
            *("plymouth brethren", "pagan"),
        ),
        (
            r"(?:speak|speaks|spoke|learned|learnt|in|half|part|raised|brought up|became|become|converted"
            r" to|from an?) HEAD",
            r"(?:am|m|re|are|was|were|is|s|as) (?:an? |originally |actually |strict |practising |born )?HEAD",
        ),
    ),
    Telling(
        "dated",
        "date",
        (
            "christmas eve",
            "christmas day",
            "christmas",
            "easter",
            "new year s eve",
            "new year s day",
            "ramadan",
            "halloween",
        ),
        (r"HEAD (?:of |de |en )?(?:19|20)\d\d",),
    ),
    Telling(
        "event",
        "accident",
        (
            *("cliff", "roof", "bridge", "scaffolding", "balcony", "crevasse", "window", "mast", "cable car", "horse"),
            *("tractor", "train", "quarry", "well", "lift shaft", "ski lift", "combine harvester", "lorry"),
        ),
        (
            "(?:fell|fallen|jumped|thrown|pushed) (?:off|from|out of|into|down|under) (?:an?|the|my|our|his|her)"
            r"(?: \w+)? HEAD",
            r"(?:hit|struck|run over|trapped|buried|dragged) (?:by|under|in) (?:an?|the)(?: \w+)? HEAD",
        ),
    ),
    Telling(
        "event",
        "contact with the law",
        ("police", "bailiffs", "customs", "immigration"),
        (
            "HEAD (?:came for|took|arrested|raided|searched|picked up|caught|locked up)"
            r" (?:me|us|him|her|(?:my|our|his|her) \w+)",
        ),
    ),
    Telling(
        "event",
        "public attention",
        ("programme", "program", "film", "documentary", "book", "article", "report", "series", "podcast", "song"),
        (r"HEAD about (?:me|us|him|her|them|(?:my|our) \w+)",),
    ),
    Telling(
        "family",
        "large family",
        ("one of", "family of"),
        (
            r"(?:m|am|was|is|were) (?:the \w+ )?(?:in |from )?(?:a )?HEAD (?:[6-9]|1\d|(?!(?:three|four|five)\b)MANY)"
            r"(?! \w+s\b| people)",
        ),
    ),
    Telling(
        "standing out",
        "",
        ("but me", "but us", "except me", "except us", "apart from me", "apart from us", "other than me", "than me"),
        (r"(?:no|nobody|no one|not one|not another)(?: \w+){1,8} HEAD",),
    ),
    Telling(
        "post",
        "unusual work",
        (
            *("south pole", "north pole", "antarctica", "arctic", "space station", "white house", "palace", "embassy"),
            *("circus", "power station", "diamond mine"),
        ),
        (
            "(?:worked|work|working|job|winters?|summers?|months|years|stationed|cook|nurse|guard|season)"
            r"(?: \w+){0,2} (?:at|in|on|for)(?: the| an?)? HEAD",
        ),
    ),
    Telling(
        "quantity",
        "what is kept or bred",
        ("keep", "kept", "breed", "bred", "rear", "reared", "herd of", "flock of"),
        (
            r"(?:HEAD) (?:about |some |over )?(?:MANY(?: \w+)?|a hundred) (?!times|days|weeks|months"
            r"|years|hours|pounds)\w{3,}s",
        ),
    ),
)
