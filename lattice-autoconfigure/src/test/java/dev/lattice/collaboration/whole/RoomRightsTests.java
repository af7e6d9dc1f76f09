package dev.lattice.collaboration.whole;

import java.security.Principal;
import java.util.Base64;

import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.Rooms;
import dev.lattice.whole.LivePage;
import dev.lattice.whole.PageMarkup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Users of Spring Security, in pages and on sockets. */
@SpringBootTest(classes = SecuredRoomsApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RoomRightsTests {

	private static final String PAGE = "0123456789abcdef";

	/** The handler of the page's button. */
	private static final int ADD = 2;

	@LocalServerPort
	private int port;

	@Autowired
	private Rooms rooms;

	@BeforeEach
	void rights() {
		SecuredRoomsApplication.MEMBERS.clear();
		SecuredRoomsApplication.ASKED.clear();
	}

	private static String authorization(String user) {
		return "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes());
	}

	private static void member(String room, String user) {
		SecuredRoomsApplication.MEMBERS.add(room + " " + user);
	}

	private static HttpHeaders headers(String user) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.AUTHORIZATION, authorization(user));
		return headers;
	}

	private void write(String room, String text) {
		this.rooms.open(room).document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.text("t").insert(0, text);
			return true;
		});
	}

	private String text(String room) {
		return this.rooms.open(room).document().read((doc) -> doc.text("t").toString());
	}

	private EntityExchangeResult<String> get(String path, String user) {
		return PageMarkup.client(this.port)
			.get()
			.uri(path)
			.headers((all) -> all.putAll(headers(user)))
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private LivePage live(String path, String user) {
		PageMarkup page = new PageMarkup(String.valueOf(get(path, user).getResponseBody()));
		LivePage live = LivePage.open(this.port, headers(user)).hello(page.token(), PAGE, path, page.digest());
		assertThat(live.next()).startsWith(0, 1);
		return live;
	}

	@Nested
	class OfAPage {

		/** */
		@Test
		void whoMaySeeARoomSeesItsPage() {
			write("open", "for ada");
			member("open", "ada");

			assertThat(get("/room/open", "ada").getResponseBody()).contains("for ada");
		}

		/** */
		@Test
		void whoMayNotSeeARoomIsAnsweredThatItIsForbidden() {
			write("closed", "for ada");
			member("closed", "ada");

			EntityExchangeResult<String> answer = get("/room/closed", "eve");
			assertThat(answer.getStatus().value()).isEqualTo(403);
			assertThat(String.valueOf(answer.getResponseBody())).doesNotContain("for ada");
		}

		/** */
		@Test
		void whoMayNotSeeTheRoomAnyMoreLosesThePage() {
			write("lost", "for ada");
			member("lost", "ada");
			try (LivePage live = live("/room/lost", "ada")) {
				SecuredRoomsApplication.MEMBERS.clear();
				RoomRightsTests.this.rooms.recheck("lost");

				assertThat(live.closeCode()).isEqualTo(4403);
			}
			assertThat(get("/room/lost", "ada").getStatus().value()).isEqualTo(403);
		}

		/** */
		@Test
		void whoMayEditDoes() {
			write("edited", "old");
			member("edited", "ada");
			try (LivePage live = live("/room/edited", "ada")) {
				live.event(ADD).next();

				assertThat(text("edited")).isEqualTo("old!");
			}
		}

		/** */
		@Test
		void whoMayOnlyReadChangesNothing() {
			write("museum", "old");
			member("museum", "ada");
			try (LivePage live = live("/room/museum", "ada")) {
				live.event(ADD).next();

				assertThat(text("museum")).isEqualTo("old");
				assertThat(live.isOpen()).isTrue();
			}
		}

	}

	@Nested
	class OfASocket {

		private YWebsocketFrame awareness(String name) {
			Awareness awareness = new Awareness(9, () -> 0, AwarenessLimits.DEFAULT);
			awareness.setLocalStateField("user", java.util.Map.of("name", name, "color", "#abcdef"));
			return new YWebsocketFrame.AwarenessUpdate(new Payload(awareness.encodeUpdate()));
		}

		/** */
		@Test
		void theUserOfTheRequestIsTheCallerWhomThePolicyIsAskedAbout() {
			member("plan", "ada");
			try (RawClient client = RawClient.open(RoomRightsTests.this.port, "/lattice/yjs/plan",
					authorization("ada"))) {
				client.next(YWebsocketFrame.AwarenessUpdate.class);
			}

			Caller asked = SecuredRoomsApplication.ASKED.remove();
			assertThat(asked.user()).isEqualTo("ada");
			assertThat(asked.kind()).isEqualTo(Caller.Kind.CLIENT);
			assertThat(asked.credentials()).isInstanceOfSatisfying(Principal.class,
					(principal) -> assertThat(principal.getName()).isEqualTo("ada"));
		}

		/** */
		@Test
		void anotherUserAndNobodyAreRefused() {
			member("plan", "ada");
			try (RawClient eve = RawClient.open(RoomRightsTests.this.port, "/lattice/yjs/plan", authorization("eve"));
					RawClient nobody = RawClient.open(RoomRightsTests.this.port, "/lattice/yjs/plan")) {
				assertThat(eve.closeCode()).isEqualTo(4403);
				assertThat(nobody.closeCode()).isEqualTo(4403);
			}
		}

		/** */
		@Test
		void theUserOfTheRequestIsTheOneOfHocuspocusWhateverItsToken() {
			member("plan", "ada");
			try (RawClient ada = RawClient.open(RoomRightsTests.this.port, "/lattice/hocuspocus", authorization("ada"));
					RawClient eve = RawClient.open(RoomRightsTests.this.port, "/lattice/hocuspocus",
							authorization("eve"))) {
				ada.send("plan", new HocuspocusMessage.Token("anything", null));
				eve.send("plan", new HocuspocusMessage.Token("ada", null));

				ada.message(HocuspocusMessage.Authenticated.class);
				eve.message(HocuspocusMessage.PermissionDenied.class);
			}
		}

		/** */
		@Test
		void othersSeeTheNameOfTheUserAndNotTheOneThatIsClaimed() {
			member("here", "ada");
			member("here", "eve");
			try (RawClient ada = RawClient.open(RoomRightsTests.this.port, "/lattice/yjs/here", authorization("ada"));
					RawClient eve = RawClient.open(RoomRightsTests.this.port, "/lattice/yjs/here",
							authorization("eve"))) {
				ada.next(YWebsocketFrame.AwarenessUpdate.class);
				eve.next(YWebsocketFrame.AwarenessUpdate.class);
				eve.send(awareness("ada"));

				assertThat(new String(ada.next(YWebsocketFrame.AwarenessUpdate.class).update().bytes()))
					.contains("\"name\":\"eve\"", "#abcdef")
					.doesNotContain("ada");
			}
		}

		/** */
		@Test
		void signallingIntroducesOnlyThoseWhoMaySeeTheRoom() {
			member("plan", "ada");
			String subscribe = "{\"type\":\"subscribe\",\"topics\":[\"plan\"]}";
			String publish = "{\"type\":\"publish\",\"topic\":\"plan\",\"data\":1}";
			try (RawClient ada = RawClient.open(RoomRightsTests.this.port, "/lattice/signalling", authorization("ada"));
					RawClient eve = RawClient.open(RoomRightsTests.this.port, "/lattice/signalling",
							authorization("eve"))) {
				eve.sendText(subscribe).sendText("{\"type\":\"ping\"}").next();
				ada.sendText(subscribe).sendText(publish);

				assertThat((String) ada.next()).contains("\"clients\":1");
			}
		}

	}

}
