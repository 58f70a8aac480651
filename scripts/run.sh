#!/usr/bin/env bash
# Builds Yinfeng and opens it: scripts/run.sh [--build-only] [--cli]
#   --build-only   build dist/pwa and dist/yinfeng.html, serve nothing
#   --cli          build the command-line program, dist/yinfeng; without --build-only nothing else
# PORT (8080) is where it is served, on this machine only.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
serve=1 cli= build_only=
for argument in "$@"; do
    case $argument in
        --build-only) serve= build_only=1 ;;
        --cli) serve= cli=1 ;;
        *) sed -n '2,5s/^# //p' "$0" >&2; exit 2 ;;
    esac
done

builds=${YINFENG_BUILD_ROOT:-$root/build}
dist=$root/dist
if [ -n "$cli" ]; then
    "$root/scripts/build.sh" native yinfeng
    mkdir -p "$dist"
    cp "$builds/native/yinfeng" "$dist/yinfeng.new"
    mv "$dist/yinfeng.new" "$dist/yinfeng"   # also while the old one runs
    echo "dist/yinfeng: the command-line program"
    [ -n "$build_only" ] || exit 0
fi

"$root/scripts/build.sh" web yinfeng_web
. "${YINFENG_CACHE:-$HOME/.cache/yinfeng}/env.sh"

# Nothing to pack when no input is newer than the result.
if [ ! -e "$dist/yinfeng.html" ] || [ ! -e "$dist/pwa/index.html" ] ||
    [ -n "$(find "$root/web" "$root/scripts/make_dist.mjs" "$builds/web/yinfeng.js" "$builds/web/yinfeng.wasm" \
        -newer "$dist/yinfeng.html" -print -quit)" ]; then
    node "$root/scripts/make_dist.mjs" "$builds/web" "$dist"
fi

[ -n "$serve" ] || exit 0

port=${PORT:-8080}
if command -v xdg-open >/dev/null && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    (sleep 1; xdg-open "http://127.0.0.1:$port/") >/dev/null 2>&1 &
fi
exec node "$root/scripts/serve.mjs" "$dist/pwa" "$port"
