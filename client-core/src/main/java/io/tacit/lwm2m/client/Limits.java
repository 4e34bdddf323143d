package io.tacit.lwm2m.client;

import io.tacit.lwm2m.report.DropPolicy;

/** How much memory a client may use. */
final class Limits {

    int maxBody = 16384;
    int maxTransfers = 2;
    int maxObservations = 32;
    int maxStored = 32;
    int maxStoredBytes = 4096;
    DropPolicy storePolicy = DropPolicy.OLDEST;
    int maxAttributes = 64;
    int maxSends = 8;
    int maxDeferred = 4;
    int maxCollected = 4096;
    DropPolicy collectedPolicy = DropPolicy.OLDEST;
}
