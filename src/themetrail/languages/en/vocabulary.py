"""English words that are names nowhere, or names as well."""

from __future__ import annotations

from themetrail.languages.parts.vocabulary import Vocabulary
from themetrail.languages.parts.words import word_set

VOCABULARY = Vocabulary(
    hums=word_set(
        """
        mm mmm mhm mhmm hm hmm hmmm um umm uh uhm uhuh uhhuh er erm eh ah aha ahh oh ooh ow huh ha haha heh ugh
        """
    ),
    answers=word_set(
        """
        yeah yep yup yes no nope nah okay ok right well sure wow gosh gonna wanna cuz cos like blimey crikey
        yikes oops whoops ouch phew yay hooray bravo cheers ta ciao bye goodbye voila
        """
    ),
    counted=word_set(
        """
        question questions item items section sections part phase step stage level wave round session interview
        table figure chart appendix chapter page slide line row column version study group condition arm cohort
        task topic theme code ward bay bed room floor unit block plan year grade key type
        """
    ),
    names_too=word_set("will may al ben dan van allen"),
    professions=word_set(
        """
        accountant actor actress architect baker banker barber bricklayer butcher cabinetmaker carpenter cashier
        chef chemist cleaner cook dancer dentist doctor driver electrician engineer farmer firefighter fisherman
        gardener hairdresser headmaster hotelier jeweller journalist judge lawyer librarian locksmith mayor
        mechanic midwife miner minister musician notary nurse optician painter pastor pharmacist photographer
        physicist pilot plumber policeman policewoman politician postman priest professor programmer
        psychiatrist psychologist receptionist sailor secretary shopkeeper soldier surgeon tailor teacher
        trainee translator vet waiter waitress watchmaker welder writer
        """
    ),
    organisations=word_set(
        """
        foundation clinic hospital bakery garage hotel restaurant cafe pharmacy school university college
        institute bank company association center centre church house group inc ltd llc plc corp corporation
        partners capital securities brothers sons street avenue road place square village lake river airport
        department ministry court tribunal parliament nursery chapel council committee bureau county shoals
        island islands mountain valley prison police office energy bancorp holdings solicitors chambers hughes
        industries technologies systems pharma district region canton
        """
    ),
    articles=word_set("the a of"),
    twice=word_set("double"),
    in_names=word_set("st dr prof mt no inc ltd co bros jr sr mr mrs ms"),
    saints=("St", "Saint"),
    joined_to_names=word_set(
        "based born bred led run style like free wide area bound owned made only side type ish ward wards"
    ),
    no_initials=word_set(
        """
        am pm us uk eu eg ie ps ph un usa dc la bc ad cv hr it id tv ok st nb no qa ir eps
        """
    ),
    called=word_set(
        """
        ramadan mum mummy mom mommy mam mama dad daddy pop papa nan nana nanny gran granny grandma grandad
        granddad grandpa auntie aunty uncle sis bro hubby missus matron sister nurse doctor doc coach warden sheriff
        mayor chancellor minister premier vicar provost headmaster headteacher reception receptionist registrar
        consultant
        """
    ),
    indefinite=word_set("a an"),
    set_phrases=(
        "fair (?:enough|play|point|do's)",
        "mark (?:my words|it|them|this|that|the|you)",
        "(?:god|lord|heaven|goodness|christ|jesus)(?: (?:knows|forbid|almighty|bless|help|sake|willing))?",
        "jesus christ|for (?:christ|pete|god|heaven|goodness)['’]s sake|bob['’]s your uncle",
        "hope (?:so|not|for|that|to|is a|it|you|we|they|springs)",
        "bless (?:her|him|them|you|his|me)|touch wood|fingers crossed|cheers|bravo",
        "will (?:you|he|she|it|they|we|i|there|that|this)|may (?:i|we|he|she|it|they|you|as well|be|the)",
        "grant (?:me|us|them|it|the)|sue (?:me|them|him|her|us|the)",
        "rob (?:me|them|him|her|us|one|the|peter to pay paul)",
        "bill (?:me|them|him|her|us|it|after bill)|pat (?:on|me|him|her|them|it)|frank (?:discussions?|talks?|words)",
        "jack of all trades|every tom,? dick and harry|happy as larry|jolly good|plain jane|average joe|smart alec",
        "chase (?:it|them|him|her|us|the|up)|guy (?:comes|came|came|who|from|in|with|on)|drew (?:a|the|on|up)",
        "art (?:is|was|and|of|therapy)|rose (?:to|from|by|up)|dawn (?:on|of|breaks|broke)|joy (?:of|is|to)",
        "grace (?:period|before|under)|faith in|in (?:good|bad) faith|saving grace|carol (?:singing|service|concert)",
        "(?:daisy|heather|rose|lily|poppy|holly|ivy|pearl|amber|jade|ruby) (?:chains?|buttons?|bush(?:es)?|wreaths?"
        "|petals?|gardens?|beads?|rings?|earrings?)|heather and gorse|holly and ivy",
    ),
    without_forms=word_set("her noone"),
    mostly_words=word_set(
        """
        will may an so art rich pat joy hope grace faith sue drew chase grant guy rose dawn page gray van ever
        june angel april august summer autumn baby bee bell bird blue can case cash dale dear day die dot early
        earl else fair far few fine free good great hall happy hart ha han handy high holly home honey in ivy
        job just kit la chip land lane last le lee less like line lo long lord love low ly mace major man many
        max me merry miles mine my noble north now ok olive one or other park pearl pace penny per precious
        price prince queen rain ray red reed rest rise river rock royal ruby sage sail see sharp short show shy
        sky son south spring star stone sunny tab tan ten the tiny true two una very wade way west white win
        wing winter wise wood worth young pep bud buck nick hank
        """
    ),
    after_names=word_set(
        """
        said say says has had have is was will would can could did does do and or but so then too you we they he
        she it i go came come comes asked ask just here there now not no yes please thanks thank hi good great
        well also again still may might for from with of on in at to by as if that this the a an been being are
        were be let our your my his her their one two who what when where how why because about over out up down
        back off only even really very much more most all both each any some other same next last first second
        question open line congrats hello hey okay sorry right sure
        """
    ),
    behind_things=word_set("the of"),
    contracted=word_set("s t re ve ll d m all em"),
    pronouns_in_capitals=frozenset({"I"}),
    written_with_capital=word_set(
        """
        english british scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian
        polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian serbian croatian bosnian
        albanian kosovan danish swedish norwegian finnish estonian latvian lithuanian american canadian mexican
        brazilian argentinian chilean colombian peruvian african european asian nigerian ghanaian kenyan somali eritrean
        ethiopian sudanese egyptian moroccan algerian tunisian syrian lebanese iraqi iranian afghan pakistani indian
        bengali nepali tamil chinese japanese korean vietnamese thai filipino indonesian australian latin arabic hebrew
        persian farsi urdu hindi punjabi kurdish mandarin cantonese swahili christian catholic protestant anglican
        jewish muslim islamic buddhist hindu sikh christmas easter ramadan halloween god internet
        """
    ),
)

SHORT_NAMES = word_set(
    """
    abe al andy art barb becky ben bernie beth betsy betty bill bob brad bud cathy chad charlie chet chip chuck
    cindy clint connie curt dan dave deb debbie dick don doug drew ed eddie frankie fred gabe gene geoff gerry
    ginny greg gus hal hank harry jack jake jeff jen jenny jerry jess jill jim jo joe josh judy kate kathy katie
    ken kim kurt larry len liz lou mandy marge matt meg mel mick mike mitch mo ned nick norm pam pat patty peg
    pete phil ray reggie rick rob rod ron russ sal sam sandy shelly sid stan steph steve sue ted terry tim toby
    tom toni tracy val vicky vince walt wes will willy zach
    """
)
