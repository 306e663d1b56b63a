"""Titles, employers and work sites in the many ways in which papers name them: misses first."""

from __future__ import annotations

import pytest

from tests.extractors.test_labelled_names import best

_PLACES = {"HERE": "40 Fen Road, Elkton, MD 21921", "AWAY": "900 Bell Avenue, Frederick, MD 21701"}
#: What follows in every paper.
_WORK = (
    "\n# Essential duties\n- Sorts parcels and loads the van.\n- Sweeps the dock.\n"
    "# Qualifications\n- Lifts 40 pounds.\n- Reads simple lists."
)


def said_of(field: str, paper: str) -> str | None:
    """The best candidate's words, with the two places that the papers name in short."""
    for short, place in _PLACES.items():
        paper = paper.replace(short, place)
    found = best(field, paper)
    return next((short for short, place in _PLACES.items() if place == found), found)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("# Barista\nThe Daily Lark (operated by Morning Lark Coffee LLC)" + _WORK, None),
        ("# Dishwasher\nJoin our team! We are hiring now." + _WORK, None),
        ("# Dishwasher\nAbout the job\nThe kitchen is busy at noon." + _WORK, None),
        ("# Dishwasher\nYou may know us from the Fen Road Fair." + _WORK, None),
        ("# Dishwasher\nMonday is busy. Summer is slow." + _WORK, None),
        ("# Dishwasher\nWelcome to the Crew! Come in." + _WORK, None),
        ("# Dishwasher\nWork Schedule: Fridays\nJoin Facebook for news." + _WORK, None),
        ("# Dishwasher\nCertified by the National Restaurant Association is a plus." + _WORK, None),
        ("# Dishwasher\nTraining follows the ServSafe program of the Health Department." + _WORK, None),
        ("# Dishwasher\nMust have a driver's license of the State of Maryland." + _WORK, None),
        ("# Dishwasher\nGraduates of Elm Grove High School are welcome." + _WORK, None),
        ("# Dishwasher\nRequires a degree from a Community College or University." + _WORK, None),
        ("# Dishwasher\nCall Ann at Odd Otter or write ann@gmail.example" + _WORK, None),
        ("# Dishwasher\nSend papers to review@agency.example" + _WORK, None),
        (
            ("^ MARYLAND DIVISION OF REHABILITATION SERVICES\n# CIE REVIEW REQUEST\nReturn to cie@dors.example")
            + _WORK,
            None,
        ),
        ("# Box Maker\nBox Makers Union members get first call." + _WORK, None),
        ("# Clerk\nBoard of Directors\nOffice of the Clerk" + _WORK, None),
        (
            (
                "^ U.S. Department of the Interior\n^ National Park Service\n"
                "# Visitor Use Assistant, GS-0303-04\n"
                "Duty station: Fen Rocks National Monument, Elkton, MD"
            )
            + _WORK,
            "National Park Service",
        ),
        (
            ("# Housekeeping Aid\nDepartment of Veterans Affairs\nVeterans Health Administration\nElm Grove, WI")
            + _WORK,
            "Veterans Health Administration",
        ),
        (
            "# Laborer\nDepartment of the Army\nU.S. Army Corps of Engineers\nFen Dam Project Office" + _WORK,
            "U.S. Army Corps of Engineers",
        ),
        (
            (
                "^ STATE OF OREGON\n# POSITION DESCRIPTION\n| Classification Title | Custodian |\n"
                "| Agency | Department of Transportation |\n| Program | Maintenance Region 2 |"
            )
            + _WORK,
            "Department of Transportation",
        ),
        (
            ("# ELM COUNTY, MARYLAND\n# Department of Parks and Recreation\n# Park Aide\nReports to the Park Manager.")
            + _WORK,
            "ELM COUNTY, MARYLAND",
        ),
        (
            (
                "# Custodian\nFacilities Division, Department of General Services\nElm County Government\n"
                "100 Court Street, Elkton, MD 21921"
            )
            + _WORK,
            "Elm County Government",
        ),
        ("^ City of Elm Grove | Human Resources Department\n# Library Page" + _WORK, "City of Elm Grove"),
        (
            "# Cafeteria Helper\nElm Grove Unified School District No. 7\nNutrition Services" + _WORK,
            "Elm Grove Unified School District No. 7",
        ),
        (
            "# Bus Aide\nLarch Independent School District – Transportation Department" + _WORK,
            "Larch Independent School District",
        ),
        ("# TOWN OF FEN HOLLOW\nPublic Works Department\nJob title: Laborer" + _WORK, "TOWN OF FEN HOLLOW"),
        ("# Elm County Housing Authority\n# Maintenance Aide" + _WORK, "Elm County Housing Authority"),
        ("# Groundskeeper\nFen Valley Water District" + _WORK, "Fen Valley Water District"),
        (
            "# Dishwasher\nLarch State University | Division of Student Affairs | Dining Services" + _WORK,
            "Larch State University",
        ),
        ("# Quarry Hill, Inc.\n# Vocational Division\n# Job description: Assembler" + _WORK, "Quarry Hill, Inc."),
        ("^ Vocational Division\n^ Quarry Hill Center, Inc., HERE\n# Assembler" + _WORK, "Quarry Hill Center, Inc."),
        ("# Assembler\nFen Industries, a division of Quarry Hill, Inc.\nElkton, Maryland" + _WORK, "Fen Industries"),
        ("# Janitor\nEmployer: Quarry Hill, Inc. – Janitorial Division" + _WORK, "Quarry Hill, Inc."),
        ("# Janitor\nEmployer: Quarry Hill, Inc. d/b/a CleanRight" + _WORK, "Quarry Hill, Inc."),
        ("# Barista\nMorning Lark Coffee LLC dba The Daily Lark\nHERE" + _WORK, "Morning Lark Coffee LLC"),
        (
            (
                "Mail Clerk\n"
                "About the employer: Quarry Hill is a 501(c)(3) nonprofit that serves adults in three counties."
            )
            + _WORK,
            "Quarry Hill",
        ),
        ("# Wavecrest Brewing\n# Taproom Helper\nHERE" + _WORK, "Wavecrest Brewing"),
        ("# Taproom Helper\n## Wavecrest\nWavecrest is hiring a taproom helper for our brewery." + _WORK, "Wavecrest"),
        ("# Taproom Helper\nJoin the Wavecrest team! We brew beer." + _WORK, "Wavecrest"),
        ("# Join the Odd Otter team\n# Dishwasher" + _WORK, "Odd Otter"),
        ("# Odd Otter is hiring!\n# Dishwasher" + _WORK, "Odd Otter"),
        ("# Now hiring at Sunny Patch\n# Greenhouse Helper" + _WORK, "Sunny Patch"),
        ("# Greenhouse Helper\nCompany: Sunny Patch" + _WORK, "Sunny Patch"),
        ("# Greenhouse Helper – Sunny Patch Farms" + _WORK, "Sunny Patch Farms"),
        ("# Sunny Patch Farms – Greenhouse Helper" + _WORK, "Sunny Patch Farms"),
        ("# Cheese Packer | Blue Gate Creamery | Elkton, MD" + _WORK, "Blue Gate Creamery"),
        ("# Roaster Helper\nLark & Sons Roasters" + _WORK, "Lark & Sons Roasters"),
        ("# New Horizons\n# Job Description: Janitor\nNew Horizons offers health coverage." + _WORK, "New Horizons"),
        ("# Bright Futures\nPosition: Office Helper" + _WORK, "Bright Futures"),
        ("^ Elm Grove Abilities\n# Shredder Operator" + _WORK, "Elm Grove Abilities"),
        ("^ Real Choices of Fen County\n# Shredder Operator" + _WORK, "Real Choices of Fen County"),
        ("^ Open Doors Careers\n# Packer" + _WORK, "Open Doors Careers"),
        ("# Prep Cook\nBella Notte Trattoria" + _WORK, "Bella Notte Trattoria"),
        ("# Room Attendant\nHarborview Inn & Suites" + _WORK, "Harborview Inn & Suites"),
        (
            "# Dock Helper\nWe are a small crew."
            + _WORK
            + "\n_ Tern Cove Services | HERE | 410-555-0117 | www.terncove.example",
            "Tern Cove Services",
        ),
        (
            "# Dock Helper" + _WORK + "\nSincerely,\nAnn Doe\nDirector of Contracts\nTern Cove Services",
            "Tern Cove Services",
        ),
        ("# Dock Helper" + _WORK + "\n| Employer signature | Ann Doe, Tern Cove Services |", "Tern Cove Services"),
        (
            (
                "From: Ann Doe <ann@terncove.example>\nTo: review@agency.example\n"
                "Subject: Dock Helper review\nHello, we would like a review of the Dock Helper job.\n"
            )
            + _WORK
            + "\nAnn Doe\nTern Cove Services\n410-555-0117",
            "Tern Cove Services",
        ),
        (
            (
                "From: Tern Cove Services <jobs@terncove.example>\nTo: review@agency.example\n"
                "Subject: Dock Helper\nPlease see below."
            )
            + _WORK,
            "Tern Cove Services",
        ),
        ("| Name of business | Odd Otter |\n| Job title | Dishwasher |" + _WORK, "Odd Otter"),
        (
            ("| Business Name: Odd Otter | Contact: Ann Doe |\n| Job title: Dishwasher | Phone: 410-555-0117 |")
            + _WORK,
            "Odd Otter",
        ),
        ("| Employer/Company | Odd Otter |\n| Job | Dishwasher |" + _WORK, "Odd Otter"),
        (
            (
                "Name of provider agency: Quarry Hill\n"
                "Name of business where the person will work: Odd Otter\nEmployer of record: Odd Otter"
            )
            + _WORK,
            "Odd Otter",
        ),
        (
            (
                "| Provider | Quarry Hill Partners |\n| Host employer | Odd Otter, LLC |\n"
                "| Employer of record | Quarry Hill Partners |"
            )
            + _WORK,
            "Quarry Hill Partners",
        ),
        ("Business/organization: Odd Otter\nJob: Dishwasher" + _WORK, "Odd Otter"),
        ("Employer's name: Odd Otter\nEmployer's address: 12 Quay Street, Elkton, MD 21921" + _WORK, "Odd Otter"),
        ("Employer legal name: Otter Group LLC\nTrade name: Odd Otter" + _WORK, "Otter Group LLC"),
        (
            "Organization submitting this request: Quarry Hill Partners\nJob title: Janitor" + _WORK,
            "Quarry Hill Partners",
        ),
        ("Submitted by: Quarry Hill Partners\nJob title: Janitor\nDate: June 1, 2026" + _WORK, "Quarry Hill Partners"),
        (
            "Contractor: Quarry Hill Partners, Inc.\nCustomer: U.S. Coast Guard\nJob: Janitor" + _WORK,
            "Quarry Hill Partners, Inc.",
        ),
        (
            "Paid by: Quarry Hill Partners\nWork site: Odd Otter, 12 Quay Street, Elkton, MD 21921" + _WORK,
            "Quarry Hill Partners",
        ),
        ("Who signs the paycheck? Quarry Hill Partners" + _WORK, "Quarry Hill Partners"),
        (
            ("# Warehouse Helper\nApex Lark Staffing is recruiting for our client, Odd Otter Foods, in Elkton.")
            + _WORK,
            "Apex Lark Staffing",
        ),
        (
            (
                "# Warehouse Helper\n"
                "Our client, a leading food company, is hiring. You will be an employee of Apex Lark Staffing."
            )
            + _WORK,
            "Apex Lark Staffing",
        ),
        (
            "# Janitor\nThis job is at Fen Naval Base. Quarry Hill holds the contract and pays the wages." + _WORK,
            "Quarry Hill",
        ),
        ("# Janitor\nWorkers are employed by Quarry Hill, not by the Navy." + _WORK, "Quarry Hill"),
        ("# Linen Sorter\nFen Linen, a wholly owned subsidiary of Quarry Hill Industries, Inc." + _WORK, "Fen Linen"),
        ("# Cart Attendant\nGreen Fork Markets #114\nStore Support Center: HERE" + _WORK, "Green Fork Markets"),
        ("# About Odd Otter\nOdd Otter has served supper on the quay since 1990.\n# Dishwasher" + _WORK, "Odd Otter"),
        ("# About us\nOdd Otter has served supper on the quay since 1990.\n# Dishwasher" + _WORK, "Odd Otter"),
        ("# Who we are\nFounded in 1990, Odd Otter is a supper house on the quay.\n# Dishwasher" + _WORK, "Odd Otter"),
        ("# Dishwasher\nAt Odd Otter, we believe in good soup." + _WORK, "Odd Otter"),
        ("# Dishwasher\nWelcome to Odd Otter! We serve soup." + _WORK, "Odd Otter"),
        ("# Dishwasher\nThank you for your interest in working at Odd Otter." + _WORK, "Odd Otter"),
        ("# Dishwasher" + _WORK + "\nOdd Otter participates in E-Verify.", "Odd Otter"),
        ("# Dishwasher" + _WORK + "\n© 2026 Odd Otter, LLC. All rights reserved.", "Odd Otter, LLC"),
        ("# Dishwasher" + _WORK + "\nEEO: Odd Otter is an EOE.", "Odd Otter"),
        ("# Odd Otter Job Description\n| Title | Dishwasher |" + _WORK + "\nApply: jobs@oddotter.example", "Odd Otter"),
        ("# Job Description – Odd Otter\n| Title | Dishwasher |" + _WORK + "\nSee www.oddotter.example", "Odd Otter"),
        (
            "# Dishwasher\nOdd Otter Supper House\nSend papers to jobs@oddotter.example" + _WORK,
            "Odd Otter Supper House",
        ),
    ],
)
def test_employers(paper: str, said: str | None) -> None:
    assert said_of("employer", paper) == said


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("# Dishwasher\nApply in person at AWAY." + _WORK, None),
        ("| Employer | Odd Otter |\n| Employer address | HERE |\n| Job | Dishwasher |" + _WORK, None),
        ("# Dishwasher\nThis is a remote position. Headquarters: AWAY" + _WORK, None),
        ("# Dishwasher" + _WORK + "\nQuestions? Write to Tern Cove, AWAY.", None),
        ("# Dishwasher" + _WORK + "\n_ Tern Cove | AWAY | 410-555-0117", None),
        ("# Dishwasher\nWe moved from AWAY to HERE in 2020." + _WORK, None),
        ("# Dishwasher\nOrientation takes place at AWAY." + _WORK, None),
        ("# Dishwasher\nWork location: HERE\nHeadquarters: AWAY" + _WORK, "HERE"),
        ("^ Tern Cove Services, AWAY\n# Dishwasher\nWhere you will work: HERE" + _WORK, "HERE"),
        ("^ Tern Cove Services, AWAY\n# Dishwasher\nReport to: Odd Otter, HERE" + _WORK, "HERE"),
        (
            ("# Dishwasher\nJob location\nOdd Otter\n40 Fen Road\nElkton, MD 21921\nRemit address\nTern Cove, AWAY")
            + _WORK,
            "40 Fen Road Elkton, MD 21921",
        ),
        ("# Dishwasher\nInterviews are held at AWAY.\nThe kitchen is at HERE." + _WORK, "HERE"),
        ("# Dishwasher\nYou will work in our Elkton, MD kitchen." + _WORK, "Elkton, MD"),
        ("# Dishwasher (Elkton, MD)" + _WORK, "Elkton, MD"),
        ("# Dishwasher - Elkton, MD" + _WORK, "Elkton, MD"),
        ("# Dishwasher | Odd Otter | Elkton, MD" + _WORK, "Elkton, MD"),
        ("# Dishwasher\nOdd Otter – Elkton, MD 21921" + _WORK, "Elkton, MD 21921"),
        ("# Dishwasher\nLocation: Elkton, Maryland" + _WORK, "Elkton, Maryland"),
        ("# Dishwasher\nCity/State: Elkton, MD" + _WORK, "Elkton, MD"),
        ("# Dishwasher\nDuty station: Fort Meade, MD" + _WORK, "Fort Meade, MD"),
        ("# Dishwasher\nPosition is based in Elkton, MD." + _WORK, "Elkton, MD"),
        ("# Dishwasher\nPrimary Work Site: HERE\nMailing address: P.O. Box 9, Frederick, MD 21701" + _WORK, "HERE"),
        ("| Employer | Tern Cove Services |\n| Employer address | AWAY |\n| Worksite address | HERE |" + _WORK, "HERE"),
        ("| Employer | Tern Cove Services |\n| Address | AWAY |\n| Host site | Odd Otter, HERE |" + _WORK, "HERE"),
        ("Where does the work take place? At the Odd Otter, HERE." + _WORK, "HERE"),
        ("Where is the job? Our kitchen at HERE." + _WORK, "HERE"),
        ("# Dishwasher\nThe training will be at AWAY. Work is at HERE." + _WORK, "HERE"),
        ("# Dishwasher\nOdd Otter is located at HERE. The job is in the kitchen." + _WORK, "HERE"),
        ("# Dishwasher\nCompany headquarters: AWAY\nStore: HERE" + _WORK, "HERE"),
        ("# Dishwasher\nStore #114, HERE" + _WORK, "HERE"),
        ("# Dishwasher\nSite: Building 40, Fen Depot, Elkton, MD 21921" + _WORK, "Elkton, MD 21921"),
        (
            "From: Ann Doe\nSubject: Dishwasher at Odd Otter, HERE\nHello."
            + _WORK
            + "\nAnn Doe\nTern Cove Services\nAWAY",
            "HERE",
        ),
        ("# Dishwasher\nLocations: HERE; AWAY" + _WORK, "HERE"),
        (
            ("# Dishwasher\n| Work Address | 40 Fen Road |\n| City | Elkton |\n| State | MD |\n| Zip | 21921 |")
            + _WORK,
            "Elkton",
        ),
        ("# Dishwasher\nStreet address where work is performed: HERE" + _WORK, "HERE"),
        ("# Dishwasher\nPhysical location of job: HERE" + _WORK, "HERE"),
        ("# Dishwasher\nAddress of worksite: HERE" + _WORK, "HERE"),
        ("# Dishwasher\nPlace of performance: HERE" + _WORK, "HERE"),
        ("# Dishwasher\nAssigned to: Elkton Branch, HERE" + _WORK, "HERE"),
        ("# Dishwasher\nCampus: Elkton, MD" + _WORK, "Elkton, MD"),
        ("# Dishwasher\nFacility: Odd Otter, HERE" + _WORK, "HERE"),
        ("# Dishwasher\nThe job site is the Elm County Courthouse, HERE." + _WORK, "HERE"),
        ("# Dishwasher\nYou will report each morning to HERE." + _WORK, "HERE"),
        ("# Dishwasher\nOur office is at AWAY, but the work is done at HERE." + _WORK, "HERE"),
        ("# Dishwasher\nPayroll is handled at AWAY. The shift starts at HERE." + _WORK, "HERE"),
        ("# Dishwasher\nJob Site Address (street, city, state, zip): HERE" + _WORK, "HERE"),
        ("# Dishwasher\n1. Location of work\nHERE" + _WORK, "HERE"),
        ("# Dishwasher\nLocation of position: HERE" + _WORK, "HERE"),
        ("# Dishwasher\nWork setting and address: a kitchen, HERE" + _WORK, "HERE"),
        ("# Dishwasher\nReporting location: HERE" + _WORK, "HERE"),
        ("# Dishwasher\nWhere to report: HERE" + _WORK, "HERE"),
    ],
)
def test_sites(paper: str, said: str | None) -> None:
    assert said_of("worksite", paper) == said


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("# PD_Stock_Clerk_rev2026" + _WORK, None),
        ("Supervisor: Stock Manager\nSupervisor title: Store Manager" + _WORK, None),
        ("Reports to: Store Manager" + _WORK, None),
        ("Contact: Ann Doe, Human Resources Manager" + _WORK, None),
        ("Signed: Ann Doe\nTitle: Director" + _WORK, None),
        ("# About the job\nThe work is hard." + _WORK, None),
        ("# Stock Clerk (Part-Time)" + _WORK, "Stock Clerk"),
        ("# STOCK CLERK – PART TIME – ELKTON" + _WORK, "STOCK CLERK"),
        ("# Stock Clerk, Non-Exempt" + _WORK, "Stock Clerk"),
        ("# Stock Clerk | FLSA: Non-Exempt" + _WORK, "Stock Clerk"),
        ("# Stock Clerk – FLSA Non-Exempt" + _WORK, "Stock Clerk"),
        ("# Stock Clerk II (Grade 7)" + _WORK, "Stock Clerk II"),
        ("# Stock Clerk II – Grade 7" + _WORK, "Stock Clerk II"),
        ("# Stock Clerk, Grade 7" + _WORK, "Stock Clerk"),
        ("# Req 20417 – Stock Clerk" + _WORK, "Stock Clerk"),
        ("# REQ-2291 Stock Clerk" + _WORK, "Stock Clerk"),
        ("# Requisition #20417: Stock Clerk" + _WORK, "Stock Clerk"),
        ("# Job ID 10447: Stock Clerk" + _WORK, "Stock Clerk"),
        ("# Stock Clerk (Req. 20417)" + _WORK, "Stock Clerk"),
        ("# Stock Clerk - Requisition 20417" + _WORK, "Stock Clerk"),
        ("# Stock Clerk - Job ID 20417" + _WORK, "Stock Clerk"),
        ("# Stock Clerk JR-10233" + _WORK, "Stock Clerk"),
        ("# Stock Clerk | Req 20417 | Posted 6/1/2026" + _WORK, "Stock Clerk"),
        ("^ Stock Clerk – Position Description – Rev. 6/2026\n# Tern Cove Services" + _WORK, "Stock Clerk"),
        ("# Job Title: Stock Clerk Department: Grocery Reports To: Store Manager" + _WORK, "Stock Clerk"),
        ("| Classification title | Office Specialist 1 |\n| Working title | Mail Clerk |" + _WORK, "Mail Clerk"),
        ("| Working title | Mail Clerk |\n| Classification title | Office Specialist 1 |" + _WORK, "Mail Clerk"),
        ("| Class title | Custodian |\n| Official title | Custodian |" + _WORK, "Custodian"),
        ("Position: Stock Clerk/Cashier" + _WORK, "Stock Clerk/Cashier"),
        ("Position: Stock Clerk / Cashier" + _WORK, "Stock Clerk / Cashier"),
        ("Position: Stock Clerk (two openings)" + _WORK, "Stock Clerk"),
        ("Job: Stock Clerk, 20 hours a week, $16 an hour" + _WORK, "Stock Clerk"),
        ("Subject: CIE review – Stock Clerk at Odd Otter\nHello" + _WORK, "Stock Clerk"),
        ("Subject: Request for review: Stock Clerk position\nHello" + _WORK, "Stock Clerk"),
        ("Subject: FW: Stock Clerk job description\nHello" + _WORK, "Stock Clerk"),
        ("Re: Stock Clerk position (Elkton store)\nHello" + _WORK, "Stock Clerk"),
        ("# Now hiring: Stock Clerks" + _WORK, "Stock Clerks"),
        ("# Stock Clerk needed!" + _WORK, "Stock Clerk"),
        ("# We're hiring a Stock Clerk" + _WORK, "Stock Clerk"),
        ("# Be our next Stock Clerk!" + _WORK, "Stock Clerk"),
        ("# Job Announcement\n# Stock Clerk\n# Tern Cove Services" + _WORK, "Stock Clerk"),
        ("# Tern Cove Services\n# Stock Clerk" + _WORK, "Stock Clerk"),
        ("# Role Profile\n## Kitchen Porter" + _WORK, "Kitchen Porter"),
        ("# Kennel Tech" + _WORK, "Kennel Tech"),
        ("# Team Member – Bakery" + _WORK, "Team Member – Bakery"),
        ("# Crew Member" + _WORK, "Crew Member"),
        ("# Laborer (Custodial), WG-3502-02" + _WORK, "Laborer (Custodial), WG-3502-02"),
        ("# Environmental Services Technician (EVS)" + _WORK, "Environmental Services Technician (EVS)"),
        ("Name of position: Stock Clerk" + _WORK, "Stock Clerk"),
        ("Title of position: Stock Clerk" + _WORK, "Stock Clerk"),
        ("What is the job title? Stock Clerk" + _WORK, "Stock Clerk"),
        ("What is the job? Stock Clerk at Odd Otter." + _WORK, "Stock Clerk"),
        ("Job title (as advertised): Stock Clerk" + _WORK, "Stock Clerk"),
        ("Position title/number: Stock Clerk / 4410" + _WORK, "Stock Clerk"),
        ("Position Title: Stock Clerk  Position Number: 4410" + _WORK, "Stock Clerk"),
        ("Position applied for: Stock Clerk" + _WORK, "Stock Clerk"),
        ("Position under review: Stock Clerk" + _WORK, "Stock Clerk"),
        ("Position to be reviewed: Stock Clerk" + _WORK, "Stock Clerk"),
        ("Occupation: Stock Clerk" + _WORK, "Stock Clerk"),
        ("Job description for: Stock Clerk" + _WORK, "Stock Clerk"),
        ("Description of the Stock Clerk job\nAt Odd Otter." + _WORK, "Stock Clerk"),
        ("The person in this job, called a Stock Clerk, fills shelves." + _WORK, "Stock Clerk"),
        ("# Room Attendant $17.25/hr" + _WORK, "Room Attendant"),
        ("# Room Attendant: $17.25 per hour" + _WORK, "Room Attendant"),
        ("# Room Attendant (Seasonal, May–September)" + _WORK, "Room Attendant"),
        ("# Seasonal Room Attendant" + _WORK, "Seasonal Room Attendant"),
        ("# Room Attendant – Job Description" + _WORK, "Room Attendant"),
        ("# Room Attendant Job Posting" + _WORK, "Room Attendant"),
        ("# Job Specification: Room Attendant" + _WORK, "Room Attendant"),
        ("# Job Summary: Room Attendant" + _WORK, "Room Attendant"),
        ("# Position Summary – Room Attendant" + _WORK, "Room Attendant"),
        ("# Vacancy: Room Attendant (Ref 44/26)" + _WORK, "Room Attendant"),
    ],
)
def test_titles(paper: str, said: str | None) -> None:
    assert said_of("job_title", paper) == said
