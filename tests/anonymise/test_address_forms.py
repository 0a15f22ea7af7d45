"""Names after the words with which people are addressed."""

import pytest

from themetrail.anonymise.address_forms import greeted_names

GREETINGS = """
thanks, thank you, hi, hey, hello, morning, good morning, good afternoon, good evening, good day, sorry, sure, over to,
go ahead, my name is, my name's, I am called, merci, bonjour, bonsoir, salut, coucou, pardon, je m'appelle, danke,
hallo, guten Tag, guten Morgen, guten Abend, grüezi, salü
"""


@pytest.mark.parametrize("greeting", [words.strip() for words in GREETINGS.split(",")])
def test_every_greeting_announces_a_name(greeting):
    for said in (greeting, greeting.capitalize(), greeting.upper()):
        text = f"Well, {said} Zwahlen"
        assert [text[span.start : span.end] for span in greeted_names(text, "en")] == ["Zwahlen"]
