#!/usr/bin/env bash
# Run after a change of scripts/package.json: renews package-lock.json, checksums without any registry's address.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$work/"
(cd "$work" && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund)
if grep -q '"resolved"' "$work/package-lock.json"; then
    echo "update_lock: this npm still writes registry addresses; npm 8.16 or newer is needed" >&2
    exit 1
fi
cp "$work/package-lock.json" "$here/"
