"""Measures networks on the held-out reviews: python evaluate.py --data <folder> --output <folder> fp32 rows."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

import data
import lukewarm
import telemetry
from data import LABELS, Review
from lukewarm import NEGATIVE, NEUTRAL, POSITIVE
from probes import PROBES

SANITY = tuple(zip(lukewarm.EXCLUDED, (NEUTRAL, POSITIVE, NEGATIVE, NEUTRAL, NEUTRAL, NEUTRAL, NEGATIVE), strict=True))


class Classifier:
    """A network with its tokenizer, as the service uses it."""

    def __init__(self, network: Path, tokens: Path, threads: int = 1, max_length: int = 256) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self.tokens, self.max_length = Tokenizer.from_file(str(tokens)), max_length

    def ids(self, text: str) -> list[int]:
        ids = self.tokens.encode(text).ids
        return ids if len(ids) <= self.max_length else ids[:self.max_length - 1] + ids[-1:]

    def run(self, encoded: list[list[int]]) -> np.ndarray:
        """Probabilities of texts that go through the network as one batch."""
        ids = np.zeros((len(encoded), max(map(len, encoded))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, own in enumerate(encoded):
            ids[row, :len(own)], mask[row, :len(own)] = own, 1
        logits = self.session.run(["logits"], {"input_ids": ids, "attention_mask": mask,
                                               "token_type_ids": np.zeros_like(ids)})[0]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def single(self, texts: list[str]) -> np.ndarray:
        return np.concatenate([self.run([self.ids(text)]) for text in texts])


def shown(review: Review) -> str:
    return data.detokenise(review.text) if review.source == "sst5" else review.text


def figures(reviews: list[Review], scores: np.ndarray) -> dict[str, object]:
    """Accuracy, F1, recall, confusion matrix and the share of polar reviews answered neutral."""
    labels, answers = np.array([review.label for review in reviews]), scores.argmax(1)
    confusion = np.zeros((3, 3), dtype=int)
    np.add.at(confusion, (labels, answers), 1)
    right, given, wanted = confusion.diagonal(), confusion.sum(0), confusion.sum(1)
    polar, strong = labels != NEUTRAL, np.array([review.strong for review in reviews])
    two = np.where(scores[:, POSITIVE] > scores[:, NEGATIVE], POSITIVE, NEGATIVE)
    present = wanted > 0
    return {
        "count": len(reviews),
        "three_class": float(right.sum() / len(reviews)),
        "two_class": float((two == labels)[polar].mean()),
        "polar_neutral": float((answers == NEUTRAL)[strong].mean()) if strong.any() else 0.0,
        "macro_f1": float((2 * right / np.maximum(given + wanted, 1))[present].mean()),
        "recall": [round(float(value), 3) for value in right / np.maximum(wanted, 1)],
        "confusion": confusion.tolist(),
    }


def per_set(reviews: list[Review], scores: np.ndarray) -> dict[str, dict[str, object]]:
    """Figures of each set and over the public sets together (the templates are apart)."""
    sources = np.array([review.source for review in reviews])
    masks = {source: sources == source for source in dict.fromkeys(sources)} | {"all public": sources != "templates"}
    return {name: figures([review for review, kept in zip(reviews, mask, strict=True) if kept], scores[mask])
            for name, mask in masks.items()}


def batch_delta(classifier: Classifier, texts: list[str], single: np.ndarray, size: int = 16) -> dict[str, float]:
    """How far the results of batches of similar length are from those of single runs."""
    encoded = [classifier.ids(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda row: len(encoded[row]))
    batched = np.zeros_like(single)
    for start in range(0, len(order), size):
        rows = order[start:start + size]
        batched[rows] = classifier.run([encoded[row] for row in rows])
    top = np.sort(single, axis=1)
    changed = (single.argmax(1) != batched.argmax(1)) & (top[:, 2] - top[:, 1] > 0.1)
    return {"largest": float(np.abs(single - batched).max()), "changed": int(changed.sum())}


def latency(network: Path, tokens: Path, repeats: int = 100) -> dict[str, float]:
    """Best milliseconds of a single run by number of tokens and threads (the best, since the machine may be busy)."""
    result = {}
    for threads in (1, 2):
        classifier = Classifier(network, tokens, threads)
        for length in (20, 64, 256):
            ids, times = [[101] + [2307, 2919] * ((length - 2) // 2) + [102]], []
            for _ in range(repeats):
                begin = time.perf_counter()
                classifier.run(ids)
                times.append(time.perf_counter() - begin)
            result[f"{length} tokens, {threads} threads"] = round(1000 * min(times), 2)
    return result


def probe(classifier: Classifier) -> dict[str, object]:
    """Right answers by kind of hand-written review, with the wrong ones listed."""
    result: dict[str, object] = {}
    for kind, texts in PROBES.items():
        scores = classifier.single([text for text, _ in texts])
        wrong = {text: [LABELS[label], np.round(row, 2).tolist()]
                 for (text, label), row in zip(texts, scores, strict=True) if row.argmax() != label}
        result[kind] = {"right": len(texts) - len(wrong), "count": len(texts), "wrong": wrong}
    return result


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("variants", nargs="+", help="networks in the output folder, the first is the reference")
    parser.add_argument("--data", type=Path, default=Path("../../../data"), help="folder with the review sets")
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder with the exported networks")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--skip-latency", action="store_true")
    return parser.parse_args()


def sanity(classifier: Classifier) -> dict[str, object]:
    """The answers to the sanity sentences."""
    scores = classifier.single([text for text, _ in SANITY])
    return {text: [LABELS[row.argmax()], np.round(row, 2).tolist(), "right" if row.argmax() == label else "wrong"]
            for (text, label), row in zip(SANITY, scores, strict=True)}


def measured(variant: str, reviews: list[Review], reference: np.ndarray | None,
             options: argparse.Namespace) -> tuple[dict[str, object], np.ndarray]:
    """The figures of a variant, and its answers."""
    network, tokens = options.output / f"{variant}.onnx", options.output / "tokenizer.json"
    texts, classifier = [shown(review) for review in reviews], Classifier(network, tokens)
    with telemetry.span("classify", {"app.texts": len(texts)}):
        scores = classifier.single(texts)
    reference = scores if reference is None else reference
    with telemetry.span("compare batches"):
        delta = batch_delta(classifier, texts, scores)
    with telemetry.span("probe"):
        probes, sane = probe(classifier), sanity(classifier)
    result = {
        "megabytes": round(network.stat().st_size / 1e6, 2),
        "sets": per_set(reviews, scores),
        "batch_delta": delta,
        "reference_delta": float(np.abs(scores - reference).max()),
        "reference_agreement": float((scores.argmax(1) == reference.argmax(1)).mean()),
        "sanity": sane,
        "probes": probes,
    }
    if not options.skip_latency:
        with telemetry.span("measure latency"):
            result["latency"] = latency(network, tokens)
    return result, scores


def sent(variant: str, sets: dict[str, dict[str, object]]) -> None:
    """The figures of each set as metrics."""
    for name, result in sets.items():
        where = {"app.variant": variant, "app.data.set": name}
        for figure in ("three_class", "two_class", "polar_neutral", "macro_f1"):
            telemetry.gauge(f"evaluation.{figure}", result[figure], "1", where)


def main() -> None:
    options = arguments()
    with telemetry.run("evaluate", {"app.seed": options.seed}):
        with telemetry.span("load data") as span:
            reviews = data.load(options.data, options.seed).held_out
            span.set_attribute("app.data.held_out", len(reviews))
        results, reference = {}, None
        for variant in options.variants:
            with telemetry.span("evaluate variant", {"app.variant": variant}):
                results[variant], scores = measured(variant, reviews, reference, options)
                sent(variant, results[variant]["sets"])
            reference = scores if reference is None else reference
            print(json.dumps({variant: results[variant]}, indent=1), flush=True)
    (options.output / "figures.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
