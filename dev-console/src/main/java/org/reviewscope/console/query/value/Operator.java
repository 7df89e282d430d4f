package org.reviewscope.console.query.value;

import java.util.Arrays;

/**
 * How a value is compared.
 */
public enum Operator {

	/** The same. */
	EQUAL("="),

	/** Another. */
	NOT_EQUAL("!="),

	/** More. */
	GREATER(">"),

	/** Not less. */
	GREATER_OR_EQUAL(">="),

	/** Less. */
	LESS("<"),

	/** Not more. */
	LESS_OR_EQUAL("<="),

	/** A regular expression is found in it. */
	MATCHES("=~"),

	/** A regular expression is not found in it. */
	MATCHES_NOT("!~");

	private final String symbol;

	Operator(String symbol) {
		this.symbol = symbol;
	}

	public static Operator of(String symbol) {
		return Arrays.stream(values())
			.filter((operator) -> operator.symbol.equals(symbol))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(symbol));
	}

	/**
	 * The operator that this one denies.
	 * @return another one, or itself when it denies none
	 */
	public Operator affirmed() {
		return switch (this) {
			case NOT_EQUAL -> EQUAL;
			case MATCHES_NOT -> MATCHES;
			default -> this;
		};
	}

	boolean isOrder() {
		return switch (this) {
			case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> true;
			default -> false;
		};
	}

	/**
	 * Decides about two values.
	 * @param comparison less than 0, 0 or more than 0, as the first is less, equal or
	 * more
	 * @return whether that is what this asks for
	 */
	boolean accepts(int comparison) {
		return switch (this) {
			case EQUAL -> comparison == 0;
			case NOT_EQUAL -> comparison != 0;
			case GREATER -> comparison > 0;
			case GREATER_OR_EQUAL -> comparison >= 0;
			case LESS -> comparison < 0;
			case LESS_OR_EQUAL -> comparison <= 0;
			case MATCHES, MATCHES_NOT -> throw new IllegalStateException("not an order: " + this.symbol);
		};
	}

}
