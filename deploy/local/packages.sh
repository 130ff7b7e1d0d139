# Debian packages, listed in deploy/local/packages. Only what is missing is installed.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "installing packages needs root: run '$*' as root, then ./dev again"
    fi
}

# An npm from elsewhere is as good as the package, which brings hundreds of others.
missing_packages() {
    local package
    while read -r package; do
        if [ "$package" = npm ] && command -v npm >/dev/null; then continue; fi
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done <deploy/local/packages
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -gt 0 ] || return 0
    say "    installing: ${missing[*]}"
    keep_debian_servers_down
    mkdir -p var
    if ! {
        as_root apt-get update &&
            as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y --no-install-recommends "${missing[@]}"
    } >var/apt.log 2>&1; then
        tail -n 20 var/apt.log >&2
        fail "packages could not be installed; the whole log is var/apt.log"
    fi
    let_debian_servers_be
}

installs() { printf '%s\n' "${missing[@]}" | grep -qx "$1"; }

# The packages would create a cluster and start Redis on the usual ports. What was there before is not touched.
keep_debian_servers_down() {
    if installs postgresql-15; then
        as_root mkdir -p /etc/postgresql-common/createcluster.d
        printf 'create_main_cluster = false\n' |
            as_root tee /etc/postgresql-common/createcluster.d/rollcall.conf >/dev/null
    fi
    if installs redis-server && [ -d /run/systemd/system ]; then as_root systemctl mask -q redis-server.service; fi
}

let_debian_servers_be() {
    if installs postgresql-15; then as_root rm -f /etc/postgresql-common/createcluster.d/rollcall.conf; fi
    installs redis-server || return 0
    if [ -d /run/systemd/system ]; then
        as_root systemctl unmask -q redis-server.service
        as_root systemctl disable -q redis-server.service
    elif [ -x /etc/init.d/redis-server ]; then
        as_root /etc/init.d/redis-server stop >/dev/null 2>&1 || true
    fi
}
