package org.reviewscope.observability.autoconfigure.examples;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import org.reviewscope.observability.TraceEvents;

import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The examples of SPANS.md, each behind a URL of its own. What is between two marks is in
 * the page, word for word.
 */
@RestController
class SpanExamples {

	private final ObservationRegistry registry;

	private final TraceEvents events;

	private final MethodExamples methods;

	private final Prices prices;

	private final RestClient.Builder restClientBuilder;

	private final RestTemplateBuilder restTemplateBuilder;

	private final WebClient.Builder webClientBuilder;

	private final Environment environment;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final BlockingQueue<Map<String, String>> queue = new LinkedBlockingQueue<>();

	SpanExamples(ObservationRegistry registry, TraceEvents events, MethodExamples methods, Prices prices,
			RestClient.Builder restClientBuilder, RestTemplateBuilder restTemplateBuilder,
			WebClient.Builder webClientBuilder, Environment environment) {
		this.registry = registry;
		this.events = events;
		this.methods = methods;
		this.prices = prices;
		this.restClientBuilder = restClientBuilder;
		this.restTemplateBuilder = restTemplateBuilder;
		this.webClientBuilder = webClientBuilder;
		this.environment = environment;
	}

	@GetMapping("/echo")
	String echo(@RequestHeader String traceparent) {
		return traceparent;
	}

	@GetMapping("/examples/{name}")
	String example(@PathVariable String name) throws Exception {
		String url = "http://localhost:" + this.environment.getProperty("local.server.port");
		return String.valueOf(switch (name) {
			case "annotation" -> this.methods.price("tea");
			case "decorator" -> this.prices.price("tea");
			case "block" -> block("tea");
			case "manual" -> manual("tea");
			case "attributes" -> attributes("tea");
			case "rest-client" -> restClient(url);
			case "rest-template" -> restTemplate(url);
			case "web-client" -> webClient(url);
			case "http-exchange" -> httpExchange(url);
			case "jdk" -> jdk(url);
			case "async" -> this.methods.priceLater("tea").get();
			case "executor" -> executor("tea");
			case "virtual-thread" -> virtualThread("tea");
			case "message" -> message();
			default -> throw new IllegalArgumentException(name);
		});
	}

	private int block(String product) {
		// example: block
		int price = Objects.requireNonNull(Observation.createNotStarted("price.lookup", this.registry)
			.contextualName("look up price")
			.lowCardinalityKeyValue("shop", "berlin")
			.highCardinalityKeyValue("app.product", product)
			.observe(() -> product.length()));
		// end
		return price;
	}

	private int manual(String product) {
		// example: manual
		Observation observation = Observation.createNotStarted("price.lookup", this.registry)
			.contextualName("look up price")
			.start();
		try {
			return Objects.requireNonNull(observation.scoped(() -> product.length()));
		}
		catch (RuntimeException ex) {
			observation.error(ex);
			throw ex;
		}
		finally {
			observation.stop();
		}
		// end
	}

	private String attributes(String product) {
		// example: attributes
		Observation current = this.registry.getCurrentObservation();
		if (current != null) {
			current.highCardinalityKeyValue("app.product", product);
		}
		this.events.event("price.stale", Map.of("app.age.days", 3));
		// end
		return product;
	}

	private String restClient(String url) {
		// example: rest-client
		RestClient client = this.restClientBuilder.baseUrl(url).build();
		String answer = client.get().uri("/echo").retrieve().body(String.class);
		// end
		return String.valueOf(answer);
	}

	private String restTemplate(String url) {
		// example: rest-template
		RestTemplate client = this.restTemplateBuilder.baseUri(url).build();
		String answer = client.getForObject("/echo", String.class);
		// end
		return String.valueOf(answer);
	}

	private String webClient(String url) {
		// example: web-client
		WebClient client = this.webClientBuilder.baseUrl(url).build();
		String answer = client.get().uri("/echo").retrieve().bodyToMono(String.class).block();
		// end
		return String.valueOf(answer);
	}

	private String httpExchange(String url) {
		// example: http-exchange
		RestClient client = this.restClientBuilder.baseUrl(url).build();
		HttpServiceProxyFactory factory = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build();
		String answer = factory.createClient(EchoClient.class).echo();
		// end
		return answer;
	}

	private String jdk(String url) throws Exception {
		// example: jdk
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/echo"));
		SenderContext<HttpRequest.Builder> context = new SenderContext<>(
				(target, name, value) -> Objects.requireNonNull(target).setHeader(name, value), Kind.CLIENT);
		context.setCarrier(request);
		String answer = Observation.createNotStarted("echo.call", () -> context, this.registry)
			.observeChecked(() -> this.http.send(request.build(), BodyHandlers.ofString()).body());
		// end
		return String.valueOf(answer);
	}

	private int executor(String product) throws Exception {
		// example: executor
		ExecutorService pool = ContextExecutorService.wrap(Executors.newFixedThreadPool(2),
				ContextSnapshotFactory.builder().build());
		int price = pool.submit(() -> this.prices.price(product)).get();
		// end
		pool.shutdown();
		return price;
	}

	private int virtualThread(String product) throws Exception {
		// example: virtual-thread
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
		executor.setVirtualThreads(true);
		executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
		int price = executor.submitCompletable(() -> this.prices.price(product)).get();
		// end
		return price;
	}

	private String message() throws InterruptedException {
		Map<String, String> headers = new HashMap<>();
		send(headers);
		Thread receiver = new Thread(() -> receive(headers));
		receiver.start();
		receiver.join();
		return String.valueOf(headers.get("traceparent"));
	}

	// example: message
	private void send(Map<String, String> headers) {
		SenderContext<Map<String, String>> context = new SenderContext<>(Map::put);
		context.setCarrier(headers);
		Observation.createNotStarted("orders.send", () -> context, this.registry)
			.observe(() -> this.queue.add(headers));
	}

	private void receive(Map<String, String> headers) {
		ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
		context.setCarrier(headers);
		Observation.createNotStarted("orders.receive", () -> context, this.registry)
			.observe(() -> this.prices.price("tea"));
	}
	// end

}
