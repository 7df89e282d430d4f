package org.reviewscope.system.tracing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The attributes of OpenTelemetry's semantic conventions, stable and incubating, as its
 * own artifacts declare them.
 *
 * @param types type of each attribute that is not deprecated
 */
record SemanticConventions(Map<String, AttributeType> types) {

	private static final String PACKAGE = "io/opentelemetry/semconv/";

	static SemanticConventions load() {
		Map<String, AttributeType> types = new TreeMap<>();
		Stream.of("*Attributes.class", "incubating/*Attributes.class")
			.flatMap(SemanticConventions::classes)
			.flatMap((type) -> Arrays.stream(type.getFields()))
			.filter((field) -> field.getType() == AttributeKey.class && !field.isAnnotationPresent(Deprecated.class))
			.map(SemanticConventions::key)
			.forEach((key) -> types.put(key.getKey(), key.getType()));
		return new SemanticConventions(types);
	}

	Set<String> deprecated() {
		Set<String> names = new HashSet<>();
		classes("incubating/*Attributes.class").flatMap((type) -> Arrays.stream(type.getFields()))
			.filter((field) -> field.getType() == AttributeKey.class)
			.forEach((field) -> names.add(key(field).getKey()));
		names.removeAll(this.types.keySet());
		return names;
	}

	private static Stream<Class<?>> classes(String pattern) {
		try {
			return Arrays
				.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:" + PACKAGE + pattern))
				.map((resource) -> load(resource, pattern));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Class<?> load(Resource resource, String pattern) {
		String folder = PACKAGE + pattern.substring(0, pattern.indexOf('*'));
		String name = folder + String.valueOf(resource.getFilename()).replace(".class", "");
		return ClassUtils.resolveClassName(name.replace('/', '.'), null);
	}

	private static AttributeKey<?> key(Field field) {
		return (AttributeKey<?>) ReflectionUtils.getField(field, null);
	}

}
