#!/bin/sh
# Installs the servers and the browser that the integration tests start, where that may be done; else the tests that need one are left
# out and say why, or fail where CI=true.
has_postgres() {
    [ -n "${POSTGRES_BIN:-}" ] || command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

has_chromium() {
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
        || command -v google-chrome >/dev/null 2>&1 || command -v google-chrome-stable >/dev/null 2>&1
}

# name, package, what else to do
provide() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing $1 for the tests ..."
        (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$2") >/dev/null 2>&1 && return
        echo "$1 could not be installed: the tests on it are left out." >&2
    else
        echo "$1 is not installed: the tests on it are left out. Install it, or set $3." >&2
    fi
}

has_postgres || provide PostgreSQL postgresql 'POSTGRES_BIN to the folder of its programs'
has_chromium || provide Chromium chromium 'CHROMIUM to the program'
exit 0
