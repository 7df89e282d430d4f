package org.reviewscope.console.telemetry;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Attributes in the order in which they came. They take a sixth of a hash map's memory,
 * and there are too few of them in one place for a hash to be faster.
 */
public final class Attributes extends AbstractMap<String, Object> {

	private final Object[] keysAndValues;

	private final int bytes;

	private Attributes(Object[] keysAndValues, int bytes) {
		this.keysAndValues = keysAndValues;
		this.bytes = bytes;
	}

	/**
	 * Copies attributes.
	 * @param attributes the attributes
	 * @param bytes the memory that their names and values take and share with no others
	 * @return a map that does not change
	 */
	public static Attributes copyOf(Map<String, Object> attributes, int bytes) {
		Object[] keysAndValues = attributes.entrySet()
			.stream()
			.flatMap((entry) -> Stream.of(entry.getKey(), entry.getValue()))
			.toArray();
		return new Attributes(keysAndValues, bytes);
	}

	/**
	 * The memory that the names and values take and share with no others.
	 * @return an estimate
	 */
	public int bytes() {
		return this.bytes;
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		int hash = Objects.hashCode(key);
		for (int i = 0; i < this.keysAndValues.length; i += 2) {
			// Texts know their hash: most are not compared
			if (this.keysAndValues[i].hashCode() == hash && this.keysAndValues[i].equals(key)) {
				return this.keysAndValues[i + 1];
			}
		}
		return null;
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return get(key) != null;
	}

	@Override
	public int size() {
		return this.keysAndValues.length / 2;
	}

	@Override
	public Set<Map.Entry<String, Object>> entrySet() {
		return new AbstractSet<>() {

			@Override
			public Iterator<Map.Entry<String, Object>> iterator() {
				return IntStream.range(0, size()).mapToObj(Attributes.this::entry).iterator();
			}

			@Override
			public int size() {
				return Attributes.this.size();
			}

		};
	}

	private Map.Entry<String, Object> entry(int number) {
		return Map.entry((String) this.keysAndValues[2 * number], this.keysAndValues[2 * number + 1]);
	}

}
