package dev.lattice.collaboration.whole;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.lattice.crdt.Doc;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/** A log in memory that a test may cut off, hold up, damage, and read after its end. */
final class SwitchedLog {

	final MemoryRoomLog memory = new MemoryRoomLog(() -> System.nanoTime() / 1_000_000);

	/** It does not answer what is asked of it, other than with a failure. */
	volatile boolean away;

	/** Rooms that cannot be read. */
	final Set<String> damaged = ConcurrentHashMap.newKeySet();

	private boolean holds;

	private final List<Runnable> held = new ArrayList<>();

	RoomLog log() {
		return (RoomLog) Proxy.newProxyInstance(RoomLog.class.getClassLoader(), new Class<?>[] { RoomLog.class },
				(proxy, method, arguments) -> asked(method, arguments));
	}

	private @Nullable Object asked(Method method, Object @Nullable [] arguments) throws Throwable {
		Object last = (arguments != null && arguments.length > 0) ? arguments[arguments.length - 1] : null;
		if (last instanceof Reply<?> reply) {
			if (this.away) {
				reply.failed(new RoomLogException(RoomLogException.Reason.UNAVAILABLE, "The log is away", null));
				return null;
			}
			if (this.damaged.contains(String.valueOf(arguments[0]))) {
				reply.failed(new RoomLogException(RoomLogException.Reason.DAMAGED, "The room is damaged", null));
				return null;
			}
		}
		if (method.getName().equals("close")) {
			return null;
		}
		if (method.getName().equals("append") && isHeld(() -> call(method, arguments))) {
			return null;
		}
		return call(method, arguments);
	}

	private synchronized boolean isHeld(Runnable call) {
		if (this.holds) {
			this.held.add(call);
		}
		return this.holds;
	}

	/** Appends wait until {@link #release}. */
	synchronized void hold() {
		this.holds = true;
	}

	void release() {
		List<Runnable> waiting;
		synchronized (this) {
			this.holds = false;
			waiting = List.copyOf(this.held);
			this.held.clear();
		}
		waiting.forEach(Runnable::run);
	}

	private @Nullable Object call(Method method, Object @Nullable [] arguments) {
		try {
			return method.invoke(this.memory, arguments);
		}
		catch (InvocationTargetException ex) {
			throw (RuntimeException) ex.getCause();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The text "t" that the log has of a room. */
	String text(String room) {
		Doc doc = new Doc(1);
		this.memory.read(room, 1, Integer.MAX_VALUE, new Reply<>() {

			@Override
			public void succeeded(List<LogEntry> entries) {
				entries.forEach((entry) -> doc.applyUpdate(entry.payload()));
			}

			@Override
			public void failed(RoomLogException failure) {
				throw failure;
			}

		});
		return doc.text("t").toString();
	}

}
