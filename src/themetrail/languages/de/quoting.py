"""German words of quoting: how words are struck or wanted, and how people say what may tell who they are."""

from __future__ import annotations

from themetrail.languages.parts.quoting import Quoting

_THAT = "(?:das|dies|es)"
_TENS = r"\w*(?:zwanzig|drei(?:ss|ß)ig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)"
_YEARS = rf"(?:\d\d|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|{_TENS})"

QUOTING = Quoting(
    struck=(
        r"das (?:bleibt|muss|soll|sollte) (?:aber |bitte |jetzt )?unter uns",
        r"dies (?:bleibt|muss|soll|sollte) (?:aber |bitte |jetzt )?unter uns",
        r"es (?:bleibt|muss|soll|sollte) (?:aber |bitte |jetzt )?unter uns",
        r"bleibt (?:das|dies|es) (?:aber |bitte )?unter uns",
        "unter uns (?:gesagt|bleib)",
        r"nicht (?:auf|mit|hinein|rein)?(?:schreiben|notieren|protokollieren|zitieren|veröffentlichen)",
        r"schreib(?:en sie|t)? (?:das|dies|es) (?:bitte |jetzt |lieber )*nicht",
        r"das schreib(?:en sie|t ihr|st du) (?:bitte |jetzt |lieber |aber )*nicht",
        "das ist (?:streng )?vertraulich",
        r"notier(?:en sie|t|e)? (?:das|dies|es) (?:bitte |jetzt |lieber )*nicht",
        r"zitier(?:en sie|t|e)? mich (?:bitte )?nicht",
        "off the record",
        r"nicht (?:fürs|für das) protokoll",
        "nicht für die aufnahme",
        r"schalten sie (?:das|die) (?:gerät|aufnahme|band|mikrofon) (?:bitte )?(?:aus|ab)",
        "vergessen sie,? was ich",
    ),
    struck_at_end=(
        rf"streich(?:en sie|t|e)? {_THAT}(?: bitte)?(?: wieder)?(?: raus| heraus)?",
        rf"schneid(?:en sie|et|e)? {_THAT}(?: bitte)?(?: wieder)?(?: raus| heraus| weg)?",
        rf"lösch(?:en sie|t|e)? {_THAT}(?: bitte)?(?: wieder)?",
        rf"lass(?:en sie|t)? {_THAT}(?: bitte)? weg",
        r"das (?:bitte |können sie |müssen sie )?(?:wieder )?(?:streichen|löschen|(?:r|her)ausschneiden|weglassen)",
        r"es (?:bitte |können sie |müssen sie )?(?:wieder )?(?:streichen|löschen|(?:r|her)ausschneiden|weglassen)",
    ),
    struck_alone=("unter uns", "im vertrauen"),
    wanted=("zitat", "zitieren", "zitierbar"),
    unwanted=(
        r"nicht (?:\w+ ){0,3}(?:zitier\w*|zitate?)",
        r"kein(?:e|en|es)? (?:\w+ )?zit\w+",
        r"nie(?:mals)? (?:\w+ ){0,3}(?:zitier\w*|zitate?)",
        r"ohne zitat\w*",
        r"zitieren verboten",
    ),
    rare_facts={
        "age": (
            rf"ich bin (?:jetzt |schon |erst )?{_YEARS}(?=(?: jahre)|[.,;!?])",
            rf"ich war (?:damals |schon |erst )?{_YEARS}(?=(?: jahre)|[.,;!?])",
            "jahre alt",
            rf"mit {_YEARS} jahren",
        ),
        "origin": (
            r"ich komme (?:ursprünglich )?aus (?=\[place)",
            "ursprünglich aus",
            r"geboren (?:bin|wurde)",
            r"bin (?:in .{1,30} )?geboren",
            "meine (?:heimat|muttersprache|staatsangehörigkeit)",
        ),
        "employer": (
            r"ich (?:arbeite|arbeitete) (?:bei|für|im|in) (?=\[organisation)",
            r"mein(?:em|en)? (?:arbeitgeber|betrieb)",
            r"meine(?:r)? firma",
        ),
        "event": (
            "in (?:der|den) (?:zeitung|zeitungen|presse)",
            r"im (?:fernsehen|radio)",
            "vor gericht",
            r"konkurs gegangen",
            r"gewonnen (?:den|einen) preis",
        ),
        "standing out": (
            r"ich bin (?:der|die|das) (?:einzige|erste|jüngste|älteste)",
            r"ich war (?:der|die|das) (?:einzige|erste|jüngste|älteste)",
            r"bin ich (?:der|die|das) (?:einzige|erste|jüngste|älteste)",
        ),
    },
)
