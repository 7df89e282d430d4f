"""Fine-tunes the encoder on the review sets, in two stages; the model card has the commands."""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

import data
import telemetry
from data import Corpus, Example
from model import SentimentModel, pretrained, tokenizer

HEAD_FACTOR = 5
GROUP = 50


@dataclass(frozen=True)
class Batch:
    """Padded token ids with their target probabilities."""

    ids: Tensor
    mask: Tensor
    targets: Tensor


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../../../data"), help="folder with the review sets")
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder for the trained weights")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--max-length", type=int, default=128, help="longest training text in tokens")
    parser.add_argument("--batch-tokens", type=int, default=2048, help="tokens per batch, padding included")
    parser.add_argument("--init", type=Path, help="weights of the first stage; makes this the second stage")
    parser.add_argument("--steps", type=int, default=10_000, help="steps at most, of what the epochs give")
    parser.add_argument("--learning-rate", type=float, default=1e-4)
    parser.add_argument("--warmup", type=int, default=53, help="steps of linear warm-up")
    parser.add_argument("--decay", type=int, default=821, help="steps of linear decay at the end")
    parser.add_argument("--precision", choices=("bf16", "fp32"), default="bf16")
    return parser.parse_args()


def batches(examples: list[Example], tokens: Tokenizer, max_length: int, budget: int,
            rng: random.Random) -> list[Batch]:
    """Batches of texts of similar length, each within the token budget, in random order."""
    encoded = [(encoding.ids, example.target) for encoding, example
               in zip(tokens.encode_batch([example.text for example in examples]), examples, strict=True)]
    encoded = [(ids if len(ids) <= max_length else ids[:max_length - 1] + ids[-1:], target)
               for ids, target in encoded]
    encoded.sort(key=lambda item: len(item[0]) + rng.random() * 2)
    groups: list[list] = [[]]
    for item in encoded:
        if (len(groups[-1]) + 1) * max(len(item[0]), 8) > budget:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    return [_padded(group) for group in groups]


def _padded(group: list) -> Batch:
    longest = max(len(ids) for ids, _ in group)
    ids = torch.zeros(len(group), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, (own, _) in enumerate(group):
        ids[row, :len(own)] = torch.tensor(own)
        mask[row, :len(own)] = 1
    return Batch(ids, mask, torch.tensor([target for _, target in group]))


def all_batches(corpus: Corpus, options: argparse.Namespace) -> list[Batch]:
    """The batches of the whole run, in the order of training."""
    rng, tokens = random.Random(options.seed + bool(options.init)), tokenizer()
    stage = data.second_stage if options.init else data.first_stage
    run = [batch for examples in stage(corpus, rng)
           for batch in batches(examples, tokens, options.max_length, options.batch_tokens, rng)]
    return run[:options.steps]


def optimiser(model: SentimentModel, learning_rate: float) -> torch.optim.Optimizer:
    """AdamW; the word embeddings stay frozen, the head learns faster than the encoder."""
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    encoder = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    groups = [{"params": encoder, "lr": learning_rate},
              {"params": model.head.parameters(), "lr": learning_rate * HEAD_FACTOR}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def schedule(steps: int, warmup: int, decay: int) -> Callable[[int], float]:
    """Linear warm-up, a constant stretch, linear decay to zero."""
    return lambda step: min(1.0, (step + 1) / warmup, max(0, steps - step) / decay)


@dataclass
class Progress:
    """What a run needs to go on after an interruption as if there had been none."""

    model: SentimentModel
    optimizer: torch.optim.Optimizer
    file: Path
    step: int = 0

    def save(self) -> None:
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(),
                 "random": torch.get_rng_state(), "step": self.step}
        torch.save(state, self.file.with_suffix(".part"))
        self.file.with_suffix(".part").replace(self.file)

    def resume(self) -> None:
        if self.file.exists():
            state = torch.load(self.file, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            torch.set_rng_state(state["random"])
            self.step = state["step"]


def train(progress: Progress, run: list[Batch], options: argparse.Namespace) -> None:
    """Goes through the batches of a run from where the progress stands."""
    model, optimizer = progress.model, progress.optimizer
    rate = schedule(len(run), options.warmup, options.decay)
    peaks = [options.learning_rate * HEAD_FACTOR ** number for number in range(2)]
    model.train()
    begin = time.monotonic()
    for first in range(progress.step, len(run), GROUP):
        with telemetry.span("train steps", {"app.steps.first": first + 1}) as span:
            total = 0.0
            for batch in run[first:first + GROUP]:
                for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                    group["lr"] = peak * rate(progress.step)
                total += update(model, optimizer, batch, options.precision)
                progress.step += 1
                telemetry.count("training.texts", len(batch.ids), "{text}")
            loss = total / (progress.step - first)
            span.set_attribute("app.steps.last", progress.step)
            span.set_attribute("app.loss", loss)
            telemetry.count("training.steps", progress.step - first, "{step}")
            telemetry.gauge("training.loss", loss)
            telemetry.gauge("training.learning_rate", optimizer.param_groups[0]["lr"])
        print(f"step {progress.step}/{len(run)} loss {loss:.4f} seconds {time.monotonic() - begin:.0f}", flush=True)
        progress.save()


def update(model: SentimentModel, optimizer: torch.optim.Optimizer, batch: Batch, precision: str) -> float:
    """One step of the optimiser; gives the loss."""
    with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
        logits = model(batch.ids, batch.mask, torch.zeros_like(batch.ids))
    loss = functional.cross_entropy(logits.float(), batch.targets)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def loaded(options: argparse.Namespace) -> Corpus:
    """The review sets."""
    with telemetry.span("load data") as span:
        corpus = data.load(options.data, options.seed, bool(options.init))
        sizes = {name: len(part) for name, part in vars(corpus).items()}
        for name, size in sizes.items():
            span.set_attribute(f"app.data.{name}", size)
        print(sizes, flush=True)
        return corpus


def started(options: argparse.Namespace) -> Progress:
    """The weights to begin with, or those of a run that was interrupted."""
    with telemetry.span("load weights"):
        model = pretrained()
        if options.init:
            model.load_state_dict(torch.load(options.init, weights_only=True))
        progress = Progress(model, optimiser(model, options.learning_rate), options.output / "progress.pt")
        progress.resume()
        return progress


def tokenised(corpus: Corpus, options: argparse.Namespace) -> list[Batch]:
    """The batches of the run."""
    with telemetry.span("tokenize") as span:
        run = all_batches(corpus, options)
        span.set_attribute("app.batches", len(run))
        span.set_attribute("app.texts", sum(len(batch.ids) for batch in run))
        span.set_attribute("app.tokens", sum(int(batch.mask.sum()) for batch in run))
        return run


def main() -> None:
    options = arguments()
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.output.mkdir(parents=True, exist_ok=True)
    with telemetry.run("train", {"app.stage": 2 if options.init else 1, "app.seed": options.seed}):
        corpus = loaded(options)
        progress = started(options)
        train(progress, tokenised(corpus, options), options)
        with telemetry.span("save weights"):
            torch.save(progress.model.state_dict(), options.output / "model.pt")


if __name__ == "__main__":
    main()
