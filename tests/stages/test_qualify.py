"""What is said of the job, what is denied, and what is said of something else: passages of several sentences."""

from __future__ import annotations

import pytest

from cie_extract.pattern_files import load_patterns
from tests.cue_sentences import cues_in, said
from tests.factory import annotated_of

PATTERNS = load_patterns()

#: A passage, and the kinds that it holds; a hyphen after those that it denies or tells of the past.
PASSAGES = (
    (
        "Working here. You share the loading dock with six regular receivers and whoever is driving that day."
        " Two of the receivers have disabilities; the rest do not. Nobody is on a crew.",
        "interaction.coworkers setting.crew-",
    ),
    (
        "Pay and leave. Pay is $18.20 for everybody with this title. There are no production standards for "
        "pay. Everybody accrues two weeks of vacation.",
        "benefits.same wage.customary wage.time_study-",
    ),
    (
        "The shop was opened in 2004 by a parents' group to give their grown children with autism a place to "
        "work, and it still employs no one else apart from instructors.",
        "setting.disability_purpose setting.segregated",
    ),
    (
        "Employees ride to the job with the crew in a van driven by the crew supervisor and return to the "
        "center at 2:30.",
        "setting.crew",
    ),
    ("A person who is no longer a Lakeside client is no longer employed in this position.", "provider.tied"),
    ("Individuals are referred by their Lakeside case manager; there is no outside recruitment.", "provider.tied"),
    (
        "Wages of program participants are reviewed every April and October on the basis of timed work samples.",
        "wage.time_study",
    ),
    ("The aide has his own duties and hours and is not part of any group from an agency.", "setting.crew-"),
    (
        "Supervision is by the store manager, as for all clerks. The agency's coach visits once a week and "
        "may be from any provider the clerk chooses.",
        "provider.independent",
    ),
    (
        "Participants in the Work Adjustment unit have their own lunch hour and restroom and are seldom in "
        "contact with the plant's employees.",
        "interaction.limited",
    ),
    (
        "Program staff hold the lead and inspector jobs. Program participants do not move into these jobs.",
        "advancement.none",
    ),
    (
        "Lead jobs have gone to people with and without disabilities, always by the same posted test.",
        "advancement.same",
    ),
    ("We have medical, dental and 401(k) for staff. Program employees have none of these.", "benefits.less"),
    (
        "Lakeside, a nonprofit provider of day and employment services, pays the wages; the county only "
        "supplies the building.",
        "employer.provider",
    ),
    (
        "The laundromat is on Main Street between a pharmacy and a taqueria and anyone with quarters can walk in.",
        "setting.community",
    ),
    ("Holmgren Foods is a wholesale grocer with 140 employees and trucks in four states.", "setting.community"),
    ("Talks with shoppers all day, and with the butcher and the baker.", "interaction.coworkers interaction.public"),
    ("Wage: hourly. (The old piece rates were abolished with the 2018 contract.)", "wage.piece_rate-"),
    ("No 14(c), no commensurate wages, no time studies.", "wage.subminimum- wage.time_study-"),
    ("If a rider asks for help, direct the rider to the information booth.", "interaction.public"),
    (
        "The attendant's co-workers are two state troopers' dispatchers and a janitor employed by the State.",
        "interaction.coworkers",
    ),
    (
        "Crew members are not hired by the state; Lakeside is their employer and also coordinates their services.",
        "employer.provider",
    ),
    ("The work may not be done from home.", "telework-"),
    (
        "The job is split between two of our participants, Mondays and Tuesdays for one and the rest of the "
        "week for the other.",
        "job.shared",
    ),
    ("All five workers, each with a developmental disability, fold at one table under one instructor.", "job.team"),
    ("Hired by the hour through Atlas Temps and paid by Atlas.", "employer.staffing_agency"),
    (
        "Under our waiver from the Department of Labor we pay each person in proportion to output.",
        "wage.subminimum wage.time_study",
    ),
    (
        "We promote from the floor. Whoever has the most time in the job gets the first interview.",
        "advancement.stated",
    ),
    ("Health insurance kicks in at 90 days, same as for the managers.", "benefits.same"),
    ("The employee may use any job coach or none at all.", "provider.independent"),
    (
        "Custodians clean while the clinic is open and are asked for directions all day by patients.",
        "interaction.public",
    ),
    (
        "You will eat, work and ride with the other five on your crew, and talk to the customer's people only"
        " through your lead.",
        "interaction.limited",
    ),
    ("The crew's work area is roped off from the rest of the floor.", "interaction.limited"),
    ("Nobody without a disability works in the kitting room except the two floor instructors.", "setting.segregated"),
    ("Persons employed on this line are all in Lakeside's supported employment.", "provider.tied"),
    ("Job seekers served by any agency, or by no agency, may apply.", "provider.independent"),
    (
        "Sorters do not get the sick pay, insurance and holidays that the drivers and the store clerks get.",
        "benefits.less",
    ),
    ("Our dental plan covers everyone from the dish room to the front office.", "benefits.same"),
    (
        "The wage scale in the handbook covers every aide, including those who came through supported employment.",
        "wage.customary",
    ),
    ("He or she works beside the district's own custodians on every shift.", "interaction.coworkers"),
    ("The assignment is with an enclave (8 workers, 1 trainer).", "setting.crew"),
    ("Helps diners carry trays and clears tables while they talk.", "interaction.public"),
    (
        "Once hired, the worker belongs to our staff whether or not Lakeside goes on serving him.",
        "provider.independent",
    ),
    ("Output is counted for each person with a disability and turned into a rate each quarter.", "wage.time_study"),
    ("We keep no stopwatches.", "wage.time_study-"),
    ("Positions at this location are for persons who are blind.", "setting.disability_purpose"),
    (
        "Custodial Aides on this contract work alone at night. The offices are vacated by 6:00 p.m. and the "
        "only other person on site is the agency's lead.",
        "interaction.limited",
    ),
    (
        "The incumbent interacts with federal tenants, visitors and contractors daily and with a lead "
        "custodian and three other custodians, two of whom do not have a disability.",
        "interaction.coworkers interaction.public",
    ),
    (
        "All hours on this contract are paid at the wage determination rate; no employee's pay is adjusted "
        "for productivity.",
        "wage.time_study-",
    ),
    (
        "Health and welfare of $5.36 per hour is paid to every employee on all hours, up to 40 per week. "
        "Vacation, sick leave and 11 holidays follow the wage determination and are the same for all.",
        "benefits.same",
    ),
    (
        "Positions of Lead and Quality Control Inspector are posted and all employees are encouraged to "
        "apply; selection is by seniority and skill.",
        "advancement.same",
    ),
    (
        "An employee may choose any provider of job coaching or none. Changing or ending services does not "
        "affect employment.",
        "provider.independent",
    ),
    (
        "This position is part of a group supported employment site. Five participants and an employment "
        "specialist work together at the warehouse.",
        "setting.crew",
    ),
    (
        "Participants are paid commensurate wages under a certificate issued under Section 14(c) of the Fair "
        "Labor Standards Act, based on time studies repeated every six months.",
        "wage.subminimum wage.time_study",
    ),
    (
        "The program operates a licensed day habilitation center and a production area; the job is in the "
        "production area.",
        "setting.segregated",
    ),
    (
        "Employees must be enrolled in the Community Works program and have an approved Individual Service Plan.",
        "provider.tied",
    ),
    ("Employment terminates upon discharge from the program.", "provider.tied"),
    (
        "Program employees are not eligible for agency benefits. Agency staff receive medical, dental, and "
        "paid time off.",
        "benefits.less",
    ),
    ("There are no promotional opportunities for program employees within the production area.", "advancement.none"),
    (
        "Our client, a national retailer, runs this fulfillment center; you'll be employed by Peakline Staffing.",
        "employer.staffing_agency setting.community",
    ),
    (
        "As an AbilityOne employer we are required to have 75% of direct labor hours across the agency "
        "performed by people who are blind or have significant disabilities.",
        "contract.labor_ratio",
    ),
    (
        "The contract was awarded under Maryland's Employment Works Program (contract 001B9600123).",
        "contract.state_use",
    ),
    (
        "Waypoint Industries, Inc. is a community rehabilitation program and serves as employer of record.",
        "employer.provider",
    ),
    (
        "The bakery café is open to the public from 6 a.m. to 4 p.m., Monday through Saturday, and was opened"
        " as a business like any other on the block.",
        "setting.community",
    ),
    ("You will take orders and payment from customers and bring their food to the table.", "interaction.public"),
    ("You'll be working with our head baker, two assistant bakers and a dishwasher.", "interaction.coworkers"),
    ("Starting wage is $16.50. It is the same wage every counter worker starts at.", "wage.customary"),
    (
        "Full-time and part-time workers alike earn sick leave under state law and one week of vacation after a year.",
        "benefits.same",
    ),
    (
        "Shift leads are promoted from the counter. Everyone who has worked here a year is considered.",
        "advancement.same",
    ),
    ("We do not care which agency, if any, sends you or supports you.", "provider.independent"),
    (
        "We have never used a sub-minimum wage or a piece rate, and we don't time anybody.",
        "wage.piece_rate- wage.subminimum- wage.time_study-",
    ),
    ("No enclave, mobile crew or other group of workers from an agency is placed at this store.", "setting.crew-"),
    ("This is not a work center, sheltered workshop or day program.", "setting.segregated-"),
    (
        "The store was not established to employ individuals with disabilities; it has sold hardware since 1948.",
        "setting.disability_purpose-",
    ),
    ("Maintains cleanliness of restrooms, and answers questions from travelers.", "interaction.public"),
    ("Benefits: Medical, Dental, Vision, 401(k) with match, PTO", "benefits.stated"),
    ("Career progression: Laborer I, Laborer II, Lead Laborer", "advancement.stated"),
    ("Telework: This position is not eligible for telework.", "telework-"),
    (
        "The Assembler works at a bench with two other individuals who receive services from Waypoint, "
        "performing the same assembly on the same schedule under one instructor.",
        "job.team",
    ),
    ("This position is shared by two individuals who alternate on the same shift.", "job.shared"),
    (
        "In 2015 Waypoint closed its sheltered workshop and surrendered its 14(c) certificate.",
        "setting.segregated- wage.subminimum-",
    ),
    (
        "Direct support professionals help adults with developmental disabilities at home and at a sheltered workshop.",
        "",
    ),
    ("Administers the AbilityOne contract and prepares the quarterly ratio report.", ""),
    (
        "Waypoint is an Equal Opportunity Employer. Individuals with disabilities are encouraged to apply. "
        "Reasonable accommodations are provided.",
        "",
    ),
    ("Must be able to work independently and as part of a team.", ""),
    ("Lifts up to 50 pounds; climbs ladders; stands for the entire shift. Vision must be correctable to 20/40.", ""),
    ("Salary is commensurate with experience. Time and a half is paid over 40 hours.", ""),
    ("Reports to the Facilities Manager. May be called in for snow removal.", ""),
    ("Knowledge of medical terminology, health regulations and insurance billing.", ""),
    ("Completes piece counts and time sheets at the end of each shift.", ""),
    ("The union contract sets the order of vacations.", ""),
    ("Applicants with disabilities who need help with the application should contact Human Resources.", ""),
)

FORM = """
# CIE review request
1. Pay is at or above the state or local minimum wage, whichever is higher. True
2. Wages will at no time be subject to time studies to which non-disabled individuals are not subject. True
3. Eligible for the same level of benefits as non-disabled employees. True
4. Available to the individual hired regardless of the service provider. True
5. Not located within a setting established for the sole purpose of employing individuals with disabilities. True
6. Duties are not performed in a segregated environment; same interaction with non-disabled individuals as peers. True
7. Same opportunities for advancement for individuals with the most significant disabilities as for peers. True
"""


def held(source: str) -> set[str]:
    turned = {"asserted": "", "negated": "-", "historical": "-"}
    cues = cues_in(annotated_of(source, PATTERNS), PATTERNS)
    return {mention.kind + turned[mention.status] for _, mention in cues if mention.status in turned}


@pytest.mark.parametrize(("source", "kinds"), PASSAGES)
def test_a_passage(source: str, kinds: str) -> None:
    assert held(source) == set(kinds.split())


def test_the_printed_statements_of_a_form_are_no_evidence() -> None:
    assert held(FORM) == set()


def test_what_the_employer_adds_to_a_form_is() -> None:
    assert held(f"{FORM}\nComments\nNobody here is timed.") == {"wage.time_study-"}


def test_so_is_what_stands_behind_the_answer_on_the_line_of_a_statement() -> None:
    fifth = next(line for line in FORM.splitlines() if line.lstrip().startswith("5"))
    assert held(FORM.replace(fifth, f"{fifth}. It is a county golf course.")) == {"setting.community"}


def test_a_list_that_the_next_sentence_refuses() -> None:
    cues = cues_in(annotated_of("Enclaves do not qualify as CIE. Our job is none of these.", PATTERNS), PATTERNS)
    assert [(mention.kind, mention.status) for _, mention in cues] == [("setting.crew", "negated")]


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("Time studies may be used for clients.", ("wage.time_study", frozenset({"kept_for_disability"}))),
        ("Sorters see only the job coach.", ("interaction.limited", frozenset({"compared"}))),
        ("Participants receive no PTO. Other employees earn PTO.", ("benefits.less", frozenset({"compared"}))),
        ("This position carries no benefits.", ("benefits.less", frozenset())),
    ],
)
def test_marks(source: str, cue: tuple[str, frozenset[str]]) -> None:
    cues = cues_in(annotated_of(source, PATTERNS), PATTERNS)
    assert cue in [(mention.kind, mention.marks) for _, mention in cues if mention.status == "asserted"]


def test_a_denial_reaches_every_item_of_a_list() -> None:
    assert said("This is not an enclave, a mobile crew or a sheltered workshop.", PATTERNS) == {
        ("setting.crew", "negated"),
        ("setting.segregated", "negated"),
    }


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("Works with the public\nNo experience is needed.", "interaction.public"),
        ("Telework eligible\nYes", "telework"),
        ("Telework eligible\nNo", "telework-"),
        ("Remote job\nNot available", "telework-"),
        ("Telework\nThis work cannot be done from home.", "telework-"),
        ("Telework: This work cannot be done from home.", "telework-"),
        ("| Telework | This work cannot be done from home. |", "telework-"),
        ("Telework: two days a week may be done from home.", "telework"),
    ],
)
def test_the_answer_below_a_label(source: str, kinds: str) -> None:
    assert held(source) == set(kinds.split())
