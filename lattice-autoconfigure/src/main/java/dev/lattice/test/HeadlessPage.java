package dev.lattice.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.lattice.engine.patch.Wire;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A page's document in memory: adopts the first HTML and applies patches, as the client
 * in a browser does.
 */
final class HeadlessPage {

	final Document document;

	final PageTemplates templates = new PageTemplates();

	private final TreeMap<Integer, PageInstance> instances = new TreeMap<>();

	private @Nullable Node pageOpen;

	private List<Runnable> afterPatch = new ArrayList<>();

	final PageTexts texts = new PageTexts(this);

	/** What the page says in the document's head. */
	final Map<String, String> head;

	@Nullable String url;

	/** Where the page was told to go, until somebody goes there. */
	@Nullable String next;

	/** What the page was told for hooks, in order. */
	final List<Push> pushed = new ArrayList<>();

	/** The commands that the page was told to carry out, as JSON, in order. */
	final List<String> commands = new ArrayList<>();

	HeadlessPage(String body, String templates) {
		this(body, templates, Map.of());
	}

	HeadlessPage(String body, String templates, Map<String, String> head) {
		this.head = new LinkedHashMap<>(head);
		Parser parser = Parser.htmlParser().settings(ParseSettings.preserveCase);
		this.document = Jsoup.parse("<!doctype html><html><head></head><body>" + body + "</body></html>", "", parser);
		this.document.outputSettings().prettyPrint(false);
		this.templates.learn(templates);
		new PageAdoption(this).adopt(this.document.body());
	}

	void add(PageInstance instance) {
		if (this.instances.put(instance.id, instance) != null) {
			throw new PageFault("instance " + instance.id + " is there twice");
		}
	}

	void pageOpen(Comment comment) {
		this.pageOpen = comment;
	}

	Iterable<PageInstance> instances() {
		return this.instances.values();
	}

	PageInstance instance(int id) {
		PageInstance instance = this.instances.get(id);
		if (instance == null) {
			throw new PageFault("there is no instance " + id);
		}
		return instance;
	}

	PageSlot slot(int id) {
		Map.Entry<Integer, PageInstance> entry = this.instances.floorEntry(id);
		PageSlot slot = (entry != null) ? entry.getValue().slot(id - entry.getKey()) : null;
		if (slot == null) {
			throw new PageFault("there is no slot " + id);
		}
		return slot;
	}

	/** Forgets ids and templates; the next patch builds the page. */
	void forget() {
		this.texts.leave();
		this.templates.forget();
		this.instances.values().forEach((instance) -> PagePortal.removeAll(this, instance));
		clear(0);
		this.instances.clear();
	}

	/** Applies the instructions of a frame, from an index on. */
	void apply(List<? extends @Nullable Object> frame, int from) {
		this.afterPatch = new ArrayList<>();
		PageCursor cursor = new PageCursor(frame, from);
		while (cursor.hasNext()) {
			int instruction = cursor.integer();
			switch (instruction) {
				case Wire.SET -> set(slot(cursor.integer()), cursor.value());
				case Wire.INSERT -> insert(cursor);
				case Wire.MOVE -> move(instance(cursor.integer()), cursor.integer());
				case Wire.SWAP -> swap(instance(cursor.integer()), instance(cursor.integer()));
				case Wire.SETS -> setEach(cursor.integer(), cursor.integer(), cursor);
				case Wire.REMOVE -> remove(instance(cursor.integer()));
				case Wire.CLEAR -> clear(cursor.integer());
				case Wire.DEFINE -> define(cursor);
				case Wire.REPLACE -> new PageReplacement(this, cursor).run();
				case Wire.URL -> this.url = cursor.string();
				case Wire.HEAD -> head(cursor.string(), cursor.value());
				case Wire.GO -> go(cursor.integer(), cursor.integer(), cursor.string());
				case Wire.PUSH -> this.pushed.add(new Push(cursor.integer(), cursor.string(), cursor.string()));
				case Wire.RUN -> this.commands.add(cursor.string());
				default -> throw new PageFault("there is no instruction " + instruction);
			}
		}
		this.afterPatch.forEach(Runnable::run);
		this.texts.patched();
	}

	private void setEach(int first, int step, PageCursor cursor) {
		for (int id = first; cursor.isAtSlotValue(); id += step) {
			set(slot(id), cursor.value());
		}
	}

	private void head(String name, @Nullable Object value) {
		if (value == null) {
			this.head.remove(name);
		}
		else {
			this.head.put(name, (String) value);
		}
	}

	private void go(int way, int input, String url) {
		switch (way) {
			case Wire.GO_ARRIVED, Wire.GO_STAYED, Wire.GO_ENTRY -> this.url = url;
			case Wire.GO_LOAD, Wire.GO_PUSH, Wire.GO_REPLACE -> this.next = url;
			default -> throw new PageFault("there is no way " + way + " to go, as input " + input + " was answered");
		}
	}

	void set(PageSlot slot, @Nullable Object value) {
		if (PageTexts.isText(slot) && slot.element != null && value != null) {
			slot.has(value);
			this.texts.receive(slot.element, value.toString());
		}
		else if (slot.described.kind() == Wire.PROPERTY_HOLE && slot.element != null
				&& slot.element.normalName().equals("select")) {
			this.afterPatch.add(() -> slot.set(value));
		}
		else if (slot.described.kind() == Wire.PORTAL && slot.node != null) {
			PagePortal portal = new PagePortal(this, slot.node);
			this.afterPatch.add(() -> {
				if (portal.isPlaced()) {
					portal.place((String) value);
				}
			});
		}
		else {
			slot.set(value);
		}
	}

	private void define(PageCursor cursor) {
		int number = cursor.integer();
		List<Object> tokens = new ArrayList<>();
		while (true) {
			int kind = cursor.integer();
			if (kind == Wire.END) {
				break;
			}
			tokens.add(kind);
			switch (kind) {
				case Wire.ELEMENT, Wire.SVG_ELEMENT, Wire.MATH_ELEMENT, Wire.ATTRIBUTE, Wire.ATTRIBUTE_HOLE,
						Wire.BOOLEAN_HOLE, Wire.STYLE_HOLE, Wire.PROPERTY_HOLE ->
					tokens.add(cursor.string());
				case Wire.HANDLER -> {
					tokens.add(cursor.string());
					tokens.add(cursor.integer());
					tokens.add(cursor.integer());
					int fields = cursor.integer();
					tokens.add(fields);
					for (int i = 0; i < fields; i++) {
						tokens.add(cursor.string());
					}
				}
				default -> {
				}
			}
		}
		this.templates.define(number, List.copyOf(tokens));
	}

	private void insert(PageCursor cursor) {
		int hole = cursor.integer();
		int before = cursor.integer();
		PageTemplate template = this.templates.get(cursor.integer());
		int id = cursor.integer();
		do {
			List<@Nullable Object> values = new ArrayList<>();
			for (PageTemplate.Slot slot : template.slots()) {
				if (slot.hasValue()) {
					values.add(cursor.value());
				}
			}
			PageClone clone = new PageClone(this, id, template, values);
			place(hole, before, clone.nodes());
			add(clone.instance());
			PagePortal.placeAll(this, clone.instance());
			id += template.slots().size() + 1;
		}
		while (cursor.isAtSlotValue());
	}

	private void swap(PageInstance first, PageInstance second) {
		Node behind = second.nodes().getLast().nextSibling();
		Element parent = (Element) second.first.parent();
		put(parent, first.first, second.nodes());
		put(parent, behind, first.nodes());
	}

	/** Knows the one instance in place of the other. */
	void replaced(PageInstance old, PageInstance now) {
		this.instances.remove(old.id);
		PagePortal.removeAll(this, old);
		add(now);
		PagePortal.placeAll(this, now);
		forgetDetached();
	}

	private void move(PageInstance instance, int before) {
		List<Node> nodes = instance.nodes();
		Element parent = (Element) nodes.getFirst().parent();
		put(parent, (before != 0) ? instance(before).first : endOf(nodes.getLast()), nodes);
	}

	/**
	 * The comment that closes the hole in which an instance stands, or null if the hole
	 * is its whole parent.
	 */
	private static @Nullable Node endOf(Node last) {
		int depth = 0;
		for (Node node = last.nextSibling(); node != null; node = node.nextSibling()) {
			if (node instanceof Comment comment) {
				if (DomRange.opens(comment.getData())) {
					depth++;
				}
				else if (DomRange.closes(comment.getData()) && depth-- == 0) {
					return node;
				}
			}
		}
		return null;
	}

	private void place(int hole, int before, List<Node> nodes) {
		Node open = (hole == 0) ? this.pageOpen : slot(hole).node;
		Element parent = (open != null) ? (Element) open.parent() : slot(hole).element;
		Node anchor = (before != 0) ? instance(before).first : (open != null) ? DomRange.end(open) : null;
		put(parent, anchor, nodes);
	}

	/** Puts nodes before another one, or to the end. */
	private static void put(@Nullable Element parent, @Nullable Node anchor, List<Node> nodes) {
		if (parent == null) {
			throw new PageFault("an instance has no place");
		}
		for (Node node : List.copyOf(nodes)) {
			node.remove();
			if (anchor != null) {
				anchor.before(node);
			}
			else {
				parent.appendChild(node);
			}
		}
	}

	private void remove(PageInstance instance) {
		for (Node node : List.copyOf(instance.nodes())) {
			node.remove();
		}
		forgetDetached();
	}

	private void clear(int hole) {
		Node open = (hole == 0) ? this.pageOpen : slot(hole).node;
		if (open == null) {
			List.copyOf(Objects.requireNonNull(slot(hole).element).childNodes()).forEach(Node::remove);
		}
		else {
			List<Node> range = DomRange.of(open);
			range.subList(1, range.size() - 1).forEach(Node::remove);
		}
		forgetDetached();
	}

	private void forgetDetached() {
		List<PageInstance> gone = new ArrayList<>(this.instances.values());
		gone.removeIf((instance) -> isAttached(instance.first));
		gone.forEach((instance) -> {
			this.instances.remove(instance.id);
			PagePortal.removeAll(this, instance);
		});
		if (!gone.isEmpty()) {
			forgetDetached();
		}
	}

	/** The instance to which a slot belongs. */
	PageInstance around(int slot) {
		Map.Entry<Integer, PageInstance> entry = this.instances.floorEntry(slot);
		if (entry == null) {
			throw new PageFault("there is no slot " + slot);
		}
		return entry.getValue();
	}

	/** The comment that ends the page. */
	Node pageEnd() {
		if (this.pageOpen == null) {
			throw new PageFault("there is no page");
		}
		return DomRange.end(this.pageOpen);
	}

	boolean isAttached(Node node) {
		return this.document.equals(node.root());
	}

	/** An event for hooks (I-81). */
	record Push(int hook, String event, String payload) {
	}

	String canonical() {
		return Canonical.of(this.document.body());
	}

}
