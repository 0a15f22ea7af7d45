"""What stands in English transcript files beside what was said."""

from __future__ import annotations

from themetrail.languages.parts.transcripts import Transcripts
from themetrail.languages.parts.words import word_set

TRANSCRIPTS = Transcripts(
    columns={
        "speaker": ("speaker", "name", "speaker name", "speaker_name", "speaker label", "speaker id", "who"),
        "text": ("text", "utterance", "words", "transcript", "content", "speech", "transcription", "what was said"),
        "start": (
            "start",
            "start_s",
            "start time",
            "start_time",
            "time",
            "timestamp",
            "time stamp",
            "timecode",
            "begin",
        ),
        "end": ("end", "end_s", "end time", "end_time"),
    },
    openers=word_set(
        """
        yes yeah no nope so well but and or then now also because anyway however first second third firstly secondly
        finally lastly like ok okay oh ah here there this that these those what why how when where again still only
        maybe perhaps actually basically example meaning question answer result namely e.g i.e etc hi hello hey thanks
        sorry please really honestly obviously exactly right sure pros cons plus minus reason problem
        """
    ),
    of_interviews=word_set("question answer"),
    phrases=(
        "for (?:example|instance)",
        "in (?:other words|short|fact|general|summary)",
        "first of all",
        "to be honest",
        "long story short",
        "(?:one|another|the|first|second|last|next|same) (?:thing|point|problem|question|reason|idea|answer)",
    ),
    pronouns=("i", "you", "he", "she", "we", "they", "it", "this", "that", "there"),
    conjunctions=("and", "so", "then", "but", "or", "because", "as", "if", "when", "what"),
    particles=("of", "the", "in", "at", "and"),
    before_time=("at", "by", "around", "until", "till", "from", "about"),
    head_titles=(
        "(?:transcript(?:ion)?(?: of)? )?(?:(?:semi-structured |follow-up )?interview|focus group|session|recording)",
        "transcript(?:ion)?",
    ),
    head_people=(
        "(?:interview(?:er|ee)|participant|respondent|moderator|facilitator|observer|informant|researcher"
        "|note[- ]?taker|transcriber|speaker)s?(?: (?:id|code|name|number|no\\.?|initials|pseudonym))?",
    ),
    head_fields=(
        "(?:interview |recording )?(?:date|time|place|location|length|duration|number|no\\.?|id|code)",
        "language|type|mode",
        "(?:date|time|place|location|length|duration) of (?:the )?(?:interview|recording|transcription)",
        "(?:start|end)(?: time)?|setting|venue|city|country|institution|organisation|organization|site",
        "topic|subject|study|project|title|file(?: ?name)?|recording|audio(?: file)?|interview|focus group",
        "session|group|transcript(?:ion)?|transcribed (?:by|on)|checked by|version|status|consent|key|legend",
        "conventions|age|gender|sex|profession|occupation|position|education|pseudonym|people present|present",
    ),
)
