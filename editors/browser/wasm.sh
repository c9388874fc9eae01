#!/usr/bin/env bash
# Builds the module of WebAssembly: wasm.sh [PROFILE]. Debian's rustc and cargo, and the sources of the standard library (rustc-web,
# cargo-web, rust-web-src, lld); another compiler by RUSTC and CARGO.
set -euo pipefail
cd "$(dirname "$0")"
profile="${1:-release}"
export RUSTC="${RUSTC:-/usr/bin/rustc}" RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="${WASM_LD:-wasm-ld}"
"${CARGO:-/usr/bin/cargo}" build --locked --profile "$profile" --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort
