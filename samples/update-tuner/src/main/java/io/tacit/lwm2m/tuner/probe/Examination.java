package io.tacit.lwm2m.tuner.probe;

import io.tacit.lwm2m.tuner.Course;
import io.tacit.lwm2m.tuner.probe.Findings.KindFinding;
import io.tacit.lwm2m.tuner.probe.Findings.Silence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.CoAP.Type;

/**
 * The probe of one server. All kinds are probed at the same time. First each device has itself observed or read, then
 * all send their last Update, and then silent devices register, whose lifetimes so end last. As soon as one of these is
 * found removed, those that send are asked for: the lifetime of each would be over too, had its messages not counted.
 */
public final class Examination {

    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK_AGAIN_MILLIS = 50;

    /** For what is under way when the first silent device is found gone. */
    private static final long LAST_SECONDS = 1;

    private final Plan plan;
    private final Consumer<String> progress;
    private final long started = System.nanoTime();
    private final List<Device> devices = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param plan what to do
     * @param progress takes a line whenever something happened that is worth knowing
     */
    public Examination(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Does it all; takes at most the time to wait, two lifetimes, the patience, and some seconds.
     *
     * @return what was found out
     * @throws ServerSilentException if the server does not let a device register, or stops answering
     * @throws InterruptedException if the thread is interrupted
     */
    public Findings run() throws ServerSilentException, InterruptedException {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(Kind.values().length);
        try {
            String control = control();
            List<Probed> kinds = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                Type type = kind == Kind.CONFIRMABLE ? Type.CON : Type.NON;
                kinds.add(new Probed(plan, kind, registered(plan.nameOf(kind), type)));
            }
            getReady(kinds);
            for (Probed kind : kinds) {
                begin(kind);
                timer.scheduleAtFixedRate(kind::act, plan.intervalNanos(), plan.intervalNanos(), TimeUnit.NANOSECONDS);
            }
            List<Silence> silences = silences();
            timer.shutdown();
            timer.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
            boolean judged = !control.equals(Findings.CHANGED)
                    && silences.get(silences.size() - 1).gone();
            return findings(control, silences, kinds, judged);
        } finally {
            timer.shutdownNow();
            devices.forEach(Device::close);
        }
    }

    private Findings findings(String control, List<Silence> silences, List<Probed> kinds, boolean judged)
            throws InterruptedException {
        List<KindFinding> findings = new ArrayList<>();
        List<Course> courses = new ArrayList<>();
        for (Probed kind : kinds) {
            KindFinding finding = kind.judge(judged);
            tell(finding.kind() + ": " + finding.words());
            findings.add(finding);
            courses.add(kind.course(finding, started));
        }
        return new Findings(silences, control, findings, courses);
    }

    private void tell(String what) {
        progress.accept(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - started) / 1e9, what));
    }

    private Device registered(String name, Type type) throws ServerSilentException, InterruptedException {
        Device device = new Device(plan, name, type, started);
        devices.add(device);
        Answer answer = device.register();
        if (!answer.came() || answer.code().equals("reset")) {
            throw new ServerSilentException(
                    "No LwM2M server answers at " + server() + " over UDP: is it running, and is no firewall between?");
        }
        if (!answer.success() || answer.location().isEmpty()) {
            throw new ServerSilentException("The server at " + server() + " answered " + answer.code()
                    + " to the Register of " + name + ": does it let devices in that it does not know?");
        }
        return device;
    }

    private String server() {
        return plan.server().getHostString() + ":" + plan.server().getPort();
    }

    /** Returns the code of an answer. */
    private String answered(Answer answer) throws ServerSilentException {
        if (!answer.came()) {
            throw new ServerSilentException(
                    "The server at " + server() + " let devices register, and then stopped answering.");
        }
        return answer.code();
    }

    /** One that was gone by then would be taken for one whose messages do not count. */
    private void begin(Probed kind) throws ServerSilentException, InterruptedException {
        Answer answer = kind.begin();
        answered(answer);
        if (!answer.success()) {
            throw new ServerSilentException("The server at " + server() + " answered " + answer.code()
                    + " to an Update in time: does it keep lifetimes of " + plan.lifetime() + " s (--lifetime)?");
        }
    }

    private String control() throws ServerSilentException, InterruptedException {
        Device device = registered(plan.name() + "-control", Type.NON);
        device.deafen();
        String answer = answered(device.control());
        tell("an Update to a location that there is not is answered " + answer);
        return answer;
    }

    /** Waits until all devices are observed or read, or as long as the plan has it; keeps them registered meanwhile. */
    private void getReady(List<Probed> kinds) throws InterruptedException {
        long begun = System.nanoTime();
        long nextUpdates = begun + plan.lifetimeNanos() / 3;
        boolean asked = false;
        while (!kinds.stream().allMatch(Probed::ready) && System.nanoTime() - begun < plan.waiting() * SECOND) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            // A server that observes by itself takes a moment.
            if (!asked && System.nanoTime() - begun > SECOND) {
                asked = true;
                kinds.stream()
                        .filter(kind -> !kind.ready())
                        .forEach(kind -> tell("waiting up to " + plan.waiting() + " s: " + kind.help()));
            }
            if (System.nanoTime() - nextUpdates >= 0) {
                nextUpdates += plan.lifetimeNanos() / 3;
                for (Probed kind : kinds) {
                    kind.stay();
                }
            }
        }
    }

    /** Asks for one silent device after the other, each later than the one before, until one is gone. */
    private List<Silence> silences() throws ServerSilentException, InterruptedException {
        List<Integer> delays = new ArrayList<>();
        for (int seconds = 1; seconds < plan.patience(); seconds *= 2) {
            delays.add(seconds);
        }
        delays.add(plan.patience());
        List<Device> silent = new ArrayList<>();
        for (int seconds : delays) {
            silent.add(registered(plan.name() + "-silent-" + seconds, Type.NON));
            silent.get(silent.size() - 1).deafen();
        }
        long since = System.nanoTime();
        tell(delays.size() + " devices are silent now; the first is asked for in " + (plan.lifetime() + 1) + " s");
        List<Silence> silences = new ArrayList<>();
        for (int i = 0; i < delays.size(); i++) {
            TimeUnit.NANOSECONDS.sleep(since + plan.lifetimeNanos() + delays.get(i) * SECOND - System.nanoTime());
            Silence silence = new Silence(delays.get(i), answered(silent.get(i).update()));
            silences.add(silence);
            tell("silent, Update " + silence.secondsLate() + " s late: answered " + silence.answer()
                    + (silence.gone() ? ", gone" : ", still there"));
            if (silence.gone()) {
                break;
            }
        }
        return silences;
    }
}
