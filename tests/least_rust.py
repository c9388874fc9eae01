"""Holds each crate that the program is built of against the least Rust it promises: cargo metadata | python3 tests/least_rust.py"""

import json
import sys


def parts(version):
    return [int(part) for part in version.split(".")] + [0] * (2 - version.count("."))


metadata = json.load(sys.stdin)
promised = next(one["rust_version"] for one in metadata["packages"] if one["name"] == "ledningskoll")
newer = [one for one in metadata["packages"] if one["rust_version"] and parts(one["rust_version"]) > parts(promised)]
for one in newer:
    print(f"{one['name']} {one['version']} needs Rust {one['rust_version']}, and {promised} is promised")
print(f"{len(metadata['packages'])} crates, Rust {promised}")
sys.exit(1 if newer else 0)
