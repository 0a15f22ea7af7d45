"""What a run answers to an item of a checklist; the same fact is asked for by several."""

from __future__ import annotations

from collections.abc import Callable

from themetrail.method_profiles import SATURATION
from themetrail.report.pack.blocks import counted
from themetrail.report.pack.checklists import Answer
from themetrail.report.pack.known import Known


def in_part(answer: Callable[[Known], Answer], left: str) -> Callable[[Known], Answer]:
    """The same answer where more is asked than it says: `left` is the author's to add."""
    return lambda known: Answer(answer(known).text, left)


def method(known: Known) -> Answer:
    """The method that the configuration names."""
    return Answer(f"Method as configured: {known.profile.title}.", "its theory, and why it was chosen")


def sample_size(known: Known) -> Answer:
    """How many took part."""
    return Answer(f"{known.sample}; part {known.part['sample']}.")


def sample_described(known: Known) -> Answer | None:
    """The sample table, where the sheet of participants has attributes that may be shown."""
    where = f"Part {known.part['sample']} (sample.csv)."
    return Answer(where, "dates, and what the sheet of participants does not hold") if known.has_attributes else None


def repeated(known: Known) -> Answer:
    """Who speaks in several transcripts of one group."""
    return Answer(
        f"Participants who speak in more than one transcript of a group: {'; '.join(known.repeated)}.",
        "whether these are repeat interviews",
    )


def others_present(known: Known) -> Answer | None:
    """Who else speaks; who was there and silent, no transcript tells."""
    if not known.n_with_others:
        return None
    spoken = f"In {counted(known.n_with_others, 'transcript')} somebody speaks who is neither participant nor"
    return Answer(f"{spoken} interviewer.", "who that was, and who else was present")


def duration(known: Known) -> Answer | None:
    """Minutes, where files state times."""
    if not known.minutes:
        return None
    low, high = known.minutes[0], known.minutes[-1]
    text = f"By the times in {len(known.minutes)} of {counted(known.n_transcripts, 'transcript')}: "
    text += f"{low:.0f} minutes" if round(low) == round(high) else f"{low:.0f} to {high:.0f} minutes"
    left = "" if len(known.minutes) == known.n_transcripts else "the others"
    return Answer(f"{text}.", left)


def saturation(known: Known) -> Answer:
    """New codes by transcript, or why the method does not ask for them."""
    if not known.profile.saturation:
        return Answer(known.profile.why_not(SATURATION))
    return Answer(
        "New codes by transcript in the order of collection: results/themes/saturation.csv and the methods text.",
        "what was concluded from it, and when",
    )


def coders(known: Known) -> Answer:
    """How many coded, and how much was coded twice."""
    twice, read = known.twice
    shared = f"{twice:,} of {counted(read, 'segment')} were read by two or more"
    return Answer(f"{counted(len(known.coders), 'coder')} ({', '.join(known.coders)}); {shared}.")


def coding_tree(known: Known) -> Answer:
    """The codebook as an appendix."""
    return Answer(f"{known.entries}; part {known.part['codebook']} (codebook.csv).")


def derivation(known: Known) -> Answer | None:
    """What changed in the codebook; whether themes came from data or theory, no file tells."""
    if known.n_versions <= 1:
        return None
    where = f"How the codebook changed over rounds: part {known.part['versions']}."
    return Answer(where, "whether themes were set in advance or came from the data")


def software(known: Known) -> Answer:
    """The program and its version."""
    return Answer(f"Themetrail {known.version}; what each step ran: results/audit/ledger.csv.")


def quotations(known: Known) -> Answer | None:
    """Where quotations with their speakers stand."""
    if not known.has_quotations:
        return None
    where = "Quotations with their speakers' labels: results/report/quotations.csv."
    return Answer(where, "which of them the paper prints")


def major_themes(known: Known) -> Answer:
    """The themes, and where they stand."""
    themes, counts = counted(known.n_themes, "theme"), known.counts
    where = f"with counts: part {known.part['codes']}" if counts else f"part {known.part['codebook']}"
    return Answer(f"{themes}, {where} and results/report/tables/.", "where the text presents them")


def minor_themes(known: Known) -> Answer | None:
    """Deviant cases, and codes of one participant."""
    found = []
    if known.n_deviant:
        found.append(f"{counted(known.n_deviant, 'deviant case')}: part {known.part['deviant']}")
    if known.n_single and known.counts:
        found.append(f"{counted(known.n_single, 'code')} of one participant alone: part {known.part['codes']}")
    return Answer(f"{'; '.join(found)}.", "what the text makes of them") if found else None


def reflexivity(known: Known) -> Answer | None:
    """The reflexivity log."""
    if not known.n_log:
        return None
    where = f"Reflexivity log, {counted(known.n_log, 'entry', 'entries')}: part {known.part['reflexivity']}."
    return Answer(where, "who the researchers are, and what they bring")


def processing(known: Known) -> Answer:
    """How transcripts became segments without names."""
    return Answer(
        f"{counted(known.n_transcripts, 'transcript')}; names replaced, text cut into"
        f" {counted(len(known.material.segments), 'segment')}: methods text, results/anonymise/ledger.csv.",
        "transcription, and how data are kept",
    )


def analysis(known: Known) -> Answer:
    """Who coded what with which codebook."""
    return Answer(
        f"{coders(known).text} Codebook of {known.entries}: parts {known.part['codebook']} and"
        f" {known.part['versions']}; methods text.",
        "how themes were developed, by whom, in which paradigm",
    )


def trustworthiness(known: Known) -> Answer | None:
    """What the run holds that others can check."""
    found = ["a trail from every cell to what was said (results/audit/)"]
    if known.n_memos:
        found.append(f"{counted(known.n_memos, 'memo')} (part {known.part['memos']})")
    if known.n_adjudicated:
        found.append(f"{counted(known.n_adjudicated, 'adjudication')} (part {known.part['adjudications']})")
    if known.n_deviant:
        found.append(f"{counted(known.n_deviant, 'deviant case')} (part {known.part['deviant']})")
    if known.profile.coefficients and known.twice[0]:
        found.append("agreement between coders (results/agreement/)")
    said = "; ".join(found)
    return Answer(f"{said[0].upper()}{said[1:]}.", "what else was done, and why")


def units(known: Known) -> Answer:
    """Participants and documents."""
    return Answer(f"{known.sample}.", "how many take part in what is reported, and their role")


def coding_openly(known: Known) -> Answer:
    """How coding was done, for a reflexive reading: no agreement is sought in it."""
    rounds = counted(len(known.material.issued), "round")
    return Answer(
        f"{counted(len(known.coders), 'coder')} in {rounds}; codebook by round: part {known.part['versions']}.",
        "how codes became themes, told as it was done",
    )
