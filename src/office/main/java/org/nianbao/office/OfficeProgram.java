package org.nianbao.office;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.XComponentLoader;
import com.sun.star.lang.XMultiServiceFactory;
import com.sun.star.uno.XComponentContext;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The office program: its language, its file names, and opening files. */
final class OfficeProgram {
  private OfficeProgram() {}

  /** Returns the language of the menus, such as {@code zh-CN}. */
  static String language(XComponentContext context) {
    try {
      XMultiServiceFactory settings =
          Uno.createService(
              context,
              "com.sun.star.configuration.ConfigurationProvider",
              XMultiServiceFactory.class);
      Object node =
          settings.createInstanceWithArguments(
              "com.sun.star.configuration.ConfigurationAccess",
              new Object[] {Uno.value("nodepath", "/org.openoffice.Setup/L10N")});
      return String.valueOf(Uno.get(node, "ooLocale"));
    } catch (com.sun.star.uno.Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static String url(Path file) {
    return file.toUri().toString();
  }

  /**
   * Returns the path of a file, given as a URL or a path.
   *
   * @throws InvalidPathException if it is neither
   */
  static Path path(String name) {
    if (!name.startsWith("file:")) {
      return Path.of(name);
    }
    try {
      return Path.of(URI.create(name));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new InvalidPathException(name, String.valueOf(e.getMessage()));
    }
  }

  /** Opens a file in a new window. */
  static void open(MenuItemContext context, Path file) throws com.sun.star.uno.Exception {
    XComponentLoader desktop =
        Uno.createService(context.context(), "com.sun.star.frame.Desktop", XComponentLoader.class);
    desktop.loadComponentFromURL(url(file), "_blank", 0, new PropertyValue[0]);
  }
}
