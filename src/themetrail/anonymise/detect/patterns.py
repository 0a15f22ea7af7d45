"""What identifies by its shape: e-mail, web and postal addresses, telephone, account, official and file numbers.

Words in them are those of the languages' records, all together. The numbers of states (AHV, NIR, NHS, number plates)
stand here, since a language does not tell the state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from themetrail.anonymise.detect.addresses import addresses_in
from themetrail.anonymise.detect.births import births_in
from themetrail.anonymise.spans import Span
from themetrail.languages.table import any_of, any_of_all, beginnings_of, phrases_of_all

_MONTHS = any_of_all(lambda language: [name for spellings in language.calendar.months for name in spellings])
_ORDINALS = any_of_all(lambda language: language.calendar.ordinals)
_ORDINALS_BEHIND = any_of_all(lambda language: language.calendar.ordinals if language.calendar.day_behind_month else ())
_BEFORE_DAY = any_of_all(lambda language: language.calendar.before_day)
_BEFORE_MONTH = any_of_all(lambda language: language.calendar.before_month)
_DOT = phrases_of_all(lambda language: language.addresses.spoken_dot)
_AT = phrases_of_all(lambda language: language.addresses.spoken_at)
_DOMAINS = any_of_all(lambda language: language.addresses.web_domains)
_NUMBER_SIGNS = phrases_of_all(lambda language: language.addresses.number_signs)
_BEHIND_NUMBER_SIGN = any_of(rf"(?<=\b{re.escape(sign)})" for sign in _NUMBER_SIGNS)

EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
SPOKEN_EMAIL = re.compile(
    rf"\b[\w-]+(?: (?:{any_of(_DOT)}) [\w-]+)* (?:{any_of(_AT)}) [\w-]+(?: (?:{any_of(_DOT)}) [\w-]+)+\b",
    re.I,
)
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"”»]+[^\s<>\"”».,;:!?)\]]"
    rf"|(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|info|eu|it|example|{_DOMAINS})(?:/[^\s<>\"”»]*[\w/])?\b",
    re.I,
)
_WEB = re.compile(r"\.[^\s.]|://")  # what every URL has in it
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
CARD = re.compile(r"\b(?:\d[ -]?){12,18}\d\b")
_DIGIT = re.compile("[0-9]")
AHV = re.compile(r"\b756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}\b")
NIR = re.compile(r"\b[12378] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?\b")
NHS = re.compile(r"\b\d{3}[ -]\d{3}[ -]\d{4}\b|\b\d{10}\b")
NINO = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
SSN = re.compile(r"\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b")
FILE_NUMBER = re.compile(
    r"(?<![\w/.-])(?=[A-Z\d])(?:[A-Z]{1,4}[-. ]?)?\d{1,7} ?/ ?\d{2,4}(?:[/-]\d{2,5})?(?![\w/])"
    r"|(?<![\w/.-])(?:\w{1,4}[-./]){1,6}\d{2,6}[/-]\d{2,4}(?![\w/])"
    r"|(?<= )(?=[A-Z\d])"
    rf"(?:{_BEHIND_NUMBER_SIGN})"
    r"(?:[A-Z]{1,4}[-. ]?)?\d[\d./-]*\d(?:[/-]?[A-Za-z0-9]+)*",
)
_NUMBER_JOINED = re.compile(r"[/-] ?\d\d")  # what every file number has in it that no sign announces
_CAPITALS_BEFORE_DIGIT = re.compile(r"[A-Z]{2}[ ·-]{0,3}\d")  # what every number plate has in it
PLATE = re.compile(
    r"\b(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH) ?[·-]? ?\d{3,6}\b"
    r"|\b[A-Z]{2}-\d{3}-[A-Z]{2}\b|\b[A-Z]{2}\d{2} [A-Z]{3}\b"
)
# How a date can begin: a look at two letters is faster than trying each month at each word.
_BEGINS_DATE = rf"(?=\d|{beginnings_of([*_BEFORE_DAY.split('|'), *_MONTHS.split('|')])})"
_DAY_OF = rf"(?:(?:{_BEFORE_DAY})\s)?\d{{1,2}}(?:{_ORDINALS})?\s(?:(?:{_BEFORE_MONTH})\s)?"
DATE = re.compile(
    rf"\b{_BEGINS_DATE}(?:"
    rf"(?:{_DAY_OF})?(?:{_MONTHS})\s(?:\d{{1,2}}(?:{_ORDINALS_BEHIND})?,?\s)?(?:(?:{_BEFORE_MONTH})\s)?(?:19|20)\d{{2}}\b"
    rf"|{_DAY_OF}(?:{_MONTHS})\b"
    rf"|(?:{_MONTHS})\s(?:(?:{_BEFORE_DAY})\s)?\d{{1,2}}(?:{_ORDINALS_BEHIND})?\b(?![\d.,]\d)"
    r"|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d{2}\b|(?:19|20)\d{2}-\d{2}-\d{2}\b)",
    re.I,
)
AGE = re.compile(
    rf"\b(\d{{1,3}})[- ](?:{any_of_all(lambda language: language.calendar.age_behind)})"
    rf"|\b(?:{any_of_all(lambda language: language.calendar.age_before)}) (\d{{1,3}})\b",
    re.I,
)


# The parts of a spoken address, as they stand in a text in small letters.
_SAID_DOT, _SAID_AT = ([f" {said} " for said in spoken] for spoken in (_DOT, _AT))
PHONE_REGIONS = phrases_of_all(lambda language: language.addresses.phone_regions)


def patterns_in(text: str, regions: tuple[str, ...] = PHONE_REGIONS) -> list[Span]:
    """The identifiers that show by their shape. `regions` are those whose national telephone numbers count."""
    spans: list[Span] = []
    if "@" in text:
        spans += _found(EMAIL, text, "email")
    if _WEB.search(text):
        spans += [s for s in _found(URL, text, "url") if text[s.start - 1 : s.start] != "@"]
    lower = text.lower()
    if any(dot in lower for dot in _SAID_DOT) and any(at in lower for at in _SAID_AT):
        spans += _found(SPOKEN_EMAIL, text, "email", 0.7)
    if digits := number_of_digits(text):
        spans += _numbers(text, digits, regions)
    return spans


def number_of_digits(text: str) -> int:
    """How many digits stand in a text."""
    return len(_DIGIT.findall(text)) if text.isascii() else sum(map(str.isdigit, text))


def _numbers(text: str, digits: int, regions: tuple[str, ...]) -> Iterator[Span]:
    """What is made of digits; a pattern is tried only where as many digits stand as it needs."""
    if digits >= 13:
        yield from _found(AHV, text, "social_security", check=_ahv)
        yield from _found(NIR, text, "social_security", check=_nir)
        yield from _found(CARD, text, "bank_account", check=_luhn)
    if digits >= 9:
        yield from _found(NHS, text, "social_security", check=_nhs)
        yield from _found(SSN, text, "social_security")
        yield from _found(IBAN, text, "bank_account", check=_iban)
    if digits >= 6:
        yield from _found(NINO, text, "social_security")
        yield from _phones(text, regions)
    if digits >= 3:
        if _CAPITALS_BEFORE_DIGIT.search(text):
            yield from _found(PLATE, text, "plate", 0.8)
        if _NUMBER_JOINED.search(text) or any(sign in text for sign in _NUMBER_SIGNS):
            yield from _found(FILE_NUMBER, text, "file_number", 0.9, check=_no_fraction)
    yield from addresses_in(text)
    yield from _dates(text)
    for match in AGE.finditer(text):
        number = 1 if match.group(1) else 2
        yield Span(*match.span(number), "age", "pattern", 0.95)


def _dates(text: str) -> Iterator[Span]:
    """The dates, those of births apart; a year alone counts where it is one of birth."""
    dates = [match.span() for match in DATE.finditer(text)]
    births = set(births_in(text, dates))
    for date in dates:
        yield Span(*date, "birth_date" if date in births else "date", "pattern", 0.95)
    for year in sorted(births.difference(dates)):
        yield Span(*year, "birth_date", "pattern", 0.9)


_PHONE_LIKE = re.compile(r"(?<![\w.])(?:\+|00)?\(?\d[\d\s().\-/'’]{5,}\d")


def _phones(text: str, regions: tuple[str, ...]) -> Iterator[Span]:
    """Telephone numbers that are possible in a region (Google's libphonenumber), or written with a country's prefix."""
    for candidate in _PHONE_LIKE.finditer(text):
        digits = number_of_digits(candidate.group())
        if 7 <= digits <= 16 and (phone := _phone_in(candidate.group(), regions)) is not None:
            at = candidate.start()
            yield phone._replace(start=at + phone.start, end=at + phone.end)


@lru_cache(maxsize=10_000)
def _phone_in(piece: str, regions: tuple[str, ...]) -> Span | None:
    """The first telephone number in a piece of text that is written like one."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    for region in regions:
        for match in PhoneNumberMatcher(piece, region, leniency=Leniency.VALID):
            return Span(match.start, match.end, "phone", "phonenumbers", 0.98)
    # Numbers of fiction and misheard ones are of no network, yet written like one: a zero or a plus, groups of digits.
    if re.match(r"(?:\+\d|00\d|\(?0\d)", piece) and not re.search(r"\d{4}-\d{2}-\d{2}", piece):
        return Span(0, len(piece), "phone", "pattern", 0.85)
    return None


def _found(
    pattern: re.Pattern, text: str, category: str, score: float = 0.99, check: Callable[[str], bool] | None = None
) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if check is None or check(match.group()):
            end = match.end() - (len(match.group()) - len(match.group().rstrip(" ,.")))
            yield Span(match.start(), end, category, "pattern", score)


def _digits(found: str) -> list[int]:
    return [int(letter) for letter in found if letter.isdigit()]


def _ahv(found: str) -> bool:
    """Swiss AHV/AVS number: the check digit of EAN-13."""
    digits = _digits(found)
    return (10 - sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits[:12])) % 10) % 10 == digits[12]


def _nir(found: str) -> bool:
    """French NIR: 13 characters, or 15 with the key 97 - (number mod 97)."""
    bare = found.replace(" ", "").replace("2A", "19").replace("2B", "18")
    return bare.isdigit() and (len(bare) == 13 or (len(bare) == 15 and int(bare[13:]) == 97 - int(bare[:13]) % 97))


def _nhs(found: str) -> bool:
    """British NHS number: ten digits, the last a check modulo 11."""
    digits = _digits(found)
    return len(digits) == 10 and 11 - sum(d * (10 - i) for i, d in enumerate(digits[:9])) % 11 in (
        digits[9],
        digits[9] + 11,
    )


def _luhn(found: str) -> bool:
    """Payment card: Luhn's check (ISO/IEC 7812)."""
    digits = _digits(found)[::-1]
    doubled = (sum(divmod(2 * d, 10)) for d in digits[1::2])
    return 13 <= len(digits) <= 19 and (sum(digits[::2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1


def _iban(found: str) -> bool:
    """IBAN: modulo 97 is 1 (ISO 13616)."""
    bare = found.replace(" ", "")
    moved = bare[4:] + bare[:4]
    return 15 <= len(bare) <= 34 and int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1


def _no_fraction(found: str) -> bool:
    """A file number is no date, no fraction and no year of account: it has five digits or more, or letters."""
    digits = _digits(found)
    if re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d{2} ?[/-] ?(?:\d{2}|(?:19|20)\d{2})", found.strip()):
        return False
    return len(digits) >= 5 or (len(digits) >= 3 and any(letter.isalpha() for letter in found))
