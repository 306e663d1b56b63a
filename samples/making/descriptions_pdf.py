"""Position descriptions as PDF: a letterhead with a table, two columns, step tables, a sheet with a side box."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Paragraph

from samples.making.pdf import Look, footer, gap, letterhead, save_pdf


def custodian_hagerstown(path: Path) -> None:
    """A provider's description on its letterhead; the papers support all seven statements."""
    look = Look("Helvetica", "Helvetica-Bold", 10, "#1d4e79")
    rows = (
        ("Position title", "Custodian"),
        ("Employer of record", "Larkmoor Works, Inc."),
        ("Work location", "Potomac Street Federal Building, 90 West Potomac Street, Hagerstown, MD 21740"),
        ("Reports to", "Site Lead, Hagerstown"),
        ("Schedule", "40 hours a week, Monday through Friday, 6:00 a.m. to 2:30 p.m."),
        ("Hourly rate", "$19.40 per hour"),
        ("Health and welfare", "$5.36 per hour, paid in addition to the wage"),
        (
            "Contract",
            "AbilityOne contract GX-47P-0316; base period October 1, 2025 through September 30, 2030, "
            "with no option periods",
        ),
        ("Revised", "March 2, 2026"),
    )
    duties = (
        "Sweeps, mops and buffs the lobby, stairwells and corridor floors on the first three levels, following the "
        "daily zone card.",
        "Empties wastebaskets and recycling bins and carries the bags to the loading dock compactor.",
        "Cleans and restocks eight restrooms, and signs the inspection card on the back of each door.",
        "Wipes down door hardware, elevator buttons and other surfaces that many people touch.",
        "Vacuums office suites after tenants have left for the day, moving chairs and light furniture as needed.",
        "Sets up tables and chairs for hearings and public meetings, and takes them down afterwards.",
        "Clears snow and spreads ice melt at the two public entrances before the building opens.",
        "Reports leaks, burned-out lamps and broken fixtures to the building engineer by radio.",
    )
    wants = (
        "Able to stand and walk for most of an eight-hour shift and to lift 35 pounds.",
        "Able to read product labels and follow a written task list.",
        "Six months of cleaning work, or completion of the two-week paid training.",
        "Must obtain and keep a federal building access badge.",
    )
    story = [
        Paragraph("Position Description", look.title),
        look.grid(rows, (1.5 * inch, 5.1 * inch), labels=(0,)),
        look.h("Purpose of the position"),
        look.p(
            "Keeps the public and office areas of the building clean and safe for the agencies that work there and "
            "for the people who visit them."
        ),
        look.h("Essential functions"),
        look.bullets(duties),
        look.h("Minimum qualifications"),
        look.bullets(wants),
        look.h("Where and with whom"),
        look.p(
            "The building is an ordinary federal office building, open to the public. The custodial unit was not set "
            "up for the purpose of employing people with disabilities, and it is not an enclave or a mobile crew."
        ),
        look.p(
            "Custodians work side by side with building engineers and with custodians who do not have disabilities, "
            "and answer questions from tenants and visitors throughout the day."
        ),
        look.h("Pay, benefits and advancement"),
        look.p(
            "Every custodian in the building, with or without a disability, is paid the same hourly rate. Wages are "
            "never set or changed by a time study."
        ),
        look.p(
            "Custodians are eligible for the same health insurance, paid leave and retirement plan as all other "
            "employees of the company who work the same hours."
        ),
        look.p(
            "Lead and site supervisor openings are posted to every employee. Custodians with disabilities have the "
            "same opportunity for promotion as their co-workers."
        ),
        look.p(
            "The job is open to applicants whatever service provider they use, or none, and it stays with the "
            "employee if he or she changes provider."
        ),
        gap(),
        Paragraph(
            "Larkmoor Works is an equal opportunity employer. Reasonable accommodations may be made to enable "
            "individuals with disabilities to perform the essential functions.",
            look.small,
        ),
    ]
    head = letterhead(
        "LARKMOOR WORKS, INC.",
        ("310 Tannery Lane", "Frederick, Maryland 21701", "(301) 555-0123"),
        "Form LW-12 (rev. 3/26)",
        "#1d4e79",
    )
    save_pdf(path, story, on_page=head, top=1.0 * inch)


def grounds_crew_salem(path: Path) -> None:
    """Two columns; a crew on an Oregon contract with a labor ratio: much to settle."""
    look = Look("Times-Roman", "Times-Bold", 10.5, "#2f5d34")
    story = [
        Paragraph("Grounds Crew Worker", look.title),
        Paragraph("Alder Bend Employment Services", look.heading),
        look.p("<b>Site:</b> Agency campus, 1450 Mission Loop SE, Salem, OR 97302"),
        look.p("<b>Pay:</b> $16.05/hr."),
        look.p("<b>Hours:</b> 20 to 25 hours per week"),
        look.p("<b>Reviewed:</b> 5/14/2026"),
        look.h("About this job"),
        look.p(
            "The State of Oregon buys grounds care for the campus under Oregon QRF price agreement 2190-25, in force "
            "from July 1, 2025 through June 30, 2027. As a Qualified Rehabilitation Facility, Alder Bend must show "
            "that at least 75% of the direct labor hours are worked by people with disabilities."
        ),
        look.p(
            "Workers go out as a mobile crew of six individuals with disabilities and one crew supervisor, who drives "
            "the agency van and stays with them all day."
        ),
        look.h("What the crew does"),
        look.numbers(
            (
                "Mows, edges and trims lawns along the campus walks, alternating direction each week so that the turf "
                "does not rut.",
                "Rakes and bags leaves and carries the bags to the green-waste cage.",
                "Picks up litter from beds, walks and parking lots before mowing starts.",
                "Spreads bark and pulls weeds by hand in planting beds.",
                "Rinses and fuels the mowers, and hangs hand tools on the trailer board.",
                "Blows clippings off walks when the crew supervisor says that the area is clear.",
            )
        ),
        look.h("You need"),
        look.bullets(
            (
                "Willingness to work outdoors in rain and heat",
                "Ability to bend, kneel and lift 30 pounds",
                "Current enrollment in Alder Bend’s supported employment program; the job ends when program services "
                "end",
            ),
            "–",
        ),
        look.h("Pay and benefits"),
        look.p(
            "Crew workers accrue Oregon sick time. They are not eligible for the health plan or paid holidays that "
            "Alder Bend’s other grounds employees receive."
        ),
        look.p("No special wage certificate is used and no one is paid by the piece."),
        look.h("Contact with others"),
        look.p(
            "The crew takes breaks at the trailer and has no contact with campus employees other than the facilities "
            "manager. Crew supervisor jobs are staff positions and are not open to crew workers."
        ),
        look.h("Notice"),
        Paragraph(
            "Alder Bend gives equal consideration to all applicants and will make reasonable accommodations.",
            look.small,
        ),
    ]
    save_pdf(path, story, columns=2, side=0.75 * inch, on_page=footer("Alder Bend Employment Services · Grounds"))


def library_aide_eugene(path: Path) -> None:
    """A class specification with a step table of three grades, one of them this job's."""
    look = Look("Vera", "Vera-Bold", 9, "#000000")
    top = (
        ("Class title", "Library Aide", "Class code", "4107"),
        ("Pay grade", "9 (see the table)", "FLSA", "Non-exempt"),
        ("Adopted", "04/2014", "Revised", "08/18/2026"),
    )
    steps = (
        ("Grade", "Step A", "Step B", "Step C", "Step D", "Step E"),
        ("8", "$17.70", "$18.58", "$19.51", "$20.49", "$21.51"),
        ("9", "$18.40", "$19.32", "$20.29", "$21.30", "$22.37"),
        ("10", "$19.15", "$20.11", "$21.11", "$22.17", "$23.28"),
    )
    story = [
        Paragraph("SABLE CREEK LIBRARY DISTRICT", look.centred),
        Paragraph("Class Specification", look.heading),
        look.grid(top, (1.1 * inch, 2.4 * inch, 1.1 * inch, 2.0 * inch), labels=(0, 2)),
        look.h("GENERAL STATEMENT"),
        look.p(
            "Under the direction of a Library Supervisor, performs shelving and routine circulation work at the Sable "
            "Creek branch, a public library at 660 River Loop, Eugene, Oregon 97404. The normal work week is 24 hours."
        ),
        look.h("EXAMPLES OF DUTIES"),
        look.p("<i>The list shows the kind of work and is not complete.</i>"),
        look.numbers(
            (
                "Checks in returned materials and sorts them by collection.",
                "Shelves books, discs and periodicals in call-number order.",
                "Pulls requested items from the daily list and places them on the hold shelf.",
                "Helps patrons find materials and use the copier, and refers reference questions to a librarian.",
                "Cleans, mends and relabels worn items.",
                "Counts and records in-house use by scanning items left on tables.",
                "Empties book drops and moves carts between floors.",
                "Opens and closes study rooms according to the checklist, and reports anything out of order to the "
                "person in charge of the building.",
            ),
        ),
        look.h("KNOWLEDGE, SKILLS AND ABILITIES"),
        look.bullets(
            (
                "Knowledge of alphabetical and decimal order",
                "Ability to deal courteously with patrons and staff",
                "Ability to push a loaded cart that weighs 75 pounds",
            )
        ),
        look.h("MINIMUM QUALIFICATIONS"),
        look.bullets(("Completion of the tenth grade", "Three months of work with the public is desirable")),
        look.h("PAY TABLE, effective July 1, 2026 (hourly)"),
        look.grid(steps, (0.8 * inch, *(1.0 * inch,) * 5), header=True),
        gap(),
        look.h("BENEFITS"),
        look.p(
            "Part-time employees of 20 hours or more receive vacation, sick leave and retirement on the same terms as "
            "all other employees of the District, by hours worked."
        ),
        look.h("CAREER PATH"),
        look.p("Library Aides may apply for Library Assistant (Grade 12) after one year."),
        Paragraph(
            "The District does not discriminate on the basis of race, religion, sex, age, disability or veteran "
            "status.",
            look.small,
        ),
    ]
    save_pdf(path, story, on_page=footer("Approved by the District Board"), top=0.7 * inch, side=0.8 * inch)


def deli_clerk_madison(path: Path) -> None:
    """A shop's own sheet: a coloured band, a side box with the pay, plain sentences; nothing is left open."""
    look = Look("Helvetica", "Helvetica-Bold", 10.5, "#7a2f2f")

    def band(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(colors.HexColor("#7a2f2f"))
        canvas.rect(0, LETTER[1] - 1.1 * inch, LETTER[0], 1.1 * inch, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(0.9 * inch, LETTER[1] - 0.6 * inch, "Deli Clerk")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0.9 * inch, LETTER[1] - 0.85 * inch, "Quillback Foods Cooperative")
        canvas.restoreState()
        footer("Ask at the service desk for an application")(canvas, doc)

    box = look.grid(
        (
            ("Pay", "$17.25 to $19.50 an hour, by months of service"),
            ("Hours", "24 to 30 a week"),
            ("Store", "2118 Winnebago Street, Madison, WI 53704"),
            ("Posted", "November 3, 2026"),
        ),
        (0.8 * inch, 5.6 * inch),
        labels=(0,),
        line="#7a2f2f",
        shade="#f6eaea",
    )
    story = [
        box,
        gap(8),
        look.p(
            "Quillback Foods is a member-owned grocery store on the east side of Madison, open to anyone from seven "
            "in the morning to ten at night."
        ),
        look.h("Your day at the counter"),
        look.numbers(
            (
                "Greet customers, take their orders and slice meats and cheeses to the thickness they ask for.",
                "Build sandwiches and salads from the cards above the bench.",
                "Wrap, weigh and label what you have cut, and put the date on anything that goes in the case.",
                "Keep the case full and in order, oldest in front.",
                "Break down and wash the slicer every four hours, with the guard and the glove on.",
                "Sweep and mop behind the counter at close and take the cardboard to the baler.",
            )
        ),
        look.h("What we ask of you"),
        look.bullets(
            (
                "Eighteen or older, because of the slicer",
                "Food handler card within 30 days; we pay for the class",
                "Patient with a line of hungry people",
                "Able to lift 40 pounds and to stand for a shift",
            )
        ),
        look.h("The people"),
        look.p(
            "Clerks work shoulder to shoulder with cooks, cashiers and stockers, most of whom do not have a "
            "disability. Each clerk is hired and scheduled individually by the deli manager; there are no work crews "
            "or enclaves in the store."
        ),
        look.h("Fair is fair"),
        look.p(
            "Clerks with and without disabilities are paid from one scale. Nobody’s wage here depends on a time study "
            "or on how fast they slice."
        ),
        look.p(
            "All clerks get the same benefits at the same hours as everyone else in the store: health plan at 24 "
            "hours, paid leave from the first day, and the member discount."
        ),
        look.p(
            "Some of us came through a job placement agency. Stay with yours, change it or leave it: the job is yours "
            "either way."
        ),
        look.p(
            "Lead clerk and assistant manager jobs are posted on the break-room board, and any clerk, with a "
            "disability or without, is considered for them on the same terms."
        ),
    ]
    save_pdf(path, story, on_page=band, top=1.35 * inch)


def front_desk_bel_air(path: Path) -> None:
    """Half of a case of two papers: the description."""
    look = Look("Times-Roman", "Times-Bold", 11, "#333333")
    story = [
        Paragraph("JOB DESCRIPTION", look.centred),
        gap(8),
        look.pairs(
            (
                ("Job title:", "Front Desk Attendant"),
                ("Employer:", "Willow Ferry Enterprises"),
                ("Place of work:", "Harford Swim Center, 25 Gunpowder Road, Bel Air, MD 21014"),
                ("Rate of pay:", "$17.10 per hour"),
                ("Hours per week:", "28"),
                ("Supervisor:", "Aquatics Manager (county employee)"),
            ),
            (1.6 * inch, 4.8 * inch),
        ),
        look.h("Duties and responsibilities"),
        look.numbers(
            (
                "Greets members and visitors at the desk and checks passes.",
                "Answers the telephone and takes messages for the swim coaches.",
                "Sells day passes and counts the drawer with a second person at close.",
                "Hands out locker keys and towels and logs what comes back.",
                "Walks through the locker rooms each hour and reports hazards to the lifeguards.",
            ),
            "(%s)",
        ),
        look.h("Requirements"),
        look.bullets(
            ("Basic arithmetic", "Clear and polite speech or use of a communication aid", "CPR card, or within 60 days")
        ),
        look.h("Working conditions"),
        look.p(
            "The swim center is a public county facility. The attendant shares the desk with two county attendants "
            "who do not have disabilities."
        ),
        look.p(
            "Benefits are the same as for other Willow Ferry employees with the same hours. The hourly rate is the "
            "one that the county’s own attendants are paid, and no time studies are made."
        ),
    ]
    save_pdf(path, story, side=1.05 * inch)
