# Needs Python 3.11 or newer and make. The first target that is asked for makes .venv; the others use it again.

# Commands and tests start many processes; without what Python keeps compiled, each would compile the sources anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
PORT ?= 3000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
# As many test processes as there are processors; 0 runs them all in one, for a debugger.
WORKERS ?= auto
# How many times as many examples `make proof` takes.
PROOF ?= 20
# For how many seconds `make fuzz` looks for texts that the compiler does not get over.
SECONDS ?= 600
# What would choose another database than the example's own.
OWN_DATABASE := env -u DATABASE_URL -u DAZZLE_ENV -u DAZZLE_MIGRATE_URL

.PHONY: help demo test check tables bench bench-compiler bench-schema bench-migrations bench-online proof fuzz clean
.DEFAULT_GOAL := help

help:
	@echo "make demo    serve examples/invoice_ops with its demo data, and print the address (PORT=$(PORT))"
	@echo "make test    every test; the browser's too, where there is Chromium"
	@echo "make check   ruff, mypy, import contracts"
	@echo "make tables  the parser's tables, after a change of the grammar"
	@echo "make bench   how long the commands take that people wait for"
	@echo "make bench-compiler   how long validating takes on projects of 100 to 3000 entities"
	@echo "make bench-schema   how long it takes to build, to create, to read and to compare a schema of 1000 tables"
	@echo "make bench-migrations   how long checking, revising and upgrading take with 10 and 1000 tables, beside Alembic"
	@echo "make bench-online   what readers and writers of a table of a million rows feel while it is changed"
	@echo "make proof   the properties, with $(PROOF) times as many examples; the table goes to docs/proof.md"
	@echo "make fuzz    look for texts that the compiler does not get over, for $(SECONDS) seconds, guided by coverage"
	@echo "make clean   remove .venv"

demo: $(VENV)/.installed
	@cd examples/invoice_ops && $(OWN_DATABASE) sh -ec '\
		"$(CURDIR)/$(BIN)/dazzle" db upgrade; \
		"$(CURDIR)/$(BIN)/python" demo.py; \
		exec "$(CURDIR)/$(BIN)/dazzle" serve --port $(PORT)'

test: $(VENV)/.developing
	@PYTHON="$(BIN)/python" sh .ci/chromium
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(VENV)/.developing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

tables: $(VENV)/.developing
	@$(BIN)/python -m dazzle.lang.build

bench: $(VENV)/.installed
	@$(OWN_DATABASE) $(BIN)/python benchmarks/commands.py

bench-compiler: $(VENV)/.installed
	@$(BIN)/python benchmarks/compiler.py

bench-online: $(VENV)/.installed
	@$(BIN)/python benchmarks/online.py

bench-schema: $(VENV)/.installed
	@$(BIN)/python benchmarks/schema.py

bench-migrations: $(VENV)/.installed
	@$(OWN_DATABASE) $(BIN)/python benchmarks/migrations.py

proof: $(VENV)/.developing
	@DAZZLE_PROOF=$(PROOF) $(BIN)/python -m pytest -p proof -m hypothesis -n $(WORKERS)

# Not among the project's dependencies: it has wheels for few platforms, and is needed here alone.
fuzz: $(VENV)/.developing
	@$(PIP) install 'atheris>=3,<4'
	@$(BIN)/python tests/fuzz/compile_one.py -max_total_time=$(SECONDS) .fuzz/texts

clean:
	rm -rf $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing Dazzle in $(VENV) ..."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.developing: pyproject.toml | $(VENV)/bin/python
	@echo "Installing Dazzle and what its tests need in $(VENV) ..."
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.installed $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dazzle needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV)
