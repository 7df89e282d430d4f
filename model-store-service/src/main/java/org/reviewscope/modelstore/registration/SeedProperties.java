package org.reviewscope.modelstore.registration;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an empty registry starts with.
 *
 * @param seed pattern of the artifacts that an empty registry starts with; the last one
 * by name becomes active
 */
@Validated
@ConfigurationProperties("reviewscope.model-store.registry")
record SeedProperties(@NotBlank @DefaultValue("classpath*:seed/*.zip") String seed) {

}
