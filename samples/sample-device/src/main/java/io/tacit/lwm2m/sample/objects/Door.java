package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.StoredObject;

/** A list of values: a Resource with Resource Instances, in an Object of the vendor's own. */
public final class Door {

    private static final int CARDS = 1;
    private static final int MOST_CARDS = 100;

    private final StoredObject object = StoredObject.builder(ObjectDefinition.builder(33000, "Door")
                    .resource(CARDS, "Cards Let In", ResourceType.STRING, READ | WRITE | MULTIPLE)
                    .build())
            .maxResourceInstances(MOST_CARDS)
            .validator((instanceId, resourceId, resourceInstanceId, in) -> {
                if (in.readString().length() != 8) {
                    throw Refusal.badRequest("a card has 8 digits");
                }
            })
            .build();

    public StoredObject object() {
        return object;
    }

    /** Replaces all cards; any thread. */
    public void letIn(String... cards) {
        object.unsetAll(0, CARDS);
        for (int i = 0; i < cards.length; i++) {
            object.at(0, CARDS, i).setString(cards[i]);
        }
    }

    /** Tells whether a card opens the door; servers may have added it, taken it away, or replaced them all. */
    public boolean letsIn(String card) {
        for (int id : object.resourceInstanceIds(0, CARDS)) {
            if (card.equals(object.at(0, CARDS, id).getString())) {
                return true;
            }
        }
        return false;
    }
}
