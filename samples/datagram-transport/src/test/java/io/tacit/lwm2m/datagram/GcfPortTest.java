package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.rules.DatagramGate;
import io.tacit.lwm2m.transport.contract.AssociationContract;
import io.tacit.lwm2m.transport.contract.NotificationContract;
import io.tacit.lwm2m.transport.contract.RequestContract;
import io.tacit.lwm2m.transport.contract.ServerRequestContract;
import io.tacit.lwm2m.transport.contract.Subject;
import io.tacit.lwm2m.transport.contract.Timing;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The class in docs/java-me.md, as it stands there: compiled as for Java ME, checked by the gate, and put to the test
 * of the contracts on a Generic Connection Framework of our own, in javax.microedition.io beside this.
 */
class GcfPortTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "java-me.md");
    private static final String NAME = "com.example.firmware.GcfPort";

    @TempDir
    static Path folder;

    private static Class<?> port;

    @BeforeAll
    static void compile() throws Exception {
        String page = Files.readString(PAGE);
        int from = page.indexOf("package com.example.firmware;");
        String source = page.substring(from, page.indexOf("```", from));
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///GcfPort.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "8",
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:none");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertTrue(compiler.getTask(null, files, null, options, null, List.of(file))
                    .call());
        }
        port = new URLClassLoader(new URL[] {folder.toUri().toURL()}, GcfPortTest.class.getClassLoader())
                .loadClass(NAME);
    }

    private static DatagramPort open() {
        try {
            return (DatagramPort) port.getConstructor(long.class).newInstance(1L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void linksOnCldc8WithGcf() throws IOException {
        assertEquals("", DatagramGate.findings(folder, """
                java.io.IOException
                java.lang.InterruptedException
                java.lang.Object
                    notifyAll()
                    wait()
                    wait(long)
                java.lang.System
                    currentTimeMillis()
                    nanoTime()
                java.lang.Thread
                    new(Runnable)
                    start()
                java.net.UnknownHostException
                java.util.Random
                    new(long)
                javax.microedition.io.Connection
                javax.microedition.io.Connector
                    open(String)
                javax.microedition.io.Datagram
                    getAddress()
                    getData()
                    getLength()
                    getOffset()
                javax.microedition.io.NetworkUtilities
                    getByName(String)
                javax.microedition.io.UDPDatagramConnection
                    close()
                    newDatagram(byte[], int)
                    newDatagram(byte[], int, String)
                    receive(javax.microedition.io.Datagram)
                    send(javax.microedition.io.Datagram)
                """));
    }

    @Test
    void itsThreadEndsWithIt() throws InterruptedException {
        List<Thread> before = List.copyOf(Thread.getAllStackTraces().keySet());
        DatagramPort opened = open();
        List<Thread> its = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .toList();
        assertEquals(1, its.size(), its::toString);
        opened.close();
        its.get(0).join();
        assertFalse(opened.receive(new Received(), 1));
    }

    @Nested
    class Associations extends AssociationContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(open(), timing);
        }
    }

    @Nested
    class Requests extends RequestContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(open(), timing);
        }
    }

    @Nested
    class ServerRequests extends ServerRequestContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(open(), timing);
        }
    }

    @Nested
    class Notifications extends NotificationContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(open(), timing);
        }
    }
}
