import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { drain, portOf } from "../src/listen.js";

const SERVER = fileURLToPath(new URL("../src/server.js", import.meta.url));

async function slowServer(answerMs) {
  const server = createServer((_request, response) => {
    setTimeout(() => response.end("done"), answerMs).unref();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

test("the port is 3000 unless PORT says otherwise", () => {
  assert.equal(portOf({}), 3000);
  assert.equal(portOf({ PORT: "" }), 3000);
  assert.equal(portOf({ PORT: "8080" }), 8080);
});

for (const text of ["http", "-1", "65536", "80.5"]) {
  test(`PORT=${text} is refused`, () => {
    assert.throws(
      () => portOf({ PORT: text }),
      new RegExp(`RangeError.*got "${text}"`),
    );
  });
}

test("a request under way is answered, and its kept connection does not hold up the stop", async () => {
  const server = await slowServer(100);
  const request = fetch(`http://127.0.0.1:${server.address().port}`);
  await once(server, "request");
  const started = performance.now();
  await drain(server);
  assert.equal(await (await request).text(), "done");
  assert.ok(performance.now() - started < 2_000);
});

test("a request that takes too long does not hold up the stop", async () => {
  const server = await slowServer(60_000);
  const request = fetch(`http://127.0.0.1:${server.address().port}`);
  const failed = assert.rejects(request);
  await once(server, "request");
  await drain(server, 50);
  await failed;
});

test("SIGTERM ends the process with success", async () => {
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  assert.deepEqual(await exited, [0, null]);
});
