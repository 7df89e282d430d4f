package org.reviewscope.console.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.console.archive.ArchiveWriter.Selection;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Sends a zip. It is in a file before the first byte is sent: spans must not stay in
 * memory for as long as a slow reader takes.
 */
@Component
class Exporter {

	private final Semaphore turn = new Semaphore(1);

	void send(Supplier<Selection> content, HttpServletResponse response) throws IOException {
		if (!this.turn.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Another export is running: try again when it has ended");
		}
		try {
			Path zip = Files.createTempFile("reviewscope-", ".zip");
			try {
				write(content, zip);
				send(zip, response);
			}
			finally {
				Files.delete(zip);
			}
		}
		finally {
			this.turn.release();
		}
	}

	private static void write(Supplier<Selection> content, Path zip) throws IOException {
		try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(zip))) {
			ArchiveWriter.write(content.get(), output);
		}
	}

	private static void send(Path zip, HttpServletResponse response) throws IOException {
		String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
		response.setContentType("application/zip");
		response.setContentLengthLong(Files.size(zip));
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("reviewscope-" + time + ".zip").build().toString());
		Files.copy(zip, response.getOutputStream());
	}

}
