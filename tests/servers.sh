#!/bin/sh
# Installs what the integration tests start servers of, where that may be done; else the tests that need it are left out and say why,
# or fail where CI=true.
has_postgres() {
    [ -n "${POSTGRES_BIN:-}" ] || command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

has_postgres && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo 'Installing PostgreSQL for the tests ...'
    (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql) >/dev/null 2>&1 && exit 0
    echo 'PostgreSQL could not be installed: the tests on it are left out.' >&2
else
    echo 'PostgreSQL is not installed: the tests on it are left out. Install it, or set POSTGRES_BIN to the folder of its programs.' >&2
fi
