// What Node's JSON makes of payloads: the oracle of test_node.py.
//
//   node node_json.js                 reads one payload a line (base64 and a dot), writes one result a line (JSON)
//   node node_json.js record FILE     computes the results in node_expectations.json anew
//
// A result is [written, unsigned]: JSON.stringify(JSON.parse(payload)), and the same without the member
// `signature` (null where the payload is no object). Both are null where JSON.parse refuses.
"use strict";
const fs = require("fs");

const decoder = () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function results(base64) {
  let value;
  try {
    value = JSON.parse(decoder().decode(Buffer.from(base64, "base64")));
  } catch {
    return [null, null];
  }
  const written = JSON.stringify(value);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [written, null];
  delete value.signature;
  return [written, JSON.stringify(value)];
}

if (process.argv[2] === "record") {
  const path = process.argv[3];
  const cases = JSON.parse(fs.readFileSync(path, "utf8"));
  const lines = cases.map(({ name, payload }) => {
    const [written, unsigned] = results(payload);
    return "  " + JSON.stringify({ name, payload, written, unsigned });
  });
  fs.writeFileSync(path, "[\n" + lines.join(",\n") + "\n]\n");
} else {
  for (const line of fs.readFileSync(0, "latin1").split("\n")) {
    if (line) console.log(JSON.stringify(results(line.slice(0, -1))));
  }
}
