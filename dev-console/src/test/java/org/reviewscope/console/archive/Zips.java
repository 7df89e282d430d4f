package org.reviewscope.console.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Zips of texts.
 */
final class Zips {

	private Zips() {
	}

	static byte[] of(Map<String, byte[]> files) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
				for (Map.Entry<String, byte[]> file : files.entrySet()) {
					zip.putNextEntry(new ZipEntry(file.getKey()));
					zip.write(file.getValue());
				}
			}
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Map<String, byte[]> read(byte[] zip) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry file = input.getNextEntry(); file != null; file = input.getNextEntry()) {
				files.put(file.getName(), input.readAllBytes());
			}
			return files;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
