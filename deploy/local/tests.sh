# Tests, lint and benchmarks. Tests start servers of their own, on free ports.

sanitizer_options() {
    export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
    export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
    # Debian's gRPC is not instrumented.
    export TSAN_OPTIONS=ignore_noninstrumented_modules=1:suppressions=$root/deploy/local/tsan.supp
}

run_tests() {
    local preset=release labels=()
    case ${1:-} in
        unit | integration | e2e | lint)
            labels=(-L "^$1\$")
            shift
            ;;
        asan | tsan)
            preset=$1
            sanitizer_options
            shift
            ;;
    esac
    step "Install packages" install_packages
    step "Build ($preset)" build "$preset"
    say "==> Test"
    ctest --preset "$preset" "${labels[@]}" "$@"
}

# Files of the change: what differs from the main branch, and what is not committed yet.
changed_sources() {
    local base
    base=$(git merge-base HEAD origin/main 2>/dev/null || git rev-parse HEAD)
    {
        git diff --name-only --diff-filter=d "$base"
        git ls-files -o --exclude-standard
    } | grep '\.cpp$' | sort -u || true
}

lint() {
    step "Install packages" install_packages
    step "Build (release)" build release
    local sources
    mapfile -t sources < <(changed_sources)
    if [ ${#sources[@]} -gt 0 ]; then step "clang-tidy over ${#sources[@]} files" tidy "${sources[@]}"; fi
    ctest --preset release -L '^lint$' "$@"
}

tidy() { printf '%s\n' "$@" | xargs -P "$(nproc)" -n 1 clang-tidy -p build/release --quiet; }

bench() {
    step "Install packages" install_packages
    step "Build (release)" build release "${programs[@]}" rollcall-bench
    mkdir -p var
    "build/release/bin/rollcall-bench" "$@"
}
