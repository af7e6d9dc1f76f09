package dev.lattice.collaboration;

import java.time.Duration;

/**
 * How much clients may do.
 *
 * @param authenticationTimeout how long a client may take to say who it is, and the
 * application to find out
 * @param maxDocuments how many documents a socket of Hocuspocus may have, above 0
 * @param maxQueuedBytes how many bytes may wait there for who it is to be found out
 * @param maxQueuedMessages how many messages may wait so
 * @param maxTopics to how many topics a socket of y-webrtc may subscribe, above 0
 * @param maxSignalBytes how many bytes a message of y-webrtc may have
 */
public record GateSettings(Duration authenticationTimeout, int maxDocuments, int maxQueuedBytes, int maxQueuedMessages,
		int maxTopics, int maxSignalBytes) {
}
