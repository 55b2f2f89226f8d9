package org.nianbao.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads workbooks with other libraries, without interpreting them. The sheets of results and of
 * drafts, which nianbao does not read either, are left out if a library allows it.
 */
final class Baselines {
  /** The parts that nianbao reads: of the form's sheets, the draft sheet is the only other one. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "xl/workbook\\.xml|xl/_rels/workbook\\.xml\\.rels|xl/sharedStrings\\.xml|xl/styles\\.xml"
              + "|xl/worksheets/sheet(?:[1-9]|17)\\.xml");

  private static final int FORM_SHEETS = 10;

  private Baselines() {}

  /** Inflates the needed parts; returns the number of bytes. */
  static long unzip(Path file) throws IOException {
    long bytes = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : needed(zip)) {
        try (InputStream in = zip.getInputStream(entry)) {
          bytes += in.readAllBytes().length;
        }
      }
    }
    return bytes;
  }

  /** Inflates and parses the needed parts; returns the number of events. */
  static long parse(Path file, XMLInputFactory parsers) throws IOException {
    long events = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : needed(zip)) {
        try (InputStream in = zip.getInputStream(entry)) {
          events += events(parsers.createXMLStreamReader(in));
        } catch (XMLStreamException e) {
          throw new IOException(e);
        }
      }
    }
    return events;
  }

  private static long events(XMLStreamReader parser) throws XMLStreamException {
    long events = 0;
    while (parser.hasNext()) {
      int event = parser.next();
      events += event == XMLStreamConstants.START_ELEMENT ? parser.getAttributeCount() : 1;
    }
    parser.close();
    return events;
  }

  private static List<ZipEntry> needed(ZipFile zip) {
    List<ZipEntry> entries =
        Collections.list(zip.entries()).stream().map(ZipEntry.class::cast).toList();
    return entries.stream().filter(entry -> NEEDED.matcher(entry.getName()).matches()).toList();
  }

  /** Reads all cells with fastexcel-reader. */
  static long fastexcel(Path file) throws IOException {
    long[] cells = {0};
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      book.getSheets()
          .limit(FORM_SHEETS)
          .forEach(
              sheet -> {
                try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
                  rows.forEach(row -> row.forEach(cell -> cells[0] += cell == null ? 0 : 1));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return cells[0];
  }

  /** Reads all cells with the events of Apache POI. */
  static long poiEvents(Path file) throws IOException {
    long[] cells = {0};
    try (OPCPackage book = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(book);
      ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(book);
      XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
      for (int sheet = 0; sheet < FORM_SHEETS && sheets.hasNext(); sheet++) {
        try (InputStream in = sheets.next()) {
          XMLReader parser = XMLHelper.newXMLReader();
          parser.setContentHandler(
              new XSSFSheetXMLHandler(reader.getStylesTable(), texts, new Counter(cells), false));
          parser.parse(new InputSource(in));
        }
      }
    } catch (OpenXML4JException | SAXException | ParserConfigurationException e) {
      throw new IOException(e);
    }
    return cells[0];
  }

  private record Counter(long[] cells) implements XSSFSheetXMLHandler.SheetContentsHandler {
    @Override
    public void startRow(int row) {}

    @Override
    public void endRow(int row) {}

    @Override
    public void cell(String address, String value, XSSFComment comment) {
      cells[0]++;
    }
  }

  /** Reads all cells with the user model of Apache POI. */
  static long poi(Path file) throws IOException {
    long cells = 0;
    try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
        Workbook book = new XSSFWorkbook(opened)) {
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            cells += cell.getColumnIndex() >= 0 ? 1 : 0;
          }
        }
      }
    } catch (OpenXML4JException e) {
      throw new IOException(e);
    }
    return cells;
  }
}
