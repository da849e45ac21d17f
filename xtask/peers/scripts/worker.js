// The worker with JavaScript tools: JSON.parse, and ajv on the model's JSON Schema.
// Writes its rows as one line of JSON, then answers requests `<row> <passes>` by nanoseconds of CPU time.
"use strict";

const fs = require("node:fs");
const readline = require("node:readline");
const Ajv = require("ajv/dist/2020");

const rows = [];
const takes = [];

function add(document, tool, mode, documents, prepare) {
  const row = { document, tool, mode };
  let take = null;
  try {
    take = prepare();
    const refused = documents.findIndex((text) => !take(text));
    if (refused >= 0) row.skipped = `document ${refused} is refused`;
  } catch (problem) {
    row.skipped = String(problem).slice(0, 300);
  }
  rows.push(row);
  takes.push({ take, documents });
}

function cpuTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

for (const chosen of JSON.parse(fs.readFileSync(process.argv[2]))) {
  if (chosen.variant !== "natural") continue;
  const lines = fs.readFileSync(chosen.file, "utf8").split("\n").filter(Boolean);
  // Bytes in: the documents are decoded in the measured part, as a server does.
  const documents = lines.map((line) => Buffer.from(JSON.parse(line)));
  const title = `${chosen.set}/${chosen.name}`;
  const schema = JSON.parse(fs.readFileSync(chosen.schema));
  add(title, "node", "JSON.parse", documents, () => (bytes) => JSON.parse(bytes.toString("utf8")) !== undefined);
  let validate;
  const compile = () => {
    validate ??= new Ajv({ strict: false, discriminator: false, validateFormats: false }).compile(schema);
    return validate;
  };
  add(title, "ajv", "parse + validate", documents, () => {
    const check = compile();
    return (bytes) => check(JSON.parse(bytes.toString("utf8")));
  });
  const parsed = documents.map((bytes) => JSON.parse(bytes.toString("utf8")));
  add(title, "ajv", "validate, parsed before", parsed, compile);
}

console.log(JSON.stringify(rows));
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [row, passes] = line.split(" ").map(Number);
  const { take, documents } = takes[row];
  if (passes > 1) for (const document of documents) take(document);
  const start = cpuTime();
  for (let pass = 0; pass < passes; pass += 1) {
    for (const document of documents) take(document);
  }
  console.log(String(cpuTime() - start));
});
