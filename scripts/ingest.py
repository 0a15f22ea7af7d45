"""Read the transcripts of one batch into one table of speaker turns."""

from collections import Counter
from pathlib import Path

from themetrail.brought_digests import check_as_planned, digest_of_sources
from themetrail.contracts.study import PARTICIPANTS, SOURCES, spoken_in
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Source
from themetrail.ingest.speakers import not_speakers_of, sealed_table, speakers_of, turns_of
from themetrail.ingest.survey.turns import ASKED_BY, talk_of
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import PARTICIPANTS_SHEET, SOURCE_FILES, SOURCES_SHEET, SURVEY_SHEET
from themetrail.running.job import job
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.study_surveys import Surveys

with job(snakemake) as journal:
    settings = snakemake.params.settings
    sources = read_sheet(find_sheet(SOURCES_SHEET), SOURCES)
    people = read_sheet(find_sheet(PARTICIPANTS_SHEET), PARTICIPANTS)
    surveys = Surveys.of(SURVEY_SHEET, SOURCE_FILES, settings["encodings"])
    withdrawn = set(people.loc[people["withdrawn"] != "", "participant_id"])
    read, header_lines, ended, dropped = [], 0, 0, Counter()
    for name in (row["transcript_id"] for row in snakemake.params.transcripts):
        listed = sources[sources["transcript_id"] == name]
        participants = set(listed["participant_id"]) - {""}
        if participants and participants <= withdrawn:  # its file may have been destroyed, as it should be
            ended += 1
            journal.say(f"{name}: nobody is left of it")
            continue
        file, speakers = listed["file"].iloc[0], speakers_of(listed)
        source = Source.of(
            Path(SOURCE_FILES, file),
            name,
            labels=list(spoken_in(listed)["speaker"]),
            not_speakers=[*settings["not_speakers"], *not_speakers_of(listed)],
            encodings=settings["encodings"],
        )
        if file in surveys.plans:
            reading, speakers = talk_of(surveys[file], source, speakers), speakers | ASKED_BY
        else:
            reading = read_transcript(source)
        turns = turns_of(reading, source, speakers, withdrawn)
        journal.say(f"{name}: " + ", ".join([f"{turns.read} turns", *reading.notes]))
        if turns.unheard:
            journal.say(f"{name}: {turns.unheard} of the labels in the sheet of sources stand nowhere in the file")
        if reading.header_lines:
            journal.say(f"{name}: {reading.header_lines} lines at the head of the file are nobody's words")
        for what, number in reading.dropped.items():
            journal.say(f"{name}: not read, since no talk: {number} {what}")
        dropped.update(reading.dropped)
        header_lines += reading.header_lines
        read.append(turns)
    of_batch = sources[sources["transcript_id"].isin([row["transcript_id"] for row in snakemake.params.transcripts])]
    now = digest_of_sources(read_key(STUDY_KEY), of_batch, people, Path(SOURCE_FILES), surveys)
    check_as_planned(snakemake.params.sources, now, SOURCE_FILES)
    for told in surveys.told():
        journal.say(told)
    table = sealed_table(read)
    SEALED_TURNS.write(table, snakemake.output.turns)
    if ended:
        journal.reject("transcripts all of whose participants have withdrawn", ended)
    if gone := sum(turns.withdrawn for turns in read):
        journal.reject("turns of participants who have withdrawn, or of those who spoke with nobody else", gone)
    for what in sorted(dropped):
        journal.reject(f"{what}, no talk", dropped[what])
    journal.count(
        transcripts=len(read), turns_in=sum(t.read for t in read), turns_out=len(table), header_lines=header_lines
    )
