#!/usr/bin/env bash
# scripts/format.sh [--check]: lays out the C++ as .clang-format says, with the version that the tool set-up brings.
# --check changes nothing, names the files that are not so, and ends with 'N passed, N failed'.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
case ${1:-} in '' | --check) ;; *) sed -n '2,3s/^# //p' "$0" >&2; exit 2 ;; esac
"$root/scripts/toolchain.sh" build || exit 1
. "${YINFENG_CACHE:-$HOME/.cache/yinfeng}/env.sh"

cd "$root"
mapfile -t files < <(find src tests \( -name '*.cpp' -o -name '*.h' \) | sort)
if [ "${1:-}" != --check ]; then exec clang-format -i "${files[@]}"; fi

bad=0
for file in "${files[@]}"; do
    clang-format "$file" | cmp -s - "$file" && continue
    bad=$((bad + 1))
    echo "not laid out as .clang-format says: $file (scripts/format.sh mends it)"
done
if [ "$bad" -eq 0 ]; then echo "1 passed, 0 failed"; else echo "0 passed, 1 failed"; exit 1; fi
