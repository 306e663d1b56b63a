"""Work sites in the many ways in which papers tell them: misses first."""

from __future__ import annotations

import pytest

from tests.extractors.many_papers import WORK, said_of


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("# Dishwasher\nApply in person at AWAY." + WORK, None),
        ("| Employer | Odd Otter |\n| Employer address | HERE |\n| Job | Dishwasher |" + WORK, None),
        ("# Dishwasher\nThis is a remote position. Headquarters: AWAY" + WORK, None),
        ("# Dishwasher" + WORK + "\nQuestions? Write to Tern Cove, AWAY.", None),
        ("# Dishwasher" + WORK + "\n_ Tern Cove | AWAY | 410-555-0117", None),
        ("# Dishwasher\nWe moved from AWAY to HERE in 2020." + WORK, None),
        ("# Dishwasher\nOrientation takes place at AWAY." + WORK, None),
        ("| Name and address of employer | Tern Cove Services, AWAY |\n| Job | Dishwasher |" + WORK, None),
        ("# Dishwasher" + WORK + "\n# How to apply\nBring a form to AWAY.", None),
        ("# Dishwasher" + WORK + "\nSend your form to Tern Cove, AWAY.", None),
        (
            "# Dishwasher" + WORK + "\nSincerely,\nAnn Doe\nTern Cove Services\n900 Bell Avenue\nFrederick, MD 21701",
            None,
        ),
        ("# Dishwasher\nThe person works at home." + WORK, None),
        ("# Dishwasher\nStaff park at AWAY." + WORK, None),
        ("# Dishwasher\nTraining happens at AWAY for a week." + WORK, None),
        ("# Dishwasher\nUniforms are picked up at AWAY." + WORK, None),
        ("# Dishwasher\nThe human resources office is at AWAY." + WORK, None),
        ("# Dishwasher\nThe bakery closed its shop at AWAY in 2019." + WORK, None),
        ("# Dishwasher\nThe job coach works out of the provider's head office at AWAY." + WORK, None),
        ("# Dishwasher\nOn the first day you report to the payroll office at AWAY." + WORK, None),
        ("# Dishwasher\nThe owner sits in the billing office at AWAY." + WORK, None),
        (
            "^ Tern Cove Services | AWAY\n# Dishwasher" + WORK + "\nThe dishwasher stands in the kitchen at HERE.",
            "HERE",
        ),
        (
            "^ Tern Cove Services | Personnel | 900 Bell Avenue, Frederick, MD\n# Page"
            + WORK
            + "\nThe page sits in the mail room on the second floor at HERE.",
            "HERE",
        ),
        ("^ Tern Cove Services, AWAY\n# Page" + WORK + "\nEach page has a desk in the payroll wing, HERE.", "HERE"),
        ("^ Tern Cove Services, AWAY\n# Page" + WORK + "\nYou work every day in the test kitchen at HERE.", "HERE"),
        ("# Dishwasher\nWork location: HERE\nHeadquarters: AWAY" + WORK, "HERE"),
        ("^ Tern Cove Services, AWAY\n# Dishwasher\nWhere you will work: HERE" + WORK, "HERE"),
        ("^ Tern Cove Services, AWAY\n# Dishwasher\nReport to: Odd Otter, HERE" + WORK, "HERE"),
        (
            ("# Dishwasher\nJob location\nOdd Otter\n40 Fen Road\nElkton, MD 21921\nRemit address\nTern Cove, AWAY")
            + WORK,
            "40 Fen Road Elkton, MD 21921",
        ),
        ("# Dishwasher\nInterviews are held at AWAY.\nThe kitchen is at HERE." + WORK, "HERE"),
        ("# Dishwasher\nYou will work in our Elkton, MD kitchen." + WORK, "Elkton, MD"),
        ("# Dishwasher (Elkton, MD)" + WORK, "Elkton, MD"),
        ("# Dishwasher - Elkton, MD" + WORK, "Elkton, MD"),
        ("# Dishwasher | Odd Otter | Elkton, MD" + WORK, "Elkton, MD"),
        ("# Dishwasher\nOdd Otter – Elkton, MD 21921" + WORK, "Elkton, MD 21921"),
        ("# Dishwasher\nLocation: Elkton, Maryland" + WORK, "Elkton, Maryland"),
        ("# Dishwasher\nCity/State: Elkton, MD" + WORK, "Elkton, MD"),
        ("# Dishwasher\nDuty station: Fort Meade, MD" + WORK, "Fort Meade, MD"),
        ("# Dishwasher\nPosition is based in Elkton, MD." + WORK, "Elkton, MD"),
        ("# Dishwasher\nPrimary Work Site: HERE\nMailing address: P.O. Box 9, Frederick, MD 21701" + WORK, "HERE"),
        ("| Employer | Tern Cove Services |\n| Employer address | AWAY |\n| Worksite address | HERE |" + WORK, "HERE"),
        ("| Employer | Tern Cove Services |\n| Address | AWAY |\n| Host site | Odd Otter, HERE |" + WORK, "HERE"),
        ("Where does the work take place? At the Odd Otter, HERE." + WORK, "HERE"),
        ("Where is the job? Our kitchen at HERE." + WORK, "HERE"),
        ("# Dishwasher\nThe training will be at AWAY. Work is at HERE." + WORK, "HERE"),
        ("# Dishwasher\nOdd Otter is located at HERE. The job is in the kitchen." + WORK, "HERE"),
        ("# Dishwasher\nCompany headquarters: AWAY\nStore: HERE" + WORK, "HERE"),
        ("# Dishwasher\nStore #114, HERE" + WORK, "HERE"),
        ("# Dishwasher\nSite: Building 40, Fen Depot, Elkton, MD 21921" + WORK, "Elkton, MD 21921"),
        (
            "From: Ann Doe\nSubject: Dishwasher at Odd Otter, HERE\nHello."
            + WORK
            + "\nAnn Doe\nTern Cove Services\nAWAY",
            "HERE",
        ),
        ("# Dishwasher\nLocations: HERE; AWAY" + WORK, "HERE"),
        (
            ("# Dishwasher\n| Work Address | 40 Fen Road |\n| City | Elkton |\n| State | MD |\n| Zip | 21921 |") + WORK,
            "Elkton",
        ),
        ("# Dishwasher\nStreet address where work is performed: HERE" + WORK, "HERE"),
        ("# Dishwasher\nPhysical location of job: HERE" + WORK, "HERE"),
        ("# Dishwasher\nAddress of worksite: HERE" + WORK, "HERE"),
        ("# Dishwasher\nPlace of performance: HERE" + WORK, "HERE"),
        ("# Dishwasher\nAssigned to: Elkton Branch, HERE" + WORK, "HERE"),
        ("# Dishwasher\nCampus: Elkton, MD" + WORK, "Elkton, MD"),
        ("# Dishwasher\nFacility: Odd Otter, HERE" + WORK, "HERE"),
        ("# Dishwasher\nThe job site is the Elm County Courthouse, HERE." + WORK, "HERE"),
        ("# Dishwasher\nYou will report each morning to HERE." + WORK, "HERE"),
        ("# Dishwasher\nOur office is at AWAY, but the work is done at HERE." + WORK, "HERE"),
        ("# Dishwasher\nPayroll is handled at AWAY. The shift starts at HERE." + WORK, "HERE"),
        ("# Dishwasher\nJob Site Address (street, city, state, zip): HERE" + WORK, "HERE"),
        ("# Dishwasher\n1. Location of work\nHERE" + WORK, "HERE"),
        ("# Dishwasher\nLocation of position: HERE" + WORK, "HERE"),
        ("# Dishwasher\nWork setting and address: a kitchen, HERE" + WORK, "HERE"),
        ("# Dishwasher\nReporting location: HERE" + WORK, "HERE"),
        ("# Dishwasher\nAddress where the person will work: HERE" + WORK, "HERE"),
        ("# Dishwasher\nWhere to report: HERE" + WORK, "HERE"),
        ("^ Tern Cove Services\n^ AWAY\n# Dishwasher\nLocation: Odd Otter, Elkton, MD" + WORK, "Elkton, MD"),
        (
            "^ Tern Cove Services\n^ AWAY\n# Dishwasher\nThe kitchen stands on the quay in Elkton, MD." + WORK,
            "Elkton, MD",
        ),
        ("Employer: Tern Cove Services, AWAY\nJob: Dishwasher\nWhere: Odd Otter, HERE" + WORK, "HERE"),
        ("Employer: Tern Cove Services, AWAY\nJob: Dishwasher at Odd Otter, HERE" + WORK, "HERE"),
        ("| Employer | Tern Cove Services, AWAY |\n| Work address | HERE |" + WORK, "HERE"),
        (
            (
                "| Name and address of employer | Tern Cove Services, AWAY |\n"
                "| Name and address of work site | Odd Otter, HERE |"
            )
            + WORK,
            "HERE",
        ),
        ("Business address: AWAY\nWork address: HERE" + WORK, "HERE"),
        ("Corporate office: AWAY\nThe job: HERE" + WORK, "HERE"),
        ("Host business address: HERE\nEmployer address: AWAY" + WORK, "HERE"),
        ("Site of employment: HERE" + WORK, "HERE"),
        ("Employment site: HERE" + WORK, "HERE"),
        ("Place of employment: Odd Otter, HERE" + WORK, "HERE"),
        ("Location and mailing address: AWAY" + WORK, None),
        ("Yard and kitchen: sweep both." + WORK, None),
        ("# Dishwasher" + WORK + "\n> Tern Cove Services\n> HERE", None),
        ("# Dishwasher\nOur showroom is not new; it is at AWAY, as it was. Job site: HERE" + WORK, "HERE"),
        # a label of two things; a sidebar that tells the pay; "not there, here"; city right behind its street
        ("| Facility and work location | Odd Otter, HERE |" + WORK, "HERE"),
        ("| Employer and work location | Tern Cove Services, HERE |" + WORK, "HERE"),
        ("Property: Odd Otter, HERE" + WORK, "HERE"),
        ("# Dishwasher" + WORK + "\n> Odd Otter\n> HERE\n> Pay\n> $17 an hour", "HERE"),
        (
            "# Dishwasher\nTern Cove, Inc. Showroom: AWAY. This job is not at the showroom; it is at our mill, HERE."
            + WORK,
            "HERE",
        ),
        ("Site: 40 Fen Road Elkton MD 21921" + WORK, "40 Fen Road Elkton MD 21921"),
        ("Place of work: Odd Otter, HERE" + WORK, "HERE"),
        ("Place: Odd Otter, HERE" + WORK, "HERE"),
        ("Address where the job is: HERE" + WORK, "HERE"),
        ("Where will the person work? Odd Otter, HERE" + WORK, "HERE"),
        ("Where will the employee work?\nOdd Otter, HERE" + WORK, "HERE"),
        ("Where is the work done? HERE" + WORK, "HERE"),
        ("Job site: HERE" + WORK, "HERE"),
        ("Jobsite: HERE" + WORK, "HERE"),
        ("Work-site: HERE" + WORK, "HERE"),
        ("Job location/address: HERE" + WORK, "HERE"),
        ("Physical address: HERE\nMailing address: P.O. Box 9, Frederick, MD 21701" + WORK, "HERE"),
        ("Street: 40 Fen Road\nCity: Elkton\nState: Maryland\nZIP: 21921" + WORK, "Elkton"),
        ("Location(s): Elkton, MD; Frederick, MD" + WORK, "Elkton, MD"),
        ("# Dishwasher\nElkton, Maryland 21921" + WORK, "Elkton, Maryland 21921"),
        ("# Dishwasher\n**Elkton, MD**" + WORK, "Elkton, MD"),
        ("# Dishwasher\nOdd Otter • Elkton, MD • $17 an hour" + WORK, "Elkton, MD"),
        ("# Dishwasher\nFull time | Elkton, MD | $17 an hour" + WORK, "Elkton, MD"),
        ("Odd Otter is a supper house in Elkton, MD. We need a Dishwasher." + WORK, "Elkton, MD"),
        ("Odd Otter, a supper house at HERE, needs a Dishwasher." + WORK, "HERE"),
        ("# Dishwasher" + WORK + "\n# Where\nHERE", "HERE"),
        (
            "# Dishwasher" + WORK + "\n# Location\nOdd Otter\n40 Fen Road\nElkton, MD 21921",
            "40 Fen Road Elkton, MD 21921",
        ),
        ("# Dishwasher" + WORK + "\n# Work environment\nThe dish room is at HERE and is hot.", "HERE"),
        ("# Driver\nDrives to stores in Elkton, MD and Frederick, MD." + WORK, "Elkton, MD"),
    ],
)
def test_sites(paper: str, said: str | None) -> None:
    assert said_of("worksite", paper) == said
