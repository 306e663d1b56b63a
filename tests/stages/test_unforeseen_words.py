"""What speaks against a job in words that nobody foresaw goes to a person: papers in order, each with one
passage that a careful reader would stop at. What merely sounds like it leaves papers in order as they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cie_extract.model.place import Evidence
from cie_extract.model.record import AnswerFact, Record
from cie_extract.pattern_files import load_patterns
from cie_extract.pattern_files.notes import load_hedges, load_taken_back
from cie_extract.pipeline import find_in, judge
from cie_extract.stages.annotate import annotate
from cie_extract.stages.assess import assess
from cie_extract.stages.taken_back import taken_back
from tests.factory import document_of

PATTERNS = load_patterns()
DAY = date(2026, 11, 22)
HEAD = """\
# CIE Review Request
| Employer of record | Larkmoor Works, Inc. |
| Position | Stockroom Clerk |
| Work site | 410 Antietam Drive, Hagerstown, MD 21740 |
| Hourly wage | $18.40 per hour |
| Hours per week | 30 |
| Contract | None |
"""
SAID = {
    1: "The position pays an hourly wage at or above the state or local minimum wage, whichever is higher.",
    2: "At no time will wages be subject to time studies that individuals without disabilities do not undergo.",
    3: "An individual in this position is eligible for the same level of benefits as employees without disabilities.",
    4: "This position is and will remain available to the individual regardless of the service provider.",
    5: "The position is not in a setting established for the sole purpose of employing individuals with disabilities.",
    6: "Job duties are not performed in a segregated environment; interaction with others is that of any peer.",
    7: "The position provides the same opportunities for advancement as are available to peers without disabilities.",
}
PROMOTION = "Clerks may bid on Shift Lead openings, which are posted for all employees at the time clock."
SIGNED = """\
I certify that the answers above are true and that I am an authorized representative of the employer of record.
Signature: /s/ Dana Whitlock    Title: Program Director    Date: November 9, 2026
"""
DESCRIPTION = """\
# Position Description: Stockroom Clerk
Reports to the Stockroom Supervisor. Monday to Friday, six hours a day.
## Essential Functions
- Checks deliveries against the packing slip and signs for the freight
- Puts stock away by bin number and rotates dated goods
## Qualifications
- Able to lift 40 pounds
- Able to read and compare part numbers
"""


def packet(
    passage: str = "",
    *,
    said: dict[int, str] | None = None,
    head: str = HEAD,
    signed: str = SIGNED,
    description: str = DESCRIPTION,
) -> str:
    """A packet in order, with a passage more, or with something else in the place of one of its parts."""
    comments = {7: PROMOTION} | (said or {})
    answers = "".join(
        f"{number}. {words}\n☒ True   ☐ False\n" + (f"Comment: {comments[number]}\n" if number in comments else "")
        for number, words in SAID.items()
    )
    tail = f"## The stockroom\n{passage}\n" if passage else ""
    return f"{head}## Statements of the employer\n{answers}{signed}{description}{tail}"


def record_of(source: str) -> Record:
    return judge(find_in(document_of(source), PATTERNS), PATTERNS, as_of=DAY)


def outcome(number: int, passage: str) -> str:
    """What comes of a statement where the employer answers True and the papers say only this."""
    reading = find_in(document_of(f"{HEAD}# Position Description\n{passage}"), PATTERNS).reading
    held = Evidence(page=None, start=0, end=4, quote="True")
    plain = AnswerFact(id="a", answer=True, explanation=None, confidence=0.97, evidence=(held,))
    answers = {str(n): plain.model_copy(update={"id": f"a{n}"}) for n in SAID}
    facts = reading.facts.model_copy(update={"statements": answers})
    found = assess((reading.model_copy(update={"facts": facts}),), PATTERNS, as_of=DAY, sets=("md-dors",))
    return {one.id: one.outcome for one in found}[f"md-dors.{number}"]


AGAINST: dict[int, tuple[str, ...]] = {
    1: (
        "During the first eight weeks of orientation the clerk receives $9.50 an hour.",
        "The first two weeks are a working interview and are not paid.",
        "Clerks start with an unpaid trial month.",
        "During the training period clerks are paid a stipend of $60 per week for 30 hours.",
        "The rate shown is before the transportation fee of $4 an hour that is taken out for the van.",
        "Less a daily charge of $35 for supervision, taken from each clerk's check.",
        "Clerks who have not yet passed the bin test earn $11.25.",
        "Until certified on the scanner, pay is $12.00 per hour.",
        "New clerks volunteer for their first forty hours.",
        "Clerks receive a training allowance in place of wages for the first quarter.",
        "The $18.40 includes the $4.93 health and welfare amount.",
        "Of the $18.40, $13.10 is wages and the balance is the value of meals and transport.",
        "The first 90 days are paid at 80 percent of the rate.",
        "Clerks under the age of 20 start at $4.25.",
        "The wage shown takes effect when the new contract is signed; today clerks are at $13.75.",
        "Pay: CAD 18.40 per hour.",
        "Clerks do the first month as a work experience without wages.",
        "An initial evaluation of ten days is unpaid.",
        "The van costs the clerk $9 a day, which is withheld.",
        "Pay in the first season is half the posted rate.",
        "Trainees get $8.75.",
        "There is a $3 an hour program charge.",
        "The first 120 hours count as school and carry no pay.",
        "The posted rate is what the job pays in Baltimore; in Hagerstown it is $12.90.",
        "Starting rate is below the posted one and is set in the interview.",
    ),
    2: (
        "Pay is worked out from each clerk's count for the week, measured against 100 lines an hour.",
        "A clerk at 60 percent of standard is paid 60 percent of the rate.",
        "The hourly figure above is for a clerk at full production. Those who are slower receive a share of it.",
        "Individuals' wages are recalculated each quarter from their output sheets.",
        "The rate may go down if a review shows that the individual does not keep up with the standard.",
        "Only clerks referred by the Division are measured; the measurement decides the step they start at.",
        "Productivity of supported employees is sampled monthly for payroll.",
        "The count at the end of the shift decides the day's pay.",
        "The faster clerks take home the full rate; the rest take home less.",
        "For clerks with a job coach a production record is kept and sent to the wage office.",
        "The wage office works out each person's rate from how much that person gets done.",
        "Our supported clerks are rated against Marge, who has run the job for years.",
        "Pay may be brought into line with what the clerk produces.",
        "Wage: according to ability.",
        "Each individual earns according to what he or she is able to do.",
        "Rate reviews by stopwatch are for clerks in the pathway only.",
    ),
    3: (
        "Health cover is for the people on Larkmoor's salaried roster; clerks buy their own.",
        "Clerks who came through supported employment do not accrue leave; the others do.",
        "The retirement match is for staff. Program clerks have Social Security and Medicaid.",
        "Our individuals keep their Medicaid and so are left out of the company plan.",
        "Paid holidays are given to the warehouse's own clerks.",
        "Paid time off is earned by direct hires, at one hour for every thirty worked.",
        "Clerks with a coach are classed as temporary and get no leave; clerks without one are regular.",
        "Dental and vision are open to indirect labor only.",
        "The 401(k) excludes direct labor employees with disabilities.",
        "Only those not in services may join the health plan.",
        "People we support get a holiday ham, the rest get holiday pay.",
        "Those who come by way of the program have no part in the plan.",
        "For the health plan one must be on the plant's payroll, which clerks are not.",
        "Sick time is for the permanent people.",
        "Only salaried staff get holidays with pay.",
        "Clerks are kept under 20 hours so that the plan does not have to be offered.",
        "Our clerks have their own arrangement for time off, which is without pay.",
        "The plan is not for people who draw SSI.",
        "A clerk with a disability joins the plan after two years, others after sixty days.",
        "Since our people have Medicaid we do not enroll them.",
    ),
    4: (
        "When a clerk's authorization for services with Larkmoor runs out, the clerk's last day is the same day.",
        "If a person moves to another agency, the slot goes to the next person on our list.",
        "Clerks must keep their case open with Larkmoor.",
        "The slot comes with the person's Larkmoor plan.",
        "A clerk who leaves our residential program gives up the job.",
        "Openings are filled from Larkmoor's caseload.",
        "Applicants come to us through our own intake; we do not advertise.",
        "Coaching must be by Larkmoor's staff; clerks who want another agency's coach cannot be placed here.",
        "Only graduates of our skills class are considered.",
        "Persons served by other agencies may be placed here once they transfer to us.",
        "We keep the job open to them for as long as they are with us in services.",
        "The county pays for these seats, and a seat belongs to a person enrolled with us.",
        "Hiring is limited to individuals on our rolls.",
        "You must live in one of our homes to work here.",
        "The clerk's place here lasts as long as the contract between Larkmoor and the clerk's team.",
        "The individual's team decides each year if the placement goes on.",
        "Clerks whose funding is moved are replaced.",
        "Another agency's people cannot be taken on.",
        "Larkmoor picks the clerks from among those it serves.",
        "The job can be held by a member only, and membership ends with services.",
        "Should the person be discharged from Larkmoor, the position is filled from the list.",
    ),
    5: (
        "The stockroom was opened in 2009 so that the people we serve would have somewhere to go to work.",
        "Were it not for our consumers, there would be no stockroom: we took on the work to keep them busy.",
        "This site exists because the county asked us for paid work for people who cannot hold a job elsewhere.",
        "People without disabilities are not hired for the floor at this location.",
        "The stockroom is part of the day program's building and opens when the day program opens.",
        "The site is licensed by the state as a place where adults with disabilities spend the day.",
        "It began, and remains, a place of work for blind persons only.",
        "The stockroom gives meaning to the day of those who would otherwise sit at home.",
        "Every position here but the manager's is held for someone with a documented disability.",
        "Jobs at this address are made for people whom no one else will hire.",
        "Its reason for being is to train and occupy adults who need support.",
        "The stockroom is run as a therapy.",
        "We do not place people without a disability here.",
    ),
    6: (
        "Everyone on the line has a job coach assigned to the line.",
        "Our clerks use the side entrance and their own lunchroom, as the main one is for the plant's people.",
        "The room was built so that our folks could work at their own pace away from the main floor.",
        "The only people without a disability in the stockroom are the two floor leaders employed by Larkmoor.",
        "A curtain wall separates our clerks' tables from the distribution company's pick lines.",
        "Clerks stay with their group and their group leader for the whole shift.",
        "No one from the distribution company works in the annex.",
        "The annex houses forty of our people and six of our instructors.",
        "Each clerk works at a table with other individuals supported by Larkmoor and a staff person from Larkmoor.",
        "The clerk sees nobody but the instructor and the other trainees from arrival to departure.",
        "Conversation with warehouse personnel is to go through the group leader.",
        "The clerk is not to enter the sales floor or approach customers; regular clerks handle those.",
        "There are two lines: ours, which packs for the church boxes, and the plant's own, behind the fire door.",
        "The people on this floor are all from the house on Locust Street.",
        "The clerks come in after the plant's people have gone.",
        "A chaperone from Larkmoor is with the clerks at all times.",
        "Clerks sit with their own kind in the east room.",
        "Those with a support need work downstairs; the others work upstairs.",
        "The aisle marked in yellow is for Larkmoor's group and is closed to warehouse staff.",
        "Nobody outside of the group has business in Room 4.",
        "Clerks are dropped off and picked up at the rear, and do not use the plant's cafeteria.",
        "The whole stockroom is staffed by graduates of the Oak Street school for the blind.",
        "The group keeps to itself.",
        "The coach answers for the clerks if anybody from the plant asks something.",
    ),
    7: (
        "This classification does not feed any other; clerks remain clerks.",
        "The lead's job has always gone to someone from the staff side.",
        "Supervisor openings are for people not in the program.",
        "Clerks from the program top out at step 2; other clerks go to step 6.",
        "The ladder above applies to the warehouse's own clerks.",
        "To move up, a clerk first has to leave the program and apply from outside.",
        "In eleven years nobody with a disability has been made a lead, and none is planned.",
        "Shift Lead is a Larkmoor staff title and is not within reach of clerks.",
        "People with coaches are not put forward for lead.",
        "Persons with the most severe disabilities stay in the entry grade.",
        "There is nowhere to go from here within the company for our people.",
        "Better jobs in the plant are posted for plant people.",
        "Clerks wishing more are referred back to the program.",
        "The lead must be somebody who does not need supports.",
        "Promotion is at the agency's discretion and has so far been from its own staff.",
        "A clerk stays a clerk.",
        "Our clerks do not take part in the bidding.",
        "Bids from clerks in the program are not read.",
        "The next step up is outside: clerks are helped to find another employer.",
    ),
}
#: What sounds like it and is none of it.
ORDINARY = (
    "The six of us on the day shift share the front bay with the freight office.",
    "Every clerk on the line has a scanner assigned to the line.",
    "Clerks report to Building C; the office is in Building A.",
    "The stockroom has two shifts, and clerks bid on them by seniority.",
    "Everyone uses the side entrance, as the main door is for deliveries.",
    "The crew of nine is made up of clerks and drivers and works under the Stockroom Supervisor.",
    "All eleven stock clerks at this address have been trained on the forklift.",
    "The room was enlarged in 2019 so that two pallets can pass each other.",
    "The two floor leaders are employed by Larkmoor and work alongside the clerks.",
    "A half wall separates the packing tables from the dock.",
    "Clerks take their breaks with everyone else in the main lunchroom.",
    "The position is one of twelve in the department.",
    "Clerks rotate between teams during the week.",
    "Drivers from the freight company come in through the dock.",
    "The annex houses forty bins of slow-moving stock.",
    "Each clerk works at a table with other clerks.",
    "Customers are served at the front counter by the sales associates, and clerks bring out what they ask for.",
    "Some clerks have a job coach, who visits now and then.",
    "The stockroom was opened in 2009 when the store outgrew its cellar.",
    "The building is where the company has kept its stock since it moved from Main Street.",
    "The business was begun by two brothers and serves contractors and homeowners.",
    "The site was chosen because it is near the highway.",
    "The company hires people of all backgrounds for the floor.",
    "The building is shared with a bank and a dentist.",
    "The stockroom opens when the store opens.",
    "What a clerk earns depends on step and years of service, alike for all clerks.",
    "Twice a year the supervisor meets each clerk for a review of the year's goals.",
    "Pay is worked out from the time clock, to the quarter hour.",
    "All clerks are expected to pick 60 lines an hour; this has no bearing on pay.",
    "The hourly figure above is for all three shifts.",
    "Bins are counted each week and the counts are keyed.",
    "The rate goes up by 3 percent each July for everyone.",
    "Pay rises to $19.10 per hour after 90 days.",
    "Training is paid at the same rate.",
    "Mileage of $0.70 is paid to clerks who run errands in their own car.",
    "Overtime is paid at time and a half.",
    "The safety shoe allowance is $120 a year.",
    "Nothing is deducted from pay but taxes and what the employee asks for.",
    "The orientation is eight hours, all of it paid at the full rate.",
    "All employees of the company may join the health plan after 60 days, clerks among them.",
    "Clerks accrue leave at one hour for every thirty worked, like all employees.",
    "The retirement match is 3 percent for every employee.",
    "Benefits are explained at orientation.",
    "Paid holidays are listed in the handbook, which is the same for all.",
    "Clerks keep the job if they change agencies.",
    "Openings are posted on the state job board and at the library.",
    "Applicants apply online; a resume is not needed.",
    "A job coach from any agency is welcome.",
    "The job does not depend on any program.",
    "References from an agency or a former employer are accepted.",
    "The company buys its cleaning from an agency.",
    "This classification feeds Shift Lead and Inventory Control Specialist.",
    "The last three leads began as clerks.",
    "Lead openings go to the senior qualified bidder.",
    "Clerks go from step 1 to step 6 with time in grade, all by the same table.",
    "The lead must hold a forklift card, which the company pays for.",
    "The dress code is dark pants and the company shirt.",
    "The stockroom is not heated in winter; warm clothing is issued.",
    "Clerks must wear a badge except in the lunchroom.",
    "The company has been in Hagerstown since 1971.",
    "Parking is free in the lot across the street.",
    "The position is not eligible for remote work.",
    "Clerks may not smoke in the building.",
    "Holidays that fall on a Sunday are kept on Monday, unless the store is open.",
    "The freight company next door has its own dock, and its drivers do not use ours.",
    "Until 2015 the building was a bowling alley.",
    "Only employees of the company may drive the forklift.",
    "The stockroom supervisor handles hiring, with help from the personnel office.",
    "There are two lines, and clerks work on both.",
    "Clerks come in at seven, an hour before the store opens to customers.",
    "A lead is on the floor at all times.",
    "New clerks sit next to a clerk who has been here a while.",
    "The freezer is downstairs; the dry goods are upstairs.",
    "The aisle marked in yellow is for the lift trucks and is closed to foot traffic.",
    "The rear lot is for employees; the front is kept for customers.",
    "The whole stockroom was painted last spring.",
    "Questions about an order go to the lead or to the buyer.",
    "The store has been a good neighbor to the church next door.",
    "The stockroom is run by a manager with two leads.",
    "When a bench is free, anyone may use it to repack.",
    "Jobs at this address are posted on our website.",
    "The warehouse was bought with a bank loan in 2011.",
    "Larkmoor took over the stockroom from a wholesaler in 2020.",
    "The count at the end of the shift is entered by the lead.",
    "A clerk's step follows from years of service, as for everyone.",
    "The wage office works out each person's pay from the hours on the card.",
    "Wage: step 3 of the clerk scale, which all clerks are on.",
    "Pay is not negotiable.",
    "Orientation takes ten days and is paid like any other work.",
    "The parking tag costs $9 a year.",
    "Pay in the second season is the posted rate plus fifty cents.",
    "Uniforms are free of charge.",
    "There is no charge for the locker.",
    "Work over eight hours is paid at $27.60.",
    "Nobody works without pay; time spent in training is work.",
    "Lunch is half an hour, unpaid, and off premises if you like.",
    "Sick time is for all who work twenty hours or more, in every department.",
    "Clerks are scheduled for 30 hours so that they qualify for the plan.",
    "The plan is the one that managers have.",
    "Everyone joins the plan after sixty days.",
    "Holidays are paid to all hourly people.",
    "A change of agency means nothing to us.",
    "If a coach is needed, the clerk chooses the agency.",
    "The company picks clerks from those who apply.",
    "Anyone may refer a friend.",
    "Should a clerk resign, the opening is posted.",
    "Clerks who want to move up talk to the manager, who keeps the posting book.",
    "The lead is chosen by seniority.",
    "Better-paid jobs in the plant are posted for all employees, clerks included.",
    "A clerk becomes a senior clerk after two years.",
    "The next step up from clerk is lead at $20.10.",
    "The company keeps no livestock.",
    "Do not block the fire door.",
    "No experience is needed.",
    "The plant is closed on Sundays.",
    "Only cups with lids are allowed on the floor.",
    "The truck does not come on Wednesdays.",
    "Our service department repairs lawn mowers for customers.",
    "The county's recycling program picks up the cardboard.",
    "The loyalty program gives members a discount.",
    "Clients of the design studio sometimes come by to see samples.",
)
#: Beside a True, words that leave some of it out.
LIMITED = (
    (1, "Except during the first month, when clerks receive a stipend."),
    (1, "True once the training allowance ends."),
    (1, "On average, counting the bonus."),
    (2, "True, although the Division's referrals are timed at the start to find their step."),
    (2, "We stopped for everyone but the four clerks on the old plan."),
    (2, "We hope to do away with them by spring."),
    (3, "Except health insurance, which the clerks' waiver covers."),
    (3, "Same level, but leave is for those who are not on a coach's list."),
    (3, "As soon as the board adopts the new plan."),
    (4, "As long as they remain with Larkmoor."),
    (4, "Provided the other agency signs our contract to send people."),
    (4, "In theory; in practice every clerk is one of ours."),
    (5, "It was, and will be opened to others when the lease is renewed."),
    (5, "Though all but two of those who work there have a disability."),
    (6, "Apart from lunch, when the groups sit together, the clerks are in their own room."),
    (6, "They could talk with the warehouse people if they wished; they work in the annex."),
    (6, "Not at this time, but we are looking at mixing the teams."),
    (7, "We have not had an opening that one of our individuals could do."),
    (7, "They would be the same if the person left the program first."),
)
#: Notes that take something back.
TAKEN_BACK = (
    "> Correction 11/12: answer 6 should be False - the clerks are in the annex by themselves until the remodel. DW",
    "> DW: pls change #3 to F, the clerks are not on the plan.",
    "_ Note 1: Answer 4 holds for clerks hired after July; those hired before must stay with Larkmoor.",
    "Please hold this request. The site is moving into the Larkmoor center in December.",
    "This request is withdrawn.",
    "Handwritten: not correct, see me - D.W.",
    "* True for the Frederick site only.",
    "1 Not yet in force.",
    "The answers above were given for the Frederick site; those for Hagerstown will follow.",
    "Answers prepared from last year's form and not checked again.",
    "This page replaces the answers of page 1: 3 is False.",
    "Strike my answer to 6.",
    "Statement 5 was answered before we knew what it meant; I am no longer sure.",
)
#: What looks like support and speaks of another place, time or person.
NO_SUPPORT = (
    (2, "Time studies were discontinued at the Frederick store."),
    (2, "The company is considering doing without time studies."),
    (2, "At our Frederick store nobody's pay depends on a time study."),
    (2, "The foundation that owns the building opposes time studies."),
    (2, "Before 1998 no one's wages were set by time studies."),
    (2, "Supervisors are not subject to time studies."),
    (2, "The pay of drivers is not based on measured output."),
    (2, "If the new plan passes, nobody's pay will depend on a time study."),
    (3, "At our Frederick store all employees have the same benefits."),
    (3, "Managers have the same benefits as office staff."),
    (3, "The board hopes to offer the same benefits to all employees by spring."),
    (3, "Benefits used to be the same for all employees."),
    (3, "Our sister company gives all employees the same benefits with or without disabilities."),
    (3, "If funds allow, clerks will have the same benefits as everyone."),
    (3, "Eligibility for the same benefits as other employees is under discussion."),
    (4, "The job does not depend on the weather."),
    (4, "Employment does not depend on having a car."),
    (4, "The supervisor's job does not depend on services from any provider."),
    (4, "At the Frederick store the job does not depend on the provider."),
    (4, "It is hoped that in time the job will not depend on the provider."),
    (4, "Drivers keep their jobs whichever agency they come from."),
    (4, "The service provider may be changed once a year with the agency's consent."),
    (4, "Until June a job did not depend on services from Larkmoor."),
    (5, "The store is not a sheltered workshop for animals."),
    (5, "The Frederick store is an ordinary store open to the public."),
    (5, "The company that prints our bags is not a sheltered workshop."),
    (5, "When the move is done, the stockroom will be in an ordinary store open to the public."),
    (5, "The founder never wanted a sheltered workshop."),
    (5, "The stockroom is next door to an ordinary hardware store."),
    (6, "At the Frederick store clerks work beside people without disabilities."),
    (6, "By spring we hope that clerks will work beside people without disabilities."),
    (6, "The supervisor works with customers all day."),
    (6, "Clerks used to work beside people without disabilities, before the move to the annex."),
    (6, "The stockroom supervisor greets customers."),
    (6, "Instructors work side by side with the clerks all day."),
    (7, "At our Frederick store all employees may bid for lead openings, with or without disabilities."),
    (7, "We plan to post lead openings for all employees next year."),
    (7, "Lead openings were posted for all employees until the reorganization."),
    (7, "Supervisors have the same opportunities for promotion as managers."),
)
#: Parts of the packet in the place of its own: each is to be looked at.
OTHER_PARTS: tuple[dict[str, str], ...] = (
    {"head": HEAD.replace("Stockroom Clerk", "Laundry Attendant")},
    {"description": DESCRIPTION.replace("Stockroom Clerk", "Groundskeeper")},
    {"description": DESCRIPTION.replace("Reports", "Pay: $12.50 per hour. Reports")},
    {"description": DESCRIPTION.replace("Reports", "Location: 22 Harbor Road, Salisbury, MD 21801. Reports")},
    {"signed": SIGNED.replace("Program Director", "Stockroom Clerk")},
    {"signed": SIGNED.replace("Program Director", "VR Counselor, Division of Rehabilitation Services")},
    {"signed": SIGNED.replace("Program Director", "Manager (host company)")},
    {"signed": SIGNED.replace("2026", "2017")},
    {"signed": SIGNED.replace("2026", "2031")},
    {"signed": SIGNED.replace("/s/ Dana Whitlock", "____________________")},
    {"head": HEAD.replace("None", "AbilityOne contract QZ-26-0031, to May 31, 2029, terminated October 31, 2026")},
    {"head": HEAD.replace("None", "AbilityOne; the option has not been exercised. Ends September 30, 2029")},
    {"head": HEAD.replace("None", "AbilityOne contract QZ-26-0031, January 1, 2025 to May 31, 2029 (under protest)")},
    {"head": HEAD.replace("None", "Maryland Employment Works, ongoing")},
)


def test_the_packet_is_in_order() -> None:
    assert record_of(packet()).route.decision == "clear"


def test_what_merely_sounds_like_it_leaves_it_in_order() -> None:
    record = record_of(packet("\n".join(ORDINARY)))
    assert [one for one in record.cues if "doubtful" in one.marks] == []


@pytest.mark.parametrize("number", AGAINST)
def test_a_true_is_not_met_where_a_passage_speaks_against_it(number: int) -> None:
    assert outcome(number, "Clerks wear a badge.") == ("insufficient" if number == 7 else "met")
    assert [passage for passage in AGAINST[number] if outcome(number, passage) == "met"] == []


@pytest.mark.parametrize(("number", "words"), LIMITED)
def test_a_true_that_its_own_words_limit_is_not_met(number: int, words: str) -> None:
    record = record_of(packet(said={number: words}))
    assert {one.id: one.outcome for one in record.criteria}[f"md-dors.{number}"] != "met"
    assert record.route.decision == "review"


def test_notes_that_take_something_back() -> None:
    assert [note for note in TAKEN_BACK if not taken_back(annotate(document_of(note), PATTERNS), PATTERNS)] == []
    assert record_of(packet(TAKEN_BACK[0])).route.decision == "review"


def test_what_speaks_of_something_else_supports_nothing() -> None:
    met = []
    for number, passage in NO_SUPPORT:
        record = record_of(f"{HEAD}# Position Description: Stockroom Clerk\n{passage}")
        if {one.id: one.outcome for one in record.criteria}[f"md-dors.{number}"] == "met":
            met.append(passage)
    assert met == []


@pytest.mark.parametrize("part", OTHER_PARTS, ids=lambda part: next(iter(part)))
def test_another_part_in_its_place_goes_to_a_person(part: dict[str, str]) -> None:
    (name, source), *_ = part.items()
    assert source not in (HEAD, SIGNED, DESCRIPTION)
    texts = {"head": HEAD, "signed": SIGNED, "description": DESCRIPTION} | {name: source}
    record = record_of(packet(head=texts["head"], signed=texts["signed"], description=texts["description"]))
    assert record.route.decision == "review"


def test_a_figure_that_lost_and_lies_below_the_rate_leaves_the_wage_open() -> None:
    record = record_of(packet("Clerks who have not yet passed the bin test earn $11.25."))
    assert record.facts.wages[0].low == Decimal("18.40")
    assert {one.id: one.outcome for one in record.criteria}["md-dors.1"] in ("insufficient", "conflicting")


def test_the_examples_of_notes_and_of_words_that_limit() -> None:
    notes, hedges = load_taken_back(PATTERNS).examples, load_hedges(PATTERNS)
    assert [one for one in notes.hits if not taken_back(annotate(document_of(one), PATTERNS), PATTERNS)] == []
    assert [one for one in notes.misses if taken_back(annotate(document_of(one), PATTERNS), PATTERNS)] == []
    assert [one for one in hedges.examples.hits if not hedges.stand_in(one)] == []
    assert [one for one in hedges.examples.misses if hedges.stand_in(one)] == []
