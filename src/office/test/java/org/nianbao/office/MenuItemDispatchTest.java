package org.nianbao.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.DispatchResultEvent;
import com.sun.star.frame.DispatchResultState;
import com.sun.star.frame.XDispatchResultListener;
import com.sun.star.frame.XFrame;
import com.sun.star.lang.EventObject;
import com.sun.star.uno.XComponentContext;
import com.sun.star.util.URL;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault inside the add-in is said, and never gets out to the office. */
class MenuItemDispatchTest {
  private static final class Ear implements XDispatchResultListener {
    private final List<DispatchResultEvent> heard = new ArrayList<>();

    @Override
    public void dispatchFinished(DispatchResultEvent event) {
      heard.add(event);
    }

    @Override
    public void disposing(EventObject event) {}
  }

  /** Something of an office that fails whatever is asked of it. */
  private static <T> T failing(Class<T> type, Throwable failure) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw failure;
            }));
  }

  private static DispatchResultEvent dispatch(Throwable failure, PropertyValue... arguments) {
    Ear ear = new Ear();
    MenuItemDispatch dispatch =
        new MenuItemDispatch(
            MenuItem.CHECK,
            failing(XComponentContext.class, failure),
            failing(XFrame.class, failure));
    dispatch.dispatchWithNotification(new URL(), arguments, ear);
    assertEquals(1, ear.heard.size());
    assertEquals(DispatchResultState.FAILURE, ear.heard.get(0).State);
    return ear.heard.get(0);
  }

  @Test
  void neitherExceptionsNorErrorsGetOut() {
    for (Throwable failure :
        List.of(new IllegalStateException("x"), new LinkageError("x"), new StackOverflowError())) {
      Object said = dispatch(failure, Uno.value("Silent", true)).Result;
      assertTrue(said.toString().startsWith("程序内部出错（"), said.toString());
    }
    Object said = dispatch(new OutOfMemoryError(), Uno.value("Silent", true)).Result;
    assertEquals("要处理的数据太多，这台电脑的内存不够，请分几次处理。", said);
  }

  @Test
  void whatCannotBeSaidInABoxEndsQuietly() {
    dispatch(new IllegalStateException("x"));
  }

  @Test
  void aClassLoaderThatIsSetIsPutBack() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    dispatch(new IllegalStateException("x"), Uno.value("Silent", true));
    assertEquals(before, Thread.currentThread().getContextClassLoader());
  }
}
