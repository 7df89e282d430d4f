"""Adds the reference window of drift to an artifact: python reference.py artifact/sentiment-minilm-2.0.0.zip.

The service compares its last predictions with it (docs/drift.md). It should hold what is ordinary: here the reviews
that the load test sends. For your own service, take texts of a good week: a CSV file with a column "review".
"""

from __future__ import annotations

import argparse
import csv
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from data import LABELS
from evaluate import Classifier
from packing import pack

REPOSITORY = Path(__file__).resolve().parents[2]
REVIEWS = REPOSITORY / "load-test/src/test/resources/reviews.csv"
QUANTILES = (0.2, 0.4, 0.6, 0.8)
# Fixed: probabilities differ a little between processors, and nearly half of them lie close together
CONFIDENCES = (0.6, 0.8, 0.9, 0.95)


def distribution(values: Iterable[float], bounds: Iterable[float]) -> dict[str, list[float] | list[int]]:
    """How many values lie in each bin, up to its bound; the last bin has none."""
    up_to = sorted(set(bounds))
    bins = np.searchsorted(up_to, list(values))
    return {"upTo": up_to, "counts": np.bincount(bins, minlength=len(up_to) + 1).tolist()}


def quantiles(values: list[int]) -> list[int]:
    """Bounds of bins of about the same size, each a value that occurs."""
    return np.quantile(values, QUANTILES, method="inverted_cdf").tolist()


def window(classifier: Classifier, texts: list[str], source: str) -> dict[str, object]:
    scores = classifier.single(texts)
    classes = np.bincount(scores.argmax(1), minlength=len(LABELS)).tolist()
    # As Java counts: an emoji is two
    lengths = [len(text.encode("utf-16-le")) // 2 for text in texts]
    tokens = [len(classifier.ids(text)) for text in texts]
    return {
        "texts": source,
        "predictions": len(texts),
        "class": dict(zip(LABELS, classes, strict=True)),
        "confidence": distribution(scores.max(1), CONFIDENCES),
        "length": distribution(lengths, quantiles(lengths)),
        "tokens": distribution(tokens, quantiles(tokens)),
    }


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("artifact", type=Path, help="the zip; the new one is written beside it, or over it")
    parser.add_argument("--version", help="the new one's version, as what is registered never changes; default: the same")
    parser.add_argument("--texts", type=Path, default=REVIEWS, help="CSV file with a column review")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    with options.texts.open(encoding="utf-8", newline="") as file:
        texts = [row["review"] for row in csv.DictReader(file)]
    with zipfile.ZipFile(options.artifact) as archive:
        network, tokenizer = archive.read("model.onnx"), archive.read("tokenizer.json")
        version = json.loads(archive.read("manifest.json"))["version"]
    with TemporaryDirectory() as folder:
        (Path(folder) / "model.onnx").write_bytes(network)
        (Path(folder) / "tokenizer.json").write_bytes(tokenizer)
        classifier = Classifier(Path(folder) / "model.onnx", Path(folder) / "tokenizer.json")
        found = window(classifier, texts, options.texts.name)
    pack(network, tokenizer, options.version or version, options.artifact.parent, found)
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
