"""What a run answers to an item of a checklist; the same fact is asked for by several."""

from __future__ import annotations

from collections.abc import Callable

from themetrail.method_profiles import SATURATION
from themetrail.report.pack.checklists import Answer
from themetrail.report.pack.known import Known


def in_part(answer: Callable[[Known], Answer], left: str) -> Callable[[Known], Answer]:
    """The same answer where more is asked than it says: `left` names what is the author's to add."""
    return lambda known: Answer(answer(known).text, known.words.say(left))


def _answered(known: Known, name: str, **facts: object) -> Answer:
    """What the run says, and what is left to the author."""
    return Answer(known.words.say(f"answer_{name}", **facts), known.words.say(f"left_{name}"))


def _all(known: Known, name: str, **facts: object) -> Answer:
    """What the run says, where that is all that is asked."""
    return Answer(known.words.say(f"answer_{name}", **facts))


def method(known: Known) -> Answer:
    """The method that the configuration names."""
    return _answered(known, "method", method=known.words.say(f"method_{known.profile.name}"))


def sample_size(known: Known) -> Answer:
    """How many took part."""
    return _all(known, "sample_size", sample=known.sample, part=known.part["sample"])


def sample_described(known: Known) -> Answer | None:
    """The sample table, where the sheet of participants has attributes that may be shown."""
    return _answered(known, "sample_described", part=known.part["sample"]) if known.has_attributes else None


def repeated(known: Known) -> Answer:
    """Who speaks in several transcripts of one group."""
    return _answered(known, "repeated", groups="; ".join(known.repeated))


def others_present(known: Known) -> Answer | None:
    """Who else speaks; who was there and silent, no transcript tells."""
    if not known.n_with_others:
        return None
    return _answered(known, "others_present", transcripts=known.words.say("of_transcripts", known.n_with_others))


def duration(known: Known) -> Answer | None:
    """Minutes, where files state times."""
    if not known.minutes:
        return None
    low, high = (f"{minutes:.0f}" for minutes in (known.minutes[0], known.minutes[-1]))
    alike = known.words.say("minutes", n=low) if low == high else known.words.say("minutes_between", low=low, high=high)
    transcripts = known.words.say("of_transcripts", known.n_transcripts)
    facts = {"timed": len(known.minutes), "transcripts": transcripts, "minutes": alike}
    is_whole = len(known.minutes) == known.n_transcripts
    return _all(known, "duration", **facts) if is_whole else _answered(known, "duration", **facts)


def saturation(known: Known) -> Answer:
    """New codes by transcript, or why the method does not ask for them."""
    if known.profile.why_not(SATURATION):
        return Answer(known.words.say(f"why_no_saturation_{known.profile.name}"))
    return _answered(known, "saturation")


def coders(known: Known) -> Answer:
    """How many coded, and how much was coded twice."""
    twice, read = known.twice
    words = known.words
    facts = {"twice": words.count(twice), "segments": words.say("segments", read), "names": ", ".join(known.coders)}
    return _all(known, "coders", coders=words.say("coders", len(known.coders)), **facts)


def coding_tree(known: Known) -> Answer:
    """The codebook as an appendix."""
    return _all(known, "coding_tree", entries=known.entries, part=known.part["codebook"])


def derivation(known: Known) -> Answer | None:
    """What changed in the codebook; whether themes came from data or theory, no file tells."""
    return _answered(known, "derivation", part=known.part["versions"]) if known.n_versions > 1 else None


def software(known: Known) -> Answer:
    """The program and its version."""
    return _all(known, "software", version=known.version)


def quotations(known: Known) -> Answer | None:
    """Where quotations with their speakers stand."""
    return _answered(known, "quotations") if known.has_quotations else None


def major_themes(known: Known) -> Answer:
    """The themes, and where they stand."""
    name, part = ("major_themes", "codes") if known.counts else ("major_themes_uncounted", "codebook")
    said = known.words.say(f"answer_{name}", themes=known.words.say("themes", known.n_themes), part=known.part[part])
    return Answer(said, known.words.say("left_major_themes"))


def minor_themes(known: Known) -> Answer | None:
    """Deviant cases, and codes of one participant."""
    found, words = [], known.words
    if known.n_deviant:
        cases = words.say("deviant_cases", known.n_deviant)
        found.append(words.say("minor_deviant", cases=cases, part=known.part["deviant"]))
    if known.n_single and known.counts:
        found.append(words.say("minor_codes", known.n_single, part=known.part["codes"]))
    return Answer(f"{words.say('then').join(found)}.", words.say("left_minor_themes")) if found else None


def reflexivity(known: Known) -> Answer | None:
    """The reflexivity log."""
    if not known.n_log:
        return None
    entries = known.words.say("entries", known.n_log)
    return _answered(known, "reflexivity", entries=entries, part=known.part["reflexivity"])


def processing(known: Known) -> Answer:
    """How transcripts became segments without names."""
    transcripts = known.words.say("of_transcripts", known.n_transcripts)
    segments = known.words.say("segments", len(known.material.segments))
    return _answered(known, "processing", transcripts=transcripts, segments=segments)


def analysis(known: Known) -> Answer:
    """Who coded what with which codebook."""
    parts = {"book": known.part["codebook"], "versions": known.part["versions"]}
    return _answered(known, "analysis", coders=coders(known).text, entries=known.entries, **parts)


def trustworthiness(known: Known) -> Answer | None:
    """What the run holds that others can check."""
    words = known.words
    found = [words.say("trust_trail")]
    counts = {"memos": known.n_memos, "adjudications": known.n_adjudicated, "deviant": known.n_deviant}
    for part, n in counts.items():
        if n:
            what = words.say("deviant_cases" if part == "deviant" else part, n)
            found.append(words.say("trust_part", what=what, part=known.part[part]))
    if known.profile.coefficients and known.twice[0]:
        found.append(words.say("trust_agreement"))
    said = words.say("then").join(found)
    return Answer(f"{said[0].upper()}{said[1:]}.", words.say("left_trustworthiness"))


def units(known: Known) -> Answer:
    """Participants and documents."""
    return _answered(known, "units", sample=known.sample)


def coding_openly(known: Known) -> Answer:
    """How coding was done, for a reflexive reading: no agreement is sought in it."""
    said = known.words.say
    counts = {"coders": said("coders", len(known.coders)), "rounds": said("rounds", len(known.material.issued))}
    return _answered(known, "coding_openly", part=known.part["versions"], **counts)
