package org.reviewscope.observability.autoconfigure.compatibility;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.util.backoff.FixedBackOff;

/**
 * An application that listens to Kafka, tries thrice and then gives a record up.
 */
@EnableAutoConfiguration
class KafkaApplication {

	private static final Logger logger = LoggerFactory.getLogger(KafkaApplication.class);

	private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

	@Bean
	static DefaultErrorHandler errorHandler(KafkaTemplate<?, ?> template) {
		return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(template), new FixedBackOff(0, 2));
	}

	@KafkaListener(topics = "${orders}", groupId = "orders", concurrency = "1")
	void order(ConsumerRecord<String, String> order) {
		add("order", order);
		if (order.value().startsWith("refused")) {
			throw new IllegalStateException("No such order");
		}
	}

	@KafkaListener(topics = "${orders}", groupId = "counts")
	void count(@Payload int count) {
		this.deliveries.add(new Delivery("count", null, "" + count, Map.of()));
	}

	@KafkaListener(topics = "${orders}-dlt", groupId = "letters")
	void letter(ConsumerRecord<String, String> letter) {
		add("letter", letter);
	}

	private void add(String listener, ConsumerRecord<String, String> record) {
		logger.info("Received by {}", listener);
		Map<String, String> headers = new TreeMap<>();
		record.headers()
			.forEach((header) -> headers.put(header.key(), new String(header.value(), StandardCharsets.ISO_8859_1)));
		this.deliveries.add(new Delivery(listener, record.key(), record.value(), headers));
	}

	List<Delivery> deliveries() {
		return this.deliveries;
	}

	/**
	 * What a listener was given.
	 *
	 * @param listener which one
	 * @param key the record's key
	 * @param value the record's value
	 * @param headers the record's headers, by name
	 */
	record Delivery(String listener, String key, String value, Map<String, String> headers) {
	}

}
