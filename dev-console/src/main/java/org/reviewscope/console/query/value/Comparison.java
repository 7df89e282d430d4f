package org.reviewscope.console.query.value;

/**
 * An operator and the value after it.
 *
 * @param operator the operator
 * @param column where the operator stands, from 1
 * @param symbol how it is written
 * @param literal the value
 */
public record Comparison(Operator operator, int column, String symbol, Literal literal) {

	/**
	 * The comparison that this one denies.
	 * @return another one, or itself when it denies none
	 */
	public Comparison affirmed() {
		return new Comparison(this.operator.affirmed(), this.column, this.symbol, this.literal);
	}

	public boolean isDenial() {
		return this.operator != this.operator.affirmed();
	}

	/**
	 * Refuses to order what has no order, and the like.
	 * @param operators the operators that would do
	 * @return the refusal
	 */
	public QueryException expected(String operators) {
		return new QueryException(this.column, operators, this.symbol);
	}

}
