/**
 * What clients of rooms say and are told over the protocols of Yjs: y-websocket,
 * Hocuspocus, and the signalling of y-webrtc. Knows sockets only as a small interface.
 */
@NullMarked
package dev.lattice.collaboration;

import org.jspecify.annotations.NullMarked;
