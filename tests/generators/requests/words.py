"""The words that review requests are made of: statements in several wordings, fields, comments, signatures."""

from __future__ import annotations

#: The statements as claims, each in wordings of its own.
CLAIMS: dict[int, tuple[str, ...]] = {
    1: (
        "The position pays an hourly wage at or above the state or local minimum wage rate, whichever is higher.",
        "We pay no less per hour than the minimum wage that holds where the site is, state or local.",
        "The hourly rate for the job is equal to or greater than the applicable minimum wage",
        "Workers in the job earn at least the higher of the state minimum wage and the county's.",
        "Hourly pay: meets the highest minimum wage in force at the place of work.",
    ),
    2: (
        "At no time will wages be subject to time studies that individuals without disabilities do not undergo.",
        "Nobody's rate in this job is set by a time study unless everyone's is.",
        "Time studies that other employees are spared are never used to set the pay",
        "Pay is not adjusted by productivity measurement applied to workers with disabilities alone.",
    ),
    3: (
        "An individual in this position is eligible for the same level of benefits as employees without disabilities.",
        "The same benefits are open to this employee as to employees who have no disability.",
        "Benefits: equal to those of co-workers without disabilities",
        "Whoever holds the job may receive benefits at the same level as any other employee.",
    ),
    4: (
        "This position is and will remain available to the individual regardless of the service provider.",
        "The job belongs to the person hired whichever agency provides services to him or her.",
        "Employment continues even if the employee changes providers or leaves services",
        "Keeping the job does not depend on the provider that supports the employee.",
    ),
    5: (
        "The position is not in a setting established for the sole purpose of employing individuals with disabilities.",
        "The business was not set up only to give work to people with disabilities.",
        "The workplace does not exist just to employ persons with disabilities",
        "The site was not created solely to employ people who have disabilities.",
    ),
    6: (
        "Job duties are not performed in a segregated environment; interaction with others is that of any peer.",
        "The work is not done in segregation, and contact with people without disabilities is what any peer has.",
        "The employee is not segregated and may interact with co-workers and the public as peers do",
        "The setting is not segregated: the employee mixes with people without disabilities like anybody there.",
    ),
    7: (
        "The position provides the same opportunities for advancement as are available to peers without disabilities.",
        "People with the most significant disabilities have the same chances of promotion as their co-workers.",
        "Opportunities for advancement: the same as for others in like positions",
        "The employee may advance on the same terms as employees without disabilities.",
    ),
}

#: The same asked: a Yes or No is clear, as each question is worded as a claim or asks for the truth.
ASKED: dict[int, str] = {
    1: "Is the hourly wage at or above the higher of the state and local minimum wage?",
    2: "Is it true that pay is never subject to time studies that workers without disabilities do not undergo?",
    3: "Is the employee eligible for the same level of benefits as employees without disabilities?",
    4: "Will the job stay available to the employee regardless of the service provider?",
    5: "Is it true that the setting was not established for the sole purpose of employing people with disabilities?",
    6: "Is it true that the duties are not performed in a segregated environment, with the same interaction as peers?",
    7: "Does the position offer the same opportunities for advancement as peers without disabilities have?",
}

#: Short names of the statements, as a summary of answers prints them.
TOPICS: dict[int, tuple[str, ...]] = {
    1: ("Minimum wage", "Wage at or above the minimum wage"),
    2: ("No time studies", "Time studies not used"),
    3: ("Same benefits", "Equal level of benefits"),
    4: ("Regardless of service provider", "Available whichever provider serves"),
    5: ("Setting not solely for people with disabilities", "Not established for the sole purpose"),
    6: ("Not segregated, same interaction", "Interaction as peers, no segregation"),
    7: ("Same advancement", "Equal opportunities for advancement"),
}

TITLES = (
    "CIE Review Request",
    "REQUEST FOR CIE REVIEW",
    "Competitive Integrated Employment Review Request",
    "Employer's Request for CIE Review",
)

EMPLOYERS = (
    "Alder Gate Services, Inc.",
    "Windrow Industries, Inc.",
    "The Arc of Plover County",
    "Copper Lantern Goodworks, Inc.",
    "Bright Harbor Resources, Inc.",
)
JOBS = ("Mail Clerk", "Custodian", "Laundry Attendant", "Groundskeeper", "Food Service Worker", "Document Scanner")
SITES = (
    ("410 Ferry Street", "Cambridge", "MD", "21613"),
    ("88 Quarry Road", "Frederick", "MD", "21701"),
    ("1500 Harbor Way", "Salem", "OR", "97301"),
    ("27 Mill Pond Lane", "Hagerstown", "MD", "21740"),
)
FIELDS: dict[str, tuple[str, ...]] = {
    "employer": ("Employer of record", "CRP / employer of record", "Employer", "Name of employer"),
    "title": ("Position", "Position title", "Job title", "Title of position"),
    "site": ("Worksite", "Work site address", "Job site", "Location of the job"),
    "wage": ("Hourly wage", "Wage", "Rate of pay", "Pay rate"),
    "hours": ("Hours per week", "Weekly hours", "Hours"),
}
EXPLAINED = (
    "Part-time staff join the health plan after one year, as the handbook says.",
    "The contract ties the post to our agency until 2028.",
    "We are working on it with the board this winter.",
)
CERTIFIED = (
    "I certify that the answers above are true and that I may sign for the employer of record.",
    "By signing and submitting this request I certify that I am an authorized representative of the employer.",
)
SIGNED = (
    "Signature: /s/ Dana Whitlock    Title: Program Director    Date: 9/14/2026",
    "Electronically signed by Dana Whitlock, Program Director, on September 14, 2026",
    "Signed: Dana Whitlock, Program Director    14 September 2026",
)
UNSIGNED = (
    "Signature: ____________________    Title: ______________    Date: __________",
    "Signature: (to be signed)    Printed name: Dana Whitlock",
)
