package org.nianbao.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.star.beans.PropertyValue;
import com.sun.star.bridge.XUnoUrlResolver;
import com.sun.star.comp.helper.Bootstrap;
import com.sun.star.connection.NoConnectException;
import com.sun.star.frame.DispatchResultEvent;
import com.sun.star.frame.XComponentLoader;
import com.sun.star.frame.XDesktop;
import com.sun.star.frame.XDispatch;
import com.sun.star.frame.XDispatchHelper;
import com.sun.star.frame.XDispatchProvider;
import com.sun.star.frame.XModel;
import com.sun.star.lang.DisposedException;
import com.sun.star.lang.XComponent;
import com.sun.star.sheet.XSpreadsheetDocument;
import com.sun.star.uno.XComponentContext;
import com.sun.star.util.URL;
import com.sun.star.util.XCloseable;
import com.sun.star.util.XURLTransformer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A LibreOffice of its own, with the packaged add-in in it, that is spoken to from outside. */
final class RunningOffice {
  private static final int MOST_SECONDS = 180;

  private static @Nullable RunningOffice shared;

  private final Process process;
  private final XComponentContext context;
  private final Path folder;

  private RunningOffice(Process process, XComponentContext context, Path folder) {
    this.folder = folder;
    this.process = process;
    this.context = context;
  }

  /**
   * The one of all tests, with the packaged add-in installed. Without LibreOffice on the machine
   * the test is skipped, unless the property {@code nianbao.libreoffice} is {@code required}.
   */
  static synchronized RunningOffice shared() throws Exception {
    if (shared != null) {
      return shared;
    }
    if (!isInstalled()) {
      if ("required".equals(System.getProperty("nianbao.libreoffice"))) {
        throw new AssertionError("no soffice on the path");
      }
      Assumptions.abort("no soffice on the path");
    }
    Path folder = Files.createTempDirectory("nianbao-office");
    // not by dist/bin/nianbao, which begins a second build of the checkout while this one runs
    List<String> install =
        new ArrayList<>(List.of("unopkg", "add", "--force", "--suppress-license"));
    if (System.getProperty("user.name").equals("root")) {
      install.add("--shared"); // for root alone it installs nothing
    }
    install.addAll(settings(folder));
    install.add("target/nianbao-office.oxt");
    assertEquals(0, run(install), "the add-in is not installed");
    RunningOffice office = start(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(office::end));
    shared = office;
    return office;
  }

  /** Whether there is one on this machine. */
  private static boolean isInstalled() throws InterruptedException {
    try {
      return run(List.of("soffice", "--version")) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = process(command);
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command + " does not end");
    }
    return process.exitValue();
  }

  private static Process process(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8"); // file names in Chinese
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Where it keeps what is installed into it and set: nothing of the machine's own is touched. */
  private static List<String> settings(Path folder) {
    return List.of(
        "-env:UserInstallation=" + folder.resolve("user").toUri(),
        "-env:UNO_SHARED_PACKAGES_CACHE=" + folder.resolve("shared").toUri());
  }

  /** Starts one. */
  private static RunningOffice start(Path folder) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command =
        new ArrayList<>(List.of("soffice", "--headless", "--norestore", "--nologo"));
    command.addAll(settings(folder));
    command.add("--accept=socket,host=127.0.0.1,port=" + port + ";urp");
    Process process = process(command);
    try {
      return new RunningOffice(process, connect(port), folder);
    } catch (Exception e) {
      process.destroy();
      throw e;
    }
  }

  private static XComponentContext connect(int port) throws Exception {
    XComponentContext local = Bootstrap.createInitialComponentContext(null);
    XUnoUrlResolver resolver =
        Uno.createService(local, "com.sun.star.bridge.UnoUrlResolver", XUnoUrlResolver.class);
    String url = "uno:socket,host=127.0.0.1,port=" + port + ";urp;StarOffice.ComponentContext";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (true) {
      try {
        return Uno.as(XComponentContext.class, resolver.resolve(url));
      } catch (NoConnectException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  XComponentContext context() {
    return context;
  }

  /** Opens a copy of a file: where an office ends badly it leaves a lock beside what was open. */
  XSpreadsheetDocument open(Path file) throws Exception {
    Path own = Files.createTempDirectory(folder, "document");
    Path copy = Files.copy(file, own.resolve(String.valueOf(file.getFileName())));
    return load(copy.toUri().toString());
  }

  /** Opens a document in a window; what is out of sight, the office does not take steps back in. */
  XSpreadsheetDocument load(String url, PropertyValue... how) throws Exception {
    XComponentLoader desktop =
        Uno.createService(context, "com.sun.star.frame.Desktop", XComponentLoader.class);
    XComponent document = desktop.loadComponentFromURL(url, "_blank", 0, how);
    return Uno.as(XSpreadsheetDocument.class, document);
  }

  /** The documents that are open. */
  List<XSpreadsheetDocument> documents() throws Exception {
    XDesktop desktop = Uno.createService(context, "com.sun.star.frame.Desktop", XDesktop.class);
    com.sun.star.container.XEnumeration all = desktop.getComponents().createEnumeration();
    List<XSpreadsheetDocument> documents = new ArrayList<>();
    while (all.hasMoreElements()) {
      documents.add(Uno.as(XSpreadsheetDocument.class, all.nextElement()));
    }
    return documents;
  }

  static void close(XSpreadsheetDocument document) throws Exception {
    Uno.as(XCloseable.class, document).close(true);
  }

  private static XDispatchProvider window(XSpreadsheetDocument document) {
    return Uno.as(
        XDispatchProvider.class, Uno.as(XModel.class, document).getCurrentController().getFrame());
  }

  /** Has the installed add-in do a task of a document's window, and waits for it. */
  DispatchResultEvent dispatch(
      XSpreadsheetDocument document, String task, PropertyValue... arguments) {
    XDispatchHelper helper =
        Uno.createService(context, "com.sun.star.frame.DispatchHelper", XDispatchHelper.class);
    Object outcome =
        helper.executeDispatch(
            window(document), "org.nianbao:" + task, "_self", 0, silent(arguments));
    return (DispatchResultEvent) outcome;
  }

  /** What answers in a document's window; it does not wait for long work. */
  XDispatch handler(XSpreadsheetDocument document, String task) {
    return window(document).queryDispatch(url(task), "_self", 0);
  }

  URL url(String task) {
    URL[] url = {new URL()};
    url[0].Complete = "org.nianbao:" + task;
    Uno.createService(context, "com.sun.star.util.URLTransformer", XURLTransformer.class)
        .parseStrict(url);
    return url[0];
  }

  static PropertyValue[] silent(PropertyValue... arguments) {
    PropertyValue[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = Uno.value("Silent", true);
    all[arguments.length + 1] = Uno.value("Language", "zh");
    return all;
  }

  /** Ends it and forgets what it kept. */
  private void end() {
    try {
      Uno.createService(context, "com.sun.star.frame.Desktop", XDesktop.class).terminate();
    } catch (DisposedException e) {
      // it was gone before it could answer
    }
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      try (Stream<Path> kept = Files.walk(folder)) {
        for (Path path : kept.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
