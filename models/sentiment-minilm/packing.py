"""The artifact's form: a zip file with the network, its tokenizer, a manifest and the reference window of drift."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from data import LABELS

NAME = "sentiment-minilm"
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def manifest(version: str) -> dict[str, object]:
    return {
        "name": NAME,
        "version": version,
        "description": "English review sentiment in three classes: MiniLM-L6 encoder, fine-tuned and quantised to int8",
        "license": "Apache-2.0",
        "labels": list(LABELS),
        "maxLength": 256,
        "inputs": {"inputIds": "input_ids", "attentionMask": "attention_mask", "tokenTypeIds": "token_type_ids"},
        "output": "logits",
    }


def text(content: dict[str, object]) -> bytes:
    return (json.dumps(content, indent=2) + "\n").encode()


def pack(network: bytes, tokenizer: bytes, version: str, folder: Path,
         reference: dict[str, object] | None = None) -> Path:
    """The artifact: one zip file with a fixed order and fixed times, the same for the same contents."""
    target = folder / f"{NAME}-{version}.zip"
    entries = {
        "model.onnx": network,
        "tokenizer.json": tokenizer,
        "manifest.json": text(manifest(version)),
    }
    if reference:
        entries["reference.json"] = text(reference)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return target
