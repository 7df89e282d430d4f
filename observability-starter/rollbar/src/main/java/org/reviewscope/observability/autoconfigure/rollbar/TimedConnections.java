package org.reviewscope.observability.autoconfigure.rollbar;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.time.Duration;

/**
 * Opens connections that do not wait for ever. Rollbar's sender sets no timeouts, ignores
 * the JVM's proxy, and follows redirects with the token; but it takes a URL, and with it
 * the way in which this URL is opened.
 */
final class TimedConnections extends URLStreamHandler {

	private final int timeout;

	private TimedConnections(Duration timeout) {
		this.timeout = Math.toIntExact(timeout.toMillis());
	}

	static URL url(URI endpoint, Duration timeout) {
		try {
			return new URL(null, endpoint.toString(), new TimedConnections(timeout));
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	@Override
	protected URLConnection openConnection(URL url) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(url.toExternalForm()).toURL().openConnection();
		connection.setConnectTimeout(this.timeout);
		connection.setReadTimeout(this.timeout);
		connection.setInstanceFollowRedirects(false);
		return connection;
	}

	@Override
	protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
		return openConnection(url);
	}

}
