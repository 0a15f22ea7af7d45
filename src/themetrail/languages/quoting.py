"""How the phrases of quoting are written, in every language, so that what is said can be held against them."""


def plain(text: str) -> str:
    """A text as the phrases of quoting are written: small letters, straight apostrophes."""
    return text.casefold().replace("’", "'").replace("‘", "'").replace("ʼ", "'")
