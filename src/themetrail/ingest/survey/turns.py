"""Answers to a survey as talk: each question an interviewer's turn, each answer the respondent's."""

from __future__ import annotations

from collections.abc import Iterable

from themetrail.ingest.characters import check_characters
from themetrail.ingest.source import ReadTranscript, Source, Utterance
from themetrail.ingest.speakers import Speaker
from themetrail.ingest.survey.answers import Survey
from themetrail.speaker_label import plain_label

ASKS = "Interviewer"
ASKED_BY = {ASKS: Speaker("", "interviewer")}


def talk_of(survey: Survey, source: Source, keys: Iterable[str]) -> ReadTranscript:
    """The transcript of some respondents: question by question, each with its answers in the order of the file.

    A question that none of them answered is left out, and counted. Raises StudyError where they answered nothing.
    """
    labels = {plain_label(key) for key in keys}
    listed = [each for each in survey.respondents if plain_label(each.key) in labels]
    said, unanswered = [], 0
    for question in survey.plan.questions:
        name, header = question.question_id, survey.plan.header
        answered = [each for each in listed if name in each.answers]
        unanswered += len(listed) - len(answered)
        if answered:
            said.append(Utterance(ASKS, question.wording, None, None, "row", header, header, name))
        said += [
            Utterance(plain_label(each.key), each.answers[name], None, None, "row", each.row, each.row, name)
            for each in answered
        ]
    if not said:
        raise source.problem(
            "the survey holds no answer of this transcript's respondents; take their rows out of the sheets, or put"
            " their answers back"
        )
    marks = sum(each.marks for each in listed)
    counts = {"questions without an answer": unanswered - marks, "cells with a mark for no answer": marks}
    reading = ReadTranscript(said, dropped={what: number for what, number in counts.items() if number})
    check_characters(reading, source)
    return reading
