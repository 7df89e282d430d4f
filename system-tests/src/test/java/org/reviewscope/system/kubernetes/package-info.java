/**
 * The manifests in {@code kubernetes/}, as {@code kubectl kustomize} puts them together.
 * No cluster is asked: {@code .ci/kubernetes} does that.
 */
package org.reviewscope.system.kubernetes;
