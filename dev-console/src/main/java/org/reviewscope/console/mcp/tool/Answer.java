package org.reviewscope.console.mcp.tool;

import java.util.List;
import java.util.Map;

/**
 * The answer of a tool. Its items are cut from the end when it is too long.
 *
 * @param head what is said in any case, a few numbers
 * @param name what the items are
 * @param items the items, most important first; each is written as JSON
 * @param less how to ask for less
 */
public record Answer(Map<String, Object> head, String name, List<?> items, String less) {
}
