package dev.lattice.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * As many connections to each of the two servers.
 *
 * @param connections how many
 * @param lattice those to Lattice
 * @param floor those to the floor
 */
record Pair(int connections, Load lattice, Load floor) implements AutoCloseable {

	/** Pages and sockets that count their own clicks. */
	static Pair clicking(ServerProcess lattice, ServerProcess floor, LoadMachine machine, int connections) {
		return new Pair(connections, Load.lattice(lattice, machine, "/", connections),
				Load.floor(floor, machine, FloorServer.PATH, connections));
	}

	/** Pages and sockets that show the clicks of one of them. */
	static Pair following(ServerProcess lattice, ServerProcess floor, LoadMachine machine, int connections) {
		return new Pair(connections, Load.lattice(lattice, machine, News.PATH, connections),
				Load.floor(floor, machine, FloorServer.NEWS, connections));
	}

	/** Runs windows by turns, each first at Lattice and then at the floor. */
	Turns turns(int windows, Function<Load, Window> window) {
		List<Window> lattice = new ArrayList<>();
		List<Window> floor = new ArrayList<>();
		for (int i = 0; i < windows; i++) {
			lattice.add(window.apply(this.lattice));
			floor.add(window.apply(this.floor));
		}
		return new Turns(lattice, floor);
	}

	@Override
	public void close() {
		this.lattice.close();
		this.floor.close();
	}

}
