# `make run` needs nothing but Python 3.11; `make test` also sees to a browser and a PostgreSQL server.

PYTHON ?= python3
JOBS ?= 2
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
# Python keeps what it compiled, even where a machine says otherwise: both halves of the tests, and every command that
# they start, would compile the whole program anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test test-all check bench screenshots clean
.DELETE_ON_ERROR:

# Creates, migrates and fills the embedded database when there is none; an existing one keeps its figures.
run: .venv/run.stamp
	$(BIN)/quota-dashboard sample
	$(BIN)/quota-dashboard run

# The browser's tests come last and by themselves: a browser beside much other work may be mistaken for broken. They
# find the embedded databases that the first half filled.
test test-all: export QUOTA_TEST_DATABASES := $(CURDIR)/.venv/databases
test: .venv/dev.stamp
	tests/ensure_system.sh
	rm -rf .venv/databases
	$(PYTEST) -m "not browser and not exhaustive" -n $(JOBS)
	$(PYTEST) -m "browser and not exhaustive" -n $(JOBS) tests/browser

# Following every line for the coverage costs a quarter of the time: only the complete run does it.
test-all: .venv/dev.stamp
	tests/ensure_system.sh
	rm -rf .venv/databases
	$(PYTEST) -m "not browser" -n $(JOBS) --hypothesis-profile=thorough --cov --cov-report=
	$(PYTEST) -m browser -n $(JOBS) --cov --cov-append --cov-report=term:skip-covered tests/browser

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -m "not browser and not exhaustive" -n $(JOBS)

bench: .venv/dev.stamp
	$(BIN)/python -m tests.benchmarks

screenshots: .venv/dev.stamp
	tests/ensure_system.sh
	$(BIN)/python -m tests.browser.screenshots

# The stamps are rebuilt when what they were built from changes. Running needs no development tools.
.venv/run.stamp: pyproject.toml constraints.txt
	$(MAKE_VENV)
	$(INSTALL) -e .
	@touch $@

# All at once, and what Python has to compile it compiles when it is first imported: both take half of the time.
.venv/dev.stamp: pyproject.toml constraints.txt
	$(MAKE_VENV)
	$(INSTALL) --no-compile -e '.[dev]'
	@touch .venv/run.stamp $@

INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt

define MAKE_VENV
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  || { echo "Python 3.11 or newer is needed: name one with make PYTHON=/path/to/python3."; exit 1; }
$(PYTHON) -m venv .venv
endef

# Leaves databases alone: figures are never thrown away by a build tool.
clean:
	rm -rf .venv .coverage .coverage.* htmlcov build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Vietnamese texts in the code are the keys; English is written into en.po by hand afterwards. No places and no dates
# are kept there, so that two runs differ by texts only.
.PHONY: messages
messages: .venv/run.stamp
	printf '[extractors]\nmarked = dashboard.i18n.extraction:marked_texts\n[marked: **.py]\n' > .venv/messages.cfg
	$(BIN)/pybabel --quiet extract --mapping-file .venv/messages.cfg --no-location --sort-output --no-default-keywords \
	  --keyword text --keyword N_ --keyword plural:1,1 --keyword context_text:1c,2 --output .venv/messages.pot dashboard
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120 \
	  --locale en --input-file .venv/messages.pot --output-file dashboard/i18n/catalogues/en.po
