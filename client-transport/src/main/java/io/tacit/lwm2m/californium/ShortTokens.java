package io.tacit.lwm2m.californium;

import java.util.Random;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.KeyToken;
import org.eclipse.californium.core.network.TokenGenerator;

/**
 * Tokens of four random bytes: the least that RFC 7252 section 5.3.1 has for a client without security, and no more,
 * since they travel in every request and every answer.
 */
final class ShortTokens implements TokenGenerator {

    private static final int LENGTH = 4;

    private final Random random;

    ShortTokens(Random random) {
        this.random = random;
    }

    @Override
    public Token createToken(Scope scope) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Token(bytes);
    }

    @Override
    public Scope getScope(Token token) {
        return Scope.SHORT_TERM_CLIENT_LOCAL;
    }

    @Override
    public KeyToken getKeyToken(Token token, Object peer) {
        return new KeyToken(token, peer);
    }
}
