import { createServer } from "node:http";

const PRODUCTS = [
  { id: 1, name: "Viaduct, scale model", price: 2450 },
  { id: 2, name: "Arch, single", price: 390 },
];

/**
 * Makes the server without listening, so that tests can start it on any port.
 *
 * @returns {import("node:http").Server}
 */
export function createApp() {
  return createServer((request, response) => {
    const { status, body } = answer(request.method, request.url.split("?")[0]);
    response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    response.end(request.method === "HEAD" ? undefined : JSON.stringify(body));
  });
}

/**
 * What is answered to a request; prices are in cents.
 *
 * @param {string} method
 * @param {string} path
 * @returns {{status: number, body: unknown}}
 */
function answer(method, path) {
  if (method !== "GET" && method !== "HEAD") return { status: 405, body: { error: "only GET and HEAD" } };
  if (path === "/health") return { status: 200, body: { status: "ok" } };
  if (path === "/products") return { status: 200, body: PRODUCTS };
  const product = PRODUCTS.find(({ id }) => path === `/products/${id}`);
  return product ? { status: 200, body: product } : { status: 404, body: { error: "not found" } };
}
