/**
 * The suite under test: its processes, its API and its files, as every test uses them.
 */
package org.reviewscope.system.harness;
