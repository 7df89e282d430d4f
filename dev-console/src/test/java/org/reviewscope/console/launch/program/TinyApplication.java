package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real application of Spring Boot, as small as one can be that answers the launcher.
 */
public final class TinyApplication {

	private TinyApplication() {
	}

	public static void main(String[] args) throws IOException {
		SpringApplication application = new SpringApplication(TinyApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application
			.setDefaultProperties(Map.of("shop.colour", "${SHOP_COLOUR:red}", "shop.db-password", "correct-horse",
					"shop.copy", "it is correct-horse", "shop.greeting", "Grüße 💛", "spring.main.banner-mode", "off"));
		ConfigurableApplicationContext context = application.run(args);
		System.err.println("colour is " + context.getEnvironment().getProperty("shop.colour"));
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
				context.getEnvironment().getRequiredProperty("server.port", Integer.class)), 0);
		server.createContext("/readyz", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
	}

}
