import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Makes a certificate authority and a certificate for each service of the suite, with the
 * JDK's keytool: java config/tls/Certificates.java DIRECTORY. Each service gets a folder as
 * cert-manager fills it: tls.crt, tls.key and ca.crt. For trying it out: valid for 30 days,
 * and the authority's key is thrown away.
 */
class Certificates {

	private static final List<String> SERVICES = List.of("gateway-service", "inference-service", "model-store-service");

	private static final String AUTHORITY = "authority";

	private final Path keys;

	private final String password = UUID.randomUUID().toString();

	private Certificates(Path keys) {
		this.keys = keys;
	}

	public static void main(String[] args) throws InterruptedException {
		if (args.length != 1) {
			System.err.println("Usage: java config/tls/Certificates.java DIRECTORY");
			System.exit(2);
		}
		try {
			generate(args[0]);
		}
		catch (IOException | GeneralSecurityException | IllegalStateException ex) {
			// A stack trace would not help a user who wants certificates
			System.err.println(ex.toString().strip());
			System.exit(1);
		}
	}

	private static void generate(String target) throws IOException, InterruptedException, GeneralSecurityException {
		Path directory = Files.createDirectories(Path.of(target));
		Path work = Files.createTempDirectory("certificates");
		Path keys = work.resolve("keys.p12");
		try {
			new Certificates(keys).generate(directory);
		}
		finally {
			Files.deleteIfExists(keys);
			Files.delete(work);
		}
	}

	private void generate(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
		generateKey(AUTHORITY, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign,cRLSign");
		for (String service : SERVICES) {
			generateKey(service, "-signer", AUTHORITY, "-ext", "ku:critical=digitalSignature", "-ext",
					"eku=serverAuth,clientAuth", "-ext", "san=dns:localhost,ip:127.0.0.1,dns:" + service);
		}
		KeyStore store = KeyStore.getInstance(this.keys.toFile(), this.password.toCharArray());
		for (String service : SERVICES) {
			Path folder = Files.createDirectories(directory.resolve(service));
			write(folder.resolve("tls.crt"), "CERTIFICATE", store.getCertificate(service).getEncoded());
			write(folder.resolve("ca.crt"), "CERTIFICATE", store.getCertificate(AUTHORITY).getEncoded());
			writeSecret(folder.resolve("tls.key"), store.getKey(service, this.password.toCharArray()));
		}
	}

	private void generateKey(String name, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						name, "-dname", "CN=" + name + ", O=Reviewscope", "-keyalg", "EC", "-groupname", "secp256r1",
						"-validity", "30", "-keystore", this.keys.toString(), "-storepass:env", "KEYS_PASSWORD"));
		command.addAll(List.of(options));
		ProcessBuilder keytool = new ProcessBuilder(command).redirectErrorStream(true);
		// Not on the command line, which every user of the machine sees
		keytool.environment().put("KEYS_PASSWORD", this.password);
		Process process = keytool.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException("keytool: " + output);
		}
	}

	private static void writeSecret(Path file, Key key) throws IOException {
		Files.deleteIfExists(file);
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		write(file, "PRIVATE KEY", key.getEncoded());
	}

	private static void write(Path file, String type, byte[] content) throws IOException {
		String text = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, text, type));
	}

}
