// Loads the snapshot and tells what chance gives before and after it was woken.
// usage: wake.mjs ENGINE_FOLDER > {"before", "after", "made_of", "lacking"}

import fs from "node:fs";
import { load, unpack } from "./built_engine.mjs";

const DRAW = `
import json, os, random, tempfile
json.dumps({
    "random": random.random(),
    "names": next(tempfile._get_candidate_names()),
    "system": os.urandom(8).hex(),
})
`;

const built = unpack(process.argv[2]);
try {
  const python = await load(built, "snapshot");
  const inside = python.pyimport("snapshot");
  const before = JSON.parse(python.runPython(DRAW));
  const made_of = inside.wake();
  const after = JSON.parse(python.runPython(DRAW));
  const lacking = [inside.lacking()];
  python.runPython("try:\n    import wave\nexcept ImportError:\n    pass");
  lacking.push(inside.lacking(), inside.lacked());
  process.stdout.write(JSON.stringify({ before, after, made_of, lacking }));
} finally {
  fs.rmSync(built.parts, { recursive: true, force: true });
}
