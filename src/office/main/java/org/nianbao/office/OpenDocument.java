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
import org.nianbao.form.Place;
import org.nianbao.grid.Address;
import org.nianbao.task.RefusedException;

/** A spreadsheet that staff have before them, perhaps not saved, perhaps never. */
final class OpenDocument {
  private final XSpreadsheetDocument document;
  private final XController controller;

  /** How many steps are under way, one within another. */
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

  /** The sheet of this name; null if there is none. */
  @Nullable XSpreadsheet sheet(String name) throws com.sun.star.uno.Exception {
    return sheets().hasByName(name)
        ? Uno.as(XSpreadsheet.class, sheets().getByName(name))
        : null;
  }

  /** A cell; null if its sheet is not there. */
  @Nullable XCell cell(Place place) throws com.sun.star.uno.Exception {
    XSpreadsheet sheet = sheet(place.sheet());
    Address at = place.address();
    return sheet == null ? null : sheet.getCellByPosition(at.column(), at.row());
  }

  /** Brings a sheet before staff. */
  void show(XSpreadsheet sheet) {
    Uno.as(XSpreadsheetView.class, controller).setActiveSheet(sheet);
  }

  /**
   * Makes sure that it can be changed.
   *
   * @throws RefusedException if it was opened for reading only
   */
  void requireEditable() throws RefusedException {
    if (Uno.as(XStorable.class, document).isReadonly()) {
      throw new RefusedException("office.readonly");
    }
  }

  /** Puts the cursor on a cell of the sheet that is shown. */
  void select(XCell cell) throws com.sun.star.uno.Exception {
    Uno.as(XSelectionSupplier.class, controller).select(cell);
  }

  /** Of a document out of sight some offices (7.4) cannot take sheets back: they end at once. */
  private boolean isSeen() {
    return Uno.as(XWindow2.class, controller.getFrame().getContainerWindow()).isVisible();
  }

  /** What staff know it by: the name of its file, or what its window is called. */
  String name() {
    Path file = file();
    return file == null
        ? Uno.as(XTitle.class, document).getTitle()
        : String.valueOf(file.getFileName());
  }

  /** Its file; null if it was never saved, or lies where there are no files. */
  @Nullable Path file() {
    String url = Uno.as(XModel.class, document).getURL();
    try {
      return url.startsWith("file:") ? Office.path(url) : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /**
   * Stores it as it is at this moment, as a workbook that the library reads. The document and its
   * own file do not notice.
   *
   * @param folder is given a file of the document's name
   */
  Path copy(Path folder) throws IOException, NotLockedException {
    Path copy = folder.resolve(name().replaceAll("[\\p{Cc}\\\\/:*?\"<>|]", "_"));
    PropertyValue[] format = {Uno.value("FilterName", "Calc MS Excel 2007 XML")};
    XUndoManager undo = undo();
    undo.lock(); // some offices (7.4) put down an empty step otherwise
    try {
      Uno.as(XStorable.class, document).storeToURL(Office.url(copy), format);
    } catch (com.sun.star.io.IOException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      undo.unlock();
    }
    return copy;
  }

  private XUndoManager undo() {
    return Uno.as(XUndoManagerSupplier.class, document).getUndoManager();
  }

  /**
   * Changes the document in one step, which staff can take back as one; where it fails half-way it
   * is taken back at once. Within another such step it is a part of that one.
   *
   * @param title names the step in the menu
   */
  <T> T inOneStep(String title, Callable<T> edit) throws Exception {
    XUndoManager undo = undo();
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
      if (!done && depth == 0 && isSeen() && undo.getAllUndoActionTitles().length > before) {
        undo.undo();
      }
    }
  }
}
