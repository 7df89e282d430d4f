package org.reviewscope.modelstore.registration;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.registry.ModelCatalog;

/**
 * The result of registering an artifact.
 *
 * @param model the model and version that the artifact holds
 * @param version what the registry knows of it
 * @param isNew whether the version was not known before
 */
record Registration(ModelId model, ModelCatalog.Version version, boolean isNew) {

}
