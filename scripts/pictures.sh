#!/bin/sh
# Copy the pictures that the documents show from build/shots, where the tests left them: NAME OF THE SHOT:NAME IN docs/pictures.
set -eu
cd "$(dirname "$0")/.."
for pair in \
    desk-under-way:desk public_home:home application:application plan:plan public_call:call matrix:matrix papers:papers \
    lead:scores visit_sheet:visit ballot:ballot objections:objections act-request_decision:request-decision edition:edition verify_one:verify \
    funds-winner:use-the-prize inspection-named:inspect annual-filled:yearly-duties promotion-plan:promote \
    object_page-revocation:revoke misconduct-decided:handle-misconduct supervision-exceptions:supervise me:keep; do
    cp "build/shots/${pair%%:*}-1366.png" "docs/pictures/${pair##*:}.png"
done
