"""WAL decoding: how fast the changed-block map of a PAGE backup is built, against pg_waldump --stats. ./dev bench wal"""

import argparse
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


def measure(binary, kind, folder):
    """In turn, so that what the machine does besides meets all of them."""
    ones, twos, dumps = [], [], []
    for _ in range(ROUNDS):
        for found, workers in ((ones, "1"), (twos, "2")):
            found.append(json.loads(servers.must(binary, folder, workers).splitlines()[-1]))
        dumps.append(waldump(folder))
    dump = statistics.median(dumps)
    size = ones[0]["bytes"]

    def seconds(found, what):
        return statistics.median(one[what] for one in found)

    read, one, two = seconds(ones, "read_seconds"), seconds(ones, "map_seconds"), seconds(twos, "map_seconds")
    print(
        f"{kind:8} {size / 1e6:7.0f} MB {size / ones[0]['records']:8.0f} B "
        f"{size / read / 1e9:10.2f} {size / one / 1e9:9.2f} {size / two / 1e9:9.2f} "
        f"{size / dump / 1e9:11.2f} {dump / one:8.1f}x {dump / two:8.1f}x "
        f"{ones[0]['map_bytes'] / 1e3:9.0f} kB"
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
    for kind in LOADS:
        measure(options.binary, kind, os.path.join(work, kind))
    shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
