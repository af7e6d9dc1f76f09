package dev.lattice.transport.smile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.lattice.engine.component.Departure;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.Hello;
import dev.lattice.transport.ClientFrame;
import dev.lattice.transport.FrameReader;
import dev.lattice.transport.MalformedFrameException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.smile.SmileFactory;

/**
 * Reads the frames of clients, and nothing else that Smile could say (P-3, P-4).
 * <p>
 * What it allocates is proportional to the frame's own size, whatever lengths the bytes
 * claim.
 */
public final class SmileFrameReader implements FrameReader {

	/** How many elements a frame may have. */
	public static final int MAX_ELEMENTS = 10_000;

	private static final int HELLO_ELEMENTS = 8;

	private static final int EVENT_ELEMENTS = 4;

	private static final int ACK_ELEMENTS = 2;

	private static final int NAVIGATE_ELEMENTS = 5;

	private static final int VISIBILITY_ELEMENTS = 2;

	private static final int REPORT_ELEMENTS = 2;

	private static final int PAGE_MIN = 16;

	private static final int PAGE_MAX = 32;

	private final SmileFactory factory = SmileFormat.reading();

	private final int maxElements;

	/** Makes a reader with the usual bounds. */
	public SmileFrameReader() {
		this(MAX_ELEMENTS);
	}

	/**
	 * Makes a reader.
	 * @param maxElements how many elements a frame may have, at least 8
	 */
	public SmileFrameReader(int maxElements) {
		if (maxElements < HELLO_ELEMENTS) {
			throw new IllegalArgumentException(
					"A frame must be allowed at least " + HELLO_ELEMENTS + " elements, not " + maxElements);
		}
		this.maxElements = maxElements;
	}

	@Override
	public ClientFrame read(byte[] frame) {
		Elements elements = new Elements(elements(frame), frame.length);
		int kind = elements.integer(0, "kind", Integer.MIN_VALUE);
		return switch (kind) {
			case Wire.HELLO -> hello(elements);
			case Wire.EVENT -> event(elements);
			case Wire.ACK -> acknowledgement(elements);
			case Wire.NAVIGATE -> navigation(elements);
			case Wire.VISIBILITY -> visibility(elements);
			case Wire.REPORT -> report(elements);
			default -> throw elements.refused("the kind is unknown");
		};
	}

	private static ClientFrame hello(Elements elements) {
		// The last one only if the page holds something.
		boolean holding = elements.values.size() > HELLO_ELEMENTS;
		elements.exactly(HELLO_ELEMENTS + (holding ? 1 : 0));
		if (elements.integer(1, "version", 0) != Wire.VERSION) {
			throw elements.refused("the version is not " + Wire.VERSION);
		}
		String page = elements.string(3, "page");
		if (page.length() < PAGE_MIN || page.length() > PAGE_MAX) {
			throw elements.refused("the page has " + page.length() + " characters, not 16 to 32");
		}
		return new ClientFrame.HelloFrame(new Hello(elements.string(2, "token"), page,
				elements.integer(4, "applied", -1), elements.integer(5, "input", 0), elements.string(6, "path"),
				elements.string(7, "digest"), holding ? elements.string(8, "snapshot") : ""));
	}

	private static ClientFrame event(Elements elements) {
		int input = elements.integer(1, "input", 1);
		int applied = applied(elements, input);
		int slot = elements.integer(3, "slot", 0);
		List<@Nullable Object> fields = elements.values.subList(EVENT_ELEMENTS, elements.values.size());
		return new ClientFrame.EventFrame(input, applied, slot, Collections.unmodifiableList(fields));
	}

	private static ClientFrame navigation(Elements elements) {
		elements.exactly(NAVIGATE_ELEMENTS);
		int input = elements.integer(1, "input", 1);
		int applied = applied(elements, input);
		String address = elements.string(3, "address");
		if (address.length() > Departure.MAX_ADDRESS) {
			throw elements
				.refused("the address has " + address.length() + " characters, more than " + Departure.MAX_ADDRESS);
		}
		return new ClientFrame.NavigateFrame(input, applied, address, elements.string(4, "token"));
	}

	private static int applied(Elements elements, int input) {
		int applied = input + elements.integer(2, "applied - input", -input);
		if (applied < 0) {
			throw elements.refused("element 2 (applied - input) is too large");
		}
		return applied;
	}

	private static ClientFrame acknowledgement(Elements elements) {
		elements.exactly(ACK_ELEMENTS);
		return new ClientFrame.AckFrame(elements.integer(1, "applied", 0));
	}

	private static ClientFrame visibility(Elements elements) {
		elements.exactly(VISIBILITY_ELEMENTS);
		return new ClientFrame.VisibilityFrame(elements.flag(1, "hidden"));
	}

	private static ClientFrame report(Elements elements) {
		elements.exactly(REPORT_ELEMENTS);
		return new ClientFrame.ReportFrame(elements.string(1, "text"));
	}

	@SuppressWarnings("CatchAndPrintStackTrace") // nothing is printed: Jackson's own
													// message may hold values of users
	public List<@Nullable Object> elements(byte[] frame) {
		if (frame.length == 0 || frame[0] != Tokens.START_ARRAY) {
			throw new MalformedFrameException("an array does not start here", 0);
		}
		int offset = 0;
		try (JsonParser parser = this.factory.createParser(ObjectReadContext.empty(), frame)) {
			parser.nextToken();
			List<@Nullable Object> values = new ArrayList<>();
			while (true) {
				boolean more = parser.nextToken() != null;
				offset = (int) parser.currentTokenLocation().getByteOffset();
				if (!more || offset >= frame.length) {
					throw new MalformedFrameException("the array does not end", offset);
				}
				if (frame[offset] == Tokens.END_ARRAY) {
					break;
				}
				if (values.size() == this.maxElements) {
					throw new MalformedFrameException("more than " + this.maxElements + " elements", offset);
				}
				values.add(Tokens.value(parser, frame[offset], offset));
			}
			if (offset != frame.length - 1) {
				throw new MalformedFrameException("bytes follow the array", offset + 1);
			}
			return values;
		}
		catch (MalformedFrameException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Jackson's exceptions, and what its decoder runs into within broken UTF-8.
			throw new MalformedFrameException("the element after here is broken", offset);
		}
	}

	/** The elements of a frame, by position. */
	private record Elements(List<@Nullable Object> values, int size) {

		int integer(int index, String name, int min) {
			if (!(element(index, name) instanceof Integer value)) {
				throw refused("element " + index + " (" + name + ") is not an integer");
			}
			if (value < min) {
				throw refused("element " + index + " (" + name + ") is below " + min);
			}
			return value;
		}

		String string(int index, String name) {
			if (element(index, name) instanceof String value) {
				return value;
			}
			throw refused("element " + index + " (" + name + ") is not a string");
		}

		boolean flag(int index, String name) {
			if (element(index, name) instanceof Boolean value) {
				return value;
			}
			throw refused("element " + index + " (" + name + ") is not a boolean");
		}

		void exactly(int count) {
			if (this.values.size() != count) {
				throw refused("it has " + this.values.size() + " elements, not " + count);
			}
		}

		MalformedFrameException refused(String problem) {
			return new MalformedFrameException(problem, this.size);
		}

		private @Nullable Object element(int index, String name) {
			if (index >= this.values.size()) {
				throw refused("element " + index + " (" + name + ") is missing");
			}
			return this.values.get(index);
		}

	}

}
