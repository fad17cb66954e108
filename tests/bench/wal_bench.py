"""WAL decoding: how fast the changed-block map of a PAGE backup is built, against pg_waldump --stats. ./dev bench wal"""

import argparse
import dataclasses
import json
import os
import shutil
import statistics
import subprocess
import time

import bench
import servers

ROUNDS = 3
# Each makes WAL of another kind; sizes are for --scale 1.
LOADS = {
    "bulk": "create table copied as select i, md5(i::text) as a, md5((i * 3)::text) as b "
    "from generate_series(1, {rows}) i; create index on copied (a); create index on copied (i)",
    "updates": "update pgbench_accounts set abalance = abalance + 1; update pgbench_accounts set abalance = abalance + 2",
    "small": None,  # pgbench's own transactions, without page images
    "images": None,  # the same with a checkpoint every few seconds
}


def parse():
    parser = argparse.ArgumentParser(prog="./dev bench wal", description=__doc__)
    parser.add_argument("--scale", type=int, default=1, help="how much WAL (1: about a gigabyte in all)")
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--data", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def transactions(server, count):
    servers.must(f"{servers.BIN}/pgbench", "-n", "-c", "4", "-j", "2", "-t", str(count), env=server.environment())


def make_load(server, kind, scale):
    if LOADS[kind]:
        server.sql(LOADS[kind].format(rows=1_000_000 * scale))
    elif kind == "small":
        transactions(server, 60_000 * scale)
    else:
        for _ in range(10 * scale):
            server.sql("checkpoint")
            transactions(server, 1000)


def keep(server, kind, scale, target):
    """Runs a load and takes the segments that it filled."""
    server.sql("checkpoint")
    first = server.sql("select pg_walfile_name(pg_switch_wal() + 1)")
    if kind == "small":
        server.sql("update pgbench_accounts set abalance = 0")  # the first images are not what is measured
        first = server.sql("select pg_walfile_name(pg_switch_wal() + 1)")
    make_load(server, kind, scale)
    server.sql("select pg_switch_wal()")
    os.makedirs(target)
    for name in servers.segments_between(server, first):
        shutil.copy(os.path.join(server.data, "pg_wal", name), target)


def waldump(folder):
    names = sorted(os.listdir(folder))
    command = [f"{servers.BIN}/pg_waldump", "--stats", "-p", folder, names[0], names[-1]]
    began = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.monotonic() - began


@dataclasses.dataclass
class Figures:
    """Medians of one load, or sums of them."""

    size: int = 0
    records: int = 0
    read: float = 0.0  # seconds: reading alone, one worker
    one: float = 0.0  # the map, one worker
    two: float = 0.0  # the map, two workers
    dump: float = 0.0  # pg_waldump --stats
    map_size: int = 0

    def __add__(self, other):
        return Figures(*(mine + theirs for mine, theirs in zip(dataclasses.astuple(self), dataclasses.astuple(other))))

    def row(self, name):
        rates = [self.size / seconds / 1e9 for seconds in (self.read, self.one, self.two, self.dump)]
        return (
            f"{name:8} {self.size / 1e6:7.0f} MB {self.size / self.records:8.0f} B "
            f"{rates[0]:10.2f} {rates[1]:9.2f} {rates[2]:9.2f} {rates[3]:11.2f} "
            f"{self.dump / self.one:8.1f}x {self.dump / self.two:8.1f}x {self.map_size / 1e3:9.0f} kB"
        )


def measure(binary, folder):
    """In turn, so that what the machine does besides meets all of them."""
    ones, twos, dumps = [], [], []
    for _ in range(ROUNDS):
        for found, workers in ((ones, "1"), (twos, "2")):
            found.append(json.loads(servers.must(binary, folder, workers).splitlines()[-1]))
        dumps.append(waldump(folder))

    def median(found, what):
        return statistics.median(one[what] for one in found)

    return Figures(
        size=ones[0]["bytes"],
        records=ones[0]["records"],
        read=median(ones, "read_seconds"),
        one=median(ones, "map_seconds"),
        two=median(twos, "map_seconds"),
        dump=statistics.median(dumps),
        map_size=ones[0]["map_bytes"],
    )


def main():
    options = parse()
    work = os.path.join(options.data, "wal")
    bench.become_ordinary(options.data)
    shutil.rmtree(work, ignore_errors=True)
    server = servers.Server(os.path.join(work, "server"))
    os.makedirs(server.directory)
    server.create()
    with open(os.path.join(server.data, "postgresql.conf"), "a", encoding="utf-8") as conf:
        conf.write("fsync = off\nwal_keep_size = '8GB'\nmax_wal_size = '16GB'\n")
    server.start()
    try:
        servers.must(f"{servers.BIN}/pgbench", "-i", "-q", "-s", "10", env=server.environment())
        for kind in LOADS:
            keep(server, kind, options.scale, os.path.join(work, kind))
    finally:
        server.stop()
    os.sync()  # what is still to be written would be, beside what is measured
    print("                              GB/s of one core or two                 times pg_waldump")
    print("load        size    record   read, 1 w  map, 1 w  map, 2 w  pg_waldump      1 w       2 w    map takes")
    total = Figures()
    for kind in LOADS:
        figures = measure(options.binary, os.path.join(work, kind))
        print(figures.row(kind), flush=True)
        total += figures
    print(total.row("all"))
    shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
