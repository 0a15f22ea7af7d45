"""Languages beside those that are read: their lists of names, and titles that are met in talk. No record, no model."""

from __future__ import annotations

from themetrail.languages.language import Neighbour
from themetrail.languages.parts.titles import Titles
from themetrail.languages.parts.words import word_set

_NONE = word_set("")

NEIGHBOURS = {
    language.code: language
    for language in (
        Neighbour(
            code="it",
            name_lists=("it_IT",),
            titles=Titles(
                female=word_set("signora"),
                male=word_set("signor"),
                either=word_set("ing"),
                sure=word_set("signora signor"),
                with_capital=word_set("ing"),
                own=word_set("ing"),
            ),
        ),
        Neighbour(
            code="es",
            name_lists=("es_ES", "es_MX"),
            titles=Titles(
                female=word_set("señora senora sra"),
                male=word_set("señor senor sr"),
                either=word_set("ing"),
                sure=word_set("señora senora sra señor senor sr"),
                with_capital=word_set("sr ing"),
                own=word_set("sr ing"),
            ),
        ),
        Neighbour(
            code="nl",
            name_lists=("nl_NL",),
            titles=Titles(
                female=_NONE,
                male=_NONE,
                either=word_set("drs ing"),
                sure=_NONE,
                with_capital=word_set("ing"),
                own=word_set("drs ing"),
            ),
        ),
        Neighbour(
            code="pt",
            name_lists=("pt_PT", "pt_BR"),
            titles=Titles(
                female=_NONE,
                male=word_set("sr"),
                either=_NONE,
                sure=word_set("sr"),
                with_capital=word_set("sr"),
                own=word_set("sr"),
            ),
        ),
    )
}
