package org.reviewscope.system.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.received.OtlpReceiver;

/**
 * A suite whose services identify each other by certificates and by a token, and a
 * receiver of all it sends. Started once for all tests of this package.
 *
 * @param suite the suite
 * @param received what receives its telemetry
 * @param own its certificates
 * @param foreign certificates of another authority
 */
record TrustedSuite(Suite suite, OtlpReceiver received, Certificates own,
		Certificates foreign) implements AutoCloseable {

	static final String TOKEN = "new-" + UUID.randomUUID();

	static final String OLD_TOKEN = "old-" + UUID.randomUUID();

	static final String ADMIN_TOKEN = "admin-" + UUID.randomUUID();

	private static TrustedSuite start() {
		try {
			Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target/system-tests")), "tls");
			Certificates own = Certificates.generate(directory.resolve("own"));
			Certificates foreign = Certificates.generate(directory.resolve("foreign"));
			OtlpReceiver received = new OtlpReceiver();
			Suite suite = Suite.startWithCertificates(own.directory(),
					Map.of("REVIEWSCOPE_TRUST_TOKENS", TOKEN + "," + OLD_TOKEN, "MODEL_STORE_ADMIN_TOKEN", ADMIN_TOKEN,
							"OTEL_EXPORTER_OTLP_ENDPOINT", received.url(), "REVIEWSCOPE_INFERENCE_CACHE_TYPE",
							"caffeine"));
			return new TrustedSuite(suite, received, own, foreign);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.suite.close();
		this.received.close();
	}

	/**
	 * Hands it to tests.
	 */
	static final class Extension implements ParameterResolver {

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == TrustedSuite.class;
		}

		@Override
		public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return context.getRoot()
				.getStore(Namespace.create(Extension.class))
				.computeIfAbsent(TrustedSuite.class, (type) -> TrustedSuite.start(), TrustedSuite.class);
		}

	}

}
