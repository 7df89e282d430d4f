package org.reviewscope.faults;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the faults.
 *
 * @param enabled whether this service has faults to switch on
 * @param duration how long one lasts by default
 * @param start what to switch on at the start, each as {@code
 * service/fault?parameter=value&parameter=value}
 */
@ConfigurationProperties("reviewscope.faults")
record FaultsProperties(@DefaultValue("false") boolean enabled, @DefaultValue("5m") Duration duration,
		@DefaultValue List<String> start) {

}
