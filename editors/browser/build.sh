#!/usr/bin/env bash
# Builds ledningskoll.html: build.sh [OUT.html] [PROFILE]. Prints its size and the time it took.
set -euo pipefail
folder="$(cd "$(dirname "$0")" && pwd)"
out="${1:-$folder/target/ledningskoll.html}"
profile="${2:-release}"
"$folder/wasm.sh" "$profile"
mkdir -p "$(dirname "$out")"
node "$folder/pack.mjs" "$folder/target/wasm32-unknown-unknown/$profile/ledningskoll_browser.wasm" "$out"
echo "built in $SECONDS s"
