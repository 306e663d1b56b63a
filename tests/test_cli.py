"""The command line as a person and a machine meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pytest_django import DjangoDbBlocker
from typer.testing import CliRunner, Result

from cie_extract.cli import reading
from cie_extract.cli.app import app
from cie_extract.guard import ReadingPool
from cie_extract.stages.read import read
from samples.make_samples import INBOX

CUSTODIAN = INBOX / "custodian-hagerstown.pdf"
SURVEY = INBOX / "delivery-helper-survey.txt"
MAIL_CLERK = INBOX / "mail-clerk-annapolis.docx"
DAMAGED = INBOX / "damaged-upload.pdf"
DAY = ("--as-of", "2026-11-22")
COMMANDS = (
    *("extract", "text", "explain", "particulars"),
    *("init", "run", "watch", "status", "show", "retry", "nightly", "doctor", "config"),
    *("cases", "case"),
    *("patterns", "tables", "schema", "wage"),
)


@pytest.fixture(autouse=True)
def in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """No workspace above, none in the environment, a window of eighty columns; stores may be opened."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CIE_EXTRACT_WORKSPACE", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    """Guarded workers for all commands of this file: a command's own take seconds to start."""
    with ReadingPool(workers=2) as pool:
        yield pool


@pytest.fixture(autouse=True)
def read_by_workers_that_stay(pool: ReadingPool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command reads is read by these; that it starts and ends its own, the README's commands show."""
    monkeypatch.setattr(reading, "_pool", lambda settings, files: nullcontext(pool))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


# -- help


def test_help_names_every_command() -> None:
    told = run("--help").stdout
    assert [name for name in COMMANDS if f" {name} " not in told] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    told = run(command, "--help")
    assert told.exit_code == 0
    assert len(told.stdout) > 300
    assert max(len(line) for line in told.stdout.splitlines()) <= 80


# -- wrong usage: exit status 2, a sentence, nothing on standard output


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("extract", "no-such-file.pdf"),
        ("extract", INBOX),
        ("extract", CUSTODIAN, "--as-of", "22.11.2026"),
        ("extract", CUSTODIAN, "--set", "md-dorz"),
        ("text", CUSTODIAN, "--part", "2"),
        ("explain", CUSTODIAN, "wagez"),
        ("explain", CUSTODIAN, "md-dors.9"),
        ("wage", "--place", "nowhere", "--date", "2026-11-22"),
        ("wage", "--place", "Rockville, MD", "--date", "2026-11-22", "--hourly", "plenty"),
        ("retry",),
        ("retry", "2026-0001", "--set-aside"),
        ("extractt", CUSTODIAN),
    ],
    ids=str,
)
def test_wrong_usage(arguments: tuple[object, ...]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr and len(done.stderr) > 20


def test_a_set_misnamed_is_answered_with_the_sets_there_are() -> None:
    assert "md-dors" in run("extract", CUSTODIAN, "--set", "md-dorz").stderr


# -- extract


def test_one_record_a_line_in_the_order_of_the_files() -> None:
    done = run("extract", "--json", *DAY, SURVEY, DAMAGED, CUSTODIAN)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["document"]["name"] for line in lines] == [SURVEY.name, DAMAGED.name, CUSTODIAN.name]
    assert done.exit_code == 1
    assert set(lines[1]) == {"schema", "document", "error"}
    assert set(lines[1]["error"]) == {"code", "message"} and lines[1]["error"]["code"] == "damaged"


def test_every_file_read_is_exit_status_0() -> None:
    assert run("extract", "--json", *DAY, SURVEY).exit_code == 0


def test_the_first_set_named_routes() -> None:
    both = json.loads(run("extract", "--json", *DAY, "--set", "fed", "--set", "md-dors", CUSTODIAN).stdout)
    assert list(dict.fromkeys(outcome["set"] for outcome in both["criteria"])) == ["fed", "md-dors"]
    alone = json.loads(run("extract", "--json", *DAY, "--set", "md-dors", CUSTODIAN).stdout)
    assert {outcome["set"] for outcome in alone["criteria"]} == {"md-dors"}


def test_the_day_decides_what_has_run_out() -> None:
    before = json.loads(run("extract", "--json", "--as-of", "2026-09-01", SURVEY).stdout)
    after = json.loads(run("extract", "--json", "--as-of", "2026-11-22", SURVEY).stdout)
    assert "expired" not in {reason["code"] for reason in before["route"]["reasons"]}
    assert "expired" in {reason["code"] for reason in after["route"]["reasons"]}


def test_extract_stores_nothing(tmp_path: Path) -> None:
    assert run("extract", "--json", *DAY, CUSTODIAN).exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_the_page_for_people() -> None:
    told = run("extract", *DAY, MAIL_CLERK).stdout
    for words in ("Mail and Supply Clerk", "Tollgate Creek Services", "$18.75 an hour", "Annapolis", "2029-06-30"):
        assert words in told
    assert "the employer says so, nothing else in the papers" in " ".join(told.split())
    assert "\x1b" not in told  # no colours without a terminal
    assert max(len(line) for line in told.splitlines()) <= 80


def test_the_page_never_speaks_a_verdict() -> None:
    for sample in (MAIL_CLERK, CUSTODIAN, SURVEY):
        told = run("extract", *DAY, sample).stdout.lower()
        assert "criteri" in told or "md-dors" in told
        assert not {"approved", "passed", "compliant"} & set(told.replace(".", " ").split())


def test_a_file_that_cannot_be_read_is_said_on_standard_error() -> None:
    done = run("extract", *DAY, DAMAGED)
    assert done.exit_code == 1
    assert done.stdout.strip() == ""
    assert DAMAGED.name in done.stderr and "again" in done.stderr


# -- text


@pytest.mark.parametrize("sample", [CUSTODIAN, SURVEY, MAIL_CLERK], ids=lambda path: str(path.name))
def test_text_is_the_text_and_nothing_more(sample: Path) -> None:
    (document,) = read(sample)
    assert run("text", sample).stdout_bytes == document.text.encode()


# -- explain


def test_explain_names_the_rule_and_the_winner() -> None:
    told = json.loads(run("explain", CUSTODIAN, "employer", "--json").stdout)
    chosen = [one for one in told["candidates"] if one["chosen"]]
    assert len(chosen) == 1 and "larkmoor" in chosen[0]["said"].lower()
    assert all(one["found_by"] and one["why"] for one in told["candidates"])


def test_explain_a_criterion_walks_to_the_quotes() -> None:
    told = run("explain", CUSTODIAN, "md-dors.3", *DAY).stdout
    assert "md-dors.3: met" in told and "same health insurance" in " ".join(told.split())


def test_explain_a_field_that_is_not_there() -> None:
    assert "No candidate" in run("explain", SURVEY, "fringe").stdout


# -- particulars


def test_what_stands_beside_the_record_has_its_places(tmp_path: Path) -> None:
    paper = tmp_path / "request.txt"
    paper.write_text(
        "CIE Review Request\n\nEmployer of record: Gannet Point Services\nContact person: Tessa Whitcombe\n"
        "Telephone: 410-555-0139\n\nGannet Point Services is a 501(c)(3) nonprofit organization.\n"
        "Paid under WD 2015-4281 Rev. 27.\n"
    )
    found = json.loads(run("particulars", paper, "--json").stdout)
    assert [one["value"]["kind"] for one in found["particulars"]] == ["contact", "tax_status", "wage_determination"]
    text = run("text", paper).stdout
    for place in (place for one in found["particulars"] for place in one["evidence"]):
        assert text[place["start"] : place["end"]] == place["quote"]
    assert "501(c)(3)" in run("particulars", paper).stdout


def test_a_paper_that_says_nothing_beside_its_record(tmp_path: Path) -> None:
    paper = tmp_path / "plain.txt"
    paper.write_text("The custodian sweeps the hall and empties the bins each evening.\n")
    assert "Nothing of the kind" in run("particulars", paper).stdout


# -- what it knows


def test_the_schema_is_a_schema_and_a_record_fits_it() -> None:
    schema = json.loads(run("schema").stdout)
    Draft202012Validator.check_schema(schema)
    record = json.loads(run("extract", "--json", *DAY, CUSTODIAN).stdout)
    assert list(Draft202012Validator(schema).iter_errors(record)) == []


def test_patterns_check_holds() -> None:
    done = run("patterns", "check")
    assert done.exit_code == 0, done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--place", "Hagerstown, MD"), "$15.00 an hour: MD, general rate"),
        (("--place", "Salem, OR"), "$15.55 an hour: OR/Standard"),
        (("--place", "Madison, WI"), "$7.25 an hour"),
        (("--place", "Rockville, MD 20852"), "depends on"),
        (("--place", "Hagerstown, MD", "--hourly", "14.99"), "is below it"),
        (("--place", "Hagerstown, MD", "--hourly", "$15.00"), "meets it"),
    ],
)
def test_wage(arguments: tuple[str, ...], words: str) -> None:
    assert words in run("wage", "--date", "2026-11-22", *arguments).stdout


def test_wage_for_machines() -> None:
    told = json.loads(run("wage", "--date", "2026-11-22", "--place", "Hagerstown, MD", "--json").stdout)
    assert [floor["hourly"] for floor in told["floors"]] == [15.0]


# -- a workspace


def test_a_command_without_workspace_says_how_to_make_one() -> None:
    done = run_process("status")
    assert done.returncode == 2 and "init" in done.stderr and done.stdout == ""


def test_init_status_and_settings(tmp_path: Path) -> None:
    assert run("init", "desk").exit_code == 0
    assert (tmp_path / "desk" / "inbox").is_dir()
    status = json.loads(run("status", "--workspace", "desk", "--json").stdout)
    assert status["counts"]["waiting"] == 0
    settings = json.loads(run("config", "show", "--workspace", "desk", "--json").stdout)
    assert {"criteria", "intake.stable_seconds"} <= {line["key"] for line in settings}
    assert "0 seen" in run("status", "--workspace", "desk").stdout


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    run("init", "desk")
    (tmp_path / "desk" / "cie-extract.toml").write_text("[intake]\nstable_secs = 3\n", encoding="utf-8")
    done = run_process("status", "--workspace", "desk")
    assert done.returncode == 2
    assert "stable_secs" in done.stderr and "intake.stable_seconds" in done.stderr and "Traceback" not in done.stderr


def test_an_unknown_number_is_said_plainly() -> None:
    run("init", "desk")
    done = run_process("show", "2026-0001", "--workspace", "desk")
    assert done.returncode == 1 and "2026-0001" in done.stderr and "Traceback" not in done.stderr


def run_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The real thing, with its own way of ending."""
    command = [sys.executable, "-c", "from cie_extract.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# -- tables: checked, compared, tried


def test_the_tables_in_force_are_checked() -> None:
    told = run("tables", "check", "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["wrong"] == 0


def test_a_table_with_a_gap_is_refused_with_its_line(tmp_path: Path) -> None:
    new = tmp_path / "new.csv"
    new.write_text(
        "jurisdiction,level,state,place,category,hourly,effective_from,effective_to,source,confidence\n"
        "MD,state,MD,,general,13.25,2023-01-01,2023-12-31,DOLhist; EPI23,verified\n"
        "MD,state,MD,,general,15.00,2024-02-01,,DOL26; NCSL26,verified\n",
        encoding="utf-8",
    )
    told = run("tables", "check", new)
    assert told.exit_code == 1
    assert "new.csv:3: MD, general: no rate holds from 2024-01-01 to 2024-01-31." in told.stdout
    told = run("tables", "diff", new, new)
    assert (told.exit_code, told.stdout) == (0, "The tables say the same.\n")
