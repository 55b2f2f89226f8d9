package org.nianbao.office;

import com.sun.star.frame.DispatchDescriptor;
import com.sun.star.frame.XDispatch;
import com.sun.star.frame.XDispatchProvider;
import com.sun.star.frame.XFrame;
import com.sun.star.lang.XInitialization;
import com.sun.star.lang.XServiceInfo;
import com.sun.star.lang.XSingleComponentFactory;
import com.sun.star.lib.uno.helper.Factory;
import com.sun.star.lib.uno.helper.WeakBase;
import com.sun.star.registry.XRegistryKey;
import com.sun.star.uno.UnoRuntime;
import com.sun.star.uno.XComponentContext;
import com.sun.star.util.URL;
import org.jspecify.annotations.Nullable;

/**
 * The add-in: creates a dispatch for each URL of the protocol {@code org.nianbao:}, which the
 * commands of the menu have.
 */
public final class AddIn extends WeakBase
    implements XDispatchProvider, XInitialization, XServiceInfo {
  private static final String NAME = AddIn.class.getName();
  private static final String[] SERVICES = {"com.sun.star.frame.ProtocolHandler"};
  private static final String PROTOCOL = "org.nianbao:";

  private final XComponentContext context;
  private @Nullable XFrame frame;

  /** Is called by the office. */
  public AddIn(XComponentContext context) {
    this.context = context;
  }

  /** Returns the factory of the add-in. The office looks for a method of this name. */
  public static @Nullable XSingleComponentFactory __getComponentFactory(String implementation) {
    return implementation.equals(NAME)
        ? Factory.createComponentFactory(AddIn.class, SERVICES)
        : null;
  }

  /**
   * Registers the service when the add-in is installed. The office looks for a method of this name.
   */
  public static boolean __writeRegistryServiceInfo(XRegistryKey key) {
    return Factory.writeRegistryServiceInfo(NAME, SERVICES, key);
  }

  @Override
  public void initialize(Object[] arguments) {
    if (arguments.length > 0) {
      frame = UnoRuntime.queryInterface(XFrame.class, arguments[0]);
    }
  }

  @Override
  public @Nullable XDispatch queryDispatch(URL url, String target, int search) {
    if (!url.Complete.startsWith(PROTOCOL)) {
      return null;
    }
    MenuItem item = MenuItem.of(url.Complete.substring(PROTOCOL.length()));
    return item == null ? null : new MenuItemDispatch(item, context, frame);
  }

  @Override
  public XDispatch[] queryDispatches(DispatchDescriptor[] requests) {
    XDispatch[] dispatches = new XDispatch[requests.length];
    for (int i = 0; i < requests.length; i++) {
      dispatches[i] =
          queryDispatch(requests[i].FeatureURL, requests[i].FrameName, requests[i].SearchFlags);
    }
    return dispatches;
  }

  @Override
  public String getImplementationName() {
    return NAME;
  }

  @Override
  public boolean supportsService(String name) {
    return name.equals(SERVICES[0]);
  }

  @Override
  public String[] getSupportedServiceNames() {
    return SERVICES.clone();
  }
}
