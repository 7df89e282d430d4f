package org.reviewscope.inference.cache;

import java.util.List;
import java.util.Map;

/**
 * Keeps results for a while. It may forget any of them, and it may fail.
 */
interface ResultCache {

	/**
	 * Looks results up.
	 * @param keys their keys
	 * @return those that are kept, by key
	 */
	Map<String, CachedResult> get(List<String> keys);

	/**
	 * Keeps results.
	 * @param results the results by key
	 */
	void put(Map<String, CachedResult> results);

}
