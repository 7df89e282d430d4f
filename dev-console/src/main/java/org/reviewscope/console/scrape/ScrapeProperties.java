package org.reviewscope.console.scrape;

import java.net.URI;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Services that the launcher does not run.
 *
 * @param targets where to read the metrics of each, by its name
 */
@ConfigurationProperties("reviewscope.console.scrape")
record ScrapeProperties(@DefaultValue Map<String, URI> targets) {
}
