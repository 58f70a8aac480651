#!/usr/bin/env bash
# Run after a change of a package.json: renews the package-lock.json beside it, checksums without any registry's address.
#   scripts/update_lock.sh [FOLDER]      scripts, or for instance tests/bench/rivals
set -euo pipefail
folder=$(cd "${1:-$(dirname "${BASH_SOURCE[0]}")}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$folder/package.json" "$work/"
(cd "$work" && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund)
if grep -q '"resolved"' "$work/package-lock.json"; then
    echo "update_lock: this npm still writes registry addresses; npm 8.16 or newer is needed" >&2
    exit 1
fi
cp "$work/package-lock.json" "$folder/"
