# shellcheck shell=bash
# Windows on Linux: the program built by mingw with the library's sources, and run under Wine. Sourced, never run.
# shellcheck disable=SC2154  # steps.sh sets the name of the current step.

windows_target=x86_64-pc-windows-gnu
# Debian's compiler, by its full path: that of rustup has no sources of the library beside it, and is first on the path.
windows_rustc=/usr/bin/rustc
windows_cargo=/usr/bin/cargo
wine=/usr/lib/wine/wine64
# shellcheck disable=SC2034  # What sources this uses it.
wineserver=/usr/lib/wine/wineserver64

# True if what builds for Windows and runs it is here.
windows_here() {
  have "$windows_rustc=rustc-web,rust-web-src" "$windows_cargo=cargo-web" x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64 \
    "$wine=wine64" makensis=nsis || return 1
  [ -d /usr/lib/rustlib/src/rust/library ] || { leave_out "$current (install rust-web-src)"; return 1; }
}

# What the compiler for Windows is told. NOTE: never as a condition, as bash would then go on after what fails.
windows_ready() {
  export RUSTC=$windows_rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$PWD/target/windows
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=$wine
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="-L native=$CARGO_TARGET_DIR/crt"
  startup_objects
}

# What Rust links first and last in a program for Windows.
startup_objects() {
  local object
  mkdir -p "$CARGO_TARGET_DIR/crt"
  for object in rsbegin rsend; do
    "$windows_rustc" --target "$windows_target" --emit=obj -o "$CARGO_TARGET_DIR/crt/$object.o" \
      "/usr/lib/rustlib/src/rust/library/rtstartup/$object.rs"
  done
}

# Debian's cargo for Windows, its library built with it: windows_build COMMAND…
windows_build() {
  "$windows_cargo" "$@" --locked --target "$windows_target" -Zbuild-std=std,panic_unwind
}

# A Windows of its own, in a new folder: wine_prefix FOLDER
# NOTE: Wine 8 lacks bcryptprimitives.dll, which every computer with Windows has had since Windows 8.
wine_prefix() {
  export WINEPREFIX=$1 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" DISPLAY=
  rm -rf "$WINEPREFIX"
  mkdir -p "$WINEPREFIX"
  "$wine" wineboot --init >target/wineboot.txt 2>&1 || { cat target/wineboot.txt; exit 1; }
  cat >target/bcryptprimitives.c <<'END'
#include <stddef.h>
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *to, size_t size) {
  return SystemFunction036(to, (unsigned long)size);
}
END
  x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" target/bcryptprimitives.c -ladvapi32
}

# The git of Linux as git.exe, and Linux as a share of this computer: wine_for_tests FOLDER, for temporary files
# NOTE: a folder that is not below this one, whose repository the tests would find.
wine_for_tests() {
  local name temporary=$1
  mkdir -p target/wine-tools "$WINEPREFIX/dosdevices/unc/localhost"
  x86_64-w64-mingw32-gcc -municode -O1 -o target/wine-tools/git.exe tests/wine/git.c -lws2_32
  export WINE_GIT=$PWD/tests/wine/git.sh WINEPATH="Z:${PWD//\//\\}\\target\\wine-tools"
  for name in TMP TEMP; do
    "$wine" reg add 'HKCU\Environment' /v "$name" /d "Z:${temporary//\//\\}" /f >/dev/null
  done
  ln -sfn / "$WINEPREFIX/dosdevices/unc/localhost/z\$"
}

# Every test that is not marked as one of Linux.
windows_tests() {
  windows_here || return 0
  windows_tests_run
}

windows_tests_run() (
  windows_ready
  wine_prefix "$PWD/target/wine"
  temporary=$(mktemp -d)
  trap 'rm -rf "$temporary"' EXIT
  wine_for_tests "$temporary"
  windows_build test --quiet
)
