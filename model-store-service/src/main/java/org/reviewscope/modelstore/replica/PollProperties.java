package org.reviewscope.modelstore.replica;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a store keeps up with others that have the same database.
 *
 * @param pollInterval pause between two looks at which version is active
 */
@ConfigurationProperties("reviewscope.model-store.registry")
record PollProperties(@DefaultValue("5s") Duration pollInterval) {

}
