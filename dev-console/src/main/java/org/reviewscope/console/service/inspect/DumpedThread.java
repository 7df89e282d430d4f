package org.reviewscope.console.service.inspect;

/**
 * A thread of a dump.
 *
 * @param name its name
 * @param state its state, as {@code java.lang.Thread.State} calls it; {@code JVM} for a
 * thread that runs no Java
 * @param text all that the dump says of it
 */
record DumpedThread(String name, String state, String text) {
}
