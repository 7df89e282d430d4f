package org.reviewscope.trust;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom a service trusts.
 *
 * @param tokens the suite's secrets: any of them is accepted, the first one is sent.
 * Without one, everybody is answered
 * @param operatorTokens secrets of people, which are accepted as well, and never sent
 * @param guarded whether this service answers only the suite, once there is a token
 * @param peers addresses of the services to which the token is sent
 */
@ConfigurationProperties("reviewscope.trust")
record TrustProperties(@DefaultValue List<String> tokens, @DefaultValue List<String> operatorTokens,
		@DefaultValue("false") boolean guarded, @DefaultValue List<URI> peers) {

	@Override
	public String toString() {
		return "TrustProperties[guarded=%s, peers=%s]".formatted(this.guarded, this.peers);
	}

}
