// Runs the page's own scripts without a page, for what they do with passwords.
// usage: secret_scripts.mjs < [{"call": "offered" | "lock" | "open" | …}] > [answer]

import { createCipheriv, pbkdf2Sync, randomBytes, webcrypto } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const SCRIPTS = path.join(import.meta.dirname, "../../docs/assets/form");

/** @param {object} offers what the browser has besides the language itself */
const scripts = (offers) => {
  const context = vm.createContext({ Blob, URL, TextEncoder, TextDecoder, atob, btoa, ...offers });
  for (const name of ["base64", "savefile", "secret"]) {
    const file = path.join(SCRIPTS, `${name}.js`);
    vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
  }
  return context.SoTay.secret;
};

const BROWSERS = {
  secure: { isSecureContext: true, crypto: webcrypto },
  "not secure": { isSecureContext: false, crypto: {} },
  "without crypto": { isSecureContext: true },
};
const secret = scripts(BROWSERS.secure);

/** The same by Node's own means. */
const lockedByNode = ({ password, text, iterations }) => {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const key = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const texts = Object.entries({ salt, iv, data }).map(([name, bytes]) => [name, bytes.toString("base64")]);
  return { format: 1, kdf: "PBKDF2-SHA-256", iterations, ...Object.fromEntries(texts) };
};

/** @param {() => Promise<object>} work what comes of it, or the sentence of its refusal */
const said = async (work) => {
  try {
    return await work();
  } catch (error) {
    return { refused: error.message };
  }
};

/** Everything that a browser lets nobody read out of a key. */
const rights = ({ key }) => ({
  extractable: key.extractable,
  algorithm: key.algorithm,
  usages: Array.from(key.usages),
});

const calls = {
  offered: ({ browser }) => {
    const { offered, why } = scripts(BROWSERS[browser]);
    return { offered: offered(), why: why() };
  },
  make: ({ browser, password }) =>
    said(async () => rights(await scripts(BROWSERS[browser]).make(password))),
  lock: ({ password, texts }) =>
    said(async () => {
      const key = await secret.make(password);
      return Promise.all(texts.map((text) => secret.lock(key, text)));
    }),
  lockByNode: lockedByNode,
  open: ({ locked, password }) =>
    said(async () => {
      const { key, text } = await secret.open(locked, password);
      const next = await secret.lock(key, text);
      return { text, ...rights(key), next, again: await secret.read(key, next) };
    }),
  // `by` is what the password opens, which gives the key.
  read: ({ key: password, by, locked }) =>
    said(async () => {
      const { key } = await secret.open(by, password);
      return { text: await secret.read(key, locked) };
    }),
};

const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = [];
for (const { call, ...members } of asked) answers.push(await calls[call](members));
process.stdout.write(JSON.stringify(answers));
