package dev.lattice.benchmarks.signal.alien;

import org.jspecify.annotations.Nullable;

/** Owns the effects that are made while it runs, and ends them together. */
public final class AlienScope extends Observer {

	public AlienScope(Runnable making) {
		super(MUTABLE);
		Observer outer = adopt(this);
		Propagation.active = this;
		try {
			making.run();
		}
		finally {
			Propagation.active = outer;
		}
	}

	public void dispose() {
		end();
	}

	/** Runs an action whose writes are one: effects run at the end of the outermost. */
	public static void batch(Runnable writes) {
		EffectQueue.batchDepth++;
		try {
			writes.run();
		}
		finally {
			if (--EffectQueue.batchDepth == 0) {
				EffectQueue.flush();
			}
		}
	}

	/** Makes what runs now the owner of something new, and returns it. */
	static @Nullable Observer adopt(Node made) {
		Observer owner = Propagation.active;
		if (owner != null) {
			Propagation.link(made, owner, 0);
			owner.flags |= OWNER;
		}
		return owner;
	}

	@Override
	boolean update() {
		this.flags = MUTABLE;
		return true;
	}

	@Override
	void unwatched() {
		end();
	}

	@Override
	boolean owned() {
		return true;
	}

}
