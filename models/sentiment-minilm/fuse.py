"""Builds 2.0.0, a faster graph with the weights of 1.0.0: python fuse.py --output <folder>.

Attention, layer normalisation and GELU are onnxruntime's fused operators; query, key and value are one product.
The 8-bit weights and their scales are copied. Activations have 7 bits and a scale per token row: a pair of products
of them with signed weights stays below 2 * 128 * 127, so it cannot saturate on processors without VNNI.
"""

from __future__ import annotations

import argparse
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from packing import INPUTS, NAME, pack

SOURCE, VERSION = Path("artifact/sentiment-minilm-1.0.0.zip"), "2.0.0"
RUNTIME = "com.microsoft"
LAYERS, HEADS, HIDDEN = 6, 12, 384
EPSILON = 1e-12
LEVELS = 64
# GELU is never below -0.17: with the zero point at 8 nearly all levels are left for the positive side
GELU_LEAST, GELU_ZERO = 0.17, 8


class Weights(NamedTuple):
    """An 8-bit weight matrix with a scale per output column."""

    values: np.ndarray
    scale: np.ndarray

    def __add__(self, other: Weights) -> Weights:
        return Weights(np.concatenate([self.values, other.values], axis=1), np.concatenate([self.scale, other.scale]))

    def unfolded(self) -> np.ndarray:
        return self.values.astype(np.float32) * self.scale


class Source:
    """The weights of 1.0.0 by the names that they had in training."""

    def __init__(self, model: ModelProto) -> None:
        self.tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
        self.products = {node.output[0]: node.input[1].removesuffix("_uint8")
                         for node in model.graph.node if node.op_type == "MatMulInteger"}

    def vector(self, name: str) -> np.ndarray:
        return self.tensors[name]

    def matrix(self, layer: int, part: str) -> Weights:
        name = self.products[f"/encoder/encoder/layer.{layer}/{part}/MatMul_output_0_int32"]
        # 1.0.0 keeps the values unsigned and the scale divided by the 127 levels of its activations
        return Weights((self.tensors[name + "_uint8"].astype(np.int16) - 128).astype(np.int8),
                       self.tensors[name + "_scale"] * np.float32(127))


class Graph:
    """A network under construction: constants are kept once, each node gives its output's name."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, value: np.ndarray | np.generic) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(np.asarray(value), name))
        return name

    def axes(self, *axes: int) -> str:
        return self.constant("_".join(["axes", *map(str, axes)]), np.array(axes, dtype=np.int64))

    def node(self, operator: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        return self.nodes_of(operator, inputs, [output or f"{operator}_{len(self.nodes)}"], **attributes)[0]

    def nodes_of(self, operator: str, inputs: tuple[str, ...], outputs: list[str], **attributes: Any) -> list[str]:
        self.nodes.append(helper.make_node(operator, inputs, outputs, name=outputs[0], **attributes))
        return outputs

    def model(self) -> ModelProto:
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"]) for name in INPUTS]
        logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])
        graph = helper.make_graph(self.nodes, NAME, inputs, [logits], initializer=list(self.constants.values()))
        return helper.make_model(graph, producer_name=NAME, producer_version=VERSION, ir_version=8,
                                 opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)])


class Quantised(NamedTuple):
    """Activations in 7 bits: value = (byte - zero point) * step * peak of the row."""

    bytes: str
    peak: str
    step: str
    zero_point: str


def quantised(graph: Graph, source: str, peak: str, levels: int, zero_point: int) -> Quantised:
    step = graph.constant(f"step_{levels}", np.float32(1 / levels))
    zero = graph.constant(f"zero_{zero_point}", np.uint8(zero_point))
    relative = graph.node("Div", source, peak)
    return Quantised(graph.node("QuantizeLinear", relative, step, zero), peak, step, zero)


def symmetric(graph: Graph, source: str) -> Quantised:
    peak = graph.node("ReduceMax", graph.node("Abs", source), axes=[-1], keepdims=1)
    return quantised(graph, source, peak, LEVELS, LEVELS)


def after_gelu(graph: Graph, source: str) -> Quantised:
    levels = 2 * LEVELS - GELU_ZERO
    least = graph.constant("gelu_peak", np.float32(GELU_LEAST * levels / GELU_ZERO))
    peak = graph.node("Max", graph.node("ReduceMax", source, axes=[-1], keepdims=1), least)
    return quantised(graph, source, peak, levels, GELU_ZERO)


class Integers:
    """Products of quantised rows with 8-bit weights."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def prepared(self, source: str, gelu: bool = False) -> Quantised:
        return after_gelu(self.graph, source) if gelu else symmetric(self.graph, source)

    def product(self, source: Quantised, weights: Weights, name: str) -> str:
        relative = self.graph.node(
            "MatMulIntegerToFloat", source.bytes, self.graph.constant(name + ".weight", weights.values), source.step,
            self.graph.constant(name + ".scale", weights.scale), source.zero_point, domain=RUNTIME)
        return self.graph.node("Mul", relative, source.peak)


class Floats:
    """The same products in fp32, for comparison."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def prepared(self, source: str, gelu: bool = False) -> str:
        return source

    def product(self, source: str, weights: Weights, name: str) -> str:
        return self.graph.node("MatMul", source, self.graph.constant(name + ".weight", weights.unfolded()))


class Encoder:
    """The layers of the network with onnxruntime's fused operators."""

    def __init__(self, source: Source, graph: Graph, arithmetic: Integers | Floats) -> None:
        self.source, self.graph, self.arithmetic = source, graph, arithmetic

    def _vector(self, name: str) -> str:
        return self.graph.constant(name, self.source.vector(name))

    def _normalised(self, inputs: tuple[str, str], name: str, *bias: str) -> str:
        return self.graph.node("SkipLayerNormalization", *inputs, self._vector(name + ".weight"),
                               self._vector(name + ".bias"), *bias, domain=RUNTIME, epsilon=EPSILON)

    def _rows(self, table: str, operator: str, *which: str) -> str:
        """Rows of an embedding table with a scale for each."""
        values, scale = (self.graph.node(operator, self._vector(f"{table}.weight_{part}"), *which)
                         for part in ("int8", "scale"))
        return self.graph.node("Mul", self.graph.node("Cast", values, to=TensorProto.FLOAT), scale)

    def embedded(self) -> str:
        name = "encoder.embeddings"
        words = self._rows(f"{name}.word_embeddings", "Gather", "input_ids")
        length = self.graph.node("Shape", "input_ids", start=1, end=2)
        positions = self._rows(f"{name}.position_embeddings", "Slice", self.graph.axes(0), length, self.graph.axes(0))
        types = self.graph.node("Gather", self._vector(f"{name}.token_type_embeddings.weight"), "token_type_ids")
        return self._normalised((words, self.graph.node("Add", types, positions)), f"{name}.LayerNorm")

    def attended(self, state: str, mask: str, layer: int, name: str) -> str:
        parts = ("query", "key", "value")
        query, key, value = (self.source.matrix(layer, f"attention/self/{part}") for part in parts)
        product = self.arithmetic.product(self.arithmetic.prepared(state), query + key + value, f"{name}.qkv")
        bias = np.concatenate([self.source.vector(f"{name}.attention.self.{part}.bias") for part in parts])
        sizes = self.graph.constant("qkv_sizes", np.full(3, HIDDEN, dtype=np.int64))
        split = self.graph.nodes_of("Split", (product, sizes), [f"{name}.{part}" for part in parts], axis=-1)
        return self.graph.node("MultiHeadAttention", *split, self.graph.constant(f"{name}.qkv.bias", bias), mask,
                               domain=RUNTIME, num_heads=HEADS)

    def layer(self, state: str, mask: str, layer: int) -> str:
        name = f"encoder.encoder.layer.{layer}"
        attended = self.arithmetic.prepared(self.attended(state, mask, layer, name))
        state = self._residual(attended, state, layer, f"{name}.attention.output", "attention/output/dense")
        wide = self.arithmetic.product(self.arithmetic.prepared(state), self.source.matrix(layer, "intermediate/dense"),
                                       f"{name}.intermediate")
        active = self.graph.node("FastGelu", wide, self._vector(f"{name}.intermediate.dense.bias"), domain=RUNTIME)
        prepared = self.arithmetic.prepared(active, gelu=True)
        return self._residual(prepared, state, layer, f"{name}.output", "output/dense")

    def _residual(self, prepared: Any, state: str, layer: int, name: str, part: str) -> str:
        product = self.arithmetic.product(prepared, self.source.matrix(layer, part), name)
        return self._normalised((product, state), f"{name}.LayerNorm", self._vector(f"{name}.dense.bias"))

    def pooled(self, state: str) -> str:
        """The mean over the tokens."""
        mask = self.graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
        row = self.graph.node("Unsqueeze", mask, self.graph.axes(1))
        total = self.graph.node("Squeeze", self.graph.node("MatMul", row, state), self.graph.axes(1))
        return self.graph.node("Div", total, self.graph.node("ReduceSum", mask, self.graph.axes(1), keepdims=1))

    def logits(self) -> None:
        mask = self.graph.node("Cast", "attention_mask", to=TensorProto.INT32)
        state = self.embedded()
        for layer in range(LAYERS):
            state = self.layer(state, mask, layer)
        self.graph.node("Gemm", self.pooled(state), self._vector("head.weight"), self._vector("head.bias"),
                        output="logits", transB=1)


def fused(source: Source, arithmetic: Callable[[Graph], Integers | Floats]) -> ModelProto:
    graph = Graph()
    Encoder(source, graph, arithmetic(graph)).logits()
    return graph.model()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("build"), help="folder for the results")
    return parser.parse_args()


def main() -> None:
    folder = arguments().output
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(SOURCE) as artifact:
        network, tokenizer = artifact.read("model.onnx"), artifact.read("tokenizer.json")
    source = Source(onnx.load_from_string(network))
    result = fused(source, Integers).SerializeToString(deterministic=True)
    (folder / "tokenizer.json").write_bytes(tokenizer)
    (folder / "1.0.0.onnx").write_bytes(network)
    (folder / "fp32.onnx").write_bytes(fused(source, Floats).SerializeToString(deterministic=True))
    (folder / f"{VERSION}.onnx").write_bytes(result)
    packed = pack(result, tokenizer, VERSION, folder)
    print(f"model.onnx: {len(result) / 1e6:.1f} MB, {packed.name}: {packed.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
