"""Proper names that identify nobody, as English has them."""

from __future__ import annotations

from themetrail.languages.parts.public import Public
from themetrail.languages.parts.words import name_list

PUBLIC = Public(
    care=name_list(
        """
        NHS; GP; GPs; A&E; A and E; ICU; ITU; HDU; NICU; PICU; CCU; ER; CAMHS; CMHT; IAPT; CQC; NICE; BMA; RCN;
        PALS; PCT; PCN; ICB; CCG; NHS England; NHS Scotland; NHS Direct; 111; 999; 911; EHR; EMR; HMO;
        Cardiology; Neurology; Oncology; Radiology; Urology; Dermatology; Haematology; Hematology;
        Gastroenterology; Endocrinology; Rheumatology; Nephrology; Ophthalmology; Orthopaedics; Orthopedics;
        Paediatrics; Pediatrics; Geriatrics; Psychiatry; Psychology; Pathology; Pharmacology; Maternity;
        Obstetrics; Gynaecology; Gynecology; Midwifery; Neonatal; Surgery; Anaesthetics; Anesthetics; Intensive
        Care; Critical Care; Palliative Care; Primary Care; Social Care; Social Services; Social Work;
        Emergency; Emergency Department; Accident and Emergency; Casualty; Outpatients; Admissions; Theatre;
        Recovery; Triage; Physio; Physiotherapy; Occupational Health; Occupational Therapy; OT; OTs; SLT; Speech
        Therapy; Dietetics; Pharmacy; Stroke Unit; Burns Unit; Labour Ward; Medical Assessment Unit; MAU; AMU;
        Day Surgery; X-ray; X-Ray; Hospice; Home Care; Meals on Wheels; Mental Health; Human Resources; HR; IT;
        R&D; Infection Control; Public Health; Public Health England; Chaplaincy; Switchboard
        """
    ),
    health=name_list(
        """
        MRI; CT; CAT; PET; EKG; IVF; DNR; DNACPR; CPR; ADHD; ADD; ASD; OCD; PTSD; COPD; IBS; IBD; MS; ME; CFS;
        MND; ALS; TB; DVT; UTI; STI; STD; AIDS; HPV; HRT; BMI; IV; PICC; NG; MI; CBT; DBT; EMDR; ECT; PIP joint;
        SSRI; Type 1; Type 2; Down's; Down's syndrome; Parkinson's; Parkinson's disease; Alzheimer's;
        Alzheimer's disease; Crohn's; Crohn's disease; Huntington's; Hodgkin's; Raynaud's; Asperger's;
        Tourette's; Bell's palsy; Lyme disease; Delta; Sars; SARS; Paracetamol; Tylenol; Advil; Nurofen; Calpol;
        Gaviscon; Imodium; Zantac; Lemsip; Strepsils; Savlon; Dettol; Naproxen; Amoxicillin; Penicillin;
        Prednisolone; Prednisone; Omeprazole; Lansoprazole; Statins; Simvastatin; Atorvastatin; Bisoprolol;
        Furosemide; Levothyroxine; Salbutamol; Zimmer frame; Achilles; Apgar; Braxton Hicks; Caesarean;
        Cesarean; Heimlich; Fahrenheit; Celsius
        """
    ),
    institutions=name_list(
        """
        Home Office; Foreign Office; Treasury; Parliament; Commons; House of Commons; House of Lords; Downing
        Street; Congress; Senate; White House; Supreme Court; Government; Department; Department of Health; DWP;
        DSS; HMRC; DVLA; Ofsted; Ofcom; Job Centre; Jobcentre; Jobcentre Plus; Universal Credit; PIP; DLA; ESA;
        JSA; Attendance Allowance; Disability Living Allowance; Carer's Allowance; Child Benefit; Housing
        Benefit; Council Tax; Citizens Advice; Citizens Advice Bureau; CAB; Age UK; Mencap; British
        Heart Foundation; RNIB; RNLI; RSPCA; NSPCC; Shelter; Samaritans; Scope; Oxfam; Red Cross; British Red
        Cross; Salvation Army; Women's Institute; WI; Alcoholics Anonymous; AA; NA; Weight Watchers; Slimming
        World; Rotary; Scouts; Guides; Brownies; Girl Guides; Medicare; Medicaid; Obamacare; Blue Cross; FDA;
        CDC; NIH; VA; IRS; FBI; CIA; DMV; Social Security; Post Office; Royal Mail; Passport Office; Land
        Registry; National Trust; National Lottery; Legal Aid; Neighbourhood Watch; Church of England; Church of
        Scotland; Labour; Tories; Conservatives; Lib Dems; Liberal Democrats; Greens; Democrats; Republicans;
        Unison; UNISON; Unite; GMB; TUC; MOD; MI5; MI6; Met; Open University; UCAS
        """
    ),
    products=name_list(
        """
        Teams; Tesco; Sainsbury's; Asda; Morrisons; Waitrose; Marks and Spencer; M&S; Co-op; Iceland; Primark;
        Argos; B&Q; Boots; Superdrug; Wilko; Poundland; Greggs; Nando's; Wetherspoons; Deliveroo; Walmart;
        Costco; CVS; Walgreens; Safeway; Macy's; Tippex; Sellotape; Biro; Marmite; Weetabix; Ribena; Lucozade;
        Guinness; Earl Grey; Cappuccino; Latte; Prosecco; Vaseline; Blu-Tack; Rizla; Rawlplug; Ordnance Survey;
        Oyster card; Freedom Pass; Blue Badge; Motability; Eurostar; National Rail; Sky; Sky News; ITV; Channel
        4; Channel 5; Radio 2; Radio 4; Classic FM; Guardian; Daily Mail; Mail; Times; Telegraph; Independent;
        Sun; Daily Mirror; Financial Times; New York Times; Washington Post; Lancet; BMJ; Coronation Street;
        EastEnders; Emmerdale; Doctor Who; Desert Island Discs; Strictly; Bake Off; Match of the Day; Union
        Jack; Premier League; World Cup; Champions League; Olympics; Wimbledon; Oscars; Labrador; Border Collie;
        Jack Russell; Dalmatian; Danish; Cheddar; Stilton; Wellington boots; Wellies
        """
    ),
    culture=name_list(
        """
        English; French; Italian; Spanish; Portuguese; Polish; Romanian; Russian; Ukrainian; Turkish; Arabic;
        Farsi; Dari; Pashto; Punjabi; Bengali; Gujarati; Hindi; Mandarin; Cantonese; Chinese; Japanese; Korean;
        Vietnamese; Somali; Tigrinya; Amharic; Yoruba; Igbo; Swahili; Welsh; Gaelic; Irish; Latin; Greek;
        Hebrew; Yiddish; BSL; Christianity; Catholic; Catholics; Protestant; Anglican; Methodist; Quaker;
        Muslim; Muslims; Jewish; Judaism; Jews; Hindu; Hinduism; Sikh; Sikhs; Buddhist; Buddhism; Mormon;
        Jehovah's Witness; Jehovah's Witnesses; Bible; Koran; Quran; Torah; Gospel; Psalm; Our Father; Hail
        Mary; God; Jesus Christ; Buddha; Allah; Satan; Santa Claus; Father Christmas; Virgin Mary; Easter Bunny;
        Boxing Day; Bonfire Night; Thanksgiving; Lent; Advent; Good Friday; Mother's Day; Father's Day;
        Valentine's Day; Pancake Day; Passover; Yom Kippur; Holi; Vaisakhi; Maths; Math; Physics; Chemistry;
        Biology; Geography; History; Music; PE; RE; PSHE; Sociology; Philosophy; Economics; Engineering; GCSE;
        GCSEs; A level; A levels; A-levels; O levels; NVQ; BTEC; BSc; BA; MSc; MA; MBA; PhD; PGCE; SATs; Year 1;
        Year 6; Year 7; Year 11; Sixth Form; Key Stage 2; Lockdown; Covid; Millennium; Cold War; First World
        War; Second World War; World War Two; Blitz; D-Day; Holocaust
        """
    ),
)
