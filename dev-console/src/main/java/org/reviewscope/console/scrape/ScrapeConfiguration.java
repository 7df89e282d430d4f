package org.reviewscope.console.scrape;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Lets the scraper work by the clock.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScrapeConfiguration {

}
