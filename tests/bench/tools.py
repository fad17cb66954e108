"""How each tool is told to do the same thing. A tool works in a directory of its own that is new in every round."""

import glob
import json
import os
import subprocess

import measure
from servers import BIN, tree_size

WORKERS = "2"


class Tool:
    """Common to all: a work directory, a log, and a server."""

    name = ""
    operations = ()

    def __init__(self, work, cairn):
        self.work = os.path.join(work, self.name)
        self.spent = os.path.join(work, "spent")
        self.cairn = cairn
        self.server = None

    def prepare(self, server):
        """Everything that comes before the first measured command."""
        os.makedirs(self.work)
        self.server = server
        self.set_up()

    def finish(self):
        self.server.set_archive_command("/bin/true")
        measure.discard(self.work, self.spent)

    def set_up(self):
        raise NotImplementedError

    def path(self, name):
        return os.path.join(self.work, name)

    def absent(self, name):
        """A path where nothing is, as a recovering server sees to for the segment that it asks for."""
        path = self.path(name)
        if os.path.exists(path):
            os.unlink(path)
        return path

    def run(self, *command):
        log = self.path("log")
        return measure.run(list(command), self.server.environment(), self.server.postmaster, log)


class Cairn(Tool):
    name = "cairn"
    operations = ("full", "restore", "empty", "empty-stream", "push", "get")

    def set_up(self):
        self.run(self.cairn, "init", "-B", self.path("catalog"))
        self.run(self.cairn, "add-instance", *self.instance(), "-D", self.server.data)
        self.server.set_archive_command(self.archive_command())

    def archive_command(self):
        return (
            f'"{self.cairn}" archive-push -B "{self.path("catalog")}" --instance bench'
            " --wal-file-path=%p --wal-file-name=%f"
        )

    def instance(self):
        return ("-B", self.path("catalog"), "--instance", "bench")

    def backup(self, *options, mode="FULL"):
        return self.run(
            self.cairn, "backup", *self.instance(), "-D", self.server.data, "-b", mode, "-j", WORKERS, *options
        )

    def full(self):
        sample = self.backup()
        archive = glob.glob(os.path.join(glob.escape(self.path("catalog")), "**", "bench", "wal"), recursive=True)
        sample.stored = tree_size(self.path("catalog"), skip=archive[0] if archive else "")
        return sample

    empty = full

    def empty_stream(self):
        return self.backup("--stream")

    def restore(self):
        target = self.path("restored")
        sample = self.run(self.cairn, "restore", *self.instance(), "-D", target, "-j", WORKERS)
        sample.stored = tree_size(target)
        measure.discard(target, self.spent)
        return sample

    def merge(self):
        """Folds the newest backup and all that it builds on; what the merge wrote counts as stored."""
        shown = subprocess.run(
            [self.cairn, "show", *self.instance(), "--format=json"], check=True, capture_output=True, text=True
        )
        newest = json.loads(shown.stdout)[0]["backups"][0]["id"]
        sample = self.run(self.cairn, "merge", *self.instance(), "-i", newest, "--format=json")
        with open(self.path("log"), encoding="utf-8") as output:
            text = output.read()
        sample.stored = json.loads(text[text.index("\n{") if not text.startswith("{") else 0 :])["bytes-written"]
        return sample

    def push(self, segment):
        folder, name = os.path.split(segment)
        return self.run(
            self.cairn, "archive-push", *self.instance(), f"--wal-file-path={segment}", f"--wal-file-name={name}"
        )

    def get(self, segment):
        return self.run(
            self.cairn,
            "archive-get",
            *self.instance(),
            f"--wal-file-path={self.absent('segment')}",
            f"--wal-file-name={os.path.basename(segment)}",
        )


class PgBackRest(Tool):
    name = "pgbackrest"
    operations = ("full", "restore", "empty", "push", "get")

    def set_up(self):
        settings = {
            "repo1-path": self.path("repo"),
            "repo1-bundle": "y",
            "repo1-block": "y",
            "repo1-retention-full": "9",
            "compress-type": "zst",
            "compress-level": "3",
            "process-max": WORKERS,
            "start-fast": "y",
            "log-level-console": "warn",
            "log-level-file": "off",
            "log-path": self.path("logs"),
            "lock-path": self.path("lock"),
            "spool-path": self.path("spool"),
        }
        cluster = {
            "pg1-path": self.server.data,
            "pg1-socket-path": self.server.socket,
            "pg1-port": self.server.port,
            "pg1-user": "postgres",
        }
        with open(self.path("pgbackrest.conf"), "w", encoding="utf-8") as file:
            for section, entries in (("global", settings), ("bench", cluster)):
                file.write(f"[{section}]\n")
                file.writelines(f"{key}={value}\n" for key, value in entries.items())
        self.tell("stanza-create")
        self.archive_here()

    def archive_here(self):
        self.server.set_archive_command(f'pgbackrest --config="{self.path("pgbackrest.conf")}" --stanza=bench archive-push %p')

    def tell(self, command, *arguments):
        return self.run(
            "pgbackrest", f"--config={self.path('pgbackrest.conf')}", "--stanza=bench", command, *arguments
        )

    def full(self):
        sample = self.tell("backup", "--type=full")
        sample.stored = tree_size(self.path("repo/backup"))
        return sample

    empty = full

    def restore(self):
        target = self.path("restored")
        os.makedirs(target, mode=0o700)
        sample = self.tell("restore", f"--pg1-path={target}")
        sample.stored = tree_size(target)
        measure.discard(target, self.spent)
        return sample

    def push(self, segment):
        return self.tell("archive-push", segment)

    def get(self, segment):
        return self.tell("archive-get", os.path.basename(segment), self.absent("segment"))


class BaseBackup(Tool):
    name = "pg_basebackup"
    operations = ("full", "restore", "empty-stream")

    def set_up(self):
        pass

    def backup(self, target):
        return self.run(
            f"{BIN}/pg_basebackup",
            "-D",
            target,
            "--format=tar",
            "--wal-method=stream",
            "--checkpoint=fast",
            f"--compress=client-zstd:level=3,workers={WORKERS}",
        )

    def full(self):
        sample = self.backup(self.path("backup"))
        sample.stored = tree_size(self.path("backup"))
        return sample

    def empty_stream(self):
        return self.backup(self.path("backup"))

    def restore(self):
        target = self.path("restored")
        script = (
            'mkdir -m 700 "$1" && tar -xf "$0/base.tar.zst" -I "zstd -d" -C "$1"'
            ' && tar -xf "$0/pg_wal.tar" -C "$1/pg_wal" && sync -f "$1"'
        )
        sample = self.run("sh", "-c", script, self.path("backup"), target)
        sample.stored = tree_size(target)
        measure.discard(target, self.spent)
        return sample


class Disk(Tool):
    """No tool at all: what it takes dd to write and sync as many bytes, which tells how fast the disk is just now."""

    name = "disk alone"
    operations = ("restore",)
    WRITERS = 4
    PIECE = 1 << 20  # bytes

    def set_up(self):
        pass

    def restore(self):
        target = self.path("restored")
        os.makedirs(target)
        pieces = self.server.size() // self.PIECE // self.WRITERS
        writer = f"dd if=/dev/zero bs={self.PIECE} count={pieces} oflag=direct conv=fsync"
        script = f'seq {self.WRITERS} | xargs -P {self.WRITERS} -I @ {writer} of="$0/@"'
        sample = self.run("sh", "-c", script, target)
        sample.stored = tree_size(target)
        measure.discard(target, self.spent)
        return sample


ALL = (Cairn, PgBackRest, BaseBackup, Disk)
