#!/usr/bin/env bash
# Builds Yinfeng and opens it: scripts/run.sh [--build-only] [--cli]
#   --build-only   build dist/pwa and dist/yinfeng.html, serve nothing
#   --cli          also build the command-line program, dist/yinfeng
# PORT (8080) is where it is served, on this machine only.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
serve=1 cli=
for argument in "$@"; do
    case $argument in
        --build-only) serve= ;;
        --cli) cli=1 ;;
        *) sed -n '2,5s/^# //p' "$0" >&2; exit 2 ;;
    esac
done

"$root/scripts/build.sh" web yinfeng_web
. "${YINFENG_CACHE:-$HOME/.cache/yinfeng}/env.sh"
builds=${YINFENG_BUILD_ROOT:-$root/build}

# Nothing to pack when no input is newer than the result.
dist=$root/dist
if [ ! -e "$dist/yinfeng.html" ] || [ ! -e "$dist/pwa/index.html" ] ||
    [ -n "$(find "$root/web" "$root/scripts/make_dist.mjs" "$builds/web/yinfeng.js" "$builds/web/yinfeng.wasm" \
        -newer "$dist/yinfeng.html" -print -quit)" ]; then
    node "$root/scripts/make_dist.mjs" "$builds/web" "$dist"
fi

if [ -n "$cli" ]; then
    "$root/scripts/build.sh" native yinfeng
    cp "$builds/native/yinfeng" "$dist/yinfeng"
    echo "dist/yinfeng: the command-line program"
fi
[ -n "$serve" ] || exit 0

port=${PORT:-8080}
if command -v xdg-open >/dev/null && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    (sleep 1; xdg-open "http://127.0.0.1:$port/") >/dev/null 2>&1 &
fi
exec node "$root/scripts/serve.mjs" "$dist/pwa" "$port"
