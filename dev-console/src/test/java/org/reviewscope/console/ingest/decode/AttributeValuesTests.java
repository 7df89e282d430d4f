package org.reviewscope.console.ingest.decode;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.Bytes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Long values are shortened, and stay what can be written as JSON.
 */
class AttributeValuesTests {

	private static final int LONGEST = 8192;

	@Test
	void longTextIsNotCutInsideACharacter() {
		String rockets = "x" + "\ud83d\ude80".repeat(LONGEST);

		String shortened = AttributeValues.shortened(rockets);

		assertThat(shortened).hasSize(LONGEST).endsWith("\ud83d\ude80\u2026");
		assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shortened)).isTrue();
		assertThat(AttributeValues.shortened("y".repeat(LONGEST + 1))).isEqualTo("y".repeat(LONGEST) + "\u2026");
		assertThat(AttributeValues.shortened("y".repeat(LONGEST))).isEqualTo("y".repeat(LONGEST));
	}

	@Test
	void bytesStayBytesUnlessTheyAreLong() {
		assertThat(AttributeValues.of(bytes(3))).isEqualTo(new Bytes("AAAA"));
		assertThat(AttributeValues.of(bytes(6144))).isInstanceOf(Bytes.class);
		assertThat(AttributeValues.of(bytes(6147))).isInstanceOf(String.class).asString().endsWith("\u2026");
	}

	private static AnyValue bytes(int count) {
		return AnyValue.newBuilder().setBytesValue(ByteString.copyFrom(new byte[count])).build();
	}

}
