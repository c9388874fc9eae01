#!/usr/bin/env bash
# What lies beside the program in every archive: parts.sh PROGRAM OUT
set -euo pipefail
program=$1 out=$2
rm -rf "$out"
mkdir -p "$out/man" "$out/completions"
"$program" man >"$out/man/ledningskoll.1"
# Its manual lists its commands.
sed -n 's/^ledningskoll\\-\([a-z\\-]*\)(1)$/\1/p' "$out/man/ledningskoll.1" | tr -d '\134' | while read -r command; do
  "$program" man "$command" >"$out/man/ledningskoll-$command.1"
done
"$program" completions bash >"$out/completions/ledningskoll.bash"
"$program" completions zsh >"$out/completions/_ledningskoll"
"$program" completions fish >"$out/completions/ledningskoll.fish"
"$program" completions powershell >"$out/completions/ledningskoll.ps1"
python "$(dirname "$0")/pages.py" "$out"
cp LICENSE-APACHE LICENSE-MIT CHANGELOG.md "$out"
