"""The clusters that are backed up."""

import json
import os
import shutil
import subprocess

BIN = "/usr/lib/postgresql/17/bin"
SEGMENTS = 8
LOAD = """
create table documents (id bigint primary key, made timestamptz not null, kind text not null, body text not null);
insert into documents
select i, timestamptz '2026-01-01' + i * interval '1 minute', (array['order', 'invoice', 'letter', 'note'])[1 + i % 4],
       md5(i::text) || md5((i * 3)::text) || md5((i * 5)::text) || md5((i * 7)::text) || md5((i * 11)::text)
       || md5((i * 13)::text)
from generate_series(1, {rows}) i;
"""


def must(*command, **options):
    """Runs a command of the preparation; its output matters only when it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


class Server:
    """A PostgreSQL 17 of the bench, reached over a socket in its own directory."""

    def __init__(self, directory):
        self.directory = directory
        self.data = os.path.join(directory, "data")
        self.socket = os.path.join(directory, "run")
        self.port = "5432"
        self.postmaster = None

    def create(self, more=None):
        os.makedirs(self.socket, mode=0o700)
        must(f"{BIN}/initdb", "-D", self.data, "-k", "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8")
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.socket,
            "archive_mode": "on",
            "archive_command": "/bin/true",
            "shared_buffers": "256MB",
            "max_wal_size": "4GB",
            "checkpoint_timeout": "1h",
            "autovacuum": "off",
            "fsync": "on",
        } | (more or {})
        with open(os.path.join(self.data, "postgresql.conf"), "a", encoding="utf-8") as conf:
            conf.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def start(self):
        log = os.path.join(self.directory, "log")
        must(f"{BIN}/pg_ctl", "-D", self.data, "-l", log, "-w", "-t", "600", "start")
        with open(os.path.join(self.data, "postmaster.pid"), encoding="ascii") as pid:
            self.postmaster = int(pid.readline())

    def stop(self):
        if self.postmaster:
            must(f"{BIN}/pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "600", "stop")
            self.postmaster = None

    def environment(self):
        return os.environ | {"PGHOST": self.socket, "PGPORT": self.port, "PGUSER": "postgres", "PGDATABASE": "postgres"}

    def sql(self, text):
        return must(f"{BIN}/psql", "-XqtA", "-v", "ON_ERROR_STOP=1", "-c", text, env=self.environment())

    def set_archive_command(self, command):
        quoted = command.replace("'", "''")
        self.sql(f"alter system set archive_command = '{quoted}'")
        self.sql("select pg_reload_conf()")

    def warm(self):
        """Reads the whole cluster once, so that every tool finds it in the page cache."""
        buffer = bytearray(1 << 20)
        for folder, _, names in os.walk(self.data):
            for name in names:
                try:
                    with open(os.path.join(folder, name), "rb", buffering=0) as file:
                        while file.readinto(buffer):
                            pass
                except OSError:
                    pass  # a temporary file that is gone

    def size(self):
        return tree_size(os.path.join(self.data, "base"))


def tree_size(path, skip=""):
    """Bytes of all files below a directory, leaving one subdirectory out."""
    total = 0
    for folder, _, names in os.walk(path):
        if skip and (folder == skip or folder.startswith(skip + "/")):
            continue
        total += sum(os.lstat(os.path.join(folder, name)).st_size for name in names)
    return total


def load(server, scale, rows):
    must(f"{BIN}/pgbench", "-i", "-q", "-s", str(scale), env=server.environment())
    server.sql(LOAD.format(rows=rows))
    server.sql("vacuum (freeze, analyze)")
    server.sql("checkpoint")


def keep_segments(server):
    """Makes ordinary WAL and keeps some whole segments of it, to push and get."""
    target = os.path.join(server.directory, "segments")
    os.makedirs(target)
    server.sql("alter system set wal_keep_size = '1GB'")
    server.sql("select pg_reload_conf()")
    first = server.sql("select pg_walfile_name(pg_switch_wal() + 1)")
    while len(list(segments_between(server, first))) < SEGMENTS:
        must(f"{BIN}/pgbench", "-n", "-c", "4", "-j", "2", "-t", "2000", env=server.environment())
        server.sql("checkpoint")  # so that pages are logged in full again, as they are in a busy server
    for name in list(segments_between(server, first))[:SEGMENTS]:
        shutil.copy(os.path.join(server.data, "pg_wal", name), target)
    server.sql("alter system reset wal_keep_size")


def segments_between(server, first):
    """Finished segments from the named one on."""
    current = server.sql("select pg_walfile_name(pg_current_wal_lsn())")
    for name in sorted(os.listdir(os.path.join(server.data, "pg_wal"))):
        if len(name) == 24 and first <= name < current:
            yield name


def big_server(directory, scale, rows, say):
    """The big cluster, made once for a given size and stopped or running as it comes: started here."""
    stamp = os.path.join(directory, "stamp.json")
    wanted = {"scale": scale, "rows": rows, "format": 2}
    server = Server(directory)
    try:
        with open(stamp, encoding="utf-8") as file:
            have = json.load(file)
    except (OSError, ValueError):
        have = None
    if have == wanted:
        stop_leftover(server)
        server.start()
        return server
    say(f"making a cluster: pgbench scale {scale} and {rows} rows that compress badly")
    stop_leftover(server)
    shutil.rmtree(directory, ignore_errors=True)
    server.create()
    server.start()
    load(server, scale, rows)
    keep_segments(server)
    with open(stamp, "w", encoding="utf-8") as file:
        json.dump(wanted, file)
    return server


def empty_server(directory):
    server = Server(directory)
    stop_leftover(server)
    shutil.rmtree(directory, ignore_errors=True)
    server.create()
    server.start()
    return server


def stop_leftover(server):
    """A run that was killed may have left its server behind."""
    if os.path.exists(os.path.join(server.data, "postmaster.pid")):
        subprocess.run(
            [f"{BIN}/pg_ctl", "-D", server.data, "-m", "immediate", "-w", "stop"], capture_output=True, check=False
        )
