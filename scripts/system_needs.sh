#!/bin/sh
# The tests in a browser need Chromium and a Chinese typeface, those of Word papers LibreOffice (named as an argument). Install Debian's where that is possible, else say what is missing.
set -eu

missing=
[ -x /usr/bin/chromium ] || missing="$missing chromium"
if ! ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc >/dev/null 2>&1; then
    missing="$missing fonts-noto-cjk"
fi
if [ "${1:-}" = libreoffice ]; then
    command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "system needs: installing$missing" >&2
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "system needs: missing$missing; install with: sudo apt-get update && sudo apt-get install$missing" >&2
exit 1
