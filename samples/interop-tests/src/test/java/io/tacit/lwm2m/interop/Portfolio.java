package io.tacit.lwm2m.interop;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.StoredObject;

/**
 * The Portfolio Object, 16, whose instances servers create and delete; with the one Resource that the interoperability
 * cases need. The server's definition of it is models/16.xml.
 */
final class Portfolio {

    private static final int IDENTITY = 0;

    private Portfolio() {}

    /** Makes the object with one instance, as the cases want it at first. */
    static StoredObject create() {
        StoredObject portfolio = StoredObject.builder(ObjectDefinition.builder(16, "Portfolio")
                        .multiple()
                        .resource(IDENTITY, "Identity", ResourceType.STRING, READ | WRITE | MULTIPLE | MANDATORY)
                        .build())
                .instances(0)
                .createdByServers()
                .build();
        portfolio.at(0, IDENTITY, 0).setString("Host Device ID #1");
        portfolio.at(0, IDENTITY, 1).setString("Host Device Manufacturer #1");
        portfolio.at(0, IDENTITY, 2).setString("Host Device Model #1");
        portfolio.at(0, IDENTITY, 3).setString("Host Device Software Version #1");
        return portfolio;
    }
}
