package org.nianbao.desk;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the pictures of the window that the guide for staff shows, on a screen. */
final class GuidePictures {
  private static final Path CITY = Path.of("dist/examples/示例市");

  private GuidePictures() {}

  /** Makes them in the folder that is named. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    try (DeskOnScreen desk = DeskOnScreen.open()) {
      desk.paint(folder.resolve("窗口-开始.png"));
      desk.drop(Path.of("dist/examples/单位"));
      desk.waitUntilIdle();
      desk.choose("淮安市洪泽区人民政府-2023.xlsx");
      desk.paint(folder.resolve("窗口-差异.png"));
      if (arguments.length > 1) {
        for (int i = 0; i < 3; i++) {
          desk.press(KeyEvent.VK_EQUALS, KeyEvent.CTRL_DOWN_MASK);
        }
        Thread.sleep(300);
        desk.paint(folder.resolve("large.png"));
        desk.choose("红旗区小店镇-2022.xlsx");
        DeskOnScreen.onEventThread(() -> { desk.find("sheets", javax.swing.JTabbedPane.class).setSelectedIndex(1); return true; });
        Thread.sleep(300);
        desk.paint(folder.resolve("narrative.png"));
      }
    }
    try (DeskOnScreen desk = DeskOnScreen.open()) {
      desk.drop(CITY.resolve("2024"), CITY.resolve("名册.csv"));
      desk.waitUntilIdle();
      desk.choose("城东区人民政府-2024.xlsx");
      desk.paint(folder.resolve("窗口-名册.png"));
      if (arguments.length > 1) {
        desk.choose("示例市住房和城乡建设局");
        desk.paint(folder.resolve("missing.png"));
        MergeForm form = DeskOnScreen.onEventThread(() -> new MergeForm(org.nianbao.message.Messages.CHINESE, desk.settings(), desk.window().work().conditions(), 2024));
        DeskOnScreen.onEventThread(() -> { javax.swing.JFrame f = new javax.swing.JFrame(); f.add(form); f.pack(); f.setVisible(true);
          java.awt.image.BufferedImage i = new java.awt.image.BufferedImage(form.getWidth(), form.getHeight(), 1); form.printAll(i.createGraphics()); javax.imageio.ImageIO.write(i, "png", folder.resolve("merge.png").toFile()); return true; });
      }
    }
    if (arguments.length > 2) {
      try (DeskOnScreen desk = DeskOnScreen.open()) {
        long t = System.currentTimeMillis();
        desk.drop(Path.of(arguments[2]));
        long longest = 0; boolean shot = false;
        while (DeskOnScreen.onEventThread(() -> desk.window().background().isBusy())) {
          long a = System.nanoTime(); DeskOnScreen.onEventThread(() -> true); longest = Math.max(longest, (System.nanoTime() - a) / 1000000);
          if (!shot && desk.rows().size() > 600) { desk.paint(folder.resolve("busy.png")); shot = true; }
          Thread.sleep(5);
        }
        System.out.println(desk.rows().size() + " rows in " + (System.currentTimeMillis() - t) + " ms, longest EDT wait " + longest + " ms");
        System.gc();
        System.out.println("heap " + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576 + " MB");
        desk.paint(folder.resolve("many.png"));
        for (String q : new String[] {"单位", "9", "镇", ""}) { long a = System.nanoTime(); DeskOnScreen.onEventThread(() -> { desk.find("filter", javax.swing.JTextField.class).setText(q); return true; }); System.out.println("filter " + (System.nanoTime() - a) / 1000000 + " ms"); }
        for (int c = 0; c < 5; c++) { int cc = c; long a = System.nanoTime(); DeskOnScreen.onEventThread(() -> { desk.find("received", ReceivedTable.class).getRowSorter().toggleSortOrder(cc); return true; }); System.out.println("sort " + (System.nanoTime() - a) / 1000000 + " ms"); }
      }
    }
    System.exit(0);
  }
}
