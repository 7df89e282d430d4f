package org.reviewscope.observability.autoconfigure.requestlog;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.observability.autoconfigure.http.ServerRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Whose address a request comes from, and who is believed about it.
 */
class TrustedProxiesTests {

	private static final List<String> PROXIES = List.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			10.1.2.3    | 203.0.113.7                      | 203.0.113.7
			10.1.2.3    | 198.51.100.1, 203.0.113.7        | 203.0.113.7
			10.1.2.3    | 203.0.113.7, 192.0.2.1, 10.9.9.9 | 203.0.113.7
			10.1.2.3    | 10.9.9.9                         | 10.9.9.9
			10.1.2.3    | 203.0.113.7:4711                 | 203.0.113.7
			10.1.2.3    | 2001:db9::7                      | 2001:db9::7
			2001:db8::1 | [2001:db9::7]:4711               | 2001:db9::7
			10.1.2.3    | unknown                          | 10.1.2.3
			10.1.2.3    | evil.example.org                 | 10.1.2.3
			10.1.2.3    | 300.1.1.1                        | 10.1.2.3
			10.1.2.3    |                                  | 10.1.2.3
			192.0.2.2   | 203.0.113.7                      | 192.0.2.2
			203.0.113.9 | 203.0.113.7                      | 203.0.113.9
			""")
	void theLastAddressThatIsNoProxyIsTheClients(String peer, String forwardedFor, String client) {
		ServerRequest request = request(peer);
		given(request.header("X-Forwarded-For")).willReturn((forwardedFor != null) ? List.of(forwardedFor) : List.of());

		assertThat(new TrustedProxies(PROXIES).client(request)).isEqualTo(client);
		assertThat(new TrustedProxies(List.of()).client(request)).isEqualTo(peer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "for=203.0.113.7", "for=203.0.113.7;proto=http;by=10.1.2.3",
			"proto=http; For=\"203.0.113.7:4711\"", "for=198.51.100.1, for=203.0.113.7, for=\"10.7.7.7\"" })
	void headerOfTheStandardGoesBeforeItsForerunner(String forwarded) {
		ServerRequest request = request("10.1.2.3");
		given(request.header("Forwarded")).willReturn(List.of(forwarded));
		given(request.header("X-Forwarded-For")).willReturn(List.of("198.51.100.200"));

		assertThat(new TrustedProxies(PROXIES).client(request)).isEqualTo("203.0.113.7");
	}

	@Test
	void proxiesThatAddHeadersOfTheirOwnAreReadInOrder() {
		ServerRequest request = request("10.1.2.3");
		given(request.header("Forwarded")).willReturn(List.of("for=203.0.113.7", "for=\"[2001:db8::5]:80\""));

		assertThat(new TrustedProxies(PROXIES).client(request)).isEqualTo("203.0.113.7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy.example.org", "10.0.0.0/33", "10.0.0", "" })
	void whatIsNoNetworkEndsTheStart(String network) {
		assertThatIllegalArgumentException().isThrownBy(() -> new TrustedProxies(List.of(network)))
			.withMessageContaining("trusted-proxies");
	}

	private static ServerRequest request(String peer) {
		ServerRequest request = mock(ServerRequest.class);
		given(request.client()).willReturn(peer);
		return request;
	}

}
