#!/usr/bin/env python3
"""Compares Cairn with pgBackRest and pg_basebackup. See README.md beside this file; run it as ./dev bench."""

import argparse
import contextlib
import json
import os
import platform
import pwd
import shutil
import statistics
import subprocess
import sys
import time

import measure
import report
import servers
import tools

FULL_SIZE = {"scale": 136, "rows": 3_900_000}
QUICK_SIZE = {"scale": 4, "rows": 60_000}


def parse():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of which the median is taken (3)")
    parser.add_argument("--quick", action="store_true", help="a small cluster: checks the bench, measures little")
    every = ",".join(tool.name for tool in tools.ALL)
    parser.add_argument("--tools", default=every, help="which to run, separated by commas: %(default)s")
    parser.add_argument("--operations", default=",".join(report.TITLES), help="which to measure: %(default)s")
    parser.add_argument("--cairn", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--data", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--output", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def say(text):
    print(f"    {text}", file=sys.stderr, flush=True)


def become_ordinary(directory):
    """PostgreSQL does not run as root; what root prepared is handed over before root is given up.

    So is what was kept from an earlier run: the user's number may have been another one then."""
    if os.geteuid() != 0:
        return
    user = pwd.getpwnam("postgres")
    os.chown(directory, user.pw_uid, user.pw_gid)
    for path, directories, files in os.walk(directory):
        for name in directories + files:
            os.lchown(os.path.join(path, name), user.pw_uid, user.pw_gid)
    os.initgroups(user.pw_name, user.pw_gid)
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    os.environ["HOME"] = directory


def chosen(options):
    wanted_tools = options.tools.split(",")
    wanted = options.operations.split(",")
    unknown = set(wanted) - set(report.TITLES) | set(wanted_tools) - {tool.name for tool in tools.ALL}
    if unknown:
        raise SystemExit(f"unknown: {', '.join(sorted(unknown))}")
    return [tool for tool in tools.ALL if tool.name in wanted_tools], wanted


class Bench:
    """The rounds, and what they measured."""

    def __init__(self, options, big, empty, work):
        self.options = options
        self.big = big
        self.empty = empty
        self.work = work
        self.kinds, self.operations = chosen(options)
        self.measured = {operation: {} for operation in self.operations}

    def record(self, operation, tool, sample):
        self.measured[operation].setdefault(tool.name, []).append(sample)
        say(f"{tool.name:14} {operation:13} {sample.wall:8.3f} s")

    def wants(self, tool, *operations):
        return [operation for operation in operations if operation in self.operations and operation in tool.operations]

    @contextlib.contextmanager
    def tool_on(self, kind, server):
        tool = kind(self.work, self.options.cairn)
        tool.prepare(server)
        try:
            yield tool
        finally:
            tool.finish()

    def claim_page_cache(self):
        """As much as the cluster takes, which is what a restore fills, if there is so much."""
        measure.claim_page_cache(self.work, min(self.big.size(), measure.available_memory() // 2))

    def full_and_restore(self, kind):
        wanted = self.wants(kind, "full", "restore")
        if not wanted:
            return
        with self.tool_on(kind, self.big) as tool:
            if "full" in tool.operations:
                self.big.warm()
                self.claim_page_cache()
                sample = tool.full()
                if "full" in wanted:
                    self.record("full", tool, sample)
            if "restore" in wanted:
                self.claim_page_cache()
                self.record("restore", tool, tool.restore())

    def almost_empty(self, kind):
        for operation in self.wants(kind, "empty", "empty-stream"):
            with self.tool_on(kind, self.empty) as tool:
                self.record(operation, tool, getattr(tool, operation.replace("-", "_"))())

    def segments(self, kind):
        wanted = self.wants(kind, "push", "get")
        if not wanted:
            return
        folder = os.path.join(self.big.directory, "segments")
        names = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        with self.tool_on(kind, self.big) as tool:
            self.big.set_archive_command("/bin/true")
            for operation in ("push", "get"):
                samples = []
                for segment in names:
                    measure.claim_page_cache(self.work, 4 * os.path.getsize(segment))
                    samples.append(getattr(tool, operation)(segment))
                if operation in wanted:
                    self.record(operation, tool, mean(samples))

    def round(self, number):
        """All operations of all tools, in the opposite order every second time: see the README."""
        say(f"round {number} of {self.options.rounds}")
        kinds = self.kinds if number % 2 else self.kinds[::-1]
        for step in (self.full_and_restore, self.almost_empty, self.segments):
            for kind in kinds:
                step(kind)


def mean(samples):
    """Several short commands as one."""
    return measure.Sample(
        wall=statistics.mean(sample.wall for sample in samples),
        cpu=statistics.mean(sample.cpu for sample in samples),
        server_cpu=statistics.mean(sample.server_cpu for sample in samples),
        peak=max(sample.peak for sample in samples),
        peak_all=max(sample.peak_all for sample in samples),
    )


def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()[0]
    except (OSError, IndexError):
        return "unknown"


def facts(options, big):
    with open("/proc/meminfo", encoding="ascii") as meminfo:
        memory = int(meminfo.readline().split()[1]) * 1024
    return {
        "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": {"cores": os.cpu_count(), "memory": memory, "kernel": platform.release()},
        "versions": {
            "cairn": first_line(options.cairn, "--version"),
            "pgbackrest": first_line("pgbackrest", "version"),
            "postgresql": first_line(f"{servers.BIN}/postgres", "--version"),
        },
        "cluster": {"bytes": big.size(), "workers": int(tools.WORKERS), "rounds": options.rounds},
    }


def measure_all(options):
    size = QUICK_SIZE if options.quick else FULL_SIZE
    work = os.path.join(options.data, "work")
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, work, ignore_errors=True)
        big = servers.big_server(os.path.join(options.data, "quick" if options.quick else "big"), **size, say=say)
        stack.callback(big.stop)
        empty = servers.empty_server(os.path.join(options.data, "empty"))
        stack.callback(empty.stop)
        bench = Bench(options, big, empty, work)
        for number in range(1, options.rounds + 1):
            bench.round(number)
        summary = report.summarize(bench.measured)
        return facts(options, big) | {"operations": summary}


def main():
    options = parse()
    chosen(options)
    os.umask(0o022)
    os.makedirs(options.data, exist_ok=True)
    os.makedirs(options.output, exist_ok=True)
    path = os.path.join(options.output, "result.json")
    copy = os.path.join(options.data, "cairn")  # the build tree may be out of the server's reach
    if os.path.exists(options.cairn):
        shutil.copy(options.cairn, copy)
    options.cairn = copy
    with open(path, "a", encoding="utf-8") as output:  # opened while it still can be, replaced when all went well
        become_ordinary(options.data)
        os.chdir(options.data)
        result = measure_all(options)
        output.truncate(0)
        json.dump(result, output, indent=2)
    print(report.table(result["operations"]))
    say(f"all figures: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
