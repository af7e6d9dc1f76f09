package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.patch.PatchRecorder;
import dev.lattice.engine.signal.Scope;

/** A page without a session. */
final class RenderedPage {

	final Scope root = Scope.root((action) -> {
	});

	final List<Throwable> failures = new ArrayList<>();

	final Renderer renderer;

	RenderedPage(Supplier<View> view) {
		this(new Templates(100), view);
	}

	RenderedPage(Templates templates, Supplier<View> view) {
		this.renderer = new Renderer(this.root, templates);
		this.root.run(() -> this.renderer.mount(view.get()));
	}

	String html() {
		return this.renderer.html();
	}

	/** Does something and returns what it makes the page do. */
	List<Instruction> after(Runnable action) {
		html();
		PatchRecorder recorder = new PatchRecorder();
		this.root.run(() -> {
			action.run();
			this.renderer.drain(recorder, this.failures::add);
		});
		return recorder.instructions();
	}

}
