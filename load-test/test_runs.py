"""python -m unittest discover --start-directory load-test"""

import unittest

from runs import NEGATIVE_SHARE, Choices, Objectives, negative_share_at, users_at

KINDS = {"Reader": Choices.reader, "Shop": Choices.shop, "ClumsyClient": Choices.clumsy_client}


def choices(kind: str, number: int, seed: int, negative_share: float = NEGATIVE_SHARE, size: int = 50) -> list[dict]:
    user = Choices(kind, number, seed)
    return [KINDS[kind](user, negative_share) for _ in range(size)]


class Shapes(unittest.TestCase):
    def test_shape_says_how_many_are_there(self) -> None:
        """The same as in ScheduleTests."""
        for shape, time, users in [
            ("steady", 0, 20), ("steady", 0.5, 20), ("steady", 1, 20), ("ramp", 0, 1), ("ramp", 0.2, 5),
            ("ramp", 0.4, 10), ("ramp", 0.79, 20), ("ramp", 1, 20), ("spike", 0, 4), ("spike", 0.39, 4),
            ("spike", 0.4, 20), ("spike", 0.59, 20), ("spike", 0.6, 4), ("spike", 1, 4),
        ]:  # fmt: skip
            with self.subTest(shape=shape, time=time):
                self.assertEqual(users_at(shape, time, 20), users)


class Seeds(unittest.TestCase):
    def test_same_seed_makes_the_same_choices(self) -> None:
        for kind in KINDS:
            with self.subTest(kind):
                self.assertEqual(choices(kind, 3, 42), choices(kind, 3, 42))
                self.assertEqual(Choices(kind, 3, 42).identity(), Choices(kind, 3, 42).identity())

    def test_other_seed_or_other_user_makes_other_choices(self) -> None:
        for kind in KINDS:
            with self.subTest(kind):
                self.assertNotEqual(choices(kind, 3, 42), choices(kind, 3, 43))
                self.assertNotEqual(choices(kind, 3, 42), choices(kind, 4, 42))


class Drift(unittest.TestCase):
    def test_share_of_negative_reviews_grows_evenly(self) -> None:
        self.assertEqual(negative_share_at(0, 0.9), NEGATIVE_SHARE)
        self.assertAlmostEqual(negative_share_at(0.5, 0.9), (NEGATIVE_SHARE + 0.9) / 2)
        self.assertAlmostEqual(negative_share_at(1, 0.9), 0.9)

    def test_choices_of_readers_differ_in_the_review_alone(self) -> None:
        for steady, drifting in zip(choices("Reader", 1, 42, 0), choices("Reader", 1, 42, 1)):
            self.assertNotEqual(steady["sentiment"], "negative")
            self.assertEqual(drifting["sentiment"], "negative")
            for name in ("call", "feedback", "pause"):
                self.assertEqual(steady[name], drifting[name])

    def test_reviews_have_the_share(self) -> None:
        rows = choices("Reader", 1, 42, 0.6, 10_000)
        self.assertAlmostEqual(sum(row["sentiment"] == "negative" for row in rows) / 10_000, 0.6, delta=0.03)


class Verdicts(unittest.TestCase):
    def objectives(self, fast: int, slow: int, failed: int) -> Objectives:
        objectives = Objectives(availability=0.999, latency=0.99, latencyMillis=300)
        for count, millis, is_failed in [(fast, 300, False), (slow, 301, False), (failed, 1, True)]:
            for _ in range(count):
                objectives.count("predict", millis, is_failed)
        return objectives

    def test_met(self) -> None:
        objectives = self.objectives(fast=990, slow=9, failed=1)
        objectives.count("predict, batch", 5000, False)
        self.assertTrue(objectives.met())
        self.assertEqual(
            objectives.verdicts(),
            [
                "met    availability: 99.90 % of 1001 requests answered as they should be, objective 99.9 %",
                "met    latency: 99.10 % of 999 requests that were no batches within 300 ms, objective 99 %",
            ],
        )

    def test_missed_latency(self) -> None:
        objectives = self.objectives(fast=95, slow=5, failed=0)
        self.assertFalse(objectives.met())
        self.assertEqual(
            objectives.verdicts()[1],
            "MISSED latency by 4.00 points: 95.00 % of 100 requests that were no batches within 300 ms, objective 99 %",
        )

    def test_missed_availability(self) -> None:
        objectives = self.objectives(fast=995, slow=0, failed=5)
        self.assertFalse(objectives.met())
        self.assertEqual(
            objectives.verdicts()[0],
            "MISSED availability by 0.40 points: 99.50 % of 1000 requests answered as they should be, objective 99.9 %",
        )

    def test_nothing_answered(self) -> None:
        objectives = self.objectives(fast=0, slow=0, failed=0)
        self.assertFalse(objectives.met())
        self.assertEqual(objectives.verdicts()[0], "MISSED availability: no request was answered")


if __name__ == "__main__":
    unittest.main()
