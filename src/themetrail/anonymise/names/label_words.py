"""Words that stand in speakers' labels and name nobody: roles, devices, rooms, degrees, pronouns. All are folded.

Most are English, French or German; a role that is missing here is known as a common word of these languages.
"""

from __future__ import annotations

from themetrail.anonymise.names.forms import word_set

# Roles that are common words and surnames too (`Farmer`, `Berger`) are left out on purpose: they may be names.
ROLES = word_set(
    """
    interviewer interviewers interviewee moderator facilitator researcher research researchers speaker participant
    participants respondent informant coach job client clients patient patients subject person unknown other others all
    several group groups voice man men woman women male female host cohost guest operator assistant student teacher
    nurse doctor physician surgeon psychologist psychiatrist counsellor counselor therapist educator trainer trainee
    tutor mentor mentee instructor supervisor manager director leader head chief chair chairperson chairman expert peer
    worker carer caregiver caretaker mother father mum mom dad parent parents wife husband spouse partner son daughter
    brother sister sibling child children boy girl family aunt uncle grandmother grandfather grandma grandpa friend
    colleague neighbour neighbor witness observer narrator translator interpreter transcriber transcriptionist caller
    presenter panelist panellist audience user users admin administrator support team staff member volunteer intern
    resident midwife chaplain apprentice employee employer boss advocate social health care professional specialist
    lecturer pupil lawyer officer stakeholder me you myself both everyone everybody multiple inaudible crosstalk
    interview intervention control case proband probands survey question answer questions answers recording tape

    interviewe interviewee interviewes intervieweur intervieweuse intervieweurs intervenant intervenante intervenants
    enqueteur enquetrice enquete enquetee animateur animatrice moderatrice moderateur facilitateur facilitatrice
    chercheur chercheuse locuteur locutrice personne sujet participante participantes patiente cliente clientes
    repondant repondante repondants conseiller conseillere infirmier infirmiere infirmiers medecin docteur docteure
    psychologue psychiatre therapeute educateur educatrice formateur formatrice enseignant enseignante professeur
    professeure etudiant etudiante eleve stagiaire apprenti apprentie directeur directrice chef cheffe responsable
    experte experts paire pair pairs aidant aidante aidants proche proches mere pere mari epouse epoux conjoint
    conjointe fils fille frere soeur enfant enfants famille tante oncle ami amie collegue voisine temoin observateur
    observatrice traducteur traductrice interprete collaborateur collaboratrice employe employee benevole groupe homme
    femme hommes femmes inconnu inconnue autre autres tous toutes invite invitee invites utilisateur utilisatrice
    hote assistante soignant soignante entretien sondage reponse cadre secretaire sage travailleur travailleuse sociale
    maman papa ergotherapeute physiotherapeute kinesitherapeute orateur oratrice voix

    befragte befragter befragten befragende interviewerin interviewter interviewte interviewpartner interviewpartnerin
    moderatorin teilnehmer teilnehmerin teilnehmende teilnehmerinnen sprecher sprecherin forscher forscherin probandin
    probanden probandinnen klient klientin klienten patientin patientinnen therapeut therapeutin psychologe psychologin
    psychiater psychiaterin berater beraterin betreuer betreuerin pfleger pflegerin pflegefachfrau pflegefachmann
    krankenschwester krankenpfleger arzt arztin hebamme lehrer lehrerin lehrperson dozent dozentin ausbilder ausbilderin
    student studentin studierende schuler schulerin lehrling lernende lernender azubi praktikant praktikantin leiter
    leiterin leitung cheffin vorgesetzte vorgesetzter mitarbeiter mitarbeiterin mitarbeitende angestellte arbeiter
    arbeiterin expertin experten fachperson fachfrau fachmann angehorige angehoriger mutter vater eltern ehefrau ehemann
    partnerin sohn tochter bruder schwester kind kinder familie tante onkel oma opa freund freundin kollege kollegin
    nachbar nachbarin zeuge zeugin beobachter beobachterin dolmetscher dolmetscherin ubersetzer ubersetzerin gast gaste
    gastgeber gruppe mann frau manner frauen mannlich weiblich junge madchen unbekannt unbekannte unbekannter andere
    anderer alle mehrere versuchsperson benutzer nutzer nutzerin assistent assistentin sozialarbeiter sozialarbeiterin
    frage antwort umfrage gesprach stimme anrufer anruferin zuhorer coachin

    i r p m f b q int res mod fac resp part subj vp tn bp
    """
)
# How words for roles end, in compounds that no list holds: `Physiotherapeutin`, `Reha-Beraterin`, `neurologist`.
ROLE_ENDINGS = tuple(
    sorted(
        word_set(
            """
            therapist therapeut therapeutin therapeute psychologe psychologin psychologue ologist ologue arbeiter
            arbeiterin mitarbeiter leiterin pfleger pflegerin berater beraterin betreuer betreuerin lehrerin fachfrau
            fachmann assistent assistentin schwester forscher forscherin nehmer nehmerin nehmende helfer helferin person
            personen worker leader viewer viewerin educator counsellor facilitator moderator
            """
        )
    )
)

DEVICES = word_set(
    """
    ipad ipads iphone iphones ipod imac mac macbook laptop notebook desktop pc computer ordinateur rechner tablet
    tablette phone smartphone telephone telefon handy mobile portable natel galaxy samsung huawei xiaomi redmi oneplus
    pixel nexus android nokia motorola moto sony xperia surface thinkpad lenovo elitebook hp dell asus acer chromebook
    microsoft apple google zoom teams webex skype meet whatsapp signal otter polycom owl logitech headset mikrofon
    microphone mic micro kamera camera webcam recorder rekorder enregistreur dictaphone audio video screen ecran
    bildschirm dialin browser chrome firefox safari
    """
)
# Beside a device only.
MODELS = word_set("pro air mini max plus ultra note lite edge book fold flip se xs xr xl fe go")
ROOMS = word_set(
    """
    room rooms salle salles raum meeting conference conferences boardroom seminarraum sitzungszimmer besprechungsraum
    konferenzraum besprechung sitzung huddle reunion auditorium horsaal bureau buro office studio
    """
)
# Rooms that are surnames too: only where nothing else in the label is a name.
ROOMS_AND_NAMES = word_set("zimmer saal hall")

DEGREES = word_set(
    """
    md phd dphil msc bsc ma ba mph mba mphil med rn rgn rmn bn msn dnp np frcp mrcp frcs mrcgp facp frcpsych mrcpsych
    dclinpsy psyd edd dsc llm llb jd esq jr sr ii iii msw lcsw cpsychol ceng dipl lic phil psych habil fmh fh hes ing
    rer nat obe mbe cbe qc kc
    """
)
# Degrees that are words or names too: only as they are written.
DEGREES_AS_WRITTEN = frozenset({"MA", "BA", "MD", "II", "III", "BN", "NP", "KC", "QC", "JD"})
PRONOUNS = word_set(
    """
    she her hers he him his they them theirs ze zir hir xe xem any all pronouns elle elles il ils iel lui sie ihr ihre
    er ihm ihn sein pronomen pronoms keine dey
    """
)
# Words between a device and its owner, as tools write them.
OWNERS = word_set("von vom de d du des of di da")
BORN = word_set("nee ne geb geborene geborener born aka alias dit dite genannt gen")
# Given names that are common words, and stand in no list.
VIRTUES = word_set(
    """
    blessing gift precious innocent fortune lucky goodness promise wisdom miracle princess prosper patience comfort
    charity peace queen bienvenu bienvenue gloire merveille divine benediction
    """
)
HEADS_BESIDE = word_set("trust nhs service services network agency lab labs laboratory ltd hospitals teaching")
