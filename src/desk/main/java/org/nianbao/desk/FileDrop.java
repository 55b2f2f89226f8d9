package org.nianbao.desk;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import org.jspecify.annotations.Nullable;

/** Receives dropped or pasted files, as files or as the text that file managers provide. */
final class FileDrop extends TransferHandler {
  private final transient Consumer<List<Path>> receiver;

  FileDrop(Consumer<List<Path>> receiver) {
    this.receiver = receiver;
  }

  @Override
  public boolean canImport(TransferSupport support) {
    if (support.isDrop()) {
      support.setDropAction(COPY);
    }
    return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
        || support.isDataFlavorSupported(DataFlavor.stringFlavor);
  }

  @Override
  public int getSourceActions(JComponent from) {
    return COPY;
  }

  @Override
  protected @Nullable Transferable createTransferable(JComponent from) {
    return from instanceof CopyableSelection source
        ? new StringSelection(source.selectionAsText())
        : null;
  }

  @Override
  public boolean importData(TransferSupport support) {
    return importFiles(support.getTransferable());
  }

  /** Pastes the clipboard; returns false if it holds no files. */
  boolean paste() {
    try {
      Transferable transferable =
          Toolkit.getDefaultToolkit().getSystemClipboard().getContents(null);
      return transferable != null && importFiles(transferable);
    } catch (IllegalStateException e) {
      return false; // another program has opened the clipboard
    }
  }

  /** Reads the transferred files; returns false if there are none. */
  boolean importFiles(Transferable transferable) {
    List<Path> files = files(transferable);
    if (!files.isEmpty()) {
      receiver.accept(files);
    }
    return !files.isEmpty();
  }

  private static List<Path> files(Transferable transferable) {
    try {
      if (transferable.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
          && transferable.getTransferData(DataFlavor.javaFileListFlavor) instanceof List<?> list) {
        List<Path> files = new ArrayList<>();
        for (Object each : list) {
          if (each instanceof File file) {
            files.add(file.toPath());
          }
        }
        return files;
      }
      return transferable.isDataFlavorSupported(DataFlavor.stringFlavor)
          ? existingFiles(String.valueOf(transferable.getTransferData(DataFlavor.stringFlavor)))
          : List.of();
    } catch (UnsupportedFlavorException | IOException | InvalidPathException e) {
      return List.of();
    }
  }

  private static List<Path> existingFiles(String text) {
    return text.lines()
        .map(FileDrop::path)
        .filter(path -> path != null && path.isAbsolute() && path.toFile().exists())
        .toList();
  }

  private static @Nullable Path path(String line) {
    String name = line.strip().replaceAll("^\"|\"$", ""); // as Windows copies a path
    try {
      return name.startsWith("file:") ? Path.of(URI.create(name)) : Path.of(name);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
