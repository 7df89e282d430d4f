package org.reviewscope.modelstore.registry;

import org.reviewscope.modelstore.model.ModelId;

/**
 * Event: a version has become the active one.
 *
 * @param model the version
 */
public record ModelActivated(ModelId model) {

}
