"""What the three scripts send, received by a fake OTLP receiver: python -m unittest discover --start-directory .

The scripts are the real ones on a few reviews. The network is not: torch, onnx, onnxruntime and the tokenizer are played
here, so that this needs no download of gigabytes and takes seconds. Needs the packages opentelemetry-* and numpy of
requirements.txt.
"""

from __future__ import annotations

import contextlib
import http.server
import io
import os
import subprocess
import sys
import tempfile
import threading
import types
import unittest
from pathlib import Path
from unittest import mock

PLAYED = ("torch", "torch.nn", "tokenizers", "model", "onnx", "onnxruntime", "quantise")
for name in PLAYED:
    sys.modules[name] = mock.MagicMock(name=name)

import numpy as np
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

import data
import evaluate
import export
import telemetry
import train
from data import Corpus, Review

TEXTS = ("Splendid zither, would buy again.", "Dreadful zither.", "It is a zither.")
REVIEWS = [Review(text, label, "amazon", True) for text, label in zip(TEXTS, (2, 0, 1), strict=True)]
CORPUS = Corpus(phrases=REVIEWS * 2, sentences=REVIEWS, reviews=REVIEWS, templates=[], held_out=REVIEWS)


class Receiver(http.server.BaseHTTPRequestHandler):
    """Takes OTLP over HTTP and keeps it."""

    requests: list[tuple[str, bytes]] = []

    def do_POST(self) -> None:
        self.requests.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Mask:
    def __init__(self, tokens: int) -> None:
        self.tokens = tokens

    def sum(self) -> int:
        return self.tokens


class Tokens:
    """A word is a token."""

    def encode_batch(self, texts: list[str]) -> list[types.SimpleNamespace]:
        return [types.SimpleNamespace(ids=list(range(len(text.split())))) for text in texts]


def padded(group: list) -> train.Batch:
    return train.Batch([ids for ids, _ in group], Mask(sum(len(ids) for ids, _ in group)), None)


def attributes(entry) -> dict[str, object]:
    return {pair.key: getattr(pair.value, pair.value.WhichOneof("value")) for pair in entry.attributes}


class TelemetryTests(unittest.TestCase):
    def setUp(self) -> None:
        Receiver.requests = []
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.endpoint = {telemetry.ENDPOINT: f"http://127.0.0.1:{server.server_address[1]}"}

    def run_script(self, script, *options: str, **replaced: object) -> None:
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.dict(os.environ, self.endpoint))
            stack.enter_context(mock.patch.object(sys, "argv", ["script", "--output", str(self.folder), *options]))
            stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
            stack.enter_context(mock.patch.object(data, "load", lambda *_: CORPUS))
            for name, value in replaced.items():
                stack.enter_context(mock.patch.object(script, name, value))
            script.main()

    def train(self, **replaced: object) -> None:
        """Two epochs of three texts, each text a batch of its own."""
        optimizer = types.SimpleNamespace(param_groups=[{}, {}], state_dict=dict)
        losses = iter([3.0, 2.0, 1.0, 1.0])
        self.run_script(train, "--batch-tokens", "8", "--steps", "4", "--learning-rate", "0.5", "--warmup", "1",
                        "--decay", "2", **{
            "GROUP": 3, "_padded": padded, "tokenizer": Tokens, "optimiser": lambda *_: optimizer,
            "update": lambda *_: next(losses), **replaced})

    def epochs(self, corpus: Corpus, _: object):
        for _ in range(2):
            yield [data.Example(review.text, (0.0, 0.0, 1.0)) for review in corpus.reviews]

    def spans(self) -> list:
        found = []
        for path, body in Receiver.requests:
            if path == "/v1/traces":
                for group in ExportTraceServiceRequest.FromString(body).resource_spans:
                    self.assertEqual(attributes(group.resource)["service.name"], "sentiment-minilm-training")
                    found += [span for scope in group.scope_spans for span in scope.spans]
        self.assertEqual(len({span.trace_id for span in found}), 1)
        return sorted(found, key=lambda span: span.start_time_unix_nano)

    def tree(self) -> list[tuple[str, str, dict[str, object]]]:
        """Each span's name, that of its parent, and its attributes, in the order of their beginning."""
        spans = self.spans()
        names = {span.span_id: span.name for span in spans} | {b"": ""}
        return [(span.name, names[span.parent_span_id], attributes(span)) for span in spans]

    def points(self) -> dict[str, float]:
        """The last value of each metric, by its name and attributes."""
        found = {}
        for path, body in Receiver.requests:
            if path == "/v1/metrics":
                for group in ExportMetricsServiceRequest.FromString(body).resource_metrics:
                    self.assertEqual(attributes(group.resource)["service.name"], "sentiment-minilm-training")
                    for metric in (metric for scope in group.scope_metrics for metric in scope.metrics):
                        for point in (*metric.sum.data_points, *metric.gauge.data_points):
                            key = " ".join([metric.name, metric.unit, *map(str, attributes(point).values())]).strip()
                            found[key] = getattr(point, point.WhichOneof("value"))
        return found

    def assert_no_text(self) -> None:
        self.assertTrue(Receiver.requests)
        for _, body in Receiver.requests:
            self.assertNotIn(b"zither", body.lower())

    def test_training(self) -> None:
        with mock.patch.object(data, "first_stage", self.epochs), mock.patch.object(train.torch, "save", self.saved):
            self.train()
        tree = self.tree()
        self.assertEqual([entry[:2] for entry in tree], [
            ("train", ""), ("load data", "train"), ("load weights", "train"), ("tokenize", "train"),
            ("train steps", "train"), ("train steps", "train"), ("save weights", "train")])
        found = [entry[2] for entry in tree]
        self.assertEqual(found[0], {"app.stage": 1, "app.seed": 13})
        self.assertEqual(found[1], {"app.data.phrases": 6, "app.data.sentences": 3, "app.data.reviews": 3,
                                    "app.data.templates": 0, "app.data.held_out": 3})
        self.assertEqual((found[3]["app.batches"], found[3]["app.texts"]), (4, 4))
        self.assertIn(found[3]["app.tokens"], range(4 * 2, 4 * 5 + 1))
        self.assertEqual(found[4], {"app.steps.first": 1, "app.steps.last": 3, "app.loss": 2.0})
        self.assertEqual(found[5], {"app.steps.first": 4, "app.steps.last": 4, "app.loss": 1.0})
        self.assertEqual(self.points(), {"training.steps {step}": 4, "training.texts {text}": 4, "training.loss": 1.0,
                                         "training.learning_rate": 0.25})
        self.assert_no_text()

    def test_failure_is_on_its_span_without_its_message(self) -> None:
        def broken(*_: object) -> float:
            raise ValueError(TEXTS[0])

        with mock.patch.object(data, "first_stage", self.epochs), self.assertRaises(ValueError):
            self.train(update=broken)
        failed = [span for span in self.spans() if span.status.code == span.status.STATUS_CODE_ERROR]
        self.assertEqual([span.name for span in failed], ["train", "train steps"])
        for span in failed:
            self.assertEqual((attributes(span)["error.type"], list(span.events)), ("ValueError", []))
        self.assert_no_text()

    def test_export(self) -> None:
        def write(_: object, variant: str, target: Path) -> None:
            target.write_bytes(b"x" * (20 if variant == "fp32" else 5))

        def saved(path: str) -> None:
            Path(path).write_text("tokens")

        played = mock.MagicMock()
        played.return_value.save = saved
        self.run_script(export, write=write, exported=mock.MagicMock(), tokenizer=played,
                        VARIANTS={"fp32": None, "rows-unsigned": None})
        size = (self.folder / "sentiment-minilm-1.0.0.zip").stat().st_size
        self.assertEqual(self.tree(), [
            ("export", "", {"app.model.name": "sentiment-minilm", "app.model.version": "1.0.0"}),
            ("export network", "export", {}),
            ("quantise", "export", {"app.variant": "fp32", "app.bytes": 20}),
            ("quantise", "export", {"app.variant": "rows-unsigned", "app.bytes": 5}),
            ("pack", "export", {"app.variant": "rows-unsigned", "app.bytes": size})])
        self.assertEqual(self.points(), {"model.size By fp32": 20, "model.size By rows-unsigned": 5,
                                         "model.size By artifact": size})

    def test_evaluation(self) -> None:
        (self.folder / "fp32.onnx").write_bytes(b"x")
        self.run_script(evaluate, "--skip-latency", "fp32", Classifier=Classifier, SANITY=(), PROBES={})
        self.assertEqual(self.tree(), [
            ("evaluate", "", {"app.seed": 13}),
            ("load data", "evaluate", {"app.data.held_out": 3}),
            ("evaluate variant", "evaluate", {"app.variant": "fp32"}),
            ("classify", "evaluate variant", {"app.texts": 3}),
            ("compare batches", "evaluate variant", {}),
            ("probe", "evaluate variant", {})])
        points = self.points()
        self.assertEqual({key: round(value, 3) for key, value in points.items() if key.endswith("amazon")}, {
            "evaluation.three_class 1 fp32 amazon": 0.333, "evaluation.two_class 1 fp32 amazon": 0.5,
            "evaluation.polar_neutral 1 fp32 amazon": 0.0, "evaluation.macro_f1 1 fp32 amazon": 0.167})
        self.assertEqual(len(points), 8)
        self.assert_no_text()

    def test_receiver_that_is_away_stops_nothing(self) -> None:
        self.endpoint = {telemetry.ENDPOINT: "http://127.0.0.1:1", "OTEL_EXPORTER_OTLP_TIMEOUT": "1"}
        with (mock.patch.object(data, "first_stage", self.epochs), mock.patch.object(train.torch, "save", self.saved),
              self.assertLogs("opentelemetry", "ERROR")):
            self.train()
        self.assertTrue((self.folder / "model.pt").exists())

    def test_without_an_endpoint_nothing_is_imported(self) -> None:
        code = ("import sys, telemetry\n"
                "with telemetry.run('train', {}) as run, telemetry.span('part') as part:\n"
                "    part.set_attribute('app.texts', 1); telemetry.count('a', 1); telemetry.gauge('b', 1.0)\n"
                "assert not [name for name in sys.modules if name.startswith('opentelemetry')]\n")
        environment = {key: value for key, value in os.environ.items() if key != telemetry.ENDPOINT}
        subprocess.run([sys.executable, "-B", "-c", code], check=True, env=environment, cwd=Path(__file__).parent)

    @staticmethod
    def saved(_: object, target: Path) -> None:
        target.touch()


class Classifier:
    """Calls everything positive."""

    def __init__(self, *_: object) -> None:
        pass

    def ids(self, text: str) -> list[int]:
        return list(range(len(text.split())))

    def run(self, encoded: list[list[int]]) -> np.ndarray:
        return np.tile([0.1, 0.2, 0.7], (len(encoded), 1))

    def single(self, texts: list[str]) -> np.ndarray:
        return self.run(texts)


if __name__ == "__main__":
    unittest.main()
