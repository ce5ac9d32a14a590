# Two commands for newcomers: `make demo` and `make test`. Both make their own environment in .venv.
# PYTHON=python3.12 chooses an interpreter; by default the newest of those found is taken.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
WEB := $(shell find web -path web/node_modules -prune -o -type f -print)
STATIC := src/gyakusan/api/static/.built

.DEFAULT_GOAL := help
.PHONY: help demo test lint format web test-model bench bench-room lock clean python

help:  ## Show the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Python 3.11 以上が見つかりません。インストールしてから、もう一度実行してください(例: PYTHON=/path/to/python3.12 make demo)。" >&2; \
	  echo "No Python 3.11 or newer was found. Install one and try again (or: PYTHON=/path/to/python3.12 make demo)." >&2; exit 1; fi

.venv/base.ok: requirements/base.lock pyproject.toml scripts/environment.py | python
	@$(PYTHON) scripts/environment.py base

.venv/dev.ok: requirements/dev.lock pyproject.toml scripts/environment.py | python
	@$(PYTHON) scripts/environment.py dev

.venv/model-tests.ok: requirements/model-tests.lock pyproject.toml scripts/environment.py | python
	@$(PYTHON) scripts/environment.py model-tests

$(STATIC): $(WEB) scripts/frontend.py | .venv/base.ok
	@$(BIN)/python scripts/frontend.py build

web: $(STATIC)  ## Build the front end into the package

demo: .venv/base.ok $(STATIC)  ## Run the sample workshop, say where its documents are, and open the room
	@$(BIN)/gyakusan run examples/ja-denko-drill --out demo-out/ja --force
	@echo
	@GYAKUSAN_LANGUAGE=en $(BIN)/gyakusan run examples/en-maintenance-desk --out demo-out/en --force
	@echo
	@if [ -t 0 ] && [ -t 1 ] && [ -z "$$CI" ]; then $(BIN)/gyakusan serve --demo --data demo-out/room; else \
	  echo "部屋を開くには:      $(BIN)/gyakusan serve --demo --data demo-out/room"; \
	  echo "To open the room:   $(BIN)/gyakusan serve --demo --data demo-out/room"; fi

test: lint $(STATIC)  ## Run every check: style, types, layers, tests
	@$(BIN)/pytest -n 2 -q --ignore=tests/e2e
	@$(BIN)/pytest -n 2 -q tests/e2e  # apart: the browser driver keeps an event loop of its own

lint: .venv/dev.ok  ## Check style, types and layers only
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/pyright --stats | tail -n 20
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python scripts/frontend.py check

format: .venv/dev.ok  ## Put the code into its format
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .

test-model: .venv/model-tests.ok  ## Draft with a real language model (weights come in a package)
	@$(BIN)/pytest -q -m model

bench: .venv/base.ok  ## Measure; prints ratios against a baseline of the same run
	@$(BIN)/python bench/run_workshop.py

bench-room: .venv/dev.ok  ## Measure the live room against the servers of Yjs and Hocuspocus
	@test -d bench/room/node_modules || PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --prefix bench/room install --no-audit --no-fund
	@$(BIN)/python bench/room/run.py

lock:  ## Resolve the dependencies again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --group build -o requirements/base.lock -q
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --extra models --group build --group dev -o requirements/dev.lock -q
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --no-deps --group model-tests -o requirements/model-tests.lock -q

clean:  ## Remove the environment, what was built and the results of the demo
	rm -rf .venv demo-out web/node_modules src/gyakusan/api/static
