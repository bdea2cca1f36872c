#!/bin/sh
# Runs one private PostgreSQL until standard input closes, which it also does when the process that started it is killed.
# Arguments: the folder of the programs, the port. Environment: SERVER_PASSWORD. Says the folder that it works in first.
set -eu
umask 077
programs=$1
port=$2
folder=$(mktemp -d "${TMPDIR:-/tmp}/sector-postgres-XXXXXX" 2>/dev/null || mktemp -d /tmp/sector-postgres-XXXXXX)
server=
finish() {
    trap '' INT TERM HUP
    while [ -n "$server" ] && kill -0 "$server" 2>/dev/null && ! "$programs/pg_ctl" stop -D "$folder/data" -m immediate >/dev/null 2>&1; do
        sleep 0.1
    done
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP
echo "$folder"

printf '%s\n' "$SERVER_PASSWORD" >"$folder/password"
"$programs/initdb" --pgdata="$folder/data" --username=sector --pwfile="$folder/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C --no-sync --no-instructions >"$folder/log" 2>&1 </dev/null || { cat "$folder/log" >&2; exit 1; }

# Whichever ends first, the input or the server, ends the other.
exec 3<&0
cat <&3 >/dev/null &
reader=$!
(
    "$programs/postgres" -D "$folder/data" -c listen_addresses=127.0.0.1 -c "port=$port" -c "unix_socket_directories=$folder" \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB \
        -c max_locks_per_transaction=512 -c autovacuum=off >&2 || true
    kill "$reader" 2>/dev/null || true
) </dev/null &
server=$!
wait "$reader" || true
