package org.reviewscope.observability.autoconfigure.examples;

/**
 * What the examples look up.
 */
interface Prices {

	int price(String product);

}
