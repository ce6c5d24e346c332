#!/bin/sh
# Write the lock files in requirements/ anew from pyproject.toml: every version with its hashes, no addresses.
# Later sets are constrained by earlier ones, so that a version is the same in every file.
set -eu
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$PYTHON" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet uv

lock() {
    out=$1
    shift
    "$work/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" ${UPGRADE:+--upgrade} \
        --output-file "requirements/$out" "$@"
}

build_backend() {
    "$PYTHON" -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'
}

build_backend > requirements/build.in
lock build.txt requirements/build.in
lock core.txt pyproject.toml --constraints requirements/build.txt
lock postgres.txt pyproject.toml --extra postgres --constraints requirements/core.txt
lock dev.txt pyproject.toml requirements/build.in --extra postgres --group dev --constraints requirements/postgres.txt
