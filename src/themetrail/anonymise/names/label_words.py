"""Words that stand in speakers' labels and name nobody: roles, devices, rooms, degrees, pronouns. All are folded.

They are those of the languages' records, and what any language writes alike: degrees, makers and products. A role that
is missing is known as a common word of these languages.
"""

from __future__ import annotations

from themetrail.languages.parts.words import word_set
from themetrail.languages.table import words_of_all

# Roles that are common words and surnames too (`Farmer`, `Berger`) are left out on purpose: they may be names.
ROLES = words_of_all(lambda language: language.labels.roles)
# How words for roles end, in compounds that no list holds: `Physiotherapeutin`, `Reha-Beraterin`, `neurologist`.
ROLE_ENDINGS = tuple(sorted(words_of_all(lambda language: language.labels.role_endings)))
# A model's person made of such words alone names nobody.
LONE_ROLES = words_of_all(lambda language: language.labels.lone_roles)

DEVICES = words_of_all(lambda language: language.labels.devices) | word_set(
    """
    ipad ipads iphone iphones ipod imac mac macbook galaxy samsung huawei xiaomi redmi oneplus pixel nexus android nokia
    motorola moto sony xperia surface thinkpad lenovo elitebook hp dell asus acer chromebook microsoft apple google zoom
    teams webex skype meet whatsapp signal otter polycom owl logitech chrome firefox safari
    """
)
# Beside a device only.
MODELS = word_set("pro air mini max plus ultra note lite edge book fold flip se xs xr xl fe go")
ROOMS = words_of_all(lambda language: language.labels.rooms)
# Rooms that are surnames too: only where nothing else in the label is a name.
ROOMS_AND_NAMES = words_of_all(lambda language: language.labels.rooms_and_names)

DEGREES = word_set(
    """
    md phd dphil msc bsc ma ba mph mba mphil med rn rgn rmn bn msn dnp np frcp mrcp frcs mrcgp facp frcpsych mrcpsych
    dclinpsy psyd edd dsc llm llb jd esq jr sr ii iii msw lcsw cpsychol ceng dipl lic phil psych habil fmh fh hes ing
    rer nat obe mbe cbe qc kc
    """
)
# Degrees that are words or names too: only as they are written.
DEGREES_AS_WRITTEN = frozenset({"MA", "BA", "MD", "II", "III", "BN", "NP", "KC", "QC", "JD"})
PRONOUNS = words_of_all(lambda language: language.labels.pronouns)
# Words between a device and its owner, as tools write them; `di` and `da` are Italian.
OWNERS = words_of_all(lambda language: language.labels.owners) | word_set("di da")
# Between somebody and where they belong; as they are written, since `à` is no `a`.
ORIGINS = words_of_all(lambda language: language.labels.origins)
SURNAMES_BEGIN = words_of_all(lambda language: language.labels.surnames_begin)
BORN = words_of_all(lambda language: language.labels.born)
# Given names that are common words, and stand in no list.
VIRTUES = words_of_all(lambda language: language.labels.words_given)
HEADS_BESIDE = words_of_all(lambda language: language.labels.organisations_beside)
