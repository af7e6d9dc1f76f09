package dev.lattice.inbrowser;

import org.teavm.jso.JSExport;

/**
 * What a page calls of rooms when they are compiled to WebAssembly, with the engine and
 * the documents.
 */
public final class RoomsInBrowser {

	private RoomsInBrowser() {
	}

	/**
	 * Where a program starts; here nothing does.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		// The page calls what is exported below.
	}

	/**
	 * Lets people meet in a room, as the seed chooses.
	 * @param seed chooses what happens
	 * @param steps how many things happen
	 * @return the checksum of what is kept, told and seen, in hexadecimal digits; or what
	 * was thrown
	 */
	@JSExport
	public static String checksum(int seed, int steps) {
		return Answer.orFailure(() -> Long.toHexString(run(seed, steps)));
	}

	static long run(int seed, int steps) {
		return Program.run(seed, steps, RoomProgram::new);
	}

}
