"""Runs a command and says what it cost."""

import contextlib
import dataclasses
import os
import subprocess
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass
class Sample:
    """What one run of a command took."""

    wall: float
    cpu: float
    server_cpu: float
    peak: int  # bytes resident, largest process
    peak_all: int  # bytes, all processes together
    stored: int = 0


class Failed(Exception):
    """A command of the bench did not work."""


def children(pid):
    """The direct children of a process, of all its threads."""
    found = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as listing:
                found += [int(child) for child in listing.read().split()]
    except OSError:
        pass  # it ended meanwhile
    return found


def tree(pid):
    """A process and all its descendants."""
    yield pid
    for child in children(pid):
        yield from tree(child)


def proportional_memory(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
            for line in rollup:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def cpu_of(pid, with_reaped):
    """CPU seconds of one process, with those of its children that have ended if wanted."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(field) for field in fields[11 : 15 if with_reaped else 13]) / TICKS


def server_cpu(postmaster):
    """CPU seconds that a server and everything it ever started has used."""
    return sum(cpu_of(pid, with_reaped=True) for pid in tree(postmaster)) if postmaster else 0.0


class MemoryWatch(threading.Thread):
    """Samples the memory of a process tree until told to stop."""

    def __init__(self, pid, interval=0.1):
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._interval = interval
        self._done = threading.Event()

    def run(self):
        while not self._done.wait(self._interval):
            self.peak = max(self.peak, sum(proportional_memory(pid) for pid in tree(self._pid)))

    def stop(self):
        self._done.set()
        self.join()
        return self.peak


def run(command, environment=None, postmaster=None, log=None):
    """Runs a command to its end; raises Failed with the end of its output if it did not work."""
    before = server_cpu(postmaster)
    with open(log or os.devnull, "wb") as output:
        start = time.monotonic()
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        watch = MemoryWatch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    peak_all = watch.stop()
    if process.returncode != 0:
        raise Failed(f"{' '.join(command)}\nended with {process.returncode}\n{tail(log)}")
    peak = usage.ru_maxrss * 1024
    return Sample(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        server_cpu=server_cpu(postmaster) - before,
        peak=peak,
        peak_all=max(peak, peak_all),
    )


def claim_page_cache(directory, size):
    """Fills so much of the page cache, and gives it back.

    The host of a virtual machine takes back memory that is free for a moment; whoever is first to use it again pays for
    that, several times what copying the data costs. That must not be one of the commands that are compared, nor may
    what others left to be written, which is synced before: afterwards the memory would be gone again. The file is all
    hole and only read: of one that is written, a third would go to the disk in the moment before the command.
    """
    os.sync()
    path = os.path.join(directory, "page-cache")
    piece = bytearray(1 << 20)
    with open(path, "w+b", buffering=0) as file:
        file.truncate(size)
        while file.readinto(piece):
            pass
    os.unlink(path)


def discard(path, spent):
    """Gives back the space of a directory and moves what is left of it below `spent`, to be removed when all is measured.

    ext4 passes over every file that was deleted in the last minutes each time it makes a new one in the same group
    (recently_deleted() in fs/ext4/ialloc.c). Whoever restores next would pay for what the bench has deleted.
    """
    for folder, _, files in os.walk(path):
        for name in files:
            file = os.path.join(folder, name)
            if not os.path.islink(file):
                with contextlib.suppress(FileNotFoundError):  # an archiver may still be at work
                    os.truncate(file, 0)
    os.makedirs(spent, exist_ok=True)
    os.rename(path, os.path.join(spent, str(len(os.listdir(spent)))))


def available_memory():
    with open("/proc/meminfo", encoding="ascii") as facts:
        for line in facts:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    raise Failed("/proc/meminfo does not say how much memory is available")


def tail(path, lines=20):
    if not path:
        return ""
    with open(path, encoding="utf-8", errors="replace") as text:
        return "".join(text.readlines()[-lines:])
