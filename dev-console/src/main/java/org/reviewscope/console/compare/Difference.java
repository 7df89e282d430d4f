package org.reviewscope.console.compare;

import org.reviewscope.console.chart.Formats;

/**
 * How a row of the second trace differs from that of the first.
 *
 * @param mark what is marked
 * @param words the difference in words
 */
record Difference(Mark mark, String words) {

	private static final double NOTABLE_SHARE = 0.1;

	private static final long NOTABLE_NANOS = 1_000_000;

	static Difference of(Side first, Side second) {
		long nanos = second.nanos() - first.nanos();
		String time = signed(nanos, Formats.duration(Math.abs(nanos)));
		if (second.count() == 0 || first.count() == 0) {
			return new Difference((second.count() == 0) ? Mark.ONLY_FIRST : Mark.ONLY_SECOND, time);
		}
		time += percent(first, nanos);
		if (first.count() != second.count()) {
			return new Difference(Mark.COUNT, "%d \u2192 %d spans, %s".formatted(first.count(), second.count(), time));
		}
		if (first.failed() != second.failed()) {
			return new Difference(Mark.FAILED,
					"%d \u2192 %d failed, %s".formatted(first.failed(), second.failed(), time));
		}
		boolean notable = Math.abs(nanos) >= Math.max(NOTABLE_NANOS, NOTABLE_SHARE * first.nanos());
		return new Difference(!notable ? Mark.NONE : (nanos > 0) ? Mark.SLOWER : Mark.FASTER, time);
	}

	private static String percent(Side first, long nanos) {
		return (first.nanos() > 0)
				? " (%s %%)".formatted(signed(nanos, "" + Math.round(100.0 * Math.abs(nanos) / first.nanos()))) : "";
	}

	private static String signed(long value, String magnitude) {
		return ((value < 0) ? "\u2212" : "+") + magnitude;
	}

	/**
	 * What is marked.
	 */
	enum Mark {

		/** The first trace has such spans, the second has none. */
		ONLY_FIRST("only in the first"),
		/** The second trace has such spans, the first has none. */
		ONLY_SECOND("only in the second"),
		/** Both have some, but not as many. */
		COUNT("other number"),
		/** As many, but not as many that failed. */
		FAILED("other errors"),
		/** Slower by a tenth and a millisecond. */
		SLOWER("slower"),
		/** Faster by a tenth and a millisecond. */
		FASTER("faster"),
		/** About the same. */
		NONE("same");

		private final String title;

		Mark(String title) {
			this.title = title;
		}

		// Public for the template, like the next
		public String title() {
			return this.title;
		}

		public boolean isNone() {
			return this == NONE;
		}

	}

}
