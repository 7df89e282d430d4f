/**
 * A client that records every answer, and checks that the suite has kept what it
 * promised.
 */
package org.reviewscope.system.ledger;
