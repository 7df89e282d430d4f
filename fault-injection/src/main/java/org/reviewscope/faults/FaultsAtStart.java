package org.reviewscope.faults;

import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Switches on what the settings name for this service.
 */
class FaultsAtStart implements ApplicationListener<ApplicationReadyEvent> {

	private final Faults faults;

	private final String service;

	private final List<String> start;

	FaultsAtStart(Faults faults, String service, List<String> start) {
		this.faults = faults;
		this.service = service;
		this.start = start;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.start.stream().map(String::strip).filter((text) -> !text.isEmpty()).forEach(this::begin);
	}

	private void begin(String text) {
		UriComponents call = UriComponentsBuilder.fromUriString(text).build();
		List<String> path = call.getPathSegments();
		if (path.size() != 2) {
			throw new InvalidFaultException(
					"reviewscope.faults.start must be service/fault?parameter=value, but is \"%s\"".formatted(text));
		}
		if (path.getFirst().equals(this.service)) {
			this.faults.begin(path.getLast(), call.getQueryParams().asSingleValueMap());
		}
	}

}
