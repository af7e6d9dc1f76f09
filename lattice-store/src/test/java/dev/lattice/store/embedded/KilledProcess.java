package dev.lattice.store.embedded;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * Appends to a log until it is killed, and says on its output what is durable: the room,
 * the sequence and the number. A line without a dot at its end was not written to its
 * end.
 */
final class KilledProcess {

	private KilledProcess() {
	}

	public static void main(String[] args) throws Exception {
		long first = Long.parseLong(args[1]);
		ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
		EmbeddedRoomLog log = EmbeddedRoomLog.open(Path.of(args[0]),
				new EmbeddedSettings(256 << 10, 32L << 20, 10_000, 100, 100, 8, 64 << 10, 128 << 10, 50, 100),
				(event) -> System.out.println("event " + event), executor);
		System.out.println("open");
		Semaphore flying = new Semaphore(200);
		for (long n = first; n < first + 2_000_000; n++) {
			flying.acquire();
			String room = "room" + n % 3;
			long number = n;
			log.append(room, new AppendRequest(Fence.NONE, "w", n, payload(n), AckLevel.DURABLE), new Reply<>() {

				@Override
				public void succeeded(Appended appended) {
					System.out.println(room + " " + appended.sequence() + " " + number + " .");
					flying.release();
					if (appended.sequence() % 200 == 0) {
						keep(log, room, appended.sequence());
					}
				}

				@Override
				public void failed(RoomLogException failure) {
					System.out.println("event " + failure);
				}

			});
		}
	}

	static byte[] payload(long number) {
		byte[] payload = new byte[20 + (int) (number % 180)];
		for (int i = 0; i < payload.length; i++) {
			payload[i] = (byte) (number * 31 + i);
		}
		return payload;
	}

	private static void keep(EmbeddedRoomLog log, String room, long upTo) {
		log.claim(room, "node", 60_000,
				then((fence) -> log.keep(room, fence, new LogSnapshot(upTo, payload(upTo)),
						then((kept) -> log.trim(room, fence, upTo - 100,
								then((trimmed) -> System.out.println("trimmed " + room + " " + trimmed + " .")))))));
	}

	private interface Then<T extends @Nullable Object> {

		void then(T result);

	}

	private static <T extends @Nullable Object> Reply<T> then(Then<T> then) {
		return new Reply<>() {

			@Override
			public void succeeded(T result) {
				then.then(result);
			}

			@Override
			public void failed(RoomLogException failure) {
				System.out.println("event " + failure);
			}

		};
	}

}
