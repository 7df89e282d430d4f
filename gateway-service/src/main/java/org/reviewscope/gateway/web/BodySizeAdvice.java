package org.reviewscope.gateway.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads a request body as far as it may go before anything parses it. The bytes are
 * counted and not their header believed, for a chunked body has none. It is no servlet
 * filter, so that what it refuses is counted under the call that was made.
 */
@ControllerAdvice
@EnableConfigurationProperties(WebProperties.class)
class BodySizeAdvice extends RequestBodyAdviceAdapter {

	private final DataSize limit;

	BodySizeAdvice(WebProperties properties) {
		this.limit = properties.maxBodySize();
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
		byte[] body = message.getBody().readNBytes(max + 1);
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
