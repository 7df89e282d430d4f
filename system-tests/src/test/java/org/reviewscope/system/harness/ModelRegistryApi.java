package org.reviewscope.system.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.reviewscope.system.harness.Http.Answer;

/**
 * The registry's writes, as an administrator sends them to the store.
 *
 * @param suite the suite
 */
public record ModelRegistryApi(Suite suite) {

	/** What is uploaded: the bundled model under the next version. */
	public static final String NEXT_VERSION = "2.0.1";

	private static final Path BUNDLED = Path.of("../models/sentiment-minilm/artifact/sentiment-minilm-2.0.0.zip");

	private static final String BOUNDARY = "reviewscope-system-tests";

	private static final String[] ADMINISTRATOR = { "Authorization", "Bearer " + Suite.ADMIN_TOKEN };

	public Answer upload() {
		return uploadWith(ADMINISTRATOR);
	}

	public Answer uploadWith(String... headers) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(
				("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"artifact\"; filename=\"a.zip\"\r\n"
						+ "Content-Type: application/zip\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(nextVersion());
		body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return Http.send(Http.request(url("/models/sentiment-minilm/versions"), headers)
			.header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(BodyPublishers.ofByteArray(body.toByteArray())));
	}

	public Answer activate(String version) {
		String body = "{\"name\": \"sentiment-minilm\", \"version\": \"" + version + "\"}";
		return Http.send(Http.request(url("/models/active"), ADMINISTRATOR)
			.header("content-type", "application/json")
			.PUT(BodyPublishers.ofString(body)));
	}

	public Answer nominate(String version, String mode, int percent) {
		String body = "{\"name\": \"sentiment-minilm\", \"version\": \"%s\", \"mode\": \"%s\", \"percent\": %d}"
			.formatted(version, mode, percent);
		return Http.send(Http.request(url("/models/candidate"), ADMINISTRATOR)
			.header("content-type", "application/json")
			.PUT(BodyPublishers.ofString(body)));
	}

	public Answer rollBack() {
		return Http.send(Http.request(url("/models/candidate"), ADMINISTRATOR).DELETE());
	}

	private String url(String path) {
		return this.suite.url("model-store-service") + path;
	}

	private static byte[] nextVersion() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipFile bundled = new ZipFile(BUNDLED.toFile()); ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (String name : bundled.stream().map(ZipEntry::getName).toList()) {
				byte[] content = bundled.getInputStream(bundled.getEntry(name)).readAllBytes();
				zip.putNextEntry(entry(name));
				zip.write(name.equals("manifest.json") ? renamed(content) : content);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	// Of one time, so that a second upload is the same artifact
	private static ZipEntry entry(String name) {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
		return entry;
	}

	private static byte[] renamed(byte[] manifest) {
		return new String(manifest, StandardCharsets.UTF_8).replace("\"2.0.0\"", "\"" + NEXT_VERSION + "\"")
			.getBytes(StandardCharsets.UTF_8);
	}

}
