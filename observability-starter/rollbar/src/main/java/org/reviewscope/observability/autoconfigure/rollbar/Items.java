package org.reviewscope.observability.autoconfigure.rollbar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import com.rollbar.api.payload.Payload;
import com.rollbar.api.payload.data.Data;
import com.rollbar.api.payload.data.Person;
import com.rollbar.api.payload.data.body.Body;
import com.rollbar.api.payload.data.body.Message;
import com.rollbar.notifier.util.BodyFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes an item of a log line: neither its message nor that of an exception is in it, for
 * they may quote what users wrote. Rollbar's own means would send both, and the host.
 *
 * @param origin where the items come from
 * @param person whether they name the user
 */
record Items(Origin origin, boolean person) {

	/** Rollbar takes no longer ones; cut, they would be those of somebody else. */
	private static final int LONGEST_PERSON = 40;

	Payload of(ILoggingEvent line) {
		Causes causes = causes(line);
		Fingerprint fingerprint = (causes != null)
				? Fingerprint.of(causes.classes(), line.getLoggerName(), causes.frames())
				: Fingerprint.of(line.getLevel().toString(), line.getLoggerName(), caller(line));
		return new Payload.Builder()
			.data(new Data.Builder().environment(this.origin.environment())
				.codeVersion(this.origin.version())
				.language("java")
				.context(line.getLoggerName())
				.level(line.getLevel().isGreaterOrEqual(Level.ERROR) ? com.rollbar.api.payload.data.Level.ERROR
						: com.rollbar.api.payload.data.Level.WARNING)
				.timestamp(line.getTimeStamp())
				.body(body(causes, fingerprint))
				.custom(custom(line))
				.person(person(line))
				.fingerprint(fingerprint.digits())
				// By which Rollbar knows an item that was sent twice
				.uuid(UUID.randomUUID().toString())
				.build())
			.build();
	}

	private static Body body(@Nullable Causes causes, Fingerprint fingerprint) {
		return (causes != null) ? new BodyFactory().from(causes.withoutMessages(), null)
				: new Body.Builder().bodyContent(new Message.Builder().body(title(fingerprint)).build()).build();
	}

	private static String title(Fingerprint fingerprint) {
		return fingerprint.what() + " by " + fingerprint.frame();
	}

	private Map<String, Object> custom(ILoggingEvent line) {
		Map<String, Object> custom = new LinkedHashMap<>();
		custom.put("service", this.origin.service());
		custom.put("logger", line.getLoggerName());
		Map<String, String> fields = line.getMDCPropertyMap();
		put(custom, "trace_id", fields.get("traceId"));
		put(custom, "span_id", fields.get("spanId"));
		return custom;
	}

	private static void put(Map<String, Object> custom, String name, @Nullable String value) {
		if (value != null) {
			custom.put(name, value);
		}
	}

	private @Nullable Person person(ILoggingEvent line) {
		String id = this.person ? line.getMDCPropertyMap().get("user.id") : null;
		return (id != null && id.length() <= LONGEST_PERSON) ? new Person.Builder().id(id).build() : null;
	}

	private static @Nullable Causes causes(ILoggingEvent line) {
		return (line.getThrowableProxy() instanceof ThrowableProxy proxy) ? Causes.of(proxy.getThrowable()) : null;
	}

	private static StackTraceElement[] caller(ILoggingEvent line) {
		StackTraceElement[] frames = line.getCallerData();
		return (frames != null) ? frames : new StackTraceElement[0];
	}

}
