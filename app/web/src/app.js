import express from "express";

/**
 * Makes the application without listening, so that tests can start it on any port.
 *
 * @returns {import("express").Express}
 */
export function createApp() {
  const app = express();
  app.disable("x-powered-by");

  app.get("/", (_request, response) => {
    response.json({ service: "web", message: "Hello from Viaduct" });
  });

  // The load balancer and the deployment's last hook ask this one: no logging, no caching.
  app.get("/health", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });

  app.use((_request, response) => {
    response.status(404).json({ error: "not found" });
  });

  return app;
}
