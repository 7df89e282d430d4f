import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.logging.Logger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Three orders over HTTP, the third one refused, without a word about telemetry: all of
 * it is the OpenTelemetry Java agent's, with its default settings.
 */
final class Shop {

	private static final Logger logger = Logger.getLogger("shop");

	private Shop() {
	}

	public static void main(String[] args) throws Exception {
		HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.createContext("/orders", (exchange) -> answer(exchange));
		server.start();
		try (HttpClient client = HttpClient.newHttpClient()) {
			for (int items = 1; items <= 3; items++) {
				URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/orders?items=" + items);
				client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
			}
		}
		server.stop(0);
	}

	private static void answer(HttpExchange exchange) throws java.io.IOException {
		try (exchange) {
			boolean refused = exchange.getRequestURI().getQuery().equals("items=3");
			if (refused) {
				logger.warning("order refused");
			}
			exchange.sendResponseHeaders(refused ? 500 : 204, -1);
		}
	}

}
