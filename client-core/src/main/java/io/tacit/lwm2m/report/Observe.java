package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.PathList;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.AttributeQuery;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Observe and Observe-Composite operations of one server, and their cancellation (LwM2M Core TS 1.2, sections 6.4.1
 * and 6.4.3 to 6.4.5; RFC 7641 sections 3.6 and 4.1). One thread.
 */
public final class Observe {

    private final ObjectTree tree;
    private final Formats formats;
    private final Lwm2mVersion version;
    private final Observations observations;
    private final int limit;
    private final AttributeQuery query = new AttributeQuery();

    /**
     * Makes observing possible.
     *
     * @param tree what is observed
     * @param formats the data formats
     * @param version the version that is spoken with that server
     * @param observations what the server observes
     */
    public Observe(ObjectTree tree, Formats formats, Lwm2mVersion version, Observations observations) {
        this.tree = tree;
        this.formats = formats;
        this.version = version;
        this.observations = observations;
        this.limit = observations.room();
    }

    /**
     * Begins an observation, once the request was answered as a Read or Read-Composite. The same token, or the same
     * paths in the same format, take the place of an older one. Over the limit, or if the answer is not 2.05 in a
     * format that notifications can have, nothing is observed, and the answer stays as it is (RFC 7641 section 4.1).
     *
     * @param request a GET or FETCH with an Observe option of 0
     * @param answer the answer to what it reads, with its path as {@link Message#subject}
     * @param now elapsed time, milliseconds
     * @return the answer to send: with an Observe option if the observation has begun; 4.00 if its parameters are no
     *     attributes that it can have
     */
    public Message begin(Message request, Message answer, long now) {
        cancel(request.token());
        Path[] paths = paths(request, answer);
        if (paths == null) {
            return answer;
        }
        try {
            Attributes own = attributes(request, paths);
            cancel(request, answer, paths);
            if (paths.length > observations.room()) {
                return answer;
            }
            int format = (int) answer.uint(Option.CONTENT_FORMAT);
            observations.begin(
                    new Observation(observations, request.token(), paths, isComposite(request), format, own, now), now);
            return answer.add(Option.OBSERVE, (long) observations.nextSequence());
        } catch (Refusal refusal) {
            return Message.error(refusal.code(), refusal.getMessage()).subject(answer.subject());
        }
    }

    /**
     * Ends an observation for a GET or FETCH with an Observe option of 1, which is answered as if it had none: that of
     * its token, else the one of what it reads, in the format of the answer.
     *
     * @param request the request
     * @param answer the answer to what it reads, with its path as {@link Message#subject}
     */
    public void cancel(Message request, Message answer) {
        if (!cancel(request.token())) {
            Path[] paths = paths(request, answer);
            if (paths != null) {
                cancel(request, answer, paths);
            }
        }
    }

    private boolean cancel(byte[] token) {
        Observation observation = observations.find(token);
        if (observation != null) {
            observations.end(observation);
        }
        return observation != null;
    }

    private void cancel(Message request, Message answer, Path[] paths) {
        int format = (int) answer.uint(Option.CONTENT_FORMAT);
        for (int i = observations.size() - 1; i >= 0; i--) {
            if (observations.get(i).isOf(paths, isComposite(request), format)) {
                observations.end(observations.get(i));
            }
        }
    }

    private static boolean isComposite(Message request) {
        return request.code() == Code.FETCH;
    }

    /** Returns what is observed, no path twice; or null if it can't be. */
    private Path[] paths(Message request, Message answer) {
        if (answer.code() != Code.CONTENT || formats.encoder((int) answer.uint(Option.CONTENT_FORMAT)) == null) {
            return null;
        }
        if (!isComposite(request)) {
            Path path = answer.subject();
            return path == null || path.depth() == 0 ? null : new Path[] {path};
        }
        Decoder decoder = formats.decoder((int) request.uint(Option.CONTENT_FORMAT));
        try {
            return decoder == null || limit == 0 ? null : distinct(PathList.read(decoder, request.payload(), limit));
        } catch (Refusal tooMany) {
            // It was read a moment ago: more paths than may be observed, but not more than may be read.
            return null;
        }
    }

    /**
     * Reads the attributes that are parameters of the request.
     *
     * @return the attributes, or null if there are none
     * @throws Refusal 4.00 if they are not for what is observed, or contradict each other; or if the version has no
     *     such parameters: who does not support them has to reject them
     */
    private Attributes attributes(Message request, Path[] paths) {
        int first = request.find(Option.URI_QUERY);
        if (first < 0) {
            return null;
        }
        if (!version.atLeast(Lwm2mVersion.V1_2)) {
            throw Refusal.badRequest("attributes in an Observe are of LwM2M 1.2: use Write-Attributes");
        }
        query.clear();
        for (int i = first; i < request.optionCount() && request.optionNumber(i) == Option.URI_QUERY; i++) {
            query.add(request.optionText(i), version);
        }
        if (!query.unset().none()) {
            throw Refusal.badRequest("an attribute in an Observe has a value");
        }
        query.check(isComposite(request) ? null : resource(paths[0]));
        Attributes own = new Attributes();
        own.inherit(query.given());
        return own;
    }

    private ResourceDefinition resource(Path path) {
        return path.depth() < 3 ? null : ObjectTree.resource(tree.object(path), path);
    }

    private static Path[] distinct(Path[] paths) {
        int count = 0;
        for (Path path : paths) {
            if (!contains(paths, count, path)) {
                paths[count++] = path;
            }
        }
        Path[] fewer = new Path[count];
        System.arraycopy(paths, 0, fewer, 0, count);
        return fewer;
    }

    private static boolean contains(Path[] paths, int count, Path path) {
        for (int i = 0; i < count; i++) {
            if (paths[i].equals(path)) {
                return true;
            }
        }
        return false;
    }
}
