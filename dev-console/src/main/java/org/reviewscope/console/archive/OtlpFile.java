package org.reviewscope.console.archive;

import java.util.LinkedHashMap;
import java.util.Map;

import com.google.protobuf.Message;

/**
 * Collects spans or log records for a file that an import accepts.
 *
 * @param <T> a span or a log record
 * @param <G> those of one sender
 */
abstract class OtlpFile<T, G extends Message.Builder> {

	/**
	 * Serialized as protobuf. As JSON it is about five times as much, and has at most two
	 * parts for each byte.
	 */
	private static final int LARGEST = 96 * 1024;

	private final Map<Sender, G> groups = new LinkedHashMap<>();

	private int bytes;

	void add(T item) {
		G group = this.groups.computeIfAbsent(sender(item), (sender) -> {
			this.bytes += sender.size();
			return group(sender);
		});
		this.bytes += add(item, group);
	}

	boolean isFull() {
		return this.bytes >= LARGEST;
	}

	boolean isEmpty() {
		return this.groups.isEmpty();
	}

	/**
	 * Takes all that was added, so that the next file can begin.
	 * @return the file as OTLP JSON in UTF-8
	 */
	byte[] take() {
		byte[] json = OtlpJsonWriter.write(message(this.groups.values()));
		this.groups.clear();
		this.bytes = 0;
		return json;
	}

	abstract Sender sender(T item);

	abstract G group(Sender sender);

	/**
	 * Adds an item to those of its sender.
	 * @param item the item
	 * @param group where to
	 * @return its size in bytes
	 */
	abstract int add(T item, G group);

	abstract Message message(Iterable<G> content);

}
