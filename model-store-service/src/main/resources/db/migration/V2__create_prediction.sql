-- No review text, on purpose: length, tokens and result are enough to judge a model.
-- No reference to registered_version either: an inference service may still run a version that this store no longer knows.

CREATE TABLE prediction (
    id             UUID PRIMARY KEY,
    sentiment      VARCHAR(8)                  NOT NULL,
    confidence     DOUBLE PRECISION            NOT NULL,
    score_negative DOUBLE PRECISION            NOT NULL,
    score_neutral  DOUBLE PRECISION            NOT NULL,
    score_positive DOUBLE PRECISION            NOT NULL,
    model_name     VARCHAR(64)                 NOT NULL,
    model_version  VARCHAR(64)                 NOT NULL,
    review_length  INTEGER                     NOT NULL,
    tokens         INTEGER                     NOT NULL,
    truncated      BOOLEAN                     NOT NULL,
    trace_id       VARCHAR(32),
    created_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    feedback       VARCHAR(8)
);
