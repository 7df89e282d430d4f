package org.reviewscope.observability.autoconfigure.rollbar;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.rollbar.notifier.sender.json.JsonSerializerImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An item has these fields, with these values, and no others.
 */
class ItemsTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String REVIEW = "a review that is nobody's business";

	private final LoggerContext logback = new LoggerContext();

	private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {

		@Override
		protected void append(ILoggingEvent line) {
			// Found on the stack, so not later
			assertThat(line.getCallerData()).isNotEmpty();
			super.append(line);
		}

	};

	private final Logger logger = this.logback.getLogger("org.example.Orders");

	private final Origin origin = new Origin("orders", "1.2.3", "test");

	@BeforeEach
	void attach() {
		this.logback.setMDCAdapter(this.mdc);
		this.lines.start();
		this.logger.addAppender(this.lines);
		Map.of("traceId", "4bf92f3577b34da6a3ce929d0e0e4736", "spanId", "00f067aa0ba902b7", "user.id", "bob",
				"tenant.id", "acme")
			.forEach(this.mdc::put);
	}

	@Test
	void errorIsSentWithClassesAndFramesAndNoText() {
		this.logger.atError()
			.setCause(failure())
			.addKeyValue("review", REVIEW)
			.log("Not placed: {} for {}", REVIEW, "bob");

		assertThat(item(false)).isEqualTo(JSON.readTree(
				"""
						{
						  "environment": "test",
						  "code_version": "1.2.3",
						  "language": "java",
						  "context": "org.example.Orders",
						  "level": "error",
						  "body": {
						    "trace_chain": [
						      {
						        "frames": [
						          {"filename": "Shop.java", "lineno": 9, "method": "run", "class_name": "org.example.Shop"},
						          {"filename": "Orders.java", "lineno": 7, "method": "place", "class_name": "org.example.Orders"}
						        ],
						        "exception": {"class": "java.lang.IllegalStateException"}
						      },
						      {
						        "frames": [
						          {"filename": "Driver.java", "lineno": 3, "method": "query", "class_name": "org.example.Driver"}
						        ],
						        "exception": {"class": "java.sql.SQLException"}
						      }
						    ]
						  },
						  "custom": {
						    "service": "orders",
						    "logger": "org.example.Orders",
						    "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
						    "span_id": "00f067aa0ba902b7"
						  },
						  "fingerprint": "d6d1eca56299da92850c81fd728f50939178ecef",
						  "is_uncaught": false
						}"""));
	}

	@Test
	void warningWithoutAnExceptionNamesItsPlace() {
		this.mdc.clear();
		this.logger.warn("Late: " + REVIEW);

		JsonNode item = item(true);
		assertThat(item.at("/level").asString()).isEqualTo("warning");
		assertThat(item.at("/body/message")).isEqualTo(JSON.readTree(
				"{\"body\": \"WARN by %s.warningWithoutAnExceptionNamesItsPlace\"}".formatted(getClass().getName())));
		assertThat(item.at("/custom"))
			.isEqualTo(JSON.readTree("{\"service\": \"orders\", \"logger\": \"org.example.Orders\"}"));
		assertThat(item.has("person")).isFalse();
		assertThat(item.toString()).doesNotContain(REVIEW, "Late");
	}

	@Test
	void userIsNamedIfAskedFor() {
		this.logger.error("Not placed", failure());

		assertThat(item(true).at("/person")).isEqualTo(JSON.readTree("{\"id\": \"bob\"}"));
		assertThat(item(false).toString()).doesNotContain("bob", "acme");
	}

	@Test
	void idThatRollbarWouldNotTakeIsLeftOut() {
		this.mdc.put("user.id", "b".repeat(41));
		this.logger.error("Not placed", failure());

		assertThat(item(true).has("person")).isFalse();
	}

	@Test
	void itemHasTheTimeOfItsLineAndAnIdOfItsOwn() {
		this.logger.warn("Late");
		JsonNode first = data(new Items(this.origin, false));
		JsonNode second = data(new Items(this.origin, false));

		assertThat(first.at("/timestamp").asDouble()).isEqualTo(this.lines.list.get(0).getTimeStamp() / 1000.0);
		assertThat(first.at("/uuid").asString()).matches("[0-9a-f-]{36}").isNotEqualTo(second.at("/uuid").asString());
	}

	@Test
	void endlessCausesHaveAnEnd() {
		IllegalStateException first = new IllegalStateException();
		IllegalArgumentException second = new IllegalArgumentException(first);
		first.initCause(second);
		StackTraceElement[] frames = new StackTraceElement[1000];
		Arrays.fill(frames, new StackTraceElement("org.example.Orders", "place", "Orders.java", 7));
		first.setStackTrace(frames);
		this.logger.error("Not placed", first);

		List<JsonNode> chain = item(false).at("/body/trace_chain").valueStream().toList();
		assertThat(chain).extracting((trace) -> trace.at("/exception/class").asString())
			.containsExactly("java.lang.IllegalStateException", "java.lang.IllegalArgumentException");
		assertThat(chain.get(0).path("frames").size()).isEqualTo(200);
	}

	private static Exception failure() {
		SQLException cause = new SQLException("value: " + REVIEW);
		cause.setStackTrace(frames("org.example.Driver", "query", "Driver.java", 3));
		IllegalStateException failure = new IllegalStateException(REVIEW, cause);
		failure.setStackTrace(new StackTraceElement[] { frames("org.example.Orders", "place", "Orders.java", 7)[0],
				frames("org.example.Shop", "run", "Shop.java", 9)[0] });
		return failure;
	}

	private static StackTraceElement[] frames(String type, String method, String file, int line) {
		return new StackTraceElement[] { new StackTraceElement(type, method, file, line) };
	}

	private JsonNode item(boolean person) {
		ObjectNode data = (ObjectNode) data(new Items(this.origin, person));
		data.remove(List.of("timestamp", "uuid"));
		return data;
	}

	private JsonNode data(Items items) {
		return JSON.readTree(new JsonSerializerImpl().toJson(items.of(this.lines.list.get(0)))).path("data");
	}

}
