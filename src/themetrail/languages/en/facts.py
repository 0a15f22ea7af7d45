"""English words of facts that may tell, in combination, who somebody is."""

from __future__ import annotations

from themetrail.languages.en.tellings import TELLINGS
from themetrail.languages.parts.facts import Facts
from themetrail.languages.parts.words import word_set

_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]

FACTS = Facts(
    own=word_set("i my mine me myself we our ours us"),
    others=word_set("he she they his her hers their theirs somebody someone who whose"),
    as_role=(
        "i(?:['’]m| am| was|['’]ve been| became)",
        "i work(?:ed)? as",
        "i trained as",
        "my job as",
        "me as",
        "we are",
    ),
    told={
        "role": {
            "health profession": (
                *("midwife", "anaesthetist", "anesthetist", "anaesthesiologist", "paediatrician", "pediatrician"),
                *("neurosurgeon", "cardiologist", "oncologist", "radiologist", "pathologist", "coroner", "surgeon"),
                *("general practitioner", "district nurse", "school nurse", "prison nurse", "head nurse", "matron"),
                *("ward sister", "nurse practitioner", "speech therapist", "occupational therapist", "physiotherapist"),
                *("radiographer", "optician", "optometrist", "dentist", "orthodontist", "pharmacist", "paramedic"),
                *("psychiatrist", "psychologist", "chiropractor", "osteopath", "podiatrist", "vet", "veterinarian"),
                *("nurse", "doctor", "dietitian"),
            ),
            "leading position": (
                *("head of department", "head of service", "head of the department", "head of the service"),
                *("head teacher", "headteacher", "headmaster", "headmistress", "deputy head", "team leader"),
                *("chief executive", "managing director", "medical director", "director of nursing", "ward manager"),
                *("vice chancellor", "dean", "chairman", "chairwoman", "general manager", "plant manager"),
                *("union representative", "shop steward", "works council"),
            ),
            "public office": (
                *("mayor", "deputy mayor", "councillor", "magistrate", "judge", "prosecutor", "member of parliament"),
                *("minister", "senator", "ambassador", "police commissioner", "justice of the peace"),
            ),
            "church office": (
                *("priest", "vicar", "bishop", "pastor", "rabbi", "imam", "chaplain", "organist", "nun", "monk"),
            ),
            "profession": (
                *("lighthouse keeper", "watchmaker", "gunsmith", "taxidermist", "undertaker", "funeral director"),
                *("beekeeper", "falconer", "gamekeeper", "winemaker", "cheesemaker", "blacksmith", "farrier"),
                *("airline pilot", "fighter pilot", "astronaut", "stunt man", "circus artist", "trapeze artist"),
                *("opera singer", "ballet dancer", "conductor of the orchestra", "piano tuner", "violin maker"),
                *("sign language interpreter", "court interpreter", "prison officer", "bomb disposal", "locksmith"),
                *("journalist", "newsreader", "news presenter", "weather presenter", "football referee", "hotelier"),
                *("lifeboat", "mountain guide", "ski instructor", "air traffic controller", "train driver"),
            ),
        },
        "illness": {
            "neurological illness": (
                *("multiple sclerosis", "motor neurone disease", "motor neuron disease", "amyotrophic lateral"),
                *("huntington s disease", "parkinson s disease", "narcolepsy", "tourette s", "tourette syndrome"),
                *("myasthenia gravis", "guillain barre", "cerebral palsy", "spina bifida", "locked in syndrome"),
                *("encephalitis", "meningitis", "brain tumour", "brain tumor", "trigeminal neuralgia", "epilepsy"),
            ),
            "inherited illness": (
                *("cystic fibrosis", "sickle cell", "haemophilia", "hemophilia", "thalassaemia", "thalassemia"),
                *("muscular dystrophy", "marfan syndrome", "ehlers danlos", "fragile x", "phenylketonuria"),
                *("neurofibromatosis", "albinism", "turner syndrome", "klinefelter", "porphyria", "gaucher disease"),
                *("achondroplasia", "dwarfism", "brittle bone disease", "osteogenesis imperfecta"),
            ),
            "rare illness": (
                *("scleroderma", "sarcoidosis", "lupus", "vasculitis", "amyloidosis", "addison s disease"),
                *("cushing s", "crohn s disease", "myeloma", "mesothelioma", "leukaemia", "leukemia", "lymphoma"),
                *("sarcoma", "pancreatic cancer", "bone cancer", "cancer of the bile duct", "aplastic anaemia"),
                *("pulmonary fibrosis", "pulmonary hypertension", "heart transplant", "lung transplant"),
                *("liver transplant", "kidney transplant", "bone marrow transplant", "dialysis"),
            ),
            "infectious illness": (
                *("tuberculosis", "malaria", "leprosy", "polio", "ebola", "hepatitis c", "hiv", "lyme disease"),
            ),
            "mental illness": (
                *("schizophrenia", "bipolar disorder", "dissociative identity", "anorexia", "bulimia"),
                *("borderline personality", "postpartum psychosis", "was sectioned", "suicide attempt"),
            ),
            "disability": (
                *("amputation", "amputee", "paraplegic", "tetraplegic", "quadriplegic", "colostomy", "stoma"),
                *("born deaf", "deaf blind", "cochlear implant", "guide dog", "glass eye", "blind in one eye"),
                *("cleft palate", "cleft lip", "conjoined", "prosthesis", "prosthetic"),
            ),
        },
        "post": {
            "unusual work": (
                *("bodyguard", "butler", "chauffeur to", "secret service", "intelligence service", "oil rig"),
                *("submarine",),
                *("royal household", "royal family", "spokesperson", "spokesman", "spokeswoman", "ghostwriter", "spy"),
                *("peacekeeper", "foreign legion", "special forces", "nuclear power station", "research station"),
                *("cruise ship", "hangman", "mercenary", "diplomat", "consul"),
            ),
        },
        "event": {
            "contact with the law": (
                *("in prison", "in jail", "to prison", "to jail", "behind bars", "out of prison", "prison sentence"),
                *("was arrested", "got arrested", "were arrested", "on probation", "on parole", "on bail", "ankle tag"),
                *("electronic tag", "restraining order", "community service", "criminal record", "on remand"),
                *("drink driving", "drunk driving", "shoplifting", "embezzled", "embezzlement", "manslaughter"),
                *("raped",),
                *("suspended sentence", "pleaded guilty", "deported", "deportation", "asylum seeker", "asylum seekers"),
                *("witness protection", "was sentenced", "stalker"),
            ),
            "rare event": (
                *("won the lottery", "won on the lottery", "lottery win", "won the pools", "jackpot", "world record"),
                *("guinness book", "found a body", "found treasure", "ran for parliament", "stood for parliament"),
                *("national team", "wrote a book", "published a book", "published a novel", "my first novel"),
                *("memoirs",),
                *("bestseller", "a patent", "named after me", "record deal", "talent show", "beauty queen"),
                *("hit single",),
                *("documentary about", "film about", "reality show", "quiz show", "game show"),
            ),
            "unusual death": (
                *("drowned", "electrocuted", "hanged himself", "hanged herself", "hung himself", "hung herself"),
                *("took his own life", "took her own life", "killed himself", "killed herself", "committed suicide"),
                *("suicide", "overdose", "overdosed", "died in childbirth", "burned to death", "burnt to death"),
                *("fell to his death", "fell to her death", "froze to death", "choked to death", "found dead"),
                *("bled to death", "starved to death", "lost at sea", "buried alive"),
            ),
            "accident": (
                *("plane crash", "train crash", "coach crash", "bus crash", "helicopter crash", "avalanche"),
                *("mine collapse", "gas explosion", "ferry disaster", "nearly drowned", "struck by lightning"),
            ),
            "disaster": ("earthquake", "flood", "landslide", "mudslide", "hurricane", "tornado", "tsunami", "wildfire"),
            "crime": (
                *("murder", "murdered", "manslaughter", "kidnapped", "kidnapping", "hostage", "shooting", "stabbing"),
                *("stabbed", "bank robbery", "arson", "terror attack", "terrorist attack", "human trafficking"),
            ),
            "court case": (
                *("on trial", "tribunal", "lawsuit", "sued", "convicted", "acquitted", "public inquiry", "inquest"),
                *("struck off", "whistleblower", "blew the whistle"),
            ),
            "closure or merger": (
                *("was closed down", "closed down", "went bankrupt", "bankruptcy", "was shut down", "the merger"),
                *("taken over by", "mass redundancy", "the strike", "went on strike"),
            ),
            "public honour": (
                *("won a medal", "won the championship", "gold medal", "silver medal", "bronze medal", "olympics"),
                *("paralympics", "world champion", "national champion", "nobel prize", "knighted", "obe", "mbe"),
            ),
        },
        "family": {
            "family circumstance": (
                *("twins", "twin brother", "twin sister", "identical twin", "triplets", "quadruplets"),
                *("adopted", "adoption", "foster child", "foster children", "foster parents", "foster mother"),
                *("orphan", "orphanage", "surrogate mother", "surrogacy", "sperm donor", "egg donor", "stillborn"),
                *("stillbirth", "cot death", "widow", "widower", "widowed", "my late husband", "my late wife"),
                *("arranged marriage", "married a", "half brother", "half sister", "stepmother", "stepfather"),
                *("my wife and her", "my husband and his", "two mothers", "two fathers", "custody battle"),
                *("given up for adoption", "test tube baby"),
            ),
        },
    },
    numbers={
        **{word: number for number, word in enumerate([*_UNITS, *_TEENS], start=1)},
        **{word: 20 + 10 * at for at, word in enumerate(_TENS)},
    },
    counted={
        "children": ("family", 5),
        "kids": ("family", 5),
        "sons": ("family", 4),
        "daughters": ("family", 4),
        "brothers": ("family", 5),
        "sisters": ("family", 5),
        "siblings": ("family", 6),
        "grandchildren": ("family", 8),
        "marriages": ("family", 3),
        "operations": ("quantity", 8),
        "surgeries": ("quantity", 8),
        "miscarriages": ("quantity", 3),
        "languages": ("quantity", 5),
        "employees": ("quantity", 10),
        "beds": ("quantity", 10),
        "inhabitants": ("quantity", 10),
        "cows": ("quantity", 10),
        "hectares": ("quantity", 10),
        "acres": ("quantity", 10),
        "husbands": ("family", 3),
        "wives": ("family", 3),
        "divorces": ("family", 2),
        "stepchildren": ("family", 3),
        "grandsons": ("family", 5),
        "granddaughters": ("family", 5),
        "horses": ("quantity", 3),
        "ponies": ("quantity", 3),
        "donkeys": ("quantity", 2),
        "dogs": ("quantity", 4),
        "cats": ("quantity", 5),
        "goats": ("quantity", 4),
        "sheep": ("quantity", 5),
        "pigs": ("quantity", 4),
        "hens": ("quantity", 20),
        "chickens": ("quantity", 20),
        "snakes": ("quantity", 2),
        "parrots": ("quantity", 2),
        "beehives": ("quantity", 3),
        "hives": ("quantity", 3),
        "houses": ("quantity", 3),
        "cars": ("quantity", 4),
        "boats": ("quantity", 2),
        "tattoos": ("quantity", 8),
        "instruments": ("quantity", 4),
        "strokes": ("illness", 2),
        "abortions": ("quantity", 2),
    },
    tellings=TELLINGS,
    family=word_set(
        "mother mum mom father dad husband wife partner son daughter brother sister child kid boy girl parents "
        "grandmother grandfather grandma grandad uncle aunt cousin nephew niece family twin baby children sons "
        "daughters brothers sisters grandparents"
    ),
    happenings=word_set(
        "accident fire crash flood operation operated birth born wedding married divorce divorced funeral "
        "died death left storm strike eclipse earthquake election demonstration arrested trial attack "
        "explosion stroke diagnosed diagnosis fell burned burnt moved arrived fled"
    ),
)
