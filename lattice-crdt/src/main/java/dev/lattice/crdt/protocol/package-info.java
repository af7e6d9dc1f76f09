/**
 * What Yjs' clients and servers say to each other, as bytes and back: the sync, awareness
 * and authentication protocols of y-protocols 1.0.7, the frames of y-websocket 3 and of
 * Hocuspocus 4, and the signalling messages of y-webrtc 10.
 * <p>
 * A {@link dev.lattice.crdt.protocol.YWebsocketFrame} or a
 * {@link dev.lattice.crdt.protocol.HocuspocusFrame} is what one WebSocket message holds.
 * In it comes a {@link dev.lattice.crdt.protocol.SyncMessage}, which a
 * {@link dev.lattice.crdt.protocol.SyncedDocument} answers, or what an
 * {@link dev.lattice.crdt.protocol.Awareness} takes. Nothing here opens a connection or
 * reads a clock; nothing is safe for use by several threads at once. The sentences C-66
 * to C-79 of the specification hold for this package.
 */
@NullMarked
package dev.lattice.crdt.protocol;

import org.jspecify.annotations.NullMarked;
