package org.reviewscope.console.mcp;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What agents may do.
 *
 * @param actions whether they may also restart services, begin experiments and switch
 * faults; else they only read
 */
@ConfigurationProperties("reviewscope.console.mcp")
record McpProperties(@DefaultValue("false") boolean actions) {
}
