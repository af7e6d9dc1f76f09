package dev.lattice.inbrowser;

import java.util.function.Consumer;

import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.WirePatchWriter;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

/**
 * A case of {@code docs/spec/cases} that starts from a view: what a server writes at
 * first, and what it says while a number counts up.
 *
 * @param name the folder
 * @param last the number at which it ends
 * @param page makes the view
 */
record ViewCase(String name, int last, Page page) {

	/** Makes the view of a case. */
	interface Page {

		View of(Signal<Integer> number);

	}

	/** Returns the HTML, the templates and the frames, one in a line each. */
	String run() {
		StringBuilder seen = new StringBuilder();
		render(0, (renderer, number, root) -> {
			seen.append(renderer.html()).append('\n').append(renderer.templatesAsJson());
			int frame = 1;
			frame += frame(seen, root, frame, renderer::sayUnpainted);
			for (int now = 1; now <= this.last; now++) {
				int to = now;
				root.run(() -> number.set(to));
				frame += frame(seen, root, frame, (writer) -> renderer.drain(writer, ViewCase::failed));
			}
		});
		return seen.toString();
	}

	/** Returns the HTML of the page as it is in the end, made at once. */
	String end() {
		StringBuilder seen = new StringBuilder();
		render(this.last, (renderer, number, root) -> {
			seen.append(renderer.html()).append('\n').append(renderer.templatesAsJson());
			frame(seen, root, 1, renderer::sayUnpainted);
		});
		return seen.toString();
	}

	private interface Use {

		void of(Renderer renderer, Signal<Integer> number, Scope root);

	}

	private void render(int first, Use use) {
		Scope root = Scope.root((action) -> {
		});
		Renderer renderer = new Renderer(root, new Templates(100));
		Signal<Integer> number = root.call(() -> new Signal<>(first));
		root.run(() -> renderer.mount(this.page.of(number)));
		renderer.tellFailures((failure) -> {
		});
		use.of(renderer, number, root);
		root.dispose();
	}

	/** A boundary may be shown at work; anything else is no case. */
	private static void failed(Throwable failure) {
		if (!ViewCases.PLANNED.equals(failure.getMessage())) {
			throw new IllegalStateException(failure);
		}
	}

	/** Writes a frame, unless it would say nothing; returns how many were written. */
	private static int frame(StringBuilder seen, Scope root, int number, Consumer<PatchWriter> content) {
		JsonFrame frame = new JsonFrame();
		frame.integer(number);
		frame.integer(-number);
		WirePatchWriter writer = new WirePatchWriter(frame);
		root.run(() -> content.accept(writer));
		if (writer.finish() == 0) {
			return 0;
		}
		seen.append('\n').append(frame.end());
		return 1;
	}

}
