// Opens a page with engine.js in a real browser and tells what happened.
// usage: start_engine.mjs BROWSER SCENARIO   (stdin: {"address", "server", "told"}; stdout: JSON)

import fs from "node:fs";
import { launch, refused } from "../browser/browsers.mjs";

const [, , name, scenario] = process.argv;
const { address, server, told } = JSON.parse(fs.readFileSync(0, "utf8"));

/** Each runs in the page. */
const SCENARIOS = {
  answers: async () => {
    const asked = watchScripts();
    const states = [document.documentElement.dataset.engine];
    const sentences = [];
    const progress = (sentence, share) => sentences.push([sentence, share]);
    const first = SoTay.engine.call("ping", {}, progress);
    const started = SoTay.engine.start();
    states.push(document.documentElement.dataset.engine);
    const result = await first;
    await started;
    states.push(document.documentElement.dataset.engine);
    const scripts = [...document.scripts].map((script) => script.src.split("/").pop());
    return { states, sentences, result, scripts, asked, frames: window.frames.length };
  },

  refuses: async () => {
    const error = await SoTay.engine.call("no-such-action", {}).catch((error) => error);
    const result = await SoTay.engine.call("ping", {});
    const { message, problems } = error;
    return { message, problems, result, state: document.documentElement.dataset.engine };
  },

  stops: async () => {
    const failures = [];
    for (const attempt of ["first", "second"]) {
      const { message, problems } = await SoTay.engine.call("ping", {}).catch((error) => error);
      const state = document.documentElement.dataset.engine;
      failures.push({ attempt, message, problems, state });
    }
    return { failures };
  },

  later: async () => {
    const asked = watchScripts();
    await SoTay.engine.call("ping", {});
    const before = asked.filter((name) => name.startsWith("xlsxwriter"));
    const told = [];
    const answers = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const call = SoTay.engine.call("export_xlsx", {}, (sentence) => told.push(sentence));
      answers.push(await call.catch((error) => error.message));
    }
    const after = asked.filter((name) => name.startsWith("xlsxwriter"));
    const { python } = await SoTay.engine.call("ping", {});
    const state = document.documentElement.dataset.engine;
    return { before, after, answers, told, python, state };
  },

  // The second request is one that the snapshot cannot answer by itself.
  lacking: async (request) => {
    const asked = watchScripts();
    await SoTay.engine.call("ping", {});
    const before = asked.length;
    const { action, ...members } = JSON.parse(request);
    const result = await SoTay.engine.call(action, members);
    const again = await SoTay.engine.call(action, members);
    return { before, asked, same: JSON.stringify(again) === JSON.stringify(result), result };
  },

  closed: async (source) => {
    const probe = async () => {
      const tries = {
        fetch: () => fetch("http://127.0.0.1:9/fetch"),
        data: () => fetch("data:,x"),
        XMLHttpRequest: () => new XMLHttpRequest(),
        WebSocket: () => new WebSocket("ws://127.0.0.1:9/socket"),
        EventSource: () => new EventSource("http://127.0.0.1:9/events"),
        importScripts: () => importScripts("http://127.0.0.1:9/script.js"),
        Worker: () => new Worker("http://127.0.0.1:9/worker.js"),
      };
      const outcomes = {};
      for (const [what, attempt] of Object.entries(tries)) {
        outcomes[what] = await Promise.resolve()
          .then(attempt)
          .then(
            () => "open",
            (error) => error.message,
          );
      }
      self.postMessage(outcomes);
    };
    const text = `${source}\n(${probe})();`;
    const started = new Worker(URL.createObjectURL(new Blob([text])));
    return new Promise((resolve) => {
      started.onmessage = ({ data }) => resolve(data);
    });
  },
};

/** Runs in the page before its own scripts: the names of the scripts that are added to it. */
function addWatch() {
  window.watchScripts = () => {
    const asked = [];
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const { src } of addedNodes) if (src) asked.push(src.split("/").pop());
      }
    });
    watch.observe(document.head, { childList: true });
    return asked;
  };
}

/** Each runs in the page before its own scripts. */
const PREPARATIONS = {
  // As the theme's stand-in does on file://: the script runs in a frame and there is no thread.
  shim: () => {
    if (window !== window.top) return;
    window.Worker = class extends EventTarget {
      constructor() {
        super();
        throw new Error("the stand-in was used");
      }
    };
  },
  // No worker can be made at the first click, by neither way.
  stumble: () => {
    const native = URL.createObjectURL;
    let left = 2;
    URL.createObjectURL = (blob) => {
      left -= 1;
      if (left < 0) return native(blob);
      throw new Error("no address today");
    };
  },
  // Two minutes pass in two seconds.
  hurry: () => {
    const native = window.setTimeout;
    window.setTimeout = (task, delay) => native(task, delay >= 60_000 ? 2_000 : delay);
  },
};

const [task, preparation] = scenario.split("+");
const browser = await launch(name, { server });
try {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning", "warn"].includes(message.type())) complaints.push(message.text());
  });
  await page.evaluateOnNewDocument(addWatch);
  if (preparation) await page.evaluateOnNewDocument(PREPARATIONS[preparation]);
  await page.goto(address);
  const outcome = await page.evaluate(SCENARIOS[task], told);
  process.stdout.write(JSON.stringify({ ...outcome, complaints, refused: refused(browser) }));
} finally {
  await browser.close();
}
