"""Employers in the many ways in which papers name them: misses first."""

from __future__ import annotations

import pytest

from tests.extractors.many_papers import WORK, said_of


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("# Barista\nThe Daily Lark (operated by Morning Lark Coffee LLC)" + WORK, None),
        ("# Dishwasher\nJoin our team! We are hiring now." + WORK, None),
        ("# Dishwasher\nAbout the job\nThe kitchen is busy at noon." + WORK, None),
        ("# Dishwasher\nYou may know us from the Fen Road Fair." + WORK, None),
        ("# Dishwasher\nMonday is busy. Summer is slow." + WORK, None),
        ("# Dishwasher\nWelcome to the Crew! Come in." + WORK, None),
        ("# Dishwasher\nWork Schedule: Fridays\nJoin Facebook for news." + WORK, None),
        ("# Dishwasher\nCertified by the National Restaurant Association is a plus." + WORK, None),
        ("# Dishwasher\nTraining follows the ServSafe program of the Health Department." + WORK, None),
        ("# Dishwasher\nMust have a driver's license of the State of Maryland." + WORK, None),
        ("# Dishwasher\nGraduates of Elm Grove High School are welcome." + WORK, None),
        ("# Dishwasher\nRequires a degree from a Community College or University." + WORK, None),
        ("# Dishwasher\nCall Ann at Odd Otter or write ann@gmail.example" + WORK, None),
        ("# Dishwasher\nSend papers to review@agency.example" + WORK, None),
        (
            ("^ MARYLAND DIVISION OF REHABILITATION SERVICES\n# CIE REVIEW REQUEST\nReturn to cie@dors.example") + WORK,
            None,
        ),
        ("# Box Maker\nBox Makers Union members get first call." + WORK, None),
        ("# Clerk\nBoard of Directors\nOffice of the Clerk" + WORK, None),
        # what a line or a sentence says of the house without a label: a street, terms, a call are none
        ("# Dishwasher\n1230 Fern Hwy N, Elkton, MD 21921\nWrite to jobs@fernhighway.example" + WORK, None),
        ("# Dishwasher\nPart-time\nElkton, MD 21921" + WORK, None),
        ("# Dishwasher\nNight Shift\nElkton, MD" + WORK, None),
        ("# Dishwasher\nWe bake — we sell — we clean." + WORK, None),
        ("From: Ann Doe <ann@fen.example>\n# Dishwasher" + WORK, None),
        ("# Dishwasher\nThe bakery is a place of work. At noon we eat." + WORK, None),
        # the number of a district, and a department of it
        ("# Route 4417\n# Dishwasher" + WORK, None),
        ("# District 4417\n# Dishwasher" + WORK, None),
        (
            "# FEN HOLLOW SCHOOLS, DISTRICT 4417\nTransportation Department\n# Dishwasher" + WORK,
            "FEN HOLLOW SCHOOLS, DISTRICT 4417",
        ),
        ("# Fen Hollow Schools, ISD 4417\nFood Department | AWAY\n# Dishwasher" + WORK, "Fen Hollow Schools, ISD 4417"),
        (
            "# FEN HOLLOW SCHOOL DISTRICT NO. 9\nNutrition Department\n# Dishwasher" + WORK,
            "FEN HOLLOW SCHOOL DISTRICT NO. 9",
        ),
        ("Fen Hollow Unified School District 4417\n# Dishwasher" + WORK, "Fen Hollow Unified School District 4417"),
        ("# Dishwasher\nOdd Otter\nElkton, MD 21921" + WORK, "Odd Otter"),
        ("# Dishwasher - job post\nOdd Otter\n3.4 out of 5 stars\nElkton, MD 21921" + WORK, "Odd Otter"),
        ("# Dishwasher\nOdd Otter · Elkton, MD" + WORK, "Odd Otter"),
        ("# Dishwasher\nHigh Fen Roofing — we patch and shingle, all over the valley." + WORK, "High Fen Roofing"),
        ("# Dishwasher\nOdd Otter is a neighborhood bakery on Fen Road." + WORK, "Odd Otter"),
        ("# Dishwasher\nAt Odd Otter we ladle soup." + WORK, "Odd Otter"),
        ("# Dishwasher\nAbout us: Odd Otter has served soup since 1990." + WORK, "Odd Otter"),
        ("# Dishwasher\nTern Cove Cabinetry, Inc. Showroom and office: AWAY." + WORK, "Tern Cove Cabinetry, Inc."),
        ("From: Ann at Fen Family Dental <ann@fen.example>\n# Dishwasher" + WORK, "Fen Family Dental"),
        ("# Dishwasher\nWho hires you: Odd Otter" + WORK, "Odd Otter"),
        ("# Dishwasher\nThe job was found with the help of Bridgeway Services, Inc." + WORK, None),
        ("# Dishwasher\nThe Bridgeway kitchen needs one more pair of hands." + WORK, None),
        ("# Dishwasher\nFollows all OSHA policies. OSHA is strict. Knows OSHA rules. OSHA posts." + WORK, None),
        ("# Dishwasher\nMeets ServSafe standards and Health Department rules." + WORK, None),
        ("^ Bridgeway\n# Dishwasher\nBridgeway, Elkton, MD" + WORK, None),
        (
            "Dear Reviewer:\nPlease review our Janitor job." + WORK + "\nThank you.\ncc: Elm County Workforce Board",
            None,
        ),
        ("Employer: same as above\nJob: Dishwasher" + WORK, None),
        ("Employer: see attached\nJob: Dishwasher" + WORK, None),
        ("Employer: ____________\nJob: Dishwasher" + WORK, None),
        ("Employer: N/A\nJob: Dishwasher" + WORK, None),
        ("Employer: [name of employer]\nJob: Dishwasher" + WORK, None),
        ("Employer: TBD\nJob: Dishwasher" + WORK, None),
        ("Employer type: Restaurant\nJob: Dishwasher" + WORK, None),
        ("Employer size: 40\nJob: Dishwasher" + WORK, None),
        ("Employer signature: Ann Doe\nJob: Dishwasher" + WORK, None),
        ("Employer representative: Ann Doe\nJob: Dishwasher" + WORK, None),
        ("Employer contact: Ann Doe, Odd Otter Grill\nJob: Dishwasher" + WORK, None),
        ("Employer response: agreed\nJob: Dishwasher" + WORK, None),
        (
            (
                "^ U.S. Department of the Interior\n^ National Park Service\n"
                "# Visitor Use Assistant, GS-0303-04\n"
                "Duty station: Fen Rocks National Monument, Elkton, MD"
            )
            + WORK,
            "National Park Service",
        ),
        (
            ("# Housekeeping Aid\nDepartment of Veterans Affairs\nVeterans Health Administration\nElm Grove, WI")
            + WORK,
            "Veterans Health Administration",
        ),
        (
            "# Laborer\nDepartment of the Army\nU.S. Army Corps of Engineers\nFen Dam Project Office" + WORK,
            "U.S. Army Corps of Engineers",
        ),
        (
            (
                "^ STATE OF OREGON\n# POSITION DESCRIPTION\n| Classification Title | Custodian |\n"
                "| Agency | Department of Transportation |\n| Program | Maintenance Region 2 |"
            )
            + WORK,
            "Department of Transportation",
        ),
        (
            ("# ELM COUNTY, MARYLAND\n# Department of Parks and Recreation\n# Park Aide\nReports to the Park Manager.")
            + WORK,
            "ELM COUNTY, MARYLAND",
        ),
        (
            (
                "# Custodian\nFacilities Division, Department of General Services\nElm County Government\n"
                "100 Court Street, Elkton, MD 21921"
            )
            + WORK,
            "Elm County Government",
        ),
        ("^ City of Elm Grove | Human Resources Department\n# Library Page" + WORK, "City of Elm Grove"),
        (
            "# Cafeteria Helper\nElm Grove Unified School District No. 7\nNutrition Services" + WORK,
            "Elm Grove Unified School District No. 7",
        ),
        (
            "# Bus Aide\nLarch Independent School District – Transportation Department" + WORK,
            "Larch Independent School District",
        ),
        ("# TOWN OF FEN HOLLOW\nPublic Works Department\nJob title: Laborer" + WORK, "TOWN OF FEN HOLLOW"),
        ("# Elm County Housing Authority\n# Maintenance Aide" + WORK, "Elm County Housing Authority"),
        ("# Groundskeeper\nFen Valley Water District" + WORK, "Fen Valley Water District"),
        (
            "# Dishwasher\nLarch State University | Division of Student Affairs | Dining Services" + WORK,
            "Larch State University",
        ),
        ("# Quarry Hill, Inc.\n# Vocational Division\n# Job description: Assembler" + WORK, "Quarry Hill, Inc."),
        ("^ Vocational Division\n^ Quarry Hill Center, Inc., HERE\n# Assembler" + WORK, "Quarry Hill Center, Inc."),
        ("# Assembler\nFen Industries, a division of Quarry Hill, Inc.\nElkton, Maryland" + WORK, "Fen Industries"),
        ("# Janitor\nEmployer: Quarry Hill, Inc. – Janitorial Division" + WORK, "Quarry Hill, Inc."),
        ("# Janitor\nEmployer: Quarry Hill, Inc. d/b/a CleanRight" + WORK, "Quarry Hill, Inc."),
        ("# Barista\nMorning Lark Coffee LLC dba The Daily Lark\nHERE" + WORK, "Morning Lark Coffee LLC"),
        (
            (
                "Mail Clerk\n"
                "About the employer: Quarry Hill is a 501(c)(3) nonprofit that serves adults in three counties."
            )
            + WORK,
            "Quarry Hill",
        ),
        ("# Wavecrest Brewing\n# Taproom Helper\nHERE" + WORK, "Wavecrest Brewing"),
        ("# Taproom Helper\n## Wavecrest\nWavecrest is hiring a taproom helper for our brewery." + WORK, "Wavecrest"),
        ("# Taproom Helper\nJoin the Wavecrest team! We brew beer." + WORK, "Wavecrest"),
        ("# Join the Odd Otter team\n# Dishwasher" + WORK, "Odd Otter"),
        ("# Odd Otter is hiring!\n# Dishwasher" + WORK, "Odd Otter"),
        ("# Now hiring at Sunny Patch\n# Greenhouse Helper" + WORK, "Sunny Patch"),
        ("# Greenhouse Helper\nCompany: Sunny Patch" + WORK, "Sunny Patch"),
        ("# Greenhouse Helper – Sunny Patch Farms" + WORK, "Sunny Patch Farms"),
        ("# Sunny Patch Farms – Greenhouse Helper" + WORK, "Sunny Patch Farms"),
        ("# Cheese Packer | Blue Gate Creamery | Elkton, MD" + WORK, "Blue Gate Creamery"),
        ("# Roaster Helper\nLark & Sons Roasters" + WORK, "Lark & Sons Roasters"),
        ("# New Horizons\n# Job Description: Janitor\nNew Horizons offers health coverage." + WORK, "New Horizons"),
        ("# Bright Futures\nPosition: Office Helper" + WORK, "Bright Futures"),
        ("^ Elm Grove Abilities\n# Shredder Operator" + WORK, "Elm Grove Abilities"),
        ("^ Real Choices of Fen County\n# Shredder Operator" + WORK, "Real Choices of Fen County"),
        ("^ Open Doors Careers\n# Packer" + WORK, "Open Doors Careers"),
        ("# Prep Cook\nBella Notte Trattoria" + WORK, "Bella Notte Trattoria"),
        ("# Room Attendant\nHarborview Inn & Suites" + WORK, "Harborview Inn & Suites"),
        (
            "# Dock Helper\nWe are a small crew."
            + WORK
            + "\n_ Tern Cove Services | HERE | 410-555-0117 | www.terncove.example",
            "Tern Cove Services",
        ),
        (
            "# Dock Helper" + WORK + "\nSincerely,\nAnn Doe\nDirector of Contracts\nTern Cove Services",
            "Tern Cove Services",
        ),
        ("# Dock Helper" + WORK + "\n| Employer signature | Ann Doe, Tern Cove Services |", "Tern Cove Services"),
        (
            (
                "From: Ann Doe <ann@terncove.example>\nTo: review@agency.example\n"
                "Subject: Dock Helper review\nHello, we would like a review of the Dock Helper job.\n"
            )
            + WORK
            + "\nAnn Doe\nTern Cove Services\n410-555-0117",
            "Tern Cove Services",
        ),
        (
            (
                "From: Tern Cove Services <jobs@terncove.example>\nTo: review@agency.example\n"
                "Subject: Dock Helper\nPlease see below."
            )
            + WORK,
            "Tern Cove Services",
        ),
        ("| Name of business | Odd Otter |\n| Job title | Dishwasher |" + WORK, "Odd Otter"),
        (
            ("| Business Name: Odd Otter | Contact: Ann Doe |\n| Job title: Dishwasher | Phone: 410-555-0117 |") + WORK,
            "Odd Otter",
        ),
        ("| Employer/Company | Odd Otter |\n| Job | Dishwasher |" + WORK, "Odd Otter"),
        (
            (
                "Name of provider agency: Quarry Hill\n"
                "Name of business where the person will work: Odd Otter\nEmployer of record: Odd Otter"
            )
            + WORK,
            "Odd Otter",
        ),
        (
            (
                "| Provider | Quarry Hill Partners |\n| Host employer | Odd Otter, LLC |\n"
                "| Employer of record | Quarry Hill Partners |"
            )
            + WORK,
            "Quarry Hill Partners",
        ),
        ("Business/organization: Odd Otter\nJob: Dishwasher" + WORK, "Odd Otter"),
        ("Employer's name: Odd Otter\nEmployer's address: 12 Quay Street, Elkton, MD 21921" + WORK, "Odd Otter"),
        ("Employer legal name: Otter Group LLC\nTrade name: Odd Otter" + WORK, "Otter Group LLC"),
        (
            "Organization submitting this request: Quarry Hill Partners\nJob title: Janitor" + WORK,
            "Quarry Hill Partners",
        ),
        ("Submitted by: Quarry Hill Partners\nJob title: Janitor\nDate: June 1, 2026" + WORK, "Quarry Hill Partners"),
        (
            "Contractor: Quarry Hill Partners, Inc.\nCustomer: U.S. Coast Guard\nJob: Janitor" + WORK,
            "Quarry Hill Partners, Inc.",
        ),
        (
            "Paid by: Quarry Hill Partners\nWork site: Odd Otter, 12 Quay Street, Elkton, MD 21921" + WORK,
            "Quarry Hill Partners",
        ),
        ("Who signs the paycheck? Quarry Hill Partners" + WORK, "Quarry Hill Partners"),
        (
            ("# Warehouse Helper\nApex Lark Staffing is recruiting for our client, Odd Otter Foods, in Elkton.") + WORK,
            "Apex Lark Staffing",
        ),
        (
            (
                "# Warehouse Helper\n"
                "Our client, a leading food company, is hiring. You will be an employee of Apex Lark Staffing."
            )
            + WORK,
            "Apex Lark Staffing",
        ),
        (
            "# Janitor\nThis job is at Fen Naval Base. Quarry Hill holds the contract and pays the wages." + WORK,
            "Quarry Hill",
        ),
        ("# Janitor\nWorkers are employed by Quarry Hill, not by the Navy." + WORK, "Quarry Hill"),
        ("# Linen Sorter\nFen Linen, a wholly owned subsidiary of Quarry Hill Industries, Inc." + WORK, "Fen Linen"),
        ("# Cart Attendant\nGreen Fork Markets #114\nStore Support Center: HERE" + WORK, "Green Fork Markets"),
        ("# About Odd Otter\nOdd Otter has served supper on the quay since 1990.\n# Dishwasher" + WORK, "Odd Otter"),
        ("# About us\nOdd Otter has served supper on the quay since 1990.\n# Dishwasher" + WORK, "Odd Otter"),
        ("# Who we are\nFounded in 1990, Odd Otter is a supper house on the quay.\n# Dishwasher" + WORK, "Odd Otter"),
        ("# Dishwasher\nAt Odd Otter, we believe in good soup." + WORK, "Odd Otter"),
        ("# Dishwasher\nWelcome to Odd Otter! We serve soup." + WORK, "Odd Otter"),
        ("# Dishwasher\nThank you for your interest in working at Odd Otter." + WORK, "Odd Otter"),
        ("# Dishwasher" + WORK + "\nOdd Otter participates in E-Verify.", "Odd Otter"),
        ("# Dishwasher" + WORK + "\n© 2026 Odd Otter, LLC. All rights reserved.", "Odd Otter, LLC"),
        ("# Dishwasher" + WORK + "\nEEO: Odd Otter is an EOE.", "Odd Otter"),
        ("# Odd Otter Job Description\n| Title | Dishwasher |" + WORK + "\nApply: jobs@oddotter.example", "Odd Otter"),
        ("# Job Description – Odd Otter\n| Title | Dishwasher |" + WORK + "\nSee www.oddotter.example", "Odd Otter"),
        ("# Dishwasher\nOdd Otter Supper House\nSend papers to jobs@oddotter.example" + WORK, "Odd Otter Supper House"),
        (
            (
                "# Dishwasher\nOdd Otter Grill, 12 Quay Street, Elkton, MD 21921\n"
                "A job coach from Bridgeway Services may visit."
            )
            + WORK,
            "Odd Otter Grill",
        ),
        ("# Dishwasher\nReferred by: Bridgeway Services, Inc.\nEmployer: Odd Otter" + WORK, "Odd Otter"),
        ("# Dishwasher\nSupported by Bridgeway Services, Inc. Paid by Odd Otter." + WORK, "Odd Otter"),
        (
            ("# Dishwasher\nThe CRP, Bridgeway Services, employs the dishwasher; the kitchen belongs to Odd Otter.")
            + WORK,
            "Bridgeway Services",
        ),
        ("# Dishwasher\nBridgeway Services (the CRP) asks the Division for a review." + WORK, "Bridgeway Services"),
        ("# Dishwasher\nHired through Bridgeway Services, Inc.\nAt the Odd Otter." + WORK, "Bridgeway Services, Inc."),
        ("| Employer | Job | Wage |\n| Bridgeway Services | Dishwasher | $17 |" + WORK, "Bridgeway Services"),
        (
            ("| Employer of Record | Host Site | Job |\n| Bridgeway Services | Odd Otter Grill | Dishwasher |") + WORK,
            "Bridgeway Services",
        ),
        (
            "# Dishwasher\nEmployer of record: Bridgeway Services, Inc. (a 501(c)(3) nonprofit)" + WORK,
            "Bridgeway Services, Inc.",
        ),
        (
            "# Dishwasher\nEmployer of Record: BRIDGEWAY SERVICES, INC., P.O. Box 9, Elkton, MD 21921" + WORK,
            "BRIDGEWAY SERVICES, INC.",
        ),
        ("# Dishwasher\nLegal employer is Bridgeway Services." + WORK, "Bridgeway Services"),
        ("# Dishwasher\nYour W-2 will come from Bridgeway." + WORK, "Bridgeway"),
        ("# Dishwasher\nYour paycheck comes from Bridgeway, and Bridgeway sets your schedule." + WORK, "Bridgeway"),
        ("# Dishwasher\nBridgeway is the employer; the Odd Otter is only where the work is." + WORK, "Bridgeway"),
        ("# Dishwasher\nBridgeway is your employer." + WORK, "Bridgeway"),
        ("# Dishwasher\nOn the payroll of Bridgeway Services." + WORK, "Bridgeway Services"),
        ("# Dishwasher\nThis job is offered by Bridgeway Services." + WORK, "Bridgeway Services"),
        ("# Dishwasher\nThis is a position with Bridgeway Services." + WORK, "Bridgeway Services"),
        ("# Dishwasher\nBridgeway Services has one opening." + WORK, "Bridgeway Services"),
        ("# Dishwasher\nBridgeway needs a dishwasher." + WORK, "Bridgeway"),
        (
            (
                "# Dishwasher\nFollows all Bridgeway policies. Wears the Bridgeway apron.\n"
                "Speaks well of Bridgeway. Bridgeway gives boots."
            )
            + WORK,
            "Bridgeway",
        ),
        ("^ BRIDGEWAY SERVICES, INC.\n^ Building lives since 1961\n# Dishwasher" + WORK, "BRIDGEWAY SERVICES, INC."),
        ("^ POSITION DESCRIPTION | BRIDGEWAY SERVICES | PAGE 1\n# Dishwasher" + WORK, "BRIDGEWAY SERVICES"),
        ("# BRIDGEWAY SERVICES, INC. POSITION DESCRIPTION\nTitle: Dishwasher" + WORK, "BRIDGEWAY SERVICES, INC."),
        ("# Bridgeway Services, Inc. – Position Description – Dishwasher" + WORK, "Bridgeway Services, Inc."),
        ("# Human Resources Department\nElm Grove Public Library\n# Page" + WORK, "Elm Grove Public Library"),
        ("# ELM COUNTY SHERIFF’S OFFICE\n# Kitchen Aide" + WORK, "ELM COUNTY SHERIFF’S OFFICE"),
        ("# Elm County Public Works – Roads Division\n# Flagger" + WORK, "Elm County Public Works"),
        ("# City of Elm Grove Parks & Recreation Department\n# Park Aide" + WORK, "City of Elm Grove"),
        ("# City of Elm Grove\n# Parks & Recreation Department\n# Park Aide" + WORK, "City of Elm Grove"),
        ("# Elm County, Oregon\n# Library Services Division\n# Page" + WORK, "Elm County, Oregon"),
        ("# University of Fen Hollow\nFacilities Management\n# Custodian" + WORK, "University of Fen Hollow"),
        ("# Fen Hollow University Medical Center\n# EVS Aide" + WORK, "Fen Hollow University Medical Center"),
        ("# St. Brendan’s Hospital\nA member of Larch Health System\n# EVS Aide" + WORK, "St. Brendan’s Hospital"),
        ("# EVS Aide\nLarch Health System – St. Brendan Campus" + WORK, "Larch Health System"),
        (
            ("# Janitor\nQuarry Hill Industries performs this work for the General Services Administration.") + WORK,
            "Quarry Hill Industries",
        ),
        (
            (
                "# Janitor\nSubcontractor: Quarry Hill Industries\nPrime contractor: Apex Facilities LLC\n"
                "Employer: Quarry Hill Industries"
            )
            + WORK,
            "Quarry Hill Industries",
        ),
        (
            (
                "To: Division of Rehabilitation Services\nFrom: Quarry Hill Industries\n"
                "Re: Janitor at the Elm County Courthouse\nPlease review."
            )
            + WORK,
            "Quarry Hill Industries",
        ),
        (
            (
                "Division of Rehabilitation Services\n2301 Argonne Drive\nBaltimore, MD 21218\n"
                "Dear Reviewer:\nQuarry Hill Industries asks you to review the Janitor job.\n"
            )
            + WORK,
            "Quarry Hill Industries",
        ),
        (
            ("Dear Reviewer:\nPlease review our Janitor job. We hold the contract for the Elm County Courthouse.\n")
            + WORK
            + "\nSincerely,\nAnn Doe\nExecutive Director\nQuarry Hill Industries, Inc.",
            "Quarry Hill Industries, Inc.",
        ),
        (
            "Dear Reviewer:\nPlease review our Janitor job." + WORK + "\nThank you,\nAnn Doe, Quarry Hill Industries",
            "Quarry Hill Industries",
        ),
        (
            "Agency: Division of Rehabilitation Services\nProvider: Quarry Hill Industries\nJob: Janitor" + WORK,
            "Quarry Hill Industries",
        ),
        (
            (
                "VR agency: Maryland Division of Rehabilitation Services\n"
                "Community rehabilitation program: Quarry Hill Industries"
            )
            + WORK,
            "Quarry Hill Industries",
        ),
        ("| Q1. Employer name | Odd Otter |\n| Q2. Employer address | 12 Quay Street |" + WORK, "Odd Otter"),
        ("Q1: What is the name of the employer?\nA1: Odd Otter" + WORK, "Odd Otter"),
        ("1. Who employs the person? Odd Otter, the restaurant." + WORK, "Odd Otter"),
        ("Employer\nOdd Otter\nJob title\nDishwasher" + WORK, "Odd Otter"),
        ("EMPLOYER: ODD OTTER (RESTAURANT)\nJOB: DISHWASHER" + WORK, "ODD OTTER"),
        ("Employer - Odd Otter\nJob - Dishwasher" + WORK, "Odd Otter"),
        ("Employer of record is the Odd Otter. The job is Dishwasher." + WORK, "Odd Otter"),
    ],
)
def test_employers(paper: str, said: str | None) -> None:
    assert said_of("employer", paper) == said
