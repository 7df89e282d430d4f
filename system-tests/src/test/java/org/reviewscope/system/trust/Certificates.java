package org.reviewscope.system.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.reviewscope.system.harness.Repository;

/**
 * Certificates as the documented command makes them, and clients that use them.
 */
record Certificates(Path directory) {

	static Certificates generate(Path directory) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				Repository.ROOT.resolve("config/tls/Certificates.java").toString(), directory.toString())
			.inheritIO()
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException("No certificates, see above");
		}
		return new Certificates(directory.toAbsolutePath());
	}

	/**
	 * A client that trusts this authority.
	 * @param own whose certificate of the gateway it shows, {@code null} for none
	 * @return its context
	 */
	SSLContext client(Certificates own) throws IOException, GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init((own != null) ? own.keys() : null, trust(), null);
		return context;
	}

	private KeyManager[] keys() throws IOException, GeneralSecurityException {
		KeyStore store = emptyStore();
		store.setKeyEntry("own", privateKey(), new char[0], new Certificate[] { certificate("tls.crt") });
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(store, new char[0]);
		return factory.getKeyManagers();
	}

	private TrustManager[] trust() throws IOException, GeneralSecurityException {
		KeyStore store = emptyStore();
		store.setCertificateEntry("authority", certificate("ca.crt"));
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

	private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

	private Certificate certificate(String name) throws IOException, GeneralSecurityException {
		try (InputStream file = Files.newInputStream(file(name))) {
			return CertificateFactory.getInstance("X.509").generateCertificate(file);
		}
	}

	private PrivateKey privateKey() throws IOException, GeneralSecurityException {
		String key = Files.readString(file("tls.key")).replaceAll("-----[A-Z ]+-----|\\s", "");
		return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
	}

	private Path file(String name) {
		return this.directory.resolve("gateway-service").resolve(name);
	}

}
