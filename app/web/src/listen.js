import { once } from "node:events";

// A load balancer keeps idle connections for 60 seconds. A server that closes them first
// makes it answer 502 for a request that is already on its way.
const KEEP_ALIVE_MS = 65_000;
const DRAIN_MS = 10_000;
const IDLE_CHECK_MS = 50;

/**
 * Starts the application on a TCP port and waits until it accepts connections.
 *
 * @param {import("express").Express} app
 * @param {number} port 0 takes any free port
 * @returns {Promise<import("node:http").Server>}
 */
export async function listen(app, port) {
  const server = app.listen(port);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
  await once(server, "listening");
  return server;
}

/**
 * Takes no new connection, lets the requests under way finish, and cuts what is left.
 *
 * @param {import("node:http").Server} server
 * @param {number} drainMs how long a request may still take, in milliseconds
 * @returns {Promise<void>}
 */
export async function drain(server, drainMs = DRAIN_MS) {
  const closed = once(server, "close");
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  // close() drops the connections that are idle now, not those that become idle after it.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  server.close();
  await closed;
  clearTimeout(cut);
  clearInterval(sweep);
}

/**
 * Reads the port from the environment.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {number} 3000 unless PORT says otherwise
 * @throws {RangeError} when PORT is not a port number
 */
export function portOf(environment) {
  const text = environment.PORT || "3000";
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(
      `PORT must be a whole number from 0 to 65535, got "${text}"`,
    );
  }
  return port;
}
