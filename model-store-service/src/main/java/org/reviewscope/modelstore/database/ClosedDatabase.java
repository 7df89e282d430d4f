package org.reviewscope.modelstore.database;

import java.sql.SQLException;
import java.util.Set;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Takes a connection out of the pool whose H2 database is closed: a write that finds no
 * room on the disk closes it for good, and only a new connection opens it again. Hikari
 * knows the codes of other databases only, and under load it checks no connection before
 * it gives it out.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

	/** H2's own codes: it is there at run time only, and not with PostgreSQL. */
	private static final Set<Integer> CLOSED = Set.of(90098, 90121);

	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		return isClosed(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

	static boolean isClosed(SQLException failure) {
		return CLOSED.contains(failure.getErrorCode());
	}

}
