"""Are the tables in force as they should be: no gap, no overlap, a source for every figure, places that exist?"""

from __future__ import annotations

from cie_extract.checks.findings import Findings
from cie_extract.checks.rates import LOCALITIES, PROVIDERS, RATES, remarks_on
from cie_extract.pattern_files import Patterns
from cie_extract.pattern_files.tables import load_provider_sites, load_wage_tables


def check(patterns: Patterns) -> Findings:
    """Every row of every table; what is only to be looked at is no fault (`cie-extract tables check` shows it)."""
    remarks = [
        remark
        for name in (RATES, LOCALITIES, PROVIDERS)
        for remark in remarks_on(patterns.file(f"tables/{name}"), patterns)
    ]
    tables = load_wage_tables(patterns)
    rows = sum(map(len, tables.rates.values())) + sum(map(len, tables.localities.values()))
    wrong = tuple(str(remark) for remark in remarks if remark.grave)
    return Findings("rows of tables", rows + len(load_provider_sites(patterns)), wrong)
