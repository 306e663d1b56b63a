"""One document's record against the gold record of a careful reader: counts by field, and the mistakes in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.alike import Cue, cents, fold, once_each, pair, program, same_cue, same_item, same_name

Json = dict[str, Any]

FIELDS = (
    "kind", "job_title", "employer", "worksite", "wages", "fringe", "hours_per_week", "duties", "qualifications",
    "contract.program", "contract.start", "contract.end", "position_dates", "statements", "signed", "cue_kinds", "cues",
    "md_dors", "route", "route.clear",
)  # fmt: skip
_LIKE_REVISED = frozenset({"revised", "start", "posted"})  # "effective", "prepared": careful readers differ
_NOTHING: Json = {"document": {}, "facts": {}, "cues": [], "criteria": [], "route": {}}


@dataclass(frozen=True, slots=True)
class Count:
    """How many values of a field were right, said and in the gold, and what was wrong."""

    right: int = 0
    said: int = 0
    gold: int = 0
    note: str = ""

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.said + other.said, self.gold + other.gold)

    @property
    def wrong(self) -> int:
        return max(self.said, self.gold) - self.right

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Measured:
    """One document: a count a field, and the mistakes that matter most."""

    name: str
    counts: dict[str, Count] = field(default_factory=dict)
    by_cue: dict[str, Count] = field(default_factory=dict)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    no_record: bool = False
    false_met: list[str] = field(default_factory=list)
    met_on_silence: list[str] = field(default_factory=list)
    false_clear: bool = False
    clear_unjudged: bool = False


def measure(gold: Json, record: Json | None) -> Measured:
    """Compare one record (None, or an error line, where the file gave none) with its gold."""
    found = Measured(gold["file"], no_record=record is None or "error" in record)
    said = _NOTHING if record is None or "error" in record else record
    facts: Json = said.get("facts") or {}
    kind = said["document"].get("kind")
    found.counts["kind"] = Count(int(kind == gold["kind"]), 1, 1, f"said {kind}, gold {gold['kind']}")
    decision = (said.get("route") or {}).get("decision")
    if decision == "clear" and gold.get("route") != "clear":
        judged = gold.get("route") == "review" or gold["kind"] == "other"
        found.false_clear, found.clear_unjudged = judged, not judged
    if gold["kind"] == "other":
        return found
    for name, count in _facts(gold, facts, found):
        found.counts[name] = count
    _cues(gold, said, found)
    _outcomes(gold, said, decision, found)
    return found


def _facts(gold: Json, facts: Json, found: Measured) -> Iterator[tuple[str, Count]]:
    for name, floor in (("job_title", 85), ("employer", 80)):
        fact, wanted = facts.get(name) or {}, gold.get(name)
        value = fact.get("value")
        right = bool(wanted) and bool(value) and same_name(wanted, value, floor)
        if value:
            found.confidences.append((fact.get("confidence", 1.0), right))
        yield name, _one(right, value, wanted)
    yield "worksite", _site(gold.get("worksite"), facts.get("worksite"))
    yield "wages", _wages(gold, facts, found)
    fringe = [(cents(one["amount"]), one.get("per")) for one in gold.get("fringe") or []]
    said_fringe = [(cents(one["amount"]), one.get("per")) for one in facts.get("fringe") or []]
    yield "fringe", _many(fringe, said_fringe)
    yield "hours_per_week", _hours(gold.get("hours_per_week"), facts.get("hours_per_week"))
    for name in ("duties", "qualifications"):
        items = [one if isinstance(one, str) else one.get("text", "") for one in gold.get(name) or []]
        said_items = [one["text"] for one in facts.get(name) or []]
        pairs, beyond = pair(items, said_items, same_item)
        lost = [one for one in items if one not in [both[0] for both in pairs]]
        note = f"{len(pairs)} of {len(items)}; lost {lost[:1]}, beyond {[one[:70] for one in beyond[:1]]}"
        yield name, Count(len(pairs), len(said_items), len(items), note)
    contract, said_contract = gold.get("contract") or {}, facts.get("contract") or {}
    family, said_family = program(contract.get("program")), program(said_contract.get("program"))
    yield "contract.program", _one(bool(family) and family == said_family, said_family, family)
    for end in ("start", "end"):
        date, said_date = contract.get(end), said_contract.get(end)
        yield f"contract.{end}", _one(bool(date) and date == said_date, said_date, date)
    dates = sorted({(one["what"], one["date"]) for one in gold.get("position_dates") or []})
    said_dates = sorted({(one["what"], one["date"]) for one in facts.get("position_dates") or []})
    pairs_of_dates, _ = pair(dates, said_dates, _same_date)
    yield (
        "position_dates",
        Count(len(pairs_of_dates), len(said_dates), len(dates), f"said {said_dates}, gold {dates}"),
    )
    yield "statements", _statements(gold.get("statements") or {}, facts.get("statements") or {})
    if gold.get("signed") is not None:
        signed = (facts.get("signature") or {}).get("signed")
        yield "signed", Count(int(signed == gold["signed"]), int(signed is not None), 1, f"said {signed}")


def _one(right: bool, said: object, gold: object) -> Count:
    return Count(int(right), int(bool(said)), int(bool(gold)), f"said {said!r}, gold {gold!r}")


def _many(gold: list[Any], said: list[Any]) -> Count:
    pairs, _ = pair(gold, said, lambda one, other: bool(one == other))
    return Count(len(pairs), len(said), len(gold), f"said {_plain(said)}, gold {_plain(gold)}")


def _plain(values: list[Any]) -> list[str]:
    return [" ".join(str(part) for part in value) for value in values]


def _site(gold: Json | None, said: Json | None) -> Count:
    def parts(site: Json | None) -> tuple[str, str] | None:
        if not site or not (site.get("city") or site.get("state") or site.get("zip")):
            return None
        return fold(site.get("city")), fold(site.get("state"))

    wanted, value = parts(gold), parts(said)
    return _one(wanted is not None and wanted == value, value, wanted)


def _wages(gold: Json, facts: Json, found: Measured) -> Count:
    wanted = {(cents(one["low"]), cents(one["high"]), one["per"]) for one in gold.get("wages") or []}
    values = [(cents(one["low"]), cents(one["high"]), one["per"]) for one in facts.get("wages") or []]
    for one, value in zip(facts.get("wages") or [], values, strict=True):
        found.confidences.append((one.get("confidence", 1.0), value in wanted))
    return _many(sorted(wanted, key=str), sorted(set(values), key=str))


def _hours(gold: Any, said: Json | None) -> Count:
    if isinstance(gold, int | float):
        gold = [gold, gold]
    wanted = [float(hours) for hours in gold] if gold else None
    value = [float(said["low"]), float(said["high"])] if said else None
    return _one(wanted is not None and wanted == value, value, wanted)


def _same_date(gold: tuple[str, str], said: tuple[str, str]) -> bool:
    return gold[1] == said[1] and (gold[0] == said[0] or {gold[0], said[0]} <= _LIKE_REVISED)


def _statements(gold: Json, said: Json) -> Count:
    wrong = [
        f"{number}: said {(said.get(number) or {}).get('answer')}, gold {answer}"
        for number, answer in gold.items()
        if number not in said or said[number]["answer"] != answer
    ]
    return Count(
        len(gold) - len(wrong), len(said), len(gold), "; ".join(wrong) or f"{len(said)} said, {len(gold)} gold"
    )


def _cues(gold: Json, said: Json, found: Measured) -> None:
    wanted: list[Cue] = [(one["kind"], bool(one.get("negated")), fold(one["quote"])) for one in gold.get("cues") or []]
    # History counts as denied; what is hypothetical, or of others, is shown but not counted.
    values: list[Cue] = once_each(
        [
            (one["kind"], one["status"] in ("negated", "historical"), fold(one["evidence"][0]["quote"]))
            for one in said.get("cues") or []
            if one["status"] in ("asserted", "negated", "historical")
        ]
    )
    lenient = set(gold.get("lenient") or [])  # kinds on which two careful readers differed here
    _, beyond = pair(wanted, values, same_cue)
    values = [cue for cue in values if cue[0] not in lenient or cue not in beyond]
    pairs, beyond = pair(wanted, values, same_cue)
    lost = [cue for cue in wanted if cue not in [both[0] for both in pairs]]
    note = f"lost {[(cue[0], cue[2][:60]) for cue in lost[:3]]}; beyond {[(cue[0], cue[2][:60]) for cue in beyond[:3]]}"
    found.counts["cues"] = Count(len(pairs), len(values), len(wanted), note)
    for kind in {cue[0] for cue in (*wanted, *values)}:
        these, those = [cue for cue in wanted if cue[0] == kind], [cue for cue in values if cue[0] == kind]
        found.by_cue[kind] = Count(len(pair(these, those, same_cue)[0]), len(those), len(these))
    kinds, said_kinds = {cue[:2] for cue in wanted}, {cue[:2] for cue in values}
    note = f"lost {sorted(kinds - said_kinds)}; beyond {sorted(said_kinds - kinds)}"
    found.counts["cue_kinds"] = Count(len(kinds & said_kinds), len(said_kinds), len(kinds), note)


def _outcomes(gold: Json, said: Json, decision: str | None, found: Measured) -> None:
    outcomes = {
        one["id"].rpartition(".")[2]: one["outcome"] for one in said.get("criteria") or [] if one["set"] == "md-dors"
    }
    total, wrong = Count(), []
    for number, wanted in (gold.get("md_dors") or {}).items():
        outcome = outcomes.get(number)
        total += Count(int(outcome == wanted), int(outcome is not None), 1)
        if outcome != wanted:
            wrong.append(f"{number}: said {outcome}, gold {wanted}")
        if outcome == "met" and wanted in ("not_met", "conflicting"):
            found.false_met.append(f"md-dors.{number} said met, gold {wanted}")
        if outcome == "met" and wanted == "insufficient":
            found.met_on_silence.append(f"md-dors.{number}")
    if gold.get("md_dors"):
        found.counts["md_dors"] = Count(total.right, total.said, total.gold, "; ".join(wrong))
    if gold.get("route"):
        wanted = gold["route"]
        note = f"said {decision}, gold {wanted}"
        found.counts["route"] = Count(int(decision == wanted), int(decision is not None), 1, note)
        clear = Count(int(decision == wanted == "clear"), int(decision == "clear"), int(wanted == "clear"), note)
        found.counts["route.clear"] = clear
