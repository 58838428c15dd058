# Everything that a contributor types. The first command that needs them makes .venv and node_modules.

PYTHON ?= python3
PIPENV_VERSION := 2026.10.3
BIN := .venv/bin
RUN := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python
export PIPENV_IGNORE_VIRTUALENVS := 1
export PIPENV_VENV_IN_PROJECT := 1

.DEFAULT_GOAL := help
.PHONY: help rehearse test quick check format bench install lock machine clean

help: ## List the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

rehearse: install ## Apply the reference system to an AWS inside the command: no account needed
	$(RUN) -m viaduct rehearse

test: install ## Run all tests, those with the real Terraform too
	$(RUN) -m pytest -n 4 --dist worksteal

quick: install ## Run the tests that need no Terraform, no sample apps and no patience: under two minutes
	$(RUN) -m pytest -n 2 -m "not rehearsal and not apps and not thorough"

check: install ## Lint, formatting and types
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy viaduct stacks modules main.py

format: install ## Format the Python code
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

bench: install ## Measure synthesis and checking, as docs/performance.md says
	$(RUN) -m bench

install: machine .venv/installed node_modules/installed ## Install what the lock files name, into .venv and node_modules

machine:
	@command -v $(PYTHON) >/dev/null || { echo "viaduct needs Python 3.11 or newer as $(PYTHON); none was found" >&2; exit 2; }
	@$(PYTHON) .ci/check_machine.py

.venv/installed: Pipfile.lock | .pipenv/bin/pipenv
	.pipenv/bin/pipenv sync --dev
	@touch $@

.pipenv/bin/pipenv:
	$(PYTHON) -m venv .pipenv
	.pipenv/bin/pip install --quiet pipenv==$(PIPENV_VERSION)

node_modules/installed: package-lock.json .venv/installed
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-audit --no-fund
	@touch $@

lock: .pipenv/bin/pipenv ## Lock the newest versions that Pipfile and package.json allow
	.pipenv/bin/pipenv lock
	PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --no-audit --no-fund
	$(PYTHON) .ci/strip_lock_files.py

clean: ## Remove what was installed and synthesized
	rm -rf .venv .pipenv .venv-build-image .venv-checkov node_modules cdktf.out
