package dev.lattice.benchmarks.signal.alien;

/** An action that runs again when something that it read has changed. */
public final class AlienEffect extends Observer {

	private final Runnable action;

	public AlienEffect(Runnable action) {
		super(WATCHING | RUNNING);
		this.action = action;
		Observer outer = AlienScope.adopt(this);
		Propagation.active = this;
		try {
			Propagation.effectDepth++;
			action.run();
		}
		finally {
			Propagation.effectDepth--;
			Propagation.active = outer;
			this.flags &= ~RUNNING;
		}
	}

	public void dispose() {
		end();
	}

	void runIfChanged() {
		int flags = this.flags;
		if ((flags & DIRTY) != 0 || ((flags & PENDING) != 0 && Propagation.check(this))) {
			if ((flags & OWNER) != 0) {
				endOwned();
			}
			run();
		}
		else if (this.firstSource != null) {
			this.flags = WATCHING | (flags & OWNER);
		}
	}

	private void run() {
		this.lastSource = null;
		this.flags = WATCHING | RUNNING;
		Observer outer = Propagation.active;
		Propagation.active = this;
		try {
			Propagation.runs++;
			Propagation.effectDepth++;
			this.action.run();
		}
		finally {
			Propagation.effectDepth--;
			Propagation.active = outer;
			this.flags &= ~RUNNING;
			dropUnread();
		}
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
