package org.reviewscope.observability.autoconfigure.servlet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The table "Threads" of the README: which threads keep the trace of a request, by what
 * is really sent.
 */
class ThreadsTests {

	private static final String[] ASYNC_RESULTS = { "/callable", "/web-async-task", "/streaming" };

	private static final String[] WRAPPED = { "/wrapped-pool", "/completable-future" };

	private final OtlpSink sink = OtlpSink.start();

	@AfterEach
	void stop() {
		this.sink.close();
	}

	@Test
	void executorsOfSpringBoot() {
		try (TestService service = TestService.start(Plain.class, this.sink)) {
			assertTraced(service, "/async", "/application-task-executor");
			assertTraced(service, ASYNC_RESULTS);
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void executorsOfSpringBootOnVirtualThreads() {
		try (TestService service = TestService.start(Plain.class, this.sink, "spring.threads.virtual.enabled=true")) {
			assertTraced(service, "/async", "/application-task-executor");
			assertTraced(service, ASYNC_RESULTS);
		}
	}

	@Test
	void executorsThatAreWrapped() {
		try (TestService service = TestService.start(Plain.class, this.sink)) {
			assertTraced(service, WRAPPED);
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsThatAreWrapped() {
		try (TestService service = TestService.start(Plain.class, this.sink)) {
			assertTraced(service, "/wrapped-virtual-threads");
		}
	}

	@Test
	void poolOfTheApplicationWithADecorator() {
		try (TestService service = TestService.start(DecoratedPool.class, this.sink)) {
			assertTraced(service, "/async", "/own-pool");
			assertTraced(service, ASYNC_RESULTS);
		}
	}

	@Test
	void asyncResultsWhereSpringBootHasNoExecutor() {
		try (TestService service = TestService.start(BarePool.class, this.sink)) {
			assertThat(service.context().containsBean("applicationTaskExecutor")).isFalse();
			assertTraced(service, ASYNC_RESULTS);
		}
	}

	@Test
	void runOfAScheduledMethodIsATraceOfItsOwn() {
		try (TestService service = TestService.start(Clock.class, this.sink)) {
			await().until(() -> this.sink.spans().size() == 2);
			service.flush();
			Span run = span("task ticks.tick");
			assertThat(run.getParentSpanId().isEmpty()).isTrue();
			assertThat(span("work")).returns(run.getTraceId(), Span::getTraceId)
				.returns(run.getSpanId(), Span::getParentSpanId);
		}
	}

	private void assertTraced(TestService service, String... paths) {
		assertThat(paths).allSatisfy((path) -> {
			ResponseEntity<String> response = service.get(path, "baggage", "tenant.id=acme");
			assertThat(response.getBody()).as("thread").startsWith("work in ").doesNotContain("-exec-", "handler");
			String traceId = String.valueOf(response.getHeaders().getFirst("X-Trace-Id"));
			await().until(() -> spans(traceId).count() == 2);
			Span request = spans(traceId).filter((span) -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER)
				.findFirst()
				.orElseThrow();
			assertThat(spans(traceId).filter((span) -> span.getName().equals("work"))).singleElement()
				.returns(request.getSpanId(), Span::getParentSpanId)
				.satisfies((span) -> assertThat(OtlpSink.attributes(span.getAttributesList()))
					.containsEntry("tenant.id", "acme"));
		});
	}

	private Span span(String name) {
		return this.sink.spans().stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private Stream<Span> spans(String traceId) {
		return this.sink.spans().stream().filter((span) -> OtlpSink.hex(span.getTraceId()).equals(traceId));
	}

	@TestApplication
	@EnableAsync
	@Import({ Work.class, Background.class, Controller.class })
	static class Plain {

	}

	@TestApplication
	@EnableAsync
	@Import({ Work.class, Background.class, Controller.class })
	static class DecoratedPool {

		@Bean
		ThreadPoolTaskExecutor pool() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
			return executor;
		}

	}

	@TestApplication
	@Import({ Work.class, Background.class, Controller.class })
	static class BarePool {

		@Bean
		ThreadPoolTaskExecutor pool() {
			return new ThreadPoolTaskExecutor();
		}

	}

	@TestApplication
	@EnableScheduling
	@Import({ Work.class, Ticks.class })
	static class Clock {

	}

	/**
	 * Something that has a span, where it is done.
	 */
	static class Work implements Supplier<String>, Callable<String> {

		private final ObservationRegistry registry;

		Work(ObservationRegistry registry) {
			this.registry = registry;
		}

		@Override
		public String get() {
			return String.valueOf(Observation.createNotStarted("work", this.registry)
				.observe(() -> "work in " + Thread.currentThread()));
		}

		@Override
		public String call() {
			return get();
		}

	}

	static class Background {

		private final Work work;

		Background(Work work) {
			this.work = work;
		}

		@Async
		CompletableFuture<String> later() {
			return CompletableFuture.completedFuture(this.work.get());
		}

	}

	static class Ticks {

		private final Work work;

		Ticks(Work work) {
			this.work = work;
		}

		@Scheduled(fixedRate = Long.MAX_VALUE / 1_000_000)
		void tick() {
			this.work.get();
		}

	}

	@RestController
	static class Controller {

		private final Work work;

		private final Background background;

		private final ObjectProvider<AsyncTaskExecutor> executor;

		Controller(Work work, Background background, ObjectProvider<AsyncTaskExecutor> executor) {
			this.work = work;
			this.background = background;
			this.executor = executor;
		}

		@GetMapping("/async")
		CompletableFuture<String> async() {
			return this.background.later();
		}

		@GetMapping({ "/application-task-executor", "/own-pool" })
		CompletableFuture<String> executor() {
			return this.executor.getObject().submitCompletable(this.work);
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return this.work;
		}

		@GetMapping("/web-async-task")
		WebAsyncTask<String> webAsyncTask() {
			return new WebAsyncTask<>(null, new SimpleAsyncTaskExecutor("own-"), this.work);
		}

		@GetMapping("/streaming")
		StreamingResponseBody streaming() {
			return (body) -> body.write(this.work.get().getBytes(StandardCharsets.UTF_8));
		}

		@GetMapping("/wrapped-pool")
		String wrappedPool() throws Exception {
			return inPool(Executors.newFixedThreadPool(1), (pool) -> pool.submit((Callable<String>) this.work).get());
		}

		@GetMapping("/completable-future")
		String completableFuture() throws Exception {
			return inPool(Executors.newFixedThreadPool(1),
					(pool) -> CompletableFuture.supplyAsync(this.work, pool).get());
		}

		// A method of Java 21
		@GetMapping("/wrapped-virtual-threads")
		String wrappedVirtualThreads() throws Exception {
			ExecutorService threads = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
				.invoke(null);
			return inPool(threads, (pool) -> pool.invokeAll(List.of(this.work)).get(0).get());
		}

		private static String inPool(ExecutorService executor, Attempt attempt) throws Exception {
			try {
				return attempt.with(ContextExecutorService.wrap(executor, ContextSnapshotFactory.builder().build()));
			}
			finally {
				executor.shutdown();
			}
		}

	}

	@FunctionalInterface
	private interface Attempt {

		String with(ExecutorService pool) throws Exception;

	}

}
