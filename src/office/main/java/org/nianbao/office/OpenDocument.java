package org.nianbao.office;

import com.sun.star.awt.XWindow2;
import com.sun.star.beans.PropertyValue;
import com.sun.star.container.XIndexAccess;
import com.sun.star.document.XUndoManager;
import com.sun.star.document.XUndoManagerSupplier;
import com.sun.star.frame.XController;
import com.sun.star.frame.XModel;
import com.sun.star.frame.XStorable;
import com.sun.star.frame.XTitle;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.sheet.XSpreadsheetDocument;
import com.sun.star.sheet.XSpreadsheetView;
import com.sun.star.sheet.XSpreadsheets;
import com.sun.star.table.XCell;
import com.sun.star.util.NotLockedException;
import com.sun.star.view.XSelectionSupplier;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.task.RefusedException;

/** An open spreadsheet, which may have unsaved changes or may never have been saved. */
final class OpenDocument {
  private final XSpreadsheetDocument document;
  private final XController controller;

  /** The depth of nested undo steps. */
  private int depth;

  OpenDocument(XSpreadsheetDocument document, XController controller) {
    this.document = document;
    this.controller = controller;
  }

  XSpreadsheetDocument document() {
    return document;
  }

  XController controller() {
    return controller;
  }

  XSpreadsheets sheets() {
    return document.getSheets();
  }

  List<XSpreadsheet> allSheets() throws com.sun.star.uno.Exception {
    XIndexAccess sheets = Uno.as(XIndexAccess.class, sheets());
    List<XSpreadsheet> all = new ArrayList<>();
    for (int i = 0; i < sheets.getCount(); i++) {
      all.add(Uno.as(XSpreadsheet.class, sheets.getByIndex(i)));
    }
    return all;
  }

  /** Returns the sheet with this name; null if there is none. */
  @Nullable XSpreadsheet sheet(String name) throws com.sun.star.uno.Exception {
    return sheets().hasByName(name) ? Uno.as(XSpreadsheet.class, sheets().getByName(name)) : null;
  }

  /** Returns a cell; null if its sheet does not exist. */
  @Nullable XCell cell(CellPlace place) throws com.sun.star.uno.Exception {
    XSpreadsheet sheet = sheet(place.sheet());
    Address address = place.address();
    return sheet == null ? null : sheet.getCellByPosition(address.column(), address.row());
  }

  /** Makes a sheet the active one. */
  void activate(XSpreadsheet sheet) {
    Uno.as(XSpreadsheetView.class, controller).setActiveSheet(sheet);
  }

  /**
   * Checks that the document can be changed.
   *
   * @throws RefusedException if it was opened as read-only
   */
  void requireEditable() throws RefusedException {
    if (Uno.as(XStorable.class, document).isReadonly()) {
      throw new RefusedException("office.readonly");
    }
  }

  /** Selects a cell of the active sheet. */
  void select(XCell cell) throws com.sun.star.uno.Exception {
    Uno.as(XSelectionSupplier.class, controller).select(cell);
  }

  /**
   * Returns whether the document has a visible window. LibreOffice 7.4 crashes when the removal of
   * a sheet is undone in a hidden document.
   */
  private boolean hasVisibleWindow() {
    return Uno.as(XWindow2.class, controller.getFrame().getContainerWindow()).isVisible();
  }

  /** Returns the name of its file, or else the title of its window. */
  String name() {
    Path file = file();
    return file == null
        ? Uno.as(XTitle.class, document).getTitle()
        : String.valueOf(file.getFileName());
  }

  /** Returns its file; null if it was never saved, or is not in a file system. */
  @Nullable Path file() {
    String url = Uno.as(XModel.class, document).getURL();
    try {
      return url.startsWith("file:") ? OfficeProgram.path(url) : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /**
   * Stores a copy of the current content as a workbook that the library reads. The document and its
   * own file are not affected.
   *
   * @param folder the folder of the copy
   */
  Path saveCopy(Path folder) throws IOException, NotLockedException {
    Path copy = folder.resolve(name().replaceAll("[\\p{Cc}\\\\/:*?\"<>|]", "_"));
    PropertyValue[] format = {Uno.value("FilterName", "Calc MS Excel 2007 XML")};
    XUndoManager undo = undoManager();
    undo.lock(); // LibreOffice 7.4 would add an empty undo step
    try {
      Uno.as(XStorable.class, document).storeToURL(OfficeProgram.url(copy), format);
    } catch (com.sun.star.io.IOException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      undo.unlock();
    }
    return copy;
  }

  private XUndoManager undoManager() {
    return Uno.as(XUndoManagerSupplier.class, document).getUndoManager();
  }

  /**
   * Changes the document as one undo step. If the change fails, it is undone. Within another such
   * step it is a part of that step.
   *
   * @param title the name of the step in the menu
   */
  <T> T inOneUndoStep(String title, Callable<T> edit) throws Exception {
    XUndoManager undo = undoManager();
    XModel model = Uno.as(XModel.class, document);
    int before = undo.getAllUndoActionTitles().length;
    boolean done = false;
    model.lockControllers();
    undo.enterUndoContext(title);
    depth++;
    try {
      T result = edit.call();
      done = true;
      return result;
    } finally {
      depth--;
      undo.leaveUndoContext();
      model.unlockControllers();
      if (!done
          && depth == 0
          && hasVisibleWindow()
          && undo.getAllUndoActionTitles().length > before) {
        undo.undo();
      }
    }
  }
}
