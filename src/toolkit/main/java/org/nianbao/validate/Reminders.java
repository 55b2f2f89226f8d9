package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OutputNames;
import org.nianbao.file.WorkerThreads;
import org.nianbao.letter.LetterFolder;
import org.nianbao.letter.LetterFolder.NamedLetter;
import org.nianbao.message.Message;
import org.nianbao.notice.LetterWording;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Template;

/** The letters to the units of a roster from which nothing came. */
final class Reminders {
  private static final String FOLDER = "催报通知";
  private static final String ALL = "全部催报通知";

  private final LetterFolder folder;
  private final LetterWording wording;

  Reminders(Path results, InputFiles inputs, LetterWording wording) {
    this.folder =
        new LetterFolder(
            results.resolve(FOLDER), BundledTemplate.REMINDER_LETTER, ALL, inputs, wording);
    this.wording = wording;
  }

  /**
   * Writes the letters, and removes those of an earlier round to units that have reported since.
   *
   * @param units the units of the roster
   * @param template the form that they must send
   */
  WrittenNotices write(List<UnitStatus> units, Template template, int year, WorkerThreads workers)
      throws IOException {
    List<String> missing = new ArrayList<>();
    List<NamedLetter> letters = new ArrayList<>();
    for (UnitStatus unit : units) {
      String name = OutputNames.baseName(unit.unit(), "", template);
      folder.supersede(name);
      if (unit.isMissing()) {
        missing.add(unit.unit());
        letters.add(new NamedLetter(name, wording.reminder(unit.unit(), template.form(), year)));
      }
    }
    LetterFolder.WrittenLetters written = folder.write(letters, workers);
    Map<String, Path> files = new LinkedHashMap<>();
    for (int i = 0; i < missing.size(); i++) {
      Path file = written.each().get(i).file();
      if (file != null) {
        files.put(missing.get(i), file);
      }
    }
    OutputNames.Superseded superseded = folder.names().removeSuperseded();
    List<Message> remarks = new ArrayList<>(written.remarks());
    remarks.addAll(superseded.remarks("cli.reminder"));
    List<Exception> failures = new ArrayList<>(written.failures());
    failures.addAll(superseded.failures());
    return new WrittenNotices(files, written.allFiles(), remarks, failures);
  }
}
