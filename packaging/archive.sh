#!/usr/bin/env bash
# One archive with the program and what lies beside it, the same bytes for the same files: archive.sh PROGRAM PARTS OUT.tar.gz
set -euo pipefail
program=$1 parts=$2 out=$3
name=$(basename "$out" .tar.gz)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/$name" "$(dirname "$out")"
cp -r "$parts/." "$folder/$name"
install -m 755 "$program" "$folder/$name/ledningskoll"
# NOTE: the tar of macOS has other words for fixed order and times; Python has the same everywhere.
python3 - "$folder" "$name" "$out" <<'END'
import gzip, sys, tarfile
from pathlib import Path

folder, name, out = sys.argv[1:]

def plain(member):
    member.mtime, member.uid, member.gid, member.uname, member.gname = 0, 0, 0, "", ""
    member.mode = 0o755 if member.isdir() or member.name.endswith("/ledningskoll") else 0o644
    return member

with open(out, "wb") as file, gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in [Path(folder, name), *sorted(Path(folder, name).rglob("*"))]:
            archive.add(path, arcname=path.relative_to(folder).as_posix(), recursive=False, filter=plain)
END
