"""A language that nobody has: its record, as docs/extending.md says to write one. Every field is filled."""

from themetrail.languages.language import Language
from themetrail.languages.parts.addresses import Addresses
from themetrail.languages.parts.calendar import Calendar
from themetrail.languages.parts.labels import Labels
from themetrail.languages.parts.quoting import Quoting
from themetrail.languages.parts.talk import Talk
from themetrail.languages.parts.titles import Titles
from themetrail.languages.parts.transcripts import Transcripts
from themetrail.languages.parts.vocabulary import Vocabulary
from themetrail.languages.parts.words import word_set

MONTHS = "januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro"

INVENTED = Language(
    code="eo",
    name="Invented",
    model="eo_invented_md",
    model_install="pip install eo-invented-md",
    name_lists=("pl_PL",),
    short_names=word_set("zamczo"),
    countries={"CH": "Svislando", "DE": "Germanio"},
    calendar=Calendar(
        months=tuple((month,) for month in MONTHS.split()),
        weekdays=("lundo", "mardo", "merkredo", "ĵaŭdo", "vendredo", "sabato", "dimanĉo"),
        abbreviations=word_set("okt nov"),
        in_dates=word_set("la de"),
        ordinals=("a",),
        born=("naskita",),
        birth=("naskiĝdato",),
        born_links=("je", "en"),
        clause_words=word_set("kaj sed"),
        subjects=word_set("mi ŝi estas"),
        born_beside=("nask",),
        age_behind=("jarojn",),
        age_before=("aĝa je",),
        age_columns=("aĝo",),
        feasts=word_set("kristnasko"),
        before_day=("la",),
        before_month=("de",),
        months_as_words=word_set("marto"),
    ),
    titles=Titles(
        female=word_set("sinjorino"),
        male=word_set("sinjoro"),
        either=word_set("doktoro mosto gesinjoroj"),
        sure=word_set("sinjorino sinjoro"),
        with_capital=word_set("mosto"),
        own=word_set("mosto"),
        plural=word_set("gesinjoroj"),
        surnames_too=word_set("doktoro"),
        seldom=word_set("mosto"),
    ),
    talk=Talk(
        greetings=("saluton", "dankon"),
        greeting_fillers=("nu",),
        spoken_greetings=("saluton",),
        not_greeted=word_set("cxiuj karaj"),
        kin=("[Kk]olego", "[Pp]atrino"),
        company=("kun",),
        affiliation=("de firmao",),
        ands=("kaj",),
        to_people=("al",),
        beside=("kun",),
        openings=("kaj", "sed"),
        says=("diris",),
        acts=("venis",),
        with_people=("kaj mi",),
        determiners=word_set("la"),
    ),
    vocabulary=Vocabulary(
        hums=word_set("hmnu"),
        answers=word_set("jesja"),
        counted=word_set("demando"),
        names_too=word_set("lumo"),
        professions=word_set("kuracisto"),
        organisations=word_set("fondajo"),
        articles=word_set("la"),
        twice=word_set("duobla"),
        in_names=word_set("skta"),
        no_initials=word_set("kp"),
    ),
    labels=Labels(
        roles=word_set("partoprenanto"),
        role_endings=word_set("terapiisto"),
        lone_roles=word_set("partoprenanto"),
        devices=word_set("komputilo"),
        rooms=word_set("kunvenejo"),
        pronouns=word_set("sxi"),
        owners=word_set("cxe"),
        origins=word_set("el"),
        born=word_set("naskita"),
    ),
    addresses=Addresses(
        street_words=("[Ss]trato",),
        street_order="before",
        street_links=("de la",),
        postal_code=r"EO-\d{3}",
        spoken_dot=("punkto",),
        spoken_at=("heliko",),
        web_domains=("eo",),
        number_signs=("n-ro ",),
        phone_regions=("PL",),
    ),
    transcripts=Transcripts(
        columns={"speaker": ("parolanto",), "text": ("vortoj",), "start": ("komenco",), "end": ("fino",)},
        openers=word_set("nu"),
        of_interviews=word_set("demando"),
        phrases=("ekzemple mi",),
        pronouns=("mi",),
        conjunctions=("kaj",),
        particles=("kaj",),
        before_time=("je",),
    ),
    quoting=Quoting(
        struck=("forstreku",),
        struck_at_end=("tion for",),
        struck_alone=("inter ni",),
        wanted=("citu",),
        unwanted=("ne citu",),
        rare_facts={
            "age": ("mi havas jarojn",),
            "origin": ("mi venas el",),
            "employer": ("mia firmao",),
            "event": ("en la gazeto",),
            "standing out": ("mi estas la sola",),
        },
    ),
)
