#!/usr/bin/env bash
# The life of a backup with nothing but command lines: initdb, archive_mode on with `cairn archive-push`, pgbench load running, FULL
# backups in both WAL modes, the server killed, its data directory deleted, `cairn restore`, start, and the accounts add up; also to
# a time, an xid, an LSN and a restore point, with a tablespace, 64 MB WAL segments and group access (11 and newer).
#
# usage: walkthrough.sh CAIRN MAJOR      ends with "walkthrough: everything adds up"
set -euo pipefail

die() {
    echo "walkthrough: $*" >&2
    exit 1
}
say() { echo "== $*"; }

[[ $# -eq 2 ]] || die "usage: walkthrough.sh CAIRN MAJOR"
cairn=$(readlink -f -- "$1")
major=$2

# PostgreSQL refuses to run as root: go on as an ordinary user, in a directory of its own, with a copy that this user can reach.
if ((EUID == 0)); then
    top=$(mktemp -d /tmp/cairn-walk-XXXXXX)
    trap 'rm -rf -- "$top"' EXIT
    install -m 755 -- "$cairn" "$top/cairn"
    install -m 755 -- "$0" "$top/walkthrough.sh"
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$top"
    CAIRN_WALK_TOP=$top setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups --pdeathsig KILL \
        bash "$top/walkthrough.sh" "$top/cairn" "$major"
    exit
fi

top=${CAIRN_WALK_TOP:-$(mktemp -d /tmp/cairn-walk-XXXXXX)}
export HOME=$top LC_ALL=C.UTF-8
unset PGHOST PGPORT PGUSER PGDATABASE PGDATA PGPASSWORD BACKUP_PATH CAIRN_FAILPOINT
cd "$top"
for bin in "${CAIRN_PG_ROOT:-/nonexistent}/$major/bin" "${CAIRN_TEST_SERVERS:-/nonexistent}/$major/bin" \
    "/var/cache/cairn/pg/$major/bin" "/usr/lib/postgresql/$major/bin" ''; do
    [[ ! -x $bin/postgres ]] || break
done
[[ -n $bin ]] || die "PostgreSQL $major is not installed"
PATH=$PATH:$(dirname "$(find /usr/lib/postgresql -name pgbench | sort -V | tail -n 1)")

catalog=$top/catalog
data=$top/data
server_output='' # file descriptor of the running server's log
reader=''        # process that goes on reading it

# Starts a server on a data directory, and reads its log until it takes writes. Waiting costs no time and needs no polling.
start_server() { # DIRECTORY [SETTING...]
    local directory=$1 line
    shift
    # pg_ctl sets PGDATA to what it was given, relative to where it was called.
    exec {server_output}< <(PGDATA=data exec "$bin/postgres" -D "$directory" -k "$top" "${@/#/--}" 2>&1)
    while read -r line <&"$server_output"; do
        echo "$line" >>"$top/log"
        [[ $line != *"ready to accept connections"* ]] || break
    done
    [[ $line == *"ready to accept connections"* ]] || die "the server did not start: $(tail -n 20 "$top/log")"
    cat <&"$server_output" >>"$top/log" &
    reader=$!
    running=$directory
}
# Ends it with a signal, and waits until the last of its processes let go of the log.
end_server() { # SIGNAL
    kill "-$1" "$(head -n 1 "$running/postmaster.pid")"
    wait "$reader"
    exec {server_output}<&-
    running=''
}
running=''
cleanup() {
    [[ -z $running ]] || end_server QUIT
    [[ -n ${CAIRN_WALK_TOP:-} ]] || rm -rf -- "$top"
}
trap cleanup EXIT

sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "${connection[@]}" -c "$1"; }
cairn() { "$cairn" "$1" -B "$catalog" --instance bank "${@:2}"; }
connection=(-h "$top" -p 5432 -U postgres -d postgres)

# The sums of the four tables; they are equal after any number of whole transactions, and of nothing else.
sums() {
    sql "SELECT (SELECT sum(abalance) FROM pgbench_accounts), (SELECT sum(tbalance) FROM pgbench_tellers),
         (SELECT sum(bbalance) FROM pgbench_branches), (SELECT sum(delta) FROM pgbench_history)"
}
add_up() { # WHAT
    local a t b h
    IFS='|' read -r a t b h < <(sums)
    [[ -n $a && $a == "$t" && $t == "$b" && $b == "$h" ]] || die "$1: accounts $a, tellers $t, branches $b, history $h"
    say "$1: the accounts add up ($a)"
}
expect_moment() { # WHAT EXPECTED
    local seen
    seen=$(sql "SELECT coalesce(max(number), 0) FROM moments")
    [[ $seen == "$2" ]] || die "$1: restored to moment $seen instead of $2"
    add_up "$1"
}
# Returns when the segment that was current is in the archive: leaving a backup mode waits for that, on the server's side.
archive_all() {
    local start="pg_backup_start('flush', true)" stop="pg_backup_stop(true)"
    ((major >= 15)) || { start="pg_start_backup('flush', true, false)" stop="pg_stop_backup(false, true)"; }
    psql -X -q -v ON_ERROR_STOP=1 "${connection[@]}" -c "SELECT $start" -c "SELECT lsn FROM $stop" >/dev/null 2>&1
}

say "PostgreSQL $major: a cluster that archives with cairn"
options=(-D "$data" -U postgres -A trust -N -E UTF8 --locale=C)
((major >= 18)) || options+=(--data-checksums)
((major < 11)) || options+=(--wal-segsize=64 --allow-group-access)
"$bin/initdb" "${options[@]}" >/dev/null
"$cairn" init -B "$catalog"
cairn add-instance -D "$data"
cat >>"$data/postgresql.conf" <<CONF
listen_addresses = ''
fsync = off
shared_buffers = 16MB
lc_messages = 'C'
max_wal_size = 512MB
archive_mode = on
archive_command = '$cairn archive-push -B $catalog --instance bank --wal-file-path=%p --wal-file-name=%f'
CONF
start_server "$data"
mkdir "$top/space"
sql "CREATE TABLESPACE space LOCATION '$top/space'"
pgbench -i -q -h "$top" -U postgres --tablespace=space postgres 2>/dev/null
sql "CREATE TABLE moments (number integer)"

say "backups while pgbench works"
pgbench -n -c 2 -T 100000 -h "$top" -U postgres postgres >/dev/null 2>&1 &
load=$!
pgbench -n -c 2 -t 100 -h "$top" -U postgres postgres >/dev/null 2>&1
cairn backup -b FULL -j 2 "${connection[@]}"
cairn backup -b FULL -j 2 --stream "${connection[@]}"
pgbench -n -c 2 -t 100 -h "$top" -U postgres postgres >/dev/null 2>&1
cairn show
cairn validate

say "four moments to go back to"
for number in 1 2 3 4; do
    psql -X -q -A -t -v ON_ERROR_STOP=1 "${connection[@]}" >"$top/moment" <<SQL
BEGIN;
INSERT INTO moments VALUES ($number);
SELECT txid_current();
COMMIT;
SELECT clock_timestamp();
SELECT pg_current_wal_insert_lsn();
SELECT pg_create_restore_point('point $number');
SQL
    mapfile -t moment <"$top/moment"
    xid[number]=${moment[0]} times[number]=${moment[1]} lsn[number]=${moment[2]}
    pgbench -n -c 2 -t 20 -h "$top" -U postgres postgres >/dev/null 2>&1
done
archive_all

say "kill -9, and the data directory is gone"
kill "$load" # not INT: a shell starts background jobs with that ignored
wait "$load" || true
end_server KILL
rm -rf -- "$data" "$top/space"

say "restored in its place, to the end of the archive"
cairn restore -D "$data" -j 2 --recovery-target=latest
if ((major >= 11)); then
    [[ $(stat -c %a "$data") == 750 && $(stat -c %a "$data/PG_VERSION") == 640 ]] || die "group access was lost"
fi
start_server "$data"
expect_moment latest 4
end_server INT

number=0
while read -r what target expected; do
    say "restored to ${target//_/ }"
    number=$((number + 1))
    cairn restore -D "$top/to-$number" -j 2 "${target//_/ }" --recovery-target-timeline=1 \
        --recovery-target-action=promote -T "$top/space=$top/space-$number"
    start_server "$top/to-$number" archive_mode=off
    expect_moment "$what" "$expected"
    [[ $(sql "SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = 'space'") == "$top/space-$number" ]] ||
        die "the tablespace did not move"
    end_server INT
    rm -rf -- "$top/to-$number" "$top/space-$number"
done <<TARGETS
time --recovery-target-time=${times[2]/ /_} 2
xid --recovery-target-xid=${xid[3]} 3
lsn --recovery-target-lsn=${lsn[1]} 1
name --recovery-target-name=point_4 4
TARGETS

say "deleting what is there"
for id in $(cairn show --format=json | grep -o '"id": *"[0-9A-Z]*"' | cut -d '"' -f 4); do
    cairn delete -i "$id" --force # down to the last one
done
[[ -z $(find "$catalog/instances/bank/packs" "$catalog/instances/bank/locks" "$catalog/instances/bank/backups" -type f) ]] ||
    die "something was left"
echo "walkthrough: everything adds up"
