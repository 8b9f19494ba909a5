// The tasks of scripts/mcp_tasks: each a question of a researcher, what an assistant calls, and what must come of it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const [tenet, index, sdk] = process.argv.slice(2);
const { Client } = await import(`${sdk}/dist/esm/client/index.js`);
const { StdioClientTransport } = await import(`${sdk}/dist/esm/client/stdio.js`);
const { StreamableHTTPClientTransport } = await import(`${sdk}/dist/esm/client/streamableHttp.js`);

const leaders = "Law Enforcement Leaders to Reduce Crime and Incarceration";

function tasksOf(client) {
  async function call(name, args, failing = false) {
    const result = await client.callTool({ name, arguments: args });
    assert.equal(result.isError ?? false, failing, JSON.stringify(result));
    return JSON.parse(result.content[0].text);
  }
  // What may be quoted: the words are verbatim, and id, words and reference are there.
  async function quotable(row) {
    assert.ok(row.passage && row.plain && row.citation, JSON.stringify(row));
    const words = row.plain.split(" ").slice(0, 12).join(" ");
    const checked = await call("verify", { words });
    assert.ok(checked.summary.verbatim, `${words}: ${checked.summary.verdict}`);
  }
  return {
    "Which topics can I ask for, and how much is there on sentencing?": async () => {
      const topics = (await call("topics", {})).results;
      assert.ok(topics.length >= 25);
      assert.ok(topics.find((topic) => topic.id === "sentencing").passages > 10);
    },
    "Find passages on mandatory minimum sentences that I can quote.": async () => {
      const found = await call("search", { query: "topic:mandatory-minimums" });
      assert.ok(found.results.length === 5 && found.summary.total >= 5);
      for (const row of found.results) await quotable(row);
    },
    "Should drug users get treatment instead of jail? Who argues about it?": async () => {
      const found = await call("search", { query: "Should drug users get treatment instead of jail?", limit: 3 });
      assert.equal(found.results.length, 3);
      for (const row of found.results) await quotable(row);
    },
    "Who said: restore balance to our criminal laws?": async () => {
      const checked = await call("verify", { words: "restore balance to our criminal laws" });
      assert.equal(checked.summary.verdict, "exact");
      assert.equal(checked.results[0].speaker, leaders);
      assert.match(checked.results[0].citation, /2015/);
    },
    "Is this quotation right: restore order to our criminal laws?": async () => {
      const checked = await call("verify", { words: "restore order to our criminal laws" });
      assert.equal(checked.summary.verbatim, false);
      assert.equal(checked.summary.verdict, "altered");
      assert.deepEqual(checked.results[0].differences, ["changed: balance -> order"]);
    },
    "Did somebody of another name say it?": async () => {
      const checked = await call("verify", { words: "restore balance to our criminal laws", speaker: "Bratton" });
      assert.equal(checked.summary.verbatim, false);
      assert.equal(checked.summary.verdict, "by another");
    },
    "Was this ever said: zebras shall pay bail in carrots?": async () => {
      const checked = await call("verify", { words: "zebras shall pay bail in carrots" });
      assert.equal(checked.summary.verbatim, false);
    },
    "What did the law enforcement leaders say, word for word?": async () => {
      const found = await call("quotes", { query: 'speaker:"Law Enforcement Leaders"', limit: 3 });
      assert.equal(found.results.length, 3);
      for (const row of found.results) {
        assert.equal(row.speaker, leaders);
        await quotable(row);
      }
    },
    "Show me what stands around that passage.": async () => {
      const [first] = (await call("search", { query: "topic:reclassification said:misdemeanors" })).results;
      const around = (await call("passage", { id: first.passage, context: 1 })).results;
      assert.ok(around.length >= 2 && around.some((row) => row.passage === first.passage));
      const uri = `tenet://passage/${encodeURIComponent(first.passage)}`;
      const resource = await client.readResource({ uri });
      assert.equal(JSON.parse(resource.contents[0].text).results[0].passage, first.passage);
    },
    "Give me references for it, for a paper and for BibTeX.": async () => {
      const [first] = (await call("quotes", { query: "said:misdemeanors" })).results;
      const paper = (await call("cite", { id: [first.passage], style: "chicago", quotes: true })).results[0];
      assert.ok(paper.passages.includes(first.passage) && paper.citation.includes("“"));
      assert.match((await call("cite", { id: [first.passage], style: "bibtex" })).results[0].citation, /^@/);
    },
    "How did talk of sentencing change over the years?": async () => {
      const rows = (await call("count", { query: "topic:sentencing", by: ["year"] })).results;
      const total = rows.at(-1);
      assert.equal(total.row, "total");
      assert.equal(rows.slice(0, -1).reduce((sum, row) => sum + row.passages, 0), total.passages);
      assert.ok(rows.every((row) => row.searched_passages >= row.passages));
    },
    "My query has a mistake: can you mend it?": async () => {
      const problem = await call("search", { query: "topic:sentensing judges" }, true);
      assert.equal(problem.code, "bad_query");
      assert.equal(problem.offset, 6);
      assert.match(problem.detail + problem.hint, /sentencing/);
      assert.ok((await call("search", { query: "topic:sentencing judges" })).results.length > 0);
    },
  };
}

// A request that the client cancels gets no answer, and those around it do. Over HTTP requests are answered at the same
// time, so that an answer may be on its way already.
async function cancels(client, inOrder) {
  const unasked = [];
  client.onerror = (error) => unasked.push(error.message);
  const call = (options) =>
    client.callTool({ name: "search", arguments: { query: "topic:sentencing", limit: 100 } }, undefined, options);
  const before = Array.from({ length: 40 }, () => call());
  const leaving = new AbortController();
  const cancelled = assert.rejects(call({ signal: leaving.signal }));
  leaving.abort("changed my mind");
  await cancelled;
  for (const result of await Promise.all([...before, call()])) assert.equal(result.isError ?? false, false);
  if (inOrder) assert.deepEqual(unasked, []);
}

async function doAll(way, transport) {
  const client = new Client({ name: "mcp_tasks", version: "1.0.0" });
  await client.connect(transport);
  assert.match(client.getInstructions(), /verify/);
  const { tools } = await client.listTools();
  assert.equal(tools.length, 7);
  assert.equal((await client.listPrompts()).prompts.length, 2);
  const tasks = tasksOf(client);
  let done = 0;
  for (const [question, task] of Object.entries(tasks)) {
    try {
      await task();
      done += 1;
      console.log(`${way}: done: ${question}`);
    } catch (error) {
      console.log(`${way}: FAILED: ${question}\n  ${error.message}`);
    }
  }
  await cancels(client, way === "stdio");
  console.log(`${way}: cancelled a request`);
  await client.close();
  console.log(`${way}: ${done} of ${Object.keys(tasks).length} tasks`);
  return done === Object.keys(tasks).length;
}

const overPipes = await doAll("stdio", new StdioClientTransport({ command: tenet, args: ["mcp", "--index", index] }));

const server = spawn(tenet, ["serve", "--index", index, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "ignore", "pipe"] });
const lines = createInterface({ input: server.stderr });
const [said] = await new Promise((resolve) => lines.once("line", (line) => resolve([line])));
const address = said.slice(said.indexOf("http://"));
const overHttp = await doAll("http", new StreamableHTTPClientTransport(new URL(`${address}/mcp`)));
server.kill();
process.exit(overPipes && overHttp ? 0 : 1);
