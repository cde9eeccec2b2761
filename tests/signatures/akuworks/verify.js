// An AkuWorks endpoint as a JavaScript developer writes it: the oracle of test_node.py.
// Reads lines "secret body header" (each base64), writes "true" or "false" for header and member.
"use strict";
const crypto = require("crypto");
const fs = require("fs");

const sign = (secret, data) =>
  "sha256=" + crypto.createHmac("sha256", secret).update(data).digest("hex");

for (const line of fs.readFileSync(0, "latin1").split("\n")) {
  if (!line) continue;
  const [secret, body, header] = line.split(" ").map((part) => Buffer.from(part, "base64"));
  const { signature, ...unsigned } = JSON.parse(body.toString("utf8"));
  const header_holds = sign(secret, body) === header.toString();
  const member_holds = sign(secret, JSON.stringify(unsigned)) === signature;
  console.log(JSON.stringify([header_holds, member_holds]));
}
