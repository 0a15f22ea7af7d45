"""English words of quoting: how words are struck or wanted, and how people say what may tell who they are."""

from __future__ import annotations

from themetrail.languages.parts.quoting import Quoting

_TENS = (
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_YEARS = rf"(?:\d\d|(?:thir|four|fif|six|seven|eigh|nine)teen|{_TENS})"
_THAT = "(?:that|this|it)"
_US = "(?:us|ourselves|these (?:four )?walls)"

QUOTING = Quoting(
    struck=(
        "off the record",
        "not for the (?:record|tape|transcript|recording)",
        rf"don't (?:write|put|note) {_THAT} (?:down|in)",
        rf"do not (?:write|put|note) {_THAT} (?:down|in)",
        "don't quote me",
        "do not quote me",
        "between you and me",
        rf"stay(?:s|ing)? between {_US}",
        rf"remains? between {_US}",
        rf"strictly between {_US}",
        rf"only between {_US}",
        rf"just between {_US}",
        rf"keep {_THAT} (?:between (?:us|ourselves)|to (?:yourself|yourselves))",
        "stay(?:s)? in this room",
        "that's (?:strictly )?confidential",
        "this is (?:strictly )?confidential",
        "forget (?:that |what )?(?:i|we) (?:just )?said",
        "delete what (?:i|we) (?:just )?said",
        "erase what (?:i|we) (?:just )?said",
        rf"don't want {_THAT} (?:to be )?(?:recorded|written|quoted|printed|published|transcribed)",
        rf"do not want {_THAT} (?:to be )?(?:recorded|written|quoted|printed|published|transcribed)",
        "should not be in (?:the|your) (?:transcript|report|article|book|paper)",
        "shouldn't be in (?:the|your) (?:transcript|report|article|book|paper)",
        "turn (?:that|the (?:recorder|recording|tape|microphone)) off",
        "turn off the (?:recorder|recording|tape|microphone)",
        "switch off the (?:recorder|recording|tape|microphone)",
    ),
    struck_at_end=(
        rf"cut {_THAT}(?: (?:bit|part|one|last bit|last part))?(?: out)?(?: please)?",
        rf"strike {_THAT}(?: (?:bit|part|one))?(?: out)?(?: please)?",
        rf"scratch {_THAT}(?: (?:bit|part|one))?(?: please)?",
        rf"delete {_THAT}(?: (?:bit|part|one))?(?: please)?",
        rf"erase {_THAT}(?: (?:bit|part|one))?(?: please)?",
        rf"leave {_THAT}(?: (?:bit|part|one))? out(?: please)?",
        rf"edit {_THAT}(?: (?:bit|part|one))? out(?: please)?",
        rf"don't (?:write|record|quote|print|publish|transcribe) {_THAT}(?: please)?",
        rf"do not (?:write|record|quote|print|publish|transcribe) {_THAT}(?: please)?",
    ),
    struck_alone=("between us", "between ourselves"),
    wanted=("quote(?! (?:from|unquote|marks?))", "quotable", "quotation(?! marks?)"),
    unwanted=(
        r"(?:\w+n't|not|never|cannot) (?:\w+ ){0,3}quot\w+",
        r"(?:no|avoid|without) (?:\w+ )?quot\w+",
        "unquotable",
    ),
    rare_facts={
        "age": (
            rf"i'm {_YEARS}(?=(?: years| now| already)|[.,;!?])",
            rf"i am {_YEARS}(?=(?: years| now| already)|[.,;!?])",
            rf"turned {_YEARS}(?=[ .,;!?])",
            rf"aged {_YEARS}",
            r"years? old",
            r"year-old",
        ),
        "origin": (
            r"i'm (?:originally )?from (?=\[place)",
            r"i come (?:originally )?from (?=\[place)",
            r"i came (?:here |over )?from (?=\[place)",
            "born in",
            "mother tongue",
            "my (?:home country|homeland|nationality|passport)",
        ),
        "employer": (
            r"i work(?:ed)? (?:for|at|in|with) (?=\[organisation)",
            "my (?:employer|firm|company)",
            r"i(?:'ve|'d)? (?:run|own|ran|owned|founded) (?:a|my|the)",
        ),
        "event": (
            r"in the (?:news)?papers?",
            "in the press",
            "on the news",
            r"on (?:the )?(?:television|telly|tv|radio)",
            "in court",
            r"went (?:to court|bankrupt)",
            r"won (?:a|the) (?:prize|award|medal|championship)",
        ),
        "standing out": (
            r"i'm the (?:only|first|youngest|oldest)",
            r"i am the (?:only|first|youngest|oldest)",
            r"i was the (?:only|first|youngest|oldest)",
        ),
    },
)
