package org.reviewscope.observability.autoconfigure.servlet;

import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties.Edge;
import org.reviewscope.observability.autoconfigure.edge.EdgeHeaders;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Convention and filters of a servlet container, attribute by attribute.
 */
class ServletPartsTests {

	private final SemanticServerConvention convention = new SemanticServerConvention("http.server.requests");

	private final EdgeHeaders headers = new EdgeHeaders(
			new Edge(true, Map.of("x-tenant-id", "tenant.id"), "[a-z]+", "lower-case letters"));

	private @Nullable Exception resolved;

	@Test
	void spanSaysWhatWasAskedAndAnswered() {
		ServerRequestObservationContext context = request();
		context.setPathPattern("/items/{id}");
		assertThat(this.convention.getName()).isEqualTo("http.server.requests");
		assertThat(this.convention.getContextualName(context)).isEqualTo("POST /items/{id}");
		assertThat(values(this.convention.getHighCardinalityKeyValues(context)))
			.isEqualTo(Map.of("client.address", "192.0.2.7", "http.request.method", "POST", "http.response.status_code",
					"201", "http.route", "/items/{id}", "server.address", "shop.example", "server.port", "8443",
					"url.path", "/shop/items/7", "url.scheme", "https", "user_agent.original", "curl"));
	}

	@Test
	void errorIsThatOfTheObservation() {
		ServerRequestObservationContext context = request();
		context.setError(new IllegalStateException());
		assertThat(values(this.convention.getHighCardinalityKeyValues(context))).containsEntry("error.type",
				"java.lang.IllegalStateException");
	}

	@Test
	void patternsAreComparedWithThePathBelowTheApplicationsOwn() {
		assertThat(ObservedServletRequest.of(request())).extracting(ObservedServletRequest::pathWithinApplication)
			.isEqualTo("/items/7");
	}

	@Test
	void exchangeThatIsNotThereHasNoAttributes() {
		ServerRequestObservationContext request = request();
		request.setResponse(null);
		assertThat(values(this.convention.getHighCardinalityKeyValues(request)))
			.containsEntry("http.request.method", "POST")
			.doesNotContainKeys("http.response.status_code", "error.type");
		request.setCarrier(null);
		assertThat(this.convention.getContextualName(request)).isEqualTo("HTTP");
		assertThat(this.convention.getHighCardinalityKeyValues(request)).isEmpty();
		assertThat(ObservedServletRequest.of(new Observation.Context())).isNull();
	}

	@Test
	void traceIdIsInTheResponseAndRemembered() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.setDispatcherType(DispatcherType.REQUEST);
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = new MockFilterChain();
		new TraceIdHeaderFilter("X-Trace-Id", () -> "abc").doFilter(request, response, chain);
		assertThat(response.getHeader("X-Trace-Id")).isEqualTo("abc");
		assertThat(RequestTrace.traceId(request)).isEqualTo("abc");
		assertThat(chain.getRequest()).isSameAs(request);
	}

	@Test
	void noTraceIsNoHeader() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new TraceIdHeaderFilter("X-Trace-Id", () -> null).doFilter(new MockHttpServletRequest("GET", "/"), response,
				new MockFilterChain());
		assertThat(response.getHeaderNames()).isEmpty();
		HttpServletResponse untouched = mock();
		new TraceIdHeaderFilter("X-Trace-Id", () -> null).doFilter(new MockHttpServletRequest("GET", "/"), untouched,
				(request, answer) -> {
				});
		then(untouched).shouldHaveNoInteractions();
	}

	@Test
	void requestRemembersItsTrace() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		assertThat(RequestTrace.traceId(request)).isNull();
		RequestTrace.remember(request, "4bf92f3577b34da6a3ce929d0e0e4736");
		assertThat(RequestTrace.traceId(request)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
	}

	@Test
	void acceptableRequestGoesThrough() throws Exception {
		MockFilterChain chain = filter("acme", new MockHttpServletResponse(), false);
		assertThat(chain.getRequest()).isNotNull();
		assertThat(this.resolved).isNull();
	}

	@Test
	void unacceptableRequestIsAProblemOfTheResolver() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = filter("4", response, true);
		assertThat(chain.getRequest()).isNull();
		assertThat(response.getStatus()).isEqualTo(HttpStatus.OK.value());
		assertThat(this.resolved).isInstanceOfSatisfying(ErrorResponseException.class, (problem) -> {
			assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
			assertThat(problem.getBody().getDetail()).isEqualTo("The header 'x-tenant-id' must be lower-case letters.");
		});
	}

	@Test
	void unacceptableRequestIsRefusedAlsoWhereNobodyResolves() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		assertThat(filter("4", response, false).getRequest()).isNull();
		assertThat(response.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST.value());
	}

	private MockFilterChain filter(String tenant, MockHttpServletResponse response, boolean resolves) throws Exception {
		Filter filter = new EdgeHeadersFilter(this.headers, (request, answer, handler, ex) -> {
			this.resolved = ex;
			return resolves ? new ModelAndView() : null;
		});
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.setDispatcherType(DispatcherType.REQUEST);
		request.addHeader("x-tenant-id", tenant);
		MockFilterChain chain = new MockFilterChain();
		filter.doFilter(request, response, chain);
		return chain;
	}

	private static Map<String, String> values(KeyValues values) {
		return values.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	private static ServerRequestObservationContext request() {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/shop/items/7");
		request.setContextPath("/shop");
		request.setRemoteAddr("192.0.2.7");
		request.setServerName("shop.example");
		request.setServerPort(8443);
		request.setScheme("https");
		request.addHeader("User-Agent", "curl");
		MockHttpServletResponse response = new MockHttpServletResponse();
		response.setStatus(201);
		return new ServerRequestObservationContext(request, response);
	}

}
