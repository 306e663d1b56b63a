# ruff: noqa: E501
"""Papers of many houses with their title, employer and site marked; a paper without a mark states none.

Written for these tests after the manner of federal position descriptions, city and county bulletins, school districts,
nonprofits and staffing firms. All names are invented.
"""

from __future__ import annotations

DUTIES = "- Sweeps and mops floors\n- Empties bins\n- Reports broken fixtures"

PAPERS: tuple[str, ...] = (
    # papers that describe no position: what stands large at their top is no title
    """
# INVOICE 2209
<employer>Sandy Ridge Services, Inc.</employer>
Bill to: County accounts payable
Terms: net 30 days
""",
    """
# PURCHASE ORDER 88-104
Ship to: Building 4, loading dock
""",
    # a federal position description
    f"""
# POSITION DESCRIPTION
| Agency | <employer>Department of the Interior, Office of Land Records</employer> |
| Title, series, grade | Custodial Worker, WG-3566-02 |
| Position title | <job_title>Custodial Worker</job_title> |
| Duty station | <worksite>Lakewood, CO</worksite> |
## INTRODUCTION
The position is located in the Building Services Branch.
## MAJOR DUTIES
{DUTIES}
""",
    f"""
^ DEPARTMENT OF VETERANS SERVICES
**<job_title>Food Service Worker</job_title>**
**WG-7408-02**
Organization: <employer>Department of Veterans Services, Hill Valley Medical Center</employer>
## MAJOR DUTIES
{DUTIES}
""",
    # a city's bulletin
    """
# <job_title>WATER METER READER</job_title>
Class Code: 1690
Open Date: 05-01-26
## ANNUAL SALARY
$41,000 to $52,000
## DUTIES
A Water Meter Reader reads and records meters throughout the city.
## WHERE TO APPLY
Apply at the Personnel Department, 200 Court Street, Dayton, OH 45402.
The City of Dayton does not discriminate on the basis of race, religion or disability.
The employer is the <employer>City of Dayton</employer>.
""",
    f"""
^ CITY OF MAPLE GROVE
^ 12800 Arbor Lakes Parkway, Maple Grove, MN 55311
# Job Announcement
# <job_title>Park Maintenance Worker I</job_title>
Salary: $22.10 - $27.90 per hour
The <employer>City of Maple Grove</employer> is seeking a Park Maintenance Worker I for its Parks Division.
## Essential duties
{DUTIES}
## How to apply
Applications are accepted at City Hall, 12800 Arbor Lakes Parkway, Maple Grove, MN 55311.
The City of Maple Grove is an Equal Opportunity Employer.
""",
    f"""
# <employer>COUNTY OF BRUNSWICK</employer>
# CLASS SPECIFICATION
**<job_title>ACCOUNT CLERK II</job_title>**
## DEFINITION
Under general supervision, performs clerical accounting work.
## EXAMPLES OF DUTIES
{DUTIES}
""",
    # school districts
    f"""
# <job_title>Special Education Bus Aide</job_title>
| Reports to | Transportation Supervisor |
| FLSA | Non-exempt |
## Summary
Assists students on <employer>Red Mesa Unified School District</employer> buses.
## Essential functions
{DUTIES}
## Notice
Red Mesa Unified School District does not discriminate on the basis of disability.
""",
    f"""
^ Prairie Lakes Public Schools
**Job Description**
TITLE: <job_title>Lunchroom Monitor</job_title>
REPORTS TO: Building Principal
## RESPONSIBILITIES
{DUTIES}
<employer>Prairie Lakes Public Schools</employer> is an equal opportunity employer.
""",
    # nonprofits and providers
    f"""
# <employer>Bluestem Opportunities, Inc.</employer>
900 Harbor Road, Suite 4, Baltimore, MD 21230
## Position Description
| Job Title: | <job_title>Janitor</job_title> |
| Location: | Federal Records Center, <worksite>4205 Suitland Road, Suitland, MD 20746</worksite> |
| Supervisor: | Site Lead |
## Duties
{DUTIES}
""",
    f"""
# <job_title>Shipping Assistant</job_title>
<employer>Red Clover Enterprises</employer> | <worksite>77 Depot Street, Dover, DE 19901</worksite>
## About the job
Our warehouse ships seed to gardeners in forty states.
## Responsibilities
{DUTIES}
""",
    f"""
**Job posting**
<employer>Harbor Oak Services</employer> is hiring a <job_title>Dish Room Attendant</job_title> for its contract at Fort Marlow.  # noqa: E501
The kitchen is at Building 12, <worksite>Fort Marlow, VA 23801</worksite>.
## What you will do
{DUTIES}
""",
    f"""
# <job_title>Thrift Store Associate</job_title>
<employer>Goodwill of the Lower Piedmont, Inc.</employer>
Headquarters: 400 Main Street, Danville, VA 24541
Store: <worksite>1180 Riverside Drive, Danville, VA 24540</worksite>
## Essential functions
{DUTIES}
""",
    # a host and a staffing firm
    f"""
# Assignment sheet
| Position | <job_title>Line Packer, night shift</job_title> |
| Employer of record | <employer>Swift Current Staffing LLC</employer> |
| Client company | Harlow Foods, Inc. |
| Worksite | <worksite>2200 Cannery Row, Salisbury, MD 21801</worksite> |
## Tasks
{DUTIES}
""",
    f"""
# <job_title>Hotel Houseperson</job_title>
You will be employed by <employer>Keystone Workforce, Inc.</employer> and placed at our client, the Larch Inn.
The Larch Inn is at <worksite>15 Front Street, Frederick, MD 21701</worksite>.
## Duties
{DUTIES}
""",
    # telework: the letterhead is nobody's desk
    f"""
^ Blue Heron Data Services, 900 Harbor Road, Baltimore, MD 21230
# <job_title>Claims Keyer</job_title>
<employer>Blue Heron Data Services</employer>
Location: Remote. Keyers work from home anywhere in the United States.
## Duties
{DUTIES}
""",
    # no place is stated, though the city of the employer is known
    f"""
# <job_title>Groundskeeper</job_title>
**Position details**
Department: Facilities
The <employer>Cedar Rapids Community School District</employer> is an equal opportunity employer.
## Essential duties
{DUTIES}
Send letters to Human Resources, 2500 Edgewood Road NW, Cedar Rapids, IA 52405.
""",
    # prose
    """
**<job_title>Night Baker</job_title>**
<employer>Sourwood Bakery</employer>
The bakery is at <worksite>31 Haywood Street, Asheville, North Carolina 28801</worksite>, two blocks from the bus station.  # noqa: E501
You mix, shape and bake from ten until six.
**What we ask for**
- Early hours
""",
    f"""
# <employer>TALL PINES LUMBER CO.</employer>
## Help wanted: <job_title>Yard Hand</job_title>
We need a steady person at our <worksite>Bemidji, Minnesota</worksite> yard to stack, sort and load.
{DUTIES}
""",
    f"""
Title: <job_title>Mail Clerk</job_title>
Company: <employer>Dunmore Mutual Insurance Company</employer>
City/State: <worksite>Scranton, PA</worksite>
Pay: $16.40 an hour
## Duties
{DUTIES}
""",
    # forms in parts
    """
| Legal name of employer | <employer>Quarry Hill Partners</employer> |
| Employer address | 12 Oak Street |
| City | Towson |
| State | MD |
| Zip | 21204 |
| Title of position | <job_title>Lobby Attendant</job_title> |
| Worksite street address | 800 Key Highway |
| City | <worksite>Baltimore</worksite> |
| State | MD |
| Zip | 21230 |
""",
    """
Name of CRP: <employer>Larch Hill Partnerships</employer>
Name of position: <job_title>Laundry Sorter</job_title>
Worksite name and address: Hill Valley Hospital, <worksite>2 Hospital Way, Cumberland, Maryland 21502</worksite>
Mailing address: P.O. Box 88, Cumberland, MD 21501
""",
    # the agency that gets the form is not the employer
    """
# MARYLAND DIVISION OF REHABILITATION SERVICES
# CIE Review Request
Employer <employer>Tern Cove Services, Inc.</employer>
Position <job_title>Kitchen Porter</job_title>
Employment site <worksite>40 Bay Street, Easton, MD 21601</worksite>
Submit this form to the Division of Rehabilitation Services, 2301 Argonne Drive, Baltimore, MD 21218.
""",
    # an organisation in the title line, the title behind a dash
    f"""
# <employer>Fallen Leaf Vocational Services</employer> – <job_title>Mailroom Helper</job_title>
Schedule: 20 hours a week
Work site: State Library, <worksite>901 Third Street, Carson City, NV 89701</worksite>
## Job tasks
{DUTIES}
""",
    f"""
# Position Description: <job_title>Grounds Crew Member</job_title>
Contractor/Employer: <employer>Mesa Verde Industries</employer>
Place of performance: <worksite>Kirtland Air Force Base, NM 87117</worksite>
## Duties
{DUTIES}
""",
    f"""
# <job_title>Warehouse Associate</job_title>, <employer>Northgate Food Bank</employer>
We feed six counties from our warehouse at <worksite>5 Terminal Way, Duluth, MN 55802</worksite>.
## You will
{DUTIES}
""",
    f"""
# JOB DESCRIPTION
Position:       <job_title>Housekeeping Aide</job_title>
Department:     Environmental Services
Facility:       <employer>St. Brigid Regional Hospital</employer>
Location:       <worksite>700 Ninth Avenue, Helena, MT 59601</worksite>
## Essential functions
{DUTIES}
""",
    # words that look like a title and are none
    f"""
# Employee Handbook supplement
## <job_title>Line Cook</job_title>
Reports to: Kitchen Manager
Supervisor: Head Chef
At <employer>Kettle & Crane Restaurants</employer>, we cook from scratch.
## Duties
{DUTIES}
""",
    # the seat of the organization is not where the work is
    """\
# <job_title>PM Janitor</job_title> - FAC003 - One Position
<worksite>Fredericksburg, VA</worksite>
<employer>Tarn Works, Inc.</employer> is a non-profit corporation under Section 501(c)(3), located in Suffolk, Virginia.
Manual labor in the daily cleaning of buildings is the focus of this job.
""",
    # a title that is no known job's, beside its label; a sentence on supervision is none
    """\
Position Start Date: As soon as hired
TITLE: <job_title>Nutrition Services I — Elementary, Middle and High School</job_title>
# SUPERVISION RECEIVED
Receives supervision from Nutrition Services Supervisor
# ESSENTIAL RESPONSIBILITIES
Prepare and serve food.
""",
)
