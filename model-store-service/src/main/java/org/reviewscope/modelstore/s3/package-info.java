/**
 * Artifacts in S3, or in something that speaks its protocol.
 */
@NullMarked
package org.reviewscope.modelstore.s3;

import org.jspecify.annotations.NullMarked;
