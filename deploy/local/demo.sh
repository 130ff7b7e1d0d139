# Demo companies: only where anybody may know their passwords.

demo_allowed() { [ "$environment" = development ] || [ "$environment" = preview ]; }

demo_file() {
    if [ "$environment" = development ]; then printf 'var/demo.json'; else printf '%s/demo.json' "$home"; fi
}

demo() {
    local password=Demo-2026-rollcall
    if [ "$environment" != development ]; then password=$(secret demo); fi
    ROLLCALL_DEMO_PASSWORD=$password with_settings python3 deploy/local/demo.py "$1" \
        --gateway "$(gateway_url)" --cli "$binaries/rollcall" --file "$(demo_file)"
}

seed_demo() { demo seed; }
show_demo() { demo show; }
