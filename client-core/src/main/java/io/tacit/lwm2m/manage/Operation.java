package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.transport.Message;

/** What a server may ask for. One class for each; they keep nothing from one call to the next. */
interface Operation {

    /**
     * Does what was asked.
     *
     * @param call what was asked, and by whom; its options and path have been checked
     * @return the answer, or null if an Object put it off
     * @throws io.tacit.lwm2m.model.Refusal if the answer is an error; nothing of the request has then had an effect
     */
    Message perform(Call call);
}
