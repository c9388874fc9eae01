#!/usr/bin/env bash
# Judges the page: test.sh PAGE.html PROGRAM [LARGE FOLDER]. Needs node, chromium, pdftotext and
# the packages of tests/browser (npm ci).
set -euo pipefail
folder="$(cd "$(dirname "$0")" && pwd)"
page="$1" program="$(realpath "$2")"
examples="$folder/../../examples"
node "$folder/test/same_bytes.mjs" "$page" "$program" "$examples/exempelregionen" "$examples/med-brister"
node "$folder/test/page.mjs" "$page" "$program" "${@:3}"
for judge in writing hostile_disk stopping; do node "$folder/test/$judge.mjs" "$page"; done
