package org.reviewscope.modelstore.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Leaves out what Hikari and Spring write of each call that meets a closed H2 database:
 * two stack traces, which say what {@link DatabaseAwayAdvice} says in a line. Of any
 * other failure their lines stay.
 */
@Component
class ClosedDatabaseLines extends TurboFilter implements DisposableBean {

	private static final Set<String> SOURCES = Set.of("com.zaxxer.hikari.pool.ProxyConnection",
			"org.springframework.transaction.interceptor.TransactionInterceptor");

	private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

	ClosedDatabaseLines() {
		this.loggers.addTurboFilter(this);
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] arguments, @Nullable Throwable failure) {
		return (SOURCES.contains(logger.getName()) && isOfAClosedDatabase(failure, arguments)) ? FilterReply.DENY
				: FilterReply.NEUTRAL;
	}

	// An exception behind the values of a line is among the arguments
	private static boolean isOfAClosedDatabase(@Nullable Throwable failure, Object @Nullable [] arguments) {
		Throwable told = (failure != null) ? failure : EventArgUtil.extractThrowable(arguments);
		return Stream.iterate(told, Objects::nonNull, Throwable::getCause)
			.anyMatch((cause) -> cause instanceof SQLException error && ClosedDatabase.isClosed(error));
	}

	@Override
	public void destroy() {
		this.loggers.getTurboFilterList().remove(this);
	}

}
