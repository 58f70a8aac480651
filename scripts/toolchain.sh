#!/usr/bin/env bash
# Sets up everything Yinfeng is built and tested with, in a cache folder outside the checkout.
#
#   scripts/toolchain.sh [build]      compilers, Emscripten, SDL2, Dear ImGui, headers, npm packages
#   scripts/toolchain.sh browsers     the same, plus Chromium, Firefox and WebKitGTK for the tests
#   scripts/toolchain.sh rivals       the same as build, plus the libraries that tests/bench measures beside ours
#
# The cache is ${YINFENG_CACHE:-$HOME/.cache/yinfeng}. Every step is worked out in a temporary folder, gets a
# stamp with its version key and is renamed into place, so an interrupted run never leaves something that
# looks complete. What other scripts need is written to $YINFENG_CACHE/env.sh; source that file.
# Nothing here names a mirror: packages come from the Debian mirror this machine already uses.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${YINFENG_CACHE:-$HOME/.cache/yinfeng}
want=${1:-build}
case $want in build | browsers | rivals) ;; *) echo "toolchain: unknown argument '$want' (build, browsers or rivals)" >&2; exit 2 ;; esac

say() { printf 'toolchain: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

mkdir -p "$cache/log" || die "cannot create $cache; set YINFENG_CACHE to a writable folder"
cache=$(cd "$cache" && pwd)
exec 9>"$cache/.lock"
if ! flock -n 9; then say "waiting for another run to finish"; flock 9; fi
rm -rf "$cache"/.tmp.*   # leftovers of an interrupted run; the lock is ours

# --- Debian packages of the system ------------------------------------------------------------------------

build_packages=(clang-19 lld-19 llvm-19 libc++-19-dev libc++abi-19-dev libclang-rt-19-dev clang-format-19
    patch patchelf cmake ninja-build ccache libdeflate-dev zlib1g-dev libssl-dev libcli11-dev unicode-data python3 xz-utils bzip2 brotli ca-certificates)
browser_packages=(chromium firefox-esr webkit2gtk-driver xvfb xauth fonts-noto-cjk
    libegl1 libgl1 libgl1-mesa-dri)

apt_refreshed=
apt_refresh() {
    [ -n "$apt_refreshed" ] && return
    apt-get update >"$cache/log/apt-update.log" 2>&1 ||
        die "apt-get update failed: no network or a wrong mirror, see $cache/log/apt-update.log"
    apt_refreshed=1
}

install_packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f '${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^ii' || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" = 0 ] || die "run once as root (or: sudo apt-get install ${missing[*]})"
    say "installing ${missing[*]}"
    apt_refresh
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=900 install -y --no-install-recommends "${missing[@]}" \
        >"$cache/log/apt-install.log" 2>&1 ||
        die "apt-get could not install ${missing[*]}, see $cache/log/apt-install.log"
}

command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
    die "this script knows Debian 12 and 13; elsewhere provide clang 19, libc++ 19, cmake, ninja and emcc yourself"
case $(. /etc/os-release && echo "${ID:-}${VERSION_ID:-}") in
    debian12* | debian13*) ;;
    *) say "not Debian 12 or 13: trying all the same" ;;
esac
[ "$(dpkg --print-architecture)" = amd64 ] || say "only amd64 has been tried"

install_packages "${build_packages[@]}"

command -v node >/dev/null && command -v npm >/dev/null || die "Node.js 20 or newer with npm is needed on the PATH"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || die "Node.js is $(node --version); 20 or newer is needed"

# --- Steps -------------------------------------------------------------------------------------------------

# step NAME KEY FUNCTION: runs FUNCTION in an empty folder that becomes $cache/NAME, unless it is there with
# the same KEY. The cache path is part of the key because Emscripten's files hold absolute paths.
step() {
    local name=$1 key="$2 at $cache" work=$3
    local target=$cache/$name tmp=$cache/.tmp.$name.$$ log=$cache/log/$name.log started=$SECONDS
    [ "$(cat "$target/.stamp" 2>/dev/null)" = "$key" ] && return
    say "setting up $name"
    mkdir -p "$tmp"
    local status=0
    set +e   # a function called inside `if` would lose `set -e`
    (set -e; cd "$tmp"; "$work" "$target") >"$log" 2>&1
    status=$?
    set -e
    if [ $status -ne 0 ]; then
        tail -n 5 "$log" >&2
        die "setting up $name failed, see $log"
    fi
    printf '%s\n' "$key" >"$tmp/.stamp"
    sync -f "$tmp" 2>/dev/null || true
    rm -rf "$target.old"
    [ ! -e "$target" ] || mv "$target" "$target.old"
    mv "$tmp" "$target"
    rm -rf "$target.old"
    say "$name done in $((SECONDS - started)) s"
}

# A private apt view of newer Debian suites: nothing of it reaches the system's own package lists.
private_apt() { # private_apt TOOL ARGUMENTS…
    local tool=$1 dir=$cache/apt
    shift
    "$tool" -o Dir::Etc::SourceList="$dir/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$dir/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
        -o APT::Sandbox::User=root "$@"
}

setup_apt() {
    local site
    site=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Identifier: Packages' |
        awk '$2 == "bookworm" || $2 == "trixie" || $2 == "stable" { print $1; exit }')
    [ -n "$site" ] || { echo "no Debian mirror found in the system's apt sources"; return 1; }
    local keys=/usr/share/keyrings/debian-archive-keyring.gpg
    mkdir -p lists/partial
    {
        echo "deb [signed-by=$keys] $site trixie main"
        echo "deb-src [signed-by=$keys] $site trixie main"
        echo "deb-src [signed-by=$keys] $site forky main"
        echo "deb-src [signed-by=$keys] $site bookworm main"
    } >sources.list
    apt-get -o Dir::Etc::SourceList="$PWD/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$PWD/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
        -o APT::Sandbox::User=root -o APT::Update::Error-Mode=any update
}

unpack_source() { # unpack_source NAME/SUITE: unpacks the upstream archive of a source package here
    private_apt apt-get -q source --download-only --tar-only "$1"
    unpack_archive
    rm -f ./*.orig.tar.*
}

# The same with Debian's patches, for what reads foreign bytes: they are what mends old versions.
unpack_patched_source() { # unpack_patched_source NAME/SUITE
    local patch
    private_apt apt-get -q source --download-only "$1"
    unpack_archive
    tar -xf ./*.debian.tar.*
    while read -r patch; do patch -p1 <"debian/patches/$patch"; done < <(grep -v '^#' debian/patches/series)
    rm -rf ./*.orig.tar.* ./*.debian.tar.* ./*.dsc debian
}

unpack_archive() { # the upstream archive that lies here
    local archives=(*.orig.tar.*) folders
    mkdir unpacked
    tar -xf "${archives[0]}" -C unpacked
    folders=(unpacked/*)   # most archives hold one folder, some hold the files themselves
    if [ ${#folders[@]} = 1 ]; then mv unpacked/*/* .; else mv unpacked/* .; fi
    rm -rf unpacked
}

setup_imgui() {
    unpack_source imgui/forky
    local number
    number=$(awk '$2 == "IMGUI_VERSION_NUM" { print $3 }' imgui.h)
    [ "$number" -ge 19222 ] || { echo "Dear ImGui $number is too old, 1.92.2b is needed"; return 1; }
    mkdir -p empty
}

setup_sdl2() { unpack_source libsdl2/trixie; }

setup_bearssl() { unpack_source bearssl/trixie; }

# What the documents module is made of (src/documents): XML, zip, the old Excel, workbooks out.
setup_documents() {
    local name
    for name in expat zlib freexl libxlsxwriter; do mkdir "$name"; done
    (cd expat && unpack_patched_source expat/bookworm)
    (cd zlib && unpack_source zlib/trixie)
    (cd freexl && unpack_source freexl/trixie)
    (cd libxlsxwriter && unpack_source libxlsxwriter/bookworm && rm -rf docs test dev examples)
    # A name that says it is longer than the field it stands in was read beyond it (found by tests/fuzz/documents.cpp).
    sed -i 's/entry->name_size.value, &err);/entry->name_size.value > 64 ? 64 : entry->name_size.value, \&err);/' freexl/src/freexl.c
    grep -q 'name_size.value > 64' freexl/src/freexl.c
    touch expat/expat_config.h freexl/config.h   # what they ask of a configured system is said in cmake/YinfengDocuments.cmake
}

setup_rapidcheck() { unpack_source rapidcheck/trixie; }

setup_headers() {
    private_apt apt-get download nlohmann-json3-dev/trixie doctest-dev/trixie
    local package
    for package in *.deb; do dpkg -x "$package" unpacked; done
    mv unpacked/usr/include include
    rm -rf unpacked ./*.deb
}

setup_emscripten() {
    local final=$1 tool package
    private_apt apt-get download emscripten/trixie binaryen/trixie libc6/trixie libstdc++6/trixie libgcc-s1/trixie
    for package in *.deb; do dpkg -x "$package" .; done
    rm -f ./*.deb
    # Only Binaryen needs Debian 13's C library; point it at the copy beside it.
    for tool in usr/bin/wasm-*; do
        [ ! -L "$tool" ] && head -c 4 "$tool" | grep -q ELF || continue
        patchelf --set-interpreter "$final/usr/lib64/ld-linux-x86-64.so.2" \
            --set-rpath "$final/usr/lib/x86_64-linux-gnu" "$tool"
    done
    cat >config <<CONFIG
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$final/usr'
NODE_JS = '$(command -v node)'
CACHE = '$final/usr/share/emscripten/cache'
FROZEN_CACHE = False
COMPILER_WRAPPER = '$(command -v ccache)'
CONFIG
    # Emscripten's JavaScript optimizer imports acorn, which Debian keeps where an upstream Node does not look.
    npm install --no-save --no-package-lock --prefix "$PWD/usr/share/emscripten" acorn@8.14.0
}

install_locked() { # install_locked FOLDER: what its package-lock.json names
    cp "$1/package.json" "$1/package-lock.json" .
    npm ci --ignore-scripts --no-audit --no-fund
}
setup_npm() { install_locked "$here"; }

rivals_from=$here/../tests/bench/rivals
setup_rivals() { install_locked "$rivals_from"; }

file_key() { cat "$@" | sha256sum | cut -c1-16; }

# Emscripten: the machine's own when it is new enough, otherwise Debian 13's in the cache.
own_emscripten=1
em_root=$cache/emscripten/usr/share/emscripten
# Somebody else's, that is: in a shell that has sourced env.sh it is ours that is on the PATH.
if [ -z "${YINFENG_OWN_EMSCRIPTEN:-}" ] && command -v em++ >/dev/null &&
    [[ $(readlink -f "$(command -v em++)") != "$(readlink -f "$cache")"/* ]]; then
    found=$(em++ -dumpversion 2>/dev/null || echo 0)
    if printf '3.1.69\n%s\n' "$found" | sort -V -C; then
        own_emscripten=
        em_root=$(em-config EMSCRIPTEN_ROOT 2>/dev/null || dirname "$(readlink -f "$(command -v em++)")")
    else
        say "em++ on the PATH is $found, older than 3.1.69: using our own"
    fi
fi

needed=0
for name in imgui sdl2 bearssl documents rapidcheck headers ${own_emscripten:+emscripten}; do
    [ -e "$cache/$name/.stamp" ] || needed=1
done
[ "$needed" = 0 ] || step apt "2 $(date +%F)" setup_apt

# Three things at a time: unpacking Emscripten, the sources, and npm.
# Checkouts that want other npm packages share the cache: each set has a folder of its own.
npm=npm-$(file_key "$here/package.json" "$here/package-lock.json")
step "$npm" 1 setup_npm &
npm_job=$!
(
    step imgui "1.92.2b or newer" setup_imgui
    step sdl2 "2.32.4" setup_sdl2
    step bearssl "0.6" setup_bearssl
    step documents "expat 2.5.0, zlib 1.3.1, FreeXL 2.0.0 mended, libxlsxwriter 1.1.4" setup_documents
    step rapidcheck "trixie 2" setup_rapidcheck
    step headers "trixie 1" setup_headers
) &
sources_job=$!
if [ -n "$own_emscripten" ]; then
    step emscripten "3.1.69 acorn 8.14.0 ccache 2" setup_emscripten
    export EM_CONFIG=$cache/emscripten/config
fi
wait "$npm_job" || exit 1   # what went wrong has been said
wait "$sources_job" || exit 1
rivals=rivals-$(file_key "$rivals_from/package.json" "$rivals_from/package-lock.json")
[ "$want" != rivals ] || step "$rivals" 1 setup_rivals

# --- What other scripts source -------------------------------------------------------------------------------

{
    echo "# written by scripts/toolchain.sh"
    [ -z "$own_emscripten" ] || echo "export EM_CONFIG='$cache/emscripten/config'"
    # Emscripten starts Python at every call; a version manager's stand-in for it takes ten times as long as the real one.
    [ ! -x /usr/bin/python3 ] || echo "export EMSDK_PYTHON=/usr/bin/python3"
    cat <<ENV
export YINFENG_CACHE='$cache'
export YINFENG_EMSCRIPTEN_ROOT='$em_root'
export YINFENG_IMGUI_DIR='$cache/imgui'
export YINFENG_SDL2_DIR='$cache/sdl2'
export YINFENG_BEARSSL_DIR='$cache/bearssl'
export YINFENG_DOCUMENTS_DIR='$cache/documents'
export YINFENG_RAPIDCHECK_DIR='$cache/rapidcheck'
export YINFENG_HEADERS_DIR='$cache/headers/include'
export YINFENG_NODE_MODULES='$cache/$npm/node_modules'
export YINFENG_RIVALS_MODULES='$cache/$rivals/node_modules'
export CCACHE_DIR="\${CCACHE_DIR:-$cache/ccache}"
case ":\$PATH:" in *":$em_root:"*) ;; *) export PATH="$em_root:/usr/lib/llvm-19/bin:\$PATH" ;; esac
ENV
} >"$cache/.env.sh.new"
mv "$cache/.env.sh.new" "$cache/env.sh"

# The browsers are large, and no build needs them: what waits for the lock goes on beside their installation.
if [ "$want" = browsers ]; then
    exec 9>&-
    install_packages "${browser_packages[@]}"
fi
