package org.reviewscope.observability.autoconfigure.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Limits the size of request bodies, and the time that they take: a larger one is refused
 * with 413 before anything parses it, and a slower one with 408. It counts the bytes,
 * because a chunked body has no {@code Content-Length}. As an advice, and not as a
 * servlet filter, it knows the handler: the refused request is counted under the path
 * that was called.
 */
@ControllerAdvice
class BodySizeAdvice extends RequestBodyAdviceAdapter {

	private final DataSize limit;

	private final @Nullable Duration maxTime;

	BodySizeAdvice(DataSize limit, @Nullable Duration maxTime) {
		this.limit = limit;
		this.maxTime = maxTime;
	}

	@Override
	public boolean supports(MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converterType) throws IOException {
		int max = Math.toIntExact(this.limit.toBytes());
		if (message.getHeaders().getContentLength() > max) {
			throw new BodyTooLargeException(this.limit);
		}
		byte[] body = (this.maxTime != null) ? new TimedRead(this.maxTime).read(message.getBody(), max + 1)
				: message.getBody().readNBytes(max + 1);
		if (body.length > max) {
			throw new BodyTooLargeException(this.limit);
		}
		return new ReadMessage(message.getHeaders(), body);
	}

	/**
	 * A message whose body is in memory already.
	 *
	 * @param getHeaders headers as they came
	 * @param body body as it came
	 */
	private record ReadMessage(HttpHeaders getHeaders, byte[] body) implements HttpInputMessage {

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.body);
		}

	}

}
