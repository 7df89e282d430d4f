package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * The sender of spans or log records. All that arrive together share one object.
 *
 * @param service its service name
 * @param attributes its attributes
 * @param sharedBy how many spans or records share this object
 */
public record Resource(String service, Map<String, Object> attributes, int sharedBy) {
}
