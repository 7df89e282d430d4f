package org.reviewscope.faults.process;

import org.reviewscope.faults.Fault;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * The faults that every process can have.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty("reviewscope.faults.enabled")
public final class ProcessFaultsAutoConfiguration {

	@Bean
	Fault memoryLeak() {
		return new MemoryLeak();
	}

	@Bean
	Fault cpuBurn() {
		return BusyFault.cpuBurn();
	}

	@Bean
	Fault gcPressure() {
		return BusyFault.gcPressure();
	}

	@Bean
	Fault threadsStarved() {
		return BusyFault.threadsStarved();
	}

}
