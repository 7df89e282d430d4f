package org.reviewscope.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.load.Runs.Point;

/**
 * When users come and leave, so that their number follows a shape. The last to come
 * leaves first.
 */
final class Schedule {

	private static final int STEP_MILLIS = 10;

	private final List<Point> shape;

	private final List<Kind> kinds;

	private final Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);

	private final Deque<Stay> present = new ArrayDeque<>();

	private final List<Stay> stays = new ArrayList<>();

	private Schedule(List<Point> shape, List<Kind> kinds) {
		this.shape = shape;
		this.kinds = kinds;
	}

	/**
	 * Makes the plan of a run.
	 * @param shape how many of the users are there when
	 * @param kinds of all users, in the order in which they come
	 * @param spawnRate the number of users that come or leave in a second, at most
	 * @param millis how long the run takes
	 * @return each user's time
	 */
	static List<Stay> of(List<Point> shape, List<Kind> kinds, double spawnRate, long millis) {
		Schedule schedule = new Schedule(shape, kinds);
		double next = 0;
		for (long now = 0; now < millis; now += STEP_MILLIS) {
			int users = users(shape, (double) now / millis, kinds.size());
			while (schedule.present.size() != users && next <= now) {
				schedule.approach(users, now);
				next += 1000 / spawnRate;
			}
			if (schedule.present.size() == users) {
				next = Math.max(next, now);
			}
		}
		schedule.present.forEach((stay) -> schedule.stays.add(stay.until(millis)));
		return schedule.stays;
	}

	/** At least one user is always there. */
	static int users(List<Point> shape, double time, int all) {
		Point last = shape.getFirst();
		for (Point point : shape) {
			if (point.time() > time) {
				double part = (time - last.time()) / (point.time() - last.time());
				return users(last.users() + part * (point.users() - last.users()), all);
			}
			last = point;
		}
		return users(last.users(), all);
	}

	private static int users(double part, int all) {
		return Math.max(1, (int) Math.round(part * all));
	}

	private void approach(int users, long now) {
		if (this.present.size() > users) {
			this.stays.add(this.present.pop().until(now));
		}
		else {
			Kind kind = this.kinds.get(this.present.size());
			this.present.push(new Stay(kind, this.numbers.merge(kind, 1, Integer::sum), now, now));
		}
	}

	/**
	 * A user's time.
	 *
	 * @param kind what the user does
	 * @param number the user's among all of its kind, from 1
	 * @param from when it comes, in milliseconds from the start of the run
	 * @param until when it leaves
	 */
	record Stay(Kind kind, int number, long from, long until) {

		private Stay until(long end) {
			return new Stay(this.kind, this.number, this.from, end);
		}

	}

}
