package org.nianbao.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Message;

/**
 * Reports outputs to the user: a sentence about all of them, with the first failure or remark.
 *
 * @param onWritten receives the sentence about an output, and its file or folder
 * @param onFailure receives the reason of a failure
 */
record OutputReporter(BiConsumer<Message, @Nullable Path> onWritten, Consumer<Message> onFailure) {
  /** Counts the outputs, and collects failures and remarks. */
  static final class Result {
    private final List<Message> remarks = new ArrayList<>();
    private final List<Message> failures = new ArrayList<>();
    private long written;

    /** Adds a file that was written, or not. */
    void add(WrittenFile file) {
      written += file.file() == null ? 0 : 1;
      add(file.remarks(), file.failures());
    }

    void add(List<Message> moreRemarks, List<? extends Exception> failed) {
      remarks.addAll(moreRemarks);
      failed.forEach(failure -> failures.add(Failure.sentence(failure)));
    }

    void addWritten(long count) {
      written += count;
    }

    long written() {
      return written;
    }

    boolean hasFailed() {
      return !failures.isEmpty();
    }
  }

  /**
   * Shows a result.
   *
   * @param sentence the sentence about the outputs
   * @param output the file or folder that was written; null if there is none
   */
  void show(Message sentence, Result result, @Nullable Path output) {
    List<Message> details = new ArrayList<>(result.failures);
    details.addAll(result.remarks);
    Message all = withDetails(sentence, details);
    if (result.hasFailed()) {
      onFailure.accept(all);
    } else {
      onWritten.accept(all, output);
    }
  }

  /** Returns two sentences as one message. */
  static Message joined(Message one, Message other) {
    return Message.of("desk.written.one", one, other);
  }

  /** Returns a sentence with the first of several details. */
  static Message withDetails(Message sentence, List<Message> details) {
    if (details.isEmpty()) {
      return sentence;
    }
    return details.size() == 1
        ? joined(sentence, details.get(0))
        : Message.of("desk.written.several", sentence, details.get(0), details.size() - 1);
  }
}
