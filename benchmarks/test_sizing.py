"""python3 -m unittest discover --start-directory benchmarks"""

import json
import pathlib
import tempfile
import unittest

import sizing
from bench.prometheus import measured
from bench.sink import records
from sizing import Step, needs, table

SIZES = {
    "rate": 100.0,
    "each": {"spans": 8.0, "log records": 2.0},
    "sent_bytes": {"spans": 100.0, "log records": 50.0},
    "cpu_ms": {"gateway-service": 1.0, "inference-service": 7.0, "model-store-service": 2.0},
    "series": {"gateway-service": 100, "inference-service": 200, "model-store-service": 300},
    "prometheus": {"bytes_of_a_sample": 1.5, "index_bytes_of_a_series": 120.0},
}


class Needs(unittest.TestCase):
    def test_ten_a_second_fit_on_one_of_each(self) -> None:
        need = needs(SIZES, Step(10, 1, 1))
        self.assertEqual(need["services"], {"gateway-service": 1, "inference-service": 1, "model-store-service": 1})
        self.assertEqual(need["cores"], 0.1)
        self.assertEqual(need["spans"], 80)
        self.assertEqual(need["network"], 80 * 100 + 20 * 50)
        self.assertEqual(need["traces"], 80 * 100 * 86_400)
        self.assertEqual(need["logs"], 20 * 50 * 86_400)
        self.assertEqual(need["series"], 600)
        self.assertEqual(need["metrics"], 600 * (5_760 * 1.5 + 12 * 120))
        self.assertEqual(need["rows"], 864_000)
        self.assertEqual(need["retained"], 2 * need["traces"] + 3 * need["logs"] + 31 * need["metrics"])

    def test_seven_tenths_of_two_cores_are_used(self) -> None:
        need = needs(SIZES, Step(1_000, 1, 0.1))
        # 7 cores are busy: five instances of 1.4
        self.assertEqual(need["services"], {"gateway-service": 2, "inference-service": 5, "model-store-service": 2})
        self.assertEqual(need["memory"], (2 * 448 + 5 * 768 + 2 * 640) * 2**20)
        self.assertEqual(need["series"], 2 * 100 + 5 * 200 + 2 * 300)
        self.assertEqual(need["gateways"], 2)

    def test_sampling_spares_traces_and_no_logs(self) -> None:
        need = needs(SIZES, Step(100_000, 0.1, 0.01))
        self.assertAlmostEqual(need["spans"], 80_000)
        self.assertAlmostEqual(need["traces"], 800 * 100 * 86_400)
        self.assertEqual(need["logs"], 200_000 * 50 * 86_400)
        # 10,000 traces a second wait 30 s each, 50,000 in a gateway
        self.assertEqual(need["gateways"], 6)


class Cpu(unittest.TestCase):
    def test_cost_of_a_request_is_that_of_the_peak_shared_as_measured(self) -> None:
        sizes = sizing.with_cpu_of(SIZES, {"cpu_ms_answer": 5.0, "peak": 375.0})
        self.assertEqual(sizes["cpu_ms"], {"gateway-service": 0.5, "inference-service": 3.5, "model-store-service": 1.0})
        self.assertEqual(sizes["rate"], 375.0)


class Table(unittest.TestCase):
    def test_what_is_beyond_the_measured_rate_is_marked(self) -> None:
        head = table(SIZES).splitlines()[0]
        self.assertEqual(head, "| | 10/s | 1,000/s, extrapolated | 100,000/s, extrapolated |")

    def test_sizes_have_three_digits(self) -> None:
        for count, text in [(999, "999 B"), (1_234, "1.23 kB"), (86_400_000, "86.4 MB"), (2.5e12, "2.5 TB"),
                            (4.2e15, "4.2 PB")]:
            self.assertEqual(sizing.size(count), text)

    def test_page_shows_what_was_measured_last(self) -> None:
        self.assertIn(table(sizing.published()), sizing.PAGE.read_text(encoding="utf-8"))


class Measured(unittest.TestCase):
    def test_blocks_of_a_snapshot_are_added_up(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name, samples, size in (("first", 100, 150), ("second", 300, 450)):
                block = pathlib.Path(folder) / name
                (block / "chunks").mkdir(parents=True)
                (block / "chunks" / "000001").write_bytes(b"x" * size)
                (block / "index").write_bytes(b"x" * 200)
                (block / "meta.json").write_text(json.dumps({"stats": {"numSamples": samples, "numSeries": 10}}))
            self.assertEqual(measured(pathlib.Path(folder)), {
                "samples": 400, "series": 20, "bytes_of_a_sample": 1.5, "index_bytes_of_a_series": 20})

    def test_records_of_a_request_are_counted(self) -> None:
        span = b"\x12\x02\x0a\x00"
        scope = b"\x12" + bytes([2 * len(span)]) + 2 * span
        self.assertEqual(records(b"\x0a" + bytes([len(scope)]) + scope), 2)


if __name__ == "__main__":
    unittest.main()
