package org.nianbao.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that only its owner may read, and that is deleted when closed. */
record TemporaryFolder(Path path) implements AutoCloseable {
  TemporaryFolder() throws IOException {
    this(Files.createTempDirectory("nianbao"));
  }

  @Override
  public void close() throws IOException {
    List<Path> content;
    try (Stream<Path> files = Files.list(path)) {
      content = files.toList();
    }
    for (Path file : content) {
      Files.delete(file);
    }
    Files.delete(path);
  }
}
