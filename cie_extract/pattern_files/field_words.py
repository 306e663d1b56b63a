"""patterns/fields/<field>.yaml: the words around titles, employers, places of work and what a letter tells."""

from __future__ import annotations

from functools import lru_cache

from cie_extract.model.place import Frozen
from cie_extract.pattern_files.loading import Patterns
from cie_extract.pattern_files.sayings import Lines, WordGroup, Words, groups_in
from cie_extract.pattern_files.yaml_file import load_yaml


class EmployerWords(Frozen):
    """patterns/fields/employer.yaml."""

    receivers: Words
    hosts: Words
    sign_offs: Words
    verbs_of_itself: Words
    terms: Words
    before_the_house: Words
    behind_the_house: Words
    whole_bodies: Words
    parts: Words
    parts_behind: Words
    departments: Words
    cabinets: Words
    agencies: Words
    papers: Words
    papers_behind: Words
    calls: Words
    applying: Words
    bodies_told: Words
    mail_hosts: Lines
    rule_makers: Lines
    names_open: Lines
    single_names: Lines
    no_names: Lines
    no_openings: Lines


class TitleWords(Frozen):
    """patterns/fields/job_title.yaml."""

    papers_before: Words
    papers_behind: Words
    says_of_itself: Words
    jobs_behind: Words
    wanted_behind: Words
    brackets: Words
    codes: Words
    code_words: Words
    pay_behind: Words
    parts_behind: Words
    times_short: Words
    times: Words
    standings: Words
    grades: Words
    no_jobs: Lines
    slogans: Words
    greetings: Words
    sign_offs: Words
    says_who: Words
    anothers: Words
    signings: Words
    parts_of_papers: Words
    numbered_parts: Words
    paper_words: Lines
    paper_nouns: Lines
    paper_kin: Lines
    houses: Lines
    named_houses: Lines
    place_words: Words


class WorksiteWords(Frozen):
    """patterns/fields/worksite.yaml."""

    away: Words
    work_at: Words
    house_at: Words
    around: Words
    work_done: Words
    worker_is: Words
    rooms: Words
    not_daily: Words
    work_words: Words
    houses: Words
    shop_words: Words
    elsewhere: Words
    remote: Words
    anywhere: Words
    remote_values: Words
    roving: Words
    bodies: Words
    moved: Words
    branches: Lines
    bases: Lines
    papers: Words


class ProseWords(Frozen):
    """patterns/fields/told_in_prose.yaml."""

    greetings: Words
    holders: Words
    wants: Words
    wanted: Words
    asked_of: Words
    asked: Words


@lru_cache(maxsize=4)
def load_employer_words(patterns: Patterns) -> EmployerWords:
    """Read patterns/fields/employer.yaml. Raises PatternFileError."""
    return load_yaml(patterns.file("fields/employer.yaml"), EmployerWords)


@lru_cache(maxsize=4)
def load_title_words(patterns: Patterns) -> TitleWords:
    """Read patterns/fields/job_title.yaml. Raises PatternFileError."""
    return load_yaml(patterns.file("fields/job_title.yaml"), TitleWords)


@lru_cache(maxsize=4)
def load_worksite_words(patterns: Patterns) -> WorksiteWords:
    """Read patterns/fields/worksite.yaml. Raises PatternFileError."""
    return load_yaml(patterns.file("fields/worksite.yaml"), WorksiteWords)


@lru_cache(maxsize=4)
def load_prose_words(patterns: Patterns) -> ProseWords:
    """Read patterns/fields/told_in_prose.yaml. Raises PatternFileError."""
    return load_yaml(patterns.file("fields/told_in_prose.yaml"), ProseWords)


def word_groups(patterns: Patterns) -> tuple[tuple[str, WordGroup], ...]:
    """Every group of words, with its place ("fields/employer.yaml: hosts"). Raises PatternFileError."""
    files = {
        "employer": load_employer_words(patterns),
        "job_title": load_title_words(patterns),
        "worksite": load_worksite_words(patterns),
        "told_in_prose": load_prose_words(patterns),
    }
    return tuple(found for name, content in files.items() for found in groups_in(f"fields/{name}.yaml", content))
