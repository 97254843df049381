# Each target is one line that calls the real tool:
#   make site      check every record and build the site into site/
#   make serve     show the site at http://127.0.0.1:8000/ and rebuild it when a file changes
#   make check     check the records, how we write, the code's style and its types, and the workflows' safety
#   make test      the tests, with coverage
#   make test-all  the long tests that `make test` leaves out
#   make payloads  put every attack string that we have into every text field (`make test-all` takes a share of them)
#   make mutate    break the records 200,000 times at random, and see that nothing falls over
#   make bench     measure
#   make bench-search   measure how well and how fast the search and the case explorer work, at up to 5,000 cases
#   make bench-handouts measure how fast the sheets to print are made
#   make lighthouse   have Lighthouse rate four pages (on a machine that does nothing else)
#   make lock      write both requirements files anew (make lock UPGRADE=--upgrade takes the newest releases)
#   make clean     remove everything that these targets made
#
# The tools live in .venv, installed from the requirements files and installed again when those change.

PYTHON ?= python3
VENV := .venv/bin
INSTALL := $(VENV)/python -m pip install --quiet --disable-pip-version-check

# Material for MkDocs prints a notice about MkDocs 2 at every start; this is its own switch for it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check test test-all payloads mutate bench bench-search bench-handouts lighthouse lock clean

site: .venv/site.stamp
	$(VENV)/amends build

serve: .venv/site.stamp
	$(VENV)/mkdocs serve

check: .venv/dev.stamp
	$(VENV)/amends check
	$(VENV)/python tests/prose_check.py
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(VENV)/mypy hooks/amends
	$(VENV)/zizmor --offline --quiet --strict-collection --persona=auditor .github

test: .venv/dev.stamp .venv/npm.stamp
	$(VENV)/pytest -m "not every" -n 2 --dist loadfile --cov --cov-fail-under=95

test-all: .venv/dev.stamp .venv/npm.stamp
	$(VENV)/pytest -m every -n 2 --dist loadgroup

payloads: .venv/dev.stamp .venv/npm.stamp
	AMENDS_PAYLOADS=whole $(VENV)/pytest tests/test_payloads.py -m every -n 2 --dist loadgroup

mutate: .venv/dev.stamp
	$(VENV)/python tests/mutations.py --count 200000 --seed 1 --jobs 2

bench: .venv/dev.stamp
	$(VENV)/python tests/bench.py

bench-search: .venv/dev.stamp
	$(VENV)/python tests/bench_search.py

bench-handouts: .venv/dev.stamp
	$(VENV)/python tests/bench_handouts.py

lighthouse: .venv/dev.stamp .venv/lighthouse.stamp
	$(VENV)/python tests/bench_pages.py

# The hashes must be those of the public files, so no pip settings of the machine take part.
COMPILE = env -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/pip-compile --quiet --generate-hashes --strip-extras \
	--allow-unsafe --build-deps-for=editable --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host $(UPGRADE) pyproject.toml

lock: .venv/dev.stamp
	$(COMPILE) --output-file=requirements.txt
	$(COMPILE) --extra=dev --constraint=requirements.txt --output-file=requirements-dev.txt

clean:
	rm -rf .venv tests/npm/node_modules tests/npm-lighthouse/node_modules site .cache .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis hooks/*.egg-info
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Amends needs Python 3.11 or newer; name one that you have, such as: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements.txt pyproject.toml | .venv/bin/pip
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# What the tests take from npm: the language server that editors use, and two checkers of pages.
.venv/npm.stamp: tests/npm/package-lock.json | .venv/bin/pip
	@command -v npm >/dev/null || { echo "The tests need Node.js and npm: apt-get install npm"; exit 1; }
	npm ci --silent --prefix tests/npm
	@touch $@

.venv/lighthouse.stamp: tests/npm-lighthouse/package-lock.json | .venv/bin/pip
	npm ci --silent --prefix tests/npm-lighthouse
	@touch $@

# What the tests need holds what the site needs, at the same versions: one install serves both.
.venv/dev.stamp: requirements-dev.txt requirements.txt pyproject.toml | .venv/bin/pip
	$(INSTALL) --require-hashes -r requirements-dev.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch .venv/site.stamp $@
