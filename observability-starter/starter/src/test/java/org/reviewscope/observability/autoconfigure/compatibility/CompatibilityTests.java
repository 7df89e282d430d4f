package org.reviewscope.observability.autoconfigure.compatibility;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Adding the starter changes nothing that an application or its clients can notice,
 * except for the header {@code X-Trace-Id} and the telemetry: each application of
 * somebody else is started without the starter and with it, and has to answer the same
 * byte for byte.
 */
class CompatibilityTests {

	private static final Set<String> OUR_BEANS = Set.of("traceIdHeaderFilter", "traceTaskDecorator");

	private static final List<String> TELEMETRY = List.of("org.reviewscope.observability.", "io.micrometer.",
			"io.opentelemetry.", "net.ttddyy.", "org.springframework.boot.micrometer.",
			"org.springframework.boot.opentelemetry.");

	@ParameterizedTest
	@EnumSource
	void theStarterIsNotNoticed(ForeignApplication application) {
		Observed without = observe(application, withoutStarter(application));
		Observed with = observe(application, application.properties());
		SoftAssertions.assertSoftly((softly) -> {
			application.requests()
				.forEach((request) -> softly.assertThat(without.answers().get(request))
					.as("%s without the starter", request)
					.startsWith("HTTP/1.1 " + request.status() + " "));
			without.answers()
				.forEach((request, answer) -> softly.assertThat(with.answers().get(request))
					.as(request.toString())
					.isEqualTo(answer));
			softly.assertThat(with.beans()).as("beans").containsExactlyElementsOf(without.beans());
		});
	}

	private static Observed observe(ForeignApplication application, Stream<String> properties) {
		try (TestService service = TestService.start(application.type(), properties.toArray(String[]::new))) {
			Map<Request, String> answers = new LinkedHashMap<>();
			application.requests().forEach((request) -> answers.put(request, request.send(service.port())));
			return new Observed(answers, beans(service.context()));
		}
	}

	private static Stream<String> withoutStarter(ForeignApplication application) {
		return Stream.concat(
				application.properties().filter((property) -> !property.startsWith("spring.autoconfigure")),
				WithoutStarter.properties(application.excluded()));
	}

	private static Set<String> beans(ConfigurableApplicationContext context) {
		return Arrays.stream(context.getBeanDefinitionNames())
			.filter((name) -> !isTelemetry(context, name))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isTelemetry(ConfigurableApplicationContext context, String bean) {
		Class<?> type = context.getType(bean);
		return OUR_BEANS.contains(bean) || isTelemetry(bean) || (type != null && isTelemetry(type.getName()));
	}

	private static boolean isTelemetry(String name) {
		return TELEMETRY.stream().anyMatch(name::startsWith)
				&& !name.startsWith(CompatibilityTests.class.getPackageName());
	}

	/**
	 * What can be noticed.
	 *
	 * @param answers the answer to each request
	 * @param beans names of the beans that are no telemetry
	 */
	private record Observed(Map<Request, String> answers, Set<String> beans) {
	}

}
