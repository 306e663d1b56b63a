"""patterns/ -> Patterns: everything the domain experts know, read once, checked and frozen."""

from cie_extract.pattern_files.loading import Patterns, load_patterns, patterns_folder

__all__ = ["Patterns", "load_patterns", "patterns_folder"]
