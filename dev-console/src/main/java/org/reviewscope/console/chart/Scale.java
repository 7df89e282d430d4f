package org.reviewscope.console.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The vertical axis of a chart.
 */
public final class Scale {

	private static final double SHORTEST = 1_000;

	private final DoubleUnaryOperator measure;

	private final double bottom;

	private final double top;

	private final List<Tick> ticks;

	private Scale(DoubleUnaryOperator measure, double bottom, double top, DoubleStream marks,
			DoubleFunction<String> label) {
		this.measure = measure;
		this.bottom = bottom;
		this.top = top;
		this.ticks = marks.mapToObj((value) -> new Tick(y(value), label.apply(value))).toList();
	}

	/**
	 * A logarithmic scale, between the powers of ten around the shortest and the longest.
	 * @param nanos durations in nanoseconds
	 * @return the scale
	 */
	public static Scale ofDurations(LongStream nanos) {
		double[] sizes = nanos.mapToDouble(Scale::magnitude).toArray();
		int bottom = (int) Math.floor(DoubleStream.of(sizes).min().orElse(0));
		int top = Math.max(bottom + 1, (int) Math.ceil(DoubleStream.of(sizes).max().orElse(0)));
		return new Scale(Scale::magnitude, bottom, top,
				IntStream.rangeClosed(bottom, top).mapToDouble((power) -> Math.pow(10, power)),
				(value) -> Formats.duration(Math.round(value)));
	}

	/**
	 * A scale of rates, from zero to a round number.
	 * @param greatest what has to fit, how many a second
	 * @return the scale
	 */
	public static Scale ofRates(double greatest) {
		double power = (greatest > 0) ? Math.pow(10, Math.floor(Math.log10(greatest))) : 1;
		double top = DoubleStream.of(1, 2, 5, 10)
			.map((step) -> step * power)
			.filter((step) -> step >= greatest)
			.findFirst()
			.orElse(10 * power);
		return new Scale((value) -> value, 0, top, DoubleStream.of(0, top / 2, top), Formats::rate);
	}

	/**
	 * How far from the top a value stands.
	 * @param value the value
	 * @return a percentage of the height
	 */
	public String y(double value) {
		return Formats.percent(share(value));
	}

	public List<Tick> ticks() {
		return this.ticks;
	}

	double share(double value) {
		return (this.top - this.measure.applyAsDouble(value)) / (this.top - this.bottom);
	}

	private static double magnitude(double nanos) {
		return Math.log10(Math.max(SHORTEST, nanos));
	}

	/**
	 * A line of the scale.
	 *
	 * @param y how far from the top
	 * @param label what it stands for
	 */
	public record Tick(String y, String label) {
	}

}
