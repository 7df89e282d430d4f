package org.reviewscope.trust;

import java.net.URI;
import java.util.List;

import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.web.client.RestClient;

/**
 * Sends the suite's token to its services, and to nobody else.
 */
final class TokenSender implements RestClientCustomizer {

	private final String token;

	private final List<String> peers;

	TokenSender(String token, List<URI> peers) {
		this.token = token;
		this.peers = peers.stream().map(TokenSender::origin).toList();
	}

	@Override
	public void customize(RestClient.Builder client) {
		client.requestInitializer(this::identify);
	}

	private void identify(ClientHttpRequest request) {
		if (this.peers.contains(origin(request.getURI()))) {
			request.getHeaders().setBearerAuth(this.token);
		}
	}

	private static String origin(URI address) {
		return address.getScheme() + "://" + address.getRawAuthority();
	}

}
