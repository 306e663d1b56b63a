"""Finds patterns/, reads each of its parts, and names the versions that a record carries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from cie_extract.errors import PatternFileError

if TYPE_CHECKING:
    from spacy.language import Language

#: The parts that say what is made of a reading.
_RULES = ("cases", "criteria", "tables")
#: The parts that say how the office words things: a change of theirs changes no reading and no outcome.
_WORDS = ("letters", "visits")


@dataclass(frozen=True)
class Patterns:
    """The pattern set. Each part is read when first asked for, and kept. `overlay` is a workspace's own folder: a
    file there replaces the file of the same path in `folder`."""

    folder: Path
    overlay: Path | None = None

    @cached_property
    def nlp(self) -> Language:
        """spaCy's blank English: its tokenizer alone, which tells the pieces of a word."""
        from spacy import blank  # half a second, which commands that read no document do not wait

        nlp = blank("en")
        nlp.max_length = 100_000_000  # the tokenizer alone needs little memory; the readers limit what comes in
        return nlp

    def file(self, name: str) -> Path:
        """The file `name` ("tables/minimum_wage.csv"), the workspace's own before the package's."""
        if self.overlay and (self.overlay / name).is_file():
            return self.overlay / name
        return self.folder / name

    def files(self, part: str, suffix: str = ".yaml") -> tuple[Path, ...]:
        """The files of one part ("cues"), by name; those of the overlay replace or add."""
        found = {path.name: path for path in sorted((self.folder / part).glob(f"*{suffix}"))}
        if self.overlay:
            found |= {path.name: path for path in sorted((self.overlay / part).glob(f"*{suffix}"))}
        return tuple(found[name] for name in sorted(found))

    @cached_property
    def version(self) -> str:
        """SHA-256 over everything that says how documents are read (all but the rules and the words of letters)."""
        return _digest(self._all(*sorted(self._parts() - {*_RULES, *_WORDS})))

    @cached_property
    def rules_version(self) -> str:
        """SHA-256 over criteria sets, tables, and what a case needs."""
        return _digest(self._all(*_RULES))

    def _parts(self) -> set[str]:
        folders = (self.folder, self.overlay) if self.overlay else (self.folder,)
        return {one.name for folder in folders for one in folder.iterdir() if one.is_dir()}

    def _all(self, *parts: str) -> Iterator[Path]:
        for part in parts:
            yield from self.files(part, "")


def patterns_folder() -> Path:
    """The pattern files of the installed package, or of the checkout that the package is run from."""
    package = Path(str(files("cie_extract")))
    for folder in (package / "patterns", package.parent / "patterns"):
        if (folder / "tables").is_dir():
            return folder
    raise PatternFileError(
        "The pattern files that belong to cie-extract were not found.", advice="Install the package again."
    )


def load_patterns(overlay: Path | None = None) -> Patterns:
    """The package's patterns, with a workspace's own laid over them."""
    if overlay is not None and not overlay.is_dir():
        raise PatternFileError(
            f"The pattern folder {overlay} does not exist.", advice="Check `patterns` in the settings."
        )
    return Patterns(patterns_folder(), overlay)


def _digest(paths: Iterator[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        if path.is_file():
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
