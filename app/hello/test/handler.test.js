import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { handler } from "../src/handler.js";

const region = process.env.AWS_REGION;

beforeEach(() => {
  process.env.AWS_REGION = "eu-west-1";
});

afterEach(() => {
  if (region === undefined) {
    delete process.env.AWS_REGION;
  } else {
    process.env.AWS_REGION = region;
  }
});

test("a request without a name greets the world", async () => {
  const response = await handler({});
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers["content-type"], "application/json");
  assert.equal(JSON.parse(response.body).message, "Hello, world!");
});

test("a name is greeted", async () => {
  const response = await handler({ queryStringParameters: { name: "Ada" } });
  assert.equal(JSON.parse(response.body).message, "Hello, Ada!");
});

test("a blank name counts as none", async () => {
  const response = await handler({ queryStringParameters: { name: "  " } });
  assert.equal(JSON.parse(response.body).message, "Hello, world!");
});

test("the answer says which region gave it", async () => {
  const response = await handler({});
  assert.equal(JSON.parse(response.body).region, "eu-west-1");
});
