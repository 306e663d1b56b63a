"""The command line: `cie-extract`. The top floor: it alone reaches flows/ and review/, and only when asked to."""

from cie_extract.cli.app import main

__all__ = ["main"]
