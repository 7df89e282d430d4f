/**
 * The console's filter language. A query is a condition on one span or on one log record:
 *
 *     service = gateway and duration > 50ms and http.route = "/predict"
 *
 * What the names mean, and which values they take, stands in docs/console.md. Where TraceQL has a word for something,
 * this language has the same word.
 */
grammar Filter;

// An empty query is true for all
query
    : disjunction? EOF
    ;

// "and" binds stronger than "or", "not" stronger than both
disjunction
    : conjunction (OR conjunction)*
    ;

conjunction
    : condition (AND condition)*
    ;

condition
    : NOT condition                   # Negation
    | '(' disjunction ')'             # Group
    | '{' disjunction '}'             # OfTrace     // some span of the same trace matches it
    | name (operator value)?          # Comparison  // a name alone: there is such a value
    | STRING                          # Text        // part of the name of a span or a metric, or of a message, in any case
    ;

name
    : WORD
    | QUOTED_NAME
    ;

operator
    : '='
    | '!='
    | '>'
    | '>='
    | '<'
    | '<='
    | '=~'                            // the regular expression (RE2) is found in it
    | '!~'
    ;

value
    : STRING
    | WORD
    | NUMBER
    | DURATION
    | BOOLEAN
    | NIL                             // x = nil: there is no such value
    ;

AND
    options { caseInsensitive = true; }
    : 'and'
    | '&&'
    ;

OR
    options { caseInsensitive = true; }
    : 'or'
    | '||'
    ;

NOT
    options { caseInsensitive = true; }
    : 'not'
    | '!'
    ;

BOOLEAN
    : 'true'
    | 'false'
    ;

NIL
    : 'nil'
    ;

DURATION
    : DIGITS ('ns' | 'us' | '\u00B5s' | '\u03BCs' | 'ms' | 's' | 'm' | 'h')
    ;

NUMBER
    : '-'? DIGITS
    ;

// For names with blanks or other odd characters, and for attributes that are called like something else
QUOTED_NAME
    : ('attribute' | 'span' | 'resource' | 'event' | 'link') '.' STRING
    ;

// A backslash before a quote or a backslash makes it part of the text; before anything else it is part of the text itself
STRING
    : '"' ('\\' . | ~["\\])* '"'
    | '\'' ('\\' . | ~['\\])* '\''
    ;

WORD
    : ~[\p{White_Space}"'(){}=!<>~&|]+
    ;

SPACE
    : [\p{White_Space}]+ -> skip
    ;

// So that the parser refuses it, and says where
OTHER
    : .
    ;

fragment DIGITS
    : [0-9]+ ('.' [0-9]+)?
    ;
