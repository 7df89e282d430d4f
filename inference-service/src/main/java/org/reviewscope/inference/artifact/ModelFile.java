package org.reviewscope.inference.artifact;

import java.nio.file.Path;

import org.reviewscope.inference.sentiment.ModelRef;

/**
 * An artifact on disk.
 *
 * @param ref the version it should hold
 * @param sha256 the checksum it should have
 * @param path where it is
 */
public record ModelFile(ModelRef ref, String sha256, Path path) {
}
