"""All sentences that the program says on pages of a study, in every language that it speaks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import resources

from themetrail.in_print import CODES
from themetrail.words_in_print import Sentences


@cache
def own_sentences() -> tuple[str, ...]:
    """Each sentence once, with its gaps for facts as `{name}`; of one in two forms, both."""
    said = [form for sentences in _catalogues() for each in sentences.values() for form in _forms(each)]
    return tuple(dict.fromkeys([*said, *_of_methods()]))


def _forms(sentence: str | tuple[str, str]) -> tuple[str, ...]:
    return (sentence,) if isinstance(sentence, str) else sentence


def _of_methods() -> Iterator[str]:
    """The sentences of the methods text: they are put together by functions, one for each language."""
    rooms = (
        resources.files("themetrail.report.methods.english"),
        resources.files("themetrail.report.methods.french"),
        resources.files("themetrail.report.methods.german"),
    )
    for room in rooms:
        for file in sorted(room.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                yield from _texts_in(ast.parse(file.read_bytes()))


def _texts_in(code: ast.AST) -> Iterator[str]:
    """All texts in a piece of code, with `{}` for what is put into them."""
    if isinstance(code, ast.Call):  # what is counted: `p.count(n, "word", "words")`, `p.few(n, "one", "word", "words")`
        first = 2 if isinstance(code.func, ast.Attribute) and code.func.attr == "few" else 1
        counted = (one for one in code.args[first:] if isinstance(one, ast.Constant) and isinstance(one.value, str))
        yield from (f"{{}} {_escaped(one)}" for one in counted)
    for part in ast.iter_child_nodes(code):
        if isinstance(part, ast.JoinedStr):
            yield "".join(_escaped(one) if isinstance(one, ast.Constant) else "{}" for one in part.values)
            yield from (text for one in part.values if isinstance(one, ast.FormattedValue) for text in _texts_in(one))
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield _escaped(part)
        else:
            yield from _texts_in(part)


def _escaped(text: ast.Constant) -> str:
    return str(text.value).replace("{", "{{").replace("}", "}}")


def _catalogues() -> list[Sentences]:
    """Here, since a search that finds nothing needs none of them."""
    from themetrail.agreement.words.language import words_of as agreement_words
    from themetrail.interface.desk.words import desk_words
    from themetrail.interface.explorer.words import explorer_words
    from themetrail.interface.judging.words import judging_words
    from themetrail.interface.meeting.words import meeting_words
    from themetrail.interface.notices.words import notice_words
    from themetrail.interface.pages.words import page_words
    from themetrail.interface.risk.words import risk_words
    from themetrail.interface.settling.words import settling_words
    from themetrail.interface.sheets.words import sheet_words
    from themetrail.interface.start.words import start_words
    from themetrail.interface.status.words import status_words
    from themetrail.interface.suggestions.words import suggestion_words
    from themetrail.interface.verdicts.words import verdict_words
    from themetrail.interface.verification.words import verification_words
    from themetrail.report.pack.items.language import items_in
    from themetrail.report.pack.words.language import pack_words
    from themetrail.report.words.language import words_of as report_words

    surfaces = (
        *(desk_words, explorer_words, judging_words, meeting_words, notice_words, page_words, risk_words),
        *(settling_words, sheet_words, start_words, status_words, suggestion_words, verdict_words, verification_words),
        *(agreement_words, pack_words, report_words),
    )
    items: list[Sentences] = [dict(items_in(language)) for language in CODES]
    return [*items, *(words_of(language).sentences for language in CODES for words_of in surfaces)]
