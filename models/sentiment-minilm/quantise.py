"""Ways to shrink the exported network; export.py takes one, evaluate.py can compare them all.

rows*       8-bit weights with a scale per output column; activations are quantised per token row with plain ONNX
            operators, so that a result does not depend on the other texts of a batch. Products of unsigned with
            signed bytes can saturate on processors without VNNI: rows-unsigned avoids that with unsigned weights,
            rows-7bit with weights within 63, rows does not avoid it
weights     int8 weights only, calculation in fp32
dynamic*    onnxruntime's dynamic quantisation: activation ranges over the whole batch
nbits*      onnxruntime's MatMulNBits with 8 bits (needs a newer runtime)
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper


class Graph:
    """A network being rewritten: replaces nodes and adds named constants."""

    def __init__(self, model: ModelProto) -> None:
        self.model = ModelProto()
        self.model.CopyFrom(model)
        self.graph = self.model.graph
        self.weights = {tensor.name: tensor for tensor in self.graph.initializer}

    def constant(self, name: str, value: np.ndarray) -> str:
        if name not in self.weights:
            self.graph.initializer.append(numpy_helper.from_array(value, name))
            self.weights[name] = self.graph.initializer[-1]
        return name

    def value(self, name: str) -> np.ndarray:
        return numpy_helper.to_array(self.weights[name])

    def rewrite(self, replace: Callable[[NodeProto], list[NodeProto] | None]) -> None:
        """Puts what the function gives in the place of a node; None keeps the node."""
        result: list[NodeProto] = []
        for node in self.graph.node:
            replaced = replace(node)
            result.extend([node] if replaced is None else replaced)
        del self.graph.node[:]
        self.graph.node.extend(result)
        self._drop_unused()

    def _drop_unused(self) -> None:
        used = {name for node in self.graph.node for name in node.input}
        kept = [tensor for tensor in self.graph.initializer if tensor.name in used]
        del self.graph.initializer[:]
        self.graph.initializer.extend(kept)

    def is_weight_product(self, node: NodeProto) -> bool:
        return (node.op_type == "MatMul" and node.input[1] in self.weights
                and len(self.weights[node.input[1]].dims) == 2)


def _per_axis(values: np.ndarray, axis: int, levels: int = 127) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric int8 values with one scale for each slice; gives the values and the scales (kept dimensions)."""
    scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-8).astype(np.float32) / levels
    return np.clip(np.rint(values / scale), -levels, levels).astype(np.int8), scale


def embeddings(model: ModelProto) -> ModelProto:
    """The word and position embedding tables as int8 with one scale per row."""
    graph = Graph(model)

    def replace(node: NodeProto) -> list[NodeProto] | None:
        if node.op_type != "Gather" or node.input[0] not in graph.weights or \
                len(graph.weights[node.input[0]].dims) != 2 or graph.weights[node.input[0]].dims[0] < 512:
            return None
        name = node.input[0]
        table, scale = _per_axis(graph.value(name), axis=1)
        out, ids = node.output[0], node.input[1]
        return [
            helper.make_node("Gather", [graph.constant(name + "_int8", table), ids], [out + "_int8"]),
            helper.make_node("Gather", [graph.constant(name + "_scale", scale), ids], [out + "_scale"]),
            helper.make_node("Cast", [out + "_int8"], [out + "_float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [out + "_float", out + "_scale"], [out]),
        ]

    graph.rewrite(replace)
    return graph.model


def weights(model: ModelProto) -> ModelProto:
    """Weight matrices as int8 with one scale per output column; the runtime unfolds them when it loads the network."""
    graph = Graph(embeddings(model))

    def replace(node: NodeProto) -> list[NodeProto] | None:
        if not graph.is_weight_product(node):
            return None
        name = node.input[1]
        values, scale = _per_axis(graph.value(name), axis=0)
        return [
            helper.make_node("Cast", [graph.constant(name + "_int8", values)], [name + "_cast"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [name + "_cast", graph.constant(name + "_scale", scale)], [name + "_unfolded"]),
            helper.make_node("MatMul", [node.input[0], name + "_unfolded"], [node.output[0]]),
        ]

    graph.rewrite(replace)
    return graph.model


def rows(model: ModelProto, levels: int = 127, unsigned: bool = False) -> ModelProto:
    """Integer matrix products with activations quantised row by row (one scale per token)."""
    graph = Graph(embeddings(model))
    done: set[str] = set()

    def quantised(source: str) -> list[NodeProto]:
        if source in done:
            return []
        done.add(source)
        one, middle, least = (graph.constant("levels", np.float32(127.0)), graph.constant("middle", np.float32(128.0)),
                              graph.constant("least", np.float32(1e-6)))
        axis = graph.constant("last_axis", np.array([-1], dtype=np.int64))
        return [
            helper.make_node("Abs", [source], [source + "_abs"]),
            helper.make_node("ReduceMax", [source + "_abs"], [source + "_peak"], axes=[-1], keepdims=1),
            helper.make_node("Max", [source + "_peak", least], [source + "_top"]),
            helper.make_node("Div", [one, source + "_top"], [source + "_factor"]),
            helper.make_node("Mul", [source, source + "_factor"], [source + "_scaled"]),
            helper.make_node("Round", [source + "_scaled"], [source + "_round"]),
            helper.make_node("Add", [source + "_round", middle], [source + "_shifted"]),
            helper.make_node("Cast", [source + "_shifted"], [source + "_uint8"], to=TensorProto.UINT8),
        ]

    def replace(node: NodeProto) -> list[NodeProto] | None:
        if not graph.is_weight_product(node):
            return None
        source, name, out = node.input[0], node.input[1], node.output[0]
        values, scale = _per_axis(graph.value(name), axis=0, levels=levels)
        zero_point, factor = graph.constant("zero_point", np.uint8(128)), (scale / 127).reshape(-1)
        if unsigned:
            factors = [graph.constant(name + "_uint8", (values.astype(np.int16) + 128).astype(np.uint8)), zero_point,
                       zero_point]
        else:
            factors = [graph.constant(name + "_int8", values), zero_point]
        return quantised(source) + [
            helper.make_node("MatMulInteger", [source + "_uint8", *factors], [out + "_int32"]),
            helper.make_node("Cast", [out + "_int32"], [out + "_float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [out + "_float", source + "_top"], [out + "_rowed"]),
            helper.make_node("Mul", [out + "_rowed", graph.constant(name + "_scale", factor)], [out]),
        ]

    graph.rewrite(replace)
    return graph.model


def dynamic(model: ModelProto, per_channel: bool, reduce_range: bool) -> ModelProto:
    """onnxruntime's dynamic quantisation of the weight products and the embedding tables."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "source.onnx", Path(folder) / "target.onnx"
        onnx.save(model, source)
        quantize_dynamic(source, target, op_types_to_quantize=["MatMul", "Gather"], per_channel=per_channel,
                         reduce_range=reduce_range, weight_type=QuantType.QInt8,
                         extra_options={"MatMulConstBOnly": True})
        return onnx.load(target)


def nbits(model: ModelProto, accuracy_level: int, block_size: int = 64) -> ModelProto:
    """onnxruntime's MatMulNBits with 8 bits."""
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
    config = DefaultWeightOnlyQuantConfig(block_size=block_size, is_symmetric=True, accuracy_level=accuracy_level,
                                          bits=8)
    quantizer = MatMulNBitsQuantizer(embeddings(model), algo_config=config)
    quantizer.process()
    return quantizer.model.model


VARIANTS: dict[str, Callable[[ModelProto], ModelProto]] = {
    "fp32": lambda model: model,
    "rows": rows,
    "rows-unsigned": lambda model: rows(model, unsigned=True),
    "rows-7bit": lambda model: rows(model, levels=63),
    "weights": weights,
    "dynamic": lambda model: dynamic(model, per_channel=False, reduce_range=False),
    "dynamic-channel": lambda model: dynamic(model, per_channel=True, reduce_range=False),
    "dynamic-channel-reduced": lambda model: dynamic(model, per_channel=True, reduce_range=True),
    "nbits": lambda model: nbits(model, accuracy_level=0),
    "nbits-int8": lambda model: nbits(model, accuracy_level=4),
}
