package org.reviewscope.observability.autoconfigure.request;

import java.time.Duration;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's HTTP/1.1 with a limit on the time that a request line and its headers take: it
 * has one for the time between two pieces only. Public for Tomcat, which makes it by its
 * name.
 */
public final class SlowHeadProtocol extends Http11NioProtocol {

	private Duration maxTime = Duration.ofDays(1);

	void setMaxTime(Duration maxTime) {
		this.maxTime = maxTime;
	}

	@Override
	protected Processor createProcessor() {
		return new SlowHeadProcessor(this, getAdapter(), this.maxTime);
	}

}
