package org.reviewscope.observability.autoconfigure.reactive;

import java.time.Duration;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;

/**
 * An application on WebFlux that knows nothing of the starter, and has handlers of its
 * own.
 */
@EnableAutoConfiguration
@Import(WebFluxApplication.OwnAdvice.class)
@RestController
class WebFluxApplication {

	@Bean
	static ErrorAttributes ownErrorAttributes() {
		return new DefaultErrorAttributes() {
			@Override
			public Map<String, Object> getErrorAttributes(ServerRequest request, ErrorAttributeOptions options) {
				Map<String, Object> attributes = super.getErrorAttributes(request, options);
				attributes.put("ours", "sorry");
				return attributes;
			}
		};
	}

	@Bean
	@Order(-2)
	static WebExceptionHandler ownHandler() {
		return (exchange, failure) -> {
			if (failure instanceof UnsupportedOperationException) {
				exchange.getResponse().setStatusCode(HttpStatus.NOT_IMPLEMENTED);
				return exchange.getResponse().setComplete();
			}
			return Mono.error(failure);
		};
	}

	@Bean
	static WebFilter ownFilter() {
		return (exchange, chain) -> switch (exchange.getRequest().getPath().value()) {
			case "/refused-by-filter" -> Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN, "not you"));
			case "/broken-filter" -> Mono.error(new IllegalStateException("The filter is broken"));
			default -> chain.filter(exchange);
		};
	}

	@Bean
	static RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route(RequestPredicates.GET("/routed/{id}"),
				(request) -> ServerResponse.ok().bodyValue("routed to " + request.pathVariable("id")));
	}

	@PostMapping("/orders")
	Mono<Tea> order(@RequestBody Mono<Tea> order) {
		return order;
	}

	@GetMapping("/orders/{id}")
	Mono<Map<String, Integer>> order(@PathVariable int id) {
		return Mono.just(Map.of("id", id));
	}

	@GetMapping("/pages")
	String page(@RequestParam int number) {
		return "page " + number;
	}

	@GetMapping(path = "/stream", produces = { MediaType.APPLICATION_NDJSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE })
	Flux<Tea> stream() {
		return Flux.range(0, 3).delayElements(Duration.ofMillis(1)).map((count) -> new Tea("tea", count));
	}

	@GetMapping(path = "/half", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Tea> half() {
		return stream().concatWith(Mono.error(new IllegalStateException("broken in the middle")));
	}

	@GetMapping("/empty")
	Mono<String> empty() {
		return Mono.empty();
	}

	@GetMapping("/own")
	Mono<String> own() {
		return Mono.error(new ArithmeticException("not this"));
	}

	@GetMapping("/later")
	Mono<String> later() {
		return Mono.error(new UnsupportedOperationException());
	}

	@GetMapping("/paid")
	Mono<String> paid() {
		return Mono.error(new ResponseStatusException(HttpStatus.PAYMENT_REQUIRED, "first the money"));
	}

	@GetMapping("/boom")
	Mono<String> boom() {
		return Mono.error(new IllegalStateException("broken inside"));
	}

	record Tea(String item, Integer count) {
	}

	/**
	 * Without an order, as most are.
	 */
	@RestControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.CONFLICT)
		Map<String, String> handle(ArithmeticException ex) {
			return Map.of("ours", ex.getMessage());
		}

	}

}
