package org.reviewscope.modelstore.artifact;

import java.nio.file.Path;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where artifacts are kept, and how large their files may be when unpacked.
 *
 * @param directory folder of the artifacts, or of copies of those in S3
 * @param maxModelSize size of an unpacked model.onnx
 * @param maxTokenizerSize size of an unpacked tokenizer.json
 * @param maxManifestSize size of an unpacked manifest.json, and of reference.json
 */
@Validated
@ConfigurationProperties("reviewscope.model-store.artifacts")
record ArtifactProperties(@NotNull Path directory, @DefaultValue("512MB") DataSize maxModelSize,
		@DefaultValue("32MB") DataSize maxTokenizerSize, @DefaultValue("64KB") DataSize maxManifestSize) {

}
