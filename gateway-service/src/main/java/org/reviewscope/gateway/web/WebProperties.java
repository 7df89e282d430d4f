package org.reviewscope.gateway.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on what clients send.
 *
 * @param maxBodySize size of a request body above which it is refused
 */
@ConfigurationProperties("reviewscope.gateway.web")
record WebProperties(@DefaultValue("64KB") DataSize maxBodySize) {
}
