# Our own processes as daemons: a pid file, a log and the stamp of the binary each was started from.

processes=(identity shift attendance notification gateway)

# The pid of a process of this home, if it runs: a pid file may outlive its process, and the pid be somebody else's.
pid_of() {
    local pid
    pid=$(cat "$home/run/$1.pid" 2>/dev/null) || return 1
    grep -qaF "rollcall-$1" "/proc/$pid/cmdline" 2>/dev/null || return 1
    grep -qaF "$root/$home/rollcall.env" "/proc/$pid/cmdline" && printf '%s' "$pid"
}

stamp_of() { cat "$binaries/rollcall-$1" "$home/rollcall.env" | cksum; }

# A zombie has ended: its parent, where there is no init, may never come for it.
has_ended() {
    local state
    state=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -c1) || true
    [ -z "$state" ] || [ "$state" = Z ]
}

# wait_for_end PID SECONDS, then by force.
wait_for_end() {
    local twentieth
    for ((twentieth = 0; twentieth < $2 * 20; ++twentieth)); do
        if has_ended "$1"; then return 0; fi
        sleep 0.05
    done
    kill -KILL "$1" 2>/dev/null || true
}

stop_process() {
    local pid
    pid=$(pid_of "$1") || return 0
    kill -TERM "$pid"
    wait_for_end "$pid" 20
    rm -f "$home/run/$1.pid"
}

start_process() {
    local name=$1
    if pid_of "$name" >/dev/null; then
        [ "$(stamp_of "$name")" != "$(cat "$home/run/$name.stamp" 2>/dev/null)" ] || return 0
        stop_process "$name"
    fi
    if [ "$name" = gateway ]; then refuse_taken_port "$gateway_port" "the gateway"; fi
    refuse_taken_port "$(admin_port_of "$name")" "$name"
    stamp_of "$name" >"$home/run/$name.stamp"
    # Settings come from the file alone: what the shell of the caller exports must not differ from what ./dev says.
    env -i PATH="$PATH" LANG=C.UTF-8 setsid "$binaries/rollcall-$name" --config "$root/$home/rollcall.env" \
        >>"$home/log/$name.log" 2>&1 </dev/null &
    printf '%s' $! >"$home/run/$name.pid"
    disown
}

start_processes() {
    local name
    for name in "${processes[@]}"; do start_process "$name"; done
}

stop_processes() {
    local index
    for ((index = ${#processes[@]} - 1; index >= 0; --index)); do stop_process "${processes[$index]}"; done
}

is_ready() { curl -fsS -o /dev/null -m 2 "http://127.0.0.1:$(admin_port_of "$1")/readyz" 2>/dev/null; }

wait_until_healthy() {
    local name attempt
    for name in "${processes[@]}"; do
        for ((attempt = 0; ; ++attempt)); do
            if is_ready "$name"; then break; fi
            if ! pid_of "$name" >/dev/null; then
                tail -n 20 "$home/log/$name.log" >&2
                fail "rollcall-$name ended; its log is $home/log/$name.log"
            fi
            [ $attempt -lt 600 ] || fail "rollcall-$name is not ready after a minute; its log is $home/log/$name.log"
            sleep 0.1
        done
    done
}

status() {
    local name pid state wrong=0
    printf '%-14s %-8s %-10s %s\n' process pid state "admin address"
    for name in "${processes[@]}"; do
        state=ready
        if ! pid=$(pid_of "$name"); then
            pid=- state=stopped
        elif ! is_ready "$name"; then
            state="not ready"
        fi
        [ "$state" = ready ] || wrong=1
        printf '%-14s %-8s %-10s %s\n' "$name" "$pid" "$state" "http://127.0.0.1:$(admin_port_of "$name")"
    done
    for name in postgres redis; do
        local port=$postgres_port
        [ "$name" = postgres ] || port=$redis_port
        state=ready
        port_answers "$port" || state=stopped wrong=1
        printf '%-14s %-8s %-10s %s\n' "$name" - "$state" "127.0.0.1:$port"
    done
    return $wrong
}

logs() {
    local files=("$home"/log/*.log)
    if [ $# -gt 0 ]; then files=("$home/log/$1.log"); fi
    [ -e "${files[0]}" ] || fail "no log ${files[0]}"
    exec tail -n 100 -F "${files[@]}"
}
