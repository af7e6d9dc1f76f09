package dev.lattice.benchmarks.rooms;

import java.util.function.ToLongFunction;

import dev.lattice.benchmarks.ServerProcess;

/**
 * A server, spoken to in one language.
 *
 * @param name what it is called in tables
 * @param server its process
 * @param protocol the language
 * @param path where it has rooms
 * @param live tells the bytes of all objects that a full collection leaves
 */
record Contender(String name, ServerProcess server, Wire.Protocol protocol, String path,
		ToLongFunction<ServerProcess> live) {

	/** Lattice, in the language of y-websocket. */
	static Contender yjs(String name, ServerProcess server) {
		return new Contender(name, server, Wire.Protocol.Y_WEBSOCKET, "/lattice/yjs/", ServerProcess::liveBytes);
	}

	/** Lattice, in the language of Hocuspocus. */
	static Contender hocuspocus(String name, ServerProcess server) {
		return new Contender(name, server, Wire.Protocol.HOCUSPOCUS, "/lattice/hocuspocus", ServerProcess::liveBytes);
	}

	/** A server that runs in Node.js, with rooms at its root. */
	static Contender peer(String name, ServerProcess server, Wire.Protocol protocol) {
		return new Contender(name, server, protocol, "/", NodeServer::liveBytes);
	}

	/** How to speak of a room, which no other language shares. */
	Wire wire(String room) {
		return Wire.of(this.protocol, this.path, room + "-" + this.protocol.name().charAt(0));
	}

	long liveBytes() {
		return this.live.applyAsLong(this.server);
	}

}
