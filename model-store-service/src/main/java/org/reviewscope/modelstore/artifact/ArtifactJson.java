package org.reviewscope.modelstore.artifact;

import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads the JSON files of an artifact, more strictly than requests: unknown and duplicate
 * properties are refused, too. A manifest is checked once and then used as long as the
 * model is.
 */
@Component
class ArtifactJson {

	private final JsonMapper mapper;

	private final Validator validator;

	ArtifactJson(Validator validator, JsonMapper requests) {
		this.validator = validator;
		this.mapper = requests.rebuild()
			// The rest of an entry is still to be read for its checksum
			.disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
	}

	Manifest manifest(InputStream content, String name) {
		Manifest manifest = parse(content, name);
		Set<ConstraintViolation<Manifest>> violations = this.validator.validate(manifest);
		if (!violations.isEmpty()) {
			throw new InvalidArtifactException(
					"%s in the artifact is not valid: %s.".formatted(name, text(violations)));
		}
		return manifest;
	}

	private Manifest parse(InputStream content, String name) {
		try {
			Manifest manifest = this.mapper.readValue(content, Manifest.class);
			if (manifest == null) {
				throw new InvalidArtifactException("%s in the artifact is the JSON null.".formatted(name));
			}
			return manifest;
		}
		catch (JacksonException ex) {
			throw new InvalidArtifactException("%s in the artifact is not a manifest: %s.".formatted(name, place(ex)),
					ex);
		}
	}

	// Jackson's own text is about classes and features, which mean nothing to the sender
	private static String place(JacksonException ex) {
		String path = ex.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[%d]".formatted(step.getIndex()))
			.collect(Collectors.joining());
		if (!path.isEmpty()) {
			return "see " + path.replaceFirst("^\\.", "");
		}
		return (ex.getLocation() != null) ? "see line " + ex.getLocation().getLineNr()
				: "it is nested too deeply, or a part of it is too long";
	}

	boolean requireObject(InputStream content, String name) {
		try (JsonParser parser = this.mapper.createParser(content)) {
			if (parser.nextToken() == JsonToken.START_OBJECT && hasFiniteNumbers(parser)
					&& parser.nextToken() == null) {
				return true;
			}
			throw new InvalidArtifactException(
					"%s in the artifact is not a JSON object, or has numbers that are too large.".formatted(name));
		}
		catch (JacksonException ex) {
			throw new InvalidArtifactException("%s in the artifact is not JSON.".formatted(name), ex);
		}
	}

	// To the end of the object: 1e400 is correct JSON, and infinite once it is read
	private static boolean hasFiniteNumbers(JsonParser parser) {
		boolean finite = true;
		while (!parser.streamReadContext().inRoot()) {
			finite &= !parser.nextToken().isNumeric() || Double.isFinite(parser.getDoubleValue());
		}
		return finite;
	}

	private static String text(Set<ConstraintViolation<Manifest>> violations) {
		return violations.stream()
			.map((violation) -> violation.getPropertyPath() + " " + violation.getMessage())
			.sorted()
			.collect(Collectors.joining(", "));
	}

}
