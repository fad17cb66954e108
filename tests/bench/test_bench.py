"""The bench measures what it says it measures. Nothing here depends on how fast anything is."""

import os
import tempfile
import unittest

import incremental_bench
import measure
import report
import servers


class Measuring(unittest.TestCase):
    def test_cpu_of_grandchildren_counts(self):
        busy = "import time\nwhile time.process_time() < 0.3: pass"
        sample = measure.run(["sh", "-c", f'python3 -c "{busy}"; true'])
        self.assertGreaterEqual(sample.cpu, 0.29)
        self.assertEqual(sample.server_cpu, 0)

    def test_peak_is_that_of_the_largest_process(self):
        sample = measure.run(["sh", "-c", "python3 -c 'x = bytearray(100_000_000)'; true"])
        self.assertGreater(sample.peak, 100_000_000)
        self.assertLess(sample.peak, 200_000_000)

    def test_failure_is_told_with_the_output(self):
        with tempfile.NamedTemporaryFile() as log:
            with self.assertRaisesRegex(measure.Failed, "ended with 3\nno such thing"):
                measure.run(["sh", "-c", "echo no such thing; exit 3"], log=log.name)

    def test_sizes_leave_a_directory_out(self):
        with tempfile.TemporaryDirectory() as top:
            for name in ("packs", "wal", "wal2"):
                os.mkdir(os.path.join(top, name))
                with open(os.path.join(top, name, "x"), "wb") as file:
                    file.write(b"1234")
            self.assertEqual(servers.tree_size(top, skip=os.path.join(top, "wal")), 8)


    def test_what_is_discarded_takes_no_space_and_keeps_its_files(self):
        with tempfile.TemporaryDirectory() as top:
            kept = os.path.join(top, "kept")
            with open(kept, "wb") as file:
                file.write(b"1234")
            for _ in range(2):
                os.makedirs(os.path.join(top, "restored/base"))
                with open(os.path.join(top, "restored/base/1"), "wb") as file:
                    file.write(b"1234")
                os.symlink(kept, os.path.join(top, "restored/link"))
                measure.discard(os.path.join(top, "restored"), os.path.join(top, "spent"))
            self.assertEqual(sorted(os.listdir(top)), ["kept", "spent"])
            self.assertEqual(os.path.getsize(kept), 4)
            for number in ("0", "1"):
                self.assertEqual(os.path.getsize(os.path.join(top, "spent", number, "base/1")), 0)


class Reporting(unittest.TestCase):
    def sample(self, wall, stored=0):
        return measure.Sample(wall=wall, cpu=1, server_cpu=0, peak=1, peak_all=1, stored=stored)

    def test_medians_and_ratios(self):
        measured = {
            "full": {
                "cairn": [self.sample(2, 10), self.sample(9, 10), self.sample(1, 10)],
                "pgbackrest": [self.sample(4, 5), self.sample(6, 5), self.sample(5, 5)],
            }
        }
        summary = report.summarize(measured)["full"]
        self.assertEqual(summary["cairn"]["median"]["wall"], 2)
        self.assertEqual(summary["pgbackrest"]["ratio"]["wall"], 2.5)
        self.assertEqual(summary["pgbackrest"]["ratio"]["stored"], 0.5)
        self.assertNotIn("ratio", summary["cairn"])
        self.assertIn("pgbackrest / cairn:", report.table({"full": summary}))

    def test_what_was_not_measured_has_no_ratio(self):
        measured = {"get": {"cairn": [self.sample(1)], "pgbackrest": [self.sample(1)]}}
        self.assertNotIn("stored", report.summarize(measured)["get"]["pgbackrest"]["ratio"])


class IncrementalFigures(unittest.TestCase):
    def test_ratios_say_what_they_say(self):
        walls = {
            "FULL": 10.0,
            "1 %: pgBackRest, block incremental": 6.0,
            "1 %: DELTA": 2.0,
            "0.1 %: DELTA": 3.0,
            "0.1 %: SUMMARY": 0.5,
            "0.1 %: PAGE": 1.0,
            "0.1 %: PTRACK": 1.5,
            "restore: FULL and 3 DELTA": 11.0,
            "restore: FULL": 10.0,
            incremental_bench.MERGE: 0.5,
        }
        self.assertEqual([ratio for _, ratio in incremental_bench.figures(walls)], [3.0, 6.0, 3.0, 2.0, 1.1])
        samples = {name: [measure.Sample(wall=wall, cpu=1, server_cpu=0, peak=1, peak_all=1, stored=10**6)]
                   for name, wall in walls.items()}
        table = incremental_bench.table(samples, incremental_bench.medians(samples), 1e8)
        self.assertIn("PTRACK: of a stand-in", table)
        self.assertIn("1.0 MB, 1.00 %", table)


if __name__ == "__main__":
    unittest.main()
