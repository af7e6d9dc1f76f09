package dev.lattice.benchmarks.rooms;

import java.util.Arrays;
import java.util.List;

import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;

/**
 * A room in which some type, and all read. It hears by clocks what has arrived, since a
 * server may tell several updates at once. Used on the event loop of the load only.
 */
final class BusyRoom {

	/** More than may be on their way from one who types. */
	private static final int REMEMBERED = 1_024;

	private final Traffic traffic;

	private final List<Typing> typing;

	private final Client[] clients;

	/** For each who types, the number of the next update. */
	private final int[] next;

	private final long[][] sentAt;

	/** For each client, how much it has of each who types. */
	private final int[][] seen;

	/** How many arrivals are missing. */
	private int missing;

	private int atOnce;

	private long until;

	/**
	 * Makes a room.
	 * @param typing those who type, the first clients of the room; their client ids count
	 * from 1
	 * @param clients how many clients there are, empty places
	 * @param traffic counts
	 */
	BusyRoom(List<Typing> typing, int clients, Traffic traffic) {
		this.typing = typing;
		this.clients = new Client[clients];
		this.traffic = traffic;
		this.next = new int[typing.size()];
		this.sentAt = new long[typing.size()][REMEMBERED];
		this.seen = new int[clients][typing.size()];
	}

	/** A client has joined. */
	void joined(int place, Client client) {
		this.clients[place] = client;
		for (int writer = 0; writer < this.next.length; writer++) {
			int last = this.next[writer] - 1;
			this.seen[place][writer] = (last < 0) ? 0 : this.typing.get(writer).clock(last);
		}
	}

	/**
	 * The first client types several changes at once, and again as soon as all others
	 * have them.
	 */
	void typeUntil(long nanoTime, int atOnce) {
		this.until = nanoTime;
		this.atOnce = atOnce;
		type(0, atOnce);
	}

	/**
	 * A client types some changes, and goes on to one that inserts something, so that its
	 * arrival shows that of all.
	 */
	void type(int writer, int changes) {
		Typing typing = this.typing.get(writer);
		long now = System.nanoTime();
		int sent = 0;
		boolean inserts = false;
		while (sent < changes || !inserts) {
			int number = this.next[writer]++;
			inserts = typing.inserts(number);
			this.sentAt[writer][number % REMEMBERED] = now;
			this.clients[writer].tell(typing.update(number));
			this.traffic.sent(this.clients.length);
			if (inserts) {
				this.missing += this.clients.length - 1;
				this.traffic.expect(this.clients.length - 1);
			}
			sent++;
		}
		this.clients[writer].flush();
	}

	/** A client was told something. */
	void heard(int client, byte[] update) {
		StructBatch batch = StructBatch.decode(update, UpdateFormat.V1, Limits.DEFAULT);
		for (int group = 0; group < batch.groups(); group++) {
			int writer = (int) batch.clientOf(group) - 1;
			int last = batch.groupEnd(group) - 1;
			if (writer != client) {
				arrived(client, writer, (int) (batch.clock(last) + batch.length(last)));
			}
		}
	}

	private void arrived(int client, int writer, int clock) {
		Typing typing = this.typing.get(writer);
		int before = this.seen[client][writer];
		if (clock <= before) {
			return;
		}
		this.seen[client][writer] = clock;
		long now = System.nanoTime();
		for (int number = typing.firstWith(before + 1); number < this.next[writer]
				&& typing.clock(number) <= clock; number++) {
			if (typing.inserts(number)) {
				this.traffic.arrived(now - this.sentAt[writer][number % REMEMBERED]);
				this.missing--;
			}
		}
		if (this.missing == 0 && now < this.until) {
			type(writer, this.atOnce);
		}
	}

	void close() {
		Arrays.stream(this.clients).forEach((client) -> client.channel().close());
	}

}
