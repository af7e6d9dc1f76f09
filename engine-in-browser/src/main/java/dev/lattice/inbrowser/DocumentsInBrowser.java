package dev.lattice.inbrowser;

import org.teavm.jso.JSExport;

/**
 * What a page calls of the documents when they are compiled to WebAssembly, without the
 * engine.
 */
public final class DocumentsInBrowser {

	private DocumentsInBrowser() {
	}

	/**
	 * Where a program starts; here nothing does.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		// The page calls what is exported below.
	}

	/**
	 * Lets three people write documents together, as the seed chooses.
	 * @param seed chooses what happens
	 * @param steps how many things happen
	 * @return the checksum of all bytes and values, in hexadecimal digits; or what was
	 * thrown
	 */
	@JSExport
	public static String checksum(int seed, int steps) {
		return Answer.orFailure(() -> Long.toHexString(run(seed, steps)));
	}

	static long run(int seed, int steps) {
		return Program.run(seed, steps, DocumentProgram::new);
	}

}
