package dev.lattice.benchmarks;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * What a real session says when its page's buttons are clicked, and the same as JSON for
 * code written by hand. Sessions of one component number alike, so that any page of it
 * understands the frames.
 *
 * @param welcome the first frame
 * @param steps the operations, in order
 */
record SuiteRecording(String welcome, List<Step> steps) {

	/** A round; the same operation is measured once in it. */
	private static final List<SuiteOperation> ROUND = List.of(SuiteOperation.CREATE, SuiteOperation.UPDATE,
			SuiteOperation.SELECT, SuiteOperation.SWAP, SuiteOperation.REMOVE, SuiteOperation.REPLACE,
			SuiteOperation.CLEAR, SuiteOperation.CREATE, SuiteOperation.APPEND, SuiteOperation.CLEAR,
			SuiteOperation.CREATE_MANY, SuiteOperation.CLEAR);

	/**
	 * One operation.
	 *
	 * @param round its round
	 * @param operation what is done
	 * @param counts whether it is measured: not where it only prepares another one
	 * @param frames what the server said, in Base64
	 * @param json what the hand-written code is told
	 * @param rows how many rows there are then
	 */
	record Step(int round, SuiteOperation operation, boolean counts, List<String> frames, String json, int rows) {
	}

	static SuiteRecording of(ServerProcess server, LoadMachine machine, int rounds) {
		LatticePage page = LatticePage.get(server, "/suite");
		List<String> frames = new ArrayList<>();
		Recorder recorder = new Recorder(page, frames);
		try (Load load = Load.of(server, machine, recorder)) {
			String welcome = frames.getFirst();
			List<Step> steps = new ArrayList<>();
			Data data = new Data();
			for (int round = 0; round < rounds; round++) {
				for (int at = 0; at < ROUND.size(); at++) {
					SuiteOperation operation = ROUND.get(at);
					frames.clear();
					recorder.aim(page.clickSlot("#" + operation.name()));
					load.clicks(1);
					String json = data.apply(operation);
					steps.add(new Step(round, operation, ROUND.indexOf(operation) == at, List.copyOf(frames), json,
							data.rows.size()));
				}
			}
			return new SuiteRecording(welcome, steps);
		}
	}

	/** The rows as they must be, and what changes them. */
	private static final class Data {

		private final List<SuiteRow> rows = new ArrayList<>();

		private int nextId = 1;

		String apply(SuiteOperation operation) {
			return switch (operation) {
				case CREATE, CREATE_MANY, REPLACE -> {
					this.rows.clear();
					yield make(operation.made());
				}
				case APPEND -> make(operation.made());
				case UPDATE -> update();
				case SELECT -> Integer.toString(operation.position());
				case SWAP -> "[1," + SuiteOperation.SWAPPED + "]";
				case REMOVE -> {
					this.rows.remove(operation.position());
					yield Integer.toString(operation.position());
				}
				case CLEAR -> {
					this.rows.clear();
					yield "null";
				}
			};
		}

		private String make(int count) {
			List<SuiteRow> made = SuiteRow.from(this.nextId, count);
			this.nextId += count;
			this.rows.addAll(made);
			return made.stream().map(SuiteRow::toJson).collect(Collectors.joining(",", "[", "]"));
		}

		private String update() {
			return IntStream.iterate(0, (at) -> at < this.rows.size(), (at) -> at + SuiteOperation.STEP)
				.mapToObj((at) -> {
					this.rows.set(at, this.rows.get(at).updated());
					return "[" + at + ",\"" + this.rows.get(at).label() + "\"]";
				})
				.collect(Collectors.joining(",", "[", "]"));
		}

	}

	private static final class Recorder extends LatticeClicker {

		private final List<String> frames;

		Recorder(LatticePage page, List<String> frames) {
			super(page, 0);
			this.frames = frames;
		}

		@Override
		protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame message) {
			this.frames.add(Base64.getEncoder().encodeToString(ByteBufUtil.getBytes(message.content())));
			super.channelRead0(ctx, message);
		}

		@Override
		int readInstructions(ByteBuf frame) {
			return clicks();
		}

	}

}
