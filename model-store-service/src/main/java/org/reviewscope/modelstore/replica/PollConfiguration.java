package org.reviewscope.modelstore.replica;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/**
 * Runs the poll.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PollConfiguration {

	@Bean
	SchedulingConfigurer activeVersionPollSchedule(ActiveVersionPoll poll, PollProperties properties) {
		// Not @Scheduled, which would make a trace of every look
		return (registrar) -> registrar
			.addFixedDelayTask(new FixedDelayTask(poll, properties.pollInterval(), properties.pollInterval()));
	}

}
