"""Exports trained weights to ONNX, quantises them and packs the artifact: python export.py --output <folder>."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import onnx
import torch
from onnx import ModelProto

import telemetry
from model import restored, tokenizer
from packing import INPUTS, NAME, pack
from quantise import VARIANTS

VERSION = "1.0.0"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder with model.pt, for the results too")
    parser.add_argument("--average", type=Path, help="weights to average with model.pt")
    parser.add_argument("--variant", choices=tuple(VARIANTS), default="rows-unsigned", help="kind of quantisation to pack")
    parser.add_argument("--all-variants", action="store_true", help="write every variant, for comparison")
    return parser.parse_args()


def averaged(first: Path, second: Path, target: Path) -> Path:
    """Writes the mean of two sets of weights."""
    one, other = torch.load(first, weights_only=True), torch.load(second, weights_only=True)
    torch.save({name: (value + other[name]) / 2 if value.is_floating_point() else value
                for name, value in one.items()}, target)
    return target


def exported(weights: Path, target: Path) -> ModelProto:
    """The network as plain fp32 ONNX with dynamic batch and sequence axes."""
    sample = torch.tensor([[101, 2307, 10439, 102], [101, 2919, 102, 0]])
    mask = (sample != 0).long()
    axes = {name: {0: "batch", 1: "sequence"} for name in INPUTS} | {"logits": {0: "batch"}}
    torch.onnx.export(restored(weights), (sample, mask, torch.zeros_like(sample)), target, input_names=list(INPUTS),
                      output_names=["logits"], dynamic_axes=axes, opset_version=17, dynamo=False)
    return cleaned(onnx.load(target))


def cleaned(model: ModelProto) -> ModelProto:
    """Drops what the exporter notes about its surroundings: doc strings, metadata, producer."""
    model.doc_string = model.graph.doc_string = ""
    model.producer_name, model.producer_version = NAME, VERSION
    model.graph.name = NAME
    del model.metadata_props[:]
    for entry in (*model.graph.node, *model.graph.initializer, *model.graph.input, *model.graph.output):
        entry.doc_string = ""
        if hasattr(entry, "metadata_props"):
            del entry.metadata_props[:]
    del model.graph.value_info[:]
    model.ir_version = min(model.ir_version, 8)
    return model


def write(model: ModelProto, variant: str, target: Path) -> None:
    result = cleaned(VARIANTS[variant](model))
    onnx.checker.check_model(result)
    target.write_bytes(result.SerializeToString(deterministic=True))
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    options = arguments()
    folder = options.output
    weights = folder / "model.pt"
    with telemetry.run("export", {"app.model.name": NAME, "app.model.version": VERSION}):
        if options.average:
            with telemetry.span("average weights"):
                weights = averaged(options.average, weights, folder / "averaged.pt")
        with telemetry.span("export network"):
            model = exported(weights, folder / "exported.onnx")
            tokenizer().save(str(folder / "tokenizer.json"))
        wanted = tuple(VARIANTS) if options.all_variants else ("fp32", options.variant)
        for variant in dict.fromkeys((*wanted, options.variant)):
            with telemetry.span("quantise", {"app.variant": variant}) as span:
                write(model, variant, folder / f"{variant}.onnx")
                measured(span, folder / f"{variant}.onnx", variant)
        with telemetry.span("pack", {"app.variant": options.variant}) as span:
            artifact = pack((folder / f"{options.variant}.onnx").read_bytes(),
                            (folder / "tokenizer.json").read_bytes(), VERSION, folder)
            measured(span, artifact, "artifact")
    print(f"{artifact.name}: {artifact.stat().st_size / 1e6:.1f} MB")


def measured(span, file: Path, variant: str) -> None:
    size = file.stat().st_size
    span.set_attribute("app.bytes", size)
    telemetry.gauge("model.size", size, "By", {"app.variant": variant})


if __name__ == "__main__":
    main()
