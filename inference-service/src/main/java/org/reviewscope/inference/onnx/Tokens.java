package org.reviewscope.inference.onnx;

/**
 * One review as the model reads it.
 */
public final class Tokens {

	private final long[] ids;

	private final long[] typeIds;

	private final boolean truncated;

	Tokens(long[] ids, long[] typeIds, boolean truncated) {
		this.ids = ids;
		this.typeIds = typeIds;
		this.truncated = truncated;
	}

	/**
	 * Returns the number of tokens the model sees, the special ones included.
	 * @return the length after truncation
	 */
	public int length() {
		return this.ids.length;
	}

	/**
	 * Whether the review was longer than the model can read.
	 * @return {@code true} if its end was cut off
	 */
	public boolean truncated() {
		return this.truncated;
	}

	long id(int position) {
		return this.ids[position];
	}

	long typeId(int position) {
		return this.typeIds[position];
	}

}
