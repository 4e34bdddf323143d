package io.tacit.lwm2m.tuner;

import java.util.Map;

/**
 * All that is not the client: traffic, link and server, in the simulation's words, and in words for people.
 *
 * @param traffic what happens
 * @param link what is lost
 * @param server what resets lifetimes there
 * @param client settings of the client that do not change from one combination to another
 * @param words a name, and what is to be said of it
 */
record World(Source traffic, String link, String server, String client, Map<String, String> words) {}
