package org.reviewscope.observability.autoconfigure.requestlog;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.http.ServerRequest;

/**
 * Finds the client behind proxies. Anyone can send their headers, so what a header says
 * counts only as far as each proxy that added to it is a known one.
 */
public final class TrustedProxies {

	private static final String IPV4 = "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|(?![.\\d]))){4}";

	/** An address with or without a port: never a name, which would be looked up. */
	private static final Pattern ADDRESS = Pattern
		.compile("\"?(?:(" + IPV4 + ")(?::\\d+)?|\\[([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)](?::\\d+)?"
				+ "|([0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*))\"?");

	private static final Pattern FORWARDED_FOR = Pattern.compile("(?i)(?:^|[;\\s])for=([^;]+)");

	private final List<Network> networks;

	/**
	 * Names the proxies.
	 * @param networks addresses and networks, as {@code 10.0.0.0/8}
	 */
	public TrustedProxies(List<String> networks) {
		this.networks = networks.stream().map(Network::parse).toList();
	}

	/**
	 * Returns the address of a request's client.
	 * @param request the request
	 * @return the last address that is no known proxy's, {@code null} if none is known
	 */
	@Nullable String client(ServerRequest request) {
		String address = request.client();
		List<String> hops = hops(request);
		for (int i = hops.size() - 1; i >= 0 && address != null && isProxy(address); i--) {
			String hop = address(hops.get(i));
			if (hop == null) {
				break;
			}
			address = hop;
		}
		return address;
	}

	// The header of RFC 7239, or else its forerunner
	private static List<String> hops(ServerRequest request) {
		List<String> forwarded = values(request.header("Forwarded"))
			.flatMap((element) -> FORWARDED_FOR.matcher(element).results().map((match) -> match.group(1)))
			.toList();
		return forwarded.isEmpty() ? values(request.header("X-Forwarded-For")).toList() : forwarded;
	}

	private static Stream<String> values(List<String> headers) {
		return headers.stream().flatMap((header) -> Arrays.stream(header.split(","))).map(String::strip);
	}

	private boolean isProxy(String address) {
		return this.networks.stream().anyMatch((network) -> network.contains(address));
	}

	private static @Nullable String address(String text) {
		Matcher match = ADDRESS.matcher(text.strip());
		if (!match.matches()) {
			return null;
		}
		return Stream.of(1, 2, 3).map(match::group).filter((group) -> group != null).findFirst().orElse(null);
	}

	/**
	 * Addresses that begin with the same bits.
	 *
	 * @param bits the address as a number, without the bits that differ
	 * @param length the length of its addresses in bits
	 * @param rest how many bits differ
	 */
	private record Network(BigInteger bits, int length, int rest) {

		static Network parse(String text) {
			String[] parts = text.strip().split("/");
			byte[] bytes = bytes(parts[0]);
			int length = (bytes != null) ? bytes.length * 8 : -1;
			int prefix = (parts.length > 1) ? Integer.parseInt(parts[1]) : length;
			if (bytes == null || prefix < 0 || prefix > length) {
				throw new IllegalArgumentException("request-log.trusted-proxies holds no address or network: " + text);
			}
			return new Network(new BigInteger(1, bytes).shiftRight(length - prefix), length, length - prefix);
		}

		boolean contains(String address) {
			byte[] bytes = bytes(address);
			return bytes != null && bytes.length * 8 == this.length
					&& new BigInteger(1, bytes).shiftRight(this.rest).equals(this.bits);
		}

		private static byte @Nullable [] bytes(String text) {
			String address = address(text);
			try {
				return (address != null) ? InetAddress.getByName(address).getAddress() : null;
			}
			catch (UnknownHostException ex) {
				return null;
			}
		}

	}

}
