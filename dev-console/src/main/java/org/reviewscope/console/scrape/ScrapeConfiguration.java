package org.reviewscope.console.scrape;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Enables scheduling, for the scraper and the checks of experiments.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScrapeConfiguration {

}
