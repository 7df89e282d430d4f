/**
 * What the documentation tells readers to type, typed.
 */
package org.reviewscope.system.docs;
