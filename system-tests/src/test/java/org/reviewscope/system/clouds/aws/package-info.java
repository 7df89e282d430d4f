/**
 * The Collector with the overlays for AWS, and the files for AWS' APIs.
 */
package org.reviewscope.system.clouds.aws;
