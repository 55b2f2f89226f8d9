package org.nianbao.desk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.nianbao.grid.Limits;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.reader.ArchiveMember;

/** The pages of a picture or a scan, as images. */
final class ScannedPages {
  /** A report has about six pages. */
  private static final int MAX_PAGES = 12;

  /** The longer side of an image, in pixels. */
  private static final int MAX_SIDE = 2000;

  private ScannedPages() {}

  /**
   * Reads the pages of a file.
   *
   * @throws UnreadableFileException if it is no picture that can be shown
   * @throws IOException if it cannot be read
   */
  static List<BufferedImage> read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = ArchiveMember.open(file, Limits.DEFAULT)) {
      content = in.readAllBytes();
    }
    List<BufferedImage> pages;
    try {
      pages = isPdf(content) ? pagesOfPdf(content) : images(content);
    } catch (IOException | RuntimeException e) { // damaged files make readers fail in any way
      throw new UnreadableFileException(file.toString(), Message.of("desk.typeIn.picture"));
    }
    if (pages.isEmpty()) {
      throw new UnreadableFileException(file.toString(), Message.of("desk.typeIn.picture"));
    }
    return pages;
  }

  private static boolean isPdf(byte[] content) {
    return content.length > 4 && content[0] == '%' && content[1] == 'P' && content[2] == 'D';
  }

  private static List<BufferedImage> pagesOfPdf(byte[] content) throws IOException {
    try (PDDocument document = Loader.loadPDF(content)) {
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      List<BufferedImage> pages = new ArrayList<>();
      for (int i = 0; i < Math.min(MAX_PAGES, document.getNumberOfPages()); i++) {
        PDRectangle box = document.getPage(i).getCropBox();
        pages.add(renderer.renderImage(i, MAX_SIDE / Math.max(box.getWidth(), box.getHeight())));
      }
      return pages;
    }
  }

  private static List<BufferedImage> images(byte[] content) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return List.of();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        List<BufferedImage> pages = new ArrayList<>();
        for (int i = 0; i < Math.min(MAX_PAGES, reader.getNumImages(true)); i++) {
          int step = Math.max(reader.getWidth(i), reader.getHeight(i)) / MAX_SIDE + 1;
          ImageReadParam parameters = reader.getDefaultReadParam();
          parameters.setSourceSubsampling(step, step, 0, 0);
          pages.add(reader.read(i, parameters));
        }
        return pages;
      } finally {
        reader.dispose();
      }
    }
  }
}
