package org.nianbao.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Makes the pictures of the window that the guide for staff shows, on a screen. */
final class GuidePictures {
  private static final Path CITY = Path.of("dist/examples/示例市");

  private GuidePictures() {}

  /** Makes them in the folder that is named. */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    try (DeskOnScreen desk = DeskOnScreen.open()) {
      desk.paint(folder.resolve("窗口-开始.png"));
      desk.drop(Path.of("dist/examples/单位"));
      desk.waitUntilIdle();
      desk.choose("淮安市洪泽区人民政府-2023.xlsx");
      desk.paint(folder.resolve("窗口-问题.png"));
    }
    try (DeskOnScreen desk = DeskOnScreen.open()) {
      desk.drop(CITY.resolve("2024"), CITY.resolve("名册.csv"));
      desk.waitUntilIdle();
      desk.choose("城东区人民政府-2024.xlsx");
      desk.paint(folder.resolve("窗口-名册.png"));
    }
    System.exit(0);
  }
}
