# One front door. Every target is one command of .venv/bin, so that it can also be run without make.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
DATA ?= ./data
export PYTHON PORT DATA

BIN := .venv/bin
LOCKS := requirements/build.txt pyproject.toml scripts/setup.sh

.PHONY: help setup setup-dev run test check check-tests edition word deep bench shots docs lint format types lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' Makefile

setup: .venv/.core-ready ## Prepare .venv for running the product (PYTHON=python3)
	@:

setup-dev: .venv/.dev-ready ## Prepare .venv for working on the product
	@:

.venv/.core-ready: requirements/core.txt $(LOCKS)
	@if [ -e .venv/.dev-ready ]; then scripts/setup.sh dev; else scripts/setup.sh core; fi

.venv/.dev-ready: requirements/dev.txt $(LOCKS)
	@scripts/setup.sh dev

run: setup ## Serve the demonstration (PORT=8000 DATA=./data)
	@exec $(BIN)/zhiheng demo --serve

test: setup-dev ## Run every test, on SQLite and PostgreSQL and in a browser, and say what they walk (about 12 minutes)
	@scripts/system_needs.sh
	@$(BIN)/python -m tests.run --coverage

check: setup-dev ## Run what a change must pass, in under four minutes, on SQLite
	@$(MAKE) --no-print-directory --jobs=3 lint types check-tests

check-tests: setup-dev
	@$(BIN)/python -m tests.run --database sqlite --only law,proof,architecture,apps,web --report build/check-report.json

edition: setup-dev ## Click the golden edition through, from plan to prize, by all its people (about 8 minutes)
	@scripts/system_needs.sh
	@$(BIN)/python -m tests.run --only edition --report build/edition-report.json

word: setup-dev ## Open every Word paper of the golden edition in LibreOffice and compare it with its PDF
	@scripts/system_needs.sh libreoffice
	@$(BIN)/python -m tests.run --only word --report build/word-report.json

deep: setup-dev ## Run the property tests with many more examples, and six years of three awards
	@$(BIN)/python -m tests.run --database sqlite --only law,proof,years --hypothesis-profile deep --report build/deep-report.json

bench: setup-dev ## Measure the pages and the growth on SQLite and PostgreSQL
	@$(BIN)/python -m tests.bench

shots: setup-dev ## Take the pictures of every page, judge them, and copy those that the documents show
	@scripts/system_needs.sh
	@$(BIN)/python -m tests.run --only shots --report build/shots-report.json
	@scripts/pictures.sh

docs: setup-dev ## Write the documents that follow from the code
	@$(BIN)/python scripts/docs.py

lint: setup-dev ## Check the form and the style of code and templates, and who imports whom
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/djlint --lint --quiet src/zhiheng
	@$(BIN)/lint-imports

format: setup-dev ## Give all code its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix --quiet .

types: setup-dev ## Check the types
	@$(BIN)/mypy

lock: ## Write requirements/*.txt anew from pyproject.toml (UPGRADE=1 for newer versions)
	@scripts/lock.sh

clean: ## Remove what was built; .venv and data stay
	@rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
