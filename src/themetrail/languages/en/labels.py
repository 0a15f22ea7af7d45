"""English words of speakers' labels that name nobody."""

from __future__ import annotations

from themetrail.languages.parts.labels import Labels
from themetrail.languages.parts.words import word_set

LABELS = Labels(
    roles=word_set(
        """
        interviewer interviewers interviewee moderator facilitator researcher research researchers speaker participant
        participants respondent informant coach job client clients patient patients subject person unknown other others
        all several group groups voice man men woman women male female host cohost guest operator assistant student
        teacher nurse doctor physician surgeon psychologist psychiatrist counsellor counselor therapist educator trainer
        trainee tutor mentor mentee instructor supervisor manager director leader head chief chair chairperson chairman
        expert peer worker carer caregiver caretaker mother father mum mom dad parent parents wife husband spouse
        partner son daughter brother sister sibling child children boy girl family aunt uncle grandmother grandfather
        grandma grandpa friend colleague neighbour neighbor witness observer narrator translator interpreter transcriber
        transcriptionist caller presenter panelist panellist audience user users admin administrator support team staff
        member volunteer intern resident midwife chaplain apprentice employee employer boss advocate social health care
        professional specialist lecturer pupil lawyer officer stakeholder me you myself both everyone everybody multiple
        inaudible crosstalk interview intervention control case proband probands survey question answer questions
        answers recording tape i r p m f b q int res mod fac resp part subj
        """
    ),
    role_endings=word_set("therapist ologist person worker leader viewer educator counsellor facilitator moderator"),
    lone_roles=word_set(
        """
        interviewer interviewee moderator facilitator researcher speaker participant respondent coach job client patient
        subject person unknown other all several group voice man woman male female i r p m f int res mod fac host guest
        operator assistant student teacher nurse doctor
        """
    ),
    devices=word_set(
        """
        laptop notebook desktop pc computer tablet phone smartphone telephone mobile headset microphone mic camera
        webcam recorder audio video screen dialin browser
        """
    ),
    rooms=word_set("room rooms meeting conference conferences boardroom huddle auditorium office studio"),
    rooms_and_names=word_set("hall"),
    pronouns=word_set("she her hers he him his they them theirs ze zir hir xe xem any all pronouns"),
    owners=word_set("of"),
    origins=word_set("from in at near of"),
    surnames_begin=frozenset(("in",)),
    born=word_set("nee born aka alias"),
    words_given=word_set(
        """
        blessing gift precious innocent fortune lucky goodness promise wisdom miracle princess prosper patience comfort
        charity peace queen divine
        """
    ),
    organisations_beside=word_set(
        "trust nhs service services network agency lab labs laboratory ltd hospitals teaching"
    ),
)
