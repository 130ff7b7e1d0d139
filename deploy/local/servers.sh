# A PostgreSQL cluster and a Redis of our own under var/<home>/, on loopback.

postgres_bin=/usr/lib/postgresql/15/bin

# PostgreSQL refuses to run as root; then it runs as the user that the package made.
as_postgres() (
    [ "$(id -u)" = 0 ] || exec "$@"
    cd /
    exec setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"
)

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

refuse_taken_port() {
    if port_answers "$1"; then
        fail "port $1 is in use, and $2 wants it; stop what listens there or set ROLLCALL_PORT_BASE to move all ports"
    fi
}

# Where the cluster lies: under var/, unless root's checkout is in a folder that user postgres cannot enter.
prepare_postgres_folder() {
    [ ! -e "$home/postgres" ] || return 0
    mkdir -p "$home/postgres"
    [ "$(id -u)" = 0 ] || return 0
    if ! as_postgres test -x "$root/$home/postgres"; then
        local elsewhere
        elsewhere=/var/lib/rollcall/$(printf '%s' "$root/$home" | sha256sum | cut -c1-12)
        rmdir "$home/postgres"
        mkdir -p "$elsewhere"
        ln -s "$elsewhere" "$home/postgres"
    fi
    chown postgres:postgres "$(readlink -f "$home/postgres")"
}

create_cluster() {
    local password_file
    password_file=$(mktemp)
    secret superuser >"$password_file"
    chmod 644 "$password_file"
    as_postgres "$postgres_bin/initdb" -D "$cluster" -U postgres --auth=scram-sha-256 --pwfile="$password_file" \
        -E UTF8 --locale=C.UTF-8 >"$home/log/initdb.log" 2>&1 || { rm "$password_file"; fail "see $home/log/initdb.log"; }
    rm "$password_file"
    as_postgres tee -a "$cluster/postgresql.conf" >/dev/null <<TEXT
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 256MB
fsync = on
synchronous_commit = on
timezone = 'UTC'
log_timezone = 'UTC'
TEXT
}

superuser_sql() {
    PGPASSWORD=$(secret superuser) psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$postgres_port" -U postgres "$@"
}

start_postgres() {
    prepare_postgres_folder
    cluster=$(readlink -f "$home/postgres")/cluster
    secret superuser >/dev/null
    secret database >/dev/null
    if ! as_postgres test -s "$cluster/PG_VERSION"; then create_cluster; fi
    if as_postgres "$postgres_bin/pg_ctl" -D "$cluster" status >/dev/null 2>&1; then
        port_answers "$postgres_port" || fail "PostgreSQL of $home runs on another port; ./dev down first"
        return 0
    fi
    refuse_taken_port "$postgres_port" PostgreSQL
    as_postgres "$postgres_bin/pg_ctl" -D "$cluster" -l "$cluster/server.log" -o "-p $postgres_port" -w -t 60 start \
        >/dev/null || fail "PostgreSQL did not start; see $cluster/server.log"
    superuser_sql -d postgres -v password="$(secret database)" -f deploy/postgres/roles.sql
    if [ -z "$(superuser_sql -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname = 'rollcall'")" ]; then
        superuser_sql -d postgres -c 'CREATE DATABASE rollcall OWNER rollcall_owner'
    fi
    superuser_sql -d rollcall -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION IF NOT EXISTS btree_gist'
}

stop_postgres() {
    [ -e "$home/postgres" ] || return 0
    cluster=$(readlink -f "$home/postgres")/cluster
    as_postgres "$postgres_bin/pg_ctl" -D "$cluster" status >/dev/null 2>&1 || return 0
    as_postgres "$postgres_bin/pg_ctl" -D "$cluster" -m fast -w stop >/dev/null
}

redis_pid() {
    local pid
    pid=$(cat "$home/run/redis.pid" 2>/dev/null) || return 1
    grep -qa redis-server "/proc/$pid/cmdline" 2>/dev/null && printf '%s' "$pid"
}

start_redis() {
    mkdir -p "$home/redis"
    if redis_pid >/dev/null; then return 0; fi
    refuse_taken_port "$redis_port" Redis
    redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$root/$home/redis" --save '' --appendonly yes \
        --appendfsync everysec --maxmemory-policy noeviction --daemonize yes \
        --pidfile "$root/$home/run/redis.pid" --logfile "$root/$home/log/redis.log" >/dev/null
    local attempt
    for attempt in {1..100}; do
        if redis-cli -p "$redis_port" ping 2>/dev/null | grep -q PONG; then return 0; fi
        sleep 0.05
    done
    fail "Redis did not start; see $home/log/redis.log"
}

stop_redis() {
    local pid
    pid=$(redis_pid) || return 0
    kill -TERM "$pid"
    wait_for_end "$pid" 10
}

migrate() { with_settings "$binaries/rollcall" migrate >"$home/log/migrate.log" 2>&1 || { cat "$home/log/migrate.log" >&2; fail "the migration failed"; }; }

run_cli() { with_settings "$binaries/rollcall" "$@"; }
