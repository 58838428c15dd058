import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { createApp } from "../src/app.js";
import { drain, listen } from "../src/listen.js";

let server;
let base;

before(async () => {
  server = await listen(createApp(), 0);
  base = `http://127.0.0.1:${server.address().port}`;
});

after(() => drain(server, 0));

test("the front page greets", async () => {
  const response = await fetch(base);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), {
    service: "web",
    message: "Hello from Viaduct",
  });
});

test("the health check answers and is never cached", async () => {
  const response = await fetch(`${base}/health`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.deepEqual(await response.json(), { status: "ok" });
});

test("an unknown path is a 404 in JSON", async () => {
  const response = await fetch(`${base}/nowhere`);
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), { error: "not found" });
});

test("the server does not say what it is made of", async () => {
  const response = await fetch(base);
  assert.equal(response.headers.get("x-powered-by"), null);
});
