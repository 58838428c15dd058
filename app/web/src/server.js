import { createApp } from "./app.js";
import { drain, listen, portOf } from "./listen.js";

const server = await listen(createApp(), portOf(process.env));

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, async () => {
    console.log(`${signal}: draining`);
    await drain(server);
    console.log("stopped");
  });
}

// Last, so that whoever waits for this line may already send a signal.
console.log(`listening on port ${server.address().port}`);
