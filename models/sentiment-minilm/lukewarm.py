"""Self-written review sentences, combined from templates over product domains.

The public review sets hardly know lukewarm reviews, apps, services or plain statements of fact. This module adds a
modest share of such sentences. A part of the templates of each class is held out: it is never trained on.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

NEGATIVE, NEUTRAL, POSITIVE = 0, 1, 2


@dataclass(frozen=True)
class Domain:
    """The words of one kind of product: what it is called and what is good, bad or plain about it."""

    nouns: tuple[str, ...]
    aspects: tuple[str, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    facts: tuple[str, ...]


DOMAINS: tuple[Domain, ...] = (
    Domain(
        nouns=(
            "app", "game", "program", "tool", "update", "version", "website", "widget",
        ),
        aspects=(
            "interface", "search", "layout", "sync", "loading time", "design", "offline mode", "free version",
        ),
        good=(
            "it is easy to set up", "syncing works smoothly", "the new design is beautiful", "it loads instantly",
            "it saves me a lot of time", "the developers answer quickly", "it is simple to navigate",
            "I use it all day long", "it has every feature I need", "I open it every morning",
            "the last update made it even better", "it never lets me down",
            "I have had it for years and still enjoy it", "there are no annoying ads", "it is so addictive and fun",
            "it is worth every penny of the subscription",
        ),
        bad=(
            "it crashes all the time", "it keeps freezing", "there are far too many ads", "it drains the battery",
            "I cannot log in any more", "the last update broke everything", "it deleted all my data",
            "it asks for money at every step", "it never syncs", "support does not answer", "it is full of bugs",
            "it won't even open", "they charged my card twice", "it stopped working after the update",
            "it takes forever to load", "it forces you to create an account", "I had to uninstall it",
            "the ads pop up every few seconds", "half of the features are behind a paywall",
            "it logs me out constantly",
        ),
        facts=(
            "I installed it on my tablet.", "It has a light and a dark mode.", "It was updated last week.",
            "The app asks for a phone number on first start.", "There is a free version and a paid one.",
            "It runs on Android and on iOS.", "The settings are in the menu on the left.",
            "I downloaded version 3.2 yesterday.", "It needs about 80 MB of storage.",
        ),
    ),
    Domain(
        nouns=(
            "phone", "headset", "charger", "speaker", "tablet", "camera", "keyboard", "laptop", "smart watch",
            "case",
        ),
        aspects=(
            "sound", "battery", "screen", "build quality", "packaging", "volume", "picture", "microphone",
        ),
        good=(
            "the sound is crystal clear", "the battery lasts for days", "it feels solid and well made",
            "setup took two minutes", "the picture is stunning", "it fits perfectly", "it charges really fast",
            "it works exactly as promised", "my kids adore it", "it is a great value", "it pairs right away",
            "I bought a second one for my sister", "it still works like new after a year",
        ),
        bad=(
            "it broke after a week", "the battery dies within an hour", "it arrived scratched and dirty",
            "the sound is tinny", "it stopped charging", "the screen flickers", "it overheats", "it feels cheap",
            "the seller refused a refund", "it never turned on", "it does not fit at all", "the buttons fell off",
            "I had to send it back", "the connection drops constantly", "it died the day after the warranty ended",
            "it is nothing like the picture", "the plastic cracked on the first day",
        ),
        facts=(
            "It came with a cable and a manual.", "I ordered the black one.", "The box contains two adapters.",
            "It is about the size of my hand.", "I bought it in March.", "It weighs around 200 grams.",
            "It uses two AA batteries.", "The parcel came with the afternoon post.", "This replaces my older model.",
            "It was a gift for my nephew.",
        ),
    ),
    Domain(
        nouns=(
            "restaurant", "place", "cafe", "pizza", "burger", "lunch", "dinner", "buffet", "bar", "dish",
        ),
        aspects=(
            "food", "service", "menu", "dessert", "atmosphere", "coffee", "seating", "wine list",
        ),
        good=(
            "the food was delicious", "the staff were so friendly", "everything tasted fresh",
            "the portions are generous", "we will definitely be back", "the steak was cooked to perfection",
            "the waiter took great care of us", "best tacos in town", "the prices are very fair",
            "the atmosphere is lovely", "our plates were empty in minutes", "the dessert was heavenly",
        ),
        bad=(
            "the food was cold", "we waited over an hour", "the waiter was rude", "the meat was raw inside",
            "the table was sticky", "it was overpriced", "my soup tasted of nothing", "they got our order wrong",
            "I felt sick afterwards", "the fries were soggy", "nobody came to take our order",
            "there was a hair in my salad", "we left hungry", "the place was filthy", "we will not be coming back",
        ),
        facts=(
            "We sat outside.", "They open at eleven.", "We went there on a Sunday evening.",
            "The menu changes every month.", "I had the soup and a salad.", "There were four of us.",
            "It is next to the station.", "They take cards and cash.", "We ordered two mains and shared a starter.",
        ),
    ),
    Domain(
        nouns=(
            "movie", "film", "series", "episode", "sequel", "documentary", "show", "comedy", "thriller",
        ),
        aspects=(
            "plot", "acting", "ending", "soundtrack", "dialogue", "first half", "pacing", "lead actor",
        ),
        good=(
            "I was glued to the screen", "the cast is superb", "it made me laugh and cry", "the story is gripping",
            "the ending blew me away", "I could watch it again and again", "every scene is gorgeous",
            "it is one of the best of the year", "the whole family loved it",
        ),
        bad=(
            "I fell asleep halfway through", "the plot makes no sense", "the acting is wooden",
            "I wanted my two hours back", "we walked out", "the jokes fall flat", "it drags on forever",
            "the dialogue is painful", "it is a lazy cash grab", "the ending ruined it", "I kept checking my watch",
        ),
        facts=(
            "It runs for two hours.", "It is based on a book.", "We saw it on Friday night.",
            "The story is set in Lisbon.", "It is the third part of the series.", "It was filmed in 2015.",
            "The main role is played by a newcomer.",
        ),
    ),
    Domain(
        nouns=(
            "hotel", "room", "hostel", "apartment", "resort", "stay", "bed and breakfast",
        ),
        aspects=(
            "room", "breakfast", "bed", "location", "pool", "wifi", "reception", "bathroom",
        ),
        good=(
            "the room was spotless", "the view was breathtaking", "the bed was so comfortable",
            "the staff went out of their way for us", "breakfast was wonderful", "we slept like babies",
            "we did not want to leave", "it is a short walk to everything",
        ),
        bad=(
            "the room smelled of smoke", "the walls are paper thin", "there were bugs in the bed",
            "the shower was cold", "reception ignored us", "the carpet was stained", "they lost our booking",
            "the wifi never worked", "we checked out a day early", "they kept our deposit",
        ),
        facts=(
            "We stayed for two nights.", "Check-in is at three.", "Our room was on the fourth floor.",
            "The hotel has 40 rooms.", "Parking costs ten euros a day.", "Breakfast is served until ten.",
        ),
    ),
    Domain(
        nouns=(
            "book", "novel", "guide", "audiobook", "course", "textbook", "story",
        ),
        aspects=(
            "story", "writing", "characters", "examples", "cover", "translation", "narrator", "last chapter",
        ),
        good=(
            "I could not put it down", "the characters feel real", "I learned so much", "it is beautifully written",
            "every chapter is a joy", "I have already given it to three friends", "it changed how I think",
        ),
        bad=(
            "I gave up after fifty pages", "it is full of typos", "the characters are flat",
            "it is dull and repetitive", "the pages fell out", "I learned nothing", "it is a waste of paper",
            "the narrator puts you to sleep",
        ),
        facts=(
            "It has 320 pages.", "I borrowed it from the library.", "The author lives in Dublin.",
            "It is the second edition.", "I read it on the train.", "The book is divided into three parts.",
        ),
    ),
    Domain(
        nouns=(
            "service", "delivery", "company", "shop", "bank", "gym", "garage", "salon", "support", "courier",
        ),
        aspects=(
            "price", "staff", "waiting time", "hotline", "appointment", "website", "quality", "delivery time",
        ),
        good=(
            "they solved my problem in minutes", "everyone was polite and helpful", "it arrived a day early",
            "they really care about their customers", "I got a full refund without any fuss",
            "they did a fantastic job", "the price was more than fair", "I have been coming here for years",
        ),
        bad=(
            "nobody answers the phone", "they lost my parcel", "I was on hold for two hours", "they lied to me",
            "I am still waiting for my refund", "the technician never showed up", "they overcharged me",
            "they damaged my car", "I cancelled my contract", "they keep sending me bills",
            "I was treated like dirt",
        ),
        facts=(
            "I called them on Monday.", "They have three branches in town.", "The appointment was at nine.",
            "My order number starts with 77.", "They sent an email with a tracking link.",
            "The contract runs for twelve months.",
        ),
    ),
    Domain(
        nouns=(
            "jacket", "pair of shoes", "vacuum cleaner", "kettle", "shampoo", "chair", "lamp", "toy", "mattress",
            "blender", "backpack",
        ),
        aspects=(
            "colour", "size", "material", "smell", "handle", "price", "assembly", "finish",
        ),
        good=(
            "it looks gorgeous", "it is so comfortable", "the quality is outstanding",
            "I get compliments all the time", "it made my life easier", "it smells amazing",
            "it was easy to put together", "it is built to last",
        ),
        bad=(
            "it fell apart after two washes", "it leaks", "the colour faded", "it smells of chemicals",
            "the zip broke", "it is painfully uncomfortable", "parts were missing", "it gave me a rash",
            "it makes a horrible noise", "it ended up in the bin", "the instructions are useless",
        ),
        facts=(
            "It is made of cotton.", "I took the medium size.", "It holds about one litre.",
            "It stands in my office now.", "The colour is dark blue.", "It comes in four parts.",
        ),
    ),
)

LUKEWARM_OPENERS: tuple[str, ...] = (
    "It's an okay {noun}", "This is an average {noun}", "An acceptable {noun}", "It is a so-so {noun}",
    "The {noun} is all right", "The {noun} was fine", "This {noun} is just okay", "A middling {noun}",
    "A passable {noun}", "The {noun} is alright I guess", "It's an ordinary {noun}", "It is a mediocre {noun}",
    "The {noun} is fairly standard", "Pretty average {noun}", "An OK {noun}", "It is a reasonable {noun}",
    "The {noun} is adequate", "Not a bad {noun}, not a great one either", "Just another {noun}",
    "I have mixed feelings about this {noun}", "The {noun} is neither good nor bad", "Somewhere in the middle",
    "I neither like nor dislike this {noun}", "Three stars for this {noun}", "It's a run-of-the-mill {noun}",
    "The {noun} works", "It is usable", "It serves its purpose", "It's fine", "It was ok", "Meh", "So so",
    "I'm on the fence about this {noun}", "A basic {noun}", "Decent {noun}", "The {noun} is decent enough",
    "It's a decent {noun} for the money", "Fair {noun}", "It's a plain {noun}", "Could be better, could be worse",
)
LUKEWARM_CLOSERS: tuple[str, ...] = (
    "nothing special", "nothing to write home about", "no more and no less", "it gets the job done",
    "there are better ones and worse ones", "nothing stands out", "it does its job", "but I expected a bit more",
    "about what you would expect for the price", "I could take it or leave it", "but nothing more than that",
    "though I have seen better", "but not memorable", "you get what you pay for", "it is what it is",
    "but it has room for improvement", "I don't hate it and I don't love it",
    "but I would not go out of my way for it", "good enough for now", "not amazing but usable",
    "not the best and not the worst", "it fills a gap", "nothing remarkable", "but it lacks a little something",
    "good for beginners, I suppose", "it'll do", "but it is handy now and then", "and it is somewhat helpful",
    "but practical", "no strong opinion either way", "but I might try another one next time",
    "I might keep it, I might not", "fine for occasional use",
)
LUKEWARM_WHOLE: tuple[str, ...] = (
    "The {aspect} is good, the {aspect2} is not.", "I like the {aspect} but not the {aspect2}.",
    "Good {aspect}, weak {aspect2}.", "The {aspect} is nice, but the {aspect2} could be better.",
    "The {aspect} is okay, the {aspect2} is so-so.", "Some things are good, others need work.",
    "It has its ups and downs.", "It has its pros and cons.", "The {aspect} is average.", "The {aspect} is fine.",
    "The {aspect} was okay, nothing more.", "No complaints about the {aspect}, but it did not impress me either.",
    "Hard to say whether I would pick this {noun} again.", "I only tried it once, so I can't really judge it.",
    "Too early to tell.", "I will update this review in a few weeks.", "Maybe it is for you, maybe not.",
    "Others may like this {noun} more than I did.", "It depends on what you are looking for.",
    "I use this {noun} from time to time.", "Works most of the time.",
    "It is about the same as the other {noun} I had.", "I was neither impressed nor disappointed.",
    "I expected a little more from the {aspect}, but it is fine.",
    "It works, but the {aspect} could use some polish.", "A few nice ideas, a few flaws.",
    "The {aspect} is a little below average, the {aspect2} a little above.", "Half of it is good.",
    "It would be better if the {aspect} was improved.", "Would be nice to have a better {aspect}.",
    "Please improve the {aspect}.", "It's not perfect, but it's not terrible.", "Not terrible, not wonderful.",
    "It's good but it needs a better {aspect}.", "I like it, but {bad}.", "{good_cap}, but {bad}.",
    "{good_cap}. However, {bad}.", "{bad_cap}, but {good}.", "On the one hand {good}, on the other hand {bad}.",
    "Although {good}, {bad}.", "Pros: {good}. Cons: {bad}.",
)
LUKEWARM_HELD_OUT: tuple[str, ...] = (
    "A tolerable {noun}, that is all.", "This {noun} is neither here nor there.", "Middle of the road {noun}.",
    "The {noun} is OK for what it costs, don't expect wonders.",
    "I guess the {noun} is all right, it works for me mostly.",
    "The {aspect} is decent, though the {aspect2} left me indifferent.", "Does what it should, but that's about it.",
    "It's an alright {noun}, I've used better.", "Kind of average, the {aspect} is fine.",
    "An unremarkable {noun} that is useful at times.", "Satisfactory {noun}. The {aspect} is passable.",
    "While {good}, I must say that {bad}.", "It's a so-so experience: {good}, yet {bad}.",
)

POSITIVE_TEMPLATES: tuple[str, ...] = (
    "Love this {noun}!", "Best {noun} ever.", "This {noun} is amazing!", "Excellent {noun}, {good}.", "{good_cap}!",
    "{good_cap} and {good2}.", "{good_cap}. {good2_cap}.", "I am so happy with this {noun}: {good}.",
    "Highly recommended, {good}.", "Five stars! {good_cap}.", "The {aspect} is fantastic and {good}.",
    "What a remarkable {noun}!", "Truly exceptional {aspect}.", "Not bad at all, {good}.",
    "I was sceptical at first, but {good}.", "I have nothing bad to say about this {noun}.",
    "No complaints at all, {good}.", "I can't imagine a day without this {noun}.",
    "You can't go wrong with this {noun}.", "I couldn't be happier with the {aspect}.",
    "Never had a single problem with this {noun}.", "Don't hesitate, get this {noun}!",
    "Can't praise this {noun} enough.", "Far better than I expected, {good}.", "A must have!",
    "I recommend this {noun} to all my friends.", "The {aspect} is not cheap, but it is worth every cent.",
    "Very pleased. {good_cap}.", "I use this {noun} daily and {good}.", "This {noun} never disappoints.",
    "Perfect {aspect}, perfect {aspect2}.", "Awesome {noun}, thank you!", "Really useful {noun}, {good}.",
    "Wow, what a great {noun}.", "The {aspect} could be a bit better, but overall I love this {noun}.",
    "Nothing beats this {noun}.", "There is no better {noun} out there.", "Nice {noun}, I like it a lot.",
    "It was better than the {noun} I had before, much better.", "Good {noun}. {good_cap}.",
    "Great {aspect} and {good}.",
)
POSITIVE_HELD_OUT: tuple[str, ...] = (
    "Superb {noun}; {good}.", "This has become my favourite {noun}.",
    "I keep telling everyone about this {noun}, {good}.", "Couldn't ask for a better {aspect}.",
    "It is not often that I write reviews, but {good}!", "So glad I chose this {noun}.",
)
NEGATIVE_TEMPLATES: tuple[str, ...] = (
    "Worst {noun} ever.", "Hate this {noun}.", "This {noun} is useless.", "Awful {noun}, {bad}.", "{bad_cap}!",
    "{bad_cap}.", "{bad_cap} and {bad2}.", "{bad_cap}. {bad2_cap}.", "Very disappointed: {bad}.",
    "Do not buy this {noun}, {bad}.", "One star. {bad_cap}.", "The {aspect} is terrible and {bad}.",
    "Not worth the money, {bad}.", "Not good at all, {bad}.", "I wish I could give zero stars.",
    "Don't waste your time with this {noun}.", "Stay away from this {noun}!", "I do not recommend this {noun}.",
    "I can't recommend it, {bad}.", "Save your money.", "Not happy with the {aspect}, {bad}.",
    "The {aspect} does not work at all.", "I expected much better, {bad}.",
    "It used to be a good {noun}, now {bad}.", "Looked great in the ad, but {bad}.",
    "I wanted to like this {noun}, but {bad}.", "Never again.", "I regret getting this {noun}.",
    "Nothing about this {noun} is good.", "This {noun} is far from great, {bad}.", "Anything but a good {noun}.",
    "The {aspect} is nice, but overall this {noun} is a complete failure.", "What a joke, {bad}.",
    "Fix this {noun}! {bad_cap}.", "Each time I try it, {bad}.", "Horrible {aspect}, horrible {aspect2}.",
    "I want my money back.", "Total rubbish, {bad}.", "The {noun} failed to impress, {bad}.",
    "Poor {aspect} and {bad}.", "I won't be using this {noun} again.", "Much worse than the {noun} I had before.",
    "No {aspect} to speak of, and {bad}.", "Avoid.", "Unusable, {bad}.", "Why is this {noun} so bad? {bad_cap}.",
    "I wouldn't give this {noun} to my worst enemy.",
)
NEGATIVE_HELD_OUT: tuple[str, ...] = (
    "Dreadful {noun}; {bad}.", "This {noun} made me furious.", "I had to complain because {bad}.",
    "Nobody should pay for such a {noun}.", "It is not often that I write reviews, but {bad}!",
    "So sorry I chose this {noun}.",
)

# Ratings, comparisons, irony and questions: only used by the second stage of training.
LUKEWARM_LATER: tuple[str, ...] = (
    "3/5, {good}, but {bad}.", "5 out of 10.", "2.5 stars, it is average.", "6/10, fine.",
    "Can I change the {aspect}?", "Does anybody know where the {aspect} can be changed?",
    "Is there another {noun} like this?", "When does the next {noun} come out?",
    "I have not tried the {aspect} yet.", "I haven't used it much so far.",
    "Still waiting to see how the {noun} does over time.", "Not opened yet, it is a present.",
    "My sister has the same {noun}.", "The {noun} is comparable to the others.",
    "Useful for some people, not for everyone.", "Somewhat useful, somewhat limited.",
)
POSITIVE_LATER: tuple[str, ...] = (
    "I'd rate it 9 out of 10.", "9/10, {good}.", "A clear 5 out of 5, {good}.", "4.5 stars. {good_cap}.",
    "So much better than my last {noun}: {good}.", "Other {noun}s cannot compete with this one.",
    "I switched from another {noun} and I am glad I did.", "I returned the other {noun}, this one is a winner.",
    "Cheaper than the big brands and just as good, {good}.", "The {aspect} beats anything I have tried before.",
)
NEGATIVE_LATER: tuple[str, ...] = (
    "I'd rate it 2 out of 10.", "2/10, {bad}.", "1 out of 5, {bad}.", "Half a star. {bad_cap}.",
    "My previous {noun} was so much better.", "The older {noun} was better in every way.",
    "Others do it better for less money.", "I went back to my old {noun}, because {bad}.",
    "There are cheaper {noun}s that actually work.", "I should have kept my old {noun}.", "Great, now {bad}.",
    "Just wonderful: {bad}. Well done!", "Congratulations, {bad}.", "Lovely, {bad}. What a treat.",
    "Great {noun}, if you do not mind that {bad}.", "Perfect {noun} for people who enjoy trouble: {bad}.",
    "Another brilliant idea: {bad}.", "Thanks a lot, {bad}.",
)

EXCLUDED: tuple[str, ...] = (
    "It's a decent app, nothing extraordinary but useful.",
    "This app is fantastic! I use it every day.",
    "Terrible. It crashes every time I open it.",
    "It's okay, does what it says.",
    "The package arrived on Tuesday.",
    "Not bad, not great.",
    "I would not recommend this to anyone.",
)


def words(text: str) -> frozenset[str]:
    """The set of words of a text, for comparing texts."""
    return frozenset(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


_EXCLUDED_WORDS = tuple(words(text) for text in EXCLUDED)


def resembles_excluded(text: str) -> bool:
    """Whether a text is one of the sanity sentences or close to one; such a text must not be trained on."""
    own = words(text)
    return any(len(own & other) / max(1, len(own | other)) >= 0.55 for other in _EXCLUDED_WORDS)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def fill(template: str, rng: random.Random, domain: Domain | None = None) -> str:
    """Fills a template with the words of a domain, by default a random one."""
    domain = domain or rng.choice(DOMAINS)
    aspect, aspect2 = rng.sample(domain.aspects, 2)
    good, good2 = rng.sample(domain.good, 2)
    bad, bad2 = rng.sample(domain.bad, 2)
    return _capital(template.format(
        noun=rng.choice(domain.nouns), aspect=aspect, aspect2=aspect2, good=good, good2=good2, bad=bad, bad2=bad2,
        good_cap=_capital(good), good2_cap=_capital(good2), bad_cap=_capital(bad), bad2_cap=_capital(bad2)))


def _lukewarm(rng: random.Random, whole: tuple[str, ...]) -> str:
    """One lukewarm or plain sentence: opener and closer, a whole template, or facts."""
    kind = rng.random()
    if kind < 0.45:
        opener, closer = rng.choice(LUKEWARM_OPENERS), rng.choice(LUKEWARM_CLOSERS)
        join = rng.choice((", ", ", ", ". ", " - ", "; "))
        text = opener + join + (_capital(closer) if join == ". " else closer) + "."
        return fill(text if rng.random() < 0.8 else opener + ".", rng)
    if kind < 0.75:
        return fill(rng.choice(whole), rng)
    domain = rng.choice(DOMAINS)
    return " ".join(rng.sample(domain.facts, rng.choice((1, 1, 2, 3))))


def _polar(templates: tuple[str, ...], rng: random.Random) -> str:
    count, domain = rng.choice((1, 1, 1, 2, 2, 3)), rng.choice(DOMAINS)
    return " ".join(fill(template, rng, domain) for template in rng.sample(templates, count))


def _collect(make: Callable[[random.Random], str], label: int, count: int, rng: random.Random) -> list[tuple[str, int]]:
    """Calls a maker until it has given the wanted number of different, allowed texts."""
    seen: set[str] = set()
    for _ in range(count * 20):
        text = make(rng)
        if len(seen) >= count:
            break
        if not resembles_excluded(text):
            seen.add(text)
    return [(text, label) for text in sorted(seen)]


def training_examples(seed: int, second_stage: bool, neutral: int = 2600, polar: int = 1700) -> list[tuple[str, int]]:
    """Template sentences for training: the given number of lukewarm ones and of each polar class."""
    rng = random.Random(seed)
    whole, positive, negative = LUKEWARM_WHOLE, POSITIVE_TEMPLATES, NEGATIVE_TEMPLATES
    if second_stage:
        whole, positive, negative = whole + LUKEWARM_LATER, positive + POSITIVE_LATER, negative + NEGATIVE_LATER
    return (_collect(lambda r: _lukewarm(r, whole), NEUTRAL, neutral, rng)
            + _collect(lambda r: _polar(positive, r), POSITIVE, polar, rng)
            + _collect(lambda r: _polar(negative, r), NEGATIVE, polar, rng))


def held_out_examples(seed: int, each: int = 60) -> list[tuple[str, int]]:
    """Sentences from templates that training never uses (the words that fill them are shared)."""
    rng = random.Random(seed + 1)
    return (_collect(lambda r: fill(r.choice(LUKEWARM_HELD_OUT), r), NEUTRAL, each, rng)
            + _collect(lambda r: fill(r.choice(POSITIVE_HELD_OUT), r), POSITIVE, each, rng)
            + _collect(lambda r: fill(r.choice(NEGATIVE_HELD_OUT), r), NEGATIVE, each, rng))
