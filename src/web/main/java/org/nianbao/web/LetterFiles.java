package org.nianbao.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.notice.Letter;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.PackagedLetter;

/** Letters as Word documents in one folder: one for each unit, and all of them to print. */
final class LetterFiles {
  private static final String ENDING = ".docx";

  /** The limit of letters in one document, as the command has it. */
  private static final int MAX_LETTERS = 200;

  private final String folder;
  private final String template;
  private final String all;
  private final LetterWording wording;
  private final FileNames names = new FileNames();
  private final List<Letter> letters = new ArrayList<>();

  /**
   * Creates an empty folder.
   *
   * @param folder its name
   * @param template the name of the template
   * @param all the name of the document with all letters, without its ending
   */
  LetterFiles(String folder, String template, String all, LetterWording wording) {
    this.folder = folder;
    this.template = template;
    this.all = names.next(all); // a unit may have this name
    this.wording = wording;
  }

  /**
   * Adds a letter, and returns its document.
   *
   * @param name the name of the file, without an ending
   */
  OutputFile add(String name, Letter letter) throws IOException {
    letters.add(letter);
    return document(names.next(name), List.of(letter));
  }

  /** Returns the documents with all letters; none if there is but one letter. */
  List<OutputFile> all() throws IOException {
    List<OutputFile> documents = new ArrayList<>();
    for (int at = 0; at < letters.size() && letters.size() > 1; at += MAX_LETTERS) {
      List<Letter> part = letters.subList(at, Math.min(letters.size(), at + MAX_LETTERS));
      documents.add(document(at == 0 ? all : names.next(all), part));
    }
    return documents;
  }

  private OutputFile document(String name, List<Letter> shown) throws IOException {
    return new OutputFile(
        folder + "/" + name + ENDING, PackagedLetter.of(template, shown, wording));
  }
}
