package org.reviewscope.inference.model;

import java.nio.file.Path;

/**
 * An artifact on disk.
 *
 * @param ref the version it should hold
 * @param sha256 the checksum it should have
 * @param path where it is
 */
record ModelFile(ModelRef ref, String sha256, Path path) {
}
