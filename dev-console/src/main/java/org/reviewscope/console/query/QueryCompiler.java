package org.reviewscope.console.query;

import java.util.List;
import java.util.regex.Pattern;

import org.reviewscope.console.query.grammar.FilterBaseVisitor;
import org.reviewscope.console.query.grammar.FilterParser.ComparisonContext;
import org.reviewscope.console.query.grammar.FilterParser.ConjunctionContext;
import org.reviewscope.console.query.grammar.FilterParser.DisjunctionContext;
import org.reviewscope.console.query.grammar.FilterParser.GroupContext;
import org.reviewscope.console.query.grammar.FilterParser.NegationContext;
import org.reviewscope.console.query.grammar.FilterParser.OfTraceContext;
import org.reviewscope.console.query.grammar.FilterParser.QueryContext;
import org.reviewscope.console.query.grammar.FilterParser.TextContext;
import org.reviewscope.console.query.value.Comparison;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.telemetry.Span;

/**
 * Turns a parsed query into a condition.
 *
 * @param <T> what the query is about: a span, a log record or a series of a metric
 */
final class QueryCompiler<T> extends FilterBaseVisitor<Condition<T>> {

	private final Names<T> names;

	QueryCompiler(Names<T> names) {
		this.names = names;
	}

	@Override
	public Condition<T> visitQuery(QueryContext context) {
		return (context.disjunction() != null) ? visit(context.disjunction()) : (_, _) -> true;
	}

	@Override
	public Condition<T> visitDisjunction(DisjunctionContext context) {
		List<Condition<T>> conditions = context.conjunction().stream().map(this::visit).toList();
		return (conditions.size() != 1) ? (item, trace) -> isAny(conditions, item, trace) : conditions.getFirst();
	}

	@Override
	public Condition<T> visitConjunction(ConjunctionContext context) {
		List<Condition<T>> conditions = context.condition().stream().map(this::visit).toList();
		return (conditions.size() != 1) ? (item, trace) -> isEach(conditions, item, trace) : conditions.getFirst();
	}

	@Override
	public Condition<T> visitNegation(NegationContext context) {
		Condition<T> denied = visit(context.condition());
		return (item, trace) -> !denied.holds(item, trace);
	}

	@Override
	public Condition<T> visitGroup(GroupContext context) {
		return visit(context.disjunction());
	}

	@Override
	public Condition<T> visitOfTrace(OfTraceContext context) {
		if (!this.names.isTraced()) {
			throw new QueryException(Tokens.column(context.getStart()), "no { }, because metrics have no trace",
					context.getStart().getText());
		}
		Condition<Span> ofAnySpan = new QueryCompiler<>(SpanNames.NAMES).visit(context.disjunction());
		return (_, trace) -> trace.any(ofAnySpan);
	}

	@Override
	public Condition<T> visitComparison(ComparisonContext context) {
		Field<T> field = this.names.field(Tokens.name(context.name().getStart()));
		if (context.operator() == null) {
			return field.exists();
		}
		Comparison comparison = Tokens.comparison(context.operator().getStart(), context.value().getStart());
		return field.compare(comparison);
	}

	@Override
	public Condition<T> visitText(TextContext context) {
		String text = Tokens.unquoted(context.STRING().getText());
		Pattern part = Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
		return (item, _) -> part.matcher(this.names.textOf(item)).find();
	}

	private static <T> boolean isAny(List<Condition<T>> conditions, T item, TraceScope trace) {
		for (Condition<T> condition : conditions) {
			if (condition.holds(item, trace)) {
				return true;
			}
		}
		return false;
	}

	private static <T> boolean isEach(List<Condition<T>> conditions, T item, TraceScope trace) {
		for (Condition<T> condition : conditions) {
			if (!condition.holds(item, trace)) {
				return false;
			}
		}
		return true;
	}

}
