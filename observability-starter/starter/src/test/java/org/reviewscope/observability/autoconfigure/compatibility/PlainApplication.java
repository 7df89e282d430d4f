package org.reviewscope.observability.autoconfigure.compatibility;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.springframework.aop.support.AopUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with {@code spring-boot-starter-web} and nothing else: neither Actuator
 * nor validation nor AspectJ. It has annotations of validation, which mean nothing there.
 */
@EnableAutoConfiguration
@EnableAsync
@RestController
public class PlainApplication {

	static final List<Request> REQUESTS = List.of(Request.of("GET /greeting?name=Jane", 200),
			Request.withJson("POST /orders", 200, "{\"item\":\"tea\"}"), Request.of("GET /worker", 200),
			Request.of("GET /boom", 500), Request.of("GET /boom", 500, Request.HTML), Request.of("GET /nothing", 404),
			Request.of("GET /nothing", 404, Request.HTML), Request.of("DELETE /greeting", 405),
			Request.of("GET /actuator/env", 404), Request.of("GET /actuator/info", 404),
			Request.of("GET /actuator/metrics", 404), Request.of("GET /livez", 404));

	static final List<Request> ADDED = List.of(Request.of("GET /actuator", 404),
			Request.of("GET /actuator/health", 404), Request.of("GET /actuator/prometheus", 404));

	static final String PORT = "Listens on ";

	private final Worker worker;

	PlainApplication(Worker worker) {
		this.worker = worker;
	}

	public static void main(String[] arguments) {
		SpringApplication.run(PlainApplication.class, arguments);
	}

	@Bean
	static ApplicationListener<WebServerInitializedEvent> port() {
		return (event) -> System.out.println(PORT + event.getWebServer().getPort());
	}

	@Bean
	static Worker worker() {
		return new OwnWorker();
	}

	@GetMapping("/greeting")
	String greeting(@RequestParam @Size(max = 1) String name) {
		return "Hello, " + name;
	}

	@PostMapping("/orders")
	Order order(@Valid @RequestBody Order order) {
		return order;
	}

	@GetMapping("/worker")
	String work() throws Exception {
		return (AopUtils.isJdkDynamicProxy(this.worker) ? "an interface" : "a class") + " on "
				+ this.worker.work().get();
	}

	@GetMapping("/boom")
	String boom() {
		throw new IllegalStateException("broken inside");
	}

	record Order(@Size(max = 1) String item) {
	}

	interface Worker {

		Future<String> work();

	}

	static class OwnWorker implements Worker {

		@Override
		@Async
		public Future<String> work() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

	}

}
