package org.reviewscope.observability.autoconfigure.redaction;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Exceptions whose messages quote what a service has received or stored. They are known
 * by name: not every service has the libraries that throw them.
 */
final class QuotingFailures {

	private static final Set<String> TYPES = Set.of("io.r2dbc.spi.R2dbcException",
			"org.apache.kafka.common.errors.SerializationException", "org.springframework.beans.TypeMismatchException",
			"org.springframework.core.codec.CodecException", "org.springframework.core.convert.ConversionException",
			"org.springframework.http.converter.HttpMessageConversionException",
			"org.springframework.kafka.support.converter.ConversionException",
			"org.springframework.messaging.MessagingException", "org.springframework.validation.BindException",
			"org.springframework.web.bind.support.WebExchangeBindException");

	private QuotingFailures() {
	}

	static boolean contain(Throwable failure) {
		return Stream.<Class<?>>iterate(failure.getClass(), (type) -> type != Throwable.class, Class::getSuperclass)
			.anyMatch((type) -> TYPES.contains(type.getName()));
	}

}
