package dev.lattice.engine.render;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;

/** Says what the page shows to a client, which learns its templates as it needs them. */
final class Saying {

	private final TemplateNumbers numbers = new TemplateNumbers();

	/** Says all that is in the page's hole, in place of what the client has there. */
	void page(PatchWriter writer, LiveHole page) {
		writer.clear(page.id());
		content(writer, page);
	}

	/** Says an instance and all in it. */
	void instance(PatchWriter writer, LiveHole hole, Instance instance, int before) {
		Template template = instance.template;
		int number = this.numbers.of(template, writer);
		writer.insert(hole.id(), before, number, instance.id, template.slots());
		values(writer, instance);
		hole.said(instance);
		for (int slot = 1; slot <= template.slots(); slot++) {
			if (Tokens.isHole(template.kind(slot))) {
				content(writer, instance.hole(slot));
			}
		}
	}

	/** Says what an instance has in its slots, behind the instruction that brings it. */
	void values(PatchWriter writer, Instance instance) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			if (Tokens.hasValue(instance.template.kind(slot))) {
				writer.value(instance.said(slot));
			}
		}
	}

	/** Says the instances in a hole that the client has empty. */
	void content(PatchWriter writer, LiveHole hole) {
		hole.said = true;
		for (Instance content : hole.instances) {
			instance(writer, hole, content, 0);
		}
	}

	/** Says an instance that takes the place of another one and goes on with parts. */
	void replacement(PatchWriter writer, Instance old, Instance now, Correspondence same) {
		int number = this.numbers.of(now.template, writer);
		this.numbers.need(Wire.MORE);
		writer.replace(old.id, number, now.id, same.nodes(), same.holes());
		values(writer, now);
		for (int slot = 1; slot <= now.template.slots(); slot++) {
			if (Tokens.isHole(now.template.kind(slot)) && same.hole(slot) == 0) {
				content(writer, now.hole(slot));
			}
		}
	}

	/** Says values that the HTML cannot hold (I-37). */
	void unpainted(PatchWriter writer, LiveHole page) {
		Walk.instances(page, (hole, instance) -> set(writer, instance, instance.template::isUnpainted));
	}

	/** Says every value that can change. */
	void changing(PatchWriter writer, LiveHole page) {
		Walk.instances(page, (hole, instance) -> set(writer, instance, instance.template::isChanging));
	}

	private static void set(PatchWriter writer, Instance instance, IntPredicate which) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			if (which.test(slot)) {
				Object value = instance.said(slot);
				if (instance.template.kind(slot) != Wire.STYLE_HOLE || value != null) {
					writer.set(instance.id + slot, value);
				}
			}
		}
	}

	/** Writes the page as HTML, which tells the templates along with it. */
	void html(LiveHole page, Consumer<CharSequence> out) {
		new HtmlWriter(this.numbers, out).page(page);
	}

	/** The templates that the client knows, as JSON (P-41). */
	String templatesAsJson() {
		return this.numbers.toJson();
	}

	/** Notes that the client knows no template any more. */
	void forgetTemplates() {
		this.numbers.forget();
	}

	/** The optional parts of the client that what was said needs (P-45); grows. */
	List<String> needs() {
		return this.numbers.needs();
	}

}
