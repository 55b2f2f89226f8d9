// The engine, in a worker. It does one thing after another.

import {language, word} from './words.mjs';

/** Milliseconds after which the work on one file is ended. Reading ends long before by its own limits. */
const LONGEST = 120000;

/** Milliseconds that a call which is given up may still take; if it ends in time, the worker keeps what it knows. */
const PATIENCE = 1000;

/** A failure of the engine that is not the fault of the file's content. */
export class EngineFailure extends Error {
  constructor(reason, seconds) {
    super(reason);
    this.seconds = seconds;
  }
}

/** A call that was given up because its user cancelled. */
export class Cancelled extends Error {}

/** Returns what a failure of the engine means for the user. */
export function sentenceOf(failure) {
  if (failure.seconds !== undefined) {
    return word('page.tooLong', failure.seconds);
  }
  return failure.message === 'gone' ? word('page.gone') : word('page.failed', failure.message);
}

/** Takes a script out of the page that is data to it. */
function takeScript(id) {
  const script = document.getElementById(id);
  const text = script.textContent;
  script.remove();
  return text;
}

/** Returns what Base64 of gzip holds. */
function unpacked(text) {
  if (typeof DecompressionStream === 'undefined') {
    throw new EngineFailure('DecompressionStream');
  }
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < bytes.length; at++) { // Uint8Array.from takes ten times as long
    bytes[at] = packed.charCodeAt(at);
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

/** Returns the address of the script of the worker: the engine's, and after it the worker's own. */
async function workerScript() {
  const [engine, worker] = [takeScript('engine'), takeScript('worker')];
  return URL.createObjectURL(new Blob([await unpacked(engine), '\n', worker], {type: 'text/javascript'}));
}

export class Engine {
  constructor() {
    this.waiting = [];
    this.current = null;
    this.generation = 0; // of the worker, which forgets what was added to it when it is started anew
    this.isUsable = false; // a browser that cannot run the script at all is not asked again
    this.worker = null; // until its script is unpacked
    workerScript().then(script => {
      this.script = script;
      this.start();
      this.next();
    }, failure => {
      this.failure = failure;
      this.next();
    });
  }

  start() {
    this.generation++;
    const worker = new Worker(this.script);
    worker.onmessage = event => this.finish(worker, event.data);
    worker.onerror = event => {
      event.preventDefault();
      this.restart(worker, new EngineFailure(event.message || 'Worker'));
    };
    this.worker = worker;
  }

  /**
   * Calls a function of the worker for a source: a file, or a member of an archive.
   *
   * @param first whether it goes before the calls that wait
   */
  call(name, source, options = {}, first = false) {
    return new Promise((resolve, reject) => {
      this.waiting[first ? 'unshift' : 'push']({message: {name, source, ...options}, resolve, reject});
      this.next();
    });
  }

  next() {
    if (this.failure !== undefined) {
      this.waiting.splice(0).forEach(call => call.reject(this.failure));
    } else if (this.worker !== null && this.current === null && this.waiting.length > 0) {
      this.current = this.waiting.shift();
      const worker = this.worker;
      this.current.timer = setTimeout(
        () => this.restart(worker, new EngineFailure('time', LONGEST / 1000)), LONGEST);
      worker.postMessage(this.current.message);
    }
  }

  finish(worker, {result, failure}) {
    if (worker !== this.worker) {
      return;
    }
    this.isUsable = true;
    const call = this.take();
    if (failure === undefined) {
      call.resolve(result);
    } else {
      call.reject(new EngineFailure(failure));
    }
    this.next();
  }

  take() {
    const call = this.current;
    this.current = null;
    clearTimeout(call.timer);
    return call;
  }

  /** Ends the call that the worker is busy with, and the worker with it. */
  restart(worker, reason) {
    if (worker !== this.worker) {
      return;
    }
    worker.terminate();
    if (this.isUsable || reason instanceof Cancelled) {
      this.start();
    }
    if (this.current !== null) {
      this.take().reject(reason);
    }
    this.next();
  }

  /** Gives up all calls that wait, and the current one unless it ends soon. */
  cancel() {
    this.waiting.splice(0).forEach(call => call.reject(new Cancelled()));
    const {current, worker} = this;
    if (current !== null) {
      setTimeout(() => {
        if (this.current === current) {
          this.restart(worker, new Cancelled());
        }
      }, PATIENCE);
    }
  }
}

/**
 * Adds files to something in the worker, such as a folder of outputs. If the worker is lost, it is begun
 * anew; a file over which it was lost is then one that cannot be read.
 *
 * @param begin begins it
 * @param add adds the file of a row
 * @param addUnreadable adds the file of a row that cannot be read, with the reason
 * @param progress receives how many files were added
 * @param isCancelled whether to stop
 * @return the paths of the files that could be read before, and now could not
 */
export async function addEachFile(engine, rows, {begin, add, addUnreadable}, progress, isCancelled) {
  const failures = new Map();
  let generation = 0;
  let at = 0;
  while (at < rows.length && !isCancelled()) {
    if (generation !== engine.generation) {
      generation = engine.generation;
      at = 0;
      await begin();
    }
    const row = rows[at];
    const reason = row.result.failures ? row.result.failures[language()] : failures.get(row);
    try {
      await (reason === undefined ? add(row) : addUnreadable(row, reason));
      at++;
      progress(at);
    } catch (failure) {
      if (!(failure instanceof EngineFailure) || reason !== undefined) {
        throw failure;
      }
      if (generation === engine.generation || failure.seconds !== undefined) {
        failures.set(row, sentenceOf(failure));
      }
    }
  }
  return [...failures.keys()].map(row => row.source.path);
}
