package org.reviewscope.console.archive;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of a zip that is read. Each of its files has the limits of an OTLP request,
 * too.
 *
 * @param maxBody size of the zip
 * @param maxFile size of one of its files
 * @param maxDecompressed size of all its files together
 * @param maxFiles how many files it may have
 */
@Validated
@ConfigurationProperties("reviewscope.console.archive")
record ArchiveProperties(@DefaultValue("64MB") DataSize maxBody, @DefaultValue("4MB") DataSize maxFile,
		@DefaultValue("1GB") DataSize maxDecompressed, @Min(1) @DefaultValue("5000") int maxFiles) {
}
