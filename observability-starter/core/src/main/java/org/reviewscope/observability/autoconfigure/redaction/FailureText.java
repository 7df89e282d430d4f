package org.reviewscope.observability.autoconfigure.redaction;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClientResponseException;

/**
 * What may be said about an exception. Databases quote values in their messages, Spring
 * quotes the statement or what it cannot convert, and HTTP clients quote the answer;
 * whatever wraps such an exception may repeat it. Where there is one among the causes,
 * only types, codes and stack frames are left. From any other exception the secrets in
 * URLs are removed.
 */
public final class FailureText {

	private static final String REDACTED = "REDACTED";

	private static final boolean REST_CLIENT = ClassUtils
		.isPresent("org.springframework.web.client.RestClientResponseException", FailureText.class.getClassLoader());

	// What Tomcat repeats, in the language of its host, of the exceptions around a root
	// cause
	private static final Pattern OUTER = Pattern.compile("\\[[^\\[\\]]*\\.[\\w$]*(?:Exception|Error)\\b.*",
			Pattern.DOTALL);

	private final Set<Throwable> causes = new LinkedHashSet<>();

	private final Set<Throwable> all = new LinkedHashSet<>();

	private final boolean quoting;

	public FailureText(Throwable failure) {
		for (Throwable cause = failure; cause != null && this.causes.add(cause);) {
			cause = cause.getCause();
		}
		collect(failure);
		this.quoting = this.all.stream().anyMatch((cause) -> code(cause) != null);
	}

	private void collect(@Nullable Throwable failure) {
		if (failure != null && this.all.add(failure)) {
			collect(failure.getCause());
			Arrays.stream(failure.getSuppressed()).forEach(this::collect);
		}
	}

	/**
	 * Returns the message.
	 * @return the message as far as it may be shown
	 */
	public @Nullable String message() {
		if (this.quoting) {
			return this.all.stream().map(FailureText::code).filter(Objects::nonNull).findFirst().orElse(null);
		}
		String message = failure().getMessage();
		return (message != null) ? UrlText.withoutSecretsIn(message) : null;
	}

	/**
	 * Returns where the exception comes from.
	 * @return the type of its root cause, and the message as far as it may be shown
	 */
	public String rootCause() {
		Throwable root = failure();
		for (Throwable cause : this.causes) {
			root = cause;
		}
		String message = this.quoting ? code(root) : root.getMessage();
		return root.getClass().getName() + ((message != null) ? ": " + UrlText.withoutSecretsIn(message) : "");
	}

	/**
	 * Returns the stack trace.
	 * @return the stack trace as far as it may be shown
	 */
	public String stackTrace() {
		if (this.quoting) {
			return this.causes.stream().map(FailureText::frames).collect(Collectors.joining("Caused by: "));
		}
		StringWriter text = new StringWriter();
		failure().printStackTrace(new PrintWriter(text, true));
		return UrlText.withoutSecretsIn(text.toString());
	}

	/**
	 * Returns a text that may repeat what the exception says.
	 * @param text any text
	 * @return the text as far as it may be shown
	 */
	public String in(String text) {
		String shown = text;
		for (Throwable cause : this.all) {
			String message = cause.getMessage();
			if (message != null && !message.isBlank()) {
				shown = shown.replace(message,
						this.quoting ? Objects.requireNonNull(message()) : UrlText.withoutSecretsIn(message));
			}
		}
		return this.quoting ? OUTER.matcher(shown).replaceFirst("[" + REDACTED + "]") : shown;
	}

	private Throwable failure() {
		return this.causes.iterator().next();
	}

	private static String frames(Throwable cause) {
		String code = code(cause);
		String head = cause.getClass().getName() + ((code != null) ? ": " + code : "");
		return Arrays.stream(cause.getStackTrace())
			.map((frame) -> "\tat " + frame)
			.collect(Collectors.joining("\n", head + "\n", "\n"));
	}

	// What is left of the message of an exception that quotes
	private static @Nullable String code(Throwable cause) {
		if (cause instanceof SQLException failure) {
			return (failure.getSQLState() != null) ? "SQLSTATE " + failure.getSQLState() : REDACTED;
		}
		if (REST_CLIENT && cause instanceof RestClientResponseException answer) {
			return answer.getStatusCode().toString();
		}
		return (isOfTheDriver(cause) || QuotingFailures.contain(cause)) ? REDACTED : null;
	}

	// Tomcat logs the root cause alone, which need not be an SQLException
	private static boolean isOfTheDriver(Throwable cause) {
		return Arrays.stream(cause.getStackTrace())
			.map(StackTraceElement::getClassName)
			.anyMatch((type) -> type.startsWith("com.zaxxer.hikari.pool.") || type.startsWith("net.ttddyy.dsproxy."));
	}

}
