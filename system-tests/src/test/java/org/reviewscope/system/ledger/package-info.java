/**
 * A client that writes down every answer, and whether the suite has kept its word.
 */
package org.reviewscope.system.ledger;
