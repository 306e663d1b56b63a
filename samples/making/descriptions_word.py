"""Position descriptions as Word files: a two-column table as the whole page, percentages, a drop-down, a header."""

from __future__ import annotations

from pathlib import Path

from samples.making.word import Paper, shade


def kit_assembler_oshkosh(path: Path) -> None:
    """A work center under a special wage certificate: the papers contradict most of the statements."""
    paper = Paper("Arial", 10)
    paper.bold("HARROW MILL VOCATIONAL CENTER, INC.")
    paper.bold("Job outline: Kit Assembler")
    paper.labelled("Location", "The Mill work center, 410 Pearl Avenue, Oshkosh, WI 54901")
    paper.labelled("Hours", "up to 30 hours per week, Monday to Friday")
    paper.labelled("Base rate", "$6.15 per hour at 100% of standard")
    paper.labelled("Supervisor", "Production Manager")
    paper.bold("The setting")
    paper.p(
        "Harrow Mill is a community rehabilitation program and the employer of record. The work center was set up in "
        "1974 for the sole purpose of employing adults with disabilities. All 41 assemblers on the floor have a "
        "disability; the only other people in the room are production managers and job coaches."
    )
    paper.bold("Tasks")
    paper.bullets(
        (
            "Counts hardware into bags with a jig or a scale",
            "Folds instruction sheets and puts one in every kit",
            "Seals bags on the foot-operated sealer",
            "Packs finished kits in cartons of forty and stacks the cartons on a pallet",
            "Initials the count sheet at the end of each lot",
        )
    )
    paper.bold("Entry requirements")
    paper.bullets(
        (
            "Open only to people who receive services from Harrow Mill",
            "Able to sit or stand at a bench for two hours at a time",
            "Eighteen years of age or older",
        )
    )
    paper.bold("How pay is figured")
    paper.p(
        "Assemblers are paid commensurate wages under the center’s special minimum wage certificate, section 14(c). A "
        "time study is repeated every six months and sets each assembler’s rate as a percentage of the standard. Lots "
        "of more than 5,000 kits are paid at a piece rate of 3.4 cents per kit."
    )
    paper.bold("Other")
    paper.p(
        "Production managers receive health insurance and paid vacation; assemblers do not. Assemblers cannot move up "
        "to production manager, which is a staff position."
    )
    paper.p("Harrow Mill is an equal opportunity employer.", italic=True)
    paper.save(path)


def nutrition_aide_wausau(path: Path) -> None:
    """A hospital's form: duties in a table with percent of time and an essential column."""
    paper = Paper("Calibri", 10.5)
    paper.header("Fennimore Community Hospital · Human Resources")
    paper.footer("Job code 7731 · Reviewed 06/2026")
    paper.title("Nutrition Services Aide", ink="1F4E5F")
    table = paper.table(
        (
            ("Department", "Food and Nutrition", "Pay range", "$17.60 – $21.85 per hour"),
            ("Campus", "900 Plaza Drive, Wausau, WI 54401", "Hours", "32 hours/week, rotating weekends"),
        ),
        (1.0, 2.2, 0.9, 1.9),
        labels=(0, 2),
    )
    for row in table.rows:
        shade(row.cells[0], "E2EEF2")
        shade(row.cells[2], "E2EEF2")
    paper.heading("Position summary")
    paper.p(
        "Assembles and delivers patient meals and keeps the tray line, dish room and nourishment stations clean and "
        "stocked. Fennimore is the city’s community hospital, with 88 beds and an outpatient clinic."
    )
    paper.heading("Essential functions")
    paper.table(
        (
            ("#", "Function", "% of time", "Essential"),
            ("1", "Assembles trays on the belt from the diet slip and calls out allergies to the checker.", "35%", "Y"),
            ("2", "Delivers trays to the nursing floors, checks two identifiers and greets the patient.", "25%", "Y"),
            ("3", "Collects used trays and records how much was eaten when the dietitian has asked.", "15%", "Y"),
            ("4", "Runs the dish machine and logs the wash and rinse temperatures.", "15%", "Y"),
            ("5", "Stocks floor pantries with juice, crackers and supplements.", "10%", "N"),
        ),
        (0.3, 4.0, 0.8, 0.9),
        header=True,
    )
    paper.heading("Qualifications")
    paper.bullets(
        (
            "Able to read diet slips in English",
            "Able to push a 300-pound tray cart and to lift 25 pounds",
            "High school diploma preferred",
            "Pre-placement health screening",
        )
    )
    paper.heading("Working relationships")
    paper.p(
        "Aides work on the line beside cooks, diet clerks and student workers, and talk with patients, families and "
        "nurses on every round."
    )
    paper.heading("Benefits")
    paper.p("The position is eligible for medical, dental and vision insurance, paid time off and tuition assistance.")
    paper.p(
        "Fennimore Community Hospital is an equal opportunity employer and considers all applicants without regard to "
        "disability or veteran status.",
        italic=True,
    )
    paper.save(path)


def records_clerk_milwaukee(path: Path) -> None:
    """A salary a year, telework some days, a drop-down; a contract with a labor ratio whose option is not proved."""
    paper = Paper("Georgia", 10.5)
    paper.header("BEACON ROW INDUSTRIES FOR THE BLIND")
    paper.title("Contract Records Clerk", 16, "000000")
    paper.labelled("Employer", "Beacon Row Industries for the Blind, Inc.")
    paper.labelled("Work location", "88 Foundry Road, Milwaukee, WI 53204")
    status = paper.p("")
    status.add_run("Status: ").bold = True
    paper.choice(status, "Full time, 40 hours per week", ("Part time", "On call"))
    paper.labelled("Salary", "$41,600 per year")
    paper.labelled(
        "Contract",
        "AbilityOne contract QX-24-0098. Base period April 1, 2024 through March 31, 2026; two one-year option "
        "periods, the last of which would end March 31, 2028",
    )
    paper.heading("I. Purpose", 2)
    paper.p(
        "Indexes and files closed purchase records for federal customers. Under the AbilityOne program at least 75% of "
        "the agency’s direct labor hours are performed by people who are blind."
    )
    paper.heading("II. Principal duties", 2)
    paper.numbers(
        (
            "Opens, dates and indexes incoming records in the tracking system with a screen reader or magnifier.",
            "Matches each record to its purchase order and notes what is missing.",
            "Calls contracting offices to ask for missing pages.",
            "Prepares boxes for shipment and reconciles the box list.",
            "Answers status questions from customers by telephone and e-mail.",
        )
    )
    paper.heading("III. Knowledge and skills", 2)
    paper.bullets(
        (
            "Keyboarding at 35 words per minute",
            "Experience with assistive technology, as needed",
            "Associate degree or one year of office work",
        )
    )
    paper.heading("IV. Arrangements", 2)
    paper.p("The position is eligible for telework two days a week after the first 90 days.")
    paper.p("Clerks receive health insurance, a retirement plan and eleven paid holidays.")
    paper.p(
        "The agency will make reasonable accommodations to the known limitations of qualified applicants.", italic=True
    )
    paper.save(path)
