"""Words that are English alone: none of them stands where a reader of French or German is spoken to."""

import re
from html import unescape

from themetrail.in_print import CODES

OTHERS = [language for language in CODES if language != "english"]
_ENGLISH = (
    "the of and with are that for which this they their have has from by is it its there no nothing what who how where "
    "each every all some other others more would may can only than be been if into to at out"
)
_NOT_SEEN = re.compile(r"<(style|script|metadata)\b.*?</\1>|<[^>]*>", re.DOTALL)


def seen(page: str) -> str:
    """What a reader sees of a page (HTML or SVG), on one line; blanks at which no line ends stay what they are."""
    return re.sub(r"[ \n]+", " ", unescape(_NOT_SEEN.sub(" ", page))).strip()


def english_in(text: str) -> set[str]:
    """The English words of a text."""
    return set(_ENGLISH.split()) & set(re.findall(r"[a-z]+", text.lower()))
