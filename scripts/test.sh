#!/usr/bin/env bash
# Runs the tests: scripts/test.sh [layers|unit|wasm|ui|size|browser|all|laws|coverage|fuzz|kills|bench|nightly|soak]…   (default: all)
#   layers   includes point downwards only; the tests that tests/README.md names exist; the C++ is laid out by .clang-format
#   unit     the core natively under address and undefined-behaviour sanitizers, and the native platform
#   wasm     the same core tests as WebAssembly under Node; the digests both print must be equal
#   ui       every screen drawn without a renderer, under sanitizers
#   size     the weight of the page
#   browser  the page in Chromium, Firefox and WebKitGTK
# and, only when asked for, each by its name or all but soak as nightly:
#   laws     a million random triples of merges, in an optimised build: order, grouping, repetition; exports compared byte by byte
#            (unit and wasm run fifty thousand each)
#   coverage which lines and branches of src/sync and src/store the unit tests reach, per file, and which they do not
#   fuzz     every reader of foreign bytes against damaged input, for FUZZ_SECONDS (60) each
#   kills    a browser killed at work, KILLS (200) times; KILLS_SEED (1) says when
#   bench    measures the command line, this core beside other libraries, and the page's table beside other grids; fails only where
#            something does not run
#   soak     the simulator with new seeds and the fuzzers in turns, for SOAK_MINUTES (60)
# Sets up what it needs. The last line is 'N passed, N failed'; the exit code is 0 only if none failed.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
builds=${YINFENG_BUILD_ROOT:-$root/build}
logs=$builds/test-logs
mkdir -p "$logs"

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(all)
suites=()
for name in "${wanted[@]}"; do
    case $name in
        all) suites+=(layers unit wasm ui size browser) ;;
        nightly) suites+=(laws coverage fuzz kills bench) ;;
        layers | unit | laws | wasm | ui | size | browser | coverage | fuzz | soak | kills | bench) suites+=("$name") ;;
        *) sed -n '2,18s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done

passed=0 failed=0 counted_at=0
count() { # count SUITE PASSED FAILED: also says how long it took, building included
    passed=$((passed + $2)) failed=$((failed + $3))
    printf '== %s: %d passed, %d failed, %d s\n' "$1" "$2" "$3" $((SECONDS - counted_at))
    counted_at=$SECONDS
}
broken() { # broken SUITE WHY: a suite that could not run at all is one failure
    echo "== $1: $2"
    count "$1" 0 1
}
has_sources() { # has_sources FOLDER…
    [ -n "$(find "${@/#/tests/}" -name '*.cpp' -print -quit 2>/dev/null)" ]
}
not_there() { echo "== $1: no tests there yet"; }

# Runs a program that ends with 'N passed, N failed' and takes its word, but not against its exit code.
counted() { # counted SUITE COMMAND…
    local suite=$1 status=0 line
    shift
    "$@" 2>&1 | tee "$logs/$suite.txt"
    status=${PIPESTATUS[0]}
    line=$(grep -Eo '^[0-9]+ passed, [0-9]+ failed$' "$logs/$suite.txt" | tail -n 1)
    if [ -z "$line" ]; then broken "$suite" "ended without a result (exit code $status)"; return; fi
    set -- ${line//[a-z,]/}
    if [ "$status" -ne 0 ] && [ "$2" -eq 0 ]; then set -- "$1" 1; fi
    count "$suite" "$1" "$2"
}

# The same for doctest's summary. A crash or a sanitizer's report after the summary is a failure too.
doctest() { # doctest SUITE COMMAND…
    local suite=$1 status=0 line
    shift
    "$@" --no-colors >"$logs/${suite// /-}.txt" 2>&1
    status=$?
    line=$(sed -nE 's/^\[doctest\] test cases: +[0-9]+ \| +([0-9]+) passed \| +([0-9]+) failed.*/\1 \2/p' \
        "$logs/${suite// /-}.txt" | tail -n 1)
    if [ "$status" -ne 0 ] || [ -z "$line" ]; then grep -v '^digest ' "$logs/${suite// /-}.txt" | tail -n 200; fi
    if [ -z "$line" ]; then broken "$suite" "ended without a result (exit code $status)"; return; fi
    set -- $line
    if [ "$status" -ne 0 ] && [ "$2" -eq 0 ]; then set -- "$1" 1; fi
    count "$suite" "$1" "$2"
}

# The same for many cases: in parts of twenty, as many at once as there are processors. (doctest counts the cases of the
# other parts as passed.)
doctest_in_parts() { # doctest_in_parts SUITE COMMAND…
    local suite=$1 cases line part status=0 lost=0 parts
    shift
    cases=$("$@" --count --no-colors | sed -nE 's/.*passing the current filters: ([0-9]+)$/\1/p')
    if [ -z "$cases" ]; then broken "$suite" "does not say how many cases it has"; return; fi
    rm -f "$logs/$suite".part-*
    seq -w 1 20 "$cases" | xargs -P "$(nproc)" -I{} bash -c \
        'log=$0 first=$((10#$1)); shift; "$@" --no-colors --first=$first --last=$((first + 19)) >"$log" 2>&1 || echo "exit code $?" >>"$log"' \
        "$logs/$suite.part-{}" {} "$@"
    parts=("$logs/$suite".part-*)
    lost=$(((cases + 19) / 20 - ${#parts[@]}))
    cat "${parts[@]}" >"$logs/$suite.txt"
    for part in "${parts[@]}"; do
        line=$(sed -nE 's/^\[doctest\] test cases: +[0-9]+ \| +[0-9]+ passed \| +([0-9]+) failed.*/\1/p' "$part" | tail -n 1)
        if grep -q '^exit code' "$part"; then
            grep -v '^digest ' "$part" | tail -n 100
            [ "${line:-0}" -gt 0 ] || line=1 # a crash, or a sanitizer's report after the summary
            status=$((status + line))
        elif [ -z "$line" ]; then
            lost=$((lost + 1))
        fi
    done
    if [ "$lost" -gt 0 ]; then broken "$suite" "$lost parts ended without a result"; return; fi
    count "$suite" $((cases - status)) "$status"
}

build() { # build SUITE PRESET TARGET…
    local suite=$1
    shift
    "$root/scripts/build.sh" "$@" >"$logs/$suite-build.txt" 2>&1 && return
    grep -vE '^\[[0-9]+/[0-9]+\] ' "$logs/$suite-build.txt" | head -n 60
    broken "$suite" "does not build, see $logs/$suite-build.txt"
    return 1
}

run_layers() {
    counted layers node tests/architecture/check_layers.mjs
    counted proofs node tests/architecture/check_proofs.mjs # tests/README.md names tests that exist
    counted format scripts/format.sh --check
}

run_unit() {
    rm -f "$logs/unit.txt"
    has_sources unit property || { not_there unit; return; }
    build unit asan yinfeng_unit && doctest_in_parts unit "$builds/asan/yinfeng_unit"
    has_sources native || return 0
    build native asan yinfeng_native_tests && doctest native "$builds/asan/yinfeng_native_tests"
}

run_laws() {
    build laws native yinfeng_laws || return
    YINFENG_ROUNDS=20 doctest laws "$builds/native/yinfeng_laws" -tc='triples joined*'
    grep '^laws: ' "$logs/laws.txt"
}

run_wasm() {
    rm -f "$logs/wasm.txt"
    has_sources unit property || { not_there wasm; return; }
    build wasm web yinfeng_unit && doctest_in_parts wasm node --stack-size=4000 "$builds/web/yinfeng_unit.js"
}

# Both builds print lines 'digest NAME HEX'; equal states must give equal bytes everywhere.
compare_digests() {
    [ -e "$logs/unit.txt" ] && [ -e "$logs/wasm.txt" ] || return 0
    grep '^digest ' "$logs/unit.txt" | sort >"$logs/digests-native.txt"
    grep '^digest ' "$logs/wasm.txt" | sort >"$logs/digests-wasm.txt"
    if [ ! -s "$logs/digests-native.txt" ] && [ ! -s "$logs/digests-wasm.txt" ]; then
        echo "== digests: none are printed yet"
    elif diff "$logs/digests-native.txt" "$logs/digests-wasm.txt"; then
        count digests 1 0
    else
        broken digests "native (<) and WebAssembly (>) differ"
    fi
}

run_ui() {
    has_sources ui || { not_there ui; return; }
    build ui asan yinfeng_ui_tests && doctest_in_parts ui "$builds/asan/yinfeng_ui_tests"
}

dist_ready=
make_dist() { # once per run
    [ -z "$dist_ready" ] || return "$dist_ready"
    "$root/scripts/run.sh" --build-only >"$logs/dist.txt" 2>&1
    dist_ready=$?
    [ "$dist_ready" -eq 0 ] || tail -n 30 "$logs/dist.txt"
    return "$dist_ready"
}

run_size() {
    [ -e src/main_web.cpp ] && [ -e web/index.html ] || { not_there size; return; }
    make_dist || { broken size "dist does not build"; return; }
    counted size node scripts/size_gate.mjs dist "$builds/web"
}

run_browser() {
    [ -e tests/browser/run.mjs ] || { not_there browser; return; }
    make_dist || { broken browser "dist does not build"; return; }
    build browser web yinfeng_web_probe || return
    wait "$browsers_job"
    "$root/scripts/toolchain.sh" browsers || { broken browser "the browsers could not be installed"; return; }
    counted browser node tests/browser/run.mjs
}

# A line that no test reaches is a failure; branches are only counted.
run_coverage() {
    build coverage coverage yinfeng_unit || return
    rm -f "$logs"/coverage-*.profraw
    LLVM_PROFILE_FILE="$logs/coverage-%p.profraw" doctest "coverage run" "$builds/coverage/yinfeng_unit"
    llvm-profdata merge -sparse "$logs"/coverage-*.profraw -o "$logs/coverage.profdata" &&
        (cd "$builds/coverage" && node "$root/scripts/coverage.mjs" yinfeng_unit "$logs/coverage.profdata" src/store src/sync) \
            >"$logs/coverage.txt" || { broken coverage "no report"; return; }
    cat "$logs/coverage.txt"
    if grep -q ': never reached: ' "$logs/coverage.txt"; then count coverage 0 1; else count coverage 1 0; fi
}

run_kills() {
    make_dist || { broken kills "dist does not build"; return; }
    wait "$browsers_job"
    "$root/scripts/toolchain.sh" browsers || { broken kills "the browsers could not be installed"; return; }
    KILLS=${KILLS:-200} counted kills node tests/browser/run.mjs --engine=chromium --only=storage_kills
}

run_bench() {
    local name
    measured() { if node "tests/bench/$1.mjs"; then count "$1" 1 0; else broken "$1" "could not be measured"; fi; }
    for name in cli_bench rivals; do measured "$name"; done
    make_dist || { broken grids "dist does not build"; return; }
    wait "$browsers_job"
    "$root/scripts/toolchain.sh" browsers || { broken grids "the browsers could not be installed"; return; }
    measured grids
}

# What a fuzzer has found interesting is kept beside the toolchain; what broke something lies in the logs.
run_fuzz() {
    build fuzz fuzz yinfeng_fuzz || return
    local target name corpus
    for target in "$builds"/fuzz/fuzz_*; do
        [ -x "$target" ] && [ -f "$target" ] || continue
        name=$(basename "$target")
        corpus=${YINFENG_CACHE:-$HOME/.cache/yinfeng}/corpus/$name
        mkdir -p "$corpus"
        if "$target" -max_total_time="${FUZZ_SECONDS:-60}" -max_len=20000 -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
            -artifact_prefix="$logs/$name-" "$corpus" tests/golden >"$logs/$name.txt" 2>&1; then
            grep -E 'number_of_executed_units' "$logs/$name.txt" | sed "s/^stat::/== $name: /"
            count "$name" 1 0
        else
            tail -n 30 "$logs/$name.txt"
            broken "$name" "found something, see $logs/$name-*"
        fi
    done
}

run_soak() {
    build unit asan yinfeng_unit || return
    local until=$((SECONDS + 60 * ${SOAK_MINUTES:-60})) seed=${YINFENG_FIRST_SEED:-1000000}
    while [ $SECONDS -lt $until ] && [ "$failed" -eq 0 ]; do
        export YINFENG_FIRST_SEED=$seed YINFENG_ROUNDS=10
        doctest "simulator from $seed" "$builds/asan/yinfeng_unit" -tc='nothing acknowledged is lost*'
        unset YINFENG_FIRST_SEED YINFENG_ROUNDS
        seed=$((seed + 1200))
        run_fuzz
    done
}

rm -f "$logs/unit.txt" "$logs/wasm.txt"
if [ "${suites[*]}" != layers ]; then
    "$root/scripts/toolchain.sh" build || { echo "test: the toolchain could not be set up" >&2; exit 1; }
    . "${YINFENG_CACHE:-$HOME/.cache/yinfeng}/env.sh"
fi
# The browsers are fetched and unpacked while the tests before theirs are built. run_browser looks again and says what went wrong.
if [[ " ${suites[*]} " =~ \ (browser|kills|bench)\  ]]; then
    "$root/scripts/toolchain.sh" browsers >"$logs/browsers.txt" 2>&1 &
    browsers_job=$!
fi
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
for suite in "${suites[@]}"; do "run_$suite"; done
compare_digests

if [ $((passed + failed)) -eq 0 ]; then failed=1; fi   # nothing ran: that is not a success
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
