"""patterns/document_types/<kind>.yaml: how to tell a position description, a packet and other papers apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.sayings import Words, finder_of
from cie_extract.pattern_files.word_lists import any_of, phrase_finder, telling_words
from cie_extract.pattern_files.yaml_file import load_yaml


class SignGroup(Frozen):
    """Phrases that speak for a kind: once each, in a heading or anywhere."""

    weight: float = Field(gt=0)
    where: Literal["heading", "anywhere"]
    phrases: tuple[str, ...]


class DocumentType(Frozen):
    """One kind: signs in its words, weights of its sections, headings that begin it, papers that are of it."""

    name: Literal["position_description", "review_request", "packet", "other"]
    sections: dict[str, float] = Field(default_factory=dict)
    signs: tuple[SignGroup, ...] = ()
    headings: tuple[str, ...] = ()
    promises: Words = ()
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Signs:
    """A group of phrases, ready to be looked for; `telling` words rule most papers out cheaply."""

    weight: float
    in_headings: bool
    expression: re.Pattern[str]
    telling: tuple[str, ...]

    def said_in(self, small: str) -> frozenset[str]:
        """The phrases of the group that a text in small letters holds, each once."""
        if not any(word in small for word in self.telling):
            return frozenset()
        return frozenset(" ".join(said.split()) for said in self.expression.findall(small))


@dataclass(frozen=True)
class DocumentTypes:
    """What `identify` asks."""

    sections: tuple[tuple[str, float], ...]
    description: tuple[Signs, ...]
    other: tuple[Signs, ...]
    description_heading: re.Pattern[str]
    promised: re.Pattern[str]  # "the job description you asked for is below"
    beyond_a_form: tuple[tuple[str, float], ...]  # sections that tell a description from the fields of a form


@lru_cache(maxsize=4)
def load_document_types(patterns: Patterns) -> DocumentTypes:
    """The four kinds. Raises PatternFileError for a file that is not as it should be."""
    kinds = {
        name: load_yaml(patterns.file(f"document_types/{name}.yaml"), DocumentType)
        for name in ("position_description", "review_request", "packet", "other")
    }
    return DocumentTypes(
        sections=tuple(kinds["position_description"].sections.items()),
        description=_signs(kinds["position_description"]),
        other=_signs(kinds["other"]),
        description_heading=phrase_finder(kinds["packet"].headings),
        promised=finder_of(kinds["packet"].promises),
        beyond_a_form=tuple(kinds["packet"].sections.items()),
    )


def packet_file(patterns: Patterns) -> DocumentType:
    """patterns/document_types/packet.yaml, for its proof. Raises PatternFileError."""
    return load_yaml(patterns.file("document_types/packet.yaml"), DocumentType)


def _signs(kind: DocumentType) -> tuple[Signs, ...]:
    return tuple(_sign(group) for group in kind.signs)


def _sign(group: SignGroup) -> Signs:
    phrases = tuple(phrase.lower() for phrase in group.phrases)
    # Among small letters the case need not be folded, which takes most of the time.
    expression = re.compile(any_of(phrases))
    return Signs(group.weight, group.where == "heading", expression, telling_words(phrases))
