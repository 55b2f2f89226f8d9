package org.nianbao.template;

import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.SheetIdentifier;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** What POI's formula parser asks of a workbook, answered from the names of its sheets alone. */
final class FormulaSheets implements FormulaParsingWorkbook {
  private final List<String> names;

  FormulaSheets(List<String> names) {
    this.names = names;
  }

  private SheetIdentifier known(SheetIdentifier sheet) {
    String name = sheet.getSheetIdentifier().getName();
    if (sheet.getBookName() != null || !names.contains(name)) {
      throw new FormulaParseException("no sheet " + name);
    }
    return sheet;
  }

  @Override
  public Ptg get3DReferencePtg(CellReference cell, SheetIdentifier sheet) {
    return new Ref3DPxg(known(sheet), cell);
  }

  @Override
  public Ptg get3DReferencePtg(AreaReference area, SheetIdentifier sheet) {
    return new Area3DPxg(known(sheet), area);
  }

  @Override
  public SpreadsheetVersion getSpreadsheetVersion() {
    return SpreadsheetVersion.EXCEL2007;
  }

  @Override
  public @Nullable EvaluationName getName(String name, int sheetIndex) {
    return null;
  }

  @Override
  public @Nullable Table getTable(String name) {
    return null;
  }

  @Override
  public @Nullable Ptg getNameXPtg(String name, @Nullable SheetIdentifier sheet) {
    return null;
  }

  @Override
  public Name createName() {
    throw new FormulaParseException("names are not supported");
  }

  @Override
  public int getExternalSheetIndex(String sheetName) {
    return names.indexOf(sheetName);
  }

  @Override
  public int getExternalSheetIndex(String workbookName, String sheetName) {
    throw new FormulaParseException("other workbooks are not supported");
  }
}
