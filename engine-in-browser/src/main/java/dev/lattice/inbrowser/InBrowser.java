package dev.lattice.inbrowser;

import org.teavm.jso.JSExport;

/** What a page calls of this module when it is compiled to WebAssembly. */
public final class InBrowser {

	private InBrowser() {
	}

	/**
	 * Where a program starts; here nothing does.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		// The page calls what is exported below.
	}

	/**
	 * Runs a workload.
	 * @param workload its name
	 * @param seed chooses what happens
	 * @param steps how many things happen
	 * @return its checksum in hexadecimal digits, since numbers of JavaScript are
	 * shorter; or what it threw, since a page sees no messages of Java
	 */
	@JSExport
	public static String checksum(String workload, int seed, int steps) {
		return Answer.orFailure(() -> Long.toHexString(Workload.valueOf(workload).run(seed, steps)));
	}

	/**
	 * Runs a case of the specification that starts from a view.
	 * @param name its name
	 * @return the HTML, the templates and the frames, one in a line each; or what it
	 * threw
	 */
	@JSExport
	public static String viewCase(String name) {
		return Answer.orFailure(() -> ViewCases.named(name).run());
	}

}
