"""Compares the speed of networks on one core: python speed.py --output <folder> 1.0.0 2.0.0, the first is the base.

Rounds are interleaved, so that what else runs on the machine disturbs all alike; medians of the rounds' ratios count.
Times are CPU times of the calling thread, which does all the work, without the time that others take the core.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import median

import numpy as np
import onnxruntime

LENGTHS, BATCHES = (8, 20, 64, 128, 256), (1, 4, 8, 16)
TOKENS_PER_RUN = 256 * 4


def session(network: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def inputs(batch: int, length: int) -> dict[str, np.ndarray]:
    ids = np.random.default_rng(length).integers(1996, 29000, (batch, length), dtype=np.int64)
    return {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}


def milliseconds(network: onnxruntime.InferenceSession, feed: dict[str, np.ndarray], repeats: int) -> float:
    """Per text of the batch."""
    begin = time.thread_time()
    for _ in range(repeats):
        network.run(["logits"], feed)
    return 1000 * (time.thread_time() - begin) / repeats / len(feed["input_ids"])


def measured(networks: list[onnxruntime.InferenceSession], length: int, rounds: int) -> dict[int, np.ndarray]:
    """By size of batch: a row for each round, a column for each network."""
    feeds = {batch: inputs(batch, length) for batch in BATCHES}
    repeats = {batch: max(1, round(TOKENS_PER_RUN / batch / length / 8)) for batch in BATCHES}
    for network in networks:
        for feed in feeds.values():
            network.run(["logits"], feed)
    return {batch: np.array(rows) for batch, rows in zip(BATCHES, zip(*(
        [[milliseconds(network, feeds[batch], repeats[batch]) for network in networks] for batch in BATCHES]
        for _ in range(rounds)), strict=True), strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("variants", nargs="+", help="networks in the output folder, the first is the base")
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder with the networks")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    networks = [session(options.output / f"{variant}.onnx") for variant in options.variants]
    print("| Tokens | Batch | Network | ms per text, median | Best | Times as fast as the base "
          "| As its own single run |")
    print("|--:|--:|---|--:|--:|--:|--:|")
    for length in LENGTHS:
        times = measured(networks, length, options.rounds)
        for batch, rows in times.items():
            for column, variant in enumerate(options.variants):
                own = rows[:, column]
                print(f"| {length} | {batch} | `{variant}` | {median(own):.2f} | {min(own):.2f} "
                      f"| {median(rows[:, 0] / own):.2f} | {median(times[1][:, column] / own):.2f} |", flush=True)


if __name__ == "__main__":
    main()
