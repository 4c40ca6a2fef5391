package ecrimagecleanup.component;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/**
 * A client of a service of AWS that answers from a script, whichever operation is called.
 *
 * @param <C> the type of the client
 */
public final class ScriptedClient<C extends SdkClient> {
  /** What it answers, and what it was asked. */
  public final Script script = new Script();

  private final C client;
  private boolean closed;

  /** A client of this type, which is an interface of the SDK. */
  public ScriptedClient(Class<C> type) {
    client =
        type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::answer));
  }

  /** The client. */
  public C client() {
    return client;
  }

  /** Whether somebody closed it. */
  public boolean closed() {
    return closed;
  }

  private @Nullable Object answer(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    if (given != null && given.length == 1 && given[0] instanceof SdkRequest request) {
      return script.next(request, method.getReturnType());
    }
    return switch (method.getName()) {
      case "close" -> {
        closed = true;
        yield null;
      }
      case "equals" -> given != null && proxy == given[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString", "serviceName" -> "a scripted client";
      // A call with a lambda in place of the request, which ends in the call with the request.
      default -> InvocationHandler.invokeDefault(proxy, method, given);
    };
  }
}
