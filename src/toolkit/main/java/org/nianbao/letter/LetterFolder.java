package org.nianbao.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nianbao.file.AtomicFile;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.message.Message;
import org.nianbao.notice.Letter;
import org.nianbao.notice.LetterWording;

/** A folder of letters: a document for each unit, and one with all letters to print. */
public final class LetterFolder {
  private static final String ENDING = ".docx";

  /** The limit of letters in one document, which is in memory as a whole. */
  private static final int MAX_LETTERS = 200;

  /**
   * A letter and the name of its file.
   *
   * @param name the name, without an ending
   */
  public record NamedLetter(String name, Letter letter) {}

  /**
   * The files of letters.
   *
   * @param each the file of each letter, in order
   * @param all the files with all letters; empty if there is but one letter
   */
  public record WrittenLetters(List<WrittenFile> each, List<WrittenFile> all) {
    /** Returns the written files with all letters. */
    public List<Path> allFiles() {
      return all.stream().flatMap(written -> Stream.ofNullable(written.file())).toList();
    }

    /** Returns sentences about files that have another name because a file existed. */
    public List<Message> remarks() {
      return both().flatMap(written -> written.remarks().stream()).toList();
    }

    /** Returns why files could not be written. */
    public List<Exception> failures() {
      return both().flatMap(written -> written.failures().stream()).toList();
    }

    private Stream<WrittenFile> both() {
      return Stream.concat(each.stream(), all.stream());
    }
  }

  /** A document to be written. */
  private record Document(OutputPlace place, List<Letter> letters) {}

  private final Path folder;
  private final String template;
  private final Path all;
  private final OutputNames names;
  private final LetterWording wording;

  /**
   * Creates a folder.
   *
   * @param template the name of the template
   * @param all the name of the document with all letters, without its ending
   * @param inputs the files that are read and therefore never replaced
   */
  public LetterFolder(
      Path folder, String template, String all, InputFiles inputs, LetterWording wording) {
    this.folder = folder;
    this.template = template;
    this.all = Path.of(all + ENDING);
    this.names = new OutputNames(folder, OutputKind.NOTICE, inputs);
    this.wording = wording;
  }

  /** Returns the names of the files in this folder. */
  public OutputNames names() {
    return names;
  }

  /**
   * Marks the letter of an earlier run as out of date, which is removed unless this run writes it.
   *
   * @param name its name, without an ending
   */
  public void supersede(String name) {
    names.supersede(Path.of(name + ENDING));
  }

  /** Writes the letters; a failure is returned, and the others are written. */
  public WrittenLetters write(List<NamedLetter> letters, WorkerThreads workers) throws IOException {
    AtomicFile.removeLeftOvers(folder);
    names.supersede(all);
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < letters.size() && letters.size() > 1; i += MAX_LETTERS) {
      List<Letter> part =
          letters.subList(i, Math.min(letters.size(), i + MAX_LETTERS)).stream()
              .map(NamedLetter::letter)
              .toList();
      documents.add(new Document(names.next(all), part));
    }
    int parts = documents.size();
    for (NamedLetter each : letters) {
      OutputPlace place = names.next(Path.of(each.name() + ENDING));
      documents.add(new Document(place, List.of(each.letter())));
    }
    List<WrittenFile> written = new ArrayList<>();
    OrderedPipeline.run(documents, workers, this::write, written::add);
    return new WrittenLetters(written.subList(parts, written.size()), written.subList(0, parts));
  }

  private WrittenFile write(Document document) {
    return document
        .place()
        .write(
            file -> {
              byte[] content = LetterDocument.of(template, document.letters(), wording);
              AtomicFile.write(file, OutputKind.NOTICE, out -> out.write(content));
            });
  }
}
