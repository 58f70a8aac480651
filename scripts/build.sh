#!/usr/bin/env bash
# scripts/build.sh PRESET [TARGET…] [-DNAME=VALUE…]: configures and builds, with the tools set up.
# Presets: web web-debug native asan fuzz coverage bench. Output goes to ${YINFENG_BUILD_ROOT:-build}/PRESET; give a
# root of your own to build apart from others in the same checkout (ccache makes that cheap).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ $# -ge 1 ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
preset=$1
shift
targets=() definitions=()
for argument in "$@"; do
    case $argument in -D*) definitions+=("$argument") ;; *) targets+=("$argument") ;; esac
done

"$root/scripts/toolchain.sh" build
. "${YINFENG_CACHE:-$HOME/.cache/yinfeng}/env.sh"

cd "$root"
folder=${YINFENG_BUILD_ROOT:-$root/build}/$preset
mkdir -p "$folder"
exec 8>"$folder/.lock"   # two builds in one folder would trip over each other
flock 8

# Builds in different folders and checkouts share what ccache holds: no path of theirs may be part of a key.
case $folder in "$root"/*) export CCACHE_BASEDIR=$root ;; *) export CCACHE_BASEDIR=$folder ;; esac
export CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

# Configuring is quick to skip when nothing asks for it; the build itself runs CMake again when needed.
wanted="${definitions[*]} $YINFENG_EMSCRIPTEN_ROOT $YINFENG_NODE_MODULES"
if [ ! -e "$folder/build.ninja" ] || [ "$(cat "$folder/.wanted" 2>/dev/null)" != "$wanted" ]; then
    cmake --preset "$preset" -B "$folder" "${definitions[@]}" >"$folder/configure.log" 2>&1 ||
        { tail -n 30 "$folder/configure.log" >&2; echo "build: configuring failed, see $folder/configure.log" >&2; exit 1; }
    printf '%s' "$wanted" >"$folder/.wanted"
fi

# Debian's Emscripten prints link metadata as a line of JSON: not for people.
status=0
cmake --build "$folder" -j "${YINFENG_JOBS:-2}" ${targets:+--target "${targets[@]}"} 2>&1 |
    grep --line-buffered -v '^{.*}$' || status=${PIPESTATUS[0]}
exit "$status"
