// The text for whoever helps: which browser, what was tried, what came of it, and nobody's data.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Most special first: every browser made of Chromium also calls itself Chrome. */
  const BROWSERS = [
    ["Cốc Cốc", /coc_coc_browser\/([\d.]+)/],
    ["Edge", /Edg\/([\d.]+)/],
    ["Opera", /OPR\/([\d.]+)/],
    ["Samsung Internet", /SamsungBrowser\/([\d.]+)/],
    ["Firefox", /Firefox\/([\d.]+)/],
    ["Chrome", /Chrome\/([\d.]+)/],
    ["Safari", /Version\/([\d.]+).*Safari/],
  ];
  const SYSTEMS = [
    ["Windows 7", /Windows NT 6\.1/],
    ["Windows 8", /Windows NT 6\.[23]/],
    ["Windows 10 hoặc 11", /Windows NT 10/],
    ["Windows", /Windows/],
    ["Android", /Android/],
    ["iPhone, iPad", /iPhone|iPad/],
    ["macOS", /Mac OS X/],
    ["Linux", /Linux/],
  ];
  const OUTCOMES = { done: "Được", failed: "CHƯA ĐƯỢC", none: "Không có" };

  /** @param {string} agent */
  const browser = (agent) => {
    const program = BROWSERS.map(([name, pattern]) => [name, agent.match(pattern ?? "")?.[1]]);
    const [name, version] = program.find(([, version]) => version) ?? ["không rõ", ""];
    const [system] = SYSTEMS.find(([, pattern]) => agent.match(pattern ?? "")) ?? ["hệ máy không rõ"];
    return `${name} ${version}`.trim() + `, ${system}`;
  };

  const opened = () => {
    if (location.protocol === "file:") return "từ tệp trên máy (bấm đúp)";
    const secure = window.isSecureContext ? "" : ", trình duyệt coi là không an toàn";
    return `từ máy chủ (${location.protocol}//${secure})`;
  };

  /** @param {SelftestLine[]} lines @param {string} version */
  const text = (lines, version) =>
    [
      "KIỂM TRA MÁY",
      `Trình duyệt: ${browser(navigator.userAgent)}`,
      `Trình duyệt tự nói: ${navigator.userAgent}`,
      `Mở sổ tay: ${opened()}`,
      `Màn hình: ${screen.width}×${screen.height}`,
      version,
      "",
      ...lines.map(({ title, outcome, said }) => `${OUTCOMES[outcome]} – ${title}: ${said}`),
    ].join("\n");

  /** @param {HTMLTextAreaElement} field */
  const copy = async (field) => {
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      // Without a secure context there is only the older way.
      return document.execCommand("copy");
    }
  };

  SoTay.selftestReport = { browser, text, copy };
})();
