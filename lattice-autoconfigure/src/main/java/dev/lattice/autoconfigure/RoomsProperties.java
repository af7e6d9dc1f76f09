package dev.lattice.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.lattice.rooms.RoomLimits;
import dev.lattice.rooms.log.AckLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of rooms.
 *
 * @param enabled Whether there are rooms.
 * @param store Where rooms are kept.
 * @param archive Where snapshots of rooms are kept, so that Redis may forget what they
 * hold.
 * @param directory Directory of the store, if that is of files.
 * @param open Names of rooms that clients may open although they are no beans; * stands
 * for any part of a name between slashes, ** for several parts.
 * @param node Name of this node, different on each: 1 to 32 characters of ASCII without
 * spaces. Random if empty.
 * @param durability How safe an edit must be to count as saved.
 * @param loadTimeout Time a page may wait for a room to load.
 * @param drainTimeout Time that the sockets of clients may take to close when the
 * application stops.
 * @param endpoints Where clients open their sockets.
 * @param limits Bounds of rooms.
 * @param sockets Sockets of clients.
 */
@ConfigurationProperties("lattice.rooms")
public record RoomsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("embedded") RoomStoreType store,
		@DefaultValue("none") RoomArchiveType archive, @DefaultValue("lattice-rooms") Path directory,
		@DefaultValue List<String> open, @DefaultValue("") String node, @DefaultValue("replicated") AckLevel durability,
		@DefaultValue("10s") Duration loadTimeout, @DefaultValue("5s") Duration drainTimeout,
		@DefaultValue Endpoints endpoints, @DefaultValue Limits limits, @DefaultValue Sockets sockets) {

	/** Makes settings in which the archive fits the store. */
	public RoomsProperties {
		if (archive != RoomArchiveType.NONE && store != RoomStoreType.REDIS) {
			throw new IllegalArgumentException("lattice.rooms.archive is " + archive + " and lattice.rooms.store is "
					+ store + "; an archive is for rooms in Redis: set lattice.rooms.store=redis, or no archive");
		}
	}

	/**
	 * Where clients open their sockets.
	 *
	 * @param yjs Path before the name of the room, for providers of y-websocket; empty
	 * for none.
	 * @param hocuspocus Path for providers of Hocuspocus; empty for none.
	 * @param signalling Path for providers of y-webrtc, which find each other there;
	 * empty for none.
	 */
	public record Endpoints(@DefaultValue("/lattice/yjs") String yjs,
			@DefaultValue("/lattice/hocuspocus") String hocuspocus,
			@DefaultValue("/lattice/signalling") String signalling) {

		/** Makes paths that begin with a slash, and do not end with one. */
		public Endpoints {
			check("yjs", yjs);
			check("hocuspocus", hocuspocus);
			check("signalling", signalling);
		}

		private static void check(String name, String path) {
			if (!path.isEmpty() && (!path.startsWith("/") || path.endsWith("/"))) {
				throw new IllegalArgumentException("lattice.rooms.endpoints." + name + " is '" + path
						+ "'; begin it with a slash and do not end it with one, or leave it empty for no such endpoint");
			}
		}

	}

	/**
	 * Bounds of rooms.
	 *
	 * @param documentSize Size that a document may reach, encoded.
	 * @param updateSize Size of an update that a client may send, up to 16 MB.
	 * @param clients Number of clients that a room may have.
	 * @param rooms Number of rooms that a node may have in memory.
	 * @param editsPerSecond Number of edits a second that a client may make.
	 * @param editSizePerSecond Size of the updates that a client may send a second.
	 * @param awarenessClients Number of clients in a room that may say something of
	 * themselves.
	 * @param awarenessSize Size of what a client may say of itself.
	 * @param pendingSize Size of a room's updates that may wait for others to come first.
	 * @param unsavedSize Size of a room's edits that may wait for the store.
	 * @param unsavedTime Time for which edits are taken while the store keeps none.
	 * @param byName Other bounds for rooms whose names match a pattern, such as
	 * lattice.rooms.limits.by-name.[notes/*].clients; of several patterns the one that
	 * says most about the name counts.
	 */
	public record Limits(@DefaultValue("64MB") DataSize documentSize, @DefaultValue("8MB") DataSize updateSize,
			@DefaultValue("1000") int clients, @DefaultValue("100000") int rooms,
			@DefaultValue("500") int editsPerSecond, @DefaultValue("4MB") DataSize editSizePerSecond,
			@DefaultValue("1024") int awarenessClients, @DefaultValue("64KB") DataSize awarenessSize,
			@DefaultValue("1MB") DataSize pendingSize, @DefaultValue("16MB") DataSize unsavedSize,
			@DefaultValue("10m") Duration unsavedTime, @DefaultValue Map<String, NamedRoom> byName) {
	}

	/**
	 * Bounds of rooms whose names match a pattern; what is not set is as for all rooms.
	 *
	 * @param documentSize Size that a document may reach, encoded.
	 * @param updateSize Size of an update that a client may send, up to 16 MB.
	 * @param clients Number of clients that a room may have.
	 * @param editsPerSecond Number of edits a second that a client may make.
	 * @param editSizePerSecond Size of the updates that a client may send a second.
	 */
	public record NamedRoom(@Nullable DataSize documentSize, @Nullable DataSize updateSize, @Nullable Integer clients,
			@Nullable Integer editsPerSecond,
			@Nullable DataSize editSizePerSecond) implements UnaryOperator<RoomLimits> {

		@Override
		public RoomLimits apply(RoomLimits others) {
			RoomLimits limits = others.withRates(or(this.editsPerSecond, others.editsPerSecond()),
					(this.editSizePerSecond != null) ? this.editSizePerSecond.toBytes() : others.bytesPerSecond());
			if (this.documentSize != null) {
				limits = limits.withDocumentBytes(this.documentSize.toBytes());
			}
			if (this.updateSize != null) {
				limits = limits.withUpdateBytes(Math.toIntExact(this.updateSize.toBytes()));
			}
			return limits.withClientsAndRooms(or(this.clients, others.clients()), others.rooms());
		}

		private static int or(@Nullable Integer value, int other) {
			return (value != null) ? value : other;
		}

	}

	/**
	 * Sockets of clients. Which origins may open them is said in
	 * lattice.websocket.allowed-origins, as for pages.
	 *
	 * @param maxMessageSize Size of a message that a client may send.
	 * @param maxWaitingSize Size of what may wait for a client that reads slowly; what is
	 * more closes its socket.
	 * @param messagesPerSecond Number of messages a second that a client may send.
	 * @param messageBurst Number of messages that a client may send at once.
	 * @param userMessagesPerSecond Number of messages a second that a user may send over
	 * all sockets.
	 * @param userMessageBurst Number of messages that a user may send at once over all
	 * sockets.
	 * @param authenticationTimeout Time a client may take to say who it is, and the
	 * application to find out.
	 * @param pingInterval Time a client may be silent before it is pinged.
	 * @param pongTimeout Time a client may take to answer a ping before it is given up.
	 * @param maxConnections Number of sockets there may be; further ones are answered
	 * with 429.
	 * @param maxConnectionsPerUser Number of sockets that a user may have; further ones
	 * are answered with 429.
	 * @param maxConnectionsPerAddress Number of sockets that the clients of one address
	 * may have, or of one IPv6 network; further ones are answered with 429.
	 * @param maxDocumentsPerSocket Number of documents that a socket of Hocuspocus may
	 * have.
	 * @param maxQueuedSize Size of the messages of a socket of Hocuspocus that may wait
	 * for its documents to be authenticated.
	 * @param maxQueuedMessages Number of the messages that may wait so.
	 * @param maxTopicsPerSocket Number of topics to which a socket of y-webrtc may
	 * subscribe.
	 * @param maxSignalSize Size of a message of y-webrtc.
	 */
	public record Sockets(@DefaultValue("9MB") DataSize maxMessageSize, @DefaultValue("4MB") DataSize maxWaitingSize,
			@DefaultValue("500") int messagesPerSecond, @DefaultValue("1000") int messageBurst,
			@DefaultValue("2000") int userMessagesPerSecond, @DefaultValue("4000") int userMessageBurst,
			@DefaultValue("10s") Duration authenticationTimeout, @DefaultValue("25s") Duration pingInterval,
			@DefaultValue("10s") Duration pongTimeout, @DefaultValue("10000") int maxConnections,
			@DefaultValue("200") int maxConnectionsPerUser, @DefaultValue("2000") int maxConnectionsPerAddress,
			@DefaultValue("100") int maxDocumentsPerSocket, @DefaultValue("5MB") DataSize maxQueuedSize,
			@DefaultValue("1000") int maxQueuedMessages, @DefaultValue("100") int maxTopicsPerSocket,
			@DefaultValue("64KB") DataSize maxSignalSize) {
	}

}
