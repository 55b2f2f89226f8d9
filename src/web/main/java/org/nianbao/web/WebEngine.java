package org.nianbao.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.nianbao.grid.Limits;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.ReportArchive;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Messages;
import org.nianbao.workbook.UnitFileName;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Int8Array;

/** The functions of the script, most of a file name, the bytes of the file, and a language. */
public final class WebEngine {
  private WebEngine() {}

  /**
   * Checks a received file, and returns the JSON that {@code validate --format json} prints.
   *
   * @param language {@code zh} or {@code en}
   */
  @JSExport
  public static String validate(String file, @JSByRef byte[] content, String language)
      throws IOException {
    byte[] json = FileCheck.of(file, content).json(messages(language));
    return new String(json, StandardCharsets.UTF_8);
  }

  /**
   * Checks a received file, and returns its findings and the official form with its values as JSON.
   *
   * @param language {@code zh} or {@code en}
   */
  @JSExport
  public static String view(String file, @JSByRef byte[] content, String language)
      throws IOException {
    byte[] json = FileCheck.of(file, content).view(messages(language));
    return new String(json, StandardCharsets.UTF_8);
  }

  /**
   * Returns the formatted workbook of a received file, with its discrepancy sheet; empty if the
   * file cannot be read.
   *
   * @param language {@code zh} or {@code en}
   */
  @JSExport
  public static Int8Array format(String file, @JSByRef byte[] content, String language)
      throws IOException {
    return Int8Array.copyFromJavaArray(FileCheck.of(file, content).workbook(messages(language)));
  }

  /**
   * Returns the workbook with which a received file is returned to its unit; empty if there is no
   * reason to return it.
   *
   * @param language {@code zh} or {@code en}
   */
  @JSExport
  public static Int8Array notice(String file, @JSByRef byte[] content, String language)
      throws IOException {
    return Int8Array.copyFromJavaArray(FileCheck.of(file, content).notice(messages(language)));
  }

  /**
   * Returns the names of the files in a zip archive, with those in archives in it; empty if the
   * file is no archive of reports.
   */
  @JSExport
  public static String[] members(String file, @JSByRef byte[] content) {
    return ReportArchive.namesIn(file, content, Limits.DEFAULT).toArray(new String[0]);
  }

  /**
   * Returns the content of a file in a zip archive.
   *
   * @param name one of the {@link #members}
   * @throws UnreadableFileException if it cannot be read, with the reason
   */
  @JSExport
  public static Int8Array member(String file, @JSByRef byte[] content, String name)
      throws UnreadableFileException {
    byte[] member =
        OpenXmlReader.withFileName(
            file + "/" + name, () -> ReportArchive.content(content, name, Limits.DEFAULT));
    return Int8Array.copyFromJavaArray(member);
  }

  /**
   * Returns the name of the outputs for a report, without an ending.
   *
   * @param year empty if it is not known
   */
  @JSExport
  public static String outputName(String unit, String year) {
    return UnitFileName.of(unit, year);
  }

  /** Returns the maximum size of a received file in bytes. */
  @JSExport
  public static double maxFileSize() {
    return Limits.DEFAULT.fileBytes();
  }

  private static Messages messages(String language) {
    return language.equals("en") ? Messages.ENGLISH : Messages.CHINESE;
  }
}
