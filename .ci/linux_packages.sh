# shellcheck shell=bash
# What is handed out for Linux: static program, package for Debian and wheel, each built, tried where it is new, and removed. Sourced, never run.
# shellcheck disable=SC2154  # steps.sh sets the name of the current step, windows_setup.sh the version and the folder of packages.

handed_out=target/handed-out
musl_target=x86_64-unknown-linux-musl

# What lies beside the program in every archive: manual, completions, handbook and licences.
parts() {
  cargo build --release --locked --bin ledningskoll
  packaging/parts.sh target/release/ledningskoll "$handed_out"
  mandoc_agrees
}

mandoc_agrees() {
  have mandoc=mandoc || return 0
  mandoc -Tlint -Wstyle "$handed_out"/man/*.1
}

# The program without anything of the system: Debian's compiler builds the library too, as rustup's may have no target for musl.
static_program() {
  have /usr/bin/rustc=rustc-web,rust-web-src /usr/bin/cargo=cargo-web musl-gcc=musl-tools || return 0
  static_program_built
}

static_program_built() (
  export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$PWD/target/musl CC_x86_64_unknown_linux_musl=musl-gcc
  export CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_LINKER=musl-gcc
  export CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_RUSTFLAGS="-C link-self-contained=no -L native=$CARGO_TARGET_DIR/unwind"
  # The library links against unwind, which gcc brings under another name.
  mkdir -p "$CARGO_TARGET_DIR/unwind"
  cp "$(gcc -print-file-name=libgcc_eh.a)" "$CARGO_TARGET_DIR/unwind/libunwind.a"
  /usr/bin/cargo build --release --locked --bin ledningskoll --target "$musl_target" -Zbuild-std=std,panic_unwind
  local archive=ledningskoll-$version-$musl_target
  packaging/archive.sh "$CARGO_TARGET_DIR/$musl_target/release/ledningskoll" "$handed_out" "$packages/$archive.tar.gz"
)

# True if what is tried may be installed on this computer: by root, or in CI, and only where a person has not installed it.
may_install() {
  if [ "$(id -u)" != 0 ] && [ -z "${CI:-}" ]; then leave_out "$current (only root, and CI, installs)"; return 1; fi
  if dpkg --status ledningskoll >/dev/null 2>&1; then leave_out "$current (ledningskoll is installed here)"; return 1; fi
}

# The static program in a folder where there is nothing else, and the archive that it is handed out in.
static_program_tried() {
  local archive=$packages/ledningskoll-$version-$musl_target.tar.gz empty=target/empty
  [ -e "$archive" ] || { leave_out "$current (nothing is packed)"; return 0; }
  have file=file || return 0
  may_install || return 0
  rm -rf "$empty" && mkdir -p "$empty"
  tar -xzf "$archive" -C "$empty" --strip-components=1
  ls "$empty"/man/ledningskoll-audit.1 "$empty"/completions/ledningskoll.fish "$empty"/HANDBOK.html "$empty"/LICENSE-MIT >/dev/null
  find "$empty" -mindepth 1 -maxdepth 1 ! -name ledningskoll -exec rm -r {} +
  cp -r examples/exempelregionen "$empty/region"
  file "$empty/ledningskoll" | grep -q "static"
  tried as_root chroot "$empty" /ledningskoll audit /region --date 2026-11-15
}

# Runs an audit of the example by an installed program, and holds what it ends with: tried COMMAND…
tried() {
  "$@" --quiet >target/tried.txt || { cat target/tried.txt; exit 1; }
  grep -q "131 dokument" target/tried.txt
}

# The package for Debian, installed, used and removed.
debian_package() {
  have dpkg=dpkg || return 0
  may_install || return 0
  cargo deb --no-build --no-strip --output "$packages/ledningskoll_${version}_amd64.deb" >target/deb.txt 2>&1 || { cat target/deb.txt; exit 1; }
  as_root dpkg --install "$packages/ledningskoll_${version}_amd64.deb"
  /usr/bin/ledningskoll --version | grep -qx "ledningskoll $version"
  tried /usr/bin/ledningskoll audit examples/exempelregionen --date 2026-11-15
  ls /usr/share/man/man1/ledningskoll-audit.1.gz /usr/share/bash-completion/completions/ledningskoll >/dev/null
  as_root dpkg --purge ledningskoll
  [ ! -e /usr/bin/ledningskoll ]
}

# The wheel, in an environment that is new.
wheel() {
  rm -f "$packages"/*.whl && rm -rf target/new-environment
  maturin build --release --locked --quiet --manifest-path Cargo.toml --bindings bin --out "$packages" >target/wheel.txt 2>&1 || { cat target/wheel.txt; exit 1; }
  python3 -m venv target/new-environment
  target/new-environment/bin/pip install --quiet --disable-pip-version-check --no-index "$packages"/*.whl
  target/new-environment/bin/ledningskoll --version | grep -qx "ledningskoll $version"
  tried target/new-environment/bin/ledningskoll audit examples/exempelregionen --date 2026-11-15
  ls -l "$packages"/*.whl
}

# What the program is made of, as CycloneDX, held to the schema of its makers.
bill_of_materials() {
  command -v cargo-cyclonedx >/dev/null || cargo install --quiet --locked --root target/tools cargo-cyclonedx@0.5.7
  cargo cyclonedx --format json --spec-version 1.5 --target "$musl_target" --override-filename bill >target/bill.txt 2>&1 || { cat target/bill.txt; exit 1; }
  mv bill.json "$packages/ledningskoll-$version.cdx.json"
  python -c 'import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1], encoding="utf-8").read())
sys.exit(wrong and str(wrong))' "$packages/ledningskoll-$version.cdx.json"
}

# What Homebrew, winget and Scoop install from: written, and read by what is here.
manifests() {
  local all=target/all-packages
  if [ ! -e "$setup" ] || [ ! -e "$archive" ] || [ ! -e "$packages/ledningskoll-$version-$musl_target.tar.gz" ]; then
    leave_out "$current (nothing is packed)"
    return 0
  fi
  rm -rf "$all" && mkdir -p "$all"
  cp "$packages"/* "$all"
  # The archives for other processors are built where there is one.
  touch "$all/ledningskoll-$version"-{aarch64-apple-darwin,x86_64-apple-darwin,aarch64-unknown-linux-musl}.tar.gz
  python packaging/manifests.py "$version" https://example.org/owner/ledningskoll "$all" target/manifests
  python -c 'import glob, json, yaml
[yaml.safe_load(open(name)) for name in glob.glob("target/manifests/*.yaml")]
json.load(open("target/manifests/ledningskoll.json"))'
  have ruby=ruby || return 0
  ruby -c target/manifests/ledningskoll.rb
}

# The page with the program inside, built for the browser and held against the program, in Node and in Chromium.
page_for_browsers() {
  have /usr/bin/rustc=rustc-web,rust-web-src /usr/bin/cargo=cargo-web wasm-ld=lld "${CHROMIUM:-chromium}=chromium" node=nodejs npm=npm \
    pdftotext=poppler-utils ps=procps || return 0
  editors/browser/build.sh "$packages/ledningskoll.html" release
  (cd tests/browser && npm ci --silent --no-audit --no-fund)
  rm -rf target/usual
  cargo run --quiet --example generate -- --documents 1322 --units 64 --gaps 0.1 --seed 1 target/usual
  editors/browser/test.sh "$packages/ledningskoll.html" target/release/ledningskoll target/usual
}
