// The engine, in a worker. It does one thing after another.

/** Milliseconds after which the work on one file is ended. Reading ends long before by its own limits. */
const LONGEST = 120000;

/** A failure of the engine that is not the fault of the file's content. */
export class EngineFailure extends Error {
  constructor(reason, seconds) {
    super(reason);
    this.seconds = seconds;
  }
}

/** A call that was given up because its user cancelled. */
export class Cancelled extends Error {}

export class Engine {
  /** Takes the script of the engine and of the worker out of the page. */
  constructor() {
    const parts = ['engine', 'worker'].map(id => {
      const script = document.getElementById(id);
      const text = script.textContent;
      script.remove();
      return text;
    });
    this.script = URL.createObjectURL(new Blob([parts.join('\n')], {type: 'text/javascript'}));
    this.waiting = [];
    this.current = null;
    this.isUsable = false; // a browser that cannot run the script at all is not asked again
    this.start();
  }

  start() {
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
    if (this.current === null && this.waiting.length > 0) {
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

  /** Gives up the current call and all that wait. */
  cancel() {
    const waiting = this.waiting.splice(0);
    if (this.current !== null) {
      this.restart(this.worker, new Cancelled());
    }
    waiting.forEach(call => call.reject(new Cancelled()));
  }
}
