.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
PYTEST := $(BIN)/pytest -n $(WORKERS) --dist worksteal
POSTGRES := $(BIN)/python -m tests.postgres
PRODUCTION := env -u DATABASE_URL DEBUG=0 SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')

export PORT

.PHONY: help
help: ## what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# Run

.PHONY: run serve editor
run: export DEBUG ?= 1
run: .venv/run ## Kaiku on this machine, at http://127.0.0.1:8000/
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_content
	$(MANAGE) publish --if-needed --reason "initial content"
	@echo
	@echo "Kaiku: http://127.0.0.1:$(PORT)/"
	@echo "Editors: http://127.0.0.1:$(PORT)/hallinta/ (make editor creates an account)"
	@echo
	$(MANAGE) runserver 127.0.0.1:$(PORT)

serve: export DEBUG ?= 0
serve: .venv/run ## gunicorn, with production settings from the environment
	$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	$(BIN)/gunicorn kaiku.wsgi

editor: .venv/run ## an account for the admin
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) createsuperuser

# Check and test

.PHONY: check test nightly accessibility language bench lighthouse screenshots tools
check: .venv/dev ## everything that needs no running site
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .
	$(BIN)/djlint --lint templates
	DATABASE_URL=sqlite:///:memory: $(MANAGE) makemigrations --check --dry-run
	$(PRODUCTION) ALLOWED_HOSTS=kaiku.example $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) load_content --check

test: .venv/dev tools node_modules/installed ## all tests on SQLite, and again on PostgreSQL but for those of browsers and of whole sites
	env -u DATABASE_URL $(PYTEST)
	$(POSTGRES) $(PYTEST) -m "not browser and not own_site and not nightly"

nightly: .venv/dev tools node_modules/installed ## the tests that take long
	env -u DATABASE_URL $(PYTEST) -m nightly
	$(POSTGRES) $(PYTEST) -m "nightly and not browser and not own_site"

accessibility: .venv/dev tools node_modules/installed ## what checks which criterion of WCAG 2.2, and what it said
	env -u DATABASE_URL $(PYTEST) -m wcag

language: export DJANGO_SETTINGS_MODULE := tests.settings
language: .venv/dev tools ## how plain the Finnish of clients is, by kind of text
	$(BIN)/python -m tests.language

bench: .venv/dev ## measurements
	$(BIN)/python -m bench

lighthouse: .venv/dev tools bench/phone/node_modules/installed ## every kind of page on a phone and on a slow line
	$(BIN)/python -m bench.phone

screenshots: .venv/dev tools ## every page, phone and desktop, light and dark
	$(BIN)/python -m tests.screenshots

tools:
	@.ci/tools

# Change

.PHONY: format messages requirements
format: .venv/dev ## put the code in form
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

# The compiled files are committed too, so that a fresh clone needs no gettext. The admin stays in Finnish.
UNTRANSLATED := .venv node_modules var tests bench '*/admin/*' '*/models/*' '*/migrations/*' '*/apps.py'
messages: .venv/run ## collect the texts to translate (needs gettext)
	@command -v msgfmt >/dev/null || (echo "gettext is missing: apt-get install gettext" >&2; false)
	$(MANAGE) makemessages --locale sv --locale en --no-wrap --no-location --no-obsolete $(UNTRANSLATED:%=--ignore %)
	$(MANAGE) compilemessages --locale sv --locale en --locale fi_Selko --ignore .venv

requirements: ## pin again what pyproject.toml declares (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --output-file requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--group dev --constraints requirements.txt --output-file requirements-dev.txt

# Made once, and again when what they are made from changes

.venv/run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Kaiku needs Python 3.11 or newer: give one with PYTHON=…")'
	@$(PYTHON) -c 'import ensurepip' || (echo "Python cannot make environments: apt-get install python3-venv" >&2; false)
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@

node_modules/installed: package-lock.json
bench/phone/node_modules/installed: bench/phone/package-lock.json
node_modules/installed bench/phone/node_modules/installed:
	npm ci --prefix $(<D) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
