#!/usr/bin/env bash
# git for programs under Wine: the paths of Windows are made those of Linux, and back where git answers with one.

# The path of Linux of one that begins at the drive Z:, which is the root of Linux.
unix() {
  local path=$1 before=""
  case $path in
    file:///[Zz]:*) path=${path#file:///?:} && printf 'file://%s' "$path" && return ;;
    --*=[Zz]:*) before=${path%%=*}= path=${path#*=} ;;
  esac
  path=${path#'\\?'[\\]} path=${path#//?/}
  case $path in
    [Zz]:[/\\]*) path=${path#??} path=${path//\\//} ;;
    *) path=$1 before="" ;;
  esac
  printf '%s' "$before$path"
}

export PATH=/usr/local/bin:/usr/bin:/bin
for name in GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_CEILING_DIRECTORIES GIT_CONFIG_GLOBAL HOME; do
  [ -z "${!name:-}" ] || export "$name=$(unix "${!name}")"
done
arguments=()
for argument in "${@:3}"; do arguments+=("$(unix "$argument")"); done
code=0 aside=$(unix "$1")
exec <>"/dev/tcp/127.0.0.1/$2" >&0 2>"$aside.said"
case " $* " in
  *" rev-parse "*)
    answer=$(git "${arguments[@]}" && echo .) || code=$?
    printf '%s' "${answer%.}" | sed 's#^/#Z:/#'
    ;;
  *) git "${arguments[@]}" || code=$? ;;
esac
# The exit code is the first byte of the file that git.exe reads.
# shellcheck disable=SC2059  # The format is the byte.
{ printf "\\x$(printf %x "$code")" && cat "$aside.said"; } >"$aside"
rm "$aside.said"
