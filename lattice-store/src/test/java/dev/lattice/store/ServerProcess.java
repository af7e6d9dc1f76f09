package dev.lattice.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of a test's own, which can be killed, paused and started again. */
public abstract class ServerProcess implements AutoCloseable {

	/** The process that was started last, and those that it has started. */
	protected abstract List<ProcessHandle> all();

	/** Starts it again after {@link #kill}, and waits until it answers. */
	public abstract void start();

	/** Ends it and all its processes at once, as {@code kill -9} does. */
	public final void kill() {
		List<ProcessHandle> all = all();
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach((each) -> each.onExit().orTimeout(30, TimeUnit.SECONDS).join());
	}

	/** Stops it as a debugger does: it keeps its connections and answers nothing. */
	public final void pause() {
		signal("STOP");
	}

	public final void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
		all().forEach((each) -> kill.add("" + each.pid()));
		try {
			new ProcessBuilder(kill).start().waitFor(10, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Kills it, and removes what it has written. */
	@Override
	public abstract void close();

}
