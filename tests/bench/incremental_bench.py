#!/usr/bin/env python3
"""Measures incremental backups, and restores of chains. See README.md beside this file; run it as ./dev bench incremental."""

import argparse
import contextlib
import json
import os
import shutil
import statistics
import sys
import time

import bench
import measure
import servers
import tools

STAND_IN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../cluster/postgres_layer/ptrack_stand_in.sql")
MERGE = "merge: FULL and 10 DELTA"
ROWS_PER_PAGE = 7
PAGE = 8192
TABLE = """
create table pages (id bigint, changes integer not null default 0, body text not null) with (fillfactor = 82);
insert into pages (id, body)
select i, (select string_agg(md5((i * n)::text), '') from generate_series(1, 27) n) from generate_series(0, {rows}) i;
"""


def parse():
    parser = argparse.ArgumentParser(prog="./dev bench incremental", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of which the median is taken (3)")
    parser.add_argument("--size", type=float, default=1, help="size of the cluster in GB (1; 10 for the figures of the README)")
    parser.add_argument("--cairn", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--data", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--output", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


class Incremental:
    """A cluster, the tools that back it up, and what was measured: {name: [Sample]}."""

    def __init__(self, server, work, options):
        cairn = options.cairn
        self.server = server
        self.stand_in = options.stand_in
        self.cairn = tools.Cairn(work, cairn)
        self.other = tools.PgBackRest(work, cairn)
        self.samples = {}
        self.turn = 0

    def record(self, name, sample):
        self.samples.setdefault(name, []).append(sample)
        bench.say(f"{name:34} {sample.wall:8.3f} s")

    def change(self, share):
        """Changes one row in so large a share of the pages, every time in other ones."""
        step = ROWS_PER_PAGE * round(1 / share)
        self.turn += 1
        self.server.sql(f"update pages set changes = changes + 1 where id % {step} = {self.turn * ROWS_PER_PAGE % step}")
        self.server.sql("checkpoint")
        self.server.warm()

    def own_archive(self):
        self.server.set_archive_command(self.cairn.archive_command())

    def round(self):
        with contextlib.ExitStack() as stack:
            for tool in (self.other, self.cairn):
                tool.prepare(self.server)
                stack.callback(tool.finish)
            self.one_percent()
            self.one_per_mille()
            self.restores()
            self.merge()

    def one_percent(self):
        self.own_archive()
        self.server.warm()
        self.record("FULL", self.cairn.full())
        self.other.archive_here()
        self.other.full()
        self.change(0.01)
        self.record("1 %: pgBackRest, block incremental", self.other.tell("backup", "--type=incr"))
        self.own_archive()
        self.record("1 %: DELTA", self.cairn.backup(mode="DELTA"))

    def one_per_mille(self):
        """PAGE needs all WAL since its parent in the archive: from here on it is Cairn's alone."""
        self.need_ptrack()
        for mode in ["DELTA", "SUMMARY", "PAGE", "PTRACK"]:
            self.change(0.001)
            if mode == "PTRACK":
                self.wait_for_summaries()
            self.record(f"0.1 %: {mode}", self.cairn.backup(mode=mode))

    def need_ptrack(self):
        """ptrack itself needs a patched server; the stand-in asks the server's WAL summaries for its answers."""
        if self.server.sql("select count(*) from pg_extension where extname = 'ptrack'") == "0":
            self.server.sql(self.stand_in.replace("{schema}", "ptrack").replace("{name}", "'ptrack'"))
        self.server.sql("alter system set ptrack.map_size = '64MB'") # without it ptrack would be off
        self.server.sql("select pg_reload_conf()")

    def wait_for_summaries(self):
        """ptrack knows of a change at once; the stand-in, when the summarizer has read it."""
        redo = self.server.sql("select redo_lsn from pg_control_checkpoint()")
        while self.server.sql(f"select max(end_lsn) >= '{redo}' from pg_available_wal_summaries()") != "t":
            time.sleep(0.05)

    def restores(self):
        """A chain of a FULL backup and three others, and a FULL backup of the same cluster."""
        self.cairn.full()
        for _ in range(3):
            self.change(0.01)
            self.cairn.backup(mode="DELTA")
        self.record("restore: FULL and 3 DELTA", self.restore())
        self.cairn.full()
        self.record("restore: FULL", self.restore())

    def restore(self):
        measure.claim_page_cache(self.cairn.work, min(self.server.size(), measure.available_memory() // 2))
        return self.cairn.restore()


    def merge(self):
        """Ten increments folded into the FULL backup that they build on."""
        for _ in range(10):
            self.change(0.01)
            self.cairn.backup(mode="DELTA")
        self.record(MERGE, self.cairn.merge())


def medians(samples):
    return {name: statistics.median(sample.wall for sample in all_of_it) for name, all_of_it in samples.items()}


def figures(walls):
    """What the times come to: (what, ratio)."""
    own = walls["0.1 %: DELTA"]
    rows = [("1 % changed: DELTA is faster than pgBackRest's block incremental by",
             walls["1 %: pgBackRest, block incremental"] / walls["1 %: DELTA"])]
    for mode in ("SUMMARY", "PAGE", "PTRACK"):
        rows.append((f"0.1 % changed: {mode} is faster than DELTA by", own / walls[f"0.1 %: {mode}"]))
    rows.append(("restoring FULL and 3 DELTA takes, compared with FULL,",
                 walls["restore: FULL and 3 DELTA"] / walls["restore: FULL"]))
    return rows


def table(samples, walls, cluster_size):
    lines = ["", f"{'':36}{'wall s':>9}{'CPU s':>9}{'server s':>10}"]
    for name, wall in walls.items():
        cpu = statistics.median(sample.cpu for sample in samples[name])
        server = statistics.median(sample.server_cpu for sample in samples[name])
        lines.append(f"  {name:34}{wall:9.3f}{cpu:9.3f}{server:10.3f}")
    written = max(sample.stored for sample in samples[MERGE])
    lines += ["", f"  the merge wrote {written / 1e6:.1f} MB, {100 * written / cluster_size:.2f} % of the cluster"]
    lines += [f"  {what} {ratio:.2f}x" for what, ratio in figures(walls)]
    lines.append("  PTRACK: of a stand-in that asks the server's WAL summaries; its answer is part of the time")
    return "\n".join(lines)


def cluster(directory, size):
    """Made once for a size."""
    stamp = os.path.join(directory, "stamp.json")
    wanted = {"pages": int(size * 1e9 / PAGE), "format": 1}
    server = servers.Server(directory)
    servers.stop_leftover(server)
    try:
        with open(stamp, encoding="utf-8") as file:
            have = json.load(file)
    except (OSError, ValueError):
        have = None
    if have == wanted:
        server.start()
        return server
    bench.say(f"making a cluster of {size} GB")
    shutil.rmtree(directory, ignore_errors=True)
    server.create({"summarize_wal": "on"})
    server.start()
    server.sql(TABLE.format(rows=wanted["pages"] * ROWS_PER_PAGE - 1))
    server.sql("vacuum (freeze, analyze)")
    server.sql("checkpoint")
    with open(stamp, "w", encoding="utf-8") as file:
        json.dump(wanted, file)
    return server


def measure_all(options):
    work = os.path.join(options.data, "work")
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, work, ignore_errors=True)
        server = cluster(os.path.join(options.data, "incremental"), options.size)
        stack.callback(server.stop)
        runs = Incremental(server, work, options)
        for number in range(1, options.rounds + 1):
            bench.say(f"round {number} of {options.rounds}")
            runs.round()
        return bench.facts(options, server), runs.samples


def main():
    options = parse()
    os.umask(0o022)
    os.makedirs(options.data, exist_ok=True)
    os.makedirs(options.output, exist_ok=True)
    path = os.path.join(options.output, "incremental.json")
    copy = os.path.join(options.data, "cairn")  # the build tree may be out of the server's reach
    shutil.copy(options.cairn, copy)
    options.cairn = copy
    with open(STAND_IN, encoding="utf-8") as file: # as ordinary user the checkout may be out of reach
        options.stand_in = file.read()
    with open(path, "a", encoding="utf-8") as output:
        bench.become_ordinary(options.data)
        os.chdir(options.data)
        facts, samples = measure_all(options)
        walls = medians(samples)
        output.truncate(0)
        json.dump(facts | {"wall": walls, "figures": dict(figures(walls))}, output, indent=2)
    print(table(samples, walls, options.size * 1e9))
    bench.say(f"all figures: {path}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except measure.Failed as failed:
        sys.exit(str(failed))
