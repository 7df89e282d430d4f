package org.reviewscope.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Names the timeout of a body that stalls. Spring ends it by closing the stream, and to
 * its reader that looks like a connection that broke.
 *
 * @param readTimeout time for the whole answer, as the client has it
 */
record StalledBodies(Duration readTimeout) implements ClientHttpRequestInterceptor {

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		// Before the client's own clock starts, which takes whole milliseconds: this one
		// is never behind
		long deadline = System.nanoTime() + Duration.ofMillis(this.readTimeout.toMillis()).toNanos();
		return new Answer(execution.execute(request, body), deadline);
	}

	/**
	 * An answer whose body knows its deadline.
	 *
	 * @param answer the answer
	 * @param deadline when its time is over, in {@link System#nanoTime()}
	 */
	private record Answer(ClientHttpResponse answer, long deadline) implements ClientHttpResponse {

		@Override
		public HttpStatusCode getStatusCode() throws IOException {
			return this.answer.getStatusCode();
		}

		@Override
		public String getStatusText() throws IOException {
			return this.answer.getStatusText();
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.answer.getHeaders();
		}

		@Override
		public InputStream getBody() throws IOException {
			return new TimedBody(this.answer.getBody(), this.deadline);
		}

		@Override
		public void close() {
			this.answer.close();
		}

	}

}
