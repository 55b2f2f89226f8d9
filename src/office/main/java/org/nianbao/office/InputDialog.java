package org.nianbao.office;

import com.sun.star.awt.ActionEvent;
import com.sun.star.awt.PosSize;
import com.sun.star.awt.PushButtonType;
import com.sun.star.awt.Rectangle;
import com.sun.star.awt.XActionListener;
import com.sun.star.awt.XButton;
import com.sun.star.awt.XControl;
import com.sun.star.awt.XControlContainer;
import com.sun.star.awt.XControlModel;
import com.sun.star.awt.XDialog;
import com.sun.star.awt.XListBox;
import com.sun.star.awt.XTextComponent;
import com.sun.star.awt.XToolkit;
import com.sun.star.awt.XWindow;
import com.sun.star.awt.XWindowPeer;
import com.sun.star.container.XNameContainer;
import com.sun.star.frame.XFrame;
import com.sun.star.lang.EventObject;
import com.sun.star.lang.XComponent;
import com.sun.star.lang.XMultiServiceFactory;
import com.sun.star.lib.uno.helper.WeakBase;
import com.sun.star.style.VerticalAlignment;
import com.sun.star.uno.UnoRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A dialog with labelled input controls, one below another. */
final class InputDialog {
  /**
   * The width in dialog units: quarters of a character's width; heights are in eighths of its
   * height.
   */
  private static final int WIDTH = 250;

  private static final int MARGIN = 6;
  private static final int LABEL_WIDTH = 76;
  private static final int LINE_HEIGHT = 13;
  private static final int ROW_HEIGHT = 17;
  private static final int BUTTON_WIDTH = 52;
  private static final int BROWSE_WIDTH = 40;
  private static final int LIST_LINES = 7;

  private final MenuItemContext context;
  private final Object model;
  private final Object dialog;
  private int top = MARGIN;

  InputDialog(MenuItemContext context, String title) {
    this.context = context;
    this.model = service("com.sun.star.awt.UnoControlDialogModel");
    this.dialog = service("com.sun.star.awt.UnoControlDialog");
    Uno.set(model, "Title", title);
    Uno.set(model, "Width", WIDTH);
    Uno.as(XControl.class, dialog).setModel(Uno.as(XControlModel.class, model));
  }

  private Object service(String name) {
    return Uno.createService(context.context(), name, XComponent.class);
  }

  /** Adds a text over the whole width. */
  void addText(String sentence) {
    Object text = add("FixedText", "text" + top, MARGIN, WIDTH - 2 * MARGIN, 2 * LINE_HEIGHT);
    Uno.set(text, "MultiLine", true);
    Uno.set(text, "NoLabel", true);
    Uno.set(text, "Label", sentence);
    top += 2 * LINE_HEIGHT + MARGIN;
  }

  /** Adds a label and a text field. */
  void addTextField(String name, String label, String initial) {
    addLabel(name, label);
    Object edit =
        add("Edit", name, MARGIN + LABEL_WIDTH, WIDTH - 2 * MARGIN - LABEL_WIDTH, LINE_HEIGHT);
    Uno.set(edit, "Text", initial);
    top += ROW_HEIGHT;
  }

  /** Adds a label and a drop-down list. */
  void addDropDown(String name, String label, List<String> choices, String initial) {
    addLabel(name, label);
    Object list =
        add("ListBox", name, MARGIN + LABEL_WIDTH, WIDTH - 2 * MARGIN - LABEL_WIDTH, LINE_HEIGHT);
    Uno.set(list, "Dropdown", true);
    fill(list, choices, Math.max(0, choices.indexOf(initial)));
    top += ROW_HEIGHT;
  }

  /** Adds a list of long texts. */
  void addList(String name, List<String> choices) {
    Object list = add("ListBox", name, MARGIN, WIDTH - 2 * MARGIN, LIST_LINES * LINE_HEIGHT);
    fill(list, choices, 0);
    top += LIST_LINES * LINE_HEIGHT + MARGIN;
  }

  private static void fill(Object list, List<String> choices, int selected) {
    Uno.set(list, "StringItemList", choices.toArray(new String[0]));
    Uno.set(list, "SelectedItems", new short[] {(short) selected});
  }

  /** Adds a label, a text field for a file, and a button that opens a picker. */
  void addFileField(String name, String label, String initial, Supplier<@Nullable Path> picker) {
    addLabel(name, label);
    int width = WIDTH - 3 * MARGIN - LABEL_WIDTH - BROWSE_WIDTH;
    Uno.set(add("Edit", name, MARGIN + LABEL_WIDTH, width, LINE_HEIGHT), "Text", initial);
    Object button =
        add("Button", name + "Browse", WIDTH - MARGIN - BROWSE_WIDTH, BROWSE_WIDTH, LINE_HEIGHT);
    Uno.set(button, "Label", context.messages().format("office.browse"));
    Uno.as(XButton.class, control(name + "Browse")).addActionListener(new Browsing(name, picker));
    top += ROW_HEIGHT;
  }

  /** Opens the picker when the button is pressed. */
  private final class Browsing extends WeakBase implements XActionListener {
    private final String name;
    private final Supplier<@Nullable Path> picker;

    private Browsing(String name, Supplier<@Nullable Path> picker) {
      this.name = name;
      this.picker = picker;
    }

    @Override
    public void actionPerformed(ActionEvent event) {
      try {
        Path chosen = picker.get();
        if (chosen != null) {
          Uno.as(XTextComponent.class, control(name)).setText(chosen.toString());
        }
      } catch (CancellationException e) {
        // the user cancelled; the text stays
      }
    }

    @Override
    public void disposing(EventObject event) {}
  }

  private void addLabel(String name, String label) {
    Object text = add("FixedText", name + "Label", MARGIN, LABEL_WIDTH - 2, LINE_HEIGHT);
    Uno.set(text, "VerticalAlign", VerticalAlignment.MIDDLE);
    Uno.set(text, "Label", label);
  }

  private Object add(String kind, String name, int left, int width, int height) {
    try {
      Object control =
          Uno.as(XMultiServiceFactory.class, model)
              .createInstance("com.sun.star.awt.UnoControl" + kind + "Model");
      Uno.set(control, "PositionX", left);
      Uno.set(control, "PositionY", top);
      Uno.set(control, "Width", width);
      Uno.set(control, "Height", height);
      Uno.as(XNameContainer.class, model).insertByName(name, control);
      return control;
    } catch (com.sun.star.uno.Exception e) {
      throw new IllegalStateException(name, e);
    }
  }

  /**
   * Shows the dialog until it is closed. It may be shown again with its input.
   *
   * @param action the key of the text of the confirming button
   * @throws CancellationException if the user cancels
   */
  void show(String action) {
    if (!Uno.as(XNameContainer.class, model).hasByName("ok")) {
      int left = WIDTH - 2 * (MARGIN + BUTTON_WIDTH);
      addButton("ok", left, PushButtonType.OK, context.messages().format(action));
      addButton(
          "cancel",
          left + BUTTON_WIDTH + MARGIN,
          PushButtonType.CANCEL,
          context.messages().format("office.cancel"));
      Uno.set(model, "Height", top + ROW_HEIGHT + MARGIN);
      XToolkit toolkit =
          Uno.createService(context.context(), "com.sun.star.awt.Toolkit", XToolkit.class);
      Uno.as(XWindow.class, dialog).setVisible(false);
      Uno.as(XControl.class, dialog).createPeer(toolkit, parent());
      moveOverWindow();
    }
    if (Uno.as(XDialog.class, dialog).execute() == 0) {
      close();
      throw new CancellationException();
    }
  }

  /** Centres the dialog over its window; the office would place it in the corner. */
  private void moveOverWindow() {
    XFrame frame = context.frame();
    if (frame != null) {
      Rectangle window = frame.getContainerWindow().getPosSize();
      XWindow own = Uno.as(XWindow.class, dialog);
      Rectangle size = own.getPosSize();
      own.setPosSize(
          (window.Width - size.Width) / 2, (window.Height - size.Height) / 3, 0, 0, PosSize.POS);
    }
  }

  private @Nullable XWindowPeer parent() {
    XFrame frame = context.frame();
    return frame == null
        ? null
        : UnoRuntime.queryInterface(XWindowPeer.class, frame.getContainerWindow());
  }

  private void addButton(String name, int left, PushButtonType type, String label) {
    Object button = add("Button", name, left, BUTTON_WIDTH, LINE_HEIGHT + 1);
    Uno.set(button, "PushButtonType", (short) type.getValue());
    Uno.set(button, "DefaultButton", type.equals(PushButtonType.OK));
    Uno.set(button, "Label", label);
  }

  private XControl control(String name) {
    return Uno.as(XControlContainer.class, dialog).getControl(name);
  }

  /** Returns the text of a field, or the chosen text of a list. */
  String value(String name) {
    XControl control = control(name);
    XListBox list = UnoRuntime.queryInterface(XListBox.class, control);
    return list == null
        ? Uno.as(XTextComponent.class, control).getText().strip()
        : list.getSelectedItem();
  }

  /** Returns the index of the chosen text of a list. */
  int selectedIndex(String name) {
    return Math.max(0, Uno.as(XListBox.class, control(name)).getSelectedItemPos());
  }

  void close() {
    Uno.as(XComponent.class, dialog).dispose();
  }
}
