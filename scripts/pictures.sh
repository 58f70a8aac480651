#!/usr/bin/env bash
# scripts/pictures.sh [COMMIT] [options of tests/browser/screens.mjs]: pictures of every screen as it is and as it was at COMMIT (the
# newest one, if none is named), held against each other. What differs is laid side by side in build/pictures/index.html,
# to be looked at. No picture lies in the repository: the commit is the reference.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
commit=HEAD
case ${1:-} in --* | '') ;; *) commit=$1; shift ;; esac
commit=$(git rev-parse --short "$commit")
there=build/pictures/$commit

"$root/scripts/toolchain.sh" browsers
. "${YINFENG_CACHE:-$HOME/.cache/yinfeng}/env.sh"
if [ ! -e "$there/dist/pwa/index.html" ]; then
    git worktree prune
    [ -d "$there" ] || git worktree add --detach "$there" "$commit" >/dev/null
    "$there/scripts/run.sh" --build-only
fi
"$root/scripts/run.sh" --build-only
rm -rf build/pictures/before build/pictures/after
# The scenes of today, also for then: what cannot be reached there is missing on that side.
node tests/browser/screens.mjs "$@" --dist="$there/dist" --out=build/pictures/before || true
node tests/browser/screens.mjs "$@" --out=build/pictures/after
node tests/browser/compare_screens.mjs build/pictures/before build/pictures/after
