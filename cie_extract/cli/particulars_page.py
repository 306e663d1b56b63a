"""What a document says beside its record, as a page that a person can read."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cie_extract.cli import words
from cie_extract.model.particulars import Particulars
from cie_extract.stages.particular_words import LABELS, in_words


def particulars_page(found: Particulars) -> RenderableType:
    """Each value with its quote and place; a sentence where there is none."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    table.expand = True
    for one in found.particulars:
        place = Text(words.page(one.evidence), style="dim")
        table.add_row(Text(LABELS[one.kind], style="bold"), in_words(one.value), place)
        table.add_row("", Text(words.quote(one.evidence), style="dim"), "")
    title = Rule(found.name, style="bold", align="left")
    if not found.particulars:
        return Group(title, Text("Nothing of the kind is stated."))
    return Group(title, Padding(table, (0, 0)))
