// The search of the site runs in a worker, which browsers refuse to a page that is opened by a double click. There a hidden
// frame takes its place: it has the same scripts, and talks to the page by the same messages.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(script) {
      super();
      this.waiting = [];
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.documentElement.append(frame);
      this.scope = frame.contentWindow;
      // What the scripts of the worker post goes to the page, and what the page posts to them.
      this.scope.postMessage = (data) => this.tell(this, data);
      this.scope.importScripts = (...scripts) =>
        scripts.reduce((before, each) => before.then(() => this.load(new URL(each, script).href)), Promise.resolve());
      this.load(script).then(() => {
        for (const data of this.waiting.splice(0)) this.tell(this.scope, data);
        this.waiting = null;
      });
    }

    load(script) {
      return new Promise((done, failed) => {
        const element = this.scope.document.createElement("script");
        Object.assign(element, { src: script, onload: done, onerror: failed });
        this.scope.document.head.append(element);
      });
    }

    tell(whom, data) {
      setTimeout(() => whom.dispatchEvent(new MessageEvent("message", { data })));
    }

    postMessage(data) {
      if (this.waiting) this.waiting.push(data);
      else this.tell(this.scope, data);
    }

    terminate() {
      this.scope.frameElement.remove();
    }
  };
}
