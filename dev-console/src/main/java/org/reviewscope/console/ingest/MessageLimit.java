package org.reviewscope.console.ingest;

import java.io.IOException;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;

/**
 * Counts the messages in a body before they are made: an empty one is two bytes on the
 * wire and some fifty in memory, and gzip makes a thousandth of the two.
 */
final class MessageLimit {

	/** Deeper than any OTLP message; protobuf's own parser refuses it. */
	private static final int DEEPEST = 100;

	private final int most;

	private int messages;

	private MessageLimit(int most) {
		this.most = most;
	}

	/**
	 * Checks a body.
	 * @param body a message on the wire
	 * @param type what it should be
	 * @param most how many messages and unknown fields it may hold
	 * @throws IOException if it is no such message
	 * @throws OtlpException if it holds more
	 */
	static void check(byte[] body, Descriptor type, int most) throws IOException {
		new MessageLimit(most).count(CodedInputStream.newInstance(body), type, 0);
	}

	private void count(CodedInputStream body, Descriptor type, int depth) throws IOException {
		for (int tag = body.readTag(); tag != 0; tag = body.readTag()) {
			FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
			boolean message = field != null && field.getJavaType() == JavaType.MESSAGE;
			if (message || field == null) {
				add();
			}
			if (message && depth < DEEPEST && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
				int outer = body.pushLimit(body.readRawVarint32());
				count(body, field.getMessageType(), depth + 1);
				body.popLimit(outer);
			}
			else {
				body.skipField(tag);
			}
		}
	}

	private void add() {
		if (++this.messages > this.most) {
			throw OtlpException.tooMany(this.most);
		}
	}

}
