// Uses a client of openapi-generator for Java.

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.JSON;
import org.openapitools.client.api.UsersApi;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.User;
import org.openapitools.client.model.UserInput;
import org.openapitools.client.model.UserPage;
import org.openapitools.client.model.UserPatch;

public class Program {
  static void show(String step, Map<String, ?> what) {
    JsonObject line = JsonParser.parseString(JSON.serialize(what)).getAsJsonObject();
    line.addProperty("step", step);
    System.out.println(line);
  }

  static UserInput ada() {
    return new UserInput()
        .name("Ada Lovelace")
        .about("")
        .code("AL1815")
        .email("ada@example.org")
        .website(URI.create("https://example.org/ada"))
        .birthDate(LocalDate.of(1815, 12, 10))
        .bornBefore1900(LocalDate.of(1815, 12, 10))
        .seenAt(OffsetDateTime.parse("2026-03-01T12:00:00Z"))
        .device(UUID.fromString("f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c"))
        .plan(UserInput.PlanEnum.IN_HOUSE)
        .language(UserInput.LanguageEnum.DE)
        .age(36)
        .followers(3_000_000_000L)
        .points(-9_007_199_254_740_991L)
        .balance(1234567.891)
        .share(0.1)
        .newsletter(true);
  }

  interface Call {
    void make() throws ApiException;
  }

  static Problem problemOf(Call call) {
    try {
      call.make();
    } catch (ApiException refused) {
      return JSON.deserialize(refused.getResponseBody(), Problem.class);
    }
    throw new AssertionError("Expected a refusal.");
  }

  public static void main(String[] args) throws ApiException {
    UsersApi users = new UsersApi(new ApiClient().setBasePath(args[0]));

    User created = users.createUser(ada(), UUID.randomUUID().toString());
    show("created", Map.of("user", created));

    ApiResponse<User> read = users.getUserWithHttpInfo(created.getId(), null);
    show("read", Map.of("user", read.getData()));
    String tag = read.getHeaders().get("etag").get(0);

    User other = users.createUser(ada().name("Grace"), null);
    List<String> ids = new ArrayList<>();
    String lastKey = null;
    do {
      UserPage page = users.listUsers(1, lastKey);
      page.getUsers().forEach(user -> ids.add(user.getId()));
      lastKey = page.getLastKey();
    } while (lastKey != null);
    show("paged", Map.of("ids", ids));

    UserInput king = ada().name("Ada King");
    show("updated", Map.of("name", users.updateUser(created.getId(), king, tag).getName()));
    Problem stale = problemOf(() -> users.updateUser(created.getId(), king, tag));
    show("stale", Map.of("status", stale.getStatus(), "title", stale.getTitle()));

    UserInput late = ada().bornBefore1900(LocalDate.of(1915, 12, 10));
    Problem refused = problemOf(() -> users.createUser(late, null));
    String pointer = refused.getErrors().get(0).getPointer();
    show("refused", Map.of("status", refused.getStatus(), "title", refused.getTitle(), "pointer", pointer));

    // The client leaves out a null member, so it cannot remove a field.
    User patched = users.patchUser(created.getId(), new UserPatch().age(37), null);
    show("patched", Map.of("age", patched.getAge()));

    ApiResponse<Void> deleted = users.deleteUserWithHttpInfo(other.getId(), null);
    show("deleted", Map.of("status", deleted.getStatusCode()));
  }
}
