"""A table or criteria set that is not yet in force, laid over what is, so that it can be tried first."""

from __future__ import annotations

import shutil
from pathlib import Path

from cie_extract.errors import PatternFileError
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.tables import LOCALITY_COLUMNS, PROVIDER_COLUMNS, RATE_COLUMNS

#: What can be tried on stored readings: the rest of patterns/ says how documents are read, and they would be read anew.
JUDGING = ("criteria", "tables")
_TABLES = {
    RATE_COLUMNS: "tables/minimum_wage.csv",
    LOCALITY_COLUMNS: "tables/localities.csv",
    PROVIDER_COLUMNS: "tables/providers.csv",
}


def with_candidate(patterns: Patterns, new: Path, into: Path) -> Patterns:
    """The patterns with `new` laid over them: a table, a criteria set, or a folder with criteria/ and tables/.

    `into` is an empty folder that holds the overlay for as long as it is used; nothing in force is touched. Raises
    PatternFileError for a file that is neither, and for a folder that holds nothing that could be tried.
    """
    if patterns.overlay:
        shutil.copytree(patterns.overlay, into, dirs_exist_ok=True)
    if new.is_dir():
        found = [part for part in JUDGING if (new / part).is_dir()]
        if not found:
            raise PatternFileError(f"{new}: there is no folder criteria/ or tables/ in it.", advice="")
        for part in found:
            shutil.copytree(new / part, into / part, dirs_exist_ok=True)
    else:
        target = into / _name_of(new)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(new, target)
    return Patterns(patterns.folder, into)


def _name_of(file: Path) -> str:
    """Where a file belongs in patterns/: a criteria set by its name, a table by its columns."""
    if file.suffix in (".yaml", ".yml"):
        return f"criteria/{file.stem}.yaml"
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        header = tuple(stream.readline().strip().split(","))
    if header not in _TABLES:
        raise PatternFileError(
            f"{file.name}:1: the columns are those of no table.", advice="See patterns/tables/README.md."
        )
    return _TABLES[header]
