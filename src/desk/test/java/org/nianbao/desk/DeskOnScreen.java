package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javax.imageio.ImageIO;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.TransferHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.nianbao.check.Finding;
import org.nianbao.message.Messages;

/** The window on a screen, as a test sees and handles it. */
final class DeskOnScreen implements AutoCloseable {
  private static final long LONGEST_WAIT = 60_000;

  private final Preferences kept =
      Preferences.userRoot().node("org/nianbao/desk-test-" + UUID.randomUUID());
  private final Settings settings = new Settings(kept);
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final DeskWindow window;

  private DeskOnScreen(int width, int height) {
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> faults.add(fault));
    window = new DeskWindow(Messages.CHINESE, settings, new Appearance(settings));
    window.frame().setSize(width, height);
    window.frame().setLocation(0, 0);
    window.open(List.of());
  }

  /** Opens the window; where there is no screen, the test is skipped or fails. */
  static DeskOnScreen open() {
    return open(1280, 820);
  }

  static DeskOnScreen open(int width, int height) {
    if (GraphicsEnvironment.isHeadless()) {
      if ("required".equals(System.getProperty("nianbao.desk"))) {
        throw new AssertionError("no screen");
      }
      Assumptions.abort("no screen");
    }
    return onEventThread(() -> new DeskOnScreen(width, height));
  }

  static <T> T onEventThread(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    if (EventQueue.isDispatchThread()) {
      future.run();
    } else {
      EventQueue.invokeLater(future);
    }
    try {
      return future.get(LONGEST_WAIT, TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  DeskWindow window() {
    return window;
  }

  Settings settings() {
    return settings;
  }

  List<ReceivedRow> rows() {
    return onEventThread(() -> find("received", ReceivedTable.class).allRows());
  }

  List<Finding> findings() {
    return onEventThread(
        () -> Collections.list(((DefaultListModel<Finding>) list().getModel()).elements()));
  }

  private FindingsList list() {
    return find("findings", FindingsList.class);
  }

  /** What the window says. */
  String notice() {
    return onEventThread(() -> find("noticeBar", MessageBar.class).text());
  }

  /** Presses a key in the table of submissions. */
  void press(int key, int modifiers) {
    ReceivedTable table = find("received", ReceivedTable.class);
    onEventThread(
        () -> {
          for (int event : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            table.dispatchEvent(
                new KeyEvent(table, event, 0, modifiers, key, KeyEvent.CHAR_UNDEFINED));
          }
          return true;
        });
  }

  /** The component of this name. */
  <T extends JComponent> T find(String name, Class<T> type) {
    return onEventThread(() -> type.cast(in(window.frame(), name)));
  }

  static @Nullable Component in(Container container, String name) {
    for (Component each : container.getComponents()) {
      if (name.equals(each.getName())) {
        return each;
      }
      if (each instanceof Container inner) {
        Component found = in(inner, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Drops files on the window. */
  void drop(Path... files) {
    List<File> dropped = new ArrayList<>();
    for (Path file : files) {
      dropped.add(file.toFile());
    }
    onEventThread(
        () -> {
          JComponent target = window.frame().getRootPane();
          TransferHandler.TransferSupport support =
              new TransferHandler.TransferSupport(target, new Files(dropped));
          assertTrue(target.getTransferHandler().canImport(support));
          return target.getTransferHandler().importData(support);
        });
  }

  private record Files(List<File> files) implements Transferable {
    @Override
    public DataFlavor[] getTransferDataFlavors() {
      return new DataFlavor[] {DataFlavor.javaFileListFlavor};
    }

    @Override
    public boolean isDataFlavorSupported(DataFlavor flavor) {
      return flavor.isFlavorJavaFileListType();
    }

    @Override
    public Object getTransferData(DataFlavor flavor) {
      return files;
    }
  }

  /** Waits until all work is done. */
  void waitUntilIdle() {
    waitUntil(() -> !window.background().isBusy());
  }

  /** Waits until something holds on the event thread. */
  void waitUntil(BooleanSupplier condition) {
    long end = System.currentTimeMillis() + LONGEST_WAIT;
    while (!onEventThread(condition::getAsBoolean)) {
      assertTrue(System.currentTimeMillis() < end, "it takes too long");
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Chooses the row of a file and waits until its form is shown. */
  void choose(String fileName) {
    ReceivedTable table = find("received", ReceivedTable.class);
    onEventThread(
        () -> {
          table.clearSelection();
          for (int i = 0; i < table.getRowCount(); i++) {
            table.setRowSelectionInterval(i, i);
            ReceivedRow row = table.selectedRow();
            if (row != null && (row.fileName().equals(fileName) || row.unit().equals(fileName))) {
              table.scrollRectToVisible(table.getCellRect(i, 0, true));
              return true;
            }
          }
          throw new AssertionError("no " + fileName);
        });
    waitUntil(() -> window.reportPane().isShowing(fileName));
  }

  /** Clicks the cell of a field, on the event thread. */
  void click(SheetView sheet, String key) {
    Rectangle cell = Objects.requireNonNull(sheet.boundsOf(key));
    sheet.dispatchEvent(
        new MouseEvent(
            sheet,
            MouseEvent.MOUSE_PRESSED,
            0,
            0,
            (int) cell.getCenterX(),
            (int) cell.getCenterY(),
            1,
            false,
            MouseEvent.BUTTON1));
  }

  /** Presses an arrow key in a sheet, on the event thread. */
  void pressArrow(SheetView sheet, String stroke) {
    Object name = sheet.getInputMap().get(KeyStroke.getKeyStroke(stroke));
    sheet.getActionMap().get(name).actionPerformed(new ActionEvent(sheet, 0, stroke));
  }

  /** What the window looks like. */
  void paint(Path picture) {
    BufferedImage image =
        onEventThread(
            () -> {
              JComponent root = window.frame().getRootPane();
              BufferedImage painted =
                  new BufferedImage(root.getWidth(), root.getHeight(), BufferedImage.TYPE_INT_RGB);
              root.paint(painted.createGraphics()); // printing would leave out what is chosen
              return painted;
            });
    try {
      ImageIO.write(image, "png", picture.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    onEventThread(
        () -> {
          window.background().cancel();
          window.frame().dispose();
          return true;
        });
    assertEquals(List.of(), faults, "faults on the event thread");
    try {
      kept.removeNode();
    } catch (BackingStoreException e) {
      throw new IllegalStateException(e);
    }
  }
}
