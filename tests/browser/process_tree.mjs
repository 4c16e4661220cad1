// The processes of a program and of all that it started, on Linux.

import fs from "node:fs";

/** @param {number} id @returns {number[]} it and all below it */
export function processesOf(id) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [id];
  for (const one of found) found.push(...(children.get(one) ?? []));
  return found;
}

/** @param {number} id  0 when it has ended meanwhile */
function parentOf(id) {
  try {
    const stat = fs.readFileSync(`/proc/${id}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
