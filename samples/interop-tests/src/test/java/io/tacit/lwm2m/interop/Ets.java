package io.tacit.lwm2m.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Names the cases of OMA's Enabler Test Specification that a test runs, step by step: {@code docs/conformance.md} then
 * says that they pass. So such a test may neither be disabled nor give up half-way.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Ets.ToTheEnd.class)
@interface Ets {

    /** Ids as in {@code ets-cases.txt}. */
    String[] value();

    /** Turns an assumption that does not hold, which would only skip the test, into a failure. */
    final class ToTheEnd implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
            if (thrown instanceof TestAbortedException) {
                throw new AssertionError(
                        "docs/conformance.md says that this case passes: it must not be skipped", thrown);
            }
            throw thrown;
        }
    }
}
