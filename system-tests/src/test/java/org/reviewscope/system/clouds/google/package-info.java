/**
 * The Collector with the overlay for Google Cloud, and the files for Google's APIs.
 */
package org.reviewscope.system.clouds.google;
