"""The report of `patterns check`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from cie_extract.checks import CHECKS
from cie_extract.checks.findings import Findings
from cie_extract.errors import PatternFileError
from cie_extract.pattern_files import Patterns


@dataclass(frozen=True, slots=True)
class Report:
    """What every check found."""

    findings: tuple[Findings, ...]

    @property
    def holds(self) -> bool:
        return not any(found.wrong for found in self.findings)

    def lines(self) -> list[str]:
        """A line a check, then what is wrong."""
        lines = [f"{found.examples:>5} {found.part}: {_verdict(found)}" for found in self.findings]
        return lines + [f"  {sentence}" for found in self.findings for sentence in found.wrong]

    def as_json(self) -> dict[str, Any]:
        return {"holds": self.holds, "checks": [asdict(found) for found in self.findings]}


def _verdict(found: Findings) -> str:
    return f"{len(found.wrong)} wrong" if found.wrong else "all hold"


def check_patterns(patterns: Patterns) -> Report:
    """Run every check; those after a file that does not load are left out."""
    findings: list[Findings] = []
    for check in CHECKS:
        try:
            findings.append(check(patterns))
        except PatternFileError as error:
            findings.append(Findings(check.__module__.rpartition(".")[2], 0, (str(error),)))
        if findings[0].wrong:
            break
    return Report(tuple(findings))
