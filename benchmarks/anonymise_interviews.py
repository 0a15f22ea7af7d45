"""Spoken interviews made by a program, with the place of every person in them: a benchmark of hard names.

    python benchmarks/anonymise_interviews.py FOLDER [--documents 40] [--seed 1]

writes FOLDER/LANGUAGE_KIND.jsonl (en, fr, de), the JSON lines that benchmarks/anonymise.py reads. The sentences are
ours, written as people talk. The names are of kinds that anonymisers find hard:

- `foreign`: names from Faker's lists of countries that no detector of Themetrail uses (Turkey, Croatia, Nigeria,
  Pakistan ...), as whole names, given names alone and surnames after a title;
- `common`: names that are words of the language too (Rose, Grace, Will; Marchand, Boulanger; Koch, Wolf);
- `short`: nicknames, misspelt given names, and initials.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from importlib import import_module
from pathlib import Path

# Latin-letter locales of Faker that src/themetrail/anonymise/names/words.py does not read.
LOCALES = ("tr_TR", "hr_HR", "hu_HU", "ro_RO", "fi_FI", "cs_CZ", "sl_SI", "lt_LT", "id_ID", "yo_NG", "zu_ZA", "en_PK")

WORDS_AS_NAMES = {
    "en": (
        "Rose Will Grace Mark Hope Joy Faith Summer Frank Bill Dean Rusty Ivy Dawn Gene Chance Miles Rich Penny",
        "Baker Cook Young Long Stone Wood Bishop Price Knight Field Rivers Moody Sharp Winter Good Park Love Day",
    ),
    "fr": (
        "Rose Aimé Constant Pierre Reine Olive Violette Désiré Clémence Victoire Prudence Modeste Marguerite Juste",
        "Marchand Boulanger Petit Berger Meunier Charpentier Moulin Rivière Fontaine Chevalier Lacroix Tonnelier",
    ),
    "de": (
        "Ernst Wolf Rosa Viola Heide Linde Falk Iris Erika Sonne Amber Wolke Lenz Frank",
        "Koch Bauer Klein Lang Sommer König Vogel Fuchs Kaiser Jäger Stein Berg Schwarz Winter Richter Engel Sauer",
    ),
}
NICKNAMES = "Jojo Nico Titi Lulu Momo Fati Gigi Bibi Sami Caro Vroni Köbi Ursi Ruedi Mimi Zizou Chrigi Doro Kiki Tonton"
TITLES = {"en": ("Mrs", "Mr", "Dr"), "fr": ("Madame", "Monsieur", "Docteur"), "de": ("Frau", "Herr", "Doktor")}

# {0} to {2} are the three persons of a document; the letter says how a person is named: full, given, titled, short.
SAID = {
    "en": (
        "So I went there with {0f}, um, that was in the autumn, and it rained the whole day.",
        "And {0g} said, you know, that's not how we do things here.",
        "I told {1t} about it on the phone, and there was this long silence.",
        "Well, {1g}'s boss didn't want to hear any of it, so that was that.",
        "You could always ask {2f}, if you needed someone to talk to.",
        "It was {2g} and me, mostly, in that office behind the station.",
        "They put {0t} in charge then, and everything had to be written down.",
        "Honestly, without {1f} I would have left after the first year.",
        "The one who trained me was {2t}, a very patient person.",
        "Then {1g} called, in tears, because the letter had come.",
        "I mean, me and {0g} and {2g}, we had lunch together every Thursday.",
        "Yes. {2g} knows all of that better than I do.",
        "My colleague {0g} had the same thing with her clients, exactly the same.",
        "She asked me, who is {1f}, and I had to laugh.",
    ),
    "fr": (
        "Alors j'y suis allée avec {0f}, euh, c'était en automne, et il pleuvait toute la journée.",
        "Et {0g} a dit, vous savez, chez nous on ne fait pas comme ça.",
        "J'en ai parlé à {1t} au téléphone, et il y a eu un long silence.",
        "Enfin, le chef de {1g} ne voulait rien savoir, donc voilà.",
        "On pouvait toujours demander à {2f}, si on avait besoin de parler.",
        "C'était surtout {2g} et moi, dans ce bureau derrière la gare.",
        "Après ils ont nommé {0t} responsable, et il fallait tout noter.",
        "Franchement, sans {1f} je serais partie après la première année.",
        "La personne qui m'a formée, c'était {2t}, quelqu'un de très patient.",
        "Puis {1g} a appelé, en larmes, parce que la lettre était arrivée.",
        "Donc {0g}, {2g} et moi, on mangeait ensemble tous les jeudis.",
        "Oui. {2g} sait tout cela mieux que moi.",
        "Ma collègue {0g} a vécu la même chose avec ses clients, exactement la même.",
        "Elle m'a demandé qui était {1f}, et j'ai dû rire.",
    ),
    "de": (
        "Also ich bin mit {0f} hingegangen, äh, das war im Herbst, und es hat den ganzen Tag geregnet.",
        "Und {0g} hat gesagt, weisst du, so machen wir das hier nicht.",
        "Ich habe {1t} am Telefon davon erzählt, und dann war es lange still.",
        "Na ja, der Chef von {1g} wollte davon nichts hören, und das war es dann.",
        "Man konnte immer {2f} fragen, wenn man jemanden zum Reden brauchte.",
        "Meistens waren es {2g} und ich, in diesem Büro hinter dem Bahnhof.",
        "Dann haben sie {0t} die Leitung gegeben, und alles musste aufgeschrieben werden.",
        "Ehrlich, ohne {1f} wäre ich nach dem ersten Jahr gegangen.",
        "Die Person, die mich ausgebildet hat, war {2t}, sehr geduldig.",
        "Dann hat {1g} angerufen, unter Tränen, weil der Brief gekommen war.",
        "Also {0g} und {2g} und ich, wir haben jeden Donnerstag zusammen gegessen.",
        "Ja. {2g} weiss das alles besser als ich.",
        "Meine Kollegin {0g} hatte dasselbe mit ihren Klienten, genau dasselbe.",
        "Sie hat mich gefragt, wer {1f} ist, und ich musste lachen.",
    ),
}
# Nobody is named here, though there are capitals, and the words that are names elsewhere.
BETWEEN = {
    "en": (
        "Right. And how was it for you, the training, I mean, the first days in London?",
        "I will be honest, I hope it gets better, and the price of it all, well.",
        "In March we moved to the new building, next to the Migros, with a view of the river.",
        "It was a long winter, a good one though, and every day there was something.",
        "The Health Service sends a form, and then the Monday after that another form.",
        "You know how it is. You cook, you bake, you go to the park, and then it's dark.",
    ),
    "fr": (
        "D'accord. Et comment c'était pour vous, la formation, les premiers jours à Lyon?",
        "Le boulanger du coin et le marchand de légumes, voilà, c'est tout ce qu'il reste.",
        "En mars on a déménagé dans le nouveau bâtiment, à côté de la Migros, avec vue sur la rivière.",
        "C'était un petit hiver, constant, gris, et chaque jour il y avait quelque chose.",
        "L'Office envoie un formulaire, et le lundi d'après encore un formulaire.",
        "Vous savez ce que c'est. Une fontaine, un moulin, et la pierre froide.",
    ),
    "de": (
        "Gut. Und wie war das für Sie, die Ausbildung, also die ersten Tage in Zürich?",
        "Der Koch und der Bauer von nebenan, im Sommer, das war meine ganze Welt.",
        "Im März sind wir ins neue Haus gezogen, neben der Migros, mit Blick auf den Fluss.",
        "Es war ein langer Winter, und jeden Tag gab es etwas Neues.",
        "Das Amt schickt ein Formular, und am Montag danach noch ein Formular.",
        "Du weisst ja, wie das ist. Ein Stein, ein Berg, ein Vogel, und dann wird es dunkel.",
    ),
}


def main() -> None:
    """Write one file per language and kind."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--documents", type=int, default=40, help="per file")
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for language in SAID:
        for kind in ("foreign", "common", "short"):
            draw = random.Random(f"{options.seed}/{language}/{kind}")
            lines = [
                json.dumps(interview(f"{language}-{kind}-{number}", language, kind, draw), ensure_ascii=False)
                for number in range(options.documents)
            ]
            (options.folder / f"{language}_{kind}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def interview(name: str, language: str, kind: str, draw: random.Random) -> dict:
    """One document: what three people are called, said in the order of chance, and where they are named."""
    persons = [person(language, kind, draw) for _ in range(3)]
    sentences = [*draw.sample(SAID[language], 10), *draw.sample(BETWEEN[language], 4)]
    draw.shuffle(sentences)
    text, entities = "", []
    for sentence in sentences:
        at = 0
        for field in re.finditer(r"\{(\d)(\w)\}", sentence):
            text += sentence[at : field.start()]
            title, called = persons[int(field.group(1))][field.group(2)]
            entities.append(
                [len(text) + len(title), len(text) + len(title + called), "PERSON", f"p{field[1]}", "QUASI"]
            )
            text += title + called
            at = field.end()
        text += sentence[at:] + "\n"
    return {"doc": name, "lang": language, "text": text, "entities": entities}


def person(language: str, kind: str, draw: random.Random) -> dict[str, tuple[str, str]]:
    """How one person is called: by full name, given name, and with a title; each as (title, name)."""
    if kind == "common":
        given, surname = (draw.choice(names.split()) for names in WORDS_AS_NAMES[language])
    else:
        given, surname = foreign_name(draw)
    title = draw.choice(TITLES[language]) + " "
    if kind != "short":
        return {"f": ("", f"{given} {surname}"), "g": ("", given), "t": (title, surname)}
    initials = f"{given[0]}.{surname[0]}."
    return {"f": ("", misspelt(given, draw)), "g": ("", draw.choice(NICKNAMES.split())), "t": (title, initials)}


def foreign_name(draw: random.Random) -> tuple[str, str]:
    """A given name and a surname of one country, in single Latin words of four letters or more."""
    provider = import_module(f"faker.providers.person.{draw.choice(LOCALES)}").Provider
    given = [name for name in provider.first_names if name.isalpha() and len(name) > 3]
    surname = [name for name in provider.last_names if name.isalpha() and len(name) > 3]
    return draw.choice(sorted(given)), draw.choice(sorted(surname))


def misspelt(name: str, draw: random.Random) -> str:
    """The name with two letters in the wrong order, the first one left."""
    at = draw.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


if __name__ == "__main__":
    main()
