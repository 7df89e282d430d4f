package org.reviewscope.console.run.kept;

import java.nio.file.Path;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which runs are kept, and where.
 *
 * @param enabled whether any is kept
 * @param directory where they are kept
 * @param maxSize how much of the disk they may take
 * @param maxRuns how many there may be
 * @param commit the commit that runs, the name of runs that get no other; empty when it
 * is not known
 */
@Validated
@ConfigurationProperties("reviewscope.console.runs")
record RunProperties(@DefaultValue("true") boolean enabled, @DefaultValue("data/runs") Path directory,
		@DefaultValue("64MB") DataSize maxSize, @Min(2) @DefaultValue("200") int maxRuns,
		@DefaultValue("") String commit) {
}
