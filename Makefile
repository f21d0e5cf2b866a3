# One command each; README.md says more. Needs Python 3.11 or later with venv, nothing else.
#   make serve ARGS="--port 9000"    make test ARGS="tests/query -x"    KB_NO_SKIP=1 make test

PYTHON ?= python3
VENV ?= .venv
SHARED ?= ../shared
PY = $(VENV)/bin/python
PIP = $(PY) -m pip -qq --disable-pip-version-check
LOCK = $(VENV)/bin/uv --quiet pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --extra all --group install

.PHONY: serve test check bench pictures questions lock clean browser

serve: $(VENV)/.installed
	@exec $(VENV)/bin/kb serve $(ARGS)

test: $(VENV)/.installed-test browser
	$(PY) -m pytest -n 2 --dist worksteal $(ARGS)

check: $(VENV)/.installed-test
	$(PY) -m ruff format --check --quiet .
	$(PY) -m ruff check --quiet .
	$(PY) -m mypy
	$(PY) -m pytest -q tests/test_house.py

bench: $(VENV)/.installed-bench
	$(PY) -m tests.bench $(ARGS)

# The pictures of README.md, from the seed with Chromium
pictures: $(VENV)/.installed-test browser
	$(PY) -m tests.pictures

# Share of the sample questions answered right, by family and language
questions: $(VENV)/.installed-test
	@mkdir -p build
	@for set in $(SHARED)/questions/dev.jsonl tests/questions/*.jsonl; do echo "== $$set"; \
		$(PY) -m tests.answers $$set build/answers.jsonl && \
		$(PY) $(SHARED)/questions/score.py --questions $$set --answers build/answers.jsonl --aliases $(SHARED)/questions $(ARGS); \
	done

# Three lock files of the same versions, without any address in them
lock: $(VENV)/.installed-test
	$(PIP) install uv
	$(LOCK) --extra test --upgrade --output-file requirements-test.lock
	$(LOCK) --constraint requirements-test.lock --upgrade --output-file requirements.lock
	$(LOCK) --extra test --extra bench --constraint requirements-test.lock --upgrade --output-file requirements-bench.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find kb web tests -name __pycache__ -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed: make PYTHON=python3.12 serve"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(PY)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(PY) -m compileall -q kb web
	@touch $@

$(VENV)/.installed-test: requirements-test.lock pyproject.toml | $(PY)
	$(PIP) install --require-hashes -r requirements-test.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: requirements-bench.lock pyproject.toml | $(VENV)/.installed-test
	$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

# Chromium for the browser tests: installed where apt-get and the right to use it are there, else asked for
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium \
			>/dev/null </dev/null || echo "Chromium could not be installed: its tests will not run"; \
	else \
		echo "Chromium is missing: its tests are skipped. Install the package chromium to run them."; \
	fi
