# shellcheck shell=bash
# What the layers of the gate share: steps and their times, what was left out, and where tools come from. Sourced, never run.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
export CARGO_TERM_COLOR=never
# A clean checkout has nothing to build upon; a person's own has.
[ -z "${CI:-}" ] || export CARGO_INCREMENTAL=0

layer=$(basename "$0")
current=""
times=""
left_out=""
missing_in_ci=0

# Runs a step and takes its time: step NAME COMMAND…
# NOTE: a step must not be run as a condition (if, ||, &&): bash would then go on after a command that fails in it.
step() {
  local begun=$SECONDS
  current=$1
  printf '\n== %s\n' "$current"
  shift
  "$@"
  times+=$(printf '%6d s  %s' $((SECONDS - begun)) "$current")$'\n'
  current=""
}

# Notes that something was left out, and why; where CI is set the gate then fails at its end.
leave_out() {
  echo "left out: $1"
  left_out+="  $1"$'\n'
  missing_in_ci=$((missing_in_ci + 1))
}

# Notes that something was left out which may be left out in CI too: it needs the open internet, or ../shared where there is none.
leave_out_also_in_ci() {
  echo "left out: $1"
  left_out+="  $1"$'\n'
}

# True if ../shared has a file or folder that a step needs; otherwise the step is left out.
shared_has() {
  [ ! -e "../shared/$1" ] || return 0
  if [ -d ../shared ]; then
    leave_out "$current (../shared has no $1)"
  else
    leave_out_also_in_ci "$current (needs ../shared, which is not beside the project)"
  fi
  return 1
}

# True if programs are here, or could be installed: have PROGRAM=PACKAGE[,PACKAGE]… (Debian's packages). Only root, and CI,
# installs.
have() {
  local pair packages missing=()
  for pair in "$@"; do
    command -v "${pair%=*}" >/dev/null && continue
    IFS=, read -ra packages <<<"${pair#*=}"
    missing+=("${packages[@]}")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || [ -n "${CI:-}" ]; }; then
    { as_root apt-get update -q && as_root apt-get install -y -q --no-install-recommends "${missing[@]}"; } >target/apt.txt 2>&1 ||
      { cat target/apt.txt; exit 1; }
  else
    leave_out "$current (install ${missing[*]})"
    return 1
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Puts what stands in a file into a folder of its own, and that folder first on the path: install_tools [FILE]
install_tools() {
  [ -x target/tools/bin/python ] || python3 -m venv target/tools
  target/tools/bin/pip install --quiet --disable-pip-version-check --only-binary :all: --requirement "${1:-.ci/tools.txt}"
  PATH="$PWD/target/tools/bin:$PATH"
}

# The report of one folder in every format that is named: report FOLDER FORMAT=FILE…
report() {
  local folder=$1 output outputs=()
  shift
  for output in "$@"; do outputs+=(--output "$output"); done
  target/release/ledningskoll audit "$folder" --date 2026-11-15 --quiet --fail-on never "${outputs[@]}"
}

# Holds pages against the judge in the browser, two at a time: judge_pages NAME… (target/NAME.html)
judge_pages() {
  have "${CHROMIUM:-chromium}=chromium" pdftotext=poppler-utils || return 0
  (cd tests/browser && npm ci --silent --no-audit --no-fund)
  # shellcheck disable=SC2016  # The inner shell puts in the name.
  printf '%s\n' "$@" | xargs -P 2 -n 1 sh -c 'node tests/browser/judge.mjs "target/$1.html" $([ ! -e "target/$1.page.json" ] || echo "--json target/$1.page.json") >"target/$1.txt" 2>&1 ||
    { echo "target/$1.html:"; cat "target/$1.txt"; exit 1; }' judge
  local page
  for page in "$@"; do
    wc -c "target/$page.html"
    tail -1 "target/$page.txt"
  done
}

# Tells the time of each step and what was left out; false where CI is set and something was left out that may not be.
account() {
  printf '\n== %s: the time of each step\n%s%6d s  in all' "$layer" "$times" "$SECONDS"
  [ -z "${GATE_SECONDS:-}" ] || printf ', %d s with the layer before' $((SECONDS + GATE_SECONDS))
  printf '\n'
  [ -z "$current" ] || echo "failed: $current; no step after it was run"
  if [ -n "$left_out" ]; then
    printf '== %s: left out\n%s' "$layer" "$left_out"
  elif [ -z "$current" ]; then
    printf '== %s: nothing was left out\n' "$layer"
  fi
  if [ -n "${CI:-}" ] && [ "$missing_in_ci" -gt 0 ]; then
    echo "failed: in CI only what needs the open internet, or a ../shared that is not there, may be left out"
    return 1
  fi
}

# However a layer ends, it accounts for itself.
finish() {
  local status=$?
  account || [ "$status" -gt 0 ] || status=1
  exit "$status"
}
trap finish EXIT

# Accounts for this layer and goes on with the next one: continue_with LAYER
continue_with() {
  trap - EXIT
  account || exit 1
  GATE_SECONDS=$SECONDS exec "$1"
}

mkdir -p target
