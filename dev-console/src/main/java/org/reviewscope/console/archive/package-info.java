/**
 * Saves what is kept as a zip of OTLP JSON files, and reads such a zip.
 */
@NullMarked
package org.reviewscope.console.archive;

import org.jspecify.annotations.NullMarked;
