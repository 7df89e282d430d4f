"""ONNX Runtime with one thread inside a run, as inference-service has it: requests share the cores."""

import onnxruntime
from model import GRAPH

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(GRAPH, options, providers=["CPUExecutionProvider"])


def logits(inputs: dict):
    return session.run(["logits"], inputs)[0]
