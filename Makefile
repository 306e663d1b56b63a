# Everything here needs Python 3.11, make and git, and nothing else that is installed by hand.
# `make` alone says what there is.

PYTHON    ?= $(shell command -v python3.11 || command -v python3)
BIN       := .venv/bin
INSTALLED := .venv/.installed
WORKSPACE := workspace

.DEFAULT_GOAL := help
.PHONY: help run test lint snapshots samples bench clean

help:
	@echo "make run        set up, take the sample inbox through the whole path, print the table"
	@echo "make test       set up and run the whole suite"
	@echo "make lint       ruff, mypy --strict and the import contracts"
	@echo "make samples    write samples/inbox again from samples/make_samples.py"
	@echo "make snapshots  write samples/expected again; read the difference as closely as code"
	@echo "make bench      speed over the samples (quality: benchmarks/quality.py GOLD FILES)"
	@echo "make clean      take away the workspace and the caches; .venv stays"

run: $(INSTALLED) $(WORKSPACE)/cie-extract.toml
	@$(BIN)/cie-extract run --workspace $(WORKSPACE)

# The suite starts many processes: compiled code is kept (in __pycache__), or each would compile the program anew.
test: $(INSTALLED)
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $${TEST_WORKERS:-2} --dist loadfile --no-loadscope-reorder $(TESTS)

lint: $(INSTALLED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

samples: $(INSTALLED)
	@$(BIN)/python -m samples.make_samples

snapshots: $(INSTALLED)
	@if [ -n "$$CI" ]; then echo "Snapshots are judged by a person, so they are never written in CI."; exit 2; fi
	@$(BIN)/python -m samples.snapshots --write

bench: $(INSTALLED)
	@$(BIN)/python benchmarks/speed.py samples/inbox

clean:
	rm -rf $(WORKSPACE) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The samples are copied once: what `run` took out of the inbox does not come back by itself.
$(WORKSPACE)/cie-extract.toml: | $(INSTALLED)
	@mkdir -p $(WORKSPACE)/inbox
	@cp -rp samples/inbox/. $(WORKSPACE)/inbox/
	@$(BIN)/cie-extract init $(WORKSPACE) >/dev/null

# A stamp: later runs are instant. The lock names every package by version and hash, so there is nothing to resolve
# (--no-deps: resolvers of older pips stumble over extras); `pip check` proves that it is whole.
$(INSTALLED): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Python 3.11 is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@echo "Setting up .venv from requirements.lock (once, about a minute) …"
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check check >/dev/null || { $(BIN)/python -m pip check; exit 1; }
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation -e .
	@touch $@
