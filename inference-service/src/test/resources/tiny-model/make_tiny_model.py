"""Makes the fixture models beside this file: real ONNX graphs and a real WordPiece tokenizer, a few kB each.

    python -m venv .venv && .venv/bin/pip install onnx==1.23.2 tokenizers==0.23.3 numpy
    .venv/bin/python make_tiny_model.py

The model looks a token's embedding up (one number per class), takes the mean over the tokens that the attention
mask shows, and scales it by a matrix: "good" pulls to positive, "bad" to negative, "okay" to neutral. Padding is
given a strong embedding on purpose: a run that forgot the attention mask would show in its scores.
"""
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

HERE = Path(__file__).parent
PULL = {
    "[PAD]": (9.0, -9.0, 5.0),
    "good": (-1.0, 0.0, 3.0), "great": (-1.5, -0.5, 4.0), "love": (-2.0, 0.0, 4.0),
    "bad": (3.0, 0.0, -1.0), "awful": (4.0, -0.5, -1.5), "hate": (4.0, 0.0, -2.0),
    "okay": (0.0, 3.0, 0.0), "decent": (0.0, 2.5, 0.5),
}
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,!?'"
TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *[word for word in PULL if word != "[PAD]"], "the", "app", "is",
          *LETTERS, *["##" + letter for letter in LETTERS]]


def tokenizer() -> Tokenizer:
    vocabulary = {token: index for index, token in enumerate(TOKENS)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])])
    # As in tokenizers found in the wild: the service has to switch both off and use its manifest's maximum
    made.enable_padding(length=128, pad_id=0, pad_token="[PAD]")
    made.enable_truncation(max_length=128)
    return made


def model(classes: list[int], ids: str, mask: str, types: str | None, output: str):
    """The graph over the given columns of the pulls (0 negative, 1 neutral, 2 positive), with the given names."""
    embedding = np.array([[PULL.get(token, (0.0, 0.0, 0.0))[column] for column in classes] for token in TOKENS], np.float32)
    count = len(classes)
    names = [ids, mask] + ([types] if types else [])
    nodes = [
        helper.make_node("Gather", ["embedding", ids], ["embedded"]),
        helper.make_node("Cast", [mask], ["shown"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["shown", "last"], ["weight"]),
        helper.make_node("Mul", ["embedded", "weight"], ["weighted"]),
        helper.make_node("ReduceSum", ["weighted", "tokens"], ["sum"], keepdims=0),
        helper.make_node("ReduceSum", ["weight", "tokens"], ["length"], keepdims=0),
        helper.make_node("Div", ["sum", "length"], ["mean"]),
        helper.make_node("MatMul", ["mean", "scale"], ["scaled"]),
    ]
    if types:
        # Segment ids take part, so that a run without them would fail, but add nothing: they are 0 for one sentence
        nodes += [
            helper.make_node("Cast", [types], ["segments"], to=TensorProto.FLOAT),
            helper.make_node("ReduceSum", ["segments", "tokens"], ["segment"], keepdims=1),
            helper.make_node("Add", ["scaled", "segment"], [output]),
        ]
    else:
        nodes += [helper.make_node("Identity", ["scaled"], [output])]
    graph = helper.make_graph(
        nodes, "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"]) for name in names],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", count])],
        [numpy_helper.from_array(embedding, "embedding"),
         numpy_helper.from_array(np.eye(count, dtype=np.float32) * 2.0, "scale"),
         numpy_helper.from_array(np.array([-1], np.int64), "last"),
         numpy_helper.from_array(np.array([1], np.int64), "tokens")])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    checker.check_model(made, full_check=True)
    return made


if __name__ == "__main__":
    tokenizer().save(str(HERE / "tokenizer.json"))
    save(model([0, 1, 2], "input_ids", "attention_mask", "token_type_ids", "logits"), HERE / "three-classes.onnx")
    save(model([2, 0], "ids", "mask", None, "scores"), HERE / "two-classes.onnx")
