"""The words that papers are made of."""

from __future__ import annotations

#: Titles, each with the duties of such a job.
JOBS: dict[str, tuple[str, ...]] = {
    "Custodian": (
        "Sweeps and mops halls, classrooms and restrooms.",
        "Empties bins and carries recycling to the dock.",
        "Restocks soap and paper goods.",
        "Reports leaks and broken fixtures to the building engineer.",
        "Shovels snow from the entrances in winter.",
    ),
    "Mail Clerk II": (
        "Sorts incoming mail by floor and department",
        "Meters outgoing letters and parcels",
        "Drives the mail cart on two daily rounds",
        "Keeps a log of certified items",
    ),
    "Dietary Aide": (
        "Portion cold foods for the tray line",
        "Deliver trays to patient rooms and collect them after meals",
        "Wash pots, trays and utensils in a three-bay sink",
        "Label and date leftovers",
        "Wipe down carts at the end of each meal",
    ),
    "Groundskeeper": (
        "Mow, edge and trim lawns",
        "Rake leaves and haul brush to the compost yard",
        "Plant and water the flower beds",
        "Spread salt on the walks before the office opens",
    ),
    "Stock Associate": (
        "Unload the morning truck with two other associates.",
        "Fill shelves and face labels forward.",
        "Rotate dairy so that the oldest is sold first.",
        "Help customers find what they came for.",
    ),
    "Document Scanning Technician": (
        "Removes staples and repairs torn pages before scanning",
        "Runs the production scanner and watches for double feeds",
        "Checks each image against the original",
        "Boxes and labels finished files",
    ),
    "Laundry Worker": (
        "Sort soiled linen by kind and color.",
        "Load washers and set the right program.",
        "Fold sheets and towels at the ironer.",
        "Stack clean carts by ward.",
    ),
    "Food Service Attendant": (
        "Serve guests at the counter with courtesy.",
        "Run the dish machine and put away racks.",
        "Sweep and sanitize the dining room between meals.",
        "Take temperatures of the hot line and write them down.",
    ),
    "Switchboard Operator": (
        "Answers the main line and transfers calls.",
        "Pages staff over the house system.",
        "Greets visitors and prints their badges.",
        "Records messages for after-hours calls.",
    ),
    "Recycling Sorter": (
        "Pulls glass, metal and film from the belt",
        "Bales cardboard under the eye of the line lead",
        "Sweeps the tipping floor at the end of the shift",
    ),
    "Library Page": (
        "Shelve returned books and media in order.",
        "Empty the book drop every two hours.",
        "Pull holds from the daily list.",
        "Straighten the children's room before closing.",
        "Point patrons to the reference desk.",
    ),
    "Hotel Room Attendant": (
        "Strip and make beds in fourteen rooms a day.",
        "Clean baths and replace towels.",
        "Vacuum carpets and dust furniture.",
        "Turn in lost articles to the housekeeping office.",
    ),
    "Assembler": (
        "Fit hinges and latches to cabinet doors.",
        "Count screws into bags and heat-seal them.",
        "Check finished units against the sample.",
        "Stack cartons on pallets.",
    ),
    "Parking Lot Cashier": (
        "Collects fees and gives change at the exit booth.",
        "Balances the drawer at the end of each shift.",
        "Directs drivers to open spaces.",
    ),
    "Greenhouse Helper": (
        "Transplants seedlings into four-inch pots.",
        "Waters benches by the posted schedule.",
        "Loads orders onto the delivery truck.",
        "Pulls weeds and sweeps the aisles.",
    ),
    "Data Entry Specialist": (
        "Keys claim forms into the case system.",
        "Compares entries with the paper original and corrects errors.",
        "Answers questions from field offices by telephone.",
        "Prepares a weekly count of finished batches.",
    ),
    "Courier Driver": (
        "Drive a marked route between five clinics.",
        "Load and scan specimen boxes.",
        "Keep the van fueled and clean.",
        "Hand each delivery to a person who signs for it.",
    ),
    "Shredding Equipment Operator": (
        "Feeds paper into the shredder and clears jams.",
        "Bales shredded paper and moves bales with a pallet jack.",
        "Locks the cage and keeps the key log.",
    ),
}

QUALIFICATIONS = (
    "High school diploma or GED",
    "Able to lift 40 pounds",
    "Ability to follow written and spoken directions",
    "Six months of related experience preferred",
    "Must pass a background check",
    "Valid driver's license",
    "Good customer service skills",
    "Knowledge of safe lifting",
    "Willing to work alternate Saturdays",
    "At least 18 years of age",
    "Basic computer skills",
    "No experience needed",
    "Dependable attendance",
    "Reads and writes simple English",
    "Ability to stand for a full shift",
    "Skill in using hand tools",
    "Attention to detail",
    "Friendly with customers and co-workers",
)

EMPLOYERS = (
    "Tern Cove Services, Inc.",
    "Quarry Hill Partners",
    "Larch Lake Industries, Inc.",
    "The Arc of Sorrel County",
    "Bell Meadow Goodworks, Inc.",
    "Harrow & Lane Hospitality LLC",
    "Kestrel Ridge School District",
    "City of Marlow",
    "Sorrel County Government",
    "St. Bride's Hospital",
    "Penfold Brothers Hardware",
    "Oxbow Paper Co.",
    "Alder State University",
    "Fennimore Foods Cooperative",
    "Northgate Opportunity Center",
    "Blue Heron Staffing LLC",
    "Piney Fork Public Library",
    "Windrow Vocational Services",
    "Castle Bay Hotel",
    "Dunmore Bakery",
    "Vesper Linen Supply Company",
    "Ashgrove Community Employment, Inc.",
)

#: Streets, towns, states and ZIPs. The towns are real, so that the tables know them.
SITES = (
    ("118 Depot Road", "Frederick", "MD", "21701"),
    ("2200 Harbor Street", "Baltimore", "MD", "21224"),
    ("45 Larkin Avenue", "Salem", "OR", "97301"),
    ("901 Cedar Lane", "Eugene", "OR", "97401"),
    ("77 Front Street", "Wausau", "WI", "54403"),
    ("16 Court Street", "Norfolk", "VA", "23510"),
    ("530 Quaker Road", "Dover", "DE", "19901"),
    ("8 Mill Street", "Easton", "MD", "21601"),
    ("3100 Industrial Parkway", "Omaha", "NE", "68102"),
    ("240 Elm Avenue", "Rockville", "MD", "20850"),
    ("12 Canal Street", "Hagerstown", "MD", "21740"),
    ("640 River Drive", "Green Bay", "WI", "54301"),
)

#: Headings by section. Every list is met by patterns or, for those it cannot foresee, by the wording of its lines.
HEADINGS: dict[str, tuple[str, ...]] = {
    "duties": (
        *("Duties", "Essential functions", "Major duties and responsibilities", "What you'll do", "The work", "Tasks"),
        *(
            "Examples of duties",
            "Job duties",
            "A day in this job",
            "Key responsibilities",
            "Principal accountabilities",
        ),
        *("Typical tasks", "What the job involves", "Your day", "Essential duties and responsibilities", "Day to day"),
        *(
            "Primary responsibilities",
            "Work performed",
            "What happens on a shift",
            "What you would be doing",
            "The job",
        ),
        *(
            "Job responsibilities",
            "Responsibilities include",
            "Illustrative examples of work",
            "Duties of the position",
        ),
        *("Specific duties", "What needs doing", "Position responsibilities", "A typical shift", "Main tasks"),
    ),
    "qualifications": (
        *("Qualifications", "Minimum qualifications", "Requirements", "What you need", "What we look for"),
        *("Who may apply", "Knowledge, skills and abilities", "Education and experience", "To be hired you need"),
        *("Job requirements", "What you bring", "The person", "Who we are looking for", "To do well here", "You bring"),
        *("Required qualifications", "Desired qualifications", "Minimum requirements", "Our ideal candidate", "Needed"),
        *("What you should bring", "Entry requirements", "Skills and experience", "You'll do well if", "Must have"),
        *(
            "Hiring requirements",
            "Applicants must",
            "Position requirements",
            "What it takes",
            "The kind of person we want",
        ),
    ),
    "pay": (
        "Pay",
        "Compensation",
        "Salary",
        "Wage",
        "Rate of pay",
        "What we pay",
        "Pay and hours",
        "Wages",
        "What it pays",
    ),
    "schedule": ("Schedule", "Hours", "Hours of work", "Work schedule", "When you work", "Shift and hours"),
}

#: Other sections: headings, and lines that are neither duty nor qualification nor wage nor hours.
OTHERS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("Benefits", "What we offer", "Perks", "Leave and insurance", "What you get", "What comes with the job"),
        ("Health insurance after 60 days", "Eleven paid holidays", "Dental plan"),
    ),
    (
        ("Physical demands", "Working conditions", "Physical requirements", "Work environment", "The physical side"),
        ("Stands and walks for the whole shift", "Lifts up to 40 lb", "Noise up to 85 dB"),
    ),
    (
        ("About us", "Who we are", "Our mission", "About the company"),
        ("We have been part of this town since 1962.", "Our members own the company together."),
    ),
    (
        ("How to apply", "To apply", "Interested?", "Application process"),
        ("Send a letter to the office or call (410) 555-0142.",),
    ),
    (
        ("Advancement", "Where it leads", "Promotion", "Moving up"),
        ("Leads are chosen from the crew on the same terms for everybody.",),
    ),
    (
        ("The people around you", "Work setting", "Who you work with", "The team"),
        ("Everyone in the unit works side by side and takes breaks together.",),
    ),
    (
        ("Equal opportunity", "EEO statement", "The fine print", "Notice"),
        ("We are an equal opportunity employer. Reasonable accommodations may be made.",),
    ),
    (
        ("Supervision", "Reporting relationship", "Supervision received"),
        ("Reports to the shift supervisor, who assigns the work each morning.",),
    ),
)

#: Labels by field, most usual first.
LABELS: dict[str, tuple[str, ...]] = {
    "title": (
        "Position title",
        "Job title",
        "Position",
        "Title",
        "Job",
        "Class title",
        "Working title",
        "Role",
        "Opening",
    ),
    "employer": (
        "Employer",
        "Employer of record",
        "Company",
        "Organization",
        "Agency",
        "CRP / employer",
        "Employer name",
    ),
    "site": (
        "Location",
        "Worksite",
        "Work location",
        "Where",
        "Job site",
        "Duty station",
        "Place of work",
        "Work site address",
    ),
    "pay": ("Pay", "Wage", "Rate of pay", "Hourly rate", "Compensation", "Starting pay", "Pay rate", "Salary", "Wages"),
    "hours": ("Hours", "Hours per week", "Schedule", "Weekly hours", "Work week", "Hours/week", "Work schedule"),
}
#: Labels of a form that hold nothing we ask for.
IDLE = (
    ("Reports to", "Shift Supervisor"),
    ("FLSA status", "Non-exempt"),
    ("Department", "Operations"),
    ("Status", "Regular, non-exempt"),
    ("Job code", "4417"),
    ("Pay grade", "6"),
    ("Openings", "2"),
    ("Contact", "Hiring office, 410-555-0142"),
    ("Union", "None"),
)
