"""FastAPI with PyTorch in eager mode, every review padded to 160 tokens, as in the course: uvicorn torch_server:app

The network has the artifact's shape in fp32. Its weights are random: they do not change the time of a run, and the
trained ones in fp32 are not part of this repository.
"""

import torch
from fastapi import FastAPI
from model import LABELS, TOKENIZER, predict
from prometheus_client import make_asgi_app
from pydantic import BaseModel
from transformers import BertConfig, BertModel

LENGTH = 160

torch.manual_seed(1)
encoder = BertModel(BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
                               attn_implementation="eager"), add_pooling_layer=False).eval()
head = torch.nn.Linear(384, len(LABELS)).eval()
TOKENIZER.enable_truncation(LENGTH)
TOKENIZER.enable_padding(length=LENGTH)
app = FastAPI()
app.mount("/metrics", make_asgi_app())


class Review(BaseModel):
    review: str


@app.post("/predict")
def answer(body: Review) -> dict:
    return predict(body.review, logits)


@torch.inference_mode()
def logits(inputs: dict):
    tensors = {name: torch.from_numpy(values) for name, values in inputs.items()}
    hidden = encoder(**tensors).last_hidden_state
    mask = tensors["attention_mask"].unsqueeze(-1).to(hidden.dtype)
    return head((hidden * mask).sum(1) / mask.sum(1)).numpy()
