"""Reads the public review sets, splits them and builds the training examples."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lukewarm
from lukewarm import NEGATIVE, NEUTRAL, POSITIVE

LABELS = ("negative", "neutral", "positive")
SMOOTHING = 0.06
HELD_OUT_SHARE = 0.18

_DETOKENISE = (
    (r"-lrb-", "("), (r"-rrb-", ")"), (r"``|''", '"'), (r"\s+n't\b", "n't"),
    (r"\s+'(s|re|ve|ll|d|m)\b", r"'\1"), (r"\s+([,.;:!?%)])", r"\1"), (r"([(])\s+", r"\1"), (r"\s+", " "),
)


@dataclass(frozen=True)
class Example:
    """A text with its three target probabilities."""

    text: str
    target: tuple[float, float, float]


@dataclass(frozen=True)
class Review:
    """A labelled text of a set; strong tells a clearly polar text from a somewhat polar one."""

    text: str
    label: int
    source: str
    strong: bool = False


@dataclass(frozen=True)
class Corpus:
    """All reviews, held-out ones apart from those to train on."""

    phrases: list[Review]
    sentences: list[Review]
    reviews: list[Review]
    templates: list[Review]
    held_out: list[Review]


def detokenise(text: str) -> str:
    """Turns treebank text ("does n't work , sadly .") back into plain text ("doesn't work, sadly.")."""
    for pattern, replacement in _DETOKENISE:
        text = re.sub(pattern, replacement, text)
    return text.strip()


def key(text: str) -> str:
    """A text reduced to its letters and digits, to find the same text in several sets."""
    return " ".join(re.findall(r"[a-z0-9]+", detokenise(text).lower().replace("'", "")))


def _read_lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _sst5(path: Path, source: str) -> list[Review]:
    classes = (NEGATIVE, NEGATIVE, NEUTRAL, POSITIVE, POSITIVE)
    rows = (line.split(" ", 1) for line in _read_lines(path))
    return [Review(text.strip(), classes[int(rating)], source, rating in "04") for rating, text in rows]


def _sst2(path: Path) -> list[Review]:
    rows = (line.rsplit("\t", 1) for line in _read_lines(path)[1:])
    return [Review(text.strip(), POSITIVE if label == "1" else NEGATIVE, "sst2") for text, label in rows]


def _uci(path: Path, source: str) -> list[Review]:
    rows = (line.rsplit("\t", 1) for line in _read_lines(path))
    return [Review(text.strip(), POSITIVE if label.strip() == "1" else NEGATIVE, source, True) for text, label in rows]


def _alexa(path: Path) -> list[Review]:
    classes = {1: NEGATIVE, 2: NEGATIVE, 3: NEUTRAL, 4: POSITIVE, 5: POSITIVE}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(int(row["rating"]), " ".join(row["verified_reviews"].split()))
                for row in csv.DictReader(file, delimiter="\t")]
    return [Review(text, classes[rating], "alexa", rating in (1, 5)) for rating, text in rows if key(text)]


def _distinct(reviews: list[Review], taken: set[str]) -> list[Review]:
    """The reviews whose text is neither taken nor a repetition; marks their texts as taken."""
    result = []
    for review in reviews:
        own = key(review.text)
        if own and own not in taken:
            taken.add(own)
            result.append(review)
    return result


def _split(reviews: list[Review], rng: random.Random) -> tuple[list[Review], list[Review]]:
    """Cuts off the held-out share, class by class."""
    held, rest = [], []
    for label in (NEGATIVE, NEUTRAL, POSITIVE):
        of_class = [review for review in reviews if review.label == label]
        rng.shuffle(of_class)
        cut = round(len(of_class) * HELD_OUT_SHARE)
        held += of_class[:cut]
        rest += of_class[cut:]
    return held, rest


def _without_parts_of(phrases: list[Review], sentences: list[Review]) -> list[Review]:
    """Drops the phrases of four words or more that are part of one of the sentences."""
    whole = "\n".join(f" {key(sentence.text)} " for sentence in sentences)
    return [phrase for phrase in phrases
            if len(key(phrase.text).split()) < 4 or f" {key(phrase.text)} " not in whole]


def load(folder: Path, seed: int, second_stage: bool = False) -> Corpus:
    """Reads all sets, drops texts that occur twice and holds a part out (the same part for both stages)."""
    rng = random.Random(seed)
    dev = _distinct(_sst5(folder / "sst5-dev.txt", "sst5"), set())
    taken = {key(review.text) for review in dev}
    held, reviews = list(dev), []
    for found in (_uci(folder / "uci-amazon.txt", "amazon"), _uci(folder / "uci-yelp.txt", "yelp"),
                  _alexa(folder / "alexa-reviews.tsv")):
        held_part, train_part = _split(_distinct(found, taken), rng)
        held += held_part
        reviews += train_part
    sentences = _distinct(_sst5(folder / "sst5-train.txt", "sst5"), taken)
    phrases = _without_parts_of(_distinct(_sst2(folder / "sst2-train.tsv"), taken), dev)
    phrases = [phrase for phrase in phrases if len(phrase.text.split()) > 3 or rng.random() < 0.25]
    templates = [Review(text, label, "templates")
                 for text, label in lukewarm.training_examples(seed + second_stage, second_stage)]
    held += [Review(text, label, "templates", label != NEUTRAL) for text, label in lukewarm.held_out_examples(seed)]
    return Corpus(phrases, sentences, reviews, _distinct(templates, {key(review.text) for review in held}), held)


def _target(review: Review) -> tuple[float, float, float]:
    """Smoothed target; a treebank sentence that is only somewhat polar gives a part to neutral."""
    values = [SMOOTHING / 3] * 3
    values[review.label] += 1 - SMOOTHING
    if review.source == "sst5" and review.label != NEUTRAL and not review.strong:
        values[review.label] -= 0.12
        values[NEUTRAL] += 0.12
    return tuple(values)


def _surface(review: Review, rng: random.Random) -> str:
    """Treebank text is mostly detokenised, the rest is left as it is; other text stays untouched."""
    if review.source in ("sst2", "sst5") and rng.random() < 0.8:
        return detokenise(review.text)
    return review.text


def _hasty(text: str, rng: random.Random) -> str:
    """Takes the apostrophes or the end mark from some texts, as hasty reviewers do."""
    if rng.random() < 0.06:
        text = text.replace("'", "")
    return (text.rstrip(" .!") or text) if rng.random() < 0.1 else text


def _single(reviews: list[Review], rng: random.Random) -> list[Example]:
    return [Example(_surface(review, rng), _target(review)) for review in reviews]


def _sentence_end(text: str) -> str:
    text = text.strip()
    return text if text[-1:] in ".!?)\"" else text + "."


def _join(parts: list[Review], rng: random.Random) -> str:
    rng.shuffle(parts)
    return " ".join(_sentence_end(_surface(part, rng)) for part in parts)


def _long(pools: list[list[Review]], count: int, rng: random.Random) -> list[Example]:
    """Longer reviews: two to five texts of one class, sometimes with one of the opposite class among three or more."""
    result = []
    for _ in range(count):
        pool, label = rng.choice(pools), rng.choice((NEGATIVE, NEGATIVE, NEUTRAL, POSITIVE, POSITIVE))
        same = [review for review in pool if review.label == label]
        size = rng.randint(2, 5)
        parts = rng.sample(same, size)
        if label != NEUTRAL and size >= 3 and rng.random() < 0.4:
            parts.append(rng.choice([review for review in pool if review.label == POSITIVE + NEGATIVE - label]))
        result.append(Example(_join(parts, rng), _target(Review("", label, "joined"))))
    return result


def _mixed(pools: list[list[Review]], count: int, rng: random.Random) -> list[Example]:
    """Mixed reviews: as many negative as positive texts, taught as neutral with a soft target."""
    result = []
    for _ in range(count):
        pool, size = rng.choice(pools), rng.choice((1, 1, 2))
        parts = [review for label in (NEGATIVE, POSITIVE)
                 for review in rng.sample([review for review in pool if review.label == label], size)]
        result.append(Example(_join(parts, rng), (0.16, 0.68, 0.16)))
    return result


def _balanced(corpus: Corpus, neutral_share: float, rng: random.Random) -> list[Review]:
    """Sentences, reviews and templates once, the rare classes partly twice, and a fifth of the phrases."""
    weak = [review for review in corpus.reviews if review.label != POSITIVE]
    neutral = [review for review in corpus.sentences if review.label == NEUTRAL]
    again = neutral if neutral_share == 1 else rng.sample(neutral, round(len(neutral) * neutral_share))
    return (corpus.sentences + corpus.reviews + weak + corpus.templates + again
            + rng.sample(corpus.phrases, len(corpus.phrases) // 5))


def _review_epoch(corpus: Corpus, neutral_share: float, rng: random.Random) -> list[Example]:
    """Whole sentences and reviews, joined and mixed reviews."""
    parts = _balanced(corpus, neutral_share, rng)
    short = [review for review in corpus.reviews if len(review.text) < 200]
    pools = [corpus.sentences, short, short, corpus.templates]
    return _single(parts, rng) + _long(pools, 3000, rng) + _mixed(pools, 900, rng)


def first_stage(corpus: Corpus, rng: random.Random) -> Iterator[list[Example]]:
    """Two epochs: every phrase, sentence, review and template once; then reviews."""
    yield _single(corpus.phrases + corpus.sentences + corpus.reviews + corpus.templates, rng)
    yield _review_epoch(corpus, 1, rng)


def second_stage(corpus: Corpus, rng: random.Random, epochs: int = 5) -> Iterator[list[Example]]:
    """More epochs of reviews, some of them hasty, with less weight on the neutral class."""
    for _ in range(epochs):
        yield [Example(_hasty(example.text, rng), example.target) for example in _review_epoch(corpus, 0.5, rng)]
