#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/checks.sh JOB [ARGUMENTS…]: the checks that take too long for every change. Installs what is missing.
#   asan [CTEST ARGUMENTS…]    the whole test suite under AddressSanitizer and UndefinedBehaviorSanitizer
#   tsan [CTEST ARGUMENTS…]    core without torch, the run library and the controllers under ThreadSanitizer
#   valgrind                   the tests of the run library under valgrind
#   fuzz [SECONDS [NAME…]]     each fuzzer of tests/fuzz for so long (60), beginning with its corpus
#   odr                        that no two things in the program share a name: all modules linked with -flto -Wodr
#   coverage                   lines and branches of core/util, core/experiment, core/data and core/store that their tests run
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
# The window's controllers, with real trainings on their own threads.
controllers=(tst_window tst_queue_window tst_resume_window tst_sweep_window tst_odds_window)
packages+=(clang llvm libclang-rt-dev valgrind gcovr)

# build_preset PRESET TARGET…
build_preset() {
  local preset=$1
  shift
  (cd "$root" && cmake --preset "$preset" >&2 && cmake --build --preset "$preset" --parallel "$(jobs)" --target "$@" >&2)
}

run_tests() {
  export QT_QPA_PLATFORM=offscreen
  ctest --test-dir "$root/build/$1" --output-on-failure --timeout 3600 "${@:2}"
}

job=${1:-}
shift || true
case $job in
  asan)
    install_packages
    build_preset asan all
    run_tests asan --parallel "$(jobs)" "$@"
    ;;
  tsan)
    install_packages
    build_preset tsan tests_experiment tests_data tests_store tests_app
    run_tests tsan --label-regex '^(experiment|data|store)$' "$@"
    run_tests tsan --tests-regex "^($(IFS='|' && echo "${controllers[*]}"))\$" "$@"
    ;;
  valgrind)
    install_packages
    build_preset dev tests_store
    for test in tst_{run_store,store_metrics,store_refusals,store_migrations,store_artifacts,store_transfer,store_sessions,store_faults}; do
      say "$test"
      leaks=full
      [[ $test == *_sessions ]] && leaks=no # its child processes end in the middle of their work, on purpose
      QTEST_FUNCTION_TIMEOUT=3600000 valgrind --quiet --error-exitcode=9 --leak-check=$leaks --show-leak-kinds=definite \
        --errors-for-leak-kinds=definite --child-silent-after-fork=yes \
        --suppressions="$root/tests/sanitizers/valgrind.supp" \
        "$root/build/dev/tests/tests_store" "$test" -silent
    done
    ;;
  odr)
    install_packages
    # A check that cannot fail is none: two files that disagree.
    planted=$(mktemp -d)
    trap 'rm -rf "$planted"' EXIT
    printf 'struct A { int a; };\nint f(A x) { return x.a; }\n' >"$planted/one.cpp"
    printf 'struct A { double b; };\nint f(A);\nint main() { return f(A{1}); }\n' >"$planted/two.cpp"
    if g++ -O0 -flto -Werror=odr -o "$planted/program" "$planted/one.cpp" "$planted/two.cpp" 2>"$planted/log"; then
      echo "FAIL: two structs of one name are not seen" && exit 1
    fi
    grep -q 'odr' "$planted/log"
    build_preset odr odr
    echo "no two things share a name"
    ;;
  fuzz)
    seconds=${1:-60}
    shift || true
    install_packages
    build_preset fuzz all
    names=("$@")
    ((${#names[@]} > 0)) || names=(config documents lesson idx cifar picture library bundle checkpoint)
    found=$root/build/fuzz/found
    for name in "${names[@]}"; do
      mkdir -p "$found/$name"
      seeds=("$root/tests/fuzz/corpus/$name")
      [[ $name == config ]] && seeds+=("$root/experiments")
      [[ $name == lesson ]] && seeds+=("$root/resources/lessons")
      say "fuzzing $name for $seconds s"
      "$root/build/fuzz/tests/fuzz_$name" -max_total_time="$seconds" -print_final_stats=1 \
        -artifact_prefix="$found/$name-" "$found/$name" "${seeds[@]}" 2>&1 | grep -E 'ERROR|SUMMARY|broken|stat::number_of_executed|DONE'
    done
    ;;
  coverage)
    install_packages
    build_preset coverage tests_experiment tests_data tests_store
    run_tests coverage --label-regex '^(experiment|data|store)$' "$@"
    cd "$root/build/coverage"
    gcovr --root "$root" --filter "$root/core/(experiment|data|store)/" --exclude-throw-branches \
      --exclude-unreachable-branches --sort-percentage --print-summary
    ;;
  *)
    die "there is no check \"$job\"; use asan, tsan, valgrind, fuzz or coverage"
    ;;
esac
