# Everything runs from a virtual environment in .venv that the first command makes; nothing else is touched.
VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
JOBS ?= auto
PEERS ?= $(BIN)/python
SAMPLE ?= 400
SECONDS ?= 1800
FUZZ_SECONDS ?= 60
GAMES ?= 1000

.PHONY: help play test test-full check bench playthroughs pictures locale mutants fuzz soak wheel dist lock licences clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

play: $(VENV)/.for-play ## open the game (the first time it installs what the game needs)
	@$(BIN)/python main.py

test: $(VENV)/.for-test ## run the tests, long ones and real windows left out
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -q -m "not slow and not full"

test-full: $(VENV)/.for-test ## run all tests, hundreds of games and real windows too (Xvfb, openbox, xdotool)
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -q -m "not full"
	$(BIN)/python -m pytest -q -s -rs -m full

check: $(VENV)/.for-dev ## lint, types, direction of imports, scenarios
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python main.py check scenarios

bench: $(VENV)/.for-test ## measure speed; PEERS=an interpreter with negmas, chess, open_spiel adds ratios against them
	$(BIN)/python main.py bench
	-xvfb-run -a $(BIN)/python -m tests.benchmarks.redraw_ratio
	-$(PEERS) -m tests.benchmarks.frontier_ratio
	-$(PEERS) -m tests.benchmarks.negotiation_ratio
	-$(PEERS) -m tests.benchmarks.peers

playthroughs: $(VENV)/.for-test ## write the golden playthroughs anew; read the difference before you keep it
	$(BIN)/python -m tests.playthroughs.record

pictures: $(VENV)/.for-test ## a picture of every screen at every size into build/pictures; fails where one is not whole
	$(BIN)/python -m tests.pictures

locale: $(VENV)/.for-test ## bring the languages in step with the English of assets/locale and compile them
	$(BIN)/python -m game.workshop.catalogues

mutants: $(VENV)/.for-mutants ## change the rules a little, SAMPLE times in SECONDS, and see whether a test notices
	nice $(BIN)/python -m tests.mutation --sample $(SAMPLE) --seconds $(SECONDS)

fuzz: $(VENV)/.for-test ## hostile input for FUZZ_SECONDS a target: scenarios, saves, packs, codes, commands, keys and mouse
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[fuzz]" 2>/dev/null || \
		echo "atheris cannot be installed here; inputs are made by the mutator alone."
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS)

soak: $(VENV)/.for-test ## GAMES games in one window by hands that press anything: nothing breaks, nothing grows
	$(BIN)/python -m tests.soak --games $(GAMES)

wheel: $(VENV)/.for-dev ## build the package into dist/
	$(BIN)/python -m pip wheel --no-deps --wheel-dir dist .

dist: | $(BIN)/python ## build the wheel and the portable folder into dist/, and play games in both
	$(BIN)/python -m tests.packaged

lock: $(VENV)/.for-lock ## write .ci/locks anew: the packages of pipeline and portable folder, with their hashes
	$(BIN)/python -m tests.packaged.lock

licences: $(VENV)/.for-lock ## write assets/PACKAGES.md anew: every package of the locks with its licence
	$(BIN)/python -m tests.packaged.licences

clean: ## remove the virtual environment and what tools leave behind
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and was not found." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 2; }

$(VENV)/.for-play: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.for-test: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@touch $@ $(VENV)/.for-play

$(VENV)/.for-dev: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,dev]"
	@touch $@ $(VENV)/.for-play $(VENV)/.for-test

$(VENV)/.for-mutants: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,mutation]"
	@touch $@ $(VENV)/.for-play $(VENV)/.for-test

$(VENV)/.for-lock: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,lock]"
	@touch $@
