package dev.lattice.engine.session;

/** The line to a page that comes and goes as a test says. */
public final class TestLine {

	public final PageLine line = new PageLine();

	public void turn(boolean up) {
		this.line.change(up).forEach(Runnable::run);
	}

}
