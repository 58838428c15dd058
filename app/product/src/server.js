import { createApp } from "./app.js";

const PORT = Number(process.env.PORT || 8080);
// Longer than a load balancer keeps idle connections, 60 seconds: else it answers 502 for requests on their way.
const KEEP_ALIVE_MS = 65_000;

const server = createApp();
server.keepAliveTimeout = KEEP_ALIVE_MS;

// ECS sends SIGTERM, and SIGKILL 30 seconds later. close() lets the requests under way finish.
process.once("SIGTERM", () => {
  console.log("SIGTERM: draining");
  server.close(() => console.log("stopped"));
});

server.listen(PORT, () => console.log(`listening on port ${server.address().port}`));
