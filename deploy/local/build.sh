# Configuring and building. Two checkouts share what ccache keeps.

export CCACHE_BASEDIR=$root

programs=(rollcall-identity rollcall-shift rollcall-attendance rollcall-notification rollcall-gateway rollcall rollcall-docs)
binaries=build/release/bin

# build PRESET [target...]
build() {
    local preset=$1
    shift
    mkdir -p var
    if ! cmake --preset "$preset" >var/configure.log 2>&1; then
        tail -n 30 var/configure.log >&2
        fail "the build could not be configured"
    fi
    ninja -C "build/$preset" "$@" || fail "the build failed"
}

build_programs() { build release "${programs[@]}"; }
