import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";

import { createApp } from "../src/app.js";

let server;
let base;

before(async () => {
  server = createApp().listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

test("products are listed with their prices in cents", async () => {
  const response = await fetch(`${base}/products`);
  assert.equal(response.status, 200);
  const products = await response.json();
  assert.equal(products.length, 2);
  assert.ok(products.every(({ price }) => Number.isInteger(price)));
});

test("a product is found by its number, whatever is asked beside it", async () => {
  const response = await fetch(`${base}/products/2?from=shop`);
  assert.deepEqual(await response.json(), { id: 2, name: "Arch, single", price: 390 });
});

for (const path of ["/", "/products/3", "/products/2/", "//"]) {
  test(`${path} is a 404 in JSON`, async () => {
    const response = await fetch(`${base}${path}`);
    assert.equal(response.status, 404);
    assert.deepEqual(await response.json(), { error: "not found" });
  });
}

test("the health check answers and is never cached", async () => {
  const response = await fetch(`${base}/health`);
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.deepEqual(await response.json(), { status: "ok" });
});

test("nothing can be changed", async () => {
  const response = await fetch(`${base}/products`, { method: "POST", body: "{}" });
  assert.equal(response.status, 405);
});

test("HEAD answers without a body", async () => {
  const response = await fetch(`${base}/products`, { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), "");
});
