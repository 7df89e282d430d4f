"""Reviews to classify: thousands of different ones, the same in every run, of 11 to 28 tokens."""

import json
import random
import re
import uuid
from collections.abc import Iterable
from pathlib import Path

THINGS = ["app", "camera", "battery", "screen", "keyboard", "radio", "kettle", "hotel room", "waiter", "soup", "plot",
          "cast", "soundtrack", "delivery", "manual", "zip", "cable", "speaker", "bed", "update"]
VERDICTS = ["works exactly as described", "broke after a week", "is better than I had hoped", "is fine for the price",
            "was a waste of money", "does its job and nothing more", "made my day", "never worked properly",
            "is neither good nor bad", "is the best I have ever had", "was not what I ordered", "is quiet and strong",
            "feels cheap", "arrived two days late", "surprised me in a good way", "stopped working without a warning"]
TOKENS = range(11, 29)
JOINTS = [".", ".", ", and the {thing} {verdict}.", ", but the {thing} {verdict}.", ". The {thing} {verdict}.",
          ", although the {thing} {verdict}."]
OPENINGS = ["", "", "Honestly, ", "After a month of use, ", "For the money, ", "As always, "]
ENDINGS = ["", "", " I would buy it again.", " I sent it back.", " Ask me again next year.", " Not bad at all."]


def reviews(count: int, seed: int = 1) -> list[str]:
    """Different reviews, in an order that depends on the seed alone."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        review = _review(chance)
        if _tokens(review) in TOKENS:
            found[review] = None
    return list(found)


def _review(chance: random.Random) -> str:
    first, second = chance.sample(THINGS, 2)
    this, that = chance.sample(VERDICTS, 2)
    opening = chance.choice(OPENINGS)
    joint = chance.choice(JOINTS).format(thing=second, verdict=that)
    return f"{opening}{'the' if opening else 'The'} {first} {this}{joint}{chance.choice(ENDINGS)}"


def _tokens(review: str) -> int:
    """As the model's tokenizer counts: each of these words is in its vocabulary, and two marks are added."""
    return len(re.findall(r"\w+|[^\w\s]", review)) + 2


def write_bodies(path: Path, count: int) -> Path:
    """A file of request bodies, one in each line, as the gateway and its peers take them."""
    return _write(path, (json.dumps({"review": review}) for review in reviews(count)))


def write_bodies_with_ids(path: Path, plain: Path, count: int) -> Path:
    """Inference-service wants an id from its client, a new one each time: the store takes a known one for a repeat.

    The load generator picks lines at random, so there are many more lines than requests.
    """
    bodies = [line.removeprefix("{") for line in plain.read_text(encoding="utf-8").splitlines()]
    return _write(path, (f'{{"id": "{uuid.uuid4()}", {bodies[number % len(bodies)]}' for number in range(count)))


def _write(path: Path, lines: Iterable[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return draft.replace(path)  # another variant may be reading the old one
