// A text under a password: AES-GCM, its key from the password by PBKDF2, all by Web Crypto.
// docs/contributing/secrets.md says what that protects from and what not.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const FORMAT = 1;
  const KDF = "PBKDF2-SHA-256";
  /** What OWASP asks of PBKDF2 with SHA-256; stored with each text, so that it can be raised. */
  const ITERATIONS = 600_000;
  /** Fewer were never written; more would hold an old computer for half a minute. */
  const ITERATIONS_READ = { least: 600_000, most: 10_000_000 };
  const SALT_BYTES = 16;
  const IV_BYTES = 12;
  const TAG_BYTES = 16;
  const SHORTEST = 8;
  /** So many bytes become letters at a time; one by one takes many times the memory. */
  const PIECE = 0x2000;

  const NO_CONTEXT =
    "Không đặt được mật khẩu khi sổ tay mở qua địa chỉ http:// của máy khác, vì ở đó trình duyệt " +
    "không cho trang mã hóa; hãy mở sổ tay từ USB, từ ổ đĩa của máy này hoặc qua địa chỉ https://.";
  const NO_CRYPTO = "Không đặt được mật khẩu vì trình duyệt này không cho trang mã hóa.";
  const TOO_SHORT = `Mật khẩu cần ít nhất ${SHORTEST} ký tự.`;
  const DAMAGED = "Bản có mật khẩu này đã bị hỏng nên không mở được.";
  const NEWER = "Bản này được khóa bằng bản sổ tay mới hơn; hãy mở bằng bản sổ tay đó.";
  const WRONG =
    "Mật khẩu không đúng hoặc bản này đã bị hỏng; hãy gõ lại, để ý phím Caps Lock và bộ gõ " +
    "tiếng Việt.";

  const why = () => {
    if (!globalThis.isSecureContext) return NO_CONTEXT;
    return globalThis.crypto?.subtle ? "" : NO_CRYPTO;
  };

  const offered = () => why() === "";

  /** @param {Uint8Array} bytes */
  const base64 = (bytes) => {
    let binary = "";
    for (let at = 0; at < bytes.length; at += PIECE) {
      binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
    }
    return btoa(binary);
  };

  /**
   * @param {unknown} text
   * @param {number} least
   * @param {number} most what is longer is not even unpacked
   * @returns {Uint8Array<ArrayBuffer>}
   */
  const bytesOf = (text, least, most) => {
    if (typeof text !== "string" || text.length > Math.ceil(most / 3) * 4) throw new Error(DAMAGED);
    let bytes;
    try {
      bytes = SoTay.base64.bytes(text);
    } catch {
      throw new Error(DAMAGED);
    }
    if (bytes.length < least || bytes.length > most) throw new Error(DAMAGED);
    return bytes;
  };

  /** @param {number} count */
  const random = (count) => crypto.getRandomValues(new Uint8Array(count));

  /**
   * @param {string} password
   * @param {Uint8Array<ArrayBuffer>} salt
   * @param {number} iterations
   */
  const derive = async (password, salt, iterations) => {
    // Input methods compose Vietnamese letters in different ways; NFC makes them the same, and
    // unlike NFKC it makes no two passwords of different characters the same.
    const typed = new TextEncoder().encode(password.normalize("NFC"));
    const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt, iterations },
      material,
      { name: "AES-GCM", length: 256 },
      false,
      ["encrypt", "decrypt"],
    );
  };

  /**
   * A new key for a password; it cannot be read out of the browser.
   * @param {string} password
   * @returns {Promise<SecretKey>}
   */
  const make = async (password) => {
    if (!offered()) throw new Error(why());
    if (Array.from(password.normalize("NFC")).length < SHORTEST) throw new Error(TOO_SHORT);
    const salt = random(SALT_BYTES);
    const key = await derive(password, salt, ITERATIONS);
    return { key, salt: base64(salt), iterations: ITERATIONS };
  };

  /**
   * @param {SecretKey} secret
   * @param {string} text
   * @returns {Promise<LockedText>}
   */
  const lock = async ({ key, salt, iterations }, text) => {
    // Two texts under one key and one iv would give both away.
    const iv = random(IV_BYTES);
    const bytes = new TextEncoder().encode(text);
    const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes));
    return { format: FORMAT, kdf: KDF, iterations, salt, iv: base64(iv), data: base64(data) };
  };

  /**
   * @param {Partial<LockedText>} locked any local page may have written it
   * @param {number} [largest] bytes of its text
   */
  const checked = (locked, largest = SoTay.saveFile.MAX_BYTES) => {
    const { format, kdf, iterations = 0, salt, iv, data } = locked;
    if (typeof format === "number" && format > FORMAT) throw new Error(NEWER);
    const { least, most } = ITERATIONS_READ;
    const bounded = Number.isInteger(iterations) && iterations >= least && iterations <= most;
    if (format !== FORMAT || kdf !== KDF || !bounded) throw new Error(DAMAGED);
    return {
      iterations,
      salt: bytesOf(salt, SALT_BYTES, SALT_BYTES),
      iv: bytesOf(iv, IV_BYTES, IV_BYTES),
      data: bytesOf(data, TAG_BYTES, largest + TAG_BYTES),
    };
  };

  /**
   * @param {CryptoKey} key
   * @param {ReturnType<typeof checked>} locked
   */
  const decrypted = async (key, { iv, data }) => {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  };

  /**
   * The text, and a key to lock its next state with.
   * @param {unknown} locked
   * @param {string} password
   * @param {number} [largest] bytes that the text may have
   * @returns {Promise<{key: SecretKey, text: string}>}
   */
  const open = async (locked, password, largest) => {
    if (!offered()) throw new Error(why());
    const found = checked(locked || {}, largest);
    const { iterations, salt } = found;
    try {
      const key = await derive(password, salt, iterations);
      const text = await decrypted(key, found);
      return { key: { key, salt: base64(salt), iterations }, text };
    } catch {
      throw new Error(WRONG); // A wrong password and a changed text look alike, as they should.
    }
  };

  /**
   * Another text under the same key, as the states of a draft are.
   * @param {SecretKey} secret
   * @param {unknown} locked
   * @param {number} [largest] bytes that the text may have
   * @returns {Promise<string>}
   */
  const read = async ({ key }, locked, largest) => {
    const found = checked(locked || {}, largest);
    try {
      return await decrypted(key, found);
    } catch {
      throw new Error(DAMAGED);
    }
  };

  SoTay.secret = { offered, why, make, lock, open, read, SHORTEST };
})();
