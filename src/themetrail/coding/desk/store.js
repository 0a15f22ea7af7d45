/* The browser's store. Three ways to keep the same: a database, plain pairs where there is none, or nothing but this
   window. Who writes is told by a number that grows with each claim; a store refuses whoever has an older one. */
'use strict';

// Milliseconds until a database that does not answer is done without. A slow one is waited for: it may hold the work.
const WAIT_FOR_DATABASE = 20000;

class NoLongerMine extends Error {}

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

class DatabaseStore {
  static async open(name) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('changes', { keyPath: 'sequence' });
      request.result.createObjectStore('facts');
    };
    const store = new DatabaseStore();
    store.database = await Promise.race([
      settled(request),
      new Promise((_, reject) => setTimeout(() => reject(new Error('the database does not open')), WAIT_FOR_DATABASE)),
    ]);
    store.database.onversionchange = () => store.database.close();
    store.isKept = true;
    return store;
  }

  /** One transaction: all of `work` or nothing. */
  _within(mode, work) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(['changes', 'facts'], mode, { durability: 'strict' });
      let result;
      let problem;
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(problem || transaction.error || new Error('aborted'));
      work(transaction.objectStore('changes'), transaction.objectStore('facts'))
        .then((value) => { result = value; })
        .catch((error) => {
          problem = error;
          try { transaction.abort(); } catch { reject(error); }
        });
    });
  }

  _write(work) {
    return this._within('readwrite', async (changes, facts) => {
      if ((await settled(facts.get('claim'))) !== this.claimed) throw new NoLongerMine();
      await work(changes, facts);
    });
  }

  claim() {
    return this._within('readwrite', async (_, facts) => {
      this.claimed = ((await settled(facts.get('claim'))) || 0) + 1;
      await settled(facts.put(this.claimed, 'claim'));
      let desk = await settled(facts.get('desk'));
      if (!desk) await settled(facts.put((desk = newId()), 'desk'));
      return { claim: this.claimed, desk };
    });
  }

  read() {
    return this._within('readonly', async (changes, facts) => ({
      changes: await settled(changes.getAll()),
      draft: (await settled(facts.get('draft'))) || null,
      filed: (await settled(facts.get('filed'))) || 0,
    }));
  }

  append(events) {
    return this._write(async (changes) => { for (const event of events) changes.put(event); });
  }

  keep(fact, value) {
    return this._write((_, facts) => settled(facts.put(value, fact)));
  }
}

class PairsStore {
  static async open(name) {
    const store = new PairsStore();
    store.name = `${name}/`;
    store.pairs = window.localStorage;
    store.pairs.setItem(`${store.name}test`, '1');
    store.pairs.removeItem(`${store.name}test`);
    store.isKept = true;
    return store;
  }

  _get(key) {
    const text = this.pairs.getItem(this.name + key);
    return text === null ? null : JSON.parse(text);
  }

  _set(key, value) {
    this.pairs.setItem(this.name + key, JSON.stringify(value));
  }

  _mine() {
    if (this._get('claim') !== this.claimed) throw new NoLongerMine();
  }

  async claim() {
    this.claimed = (this._get('claim') || 0) + 1;
    this._set('claim', this.claimed);
    if (!this._get('desk')) this._set('desk', newId());
    return { claim: this.claimed, desk: this._get('desk') };
  }

  async read() {
    const start = `${this.name}change/`;
    const keys = Object.keys(this.pairs).filter((key) => key.startsWith(start));
    const changes = keys.map((key) => JSON.parse(this.pairs.getItem(key))).sort((one, other) => one.sequence - other.sequence);
    return { changes, draft: this._get('draft'), filed: this._get('filed') || 0 };
  }

  async append(events) {
    this._mine();
    for (const event of events) this._set(`change/${event.sequence}`, event);
  }

  async keep(fact, value) {
    this._mine();
    this._set(fact, value);
  }
}

class WindowStore {
  constructor() {
    this.isKept = false;
  }

  async claim() {
    return { claim: 1, desk: newId() };
  }

  async read() {
    return { changes: [], draft: null, filed: 0 };
  }

  async append() {}

  async keep() {}
}

/** The best store that this browser allows. */
async function openStore(name) {
  for (const kind of [DatabaseStore, PairsStore]) {
    try {
      return await kind.open(name);
    } catch {
      // The next one.
    }
  }
  return new WindowStore();
}

/** Messages between the windows of one desk. */
class Windows {
  constructor(name, onmessage) {
    this.id = newId();
    const hear = (message) => { if (message && message.from !== this.id) onmessage(message); };
    if (typeof BroadcastChannel === 'function') {
      this.channel = new BroadcastChannel(name);
      this.channel.onmessage = (event) => hear(event.data);
      return;
    }
    this.key = `${name}/message`;
    window.addEventListener('storage', (event) => {
      if (event.key === this.key && event.newValue) hear(JSON.parse(event.newValue));
    });
  }

  post(kind, more = {}) {
    const message = { kind, from: this.id, nonce: newId(), ...more };
    try {
      if (this.channel) this.channel.postMessage(message);
      else window.localStorage.setItem(this.key, JSON.stringify(message));
    } catch {
      // A window that cannot speak to others is alone.
    }
  }
}
