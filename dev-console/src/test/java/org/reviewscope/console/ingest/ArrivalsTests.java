package org.reviewscope.console.ingest;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How late spans are, by the console's clock.
 */
class ArrivalsTests {

	private static final long SECOND = 1_000_000_000L;

	private final Arrivals arrivals = new Arrivals();

	@Test
	void newestSpanOfEachBatchCounts() {
		this.arrivals.add(spans("shop", 10, 19), 20 * SECOND);

		assertThat(this.arrivals.delaySeconds("shop", 0)).isEqualTo(1);
	}

	@Test
	void servicesOfABatchAreToldApart() {
		this.arrivals.add(Stream.concat(spans("shop", 19).stream(), spans("bank", 12).stream()).toList(), 20 * SECOND);

		assertThat(this.arrivals.delaySeconds("shop", 0)).isEqualTo(1);
		assertThat(this.arrivals.delaySeconds("bank", 0)).isEqualTo(8);
	}

	@Test
	void medianOfTheBatchesOfTheTimeIsTold() {
		this.arrivals.add(spans("shop", 1), 20 * SECOND);
		this.arrivals.add(spans("shop", 29), 30 * SECOND);
		this.arrivals.add(spans("shop", 38), 40 * SECOND);
		this.arrivals.add(spans("shop", 20), 50 * SECOND);

		assertThat(this.arrivals.delaySeconds("shop", 30 * SECOND)).isEqualTo(2);
	}

	@Test
	void spansOfTheFutureAreEarly() {
		this.arrivals.add(spans("shop", 23), 20 * SECOND);

		assertThat(this.arrivals.delaySeconds("shop", 0)).isEqualTo(-3);
	}

	@Test
	void nothingIsToldOfAServiceThatHasSentNothing() {
		this.arrivals.add(spans("shop", 19), 20 * SECOND);

		assertThat(this.arrivals.delaySeconds("bank", 0)).isNull();
		assertThat(this.arrivals.delaySeconds("shop", 21 * SECOND)).isNull();
	}

	@Test
	void oldBatchesAndServicesAreForgotten() {
		this.arrivals.add(spans("shop", 0), 50 * SECOND);
		for (int batch = 0; batch < 60; batch++) {
			this.arrivals.add(spans("shop", 100), 101 * SECOND);
		}
		assertThat(this.arrivals.delaySeconds("shop", 0)).isEqualTo(1);

		for (int service = 0; service < 200; service++) {
			this.arrivals.add(spans("service " + service, 100), 101 * SECOND);
		}
		assertThat(this.arrivals.delaySeconds("shop", 0)).isNull();
		assertThat(this.arrivals.delaySeconds("service 0", 0)).isEqualTo(1);
	}

	@Test
	void serviceThatIsSilentForLongestIsForgottenFirst() {
		this.arrivals.add(spans("shop", 100), 101 * SECOND);
		for (int service = 0; service < 199; service++) {
			this.arrivals.add(spans("service " + service, 100), 101 * SECOND);
		}
		this.arrivals.add(spans("shop", 100), 102 * SECOND);
		this.arrivals.add(spans("new", 100), 102 * SECOND);

		assertThat(this.arrivals.delaySeconds("shop", 0)).isNotNull();
		assertThat(this.arrivals.delaySeconds("service 0", 0)).isNull();
	}

	private static List<Span> spans(String service, long... ends) {
		return LongStream.of(ends)
			.mapToObj((end) -> new Span("a", new Resource(service, Map.of(), 1), "work", "SERVER", "b", null,
					end * SECOND - 5, 5, SpanStatus.UNSET, Map.of(), List.of(), List.of()))
			.toList();
	}

}
