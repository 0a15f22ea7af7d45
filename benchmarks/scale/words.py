# ruff: noqa: SIM905 - long lists of words read better as text
"""Word lists and sentences of the synthetic talk: an invented study of people who moved to another town.

Every name is a combination of common first names and surnames; towns, streets and employers are invented.
"""

FIRST_NAMES = (
    "Adele Agnes Albert Alina Amara Amir Andrew Anouk Arthur Astrid Aylin Bernard Bianca Boris Brigitte Bruno Camille "
    "Carla Cedric Charlotte Chloe Christian Clara Damian Daniela David Denise Dimitri Dorothy Edith Edward Elena Elias "
    "Elise Emil Emma Eric Esther Fabian Fatima Felix Fiona Florence Frank Gabriel Gemma George Gloria Gregory Hannah "
    "Harold Hassan Hector Helena Henry Hugo Ingrid Irene Isabel Ivan Jasmin Jean Joanna Joel Judith Julian Karim Karin "
    "Kenneth Laila Laura Leon Liam Linda Lorenzo Louise Lucas Lydia Malik Marcel Margaret Marian Martin Matteo Maya "
    "Melanie Michel Mira Monica Nadia Nicole Nina Noah Norman Olga Oliver Omar Oscar Paula Peter Philip Rachel Ralph "
    "Regina Renate Richard Rita Robert Rosa Ruth Sabine Samira Sarah Sebastian Selma Simon Sonia Stella Susan Sylvia "
    "Tamara Teresa Theo Ursula Valerie Vera Victor Viola Walter Wendy Yara Yusuf Zoe"
).split()
SURNAMES = (
    "Abbott Adler Aebi Albrecht Almeida Andersen Archer Bachmann Baker Barnes Baumann Becker Bennett Bertrand Bianchi "
    "Blanc Bonnet Brandt Brunner Burton Carpenter Castelli Chapman Chevalier Clarke Colombo Cooper Costa Dalton Dubois "
    "Duval Ebner Egli Ellis Faber Fernandez Ferrari Fischer Fletcher Fontana Foster Frei Gallo Garcia Gerber Gibson "
    "Girard Graf Greco Gruber Haas Hansen Hartmann Hayes Herrera Hofer Holmes Huber Hughes Imhof Jansen Jenkins Jordan "
    "Kaiser Kaufmann Keane Kowalski Kramer Lambert Larsen Laurent Leclerc Lehmann Lenz Lindgren Lombardi Lopez Lutz "
    "Maillard Marchetti Marti Martinez Mason Mercier Meyer Moreau Morgan Moser Murray Navarro Neumann Nielsen Novak "
    "Olsen Ortega Palmer Parker Pereira Perrin Petrov Pfister Porter Ramirez Reber Reed Renaud Ricci Rivera Romano "
    "Rossi Roth Roux Russell Santos Schaefer Schmid Schneider Shaw Silva Simmons Sommer Stauffer Steiner Stewart "
    "Suter Tanner Thompson Torres Vogel Wagner Walker Weber Wenger Wilkins Winter Wyss Zimmermann"
).split()
TOWNS = (
    "Altbruck Beauvallon Castelmar Dornwald Eschbach Fontclair Glenmoor Hallersee Immenried Kestrelford Lindenau "
    "Montbrison Nordhaven Oakcombe Pontarel Quellbach Rivaux Sandwick Thornbury Ulmenhof Valbonne Westerau"
).split()
EMPLOYERS = (
    "Aldermann Logistics|Bakery Sunrise|Cantoria Insurance|Dorn Optics|Elmtree Care Home|Ferrowerk|Greenline Transport|"
    "Harbour Clinic|Institut Belmont|Juno Textiles|Kestrel Foods|Lakeside Hospital|Meridian Bank|Novaplan Architects|"
    "Orchard School|Pallas Printing|Redstone Quarry|Stellwerk Media|Talbot Hotel|Verdant Gardens"
).split("|")
STREETS = "Mill Lane|Station Road|Harbour Street|Rosenweg|Rue du Pont|Chapel Hill|Quai du Nord|Lindenstrasse".split("|")
MONTHS = "January February March April May June July August September October November December".split()
THINGS = (
    "the boiler|the bus timetable|my sister's wedding|the recycling|a broken lift|the allotment|my knee|the dog|"
    "the new bakery|a leaking roof|the football club|my mother's cooking|the school concert|a parking permit|"
    "the weather|the letter box|an old bicycle|the laundry room|the tax form|the tram strike"
).split("|")
FEELINGS = "tired|relieved|a bit lost|proud|annoyed|calm|nervous|curious|homesick|hopeful|stuck|grateful".split("|")
FILLERS = ("Um, ", "Well, ", "You know, ", "I mean, ", "So, ", "Right, ", "Honestly, ", "", "", "", "", "", "")
ASIDES = (" [laughs]", " ...", ", you know", ", I think", ", sort of", "", "", "", "", "", "", "", "")

# What is said of nothing in particular, and gets no code.
SMALL_TALK = (
    "the day before that we had talked about {thing} for an hour and nobody could say how it had started",
    "that was in {month} {year}, or it may have been a little later, I would have to look it up",
    "{person} was there too, and {person2} came when we had nearly finished",
    "I still have the photograph somewhere, with {thing} in the background",
    "we drove through {town} because the motorway was closed, and it took us {number} hours",
    "my brother works for {employer} and he always says that one should not worry about {thing}",
    "on the {number}th of {month} it rained so hard that we stayed in and played cards",
    "it is not important, but {thing} was on my mind the whole morning",
    "before that I was at {employer} for {number} years, mostly in the back office",
    "I was {feeling} that evening and I could not have told you why",
    "{first} always makes the coffee, and it is always too strong for me",
    "we used to live at {number} {street}, up on the third floor",
    "there was a man from {town} who sold us the car, a very quiet man",
    "and then the telephone rang and it was {first} asking about {thing}",
    "I had written it on a piece of paper and then I lost the paper",
    "let me think, that must have been around the time when {thing} was in the newspaper",
    "you could call {first} on {phone} and somebody would always pick up",
    "she sent it from {email}, and I answered much too late",
    "as I said, I was {feeling}, and it went on like that until {month}",
    "my neighbour's cat sits on the wall and looks at everybody who passes",
)

# code_id: parent, name, definition and sentences that carry the code.
CODES = {
    "belonging": (
        "arriving",
        "Feeling at home",
        "Says that the new town has become home.",
        (
            "since {month} I say home when I mean {town}, and I noticed it only when {first} pointed it out",
            "people greet me by name at the market now, and that makes me feel that I belong here",
            "I unpacked the last box and thought, this is where we live, this is our place",
        ),
    ),
    "homesickness": (
        "arriving",
        "Missing the old place",
        "Longs for the place or the people left behind.",
        (
            "on Sundays I miss {town} so much that I look at the trains, I miss the whole street there",
            "I still dream of the old flat, and when I wake up I am homesick for half the day",
            "nobody here knows who I was before, and I miss being known",
        ),
    ),
    "first_weeks": (
        "arriving",
        "The first weeks",
        "Tells of the first weeks after the move.",
        (
            "in the first weeks we slept on mattresses and ate from paper plates",
            "the first week I took the wrong bus every single morning",
            "when we had just arrived we did not even know where to buy bread",
        ),
    ),
    "neighbours_help": (
        "people",
        "Help from neighbours",
        "A neighbour or somebody nearby helps.",
        (
            "{first} from next door carried the wardrobe up with us and would not take anything for it",
            "our neighbour {person} lent us a drill and a ladder and, in the end, a whole Saturday",
            "when I was ill the people downstairs brought soup, without being asked",
        ),
    ),
    "loneliness": (
        "people",
        "Being alone",
        "Says that company is missing.",
        (
            "there were whole weekends when I spoke to nobody but the cashier",
            "you can be very lonely in a house full of people whose names you do not know",
            "I sat in the kitchen in {town} and nobody rang, nobody at all",
        ),
    ),
    "club": (
        "people",
        "Joining a club",
        "Meets people through a club, a choir or a team.",
        (
            "I joined the choir in {month}, and after three rehearsals I had more friends than in a year before",
            "the football team took me although I am slow, and that is how I met {person}",
            "in the gardening club they do not ask where you come from, they hand you a spade",
        ),
    ),
    "language": (
        "hurdles",
        "Language",
        "Language or dialect is a hurdle.",
        (
            "I understood the teacher but not the dialect, so in the shop I only nodded",
            "they switch to the standard language for me, and then I am the guest again",
            "I practised the sentence all the way to the office and then the words were gone",
        ),
    ),
    "paperwork": (
        "hurdles",
        "Forms and offices",
        "Forms, permits or offices are a burden.",
        (
            "the office in {town} wanted the same form {number} times, each time with another stamp",
            "without a permit no flat, and without a flat no permit, that was the circle",
            "I spent the whole of {month} with forms, and {first} had to translate every line",
        ),
    ),
    "rent": (
        "hurdles",
        "Cost of housing",
        "Rent or the price of housing weighs on the household.",
        (
            "the rent takes more than half of what I earn at {employer}",
            "we looked at {number} flats and could pay for none of them",
            "they put the rent up again in {month} {year}, and we gave up the car",
        ),
    ),
    "work_found": (
        "footing",
        "Finding work",
        "Finds work or moves on in it.",
        (
            "{person} told me that {employer} was looking for people, and on Monday I had the job",
            "I started at {employer} as a temp and in {year} they kept me",
            "with the new job came the first evening when I could plan a month ahead",
        ),
    ),
    "children": (
        "footing",
        "Children lead the way",
        "Children or their school open doors.",
        (
            "my daughter knew the whole street before I knew the postman",
            "through the school we met the parents of {first}, and since then we eat together on Fridays",
            "the children learn so fast that they now correct me at the table",
        ),
    ),
    "plans": (
        "footing",
        "Plans to stay",
        "Makes plans that assume staying.",
        (
            "we want to buy something small near {town}, a place with a tree",
            "I have planted vines, and with vines you have to stay for at least five years",
            "next year I will take the course at {employer}, so we are not going anywhere",
        ),
    ),
}
THEMES = {
    "arriving": "Arriving",
    "people": "People around",
    "hurdles": "Hurdles",
    "footing": "Finding one's footing",
}
QUESTIONS = (
    "Could you tell me a little more about that?",
    "And how was that for you?",
    "What happened then?",
    "You spoke of {town}. What was different there?",
    "Mm-hm.",
    "Who else was there at that time?",
    "If you think back to {month}, what comes to your mind?",
    "Right. And {first}, was she part of that?",
    "What would you have wished for?",
    "How do you see that today?",
    "Can you give me an example?",
    "I see. Shall we go on with your work?",
)
