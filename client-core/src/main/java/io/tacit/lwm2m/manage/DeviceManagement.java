package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.ChangeListener;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ServerRequest;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Requests;

/**
 * Answers what servers ask of the object tree (LwM2M Core TS 1.1, section 6.3): finds out which operation a request is
 * (LwM2M Transport TS 1.1, section 6.4.3), has it done, and turns whatever goes wrong into the answer that the
 * specification gives it. For all servers of a client. Observations are not its business: a GET or FETCH with an
 * Observe option is answered as a plain Read or Read-Composite. One thread, the client's.
 */
public final class DeviceManagement {

    private final ObjectTree tree;
    private final FailureListener failures;
    private final Operation read;
    private final Operation discover;
    private final Write replace;
    private final Write update;
    private final Operation streamed;
    private final Operation writeAttributes;
    private final Operation execute;
    private final Operation create;
    private final Operation delete;
    private final Operation readComposite;
    private final Operation writeComposite;
    private final Operation notSupported;
    private final Uploads uploads;

    /**
     * Opens the tree for management.
     *
     * @param tree the Objects
     * @param formats the data formats
     * @param limit how large an answer's payload may be, bytes
     * @param changes hears of every Resource that a server wrote, and of Objects whose instances came or went
     * @param removals hears of what servers removed
     * @param failures hears of exceptions that Objects should not have thrown
     */
    public DeviceManagement(
            ObjectTree tree,
            Formats formats,
            int limit,
            ChangeListener changes,
            RemovalListener removals,
            FailureListener failures) {
        this.tree = tree;
        this.failures = failures;
        Output output = new Output(limit);
        this.read = new Read(tree, formats, output);
        this.discover = new Discover(tree, output);
        this.uploads = new Uploads(changes, failures);
        this.replace = new Write(tree, formats, changes, uploads, true);
        this.update = new Write(tree, formats, changes, uploads, false);
        this.streamed = new StreamedWrite(tree);
        this.writeAttributes = new WriteAttributes(tree);
        this.execute = new Execute(tree);
        this.create = new Create(tree, formats, changes, failures);
        this.delete = new Delete(tree, changes, removals, uploads);
        this.readComposite = new ReadComposite(tree, formats, output);
        this.writeComposite = new WriteComposite(tree, formats, changes, removals);
        this.notSupported = new NotSupported(tree);
    }

    /**
     * Answers a request.
     *
     * @param request the whole request, its blocks put together; {@link Message#subject} is set to its path if it has
     *     one
     * @param context what Objects may ask of the request
     * @param attributes the attributes that the same server has attached
     * @param version the version that is spoken with that server
     * @return the answer, which counts whatever Objects have deferred; or null if they put it off: then the
     *     {@link ServerRequest} has been asked to {@link ServerRequest#defer}, and {@link #resume} follows
     */
    public Message handle(Message request, ServerRequest context, AttributeStore attributes, Lwm2mVersion version) {
        return answer(request, context.shortServerId(), new DeferralWatch(context), attributes, version);
    }

    /**
     * Opens a way for the large value of a Write whose first block is there. What can be known of the request by then
     * is checked as {@link #handle} checks it. Once all of it was taken, {@link #handle} is called with the request as
     * {@link Message#streamed()}.
     *
     * @param first the request with the first block of its payload; {@link Message#subject} is set to its path if it
     *     has one
     * @param shortServerId who asks
     * @param attributes the attributes that the same server has attached
     * @param version the version that is spoken with that server
     * @param size how many bytes the payload has, −1 if that is not known
     * @return takes the payload piece by piece; null if the request has to be put together first
     * @throws Refusal if the request is refused already
     */
    public OpaqueSink open(
            Message first, int shortServerId, AttributeStore attributes, Lwm2mVersion version, long size) {
        Requests.checkOptions(first);
        Path path = Requests.path(first);
        first.subject(path);
        Operation operation = operation(first, path, version);
        if (operation != replace && operation != update) {
            return null;
        }
        Write write = operation == replace ? replace : update;
        return write.open(new Call(first, path, attributes, version, shortServerId, null), size);
    }

    /**
     * Gives up the large values that a server has begun to write, because its registration has ended.
     *
     * @param shortServerId the server
     */
    public void abandon(int shortServerId) {
        uploads.abandon(shortServerId);
    }

    /**
     * Makes the answer that was put off, after {@link io.tacit.lwm2m.object.Deferred#succeed}: what reads is carried
     * out now, anything else has been done already.
     *
     * @param request the same request as was given to {@link #handle}
     * @param shortServerId the server that it came from
     * @param attributes the attributes that the same server has attached
     * @param version the version that is spoken with that server
     * @return the answer, never null
     */
    public Message resume(Message request, int shortServerId, AttributeStore attributes, Lwm2mVersion version) {
        Path path = Requests.path(request);
        switch (request.code()) {
            case Code.GET:
            case Code.FETCH:
                return answer(request, shortServerId, null, attributes, version);
            case Code.DELETE:
                return new Message(Code.DELETED).subject(path);
            case Code.POST:
                if (path.depth() == 1) {
                    return Create.created(request.subject()).subject(path);
                }
                return new Message(Code.CHANGED).subject(path);
            default:
                return new Message(Code.CHANGED).subject(path);
        }
    }

    private Message answer(
            Message request,
            int shortServerId,
            DeferralWatch context,
            AttributeStore attributes,
            Lwm2mVersion version) {
        try {
            Requests.checkOptions(request);
            Path path = Requests.path(request);
            request.subject(path);
            Message answer = operation(request, path, version)
                    .perform(new Call(request, path, attributes, version, shortServerId, context));
            return answer == null ? null : answer.subject(path);
        } catch (Refusal refusal) {
            return Message.error(refusal).subject(request.subject());
        } catch (RuntimeException e) {
            // Its message is for the application's developer, not for the network.
            failures.failed(request.subject(), e);
            return Message.error(Code.INTERNAL_SERVER_ERROR, null).subject(request.subject());
        }
    }

    /** LwM2M Transport TS 1.1, table 6.4.3-1. What has no operation is answered 4.05 (RFC 7252 section 5.8). */
    private Operation operation(Message request, Path path, Lwm2mVersion version) {
        if (path.depth() == 0) {
            return compositeOperation(request, version);
        }
        if (request.streamed()) {
            return streamed;
        }
        switch (request.code()) {
            case Code.GET:
                return request.uint(Option.ACCEPT) == ContentFormat.LINK_FORMAT ? discover : read;
            case Code.PUT:
                return isWriteAttributes(request) ? writeAttributes : replace;
            case Code.POST:
                return operationOfPost(request, path);
            case Code.DELETE:
                return delete;
            default:
                return notSupported;
        }
    }

    /** Only those are on the root, from LwM2M 1.1 on. */
    private Operation compositeOperation(Message request, Lwm2mVersion version) {
        if (version.atLeast(Lwm2mVersion.V1_1)) {
            if (request.code() == Code.FETCH) {
                return readComposite;
            }
            if (request.code() == Code.IPATCH) {
                return writeComposite;
            }
        }
        return notSupported;
    }

    private static boolean isWriteAttributes(Message request) {
        return request.has(Option.URI_QUERY) && !request.has(Option.CONTENT_FORMAT) && request.payload().length == 0;
    }

    private Operation operationOfPost(Message request, Path path) {
        switch (path.depth()) {
            case 1:
                return create;
            case 2:
                return update;
            case 3:
                // Arguments are plain text; anything else can only be new instances for a multiple Resource.
                boolean text = !request.has(Option.CONTENT_FORMAT)
                        || request.uint(Option.CONTENT_FORMAT) == ContentFormat.TEXT;
                return text || !tree.isMultiple(path) ? execute : update;
            default:
                // It can't be executed, so a value is meant to be written, as in case LightweightM2M-1.1-int-228.
                return request.has(Option.CONTENT_FORMAT) ? update : notSupported;
        }
    }
}
