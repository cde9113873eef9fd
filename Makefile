# Two commands do everything: `make site` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SITE_READY := $(VENV)/.installed-site
DEV_READY := $(VENV)/.installed-dev
# The checks in Chromium, of the HTML and of scripts want npm packages. Without npm they are left
# out, and say so.
NPM_READY := $(if $(shell command -v npm 2>/dev/null),node_modules/.installed)

# Material announces its own end of life at every start. docs/architecture.md says what follows
# from it; a build's output is kept for problems.
export NO_MKDOCS_2_WARNING := 1

.DELETE_ON_ERROR:
.DEFAULT_GOAL := site
.PHONY: install site serve check-content test check coverage lock clean help

install: $(SITE_READY) ## Install what building a site takes into .venv/

site: $(SITE_READY) ## Build the site into site/
	$(BIN)/mkdocs build

serve: $(SITE_READY) ## Show the site on this machine and rebuild it at every change
	$(BIN)/mkdocs serve

check-content: $(SITE_READY) ## Say what is wrong with the records (FORMAT=github, AGAINST=main)
	$(BIN)/dateline check --format $(or $(FORMAT),text) $(if $(AGAINST),--against $(AGAINST))

test: check $(NPM_READY) ## Run the checks, then every test this machine has the tools for
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

check: $(DEV_READY) $(NPM_READY) ## Check format, style, types, import order, scripts and workflows
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/shellcheck .ci/run
	@$(CHECK_SCRIPTS)
	$(BIN)/zizmor --offline --no-progress --quiet --persona=pedantic .github

coverage: $(DEV_READY) $(NPM_READY) ## Run the tests and show the lines and branches none of them reached
	$(BIN)/python -m pytest --cov

lock: | $(VENV)/pyvenv.cfg ## Renew requirements/ after pyproject.toml changed (UPGRADE=1: everything)
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(BIN)/python -m venv "$$scratch" && \
	"$$scratch/bin/python" -m pip --disable-pip-version-check install --quiet uv && \
	"$$scratch/bin/uv" $(COMPILE) --group dev pyproject.toml -o requirements/dev.txt && \
	"$$scratch/bin/uv" $(COMPILE) --group build -c requirements/dev.txt pyproject.toml -o requirements/site.txt

COMPILE := pip compile --quiet --universal --generate-hashes --no-header --no-annotate $(if $(UPGRADE),--upgrade)

# The types in the comments of the site's scripts, where there is npm to get the compiler with.
ifneq ($(NPM_READY),)
CHECK_SCRIPTS := node_modules/.bin/tsc --project .
else ifneq ($(filter-out 0 false,$(CI)),)
CHECK_SCRIPTS := echo "under CI no check may be left out: no npm; get it with apt-get install nodejs npm" >&2; exit 1
else
CHECK_SCRIPTS := echo "left out the types of scripts: no npm; get it with apt-get install nodejs npm"
endif

# What editors read of the site (docs/editors.md); builds renew it, and none fails for want of it.
SCHEMAS := $(BIN)/dateline schema >/dev/null || true

clean: ## Remove all that these commands made, the environment included
	rm -rf $(VENV) site dist htmlcov node_modules .cache .coverage .dateline .hypothesis
	rm -rf .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dateline needs Python 3.11 or newer, and '$(PYTHON)' is not one." >&2; \
	  echo "Say which to use, for example: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# A lock names all there is to install, so pip looks for nothing besides: what it would find depends
# on its version and on the day.
$(SITE_READY): requirements/site.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --quiet --no-deps --require-hashes -r $<
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(SCHEMAS)
	@touch $@

# The development lock holds every version of the site's lock, so it makes both ready.
$(DEV_READY): requirements/dev.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --quiet --no-deps --require-hashes -r $<
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(SCHEMAS)
	@touch $@ $(SITE_READY)

node_modules/.installed: package-lock.json .npmrc
	npm ci --ignore-scripts --silent
	@touch $@
