/**
 * The Collector with an overlay for a vendor, against a server that speaks the vendor's
 * wire, behind {@code -Dreviewscope.collector}.
 */
package org.reviewscope.system.clouds;
