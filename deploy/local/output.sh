# What the person at the terminal sees.

say() { printf '%s\n' "$*"; }

fail() {
    printf './dev: %s\n' "$1" >&2
    exit "${2:-1}"
}

# step "Build" command...: says what runs and how long it took; its output shows only when it fails or on a slow build.
step() {
    local name=$1 began ended
    shift
    printf '==> %s\n' "$name"
    began=$(date +%s%N)
    "$@"
    ended=$(date +%s%N)
    printf '    %s.%s s\n' "$(((ended - began) / 1000000000))" "$(((ended - began) / 100000000 % 10))"
}
