package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * Who sent spans or log records. One object for all that came together.
 *
 * @param service its service name
 * @param attributes what else is known of it
 * @param sharedBy how many spans or records came with it, which bear its memory together
 */
public record Resource(String service, Map<String, Object> attributes, int sharedBy) {
}
