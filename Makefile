# `make` alone explains itself. Two commands do everything on a fresh machine: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE_DONE := $(VENV)/.site-installed
TEST_DONE := $(VENV)/.test-installed
NODE_DONE := node_modules/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site test nightly check serve fiches preview navigateur lint types lock clean bench

help: ## montre cette aide
	@echo "Les guides de démarches d’Orvault"
	@echo
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18
	@echo
	@echo "Toutes les commandes de l’outil : $(BIN)/demarches --help"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(SITE_DONE): requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(TEST_DONE): requirements-test.lock $(SITE_DONE)
	$(BIN)/pip install --quiet --require-hashes -r requirements-test.lock
	@touch $@

$(NODE_DONE): package.json package-lock.json
	npm ci --silent --no-audit --no-fund
	@touch $@

site: $(SITE_DONE) ## prépare tout, vérifie les démarches et fait le site dans build/site
	$(BIN)/demarches build

check: $(SITE_DONE) ## vérifie les démarches
	$(BIN)/demarches check

serve: $(SITE_DONE) ## montre le site sur cette machine, rechargé à chaque enregistrement
	$(BIN)/demarches serve

fiches: $(SITE_DONE) ## imprime les fiches d’étapes en PDF (demande un navigateur : make navigateur)
	$(BIN)/demarches sheets

preview: $(SITE_DONE) ## essaie une fiche comme un testeur : invite une personne et donne son lien
	$(BIN)/demarches preview --essai

navigateur: $(SITE_DONE) ## installe Chromium s’il manque
	sh tests/install-browser.sh $(BIN)/python

test: $(TEST_DONE) $(NODE_DONE) navigateur ## prépare tout et passe les contrôles et les tests
	$(MAKE) lint types
	sh tests/install-postgresql.sh
	$(BIN)/python -m pytest -n 2 --dist loadfile # a file stays with one worker: its browser and its site are made once

nightly: $(TEST_DONE) $(NODE_DONE) navigateur ## les longues campagnes : toutes les pages, coupures, charge, fuzz
	sh tests/install-postgresql.sh
	$(BIN)/python -m pytest -p no:cacheprovider -s --durations=0 tests/nightly/test_*.py
	PYTHONPATH=.:tests $(BIN)/python tests/nightly/sheets_kill.py
	PYTHONPATH=.:tests $(BIN)/python tests/nightly/sheets_speed.py

bench: $(TEST_DONE) ## compte ce que fait une construction, de 30 à 1 000 démarches
	$(BIN)/python tests/bench/build_scale.py

lint: $(TEST_DONE) ## relit le style du code
	$(BIN)/ruff check .

types: $(TEST_DONE) ## vérifie les types
	$(BIN)/mypy

lock: ## refait les fichiers de versions figées (mainteneurs)
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-header --allow-unsafe -o requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-header --allow-unsafe --extra test -c requirements.lock -o requirements-test.lock pyproject.toml
	sed -i "/^--/d" requirements.lock requirements-test.lock # no address of an index or a folder

clean: ## efface ce qui est fabriqué (build/)
	rm -rf build
