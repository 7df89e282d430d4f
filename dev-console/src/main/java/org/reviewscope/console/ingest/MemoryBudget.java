package org.reviewscope.console.ingest;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Estimates what a body takes in memory before it is parsed: an empty message is two
 * bytes on the wire and some hundred in memory, a number takes one byte and eight, and
 * compression can make the bytes on the wire a thousand times fewer.
 */
final class MemoryBudget {

	/** Deeper than any OTLP message; protobuf's own parser refuses it. */
	private static final int DEEPEST = 100;

	private static final int OBJECT = 40;

	private static final int FIELD = 8;

	/** An object and its array. */
	private static final int TEXT = 52;

	/** A value of an unknown field: kept in a tree of lists. */
	private static final int UNKNOWN = 208;

	/** Of eight bytes, in an array that grows by half. */
	private static final int NUMBER = 16;

	private final long most;

	private final Map<Descriptor, Integer> sizes = new IdentityHashMap<>();

	private long taken;

	private MemoryBudget(long most) {
		this.most = most;
	}

	/**
	 * Checks a body.
	 * @param body a message on the wire
	 * @param type what it should be
	 * @param megabytes what it may take
	 * @throws IOException if it is no such message
	 * @throws OtlpException if it takes more
	 */
	static void check(byte[] body, Descriptor type, int megabytes) throws IOException {
		new MemoryBudget(megabytes * 1024L * 1024).add(CodedInputStream.newInstance(body), type, 0);
	}

	private void add(CodedInputStream body, Descriptor type, int depth) throws IOException {
		take(this.sizes.computeIfAbsent(type, MemoryBudget::size));
		for (int tag = body.readTag(); tag != 0; tag = body.readTag()) {
			add(body, tag, known(type.findFieldByNumber(WireFormat.getTagFieldNumber(tag)), tag), depth);
		}
	}

	private void add(CodedInputStream body, int tag, @Nullable FieldDescriptor field, int depth) throws IOException {
		switch (WireFormat.getTagWireType(tag)) {
			case WireFormat.WIRETYPE_LENGTH_DELIMITED -> addBytes(body, field, depth);
			// Not a field of OTLP, and it may hold anything
			case WireFormat.WIRETYPE_START_GROUP, WireFormat.WIRETYPE_END_GROUP ->
				throw new InvalidProtocolBufferException("A group");
			default -> {
				addNumber(field);
				body.skipField(tag);
			}
		}
	}

	// A value with another wire type than its field is kept as an unknown field
	private static @Nullable FieldDescriptor known(@Nullable FieldDescriptor field, int tag) {
		int wireType = WireFormat.getTagWireType(tag);
		boolean packed = field != null && field.isPackable() && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
		return (packed || (field != null && field.getLiteType().getWireType() == wireType)) ? field : null;
	}

	private void addNumber(@Nullable FieldDescriptor field) {
		if (field == null) {
			take(UNKNOWN);
		}
		else if (field.isRepeated()) {
			take(NUMBER);
		}
	}

	private void addBytes(CodedInputStream body, @Nullable FieldDescriptor field, int depth) throws IOException {
		int length = body.readRawVarint32();
		if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth < DEEPEST) {
			int outer = body.pushLimit(length);
			add(body, field.getMessageType(), depth + 1);
			body.popLimit(outer);
		}
		else {
			take(bytes(field, length));
			body.skipRawBytes(length);
		}
	}

	private static long bytes(@Nullable FieldDescriptor field, int length) {
		if (field == null) {
			return UNKNOWN + (long) length;
		}
		return field.isPackable() ? (long) NUMBER * length : TEXT + (long) length;
	}

	private static int size(Descriptor type) {
		return OBJECT
				+ FIELD * (int) type.getFields().stream().filter((field) -> field.getContainingOneof() == null).count();
	}

	private void take(long bytes) {
		this.taken += bytes;
		if (this.taken > this.most) {
			throw OtlpException.tooLarge("decoded ", this.most / (1024 * 1024));
		}
	}

}
