#!/bin/sh
# Prepare .venv from the lock files: "setup.sh core" for running the product, "setup.sh dev" for working on it.
# Needs only Python >= 3.11 with venv; every download is checked against its hash.
set -eu
cd "$(dirname "$0")/.."

set_name=$1
PYTHON=${PYTHON:-python3}

fail() {
    echo "setup: $*" >&2
    exit 1
}

check_python() {
    command -v "$PYTHON" >/dev/null 2>&1 || fail "$PYTHON not found; install Python 3.11 or newer, or name one: make setup PYTHON=/path/to/python3"
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
        || fail "Python 3.11 or newer is needed, $PYTHON is $("$PYTHON" -V 2>&1); name another: make setup PYTHON=python3.11"
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null \
        || fail "$PYTHON cannot make a virtual environment; install the Debian package python3-venv (apt-get install python3-venv)"
}

make_venv() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    check_python
    "$PYTHON" -m venv --clear .venv
}

install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$@"
}

make_venv
install --require-hashes -r "requirements/build.txt"
install --require-hashes -r "requirements/$set_name.txt"
install --no-deps --no-build-isolation --editable .
touch ".venv/.$set_name-ready"
if [ "$set_name" = dev ]; then
    touch .venv/.core-ready
fi
