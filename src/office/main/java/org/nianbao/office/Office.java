package org.nianbao.office;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.XComponentLoader;
import com.sun.star.lang.XMultiServiceFactory;
import com.sun.star.uno.XComponentContext;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The office program itself: its language, its names of files, and what it opens. */
final class Office {
  private Office() {}

  /** The language of its menus, {@code zh-CN}; the menu of the add-in is in the same. */
  static String language(XComponentContext context) {
    try {
      XMultiServiceFactory settings =
          Uno.service(
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
   * A file by its URL or its path.
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

  /** Opens a file in a window of its own. */
  static void open(TaskContext call, Path file) throws com.sun.star.uno.Exception {
    XComponentLoader desktop =
        Uno.service(call.context(), "com.sun.star.frame.Desktop", XComponentLoader.class);
    desktop.loadComponentFromURL(url(file), "_blank", 0, new PropertyValue[0]);
  }
}
