package org.reviewscope.system.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import javax.tools.ToolProvider;

/**
 * A project whose build takes no time: its wrapper of Maven moves a jar, which answers
 * and logs as a Spring Boot application does.
 */
final class ForeignProject {

	private static final String SOURCE = """
			import com.sun.net.httpserver.HttpServer;
			import java.net.InetSocketAddress;

			public class Shop {

				public static void main(String[] args) throws Exception {
					HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
					server.createContext("/", (exchange) -> {
						byte[] answer = (System.getenv("OTEL_SERVICE_NAME") + " sends to "
								+ System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT")).getBytes();
						exchange.sendResponseHeaders(200, answer.length);
						exchange.getResponseBody().write(answer);
						exchange.close();
					});
					server.start();
					System.out.println("Tomcat started on port " + server.getAddress().getPort() + " (http)");
				}

			}
			""";

	private static final String WRAPPER = """
			echo "built with $*"
			mkdir -p target && mv ready.jar target/shop-1.0.jar
			""";

	private ForeignProject() {
	}

	static Path in(Path folder) throws IOException {
		Path shop = Files.createDirectories(folder.resolve("shop"));
		Path source = Files.writeString(folder.resolve("Shop.java"), SOURCE);
		int compiled = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-d", folder.toString(), source.toString());
		if (compiled != 0) {
			throw new IllegalStateException("Shop.java does not compile");
		}
		pack(folder.resolve("Shop.class"), shop.resolve("ready.jar"));
		Files.createFile(shop.resolve("pom.xml"));
		Files.writeString(shop.resolve("mvnw"), WRAPPER);
		return shop;
	}

	private static void pack(Path classFile, Path jar) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Shop");
		manifest.getMainAttributes().putValue("Spring-Boot-Version", "4.1.1");
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream output = new JarOutputStream(file, manifest)) {
			output.putNextEntry(new JarEntry("Shop.class"));
			Files.copy(classFile, output);
			output.closeEntry();
		}
	}

}
