# `make solve` and `make test` do all the set-up on a machine with Python 3.11, 3.12 or 3.13 and a
# package index.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
VENDOR := berth/html/static/vendor/ready
MUTMUT := build/mutmut/ready
ENGINE := build/live/inside.txt

.PHONY: solve test check format lock site dist wheelhouse pictures assets live browser soak fuzz coverage \
	versions bench benchmark mutants peers clean

solve: $(READY)
	@$(BIN)/berth solve instances/sochi-2014

# Where npm or a browser cannot be had, the tests that need them say so. A hundred processes are
# started: each would compile all that it imports anew where a shell has Python keep nothing.
test soak coverage: export PYTHONDONTWRITEBYTECODE =
test: $(READY)
	-@$(MAKE) --silent --keep-going assets browser live
	$(BIN)/pytest -q -n auto --dist worksteal

# What others made and the page uses: htmx, flags. The page works, plainer, without it.
assets: $(VENDOR)

$(VENDOR): package-lock.json tools/browser_assets.py $(READY)
	@$(BIN)/python tools/browser_assets.py

# The engine of `berth report --live`: 9 MB, fetched once.
live: $(ENGINE)

$(ENGINE): package-lock.json requirements.lock tools/live_engine.py berth/live/engine.py $(READY)
	@$(BIN)/python tools/live_engine.py

# For the tests of the page.
browser:
	@command -v chromium >/dev/null || tools/install_chromium

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

soak: $(READY)
	$(BIN)/pytest -q -n auto -m soak
	$(BIN)/pytest -q -n auto --dist worksteal -m hypothesis --hypothesis-profile=soak
	$(BIN)/python tests/helpers/soak.py --worlds 10000

# Branches of the three packages, with all that tests start in processes of their own.
coverage: $(READY)
	-@$(MAKE) --silent --keep-going assets browser live
	@rm -rf build/coverage && mkdir -p build/coverage
	$(BIN)/coverage run -m pytest -q -n auto --dist worksteal
	$(BIN)/coverage combine --quiet
	@for package in models solver berth; do \
		$(BIN)/coverage report --fail-under=0 --format=total --include="$$package/*" \
			| sed "s/^/$$package: % /"; \
	done
	$(BIN)/coverage html --quiet --fail-under=0 --directory build/coverage/html
	$(BIN)/coverage report --skip-covered --sort=cover

# Other Pythons, an older ortools, the oldest of everything: each in an environment of its own.
versions: $(READY)
	$(BIN)/python tools/versions.py

# The readers of files, led by the branches they take; findings are in build/fuzz.
fuzz: $(READY)
	$(BIN)/python tools/fuzz --minutes $(or $(MINUTES),15)

# What mutmut needs is put beside the environment, not into it. An hour of a core for the tests by
# line, and about a second for each mutant.
mutants: $(MUTMUT)
	$(BIN)/python tools/mutants stats
	$(BIN)/python tools/mutants sample --seed 1 --of 1500 --workers 2
	$(BIN)/python tools/mutants table --seed 1

$(MUTMUT): tools/mutants/requirements.txt $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		--upgrade --target build/mutmut -r tools/mutants/requirements.txt
	@touch $(MUTMUT)

# Each peer in an environment of its own, with its versions pinned: three minutes.
peers: $(READY)
	$(BIN)/python benchmarks/peers --set-up

# The short ones, against the peers where they can be had: five minutes of CPU time.
bench: peers
	$(BIN)/python benchmarks/counting.py
	$(BIN)/python benchmarks/totals.py
	$(BIN)/python benchmarks/sizes.py --sizes 30,100 --numbers 1000
	$(BIN)/python benchmarks/one_conflict.py
	$(BIN)/python benchmarks/why.py --seasons 2
	$(BIN)/python benchmarks/sweep.py --solver-runs 10 --sample 10
	$(BIN)/python benchmarks/allocation.py --seeds 50 --sizes 1,3,10
	$(BIN)/python benchmarks/every_way.py --instances 1000
	$(BIN)/python benchmarks/conflicts.py --cases four,two --sizes 21 --limit 10
	$(BIN)/python benchmarks/peers --short

benchmark: $(READY)
	$(BIN)/python benchmarks/allocation.py

# The documents as a site, to be opened at build/site/index.html.
site: $(READY)
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -d build/site-read -c docs . build/site

# A source archive, and the wheel made of it, in build/dist.
dist: $(READY) assets
	$(BIN)/uv build --quiet --no-build-isolation --offline --clear --out-dir build/dist
	@ls build/dist

# Berth's wheel and all that it runs with, for Linux and the Python of the Dockerfile: 100 MB.
MACHINE ?= x86_64
wheelhouse: $(READY) dist
	@rm -rf build/wheelhouse
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: \
		--python-version 3.11 --implementation cp --platform manylinux_2_28_$(MACHINE) \
		--platform manylinux_2_17_$(MACHINE) --platform manylinux2014_$(MACHINE) \
		--require-hashes -r runtime.lock --dest build/wheelhouse
	@cp runtime.lock build/dist/*.whl build/wheelhouse

# Taken anew from what the page shows today.
pictures: assets live browser
	$(BIN)/python tools/pictures.py

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Versions and hashes of everything, without the name of any index; then of what Berth runs with.
lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes \
		--no-emit-index-url --no-header --quiet --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --constraint requirements.lock --universal \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
		--output-file runtime.lock

$(READY): requirements.lock pyproject.toml
	@echo "Setting up .venv (once, a minute or two) ..."
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14) and "Berth needs Python 3.11, 3.12 or 3.13")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@# As a path: a finder of modules would be most of what Python does before it hears Ctrl-C.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--config-settings editable_mode=compat --editable .
	@touch $(READY)

clean:
	rm -rf .venv .venv-peers .venv-versions .venv-fuzz build node_modules berth/html/static/vendor *.egg-info
